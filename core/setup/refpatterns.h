// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace tagboat
{

/// Whether a pattern of rulesets and deployment policies fits @p name, as Ruby's File.fnmatch with FNM_PATHNAME: "*"
/// and
/// "?" do not cross "/", "**/" does, "[]" is a set.
/// https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/managing-rulesets/creating-rulesets-for-a-repository#using-fnmatch-syntax
bool refPatternFits(const QString &pattern, const QString &name);

} // namespace tagboat
