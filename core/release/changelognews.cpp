// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/changelognews.h"

namespace tagboat
{

QCoro::Task<Result<std::optional<ChangelogNews>>> readChangelogNews(ForgePlaces &places, ChangelogQuestion question,
                                                                    Cancel cancel)
{
    const auto place = co_await places.find(question.remoteUrl, cancel);
    if (!place)
        co_return tl::unexpected(place.error());
    if (!*place)
        co_return std::optional<ChangelogNews>();
    const std::shared_ptr<Forge> forge = (*place)->forge;
    const RepositoryName repository = (*place)->repository;
    ChangelogNews news;
    news.host = forge->host();
    if (question.mergedSince.isValid()) {
        const auto merged = co_await forge->pullRequests().mergedSince(repository, question.mergedSince, cancel);
        if (!merged)
            co_return tl::unexpected(merged.error());
        news.merged = *merged;
    }
    const auto open = co_await forge->pullRequests().openSubjects(repository, cancel);
    if (!open)
        co_return tl::unexpected(open.error());
    news.open = *open;
    co_return std::optional<ChangelogNews>(news);
}

QCoro::Task<Result<std::optional<PublishedReleases>>> readPublishedReleases(ForgePlaces &places, QString remoteUrl,
                                                                            Cancel cancel)
{
    const auto place = co_await places.find(remoteUrl, cancel);
    if (!place)
        co_return tl::unexpected(place.error());
    if (!*place)
        co_return std::optional<PublishedReleases>();
    const std::shared_ptr<Forge> forge = (*place)->forge;
    const RepositoryName repository = (*place)->repository;
    const auto releases = co_await forge->releases().all(repository, cancel);
    if (!releases)
        co_return tl::unexpected(releases.error());
    PublishedReleases published{forge->host(), *releases};
    co_return std::optional<PublishedReleases>(published);
}

} // namespace tagboat
