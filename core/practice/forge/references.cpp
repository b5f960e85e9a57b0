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

const QString object = u"Reference"_s;

Reply read(Call &call)
{
    TB_GIT(const GitRef ref, call.git->reference(u"refs/"_s + call[u"ref"_s]));
    return Reply::of(gitRef(call, ref));
}

Reply matching(Call &call)
{
    TB_GIT(const QList<GitRef> refs, call.git->references(u"refs/"_s + call[u"ref"_s]));
    return paged(call, refs, [&](const GitRef &ref) { return gitRef(call, ref); });
}

Reply create(Call &call)
{
    if (const auto problem = BodyCheck(call.body).string(u"ref"_s, true).string(u"sha"_s, true).problem())
        return *problem;
    const QString name = call.body[u"ref"_s].toString();
    const QString sha = call.body[u"sha"_s].toString();
    if (!name.startsWith(u"refs/"_s) || name.count(u'/') < 2)
        return Reply::error(422, u"Reference name must start with 'refs/' and have at least two slashes."_s);
    if (!call.git->typeOf(sha))
        return Reply::error(422, u"Object does not exist"_s);
    if (call.git->reference(name))
        return Reply::error(422, u"Reference already exists"_s);
    if (const auto refusal = refusalOf(call.world, *call.repository, {name, {}, sha}, call.user.login))
        return Reply::error(422, refusal->sentence);
    if (const auto made = call.git->create(name, sha); !made)
        return Reply::error(422, made.error().kind == Error::Kind::Conflict ? u"Reference already exists"_s
                                                                            : u"Reference name is not valid"_s);
    call.engine.look(*call.repository, call.user.login);
    TB_GIT(const GitRef ref, call.git->reference(name));
    const QString address = gitRef(call, ref)[u"url"_s].toString();
    return Reply::of(gitRef(call, ref), 201).with("Location", address.toUtf8());
}

Reply move(Call &call)
{
    if (const auto problem = BodyCheck(call.body).string(u"sha"_s, true).boolean(u"force"_s).problem())
        return *problem;
    const QString name = u"refs/"_s + call[u"ref"_s];
    const QString sha = call.body[u"sha"_s].toString();
    const auto before = call.git->reference(name);
    if (!before)
        return Reply::error(422, u"Reference does not exist"_s);
    if (!call.git->typeOf(sha))
        return Reply::error(422, u"Object does not exist"_s);
    if (const auto refusal = refusalOf(call.world, *call.repository, {name, before->sha, sha}, call.user.login))
        return Reply::error(422, refusal->sentence);
    if (const auto moved = call.git->update(name, sha, call.body[u"force"_s].toBool()); !moved)
        return Reply::error(422, moved.error().message);
    call.engine.look(*call.repository, call.user.login);
    TB_GIT(const GitRef ref, call.git->reference(name));
    return Reply::of(gitRef(call, ref));
}

Reply remove(Call &call)
{
    const QString name = u"refs/"_s + call[u"ref"_s];
    const auto before = call.git->reference(name);
    if (!before)
        return Reply::error(422, u"Reference does not exist"_s);
    if (name == u"refs/heads/"_s + call.git->defaultBranch())
        return Reply::error(422, u"Cannot delete the default branch"_s);
    if (const auto refusal = refusalOf(call.world, *call.repository, {name, before->sha, {}}, call.user.login))
        return Reply::error(422, refusal->sentence);
    if (const auto removed = call.git->remove(name); !removed)
        return gitFailure(removed.error());
    call.engine.look(*call.repository, call.user.login);
    return Reply::empty();
}

Reply createTag(Call &call)
{
    BodyCheck check(call.body);
    check.string(u"tag"_s, true).string(u"message"_s, true).string(u"object"_s, true).object(u"tagger"_s);
    if (const auto problem = check.oneOf(u"type"_s, {u"commit"_s, u"tree"_s, u"blob"_s}, true).problem())
        return *problem;
    const QString sha = call.body[u"object"_s].toString();
    if (call.git->typeOf(sha).value_or(QString()) != call.body[u"type"_s].toString())
        return Reply::error(422, u"Object does not exist"_s);
    const QJsonObject given = call.body[u"tagger"_s].toObject();
    const QDateTime date = QDateTime::fromString(given[u"date"_s].toString(), Qt::ISODate);
    const GitPerson tagger{given[u"name"_s].toString(call.user.name), given[u"email"_s].toString(call.user.email),
                           date.isValid() ? date : call.now()};
    TB_GIT(const QString made,
           call.git->createTag(call.body[u"tag"_s].toString(), sha, call.body[u"message"_s].toString(), tagger));
    TB_GIT(const GitTagInfo tag, call.git->tag(made));
    return Reply::of(gitTag(call, tag), 201).with("Location", call.url(u"/git/tags/"_s + made).toUtf8());
}

Reply readTag(Call &call)
{
    const auto tag = call.git->tag(call[u"tag_sha"_s]);
    return tag ? Reply::of(gitTag(call, *tag)) : Reply::notFound();
}

Reply tags(Call &call)
{
    TB_GIT(QList<GitRef> refs, call.git->references(u"refs/tags/"_s));
    std::reverse(refs.begin(), refs.end());
    return paged(call, refs, [&](const GitRef &ref) {
        const QString name = ref.name.mid(10);
        return QJsonObject{
            {u"name"_s, name},
            {u"node_id"_s, nodeId(u"REF"_s, call.repository->id) + name},
            {u"zipball_url"_s, call.url(u"/zipball/refs/tags/"_s + name)},
            {u"tarball_url"_s, call.url(u"/tarball/refs/tags/"_s + name)},
            {u"commit"_s, QJsonObject{{u"sha"_s, ref.commit}, {u"url"_s, call.url(u"/commits/"_s + ref.commit)}}}};
    });
}

} // namespace

void addReferenceRoutes(Router &router)
{
    router.add("GET", u"~/git/ref/{ref+}"_s, reads("contents"), read);
    router.add("GET", u"~/git/matching-refs/{ref+}"_s, reads("contents"), matching);
    router.add("POST", u"~/git/refs"_s, writes("contents"), create);
    router.add("PATCH", u"~/git/refs/{ref+}"_s, writes("contents"), move);
    router.add("DELETE", u"~/git/refs/{ref+}"_s, writes("contents"), remove);
    router.add("POST", u"~/git/tags"_s, writes("contents"), createTag);
    router.add("GET", u"~/git/tags/{tag_sha}"_s, reads("contents"), readTag);
    router.add("GET", u"~/tags"_s, reads("contents"), tags);
}

} // namespace tagboat::practice
