// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/toml.h"
#include "versionfile/versionfile.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

#include <initializer_list>

namespace tagboat
{

/// The node below a path of keys; null if there is none.
const toml::node *tomlNode(const toml::table &root, std::initializer_list<std::string_view> keys);

/// The string below a path of keys; empty if there is none or it is no string.
QString tomlString(const toml::table &root, std::initializer_list<std::string_view> keys);

/// The strings of an array, or the one string, below a path of keys.
QStringList tomlStrings(const toml::table &root, std::initializer_list<std::string_view> keys);

/// A string node as the place of a version. Invalid with the line if it is no plain string.
Result<VersionOccurrence> tomlOccurrence(const QByteArray &bytes, const toml::node &node, const QString &path,
                                         const QString &kind);

/// "key.key=value" of each value: what must stay the same but for the literals of an edit.
Result<QList<QByteArray>> tomlFacts(const QByteArray &bytes, const QString &path);

} // namespace tagboat
