// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "git/commitwalk.h"

#include "git/giterror.h"

#include <QByteArray>
#include <QFile>
#include <QSet>

#include <algorithm>
#include <cstring>
#include <queue>

using namespace Qt::StringLiterals;

namespace tagboat::git
{

namespace
{

const QString readingHistory = u"Reading the history"_s;

QByteArray key(const git_oid &id)
{
    return QByteArray(reinterpret_cast<const char *>(id.id), GIT_OID_RAWSZ);
}

/// The commits at which a shallow clone was cut: they have parents by name, but none here.
Result<QSet<QByteArray>> shallowEdge(git_repository *repository)
{
    QFile file(QFile::decodeName(git_repository_commondir(repository)) + u"shallow"_s);
    if (!file.open(QIODevice::ReadOnly))
        return failAt(Error::Kind::Io, file.fileName(), 0, u"The list of cut commits could not be read"_s,
                      file.errorString());
    QSet<QByteArray> edge;
    while (!file.atEnd())
        edge.insert(QByteArray::fromHex(file.readLine().trimmed()));
    return edge;
}

struct Dated {
    git_time_t time;
    git_oid id;
    bool operator<(const Dated &other) const { return time < other.time; }
};

/// All commits reachable from @p from and not in @p without, newest first.
Result<QList<git_oid>> reachable(git_repository *repository, const git_oid &from, const QSet<QByteArray> &edge,
                                 const QSet<QByteArray> &without)
{
    QList<git_oid> found;
    QSet<QByteArray> seen = without;
    std::priority_queue<Dated> open;
    const auto add = [&](const git_oid &id) -> Result<void> {
        if (seen.contains(key(id)))
            return {};
        seen.insert(key(id));
        CommitHandle commit;
        TB_GIT(git_commit_lookup(Out(commit), repository, &id), readingHistory);
        open.push({git_commit_time(commit.get()), id});
        return {};
    };
    TB_CHECK(add(from));
    while (!open.empty()) {
        const git_oid id = open.top().id;
        open.pop();
        found.append(id);
        if (edge.contains(key(id)))
            continue;
        CommitHandle commit;
        TB_GIT(git_commit_lookup(Out(commit), repository, &id), readingHistory);
        for (unsigned i = 0; i < git_commit_parentcount(commit.get()); ++i)
            TB_CHECK(add(*git_commit_parent_id(commit.get(), i)));
    }
    return found;
}

Result<int> count(CommitWalk walk)
{
    int found = 0;
    while (true) {
        TB_TRY(const auto id, walk.next());
        if (!id)
            return found;
        ++found;
    }
}

} // namespace

Result<void> CommitWalk::startShallow(git_repository *repository, const git_oid &from, const git_oid *exclude)
{
    TB_TRY(const auto edge, shallowEdge(repository));
    QSet<QByteArray> without;
    if (exclude != nullptr) {
        TB_TRY(const auto hidden, reachable(repository, *exclude, edge, {}));
        for (const git_oid &id : hidden)
            without.insert(key(id));
    }
    TB_TRY(m_shallow, reachable(repository, from, edge, without));
    std::reverse(m_shallow.begin(), m_shallow.end());
    return {};
}

Result<CommitWalk> CommitWalk::start(git_repository *repository, const git_oid &from, const git_oid *exclude)
{
    CommitWalk walk;
    if (git_repository_is_shallow(repository) == 1) {
        TB_CHECK(walk.startShallow(repository, from, exclude));
        return walk;
    }
    TB_GIT(git_revwalk_new(Out(walk.m_walk), repository), readingHistory);
    TB_GIT(git_revwalk_push(walk.m_walk.get(), &from), readingHistory);
    if (exclude != nullptr)
        TB_GIT(git_revwalk_hide(walk.m_walk.get(), exclude), readingHistory);
    return walk;
}

Result<std::optional<git_oid>> CommitWalk::next()
{
    if (!m_walk) {
        if (m_shallow.isEmpty())
            return std::nullopt;
        return m_shallow.takeLast();
    }
    git_oid id;
    const int code = git_revwalk_next(&id, m_walk.get());
    if (code == GIT_ITEROVER)
        return std::nullopt;
    TB_GIT(code, readingHistory);
    return id;
}

/// Where the id stands, or the free place that it would have. An id is as good as random, so it is its own hash.
size_t IdSet::placeOf(const git_oid &id) const
{
    size_t hash = 0;
    std::memcpy(&hash, id.id, sizeof hash);
    size_t place = hash & (m_table.size() - 1);
    while (!git_oid_is_zero(&m_table[place]) && !git_oid_equal(&m_table[place], &id))
        place = (place + 1) & (m_table.size() - 1);
    return place;
}

bool IdSet::insert(const git_oid &id)
{
    if (git_oid_equal(&m_table[placeOf(id)], &id))
        return false;
    if (2 * ++m_count > m_table.size()) {
        std::vector<git_oid> old(4 * m_table.size());
        old.swap(m_table);
        for (const git_oid &each : old) {
            if (!git_oid_is_zero(&each))
                m_table[placeOf(each)] = each;
        }
    }
    m_table[placeOf(id)] = id;
    return true;
}

StraightLine straightLine(git_repository *repository, const git_oid &from,
                          const std::function<bool(const git_oid &)> &isEnd)
{
    constexpr size_t longest = 100;
    StraightLine line;
    if (git_repository_is_shallow(repository) == 1)
        return line;
    const auto objects = ObjectReader::open(repository);
    git_oid next = from;
    while (objects && line.commits.size() < longest) {
        line.complete = isEnd(next);
        if (line.complete)
            break;
        auto commit = RawCommit::read(*objects, next);
        if (!commit || commit->parents().size() > 1)
            break;
        line.complete = commit->parents().isEmpty();
        if (!line.complete)
            next = commit->parents().constFirst();
        line.commits.push_back(*std::move(commit));
        if (line.complete)
            break;
    }
    return line;
}

Result<CommitReader> CommitReader::start(git_repository *repository, const git_oid &from, const git_oid *exclude)
{
    TB_TRY(ObjectReader objects, ObjectReader::open(repository));
    CommitReader reader(std::move(objects));
    if (exclude != nullptr) {
        bool met = false;
        StraightLine line = straightLine(repository, from, [&met, exclude](const git_oid &id) {
            met = git_oid_equal(&id, exclude) != 0;
            return met;
        });
        if (met) {
            reader.m_line = std::move(line.commits);
            std::ranges::reverse(reader.m_line);
            return reader;
        }
    }
    if (exclude != nullptr || git_repository_is_shallow(repository) == 1) {
        TB_TRY(reader.m_walk, CommitWalk::start(repository, from, exclude));
        return reader;
    }
    TB_CHECK(reader.meet(from));
    return reader;
}

Result<void> CommitReader::meet(const git_oid &id)
{
    if (!m_met.insert(id))
        return {};
    TB_TRY(RawCommit commit, RawCommit::read(m_objects, id));
    m_waiting.push_back({std::move(commit), m_turn++});
    std::push_heap(m_waiting.begin(), m_waiting.end(), Later());
    return {};
}

Result<std::optional<RawCommit>> CommitReader::next()
{
    if (m_walk) {
        TB_TRY(const auto id, m_walk->next());
        if (!id)
            return std::nullopt;
        TB_TRY(RawCommit commit, RawCommit::read(m_objects, *id));
        return commit;
    }
    if (!m_line.empty()) {
        RawCommit commit = std::move(m_line.back());
        m_line.pop_back();
        return commit;
    }
    if (m_waiting.empty())
        return std::nullopt;
    std::pop_heap(m_waiting.begin(), m_waiting.end(), Later());
    RawCommit commit = std::move(m_waiting.back().commit);
    m_waiting.pop_back();
    for (const git_oid &parent : commit.parents())
        TB_CHECK(meet(parent));
    return commit;
}

Result<Divergence> divergence(git_repository *repository, const git_oid &local, const git_oid &upstream)
{
    if (git_oid_equal(&local, &upstream))
        return Divergence{};
    if (git_repository_is_shallow(repository) != 1) {
        size_t ahead = 0;
        size_t behind = 0;
        TB_GIT(git_graph_ahead_behind(&ahead, &behind, repository, &local, &upstream), readingHistory);
        return Divergence{static_cast<int>(ahead), static_cast<int>(behind)};
    }
    TB_TRY(auto onlyLocal, CommitWalk::start(repository, local, &upstream));
    TB_TRY(auto onlyUpstream, CommitWalk::start(repository, upstream, &local));
    TB_TRY(const int ahead, count(std::move(onlyLocal)));
    TB_TRY(const int behind, count(std::move(onlyUpstream)));
    return Divergence{ahead, behind};
}

Result<bool> reaches(git_repository *repository, const git_oid &descendant, const git_oid &ancestor)
{
    if (git_oid_equal(&descendant, &ancestor))
        return true;
    // libgit2 1.5 loses 64 bytes at each question about a commit that is not here.
    for (const git_oid *id : {&descendant, &ancestor}) {
        CommitHandle commit;
        TB_GIT(git_commit_lookup(Out(commit), repository, id), readingHistory);
    }
    if (git_repository_is_shallow(repository) != 1) {
        const int answer = git_graph_descendant_of(repository, &descendant, &ancestor);
        TB_GIT(answer, readingHistory);
        return answer == 1;
    }
    TB_TRY(auto walk, CommitWalk::start(repository, descendant, nullptr));
    while (true) {
        TB_TRY(const auto id, walk.next());
        if (!id)
            return false;
        if (git_oid_equal(&*id, &ancestor))
            return true;
    }
}

} // namespace tagboat::git
