// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "changelog/changelog.h"
#include "ports/git.h"

namespace tagboat
{

/// A changelog that was edited while another program changed its file.
struct ChangelogMerge {
    Changelog merged;  ///< keeps its conflicts
    int changed = 0;   ///< how many lines the other program changed, but for their ends
    int conflicts = 0; ///< where both changed the same lines: nothing of either is left out
};

/// Merges what stands in the file now, @p theirs, into @p ours; @p base is what both began with. Line ends and a byte
/// order mark are those of the file now, if the other program changed them throughout. Errors: Invalid for a file that
/// cannot be read any more, or where conflicts cannot be told from others that stood there before; Conflict where both
/// sides cannot be shown in this family; those of the port.
Result<ChangelogMerge> mergeChangelog(Git &git, const QByteArray &base, const Changelog &ours,
                                      const QByteArray &theirs);

} // namespace tagboat
