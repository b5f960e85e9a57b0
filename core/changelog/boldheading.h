// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "changelog/changelogoutline.h"

namespace tagboat
{

/// The levels of bold lines that stand for headings: below all of Markdown's own.
constexpr int boldReleaseLevel = 107;
constexpr int boldSectionLevel = 108;

/// A line of Markdown that is bold as a whole and stands for a heading: "**Added**", "***Bug fixes:***" above a list,
/// or "**1.2.0**" and "__1.2.0 (2026-08-01)__" as a paragraph of its own. Of sections, only names that people give to
/// groups of changes count; other bold lines are text.
std::optional<HeadingLine> boldHeading(const ChangelogText &text, int line);

/// Takes bold versions out of @p headings where real headings name releases: then they are text.
void keepOneKindOfReleases(QList<HeadingLine> &headings);

} // namespace tagboat
