// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QString>

namespace tagboat
{

/// "1 day" or "5 days" of "%1 day" and "%1 days"; English needs the two forms also where no translation is loaded.
QString counted(qint64 number, const char *one, const char *many);

/// How long ago: "just now", "3 hours", "12 days", "2 years".
QString ageText(const QDateTime &then, const QDateTime &now);
/// The same in a sentence: "3 hours ago", "just now".
QString agoWords(const QDateTime &then, const QDateTime &now);

} // namespace tagboat
