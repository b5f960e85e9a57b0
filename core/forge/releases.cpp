// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "forge/subjects.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

ReleaseAsset readAsset(const JsonFields &fields)
{
    using S = ReleaseAsset::State;
    static constexpr std::array<std::pair<const char *, S>, 3> words{
        {{"uploaded", S::Uploaded}, {"open", S::Started}, {"starter", S::Started}}};
    ReleaseAsset made;
    made.id = fields.number(u"id"_s);
    made.name = fields.text(u"name"_s);
    made.label = fields.textOr(u"label"_s);
    made.state = fields.word(u"state"_s, words, S::Other);
    made.size = fields.number(u"size"_s);
    made.digest = fields.textOr(u"digest"_s);
    made.downloadUrl = fields.textOr(u"browser_download_url"_s);
    return made;
}

ForgeRelease readRelease(const JsonFields &fields)
{
    ForgeRelease made;
    made.id = fields.number(u"id"_s);
    made.tag = fields.text(u"tag_name"_s);
    made.target = fields.textOr(u"target_commitish"_s);
    made.title = fields.textOr(u"name"_s);
    made.notes = fields.textOr(u"body"_s);
    made.draft = fields.flag(u"draft"_s);
    made.prerelease = fields.flag(u"prerelease"_s);
    made.immutable = fields.flagOr(u"immutable"_s);
    made.url = fields.textOr(u"html_url"_s);
    const QByteArray upload = fields.text(u"upload_url"_s).toUtf8();
    made.uploadUrl = upload.first(upload.contains('{') ? upload.indexOf('{') : upload.size()); // a URI template
    made.createdAt = fields.timeOr(u"created_at"_s);
    made.publishedAt = fields.timeOr(u"published_at"_s);
    made.assets = fields.listOr(u"assets"_s, readAsset);
    return made;
}

GeneratedNotes readNotes(const JsonFields &fields)
{
    return {fields.text(u"name"_s), fields.text(u"body"_s)};
}

bool readEnabled(const JsonFields &fields)
{
    return fields.flag(u"enabled"_s);
}

QString latestWord(LatestFlag flag)
{
    switch (flag) {
    case LatestFlag::Yes:
        return u"true"_s;
    case LatestFlag::No:
        return u"false"_s;
    case LatestFlag::ByDate:
        break;
    }
    return u"legacy"_s;
}

class GitHubReleases final : public ForgeReleases
{
public:
    explicit GitHubReleases(ApiClient &api) : m_api(api) {}

    QCoro::Task<Result<QList<ForgeRelease>>> all(RepositoryName repository, Cancel cancel) override
    {
        return m_api.readAll(reading(u"Listing the releases of %1"_s.arg(repository.full()), path(repository)), {},
                             readRelease, cancel);
    }

    /// The look-up by tag never finds drafts, so all are listed.
    QCoro::Task<Result<QList<ForgeRelease>>> ofTag(RepositoryName repository, QString tag, Cancel cancel) override
    {
        const auto every = co_await all(repository, cancel);
        if (!every)
            co_return every;
        QList<ForgeRelease> found;
        std::copy_if(every->begin(), every->end(), std::back_inserter(found),
                     [&tag](const ForgeRelease &release) { return release.tag == tag; });
        co_return found;
    }

    QCoro::Task<Result<std::optional<ForgeRelease>>> latest(RepositoryName repository, Cancel cancel) override
    {
        const ApiRequest request =
            reading(u"Reading the latest release of %1"_s.arg(repository.full()), path(repository, {u"latest"_s}));
        const auto found = co_await m_api.read(request, readRelease, cancel);
        co_return orNothing(found);
    }

    QCoro::Task<Result<ForgeRelease>> get(RepositoryName repository, qint64 release, Cancel cancel) override
    {
        return m_api.read(reading(u"Reading %1"_s.arg(named(release, repository)), path(repository, release)),
                          readRelease, cancel);
    }

    QCoro::Task<Result<ForgeRelease>> createDraft(RepositoryName repository, NewRelease release, Cancel cancel) override
    {
        QJsonObject body{{u"tag_name"_s, release.tag},
                         {u"name"_s, release.title},
                         {u"body"_s, release.notes},
                         {u"draft"_s, true},
                         {u"prerelease"_s, release.prerelease}};
        if (!release.target.isEmpty())
            body.insert(u"target_commitish"_s, release.target);
        return m_api.read(changing("POST", u"Drafting the release %1 of %2"_s.arg(release.tag, repository.full()),
                                   path(repository), body),
                          readRelease, cancel);
    }

    QCoro::Task<Result<ForgeRelease>> change(RepositoryName repository, qint64 release, ReleaseChange change,
                                             Cancel cancel) override
    {
        QJsonObject body;
        if (change.title)
            body.insert(u"name"_s, *change.title);
        if (change.notes)
            body.insert(u"body"_s, *change.notes);
        if (change.prerelease)
            body.insert(u"prerelease"_s, *change.prerelease);
        if (change.latest)
            body.insert(u"make_latest"_s, latestWord(*change.latest));
        return m_api.read(
            changing("PATCH", u"Changing %1"_s.arg(named(release, repository)), path(repository, release), body),
            readRelease, cancel);
    }

    QCoro::Task<Result<ForgeRelease>> publish(RepositoryName repository, qint64 release, LatestFlag latest,
                                              Cancel cancel) override
    {
        const QJsonObject body{{u"draft"_s, false}, {u"make_latest"_s, latestWord(latest)}};
        return m_api.read(
            changing("PATCH", u"Publishing %1"_s.arg(named(release, repository)), path(repository, release), body),
            readRelease, cancel);
    }

    QCoro::Task<Result<void>> removeDraft(RepositoryName repository, qint64 release, Cancel cancel) override
    {
        const auto found = co_await get(repository, release, cancel);
        if (!found && found.error().kind == Error::Kind::NotFound)
            co_return Result<void>();
        if (!found)
            co_return tl::unexpected(found.error());
        if (!found->draft)
            co_return fail(Error::Kind::Refused, u"The release %1 was published, so it stays"_s.arg(found->tag));
        const ApiRequest request =
            changing("DELETE", u"Removing %1"_s.arg(named(release, repository)), path(repository, release));
        const auto removed = co_await m_api.run(request, cancel);
        co_return orGone(removed);
    }

    QCoro::Task<Result<ReleaseAsset>> upload(ForgeRelease release, QString name, QString file, Cancel cancel) override
    {
        ApiRequest request = changing("POST", u"Uploading %1 to the release %2"_s.arg(name, release.tag), {});
        request.uploadUrl = release.uploadUrl;
        request.query = {{u"name"_s, name}};
        request.uploadFile = file;
        return m_api.read(request, readAsset, cancel);
    }

    QCoro::Task<Result<void>> removeAsset(RepositoryName repository, qint64 asset, Cancel cancel) override
    {
        const ApiRequest request =
            changing("DELETE", u"Removing file %1 of a release of %2"_s.arg(asset).arg(repository.full()),
                     path(repository, {u"assets"_s, QString::number(asset)}));
        const auto removed = co_await m_api.run(request, cancel);
        co_return orGone(removed);
    }

    QCoro::Task<Result<GeneratedNotes>> generateNotes(RepositoryName repository, QString tag, QString target,
                                                      QString previousTag, Cancel cancel) override
    {
        QJsonObject body{{u"tag_name"_s, tag}};
        if (!target.isEmpty())
            body.insert(u"target_commitish"_s, target);
        if (!previousTag.isEmpty())
            body.insert(u"previous_tag_name"_s, previousTag);
        return m_api.read(changing("POST", u"Generating notes for %1 of %2"_s.arg(tag, repository.full()),
                                   path(repository, {u"generate-notes"_s}), body),
                          readNotes, cancel);
    }

    /// 404 is the documented answer for "off".
    QCoro::Task<Result<bool>> areImmutable(RepositoryName repository, Cancel cancel) override
    {
        const ApiRequest request = reading(u"Reading whether releases of %1 are frozen"_s.arg(repository.full()),
                                           repositoryPath(repository, {u"immutable-releases"_s}));
        const auto enabled = co_await m_api.read(request, readEnabled, cancel);
        if (!enabled && enabled.error().kind == Error::Kind::NotFound)
            co_return false;
        co_return enabled;
    }

private:
    static QStringList path(const RepositoryName &repository, const QStringList &below = {})
    {
        return repositoryPath(repository, QStringList{u"releases"_s} + below);
    }
    static QStringList path(const RepositoryName &repository, qint64 release)
    {
        return path(repository, {QString::number(release)});
    }
    static QString named(qint64 release, const RepositoryName &repository)
    {
        return u"release %1 of %2"_s.arg(release).arg(repository.full());
    }

    ApiClient &m_api;
};

} // namespace

std::unique_ptr<ForgeReleases> makeReleases(ApiClient &api)
{
    return std::make_unique<GitHubReleases>(api);
}

} // namespace tagboat
