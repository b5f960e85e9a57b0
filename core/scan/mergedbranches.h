// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "changelog/draft.h"
#include "ports/git.h"

#include <vector>

namespace tagboat
{

/// What a forge writes into the commit by which it merges a pull request.
struct MergeMessage {
    QString title;
    int number = 0;
    bool mergeRequest = false; ///< of GitLab
    bool operator==(const MergeMessage &) const = default;
};
/// Of GitHub, GitLab or Bitbucket; nothing for other merges, and for those that say no title.
std::optional<MergeMessage> mergeMessage(const QString &message);

/// Knows which commits came with which merge of a pull request, so that they become one entry. Takes all commits of a
/// range as they are read, the tip first.
class MergedBranches
{
public:
    /// The commit that stands for the pull request, if this is its merge.
    std::optional<DraftCommit> add(const GitCommit &commit);
    /// @p entries with one for each such merge: the merge's own, or those of its commits that say a type, which tell
    /// more.
    [[nodiscard]] QList<DraftEntry> joined(const QList<DraftEntry> &entries) const;

private:
    struct Node {
        quint64 id;    ///< the first eight bytes, which no two commits of a repository share
        quint64 first; ///< of the first parent; 0 if there is none
    };
    struct Merge {
        qsizetype node;
        QList<quint64> others; ///< the parents but the first
        std::optional<MergeMessage> message;
    };
    [[nodiscard]] std::vector<int> owners(const QHash<quint64, qsizetype> &places) const;

    std::vector<Node> m_nodes;
    std::vector<Merge> m_merges;
    bool m_any = false; ///< one of them has a message
};

} // namespace tagboat
