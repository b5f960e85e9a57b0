// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/engine.h"
#include "practice/forge/router.h"
#include "practice/forge/rules.h"
#include "practice/forge/views.h"

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

namespace
{

const QString resource = u"Release"_s;

Release *releaseOf(Call &call)
{
    Release *release = findBy(call.repository->releases, &Release::id, call.id(u"release_id"_s));
    return release && release->draft && call.rank() < rankOf(u"push"_s) ? nullptr : release;
}

QList<Release> sorted(const Call &call, bool drafts)
{
    QList<Release> found;
    for (const Release &release : call.repository->releases) {
        if (!release.draft || drafts)
            found.append(release);
    }
    std::stable_sort(found.begin(), found.end(), [](const Release &a, const Release &b) {
        return a.draft != b.draft ? a.draft : a.created > b.created;
    });
    return found;
}

Reply list(Call &call)
{
    return paged(call, sorted(call, call.rank() >= rankOf(u"push"_s)),
                 [&](const Release &release) { return releaseView(call, release); });
}

Reply latest(Call &call)
{
    const Release *found = nullptr;
    const QList<Release> all = sorted(call, false);
    for (const Release &release : all) {
        if (!release.prerelease && (!found || (release.latest && !found->latest)))
            found = &release;
    }
    return found ? Reply::of(releaseView(call, *found)) : Reply::notFound();
}

Reply byTag(Call &call)
{
    for (const Release &release : call.repository->releases) {
        if (!release.draft && release.tag == call[u"tag"_s])
            return Reply::of(releaseView(call, release));
    }
    return Reply::notFound();
}

Reply read(Call &call)
{
    const Release *release = releaseOf(call);
    return release ? Reply::of(releaseView(call, *release)) : Reply::notFound();
}

/// What publishing does: the tag, if there is none, and the workflows that wait for it.
std::optional<Reply> publish(Call &call, Release &release)
{
    const QString name = u"refs/tags/"_s + release.tag;
    if (call.repository->burntTags.contains(release.tag))
        return Reply::invalid(resource, u"tag_name"_s, u"custom"_s, u"tag_name was used by an immutable release"_s);
    if (!call.git->reference(name)) {
        const QString target = release.target.isEmpty() ? call.git->defaultBranch() : release.target;
        const auto sha = call.git->resolve(target);
        if (!sha)
            return Reply::invalid(resource, u"target_commitish"_s, u"invalid"_s);
        if (const auto refusal = refusalOf(call.world, *call.repository, {name, {}, *sha}, call.user.login))
            return Reply::error(422, refusal->sentence);
        if (const auto made = call.git->create(name, *sha); !made)
            return Reply::invalid(resource, u"tag_name"_s, u"custom"_s, u"tag_name is not a valid tag"_s);
    }
    const auto tagged = call.git->reference(name);
    const auto commit = call.git->commit(tagged ? tagged->commit : QString());
    release.created = commit ? commit->committer.when : call.now();
    release.published = call.now();
    release.draft = false;
    if (call.repository->immutableReleases) {
        release.immutable = true;
        call.repository->burntTags.append(release.tag);
    }
    return std::nullopt;
}

/// The workflows that a publishing starts: those of the new tag, and those of the release itself.
void announce(Call &call, const Release &release)
{
    call.engine.look(*call.repository, call.user.login);
    call.engine.releasePublished(*call.repository, Release(release), call.user.login);
}

std::optional<Reply> problemOf(const Call &call, bool creates)
{
    BodyCheck check(call.body);
    check.string(u"tag_name"_s, creates).string(u"target_commitish"_s).string(u"name"_s).string(u"body"_s);
    check.boolean(u"draft"_s).boolean(u"prerelease"_s).boolean(u"generate_release_notes"_s);
    if (const auto problem = check.oneOf(u"make_latest"_s, {u"true"_s, u"false"_s, u"legacy"_s}).problem())
        return problem;
    if (call.body[u"body"_s].toString().toUcs4().size() > 125'000)
        return Reply::invalid(resource, u"body"_s, u"custom"_s, u"body is too long (maximum is 125000 characters)"_s);
    return std::nullopt;
}

void markLatest(Call &call, const Release &release)
{
    if (call.body[u"make_latest"_s].toString() != u"true"_s)
        return;
    for (Release &each : call.repository->releases)
        each.latest = each.id == release.id;
}

QString notes(Call &call, const QString &tag, const QString &target, const QString &previous)
{
    QString before = previous;
    if (before.isEmpty()) {
        for (const Release &release : sorted(call, false)) {
            if (before.isEmpty() && release.tag != tag)
                before = release.tag;
        }
    }
    const auto head = call.git->resolve(call.git->reference(u"refs/tags/"_s + tag) ? tag : target);
    const auto since = call.git->resolve(before);
    QString text = u"## What's Changed\n"_s;
    const auto commits = call.git->log(head.value_or(QString()), since.value_or(QString()), 1000);
    for (const PullRequest &pull : call.repository->pulls) {
        const auto contains = [&](const GitCommitInfo &commit) { return commit.sha == pull.mergeCommit; };
        if (commits && std::any_of(commits->begin(), commits->end(), contains))
            text += u"* %1 by @%2 in %3\n"_s.arg(pull.title, pull.login,
                                                 pageUrl(call.world, *call.repository, u"/pull/%1"_s.arg(pull.number)));
    }
    const QString range = before.isEmpty() ? u"commits/"_s + tag : u"compare/%1...%2"_s.arg(before, tag);
    return text + u"\n\n**Full Changelog**: "_s + pageUrl(call.world, *call.repository, u'/' + range);
}

Reply create(Call &call)
{
    if (const auto problem = problemOf(call, true))
        return *problem;
    Release release;
    release.tag = call.body[u"tag_name"_s].toString();
    const bool draft = call.body[u"draft"_s].toBool();
    for (const Release &other : call.repository->releases) {
        if (!draft && !other.draft && other.tag == release.tag)
            return Reply::invalid(resource, u"tag_name"_s, u"already_exists"_s);
    }
    release.id = call.world.newId() % 1'000'000'000;
    release.target = call.body[u"target_commitish"_s].toString(call.git->defaultBranch());
    release.name = call.body[u"name"_s].toString();
    release.body = call.body[u"body"_s].toString();
    if (call.body[u"generate_release_notes"_s].toBool())
        release.body += notes(call, release.tag, release.target, {});
    release.prerelease = call.body[u"prerelease"_s].toBool();
    release.login = call.user.login;
    release.created = call.now();
    release.draft = true;
    if (!draft) {
        if (const auto refused = publish(call, release))
            return *refused;
    }
    call.repository->releases.append(release);
    markLatest(call, release);
    if (!draft)
        announce(call, release);
    return Reply::of(releaseView(call, release), 201)
        .with("Location", call.url(u"/releases/%1"_s.arg(release.id)).toUtf8());
}

Reply change(Call &call)
{
    Release *release = releaseOf(call);
    if (!release)
        return Reply::notFound();
    if (const auto problem = problemOf(call, false))
        return *problem;
    const QString tag = call.body[u"tag_name"_s].toString(release->tag);
    if (release->immutable && (tag != release->tag || call.body.contains(u"target_commitish"_s)))
        return Reply::invalid(resource, u"tag_name"_s, u"custom"_s, u"tag_name cannot be changed: immutable release"_s);
    Release changed = *release;
    changed.tag = tag;
    changed.target = call.body[u"target_commitish"_s].toString(changed.target);
    changed.name = call.body[u"name"_s].toString(changed.name);
    changed.body = call.body[u"body"_s].toString(changed.body);
    changed.prerelease = call.body[u"prerelease"_s].toBool(changed.prerelease);
    const bool publishes = changed.draft && call.body.contains(u"draft"_s) && !call.body[u"draft"_s].toBool();
    if (publishes) {
        for (const Release &other : call.repository->releases) {
            if (other.id != changed.id && !other.draft && other.tag == changed.tag)
                return Reply::invalid(resource, u"tag_name"_s, u"already_exists"_s);
        }
        if (const auto refused = publish(call, changed))
            return *refused;
    } else if (call.body[u"draft"_s].toBool() && !changed.immutable) {
        changed.draft = true;
    }
    *release = changed;
    markLatest(call, changed);
    if (publishes)
        announce(call, changed);
    return Reply::of(releaseView(call, changed));
}

Reply remove(Call &call)
{
    const Release *release = releaseOf(call);
    if (!release)
        return Reply::notFound();
    const qint64 id = release->id; // the tag stays
    call.repository->releases.removeIf([&](const Release &each) { return each.id == id; });
    return Reply::empty();
}

Reply generate(Call &call)
{
    BodyCheck check(call.body);
    check.string(u"tag_name"_s, true).string(u"target_commitish"_s).string(u"previous_tag_name"_s);
    if (const auto problem = check.problem())
        return *problem;
    const QString tag = call.body[u"tag_name"_s].toString();
    const QString target = call.body[u"target_commitish"_s].toString(call.git->defaultBranch());
    return Reply::of(QJsonObject{{u"name"_s, tag},
                                 {u"body"_s, notes(call, tag, target, call.body[u"previous_tag_name"_s].toString())}});
}

} // namespace

QJsonObject releaseView(const Call &call, const Release &release)
{
    const QString self = call.url(u"/releases/%1"_s.arg(release.id));
    const QString upload =
        call.world.address +
        u"/api/uploads/repos/%1/releases/%2/assets{?name,label}"_s.arg(call.repository->fullName()).arg(release.id);
    const QString shown = release.draft ? u"untagged-%1"_s.arg(release.id, 0, 16) : release.tag;
    QJsonArray assets;
    for (const ReleaseAsset &asset : release.assets)
        assets.append(assetView(call, release, asset));
    return {{u"id"_s, release.id},
            {u"node_id"_s, nodeId(u"RE"_s, release.id)},
            {u"tag_name"_s, release.tag},
            {u"target_commitish"_s, release.target},
            {u"name"_s, orNull(release.name)},
            {u"body"_s, release.body},
            {u"draft"_s, release.draft},
            {u"prerelease"_s, release.prerelease},
            {u"immutable"_s, release.immutable},
            {u"author"_s, simpleUser(call.world, release.login)},
            {u"created_at"_s, timeText(release.created)},
            {u"published_at"_s, timeText(release.published)},
            {u"assets"_s, assets},
            {u"url"_s, self},
            {u"assets_url"_s, QString(self + u"/assets"_s)},
            {u"upload_url"_s, upload},
            {u"html_url"_s, pageUrl(call.world, *call.repository, u"/releases/tag/"_s + shown)},
            {u"tarball_url"_s, release.draft ? QJsonValue() : QJsonValue(call.url(u"/tarball/"_s + release.tag))},
            {u"zipball_url"_s, release.draft ? QJsonValue() : QJsonValue(call.url(u"/zipball/"_s + release.tag))}};
}

void addReleaseRoutes(Router &router)
{
    router.add("GET", u"~/releases"_s, reads("contents"), list);
    router.add("POST", u"~/releases"_s, writes("contents"), create);
    router.add("GET", u"~/releases/latest"_s, reads("contents"), latest);
    router.add("GET", u"~/releases/tags/{tag+}"_s, reads("contents"), byTag);
    router.add("POST", u"~/releases/generate-notes"_s, writes("contents"), generate);
    router.add("GET", u"~/releases/{release_id}"_s, reads("contents"), read);
    router.add("PATCH", u"~/releases/{release_id}"_s, writes("contents"), change);
    router.add("DELETE", u"~/releases/{release_id}"_s, writes("contents"), remove);
}

} // namespace tagboat::practice
