// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/spelling.h"

#include <memory>

namespace tagboat
{

/// The first of @p languages ("en_GB") that Enchant has a dictionary of; else any of the same languages ("en_AU").
/// Error: NotFound where none is installed.
Result<std::unique_ptr<SpellChecker>> openEnchant(const QStringList &languages);

/// The languages to look for in English texts: the English of the system first, then others; the system's own last.
QStringList spellingLanguages(const QString &systemLocale);

} // namespace tagboat
