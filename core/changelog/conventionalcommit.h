// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>
#include <QStringView>

#include <optional>

namespace tagboat
{

/// A commit message read by Conventional Commits 1.0.0: type(scope)!: description, body, footers.
struct ConventionalCommit {
    QString type; ///< lower case
    QString scope;
    QString description;
    bool breaking = false; ///< "!" or a BREAKING CHANGE (or BREAKING-CHANGE) footer
    QString breakingNote;

    /// Nothing if the first line does not have the form.
    static std::optional<ConventionalCommit> parse(QStringView message);
};

/// What a list of commit messages asks for.
struct CommitEvidence {
    enum class Level { None, Patch, Minor, Major };
    int features = 0;
    int fixes = 0;
    int others = 0;
    int breaking = 0;
    Level level = Level::None; ///< by SemVer's meaning, before any rule for 0.x
};

/// Counts commits by type. "Revert" of a commit in the list cancels it; merge commits do not count.
CommitEvidence weighCommits(const QList<QString> &messages);

} // namespace tagboat
