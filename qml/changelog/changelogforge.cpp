// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
// What a forge tells ChangelogController; nothing waits for it.
#include "changelogcontroller.h"

#include "base/displaytext.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
QList<KnownReference> referencesOf(const ChangelogNews &news)
{
    QList<KnownReference> known;
    for (const OpenSubject &subject : news.open) {
        known.append({.number = subject.number,
                      .title = subject.title,
                      .pullRequest = subject.pullRequest,
                      .date = subject.updatedAt});
    }
    for (const MergedPullRequest &request : news.merged) {
        known.append({.number = request.number,
                      .title = request.title,
                      .pullRequest = true,
                      .recent = true,
                      .date = request.mergedAt});
    }
    return known;
}
} // namespace

void ChangelogController::askForge()
{
    m_asked.request();
    if (!m_forges || !m_work || m_work->remoteUrl.isEmpty())
        return;
    const ChangelogQuestion question{m_work->remoteUrl, oldestMerge(m_ownDrafts)};
    m_asked = m_forges->ask<std::optional<ChangelogNews>>(
        this, [question](ForgePlaces &places, Cancel cancel) { return readChangelogNews(places, question, cancel); },
        [this, run = m_run](const Result<std::optional<ChangelogNews>> &news) {
            if (run == m_run && m_work)
                takeNews(news);
        });
}

void ChangelogController::takeMerged(const QList<MergedPullRequest> &merged)
{
    m_work->merged = merged;
    m_work->drafts = draftsWith(merged, m_ownDrafts, m_work->package, m_work->draftSettings);
    m_notes.takeMerged(merged);
    if (readOnly())
        showReleases();
}

void ChangelogController::takeNews(const Result<std::optional<ChangelogNews>> &news)
{
    if (!news) {
        m_forgeNote = tr("By the commits alone: %1").arg(displayText(news.error().message));
    } else if (*news) {
        takeMerged((*news)->merged);
        m_references.setKnown(referencesOf(**news));
        const auto told =
            std::ranges::count_if(m_work->drafts, [](const DraftEntry &entry) { return !entry.login.isEmpty(); });
        const QString host = displayText((*news)->host);
        m_forgeNote = told == 1  ? tr("1 by its pull request on %1").arg(host)
                      : told > 1 ? tr("%1 by their pull requests on %2").arg(told).arg(host)
                                 : QString();
    }
    show();
}

void ChangelogController::askReleases()
{
    if (!m_forges || !m_work || m_work->remoteUrl.isEmpty() || std::exchange(m_releasesAsked, true))
        return;
    m_askedReleases.request();
    const QString url = m_work->remoteUrl;
    m_askedReleases = m_forges->ask<std::optional<PublishedReleases>>(
        this, [url](ForgePlaces &places, Cancel cancel) { return readPublishedReleases(places, url, cancel); },
        [this, run = m_run](const Result<std::optional<PublishedReleases>> &published) {
            if (run != m_run || !m_work)
                return;
            if (!published)
                m_forgeNote = tr("The releases could not be read: %1").arg(displayText(published.error().message));
            else if (*published)
                takeReleases(**published);
            show();
            Q_EMIT opened();
        });
}

void ChangelogController::takeReleases(const PublishedReleases &published)
{
    m_published = published;
    m_notes.takePublished(published);
    const bool untouched = m_document && !m_document->canUndo() && !m_document->canRedo();
    if (m_work->created && !hasFragments() && untouched)
        showReleases();
}

Result<Changelog> ChangelogController::releasesWith(const QString &draft) const
{
    return Changelog::parse(releasesAsChangelog(m_published->releases, m_work->package.grammar, draft),
                            m_published->host);
}

void ChangelogController::showReleases()
{
    QList<DraftEntry> open = m_work->drafts;
    const Coverage coverage({}, m_work->answers, open);
    open.removeIf([&coverage](const DraftEntry &entry) { return coverage.covers(entry); });
    const auto shown = releasesWith(draftMarkdown(open, m_work->sections));
    const auto without = releasesWith({});
    if (!shown || !without || without->releases().isEmpty())
        return; // nothing was released there: a file can be begun as ever
    m_releasesHost = displayText(m_published->host);
    m_document.emplace(*shown);
    m_notes.setDrafted(true);
    m_lint.clear();
}

void ChangelogController::beginFile()
{
    if (!readOnly())
        return;
    const auto begun =
        Changelog::parse(releasesAsChangelog(m_published->releases, m_work->package.grammar, {}, u"Changelog"_s),
                         m_work->changelog.path());
    m_releasesHost.clear();
    m_document.emplace(m_work->changelog);
    m_notes.setDrafted(false);
    m_lint.open(*m_work);
    apply(tr("Take the releases"), begun);
    Q_EMIT opened();
}

bool ChangelogController::refuses()
{
    if (!readOnly())
        return false;
    m_error = Error{Error::Kind::Refused,
                    tr("The releases on %1 are not edited here.").arg(m_releasesHost),
                    {},
                    tr("Begin a changelog file with them; it can be edited."),
                    {},
                    0};
    Q_EMIT changed();
    return true;
}

} // namespace tagboat
