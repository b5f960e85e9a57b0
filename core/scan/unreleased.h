// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "changelog/advisory.h"
#include "changelog/changelog.h"
#include "ports/git.h"

#include <QDateTime>
#include <QList>
#include <QString>

namespace tagboat
{

/// What waits for a release and should not wait long, beyond the counts of CommitEvidence.
struct UnreleasedWork {
    QDateTime oldestFix;     ///< when the oldest fix since the last release was committed; null if there is none
    int securityCommits = 0; ///< commits since then that are about security
    int securityEntries = 0; ///< unreleased entries of the changelog that are
    bool operator==(const UnreleasedWork &) const = default;
};

/// What the commits since the last release say, beside the changelog's @p securityEntries. Fixes are those that
/// weighCommits() counts; what was reverted again does not wait.
UnreleasedWork weighUnreleased(const QList<GitCommit> &commits, int securityEntries = 0);

/// The entries under Security (Keep a Changelog 1.1.0), and those elsewhere that name an advisory.
int securityEntries(const ChangelogRelease &unreleased);

} // namespace tagboat
