// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QString>
#include <QStringList>

namespace tagboat
{

/// What a changelog wants to know of a pull request that was merged.
struct MergedPullRequest {
    int number = 0;
    QString title;
    QString author; ///< login; empty if the account was deleted
    QStringList labels;
    QString mergeCommit;
    QStringList commits; ///< its own, before the merge: fifty at most, the oldest first
    QDateTime mergedAt;
    bool operator==(const MergedPullRequest &) const = default;
};

/// An issue or pull request that is open.
struct OpenSubject {
    int number = 0;
    QString title;
    bool pullRequest = false;
    QDateTime updatedAt;
    bool operator==(const OpenSubject &) const = default;
};

} // namespace tagboat
