// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/router.h"
#include "practice/forge/storage.h"
#include "practice/forge/views.h"

#include <QCryptographicHash>
#include <QFile>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

namespace
{

/// An asset and its release; null if there is none.
std::pair<Release *, ReleaseAsset *> assetOf(Call &call)
{
    for (Release &release : call.repository->releases) {
        if (ReleaseAsset *asset = findBy(release.assets, &ReleaseAsset::id, call.id(u"asset_id"_s)))
            return {&release, asset};
    }
    return {};
}

QString fileOf(const Call &call, const ReleaseAsset &asset)
{
    return call.world.assetFolder(*call.repository) + u'/' + QString::number(asset.id);
}

Reply list(Call &call)
{
    const Release *release = findBy(call.repository->releases, &Release::id, call.id(u"release_id"_s));
    if (!release)
        return Reply::notFound();
    return paged(call, release->assets, [&](const ReleaseAsset &asset) { return assetView(call, *release, asset); });
}

Reply read(Call &call)
{
    const auto [release, asset] = assetOf(call);
    if (!asset)
        return Reply::notFound();
    if (!call.request.header("Accept").contains("application/octet-stream"))
        return Reply::of(assetView(call, *release, *asset));
    QFile file(fileOf(call, *asset));
    if (!asset->complete || !file.open(QIODevice::ReadOnly))
        return Reply::notFound();
    return Reply::redirect(blobAddress(call.world, file.readAll(), asset->contentType.toLatin1()));
}

Reply upload(Call &call)
{
    Release *release = findBy(call.repository->releases, &Release::id, call.id(u"release_id"_s));
    if (!release)
        return Reply::notFound();
    if (release->immutable)
        return Reply::error(422, u"Cannot upload assets to an immutable release."_s);
    static const QRegularExpression odd(u"[^A-Za-z0-9_.+-]+"_s);
    const QString name = call.query(u"name"_s).replace(odd, u"."_s);
    if (name.isEmpty())
        return Reply::invalid(u"ReleaseAsset"_s, u"name"_s, u"missing_field"_s);
    if (call.request.body.isEmpty())
        return Reply::error(400, u"Bad Content-Length: "_s);
    if (findBy(release->assets, &ReleaseAsset::name, name))
        return Reply::invalid(u"ReleaseAsset"_s, u"name"_s, u"already_exists"_s);
    ReleaseAsset asset;
    asset.id = call.world.newId() % 1'000'000'000;
    asset.name = name;
    asset.label = call.query(u"label"_s);
    asset.contentType = QString::fromLatin1(call.request.header("Content-Type"));
    asset.size = call.request.body.size();
    asset.digest = u"sha256:"_s +
                   QString::fromLatin1(QCryptographicHash::hash(call.request.body, QCryptographicHash::Sha256).toHex());
    asset.login = call.user.login;
    asset.created = call.now();
    if (const auto stored = storeFile(fileOf(call, asset), call.request.body); !stored)
        return Reply::error(500, describe(stored.error()));
    release->assets.append(asset);
    return Reply::of(assetView(call, *release, asset), 201);
}

Reply change(Call &call)
{
    const auto [release, asset] = assetOf(call);
    if (!asset)
        return Reply::notFound();
    if (release->immutable)
        return Reply::error(422, u"Cannot change assets of an immutable release."_s);
    if (const auto problem = BodyCheck(call.body).string(u"name"_s).string(u"label"_s).string(u"state"_s).problem())
        return *problem;
    asset->name = call.body[u"name"_s].toString(asset->name);
    asset->label = call.body[u"label"_s].toString(asset->label);
    return Reply::of(assetView(call, *release, *asset));
}

Reply remove(Call &call)
{
    const auto [release, asset] = assetOf(call);
    if (!asset)
        return Reply::notFound();
    if (release->immutable)
        return Reply::error(422, u"Cannot delete assets of an immutable release."_s);
    QFile::remove(fileOf(call, *asset));
    const qint64 id = asset->id;
    release->assets.removeIf([&](const ReleaseAsset &each) { return each.id == id; });
    return Reply::empty();
}

} // namespace

QJsonObject assetView(const Call &call, const Release &release, const ReleaseAsset &asset)
{
    return {{u"id"_s, asset.id},
            {u"node_id"_s, nodeId(u"RA"_s, asset.id)},
            {u"url"_s, call.url(u"/releases/assets/%1"_s.arg(asset.id))},
            {u"browser_download_url"_s,
             pageUrl(call.world, *call.repository, u"/releases/download/%1/%2"_s.arg(release.tag, asset.name))},
            {u"name"_s, asset.name},
            {u"label"_s, orNull(asset.label)},
            // An upload that broke off stays behind as "starter" at GitHub; its description says "open".
            {u"state"_s, asset.complete ? u"uploaded"_s : u"open"_s},
            {u"content_type"_s, asset.contentType},
            {u"size"_s, asset.size},
            {u"digest"_s, orNull(asset.digest)},
            {u"download_count"_s, 0},
            {u"uploader"_s, simpleUser(call.world, asset.login)},
            {u"created_at"_s, timeText(asset.created)},
            {u"updated_at"_s, timeText(asset.created)}};
}

void addAssetRoutes(Router &router)
{
    router.add("GET", u"~/releases/{release_id}/assets"_s, reads("contents"), list);
    router.add("POST", u"~/releases/{release_id}/assets"_s, writes("contents"), upload);
    router.add("GET", u"~/releases/assets/{asset_id}"_s, reads("contents"), read);
    router.add("PATCH", u"~/releases/assets/{asset_id}"_s, writes("contents"), change);
    router.add("DELETE", u"~/releases/assets/{asset_id}"_s, writes("contents"), remove);
}

} // namespace tagboat::practice
