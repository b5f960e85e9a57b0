// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/rules.h"
#include "practice/forge/views.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

namespace
{

QJsonObject end(const Call &call, const QString &branch, const QString &sha)
{
    return {{u"label"_s, QString(call.repository->owner + u':' + branch)},
            {u"ref"_s, branch},
            {u"sha"_s, sha},
            {u"user"_s, simpleUser(call.world, call.repository->owner)},
            {u"repo"_s, repositoryView(call.world, *call.repository, call.rank())}};
}

QString association(const Call &call, const QString &login)
{
    return call.world.role(*call.repository, login) >= rankOf(u"push"_s) ? u"MEMBER"_s : u"CONTRIBUTOR"_s;
}

QJsonObject link(const QString &address)
{
    return {{u"href"_s, address}};
}

} // namespace

QJsonArray labelViews(const Call &call, const PullRequest &pull)
{
    QJsonArray views;
    for (const QString &label : pull.labels) {
        const auto id = static_cast<qint64>(qHash(label) & 0xffff); // a label is no more than its name here
        views.append(
            QJsonObject{{u"id"_s, id},
                        {u"node_id"_s, nodeId(u"LA"_s, id)},
                        {u"url"_s, call.url(u"/labels/"_s + QString::fromLatin1(QUrl::toPercentEncoding(label)))},
                        {u"name"_s, label},
                        {u"description"_s, QString()},
                        {u"color"_s, u"ededed"_s},
                        {u"default"_s, false}});
    }
    return views;
}

QJsonObject simplePull(const Call &call, const PullRequest &pull)
{
    const QString self = call.url(u"/pulls/%1"_s.arg(pull.number));
    const QString issue = call.url(u"/issues/%1"_s.arg(pull.number));
    const QString html = pageUrl(call.world, *call.repository, u"/pull/%1"_s.arg(pull.number));
    const QString statuses = call.url(u"/statuses/"_s + pull.headSha);
    const QString comment = call.url(u"/pulls/comments{/number}"_s);
    QJsonArray reviewers;
    for (const QString &login : pull.requestedReviewers)
        reviewers.append(simpleUser(call.world, login));
    QJsonArray teams;
    for (const QString &slug : pull.requestedTeams) {
        if (const Team *team = call.world.team(call.repository->owner, slug))
            teams.append(simpleTeam(call.world, *team));
    }
    return {{u"id"_s, pull.id},
            {u"node_id"_s, nodeId(u"PR"_s, pull.id)},
            {u"number"_s, pull.number},
            {u"state"_s, pull.closed ? u"closed"_s : u"open"_s},
            {u"locked"_s, false},
            {u"title"_s, pull.title},
            {u"user"_s, simpleUser(call.world, pull.login)},
            {u"body"_s, orNull(pull.body)},
            {u"draft"_s, pull.draft},
            {u"labels"_s, labelViews(call, pull)},
            {u"milestone"_s, QJsonValue()},
            {u"assignee"_s, QJsonValue()},
            {u"assignees"_s, QJsonArray()},
            {u"requested_reviewers"_s, reviewers},
            {u"requested_teams"_s, teams},
            {u"auto_merge"_s, QJsonValue()},
            {u"active_lock_reason"_s, QJsonValue()},
            {u"author_association"_s, association(call, pull.login)},
            {u"created_at"_s, timeText(pull.created)},
            {u"updated_at"_s, timeText(pull.updated)},
            {u"closed_at"_s, timeText(pull.closedAt)},
            {u"merged_at"_s, timeText(pull.mergedAt)},
            {u"merge_commit_sha"_s, orNull(pull.mergeCommit)},
            {u"head"_s, end(call, pull.head, pull.headSha)},
            {u"base"_s, end(call, pull.base, pull.baseSha)},
            {u"url"_s, self},
            {u"html_url"_s, html},
            {u"diff_url"_s, QString(html + u".diff"_s)},
            {u"patch_url"_s, QString(html + u".patch"_s)},
            {u"issue_url"_s, issue},
            {u"commits_url"_s, QString(self + u"/commits"_s)},
            {u"review_comments_url"_s, QString(self + u"/comments"_s)},
            {u"review_comment_url"_s, comment},
            {u"comments_url"_s, QString(issue + u"/comments"_s)},
            {u"statuses_url"_s, statuses},
            {u"_links"_s, QJsonObject{{u"self"_s, link(self)},
                                      {u"html"_s, link(html)},
                                      {u"issue"_s, link(issue)},
                                      {u"comments"_s, link(issue + u"/comments"_s)},
                                      {u"review_comments"_s, link(self + u"/comments"_s)},
                                      {u"review_comment"_s, link(comment)},
                                      {u"commits"_s, link(self + u"/commits"_s)},
                                      {u"statuses"_s, link(statuses)}}}};
}

QJsonObject wholePull(const Call &call, PullRequest &pull)
{
    QJsonObject view = simplePull(call, pull);
    const bool merged = !pull.mergedBy.isEmpty();
    // GitHub works out in the background whether a merge would go: the first look after a change gets null.
    const QString both = pull.headSha + pull.baseSha;
    const bool known = pull.computedFor == both;
    pull.computedFor = both;
    call.repository->changed |= !known;
    bool mergeable = false;
    QString state = u"unknown"_s;
    if (known && !pull.closed) {
        GitFolder::MergeWish wish{pull.baseSha,
                                  pull.headSha,
                                  GitFolder::Method::Merge,
                                  u"test"_s,
                                  {u"GitHub"_s, u"noreply@github.com"_s, call.now()},
                                  {u"GitHub"_s, u"noreply@github.com"_s, call.now()}};
        mergeable = call.git->merge(wish).has_value();
        const auto block = mergeBlock(call.world, *call.repository, pull, {});
        state = !mergeable ? u"dirty"_s : block ? block->state : u"clean"_s;
    }
    view.insert(u"mergeable"_s, known && !pull.closed ? QJsonValue(mergeable) : QJsonValue());
    view.insert(u"mergeable_state"_s, state);
    view.insert(u"rebaseable"_s, known && !pull.closed ? QJsonValue(mergeable) : QJsonValue());
    view.insert(u"merged"_s, merged);
    view.insert(u"merged_by"_s, simpleUserOrNull(call.world, pull.mergedBy));
    view.insert(u"maintainer_can_modify"_s, pull.maintainerCanModify);
    view.insert(u"comments"_s, 0);
    view.insert(u"review_comments"_s, 0);
    int additions = 0;
    int deletions = 0;
    const auto common = call.git->mergeBase(pull.headSha, pull.baseSha);
    const auto changes = call.git->changes(common.value_or(pull.baseSha), pull.headSha);
    for (const GitChange &change : changes.value_or(QList<GitChange>())) {
        additions += change.additions;
        deletions += change.deletions;
    }
    view.insert(u"additions"_s, additions);
    view.insert(u"deletions"_s, deletions);
    view.insert(u"changed_files"_s, changes ? changes->size() : 0);
    const auto counts = call.git->aheadBehind(pull.headSha, pull.baseSha);
    view.insert(u"commits"_s, counts ? counts->first : 0);
    return view;
}

QJsonObject reviewView(const Call &call, const PullRequest &pull, const Review &review)
{
    const QString html =
        pageUrl(call.world, *call.repository, u"/pull/%1#pullrequestreview-%2"_s.arg(pull.number).arg(review.id));
    const QString self = call.url(u"/pulls/%1"_s.arg(pull.number));
    return {{u"id"_s, review.id},
            {u"node_id"_s, nodeId(u"PRR"_s, review.id)},
            {u"user"_s, simpleUser(call.world, review.login)},
            {u"body"_s, review.body},
            {u"state"_s, review.state},
            {u"html_url"_s, html},
            {u"pull_request_url"_s, self},
            {u"author_association"_s, association(call, review.login)},
            {u"submitted_at"_s, timeText(review.submitted)},
            {u"commit_id"_s, review.commit},
            {u"_links"_s, QJsonObject{{u"html"_s, link(html)}, {u"pull_request"_s, link(self)}}}};
}

} // namespace tagboat::practice
