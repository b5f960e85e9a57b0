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

    /// The first line again: "feat(api)!: add x".
    [[nodiscard]] QString header() const;
    /// Nothing if the first line does not have the form. Line ends may be LF or CRLF. To miss what breaks is worse than
    /// to be strict: "BREAKING CHANGE:" counts also without the blank line before it that the rules ask for, and with
    /// its text on the lines below. A footer's value ends at the next footer, and at the next entry of a squash merge's
    /// body.
    static std::optional<ConventionalCommit> parse(QStringView message);
};

/// What the BREAKING CHANGE footers of a message of any form say; empty if it has none.
QString breakingNote(QStringView message);

/// The entries of a squash merge's body: lines such as "* feat: x" that are conventional commits of their own, each
/// with the lines that follow it.
QList<ConventionalCommit> squashedCommits(QStringView message);

/// How strongly something asks for a release, by SemVer's meaning, before any rule for 0.x.
enum class ReleaseLevel { None, Patch, Minor, Major };

/// Why a commit asks for what it asks.
struct CommitReason {
    int message = 0; ///< index in the list that was weighed
    ReleaseLevel level = ReleaseLevel::None;
    QString subject; ///< or the entry of a squash merge's body
    bool operator==(const CommitReason &) const = default;
};

/// What a list of commit messages asks for.
struct CommitEvidence {
    using Level = ReleaseLevel;
    int features = 0;
    int fixes = 0;
    int others = 0;
    int breaking = 0;
    Level level = Level::None;
    QList<CommitReason> reasons; ///< of each commit that asks for a release, the strongest first
};

/// The places of the commits that count: no merge and no empty message, and neither a revert nor what it reverts where
/// both are in the list, also reverts of reverts.
QList<qsizetype> standingCommits(const QList<QString> &messages);

/// Counts commits by type. Breaking asks for major, feat for minor, fix and perf for patch; the other usual types
/// (docs, chore, ci, style, test, build, refactor…) for nothing. A message of another form asks for patch, unless it
/// plainly is upkeep ("Bump …", "Release …", "Update changelog"). Only standingCommits() count. Of a squash merge the
/// title decides if it names a feature or a fix; if not, the strongest entry of its body does, and a breaking entry
/// always. The order of @p messages does not matter.
CommitEvidence weighCommits(const QList<QString> &messages);

} // namespace tagboat
