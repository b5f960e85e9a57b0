// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QJsonValue>

namespace tagboat
{

/// A time as all output for programs has it: RFC 3339 in UTC, "2026-11-09T14:31:00Z"; empty for none.
QString dateText(const QDateTime &time);
/// The same as JSON; null for none.
QJsonValue dateOrNull(const QDateTime &time);

} // namespace tagboat
