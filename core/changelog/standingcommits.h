// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QList>
#include <QString>

namespace tagboat
{

/// Says which of many commits count: no merge and no empty message, and neither a revert nor what it reverts where both
/// are there, also reverts of reverts. Takes the commits one by one, in any order, and keeps no message.
class StandingCommits
{
public:
    /// Whether the commit counts if nothing reverts it. @p id may be empty; with it, what a message says it reverts
    /// ("This reverts commit …") is known where its subject does not tell.
    bool add(const QString &message, const QString &id = {});
    /// The places, in the order of add(), of the commits that count, from 0.
    [[nodiscard]] QList<qsizetype> standing() const;
    /// How many were taken so far.
    [[nodiscard]] qsizetype size() const { return m_commits.size(); }

private:
    /// What a subject says about another one: reverted once, reverted and applied again (which is twice), or itself.
    struct Commit {
        QString subject; ///< of what was reverted in the end, without the pull request's number
        int depth = 0;   ///< negative: it does not count
    };
    [[nodiscard]] QList<bool> cancelled() const;
    [[nodiscard]] QHash<qsizetype, qsizetype> namedTargets() const;

    QList<Commit> m_commits;
    QList<QString> m_ids;                    ///< of the commits, as far as they have one
    QHash<qsizetype, QString> m_revertedIds; ///< what the reverts among them say that they revert
    QList<qsizetype> m_reverts;
};

/// "Do this (#12)" without the number that forges put behind it, and the number; 0 if there is none.
std::pair<QString, int> withoutNumber(const QString &subject);

} // namespace tagboat
