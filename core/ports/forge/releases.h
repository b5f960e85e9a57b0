// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/forge/repositories.h"

namespace tagboat
{

/// A file of a release. Uploaded is whole; Started was cut off: delete it and upload again.
/// https://docs.github.com/en/rest/releases/assets
struct ReleaseAsset {
    enum class State { Uploaded, Started, Other };
    qint64 id = 0;
    QString name; ///< as the server has it: it replaces odd characters with dots
    QString label;
    State state = State::Other;
    qint64 size = 0;
    QString digest; ///< "sha256:…"; empty where the server gives none
    QString downloadUrl;
    bool operator==(const ReleaseAsset &) const = default;
};

/// https://docs.github.com/en/rest/releases/releases
struct ForgeRelease {
    qint64 id = 0;
    QString tag;
    QString target; ///< a branch or commit, where the tag will be made if it does not exist
    QString title;
    QString notes;
    bool draft = false;
    bool prerelease = false;
    bool immutable = false; ///< tag and files are frozen
    QString url;            ///< for a browser; of a draft it changes when it is published
    QByteArray uploadUrl;   ///< where its files go
    QDateTime createdAt;
    QDateTime publishedAt;
    QList<ReleaseAsset> assets;
    bool operator==(const ForgeRelease &) const = default;
};

/// Whether a release is shown as the latest; ByDate leaves it to the server.
enum class LatestFlag { Yes, No, ByDate };

/// A release as it shall be made.
struct NewRelease {
    QString tag;
    QString target;
    QString title;
    QString notes;
    bool prerelease = false;
};

/// What is changed of a release; nothing stays as it is.
struct ReleaseChange {
    std::optional<QString> title;
    std::optional<QString> notes;
    std::optional<bool> prerelease;
    std::optional<LatestFlag> latest;
};

struct GeneratedNotes {
    QString title;
    QString notes;
    bool operator==(const GeneratedNotes &) const = default;
};

/// Releases. One is made as a draft, gets its files, and is published: the order that immutable releases need.
class ForgeReleases
{
public:
    virtual ~ForgeReleases() = default;

    /// All, newest first; drafts too, for those who may push.
    virtual QCoro::Task<Result<QList<ForgeRelease>>> all(RepositoryName repository, Cancel cancel) = 0;
    /// All of a tag, drafts too: several drafts may have one tag.
    virtual QCoro::Task<Result<QList<ForgeRelease>>> ofTag(RepositoryName repository, QString tag, Cancel cancel) = 0;
    /// The one that is shown as the latest; nothing if there is none.
    virtual QCoro::Task<Result<std::optional<ForgeRelease>>> latest(RepositoryName repository, Cancel cancel) = 0;
    virtual QCoro::Task<Result<ForgeRelease>> get(RepositoryName repository, qint64 release, Cancel cancel) = 0;
    virtual QCoro::Task<Result<ForgeRelease>> createDraft(RepositoryName repository, NewRelease release,
                                                          Cancel cancel) = 0;
    virtual QCoro::Task<Result<ForgeRelease>> change(RepositoryName repository, qint64 release, ReleaseChange change,
                                                     Cancel cancel) = 0;
    /// Publishes a draft. A tag that does not exist is made by that, at the release's target.
    virtual QCoro::Task<Result<ForgeRelease>> publish(RepositoryName repository, qint64 release, LatestFlag latest,
                                                      Cancel cancel) = 0;
    /// Removes a draft; fine if it is gone. Refused for a release that was published.
    virtual QCoro::Task<Result<void>> removeDraft(RepositoryName repository, qint64 release, Cancel cancel) = 0;
    /// Uploads a file of this computer. Conflict if the release has one of that name. @p release is as last read.
    virtual QCoro::Task<Result<ReleaseAsset>> upload(ForgeRelease release, QString name, QString file,
                                                     Cancel cancel) = 0;
    /// Removes a file of a draft; fine if it is gone.
    virtual QCoro::Task<Result<void>> removeAsset(RepositoryName repository, qint64 asset, Cancel cancel) = 0;
    /// The notes that GitHub would write. Stores nothing, but takes the permission Contents: write.
    virtual QCoro::Task<Result<GeneratedNotes>> generateNotes(RepositoryName repository, QString tag, QString target,
                                                              QString previousTag, Cancel cancel) = 0;
    /// Whether published releases are frozen here.
    virtual QCoro::Task<Result<bool>> areImmutable(RepositoryName repository, Cancel cancel) = 0;
};

} // namespace tagboat
