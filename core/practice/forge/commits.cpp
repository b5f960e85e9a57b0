// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/router.h"
#include "practice/forge/views.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

namespace
{

Reply noCommit(const QString &text)
{
    return Reply::error(422, u"No commit found for SHA: "_s + text);
}

QJsonArray changesView(const Call &call, const QList<GitChange> &changes, const QString &sha)
{
    QJsonArray files;
    for (const GitChange &change : changes.mid(0, 300)) // GitHub gives no more
        files.append(diffEntry(call, change, sha));
    return files;
}

Reply one(Call &call)
{
    const auto sha = call.git->resolve(call[u"ref"_s]);
    if (!sha)
        return noCommit(call[u"ref"_s]);
    if (call.request.header("Accept").contains("application/vnd.github.sha"))
        return Reply::text(sha->toLatin1(), "application/vnd.github.sha; charset=utf-8");
    TB_GIT(const GitCommitInfo commit, call.git->commit(*sha));
    TB_GIT(const QList<GitChange> changes, call.git->changes(commit.parents.value(0), *sha));
    QJsonObject view = commitView(call, commit);
    int additions = 0;
    int deletions = 0;
    for (const GitChange &change : changes) {
        additions += change.additions;
        deletions += change.deletions;
    }
    view.insert(
        u"stats"_s,
        QJsonObject{{u"additions"_s, additions}, {u"deletions"_s, deletions}, {u"total"_s, additions + deletions}});
    view.insert(u"files"_s, changesView(call, changes, *sha));
    return Reply::of(view);
}

Reply list(Call &call)
{
    const QString start = call.query(u"sha"_s).isEmpty() ? call.git->defaultBranch() : call.query(u"sha"_s);
    const auto sha = call.git->resolve(start);
    if (!sha)
        return Reply::notFound();
    TB_GIT(const QList<GitCommitInfo> commits, call.git->log(*sha, {}, 1000));
    return paged(call, commits, [&](const GitCommitInfo &commit) { return commitView(call, commit); });
}

Reply gitObject(Call &call)
{
    const auto commit = call.git->commit(call[u"commit_sha"_s]);
    return commit ? Reply::of(gitCommit(call, *commit)) : Reply::notFound();
}

QString word(int ahead, int behind)
{
    if (ahead == 0)
        return behind == 0 ? u"identical"_s : u"behind"_s;
    return behind == 0 ? u"ahead"_s : u"diverged"_s;
}

Reply compare(Call &call)
{
    const QString both = call[u"basehead"_s];
    const auto base = call.git->resolve(both.section(u"..."_s, 0, 0));
    const auto head = call.git->resolve(both.section(u"..."_s, 1));
    if (!base || !head)
        return Reply::notFound();
    TB_GIT(const QString common, call.git->mergeBase(*base, *head));
    TB_GIT(const auto counts, call.git->aheadBehind(*head, *base));
    TB_GIT(QList<GitCommitInfo> commits, call.git->log(*head, *base, 250));
    TB_GIT(const QList<GitChange> changes, call.git->changes(common, *head));
    TB_GIT(const GitCommitInfo baseCommit, call.git->commit(*base));
    TB_GIT(const GitCommitInfo commonCommit, call.git->commit(common));
    std::reverse(commits.begin(), commits.end());
    QJsonArray list;
    for (const GitCommitInfo &commit : commits)
        list.append(commitView(call, commit));
    const QString page = pageUrl(call.world, *call.repository, u"/compare/"_s + both);
    QJsonObject view{{u"url"_s, call.url(u"/compare/"_s + both)},
                     {u"html_url"_s, page},
                     {u"permalink_url"_s, page},
                     {u"diff_url"_s, QString(page + u".diff"_s)},
                     {u"patch_url"_s, QString(page + u".patch"_s)},
                     {u"base_commit"_s, commitView(call, baseCommit)},
                     {u"merge_base_commit"_s, commitView(call, commonCommit)},
                     {u"status"_s, word(counts.first, counts.second)},
                     {u"ahead_by"_s, counts.first},
                     {u"behind_by"_s, counts.second},
                     {u"total_commits"_s, counts.first},
                     {u"commits"_s, list}};
    view.insert(u"files"_s, changesView(call, changes, *head));
    return Reply::of(view);
}

Reply pulls(Call &call)
{
    QList<QJsonObject> found;
    for (const PullRequest &pull : call.repository->pulls) {
        if (pull.headSha == call[u"commit_sha"_s] || pull.mergeCommit == call[u"commit_sha"_s])
            found.append(simplePull(call, pull));
    }
    return paged(call, found);
}

} // namespace

void addCommitRoutes(Router &router)
{
    router.add("GET", u"~/commits"_s, reads("contents"), list);
    router.add("GET", u"~/commits/{commit_sha}/pulls"_s, reads("pull_requests"), pulls);
    router.add("GET", u"~/git/commits/{commit_sha}"_s, reads("contents"), gitObject);
    router.add("GET", u"~/compare/{basehead+}"_s, reads("contents"), compare);
    router.add("GET", u"~/commits/{ref+}"_s, reads("contents"), one);
}

} // namespace tagboat::practice
