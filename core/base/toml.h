// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Included by sources of libraries that link toml++ privately; keep it out of other headers.
#include "base/sourcetext.h"

#include <toml++/toml.h>

#include <string_view>

namespace tagboat
{

/// The most parts of a key, those of its table's header included, and the deepest nesting of brackets that parseToml()
/// accepts. The parser recurses over both without a limit of its own for keys.
constexpr int tomlDepthLimit = 64;

/// Reads TOML 1.0. What could exhaust the parser's stack or memory is refused before it is entered. Errors are Invalid
/// and name the line, the column, and for a key that stands twice both lines.
Result<toml::table> parseToml(const QByteArray &bytes, const QString &path);

/// The characters of a string node between its quotes. Invalid if it is not a string, or is written with escapes.
Result<SourceSlice> tomlStringSlice(const QByteArray &bytes, const toml::node &node, const QString &path);

/// The 1-based line where a node begins.
int tomlLine(const toml::node &node);

/// The text of a string node.
QString tomlText(const toml::value<std::string> &node);

} // namespace tagboat
