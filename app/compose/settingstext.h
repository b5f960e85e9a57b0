// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

namespace tagboat
{

/// A TOML basic string.
QString tomlQuoted(const QString &text);
/// A TOML array of strings: on one line when it is short, else one string a line.
QString tomlArray(const QStringList &texts);

} // namespace tagboat
