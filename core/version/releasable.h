// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "version/taggrammar.h"

#include <QList>
#include <QStringList>

#include <optional>

namespace tagboat
{

/// What a version is measured against before it may be released.
struct ReleaseFacts {
    std::optional<Version> current; ///< what it follows
    QList<Version> tagged;          ///< every version that a tag names, here and on the remote
    bool newEpoch = false;          ///< the user confirmed that an epoch begins
};

/// Refused, with the reason and a remedy: local parts (PEP 440: they are never published), another epoch than the
/// current version's without newEpoch (its error's detail is newEpochDetail()), a pre-release of a number that is
/// released already, which would sort below it, and a post-release of one that is not (PEP 440).
Result<void> checkReleasable(const Version &version, const ReleaseFacts &facts);

/// Refused for PEP 440's development versions: they get no tag and no release.
Result<void> checkNoDevelopment(const Version &version);

/// Refused for a version that has a tag already (in any spelling) or is lower than @p latest, the highest release that
/// the current commit descends from.
Result<void> checkUnreleased(const Version &version, const QList<Version> &tagged,
                             const std::optional<Version> &latest);

/// By this detail callers know the refusal that newEpoch lifts.
QString newEpochDetail();

/// The groups of @p tags that spell one version in several ways, as v1.2.3-rc1 and v1.2.3rc1. Moving aliases (v1 beside
/// v1.0.0, and then v1.0) are none.
QList<QStringList> doubleSpellings(const QStringList &tags, const TagGrammar &grammar);

/// The tag of the highest final release below @p version, for compare links; empty if there is none.
QString previousReleaseTag(const Version &version, const QStringList &tags, const TagGrammar &grammar);

} // namespace tagboat
