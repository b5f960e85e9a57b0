// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/engine.h"
#include "practice/forge/router.h"
#include "practice/forge/views.h"

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

namespace
{

const QString resource = u"PullRequest"_s;

/// "o:b" or "b"; the forge has no forks, so the owner is the repository's.
QString branchOf(const QString &head)
{
    return head.section(u':', -1);
}

Reply list(Call &call)
{
    const QString state = call.query(u"state"_s).isEmpty() ? u"open"_s : call.query(u"state"_s);
    if (!QStringList{u"open"_s, u"closed"_s, u"all"_s}.contains(state))
        return Reply::invalid(resource, u"state"_s, u"invalid"_s);
    QList<PullRequest> found;
    for (const PullRequest &pull : call.repository->pulls) {
        const bool fitsState = state == u"all"_s || pull.closed == (state == u"closed"_s);
        const bool fitsHead = call.query(u"head"_s).isEmpty() || // GitHub ignores a head without its owner
                              !call.query(u"head"_s).contains(u':') || branchOf(call.query(u"head"_s)) == pull.head;
        const bool fitsBase = call.query(u"base"_s).isEmpty() || call.query(u"base"_s) == pull.base;
        if (fitsState && fitsHead && fitsBase)
            found.prepend(pull);
    }
    if (call.query(u"direction"_s) == u"asc"_s)
        std::reverse(found.begin(), found.end());
    return paged(call, found, [&](const PullRequest &pull) { return simplePull(call, pull); });
}

/// GitHub's limits on texts. A pull request is an issue there, and what is refused is called one.
std::optional<Reply> tooLong(const Call &call)
{
    for (const auto &[field, limit] : {std::pair(u"title"_s, 256), std::pair(u"body"_s, 65'536)}) {
        if (call.body[field].toString().toUcs4().size() > limit)
            return Reply::invalid(u"Issue"_s, field, u"custom"_s,
                                  u"%1 is too long (maximum is %2 characters)"_s.arg(field).arg(limit));
    }
    return std::nullopt;
}

Reply create(Call &call)
{
    BodyCheck check(call.body);
    check.string(u"title"_s).string(u"head"_s, true).string(u"base"_s, true).string(u"body"_s);
    if (const auto problem = check.boolean(u"draft"_s).boolean(u"maintainer_can_modify"_s).problem())
        return *problem;
    if (call.body[u"title"_s].toString().isEmpty())
        return Reply::invalid(resource, u"title"_s, u"missing_field"_s);
    if (const auto problem = tooLong(call))
        return *problem;
    PullRequest pull;
    pull.head = branchOf(call.body[u"head"_s].toString());
    pull.base = call.body[u"base"_s].toString();
    const auto head = call.git->reference(u"refs/heads/"_s + pull.head);
    const auto base = call.git->reference(u"refs/heads/"_s + pull.base);
    if (!head || !base)
        return Reply::invalid(resource, head ? u"base"_s : u"head"_s, u"invalid"_s);
    for (const PullRequest &other : call.repository->pulls) {
        if (!other.closed && other.head == pull.head && other.base == pull.base)
            return Reply::invalid(resource, {}, u"custom"_s,
                                  u"A pull request already exists for %1:%2."_s.arg(call.repository->owner, pull.head));
    }
    TB_GIT(const auto counts, call.git->aheadBehind(head->commit, base->commit));
    if (counts.first == 0)
        return Reply::invalid(resource, {}, u"custom"_s, u"No commits between %1 and %2"_s.arg(pull.base, pull.head));
    pull.id = call.world.newId();
    pull.number = call.repository->nextNumber++;
    pull.title = call.body[u"title"_s].toString();
    pull.body = call.body[u"body"_s].toString();
    pull.draft = call.body[u"draft"_s].toBool();
    pull.maintainerCanModify = call.body[u"maintainer_can_modify"_s].toBool();
    pull.login = call.user.login;
    pull.headSha = head->commit;
    pull.baseSha = base->commit;
    pull.created = pull.updated = call.now();
    call.repository->pulls.append(pull);
    call.engine.pullRequestChanged(*call.repository, pull, u"opened"_s);
    PullRequest &stored = call.repository->pulls.last();
    return Reply::of(wholePull(call, stored), 201).with("Location", call.url(u"/pulls/%1"_s.arg(pull.number)).toUtf8());
}

PullRequest *pullOf(Call &call)
{
    return findBy(call.repository->pulls, &PullRequest::number, static_cast<int>(call.id(u"pull_number"_s)));
}

Reply read(Call &call)
{
    PullRequest *pull = pullOf(call);
    return pull ? Reply::of(wholePull(call, *pull)) : Reply::notFound();
}

Reply change(Call &call)
{
    PullRequest *pull = pullOf(call);
    if (!pull)
        return Reply::notFound();
    BodyCheck check(call.body);
    check.string(u"title"_s).string(u"body"_s).string(u"base"_s).boolean(u"maintainer_can_modify"_s);
    if (const auto problem = check.oneOf(u"state"_s, {u"open"_s, u"closed"_s}).problem())
        return *problem;
    if (const auto problem = tooLong(call))
        return *problem;
    if (call.body.contains(u"base"_s)) {
        const auto base = call.git->reference(u"refs/heads/"_s + call.body[u"base"_s].toString());
        if (!base)
            return Reply::invalid(resource, u"base"_s, u"invalid"_s);
        pull->base = base->name.mid(11);
        pull->baseSha = base->commit;
    }
    pull->title = call.body[u"title"_s].toString(pull->title);
    pull->body = call.body[u"body"_s].toString(pull->body);
    const QString state = call.body[u"state"_s].toString();
    if (state == u"closed"_s && !pull->closed) {
        pull->closed = true;
        pull->closedAt = call.now();
    } else if (state == u"open"_s && pull->closed) {
        if (!pull->mergedBy.isEmpty() || !call.git->reference(u"refs/heads/"_s + pull->head))
            return Reply::invalid(resource, u"state"_s, u"invalid"_s, u"state cannot be changed."_s);
        pull->closed = false;
        pull->closedAt = QDateTime();
        call.engine.pullRequestChanged(*call.repository, PullRequest(*pull), u"reopened"_s);
    }
    pull->updated = call.now();
    return Reply::of(wholePull(call, *pull));
}

/// Labels are made as they are used, as GitHub does it.
Reply addLabels(Call &call)
{
    PullRequest *pull = findBy(call.repository->pulls, &PullRequest::number,
                               static_cast<int>(call.id(u"issue_number"_s))); // a pull request is an issue as well
    if (!pull)
        return Reply::notFound();
    if (const auto problem = BodyCheck(call.body).array(u"labels"_s, true).problem())
        return *problem;
    const QJsonArray wanted = call.body[u"labels"_s].toArray();
    for (const QJsonValue label : wanted) {
        const QString name = label.isObject() ? label[u"name"_s].toString() : label.toString();
        if (name.isEmpty())
            return Reply::invalid(u"Label"_s, u"name"_s, u"missing_field"_s);
        if (!pull->labels.contains(name))
            pull->labels.append(name);
    }
    pull->updated = call.now();
    return Reply::of(labelViews(call, *pull));
}

Reply commits(Call &call)
{
    const PullRequest *pull = pullOf(call);
    if (!pull)
        return Reply::notFound();
    TB_GIT(QList<GitCommitInfo> found, call.git->log(pull->headSha, pull->baseSha));
    std::reverse(found.begin(), found.end());
    return paged(call, found, [&](const GitCommitInfo &commit) { return commitView(call, commit); });
}

Reply files(Call &call)
{
    const PullRequest *pull = pullOf(call);
    if (!pull)
        return Reply::notFound();
    TB_GIT(const QString common, call.git->mergeBase(pull->headSha, pull->baseSha));
    TB_GIT(const QList<GitChange> found, call.git->changes(common, pull->headSha));
    return paged(call, found, [&](const GitChange &change) { return diffEntry(call, change, pull->headSha); });
}

} // namespace

void addPullRoutes(Router &router)
{
    router.add("GET", u"~/pulls"_s, reads("pull_requests"), list);
    router.add("POST", u"~/pulls"_s, writes("pull_requests"), create);
    router.add("GET", u"~/pulls/{pull_number}"_s, reads("pull_requests"), read);
    router.add("PATCH", u"~/pulls/{pull_number}"_s, writes("pull_requests"), change);
    router.add("POST", u"~/issues/{issue_number}/labels"_s, writes("pull_requests"), addLabels);
    router.add("GET", u"~/pulls/{pull_number}/commits"_s, reads("pull_requests"), commits);
    router.add("GET", u"~/pulls/{pull_number}/files"_s, reads("pull_requests"), files);
}

} // namespace tagboat::practice
