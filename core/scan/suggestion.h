// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "changelog/changelog.h"
#include "changelog/conventionalcommit.h"
#include "version/version.h"

#include <optional>

namespace tagboat
{

/// What the suggestion rests on.
struct ReleaseEvidence {
    std::optional<Version> tree;                                   ///< the version that the files say
    std::optional<Version> tagged;                                 ///< the highest version tagged below HEAD
    CommitEvidence commits;                                        ///< since that tag
    CommitEvidence::Level changelog = CommitEvidence::Level::None; ///< of the unreleased entries
};

struct Suggestion {
    std::optional<BumpLevel> level; ///< nothing: no release wanted
    std::optional<Version> version; ///< nothing: no release wanted, or no version to start from
    bool operator==(const Suggestion &) const = default;
};

/// The next version. A candidate under way is promoted, a version that is written but not tagged yet is released as it
/// is; else the strongest of commits and changelog decides. On 0.x a breaking change asks for minor, and a version that
/// begins with a year never gets major.
Suggestion suggestRelease(const ReleaseEvidence &evidence);

/// What the entries of a changelog's part ask for: Removed or a breaking mark major, Added, Changed and Deprecated
/// minor, Fixed and Security patch, other headings patch.
CommitEvidence::Level weighChangelog(const ChangelogRelease &unreleased);

/// The level that a release's own numbers show: 2.0.0 major, 1.3.0 minor, 1.3.1 patch.
BumpLevel levelOfNumbers(const Version &release);

} // namespace tagboat
