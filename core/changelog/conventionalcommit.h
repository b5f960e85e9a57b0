// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>
#include <QStringView>

#include <optional>

namespace tagboat
{

/// A footer after git's trailers: "Reviewed-by: Z" or "Refs #133". The value may have several paragraphs.
struct CommitFooter {
    QString token;
    QString value;
    bool operator==(const CommitFooter &) const = default;
};

/// A commit message read by Conventional Commits 1.0.0: type(scope)!: description, body, footers.
struct ConventionalCommit {
    QString type; ///< lower case
    QString scope;
    QString description;
    bool breaking = false; ///< "!" or a BREAKING CHANGE (or BREAKING-CHANGE) footer
    QString breakingNote;
    QString body;
    QList<CommitFooter> footers;

    /// Nothing if the first line does not have the form. Line ends may be LF or CRLF. A line that begins with
    /// "BREAKING CHANGE: " counts also without the blank line before it that the rules ask for: to miss one is worse.
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

/// Counts commits by type. Breaking asks for major, feat for minor, fix and perf for patch; the other usual types
/// (docs, chore, ci, style, test, build, refactor…) for nothing. A message of another form asks for patch, unless it
/// plainly is upkeep ("Bump …", "Release …", "Update changelog"). A revert and what it reverts cancel each other where
/// both are in the list, also reverts of reverts; merge commits do not count. The order of @p messages does not matter.
CommitEvidence weighCommits(const QList<QString> &messages);

} // namespace tagboat
