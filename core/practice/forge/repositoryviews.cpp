// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/views.h"

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

namespace
{

/// The addresses that a repository's answer is full of: key and what follows the repository's own address.
const std::pair<const char *, const char *> addresses[] = {
    {"archive_url", "/{archive_format}{/ref}"},
    {"assignees_url", "/assignees{/user}"},
    {"blobs_url", "/git/blobs{/sha}"},
    {"branches_url", "/branches{/branch}"},
    {"collaborators_url", "/collaborators{/collaborator}"},
    {"comments_url", "/comments{/number}"},
    {"commits_url", "/commits{/sha}"},
    {"compare_url", "/compare/{base}...{head}"},
    {"contents_url", "/contents/{+path}"},
    {"contributors_url", "/contributors"},
    {"deployments_url", "/deployments"},
    {"downloads_url", "/downloads"},
    {"events_url", "/events"},
    {"forks_url", "/forks"},
    {"git_commits_url", "/git/commits{/sha}"},
    {"git_refs_url", "/git/refs{/sha}"},
    {"git_tags_url", "/git/tags{/sha}"},
    {"hooks_url", "/hooks"},
    {"issue_comment_url", "/issues/comments{/number}"},
    {"issue_events_url", "/issues/events{/number}"},
    {"issues_url", "/issues{/number}"},
    {"keys_url", "/keys{/key_id}"},
    {"labels_url", "/labels{/name}"},
    {"languages_url", "/languages"},
    {"merges_url", "/merges"},
    {"milestones_url", "/milestones{/number}"},
    {"notifications_url", "/notifications{?since,all,participating}"},
    {"pulls_url", "/pulls{/number}"},
    {"releases_url", "/releases{/id}"},
    {"stargazers_url", "/stargazers"},
    {"statuses_url", "/statuses/{sha}"},
    {"subscribers_url", "/subscribers"},
    {"subscription_url", "/subscription"},
    {"tags_url", "/tags"},
    {"teams_url", "/teams"},
    {"trees_url", "/git/trees{/sha}"}};

} // namespace

QString pageUrl(const World &world, const Repository &repository, const QString &path)
{
    return world.address + u'/' + repository.fullName() + path;
}

QString apiUrl(const World &world, const Repository &repository, const QString &path)
{
    return world.address + u"/repos/"_s + repository.fullName() + path;
}

QJsonObject minimalRepository(World &world, const Repository &repository)
{
    QJsonObject view{{u"id"_s, repository.id},
                     {u"node_id"_s, nodeId(u"R"_s, repository.id)},
                     {u"name"_s, repository.name},
                     {u"full_name"_s, repository.fullName()},
                     {u"private"_s, repository.isPrivate},
                     {u"owner"_s, simpleUser(world, repository.owner)},
                     {u"html_url"_s, pageUrl(world, repository)},
                     {u"description"_s, orNull(repository.description)},
                     {u"fork"_s, false},
                     {u"url"_s, apiUrl(world, repository)}};
    for (const auto &[key, path] : addresses)
        view.insert(QString::fromLatin1(key), apiUrl(world, repository, QString::fromLatin1(path)));
    return view;
}

QJsonObject repositoryView(World &world, const Repository &repository, int rank)
{
    QJsonObject view = minimalRepository(world, repository);
    const auto git = world.git(repository);
    const QString page = pageUrl(world, repository);
    view.insert(u"default_branch"_s, git ? (*git)->defaultBranch() : u"main"_s);
    view.insert(u"clone_url"_s, QString(page + u".git"_s));
    view.insert(u"git_url"_s, QString(u"git://"_s + page.section(u"//"_s, 1) + u".git"_s));
    view.insert(u"ssh_url"_s, QString(u"git@127.0.0.1:"_s + repository.fullName() + u".git"_s));
    view.insert(u"svn_url"_s, page);
    for (const QString &none : {u"forks"_s, u"forks_count"_s, u"open_issues"_s, u"open_issues_count"_s, u"size"_s,
                                u"stargazers_count"_s, u"watchers"_s, u"watchers_count"_s})
        view.insert(none, 0);
    for (const QString &yes : {u"has_issues"_s, u"has_projects"_s, u"has_wiki"_s, u"has_downloads"_s})
        view.insert(yes, true);
    for (const QString &no : {u"has_pages"_s, u"has_discussions"_s, u"disabled"_s, u"is_template"_s})
        view.insert(no, false);
    for (const QString &absent : {u"homepage"_s, u"language"_s, u"mirror_url"_s, u"license"_s})
        view.insert(absent, QJsonValue());
    view.insert(u"visibility"_s, repository.isPrivate ? u"private"_s : u"public"_s);
    view.insert(u"archived"_s, repository.archived);
    view.insert(u"topics"_s, QJsonArray());
    view.insert(u"created_at"_s, timeText(repository.created));
    view.insert(u"updated_at"_s, timeText(repository.pushed));
    view.insert(u"pushed_at"_s, timeText(repository.pushed));
    view.insert(u"permissions"_s, QJsonObject{{u"admin"_s, rank >= rankOf(u"admin"_s)},
                                              {u"maintain"_s, rank >= rankOf(u"maintain"_s)},
                                              {u"push"_s, rank >= rankOf(u"push"_s)},
                                              {u"triage"_s, rank >= rankOf(u"triage"_s)},
                                              {u"pull"_s, rank >= rankOf(u"pull"_s)}});
    return view;
}

QJsonObject fullRepository(World &world, const Repository &repository, int rank)
{
    QJsonObject view = repositoryView(world, repository, rank);
    if (rank >= rankOf(u"push"_s)) { // GitHub shows these to those alone who can use them
        view.insert(u"allow_merge_commit"_s, repository.allowMerge);
        view.insert(u"allow_squash_merge"_s, repository.allowSquash);
        view.insert(u"allow_rebase_merge"_s, repository.allowRebase);
        view.insert(u"allow_auto_merge"_s, false);
        view.insert(u"allow_update_branch"_s, false);
        view.insert(u"delete_branch_on_merge"_s, repository.deleteBranchOnMerge);
    }
    view.insert(u"network_count"_s, 0);
    view.insert(u"subscribers_count"_s, 0);
    if (const Account *owner = world.account(repository.owner); owner && owner->organisation)
        view.insert(u"organization"_s, simpleUser(world, repository.owner));
    return view;
}

} // namespace tagboat::practice
