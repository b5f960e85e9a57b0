// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scan/overview.h"

namespace tagboat
{

/// Fills in what a build at HEAD gets from the tags, where they decide the package's version. What cannot be told is
/// said in the caveats, with an empty version.
Result<void> predictBuild(LocalRepository &repository, const QList<GitTag> &tags, const WorkingState &state,
                          PackageRow &package);

/// What a clean build gets once @p tag is set on HEAD, beside the tags that stand there: the release's own simulation.
Result<TagPrediction> predictTagged(LocalRepository &repository, const QList<GitTag> &tags, const WorkingState &state,
                                    const TagRules &rules, const DescribedTag &tag);

} // namespace tagboat
