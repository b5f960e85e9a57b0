// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace tagboat::practice
{

/// Ruby's File.fnmatch with FNM_PATHNAME, as rulesets and deployment policies use it: * does not cross a slash, **
/// does.
bool fileMatches(const QString &pattern, const QString &name);

/// The patterns of workflow filters: * stops at a slash, ** does not, ? and + repeat the character before them.
/// Later ones win, and ! in front takes out again. Source: "Workflow syntax", filter pattern cheat sheet.
bool filterMatches(const QStringList &patterns, const QString &name);

/// * and ? as in file names, across slashes: for scripts and faults.
bool wildcardMatches(const QString &pattern, const QString &text);

} // namespace tagboat::practice
