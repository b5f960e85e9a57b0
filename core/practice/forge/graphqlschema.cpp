// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/graphqlschema.h"

#include "practice/forge/engine.h"
#include "practice/forge/views.h"

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

namespace
{

QList<PullRequest> newestFirst(const QList<PullRequest> &pulls, const QStringList &states)
{
    QList<PullRequest> found;
    for (const PullRequest &pull : pulls) {
        const QString state = !pull.closed ? u"OPEN"_s : pull.mergedBy.isEmpty() ? u"CLOSED"_s : u"MERGED"_s;
        if (states.isEmpty() || states.contains(state))
            found.append(pull);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const PullRequest &a, const PullRequest &b) { return a.updated > b.updated; });
    return found;
}

QStringList words(const QJsonValue &value)
{
    if (value.isString())
        return {value.toString()};
    QStringList list;
    for (const QJsonValue each : value.toArray())
        list.append(each.toString());
    return list;
}

bool ascending(const QJsonObject &arguments)
{
    return arguments[u"orderBy"_s][u"direction"_s].toString() == u"ASC"_s;
}

} // namespace

QString GraphQlSchema::page(const Place &place, const QString &path) const
{
    return pageUrl(m_call.world, *place.repository, path);
}

GraphQlNode GraphQlSchema::query()
{
    GraphQlNode node(u"Query"_s);
    node.field(u"viewer"_s, [this](const auto &) { return GraphQlOutcome::of(viewer()); });
    node.field(u"repository"_s, [this](const QJsonObject &arguments) {
        return repositoryOf(arguments[u"owner"_s].toString(), arguments[u"name"_s].toString());
    });
    node.field(u"__type"_s,
               [this](const QJsonObject &arguments) { return typeNamed(arguments[u"name"_s].toString()); });
    node.field(u"rateLimit"_s, [this](const auto &) {
        const int used = m_spending.used + m_spending.cost;
        GraphQlNode limit(u"RateLimit"_s);
        limit.value(u"cost"_s, m_spending.cost).value(u"limit"_s, m_spending.limit).value(u"used"_s, used);
        limit.value(u"remaining"_s, qMax(0, m_spending.limit - used)).value(u"nodeCount"_s, m_nodes);
        return GraphQlOutcome::of(limit.value(u"resetAt"_s, timeText(m_spending.reset)));
    });
    return node;
}

/// The fields of a type as far as they are played: clients ask before they use what not every server has.
GraphQlOutcome GraphQlSchema::typeNamed(const QString &name)
{
    const auto &all = m_call.world.repositories();
    const auto git = all.empty() ? fail(Error::Kind::NotFound, {}) : m_call.world.git(*all.begin()->second);
    if (!git)
        return GraphQlOutcome::null();
    const Place place{all.begin()->second.get(), *git};
    QStringList names;
    if (name == u"PullRequest"_s)
        names = pull(place, PullRequest()).fieldNames();
    else if (name == u"Repository"_s)
        names = repository(place).fieldNames();
    else
        return GraphQlOutcome::null();
    names.sort();
    QList<GraphQlNode> fields;
    for (const QString &each : std::as_const(names))
        fields.append(GraphQlNode(u"__Field"_s).value(u"name"_s, each));
    GraphQlNode type(u"__Type"_s);
    type.value(u"name"_s, name).value(u"kind"_s, u"OBJECT"_s);
    return GraphQlOutcome::of(type.field(u"fields"_s, [fields](const auto &) { return GraphQlOutcome::of(fields); }));
}

GraphQlNode GraphQlSchema::viewer()
{
    return actor(m_call.user.login);
}

GraphQlNode GraphQlSchema::actor(const QString &login)
{
    const QJsonObject simple = simpleUser(m_call.world, login);
    const Account *account = m_call.world.account(login);
    GraphQlNode node(simple[u"type"_s].toString());
    node.value(u"id"_s, simple[u"node_id"_s]).value(u"databaseId"_s, simple[u"id"_s]);
    node.value(u"login"_s, simple[u"login"_s]).value(u"url"_s, simple[u"html_url"_s]);
    node.value(u"avatarUrl"_s, simple[u"avatar_url"_s])
        .value(u"name"_s, account ? orNull(account->name) : QJsonValue());
    return node.alsoA(u"Actor"_s).alsoA(u"RepositoryOwner"_s).alsoA(u"RequestedReviewer"_s);
}

GraphQlOutcome GraphQlSchema::repositoryOf(const QString &owner, const QString &name)
{
    Repository *found = m_call.world.repository(owner, name);
    const auto git = found ? m_call.world.git(*found) : fail(Error::Kind::NotFound, {});
    if (!git || m_call.world.role(*found, m_call.user.login) < rankOf(u"pull"_s))
        return GraphQlOutcome::fail(u"NOT_FOUND"_s,
                                    u"Could not resolve to a Repository with the name '%1/%2'."_s.arg(owner, name));
    m_call.engine.look(*found);
    return GraphQlOutcome::of(repository({found, *git}));
}

GraphQlNode GraphQlSchema::repository(const Place &place)
{
    const Repository &repository = *place.repository;
    const QStringList permissions{{}, u"READ"_s, u"TRIAGE"_s, u"WRITE"_s, u"MAINTAIN"_s, u"ADMIN"_s};
    GraphQlNode node(u"Repository"_s);
    node.value(u"id"_s, nodeId(u"R"_s, repository.id)).value(u"databaseId"_s, repository.id);
    node.value(u"name"_s, repository.name).value(u"nameWithOwner"_s, repository.fullName());
    node.value(u"description"_s, orNull(repository.description)).value(u"url"_s, page(place, {}));
    node.value(u"sshUrl"_s, QString(u"git@127.0.0.1:"_s + repository.fullName() + u".git"_s));
    node.value(u"isArchived"_s, repository.archived).value(u"isPrivate"_s, repository.isPrivate);
    node.value(u"isFork"_s, false).value(u"isEmpty"_s, false).value(u"parent"_s, QJsonValue());
    node.value(u"hasIssuesEnabled"_s, true).value(u"hasWikiEnabled"_s, true);
    node.value(u"mergeCommitAllowed"_s, repository.allowMerge).value(u"squashMergeAllowed"_s, repository.allowSquash);
    node.value(u"rebaseMergeAllowed"_s, repository.allowRebase);
    node.value(u"deleteBranchOnMerge"_s, repository.deleteBranchOnMerge);
    node.value(u"pushedAt"_s, timeText(repository.pushed)).value(u"updatedAt"_s, timeText(repository.pushed));
    node.value(u"createdAt"_s, timeText(repository.created));
    node.value(u"viewerPermission"_s, permissions.value(m_call.world.role(repository, m_call.user.login)));
    node.value(u"visibility"_s, repository.isPrivate ? u"PRIVATE"_s : u"PUBLIC"_s);
    node.field(u"owner"_s, [=, this](const auto &) { return GraphQlOutcome::of(actor(place.repository->owner)); });
    node.field(u"defaultBranchRef"_s, [=, this](const auto &) {
        const auto head = place.git->reference(u"refs/heads/"_s + place.git->defaultBranch());
        return head ? GraphQlOutcome::of(ref(place, *head)) : GraphQlOutcome::null();
    });
    node.field(u"ref"_s, [=, this](const QJsonObject &arguments) {
        const QString name = arguments[u"qualifiedName"_s].toString();
        for (const QString &prefix : {QString(), u"refs/heads/"_s, u"refs/tags/"_s}) {
            if (const auto found = place.git->reference(prefix + name); found)
                return GraphQlOutcome::of(ref(place, *found));
        }
        return GraphQlOutcome::null();
    });
    node.field(u"object"_s, [=, this](const QJsonObject &arguments) {
        const auto sha = place.git->resolve(arguments[u"expression"_s].toString(arguments[u"oid"_s].toString()));
        return sha ? GraphQlOutcome::of(commit(place, *sha)) : GraphQlOutcome::null();
    });
    node.field(u"refs"_s, [=, this](const QJsonObject &arguments) { return refs(place, arguments); });
    node.field(u"releases"_s, [=, this](const QJsonObject &arguments) { return releases(place, arguments); });
    node.field(u"release"_s, [=, this](const QJsonObject &arguments) {
        const Release *found = findBy(place.repository->releases, &Release::tag, arguments[u"tagName"_s].toString());
        return found ? GraphQlOutcome::of(release(place, *found)) : GraphQlOutcome::null();
    });
    node.field(u"latestRelease"_s, [=, this](const auto &) {
        const Release *latest = nullptr;
        for (const Release &each : place.repository->releases) {
            if (!each.draft && !each.prerelease && (!latest || each.created >= latest->created))
                latest = &each;
        }
        return latest ? GraphQlOutcome::of(release(place, *latest)) : GraphQlOutcome::null();
    });
    node.field(u"pullRequests"_s, [=, this](const QJsonObject &arguments) { return pulls(place, arguments); });
    node.field(u"pullRequest"_s, [=, this](const QJsonObject &arguments) {
        const PullRequest *found =
            findBy(place.repository->pulls, &PullRequest::number, arguments[u"number"_s].toInt());
        return found ? GraphQlOutcome::of(pull(place, *found))
                     : GraphQlOutcome::fail(u"NOT_FOUND"_s,
                                            u"Could not resolve to a PullRequest with the number of %1."_s.arg(
                                                arguments[u"number"_s].toInt()));
    });
    node.field(u"issues"_s, [](const QJsonObject &arguments) {
        return connection(u"Issue"_s, {}, arguments); // nobody in the harbour has any
    });
    node.field(u"deployments"_s, [=, this](const QJsonObject &arguments) {
        const QStringList wanted = words(arguments[u"environments"_s]);
        QList<GraphQlNode> nodes;
        for (const Deployment &each : place.repository->deployments) {
            if (wanted.isEmpty() || wanted.contains(each.environment))
                nodes.append(deployment(place, each));
        }
        if (!ascending(arguments))
            std::reverse(nodes.begin(), nodes.end());
        return connection(u"Deployment"_s, nodes, arguments);
    });
    node.field(u"environments"_s, [=, this](const QJsonObject &arguments) {
        QList<GraphQlNode> nodes;
        for (const Environment &each : place.repository->environments)
            nodes.append(environment(place, each));
        return connection(u"Environment"_s, nodes, arguments);
    });
    node.field(u"milestones"_s, [=](const QJsonObject &arguments) {
        const QStringList states = words(arguments[u"states"_s]);
        QList<GraphQlNode> nodes;
        for (const Milestone &each : place.repository->milestones) {
            const QString state = each.closed ? u"CLOSED"_s : u"OPEN"_s;
            if (states.isEmpty() || states.contains(state))
                nodes.append(GraphQlNode(u"Milestone"_s)
                                 .value(u"number"_s, each.number)
                                 .value(u"title"_s, each.title)
                                 .value(u"state"_s, state)
                                 .value(u"dueOn"_s, timeText(each.due)));
        }
        return connection(u"Milestone"_s, nodes, arguments);
    });
    node.field(u"vulnerabilityAlerts"_s, [=, this](const QJsonObject &arguments) {
        if (m_call.token.fineGrained && m_call.token.permissions.value(u"vulnerability_alerts"_s).isEmpty())
            return GraphQlOutcome::fail(u"FORBIDDEN"_s, u"Resource not accessible by personal access token"_s);
        return connection(u"RepositoryVulnerabilityAlert"_s, {}, arguments); // nothing in the harbour is vulnerable
    });
    return node.alsoA(u"Node"_s);
}

GraphQlNode GraphQlSchema::ref(const Place &place, const GitRef &ref)
{
    GraphQlNode node(u"Ref"_s);
    node.value(u"id"_s, nodeId(u"REF"_s, place.repository->id) + ref.name);
    node.value(u"name"_s, ref.name.section(u'/', 2));
    node.value(u"prefix"_s, QString(ref.name.section(u'/', 0, 1) + u'/'));
    const QString sha = ref.sha;
    return node.field(u"target"_s, [=, this](const auto &) { return target(place, sha); });
}

GraphQlOutcome GraphQlSchema::refs(const Place &place, const QJsonObject &arguments)
{
    const auto all = place.git->references(arguments[u"refPrefix"_s].toString());
    struct Dated {
        GitRef ref;
        QDateTime when;
    };
    QList<Dated> found;
    for (const GitRef &each : all.value_or(QList<GitRef>())) {
        const auto info = place.git->commit(each.commit);
        found.append({each, info ? info->committer.when : QDateTime()});
    }
    const bool byDate = arguments[u"orderBy"_s][u"field"_s].toString() == u"TAG_COMMIT_DATE"_s;
    std::stable_sort(found.begin(), found.end(), [&](const Dated &a, const Dated &b) {
        return byDate ? a.when < b.when : a.ref.name < b.ref.name;
    });
    if (arguments[u"orderBy"_s][u"direction"_s].toString() == u"DESC"_s)
        std::reverse(found.begin(), found.end());
    QList<GraphQlNode> nodes;
    for (const Dated &each : found)
        nodes.append(ref(place, each.ref));
    return connection(u"Ref"_s, nodes, arguments);
}

GraphQlOutcome GraphQlSchema::target(const Place &place, const QString &sha)
{
    const auto tag = place.git->tag(sha);
    if (!tag)
        return GraphQlOutcome::of(commit(place, sha));
    GraphQlNode node(u"Tag"_s);
    node.value(u"oid"_s, sha).value(u"name"_s, tag->name).value(u"message"_s, tag->message);
    GraphQlNode tagger(u"GitActor"_s);
    tagger.value(u"name"_s, tag->tagger.name).value(u"email"_s, tag->tagger.email);
    tagger.value(u"date"_s, timeText(tag->tagger.when));
    node.field(u"tagger"_s, [tagger](const auto &) { return GraphQlOutcome::of(tagger); });
    const QString object = tag->object;
    node.field(u"target"_s, [=, this](const auto &) { return target(place, object); });
    return GraphQlOutcome::of(node.alsoA(u"GitObject"_s));
}

GraphQlNode GraphQlSchema::release(const Place &place, const Release &release)
{
    const Release *latest = nullptr;
    for (const Release &each : place.repository->releases) {
        if (!each.draft && !each.prerelease && (!latest || each.created >= latest->created))
            latest = &each;
    }
    const QString author = release.login;
    GraphQlNode node(u"Release"_s);
    node.value(u"id"_s, nodeId(u"RE"_s, release.id)).value(u"databaseId"_s, release.id);
    node.value(u"tagName"_s, release.tag).value(u"name"_s, orNull(release.name));
    node.value(u"description"_s, release.body);
    node.value(u"isDraft"_s, release.draft).value(u"isPrerelease"_s, release.prerelease);
    node.value(u"isLatest"_s, latest && latest->id == release.id).value(u"immutable"_s, release.immutable);
    node.value(u"createdAt"_s, timeText(release.created)).value(u"publishedAt"_s, timeText(release.published));
    node.value(u"updatedAt"_s, timeText(release.created));
    node.value(u"url"_s, page(place, u"/releases/tag/"_s + release.tag));
    return node.field(u"author"_s, [=, this](const auto &) { return GraphQlOutcome::of(actor(author)); });
}

GraphQlOutcome GraphQlSchema::releases(const Place &place, const QJsonObject &arguments)
{
    const bool drafts = m_call.world.role(*place.repository, m_call.user.login) >= rankOf(u"push"_s);
    QList<Release> found;
    for (const Release &each : place.repository->releases) {
        if (!each.draft || drafts)
            found.append(each);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Release &a, const Release &b) { return a.created < b.created; });
    if (!ascending(arguments))
        std::reverse(found.begin(), found.end());
    QList<GraphQlNode> nodes;
    for (const Release &each : found)
        nodes.append(release(place, each));
    return connection(u"Release"_s, nodes, arguments);
}

GraphQlOutcome GraphQlSchema::pulls(const Place &place, const QJsonObject &arguments)
{
    const QString head = arguments[u"headRefName"_s].toString();
    const QString base = arguments[u"baseRefName"_s].toString();
    QList<GraphQlNode> nodes;
    for (const PullRequest &each : newestFirst(place.repository->pulls, words(arguments[u"states"_s]))) {
        if ((head.isEmpty() || each.head == head) && (base.isEmpty() || each.base == base))
            nodes.append(pull(place, each));
    }
    return connection(u"PullRequest"_s, nodes, arguments);
}

} // namespace tagboat::practice
