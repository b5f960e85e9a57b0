// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/steps/releasesteps.h"

#include "base/failpoint.h"
#include "release/releaseassets.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

QJsonObject factsOf(const ForgeRelease &release)
{
    return {{u"release"_s, QString::number(release.id)}, {u"url"_s, release.url}};
}

/// Two drafts of one tag are possible, and no one but the user knows which is meant.
Finding severalDrafts(const QString &tag, const QList<ForgeRelease> &releases)
{
    QStringList urls;
    for (const ForgeRelease &release : releases)
        urls.append(release.url);
    return Finding::differs({Error::Kind::Conflict,
                             u"There are %1 releases of %2"_s.arg(releases.size()).arg(tag),
                             urls.join(u'\n'),
                             u"Remove all but one, then resume."_s,
                             {},
                             0});
}

Finding draftIsGone(const QString &tag)
{
    return Finding::differs({Error::Kind::NotFound,
                             u"The draft of %1 is gone"_s.arg(tag),
                             {},
                             u"Make the release by hand and resume, or abort."_s,
                             {},
                             0});
}

/// A file that stands there with other content, or cannot come any more; nothing if the rest can be uploaded.
std::optional<Error> hindrance(const ForgeRelease &release, const QList<AssetFile> &files)
{
    for (const AssetFile &file : files) {
        const ReleaseAsset *asset = assetNamed(release, file.name());
        if (asset != nullptr && asset->state == ReleaseAsset::State::Uploaded && !holds(*asset, file))
            return Error{Error::Kind::Conflict,
                         u"The release %1 has another file named %2"_s.arg(release.tag, asset->name),
                         u"there: %1, %2 bytes\nhere: %3, %4 bytes"_s.arg(asset->digest)
                             .arg(asset->size)
                             .arg(file.digest)
                             .arg(file.size),
                         u"Remove the wrong one of the two, then resume."_s,
                         {},
                         0};
        if (asset == nullptr && release.immutable)
            return Error{Error::Kind::Denied,
                         u"The release %1 is published and immutable, and lacks %2"_s.arg(release.tag, file.name()),
                         release.url,
                         u"Nobody can add a file to it. Abort this release and make the next patch version."_s,
                         {},
                         0};
    }
    return {};
}

} // namespace

QCoro::Task<Result<Finding>> DraftReleaseStep::check(StepContext &context, QJsonObject)
{
    TB_CO_TRY(const ForgePlace place, co_await placeOf(context));
    const QString tag = text(u"tag"_s);
    ForgeReleases &releases = place.forge->releases();
    TB_CO_TRY(const auto found, co_await releases.ofTag(place.repository, tag, context.cancel));
    if (found.size() > 1)
        co_return severalDrafts(tag, found);
    if (found.isEmpty())
        co_return Finding::absent();
    const ForgeRelease release = found.constFirst();
    const bool prerelease = m_spec.detail[u"prerelease"_s].toBool();
    const bool same = release.notes.trimmed() == text(u"notes"_s).trimmed() && release.title == text(u"title"_s) &&
                      release.prerelease == prerelease;
    if (release.draft && !same)
        co_return Finding::absent();
    co_return Finding::stands(release.draft ? u"%1 is drafted"_s.arg(tag) : u"%1 is published already"_s.arg(tag),
                              factsOf(release));
}

QCoro::Task<Result<void>> DraftReleaseStep::apply(StepContext &context, QJsonObject)
{
    TB_CO_TRY(const ForgePlace place, co_await placeOf(context));
    ForgeReleases &releases = place.forge->releases();
    TB_CO_TRY(const auto found, co_await releases.ofTag(place.repository, text(u"tag"_s), context.cancel));
    const bool prerelease = m_spec.detail[u"prerelease"_s].toBool();
    if (found.isEmpty()) {
        NewRelease wanted;
        wanted.tag = text(u"tag"_s);
        wanted.title = text(u"title"_s);
        wanted.notes = text(u"notes"_s);
        wanted.prerelease = prerelease;
        const auto made = co_await releases.createDraft(place.repository, wanted, context.cancel);
        failpoint("step.inside");
        if (!made)
            co_return tl::unexpected(made.error());
        co_return Result<void>();
    }
    ReleaseChange change;
    change.title = text(u"title"_s);
    change.notes = text(u"notes"_s);
    change.prerelease = prerelease;
    const qint64 id = found.constFirst().id;
    const auto changed = co_await releases.change(place.repository, id, change, context.cancel);
    if (!changed)
        co_return tl::unexpected(changed.error());
    co_return Result<void>();
}

QCoro::Task<Result<QJsonObject>> ReleaseAssetsStep::prepare(StepContext &context)
{
    QStringList patterns;
    const QJsonArray stored = m_spec.detail[u"patterns"_s].toArray();
    for (const auto &pattern : stored)
        patterns.append(pattern.toString());
    TB_CO_TRY(const auto files, findAssets(context.repository.path(), patterns, context.cancel));
    co_return QJsonObject{{u"files"_s, assetsToJson(files)}};
}

QCoro::Task<Result<Finding>> ReleaseAssetsStep::check(StepContext &context, QJsonObject inputs)
{
    TB_CO_TRY(const ForgePlace place, co_await placeOf(context));
    const QString tag = text(u"tag"_s);
    TB_CO_TRY(const auto found, co_await place.forge->releases().ofTag(place.repository, tag, context.cancel));
    if (found.size() > 1)
        co_return severalDrafts(tag, found);
    if (found.isEmpty())
        co_return draftIsGone(tag);
    const ForgeRelease release = found.constFirst();
    const QList<AssetFile> files = assetsFromJson(inputs[u"files"_s].toArray());
    if (const auto error = hindrance(release, files))
        co_return Finding::differs(*error);
    const auto there = [&](const AssetFile &file) {
        const ReleaseAsset *asset = assetNamed(release, file.name());
        return asset != nullptr && holds(*asset, file);
    };
    const auto attached = std::ranges::count_if(files, there);
    const QString words = u"%1 of %2 files are attached to %3"_s.arg(attached).arg(files.size()).arg(tag);
    if (attached == files.size())
        co_return Finding::stands(words, factsOf(release));
    Finding missing = Finding::absent();
    missing.detail = words;
    co_return missing;
}

QCoro::Task<Result<void>> ReleaseAssetsStep::apply(StepContext &context, QJsonObject inputs)
{
    TB_CO_TRY(const ForgePlace place, co_await placeOf(context));
    const QString tag = text(u"tag"_s);
    ForgeReleases &releases = place.forge->releases();
    TB_CO_TRY(const auto found, co_await releases.ofTag(place.repository, tag, context.cancel));
    if (found.size() != 1)
        co_return fail(Error::Kind::Conflict, u"The drafts of %1 changed meanwhile"_s.arg(tag), {},
                       u"Resume: Tagboat looks again."_s);
    const ForgeRelease release = found.constFirst();
    const QList<AssetFile> files = assetsFromJson(inputs[u"files"_s].toArray());
    for (const AssetFile &file : files) {
        const ReleaseAsset *asset = assetNamed(release, file.name());
        if (asset != nullptr && holds(*asset, file))
            continue;
        if (asset != nullptr) { // check() lets only one pass that was cut off
            const qint64 id = asset->id;
            const auto removed = co_await releases.removeAsset(place.repository, id, context.cancel);
            if (!removed)
                co_return tl::unexpected(removed.error());
        }
        const QString name = file.name();
        const QString path = context.repository.path() + u'/' + file.path;
        context.log(u"Uploading %1, %2 bytes\n"_s.arg(name).arg(file.size));
        const auto uploaded = co_await releases.upload(release, name, path, context.cancel);
        failpoint("step.inside");
        if (!uploaded)
            co_return tl::unexpected(uploaded.error());
    }
    co_return Result<void>();
}

QCoro::Task<Result<Finding>> PublishReleaseStep::check(StepContext &context, QJsonObject)
{
    TB_CO_TRY(const ForgePlace place, co_await placeOf(context));
    const QString tag = text(u"tag"_s);
    ForgeReleases &releases = place.forge->releases();
    TB_CO_TRY(const auto found, co_await releases.ofTag(place.repository, tag, context.cancel));
    const auto published = std::ranges::find(found, false, &ForgeRelease::draft);
    if (published != found.end())
        co_return Finding::stands(u"%1 is published"_s.arg(tag), factsOf(*published));
    if (found.size() > 1)
        co_return severalDrafts(tag, found);
    if (found.isEmpty())
        co_return draftIsGone(tag);
    co_return Finding::absent();
}

QCoro::Task<Result<void>> PublishReleaseStep::apply(StepContext &context, QJsonObject)
{
    TB_CO_TRY(const ForgePlace place, co_await placeOf(context));
    ForgeReleases &releases = place.forge->releases();
    TB_CO_TRY(const auto found, co_await releases.ofTag(place.repository, text(u"tag"_s), context.cancel));
    if (found.size() != 1)
        co_return fail(Error::Kind::Conflict, u"The drafts of %1 changed meanwhile"_s.arg(text(u"tag"_s)), {},
                       u"Resume: Tagboat looks again."_s);
    const LatestFlag latest = m_spec.detail[u"latest"_s].toBool() ? LatestFlag::Yes : LatestFlag::No;
    const qint64 id = found.constFirst().id;
    const auto published = co_await releases.publish(place.repository, id, latest, context.cancel);
    failpoint("step.inside");
    if (!published)
        co_return tl::unexpected(published.error());
    co_return Result<void>();
}

} // namespace tagboat
