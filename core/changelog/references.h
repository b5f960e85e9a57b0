// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "changelog/draft.h"

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace tagboat
{

/// An issue or a pull request that an entry can name.
struct KnownReference {
    QString mark = QStringLiteral("#"); ///< "#"; "!" for merge requests of GitLab; "GH-"
    int number = 0;
    QString title;            ///< its own; empty if it is not known
    QString mention = {};     ///< the words that name it, where it has no title: a commit's subject, an entry
    bool pullRequest = false; ///< it is known to be one
    bool recent = false;      ///< it was named since the last release
    QDateTime date = {};      ///< when it was last named
    [[nodiscard]] QString text() const { return mark + QString::number(number); }
    bool operator==(const KnownReference &) const = default;
};

/// What stands before the cursor and wants to become a reference: "#21", "#leak", "GH-".
struct ReferenceToken {
    qsizetype start = 0; ///< of the mark
    QString mark;
    QString typed; ///< behind the mark
    bool operator==(const ReferenceToken &) const = default;
};

/// The issues and pull requests that are known, and how the changelog writes them.
class ReferenceBook
{
public:
    /// Takes what a commit's message names: the number that GitHub puts behind the title of a squash merge, the merge
    /// commits of GitHub, GitLab and Bitbucket, and numbers in the text. @p recent: it came after the last release.
    void addCommit(const DraftCommit &commit, bool recent);
    /// Takes what the changelog names, and learns from it how references are written.
    void addChangelog(const Changelog &changelog);
    /// Takes what somebody else knows, such as a forge's list; its titles and kinds win.
    void add(const QList<KnownReference> &references);

    /// What is typed at the end of @p before, if it may be a reference that this project would write: "#" always, "!"
    /// and "GH-" where they are known.
    [[nodiscard]] std::optional<ReferenceToken> tokenAt(const QString &before) const;
    /// The references that go on from the token, the best first: by number, or by words of their titles.
    [[nodiscard]] QList<KnownReference> matching(const ReferenceToken &token, qsizetype limit) const;
    /// The reference as the changelog writes most of its own: "#12", "[#12](https://…/12)", ":issue:`12`".
    [[nodiscard]] QString written(const KnownReference &reference) const;
    [[nodiscard]] qsizetype size() const { return m_references.size(); }

private:
    void meet(KnownReference reference);
    void learn(const QString &text);

    QHash<QString, KnownReference> m_references; ///< by text()
    QHash<QString, int> m_forms;                 ///< how often the changelog writes so; "%1" is the number
};

} // namespace tagboat
