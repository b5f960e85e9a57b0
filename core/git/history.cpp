// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "git/commitwalk.h"
#include "git/giterror.h"
#include "git/libgit2repository.h"

#include <QHash>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

const QString readingHistory = u"Reading the history"_s;
/// Clocks of committers differ: a walk goes on for two days of history past the point where it could stop.
constexpr git_time_t slop = 2 * 24 * 60 * 60;

QByteArray key(const git_oid &id)
{
    return QByteArray(reinterpret_cast<const char *>(id.id), GIT_OID_RAWSZ);
}

Result<git_time_t> timeOf(git_repository *repository, const git_oid &id)
{
    git::CommitHandle commit;
    TB_GIT(git_commit_lookup(git::Out(commit), repository, &id), readingHistory);
    return git_commit_time(commit.get());
}

/// One walk from HEAD that looks for the highest of many tags, and stops where none higher than the best found can
/// come.
class HighestTagSearch
{
public:
    HighestTagSearch(git_repository *repository, const QList<GitTag> &candidates, const Cancel &cancel)
        : m_repository(repository), m_cancel(cancel), m_best(candidates.size())
    {
        for (qsizetype i = 0; i < candidates.size(); ++i) {
            const auto id = git::parseId(candidates[i].commit);
            if (id && !m_positions.contains(key(*id)))
                m_positions.insert(key(*id), i);
        }
        for (const GitTag &candidate : candidates)
            m_ids.append(git::parseId(candidate.commit).value_or(git_oid{}));
    }

    Result<std::optional<qsizetype>> run(const git_oid &from)
    {
        const auto isHighest = [this](const git_oid &id) {
            learn(id);
            return m_best == 0;
        };
        if (!git::straightLine(m_repository, from, isHighest).complete)
            TB_CHECK(walkFrom(from));
        if (m_best == m_ids.size())
            return std::nullopt;
        return m_best;
    }

private:
    void learn(const git_oid &id)
    {
        if (const auto found = m_positions.constFind(key(id)); found != m_positions.cend() && *found < m_best)
            m_best = *found;
    }

    Result<void> walkFrom(const git_oid &from)
    {
        TB_TRY(auto walk, git::CommitWalk::start(m_repository, from, nullptr));
        for (int step = 0; m_best > 0; ++step) {
            if (m_cancel.requested())
                return fail(Error::Kind::Cancelled, u"Reading the history was stopped"_s);
            TB_TRY(const auto id, walk.next());
            if (!id)
                break;
            learn(*id);
            if (m_best == 0)
                break;
            TB_TRY(const bool finished, isTooOld(*id, step));
            if (finished)
                break;
        }
        return {};
    }

    /// True if every higher candidate is younger than the commit @p id, so that none can be one of its ancestors.
    Result<bool> isTooOld(const git_oid &id, int step)
    {
        // Times are read seldom: a commit in sixteen, and before the first find only in a long history.
        if (step % 16 != 0 || (m_best == m_ids.size() && step < 256))
            return false;
        TB_TRY(const git_time_t oldest, oldestHigher());
        TB_TRY(const git_time_t now, timeOf(m_repository, id));
        return now + slop < oldest;
    }

    Result<git_time_t> oldestHigher()
    {
        if (m_oldestFor == m_best)
            return m_oldest;
        m_oldest = std::numeric_limits<git_time_t>::max() - slop;
        for (qsizetype i = 0; i < m_best; ++i) {
            const auto time = timeOf(m_repository, m_ids[i]);
            if (!time && time.error().kind == Error::Kind::NotFound)
                continue; // beyond the edge of a shallow clone: not reachable here
            if (!time)
                return tl::unexpected(time.error());
            m_oldest = std::min(m_oldest, *time);
        }
        m_oldestFor = m_best;
        return m_oldest;
    }

    git_repository *m_repository;
    const Cancel &m_cancel;
    QHash<QByteArray, qsizetype> m_positions; ///< of the highest candidate at a commit
    QList<git_oid> m_ids;
    qsizetype m_best;
    qsizetype m_oldestFor = -1;
    git_time_t m_oldest = 0;
};

/// The id of what stands at a folder's path in a commit's tree; the null id if nothing does.
Result<git_oid> entryAt(const git_commit *commit, const QByteArray &folder)
{
    git::TreeHandle tree;
    TB_GIT(git_commit_tree(git::Out(tree), commit), readingHistory);
    git::TreeEntryHandle entry;
    const int code = git_tree_entry_bypath(git::Out(entry), tree.get(), folder.constData());
    if (code == GIT_ENOTFOUND) {
        git_error_clear();
        return git_oid{};
    }
    TB_GIT(code, readingHistory);
    return *git_tree_entry_id(entry.get());
}

/// True if the commit differs at @p folder from each of its parents, as far as those are here.
Result<bool> touches(git_repository *repository, const git_oid &id, const QByteArray &folder)
{
    git::CommitHandle handle;
    TB_GIT(git_commit_lookup(git::Out(handle), repository, &id), readingHistory);
    const git_commit *commit = handle.get();
    TB_TRY(const git_oid own, entryAt(commit, folder));
    if (git_commit_parentcount(commit) == 0)
        return !git_oid_is_zero(&own);
    for (unsigned i = 0; i < git_commit_parentcount(commit); ++i) {
        git::CommitHandle parent;
        const int code = git_commit_parent(git::Out(parent), commit, i);
        if (code == GIT_ENOTFOUND) {
            git_error_clear();
            continue;
        }
        TB_GIT(code, readingHistory);
        TB_TRY(const git_oid theirs, entryAt(parent.get(), folder));
        if (git_oid_equal(&own, &theirs))
            return false;
    }
    return true;
}

QByteArray folderKey(const QString &folder)
{
    QString clean = folder;
    while (clean.endsWith(u'/'))
        clean.chop(1);
    return clean == "."_L1 ? QByteArray() : clean.toUtf8();
}

Result<std::optional<git_oid>> optionalId(const QString &text)
{
    if (text.isEmpty())
        return std::nullopt;
    TB_TRY(const git_oid id, git::parseId(text));
    return id;
}

} // namespace

Result<std::optional<GitTag>> LibGit2Repository::firstReachable(const QList<GitTag> &candidates)
{
    TB_CHECK(goOn());
    TB_TRY(const auto from, head());
    if (!from || candidates.isEmpty())
        return std::nullopt;
    HighestTagSearch search(m_repository.get(), candidates, m_cancel);
    TB_TRY(const auto position, search.run(*from));
    if (!position)
        return std::nullopt;
    GitTag tag = candidates[*position];
    TB_TRY(tag.date, tagDate(tag));
    return tag;
}

Result<void> LibGit2Repository::eachCommit(const QString &exclude, const QString &tip, const QString &folder,
                                           const std::function<bool(const GitCommit &)> &take)
{
    TB_TRY(const auto from, tip.isEmpty() ? head() : optionalId(tip));
    TB_TRY(const auto hidden, optionalId(exclude));
    if (!from)
        return {};
    const QByteArray path = folderKey(folder);
    TB_TRY(auto reader, git::CommitReader::start(m_repository.get(), *from, hidden ? &*hidden : nullptr));
    while (true) {
        TB_CHECK(goOn());
        TB_TRY(const auto commit, reader.next());
        if (!commit)
            return {};
        TB_TRY(const bool wanted, path.isEmpty() ? true : touches(m_repository.get(), commit->id(), path));
        if (wanted && !take(commit->described()))
            return {};
    }
}

Result<LocalRepository::Identity> LibGit2Repository::mapped(const Identity &author)
{
    if (!m_mailmap)
        TB_GIT(git_mailmap_from_repository(git::Out(m_mailmap), m_repository.get()), u"Reading the mailmap"_s);
    const QByteArray name = author.name.toUtf8();
    // libgit2 minds the case of addresses, git does not: they are asked for as they stand, then in small letters.
    for (const QByteArray &mail : {author.email.toUtf8(), author.email.toLower().toUtf8()}) {
        const char *newName = nullptr;
        const char *newMail = nullptr;
        TB_GIT(git_mailmap_resolve(&newName, &newMail, m_mailmap.get(), name.constData(), mail.constData()),
               u"Reading the mailmap"_s);
        if (name != newName || mail != newMail)
            return Identity{QString::fromUtf8(newName), QString::fromUtf8(newMail)};
    }
    return author;
}

Result<int> LibGit2Repository::countSince(const QString &exclude)
{
    TB_TRY(const auto from, head());
    TB_TRY(const auto hidden, optionalId(exclude));
    if (!from)
        return 0;
    TB_TRY(auto walk, git::CommitWalk::start(m_repository.get(), *from, hidden ? &*hidden : nullptr));
    int count = 0;
    while (true) {
        TB_CHECK(goOn());
        TB_TRY(const auto id, walk.next());
        if (!id)
            return count;
        ++count;
    }
}

Result<bool> LibGit2Repository::isAncestor(const QString &ancestor, const QString &descendant)
{
    TB_TRY(const git_oid older, git::parseId(ancestor));
    TB_TRY(const git_oid younger, git::parseId(descendant));
    return git::reaches(m_repository.get(), younger, older);
}

} // namespace tagboat
