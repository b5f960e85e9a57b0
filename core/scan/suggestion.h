// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scan/evidence.h"
#include "version/calendar.h"
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
    CommitEvidence::Level metadata = CommitEvidence::Level::None;  ///< of what users lose by the package's own data
    Calendar calendar;
};

struct Suggestion {
    std::optional<BumpLevel> level; ///< nothing: no release wanted
    std::optional<Version> version; ///< nothing: no release wanted, or no version to start from
    bool operator==(const Suggestion &) const = default;
};

/// The next version. A candidate under way is promoted, a version that is written but not tagged yet is released as it
/// is; else the strongest of commits, changelog and metadata decides. On 0.x a breaking change asks for minor: to leave
/// 0.x is the user's own act. A calendar version never gets major: what is more than a patch rolls over to today's
/// date, or raises the micro number where the date has been used.
Suggestion suggestRelease(const ReleaseEvidence &evidence);

/// The level that a release's own numbers show: 2.0.0 major, 1.3.0 minor, 1.3.1 patch.
BumpLevel levelOfNumbers(const Version &release);

} // namespace tagboat
