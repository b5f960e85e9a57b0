// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "releasenotes.h"

#include "base/displaytext.h"
#include "ports/clock.h"
#include "scan/templatednotes.h"

#include <QClipboard>
#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace tagboat
{

ReleaseNotes::ReleaseNotes(std::function<std::unique_ptr<Git>()> makeGit, MakeShelf makeShelf, QObject *parent)
    : QObject(parent), m_makeGit(std::move(makeGit)), m_makeShelf(std::move(makeShelf))
{
    if (!m_makeShelf)
        m_makeShelf = [](LocalRepository &repository, const ChangelogWork &work) {
            return std::make_unique<TaggedNotes>(repository, work.package, work.changelog.path());
        };
    m_pool.setMaxThreadCount(1);
    m_rest.setSingleShot(true);
    m_rest.setInterval(150); // for whoever types
    connect(&m_rest, &QTimer::timeout, this, &ReleaseNotes::start);
}

ReleaseNotes::~ReleaseNotes()
{
    m_pool.waitForDone();
}

void ReleaseNotes::open(const ChangelogWork &work)
{
    // Read again, as after another program wrote the file, it goes on with the same release.
    const bool same = m_work && m_work->root == work.root && m_work->package.path == work.package.path;
    if (!same)
        m_published.reset();
    m_drafted = false;
    m_work = work;
    m_now = work.changelog;
    if (same && work.changelog.find(m_version) != nullptr) {
        show();
        return;
    }
    m_version.clear();
    if (work.changelog.unreleased() == nullptr && !work.changelog.releases().isEmpty())
        m_version = work.changelog.releases().constFirst().version;
    show();
}

void ReleaseNotes::close()
{
    m_work.reset();
    m_now.reset();
    show();
}

void ReleaseNotes::choose(const Changelog &now, qsizetype release)
{
    if (release < 0 || release >= now.releases().size())
        return;
    const ChangelogRelease &chosen = now.releases()[release];
    m_version = chosen.unreleased ? QString() : chosen.version;
    m_now = now;
    show();
}

void ReleaseNotes::look(const Changelog &now, const QList<Fragment> &fragments)
{
    const bool same = !m_work || !m_work->towncrier || m_work->towncrier->fragments == fragments;
    if (same && m_now && m_now->bytes() == now.bytes())
        return;
    m_now = now;
    if (!same)
        m_work->towncrier->fragments = fragments;
    show();
}

void ReleaseNotes::takeMerged(const QList<MergedPullRequest> &merged)
{
    if (!m_work || m_work->merged == merged)
        return;
    m_work->merged = merged;
    if (fromCommits())
        show();
}

void ReleaseNotes::takePublished(const PublishedReleases &published)
{
    if (m_published == published)
        return;
    m_published = published;
    if (m_work)
        show();
}

void ReleaseNotes::setDrafted(bool drafted)
{
    if (m_drafted == drafted)
        return;
    m_drafted = drafted;
    show();
}

void ReleaseNotes::setActive(bool active)
{
    if (active == m_active)
        return;
    m_active = active;
    show();
}

void ReleaseNotes::setFromCommits(bool fromCommits)
{
    if (fromCommits == m_fromCommits)
        return;
    m_fromCommits = fromCommits;
    show();
}

void ReleaseNotes::show()
{
    ++m_run;
    m_rest.stop();
    m_text.clear();
    m_problem.clear();
    m_nothing.clear();
    m_comparing = false;
    if (!m_active || !m_work || !m_now) {
        m_compared.reset();
    } else if (fromCommits()) {
        m_comparing = true;
        m_rest.start();
    } else {
        showFromChangelog();
    }
    Q_EMIT changed();
}

void ReleaseNotes::showFromChangelog()
{
    const bool fragments = m_version.isEmpty() && m_work->towncrier;
    const auto text = fragments
                          ? Result<QString>(fragmentNotes(m_work->towncrier->settings, m_work->towncrier->fragments))
                          : m_now->notes(m_version);
    if (text)
        m_text = *text;
    else
        m_problem = displayText(text.error().message);
    if (m_version.isEmpty() || !text) {
        m_compared.reset();
        m_diff.setDiff({});
        m_nothing = text ? notReleased() : QString();
    } else {
        m_comparing = true;
        m_rest.start();
    }
}

QString ReleaseNotes::notReleased()
{
    return tr("Not released yet, so no notes stand to compare with");
}

Result<ReleaseNotes::Compared> ReleaseNotes::compare(Git &git, LocalRepository &repository, const MakeShelf &makeShelf,
                                                     const ChangelogWork &work, const Wanted &wanted,
                                                     const QString &text)
{
    if (wanted.version.isEmpty())
        return fail(Error::Kind::NotFound, notReleased());
    std::unique_ptr<NotesShelf> shelf = makeShelf(repository, work);
    if (wanted.published)
        shelf = std::make_unique<PublishedNotes>(*wanted.published, work.package.grammar, std::move(shelf));
    TB_TRY(const StandingNotes standing, shelf->notesOf(wanted.version));
    TB_TRY(NotesDifference difference, notesDifference(git, standing.text, text));
    return Compared{standing.where, std::move(difference)};
}

ReleaseNotes::Found ReleaseNotes::find(Git &git, const MakeShelf &makeShelf, const ChangelogWork &work,
                                       const Wanted &wanted)
{
    const auto repository = git.open(work.root);
    if (!repository)
        return {tl::unexpected(repository.error()), tl::unexpected(repository.error())};
    const Result<QString> text =
        wanted.text ? Result<QString>(*wanted.text)
                    : templatedNotes(**repository, work.package, work.draftSettings, work.repositoryUrl, wanted.version,
                                     SystemClock().now().date(), work.merged);
    if (!text)
        return {text, tl::unexpected(text.error())};
    return {text, compare(git, **repository, makeShelf, work, wanted, *text)};
}

void ReleaseNotes::start()
{
    if (!m_work)
        return;
    const Wanted wanted{m_version, fromCommits() ? std::nullopt : std::optional(m_text), m_published};
    m_pool.start([this, run = m_run, makeGit = m_makeGit, makeShelf = m_makeShelf, work = *m_work, wanted] {
        const Found found = find(*makeGit(), makeShelf, work, wanted);
        QMetaObject::invokeMethod(
            this, [this, run, found] { take(run, found); }, Qt::QueuedConnection);
    });
}

void ReleaseNotes::take(int run, const Found &found)
{
    if (run != m_run)
        return;
    m_comparing = false;
    m_compared.reset();
    m_text = found.text.value_or(QString());
    if (found.compared) {
        m_compared = *found.compared;
        m_diff.setDiff(m_compared->difference.diff);
    } else {
        (found.text ? m_nothing : m_problem) = displayText(found.compared.error().message);
        m_diff.setDiff({});
    }
    Q_EMIT changed();
}

void ReleaseNotes::copy() const
{
    QGuiApplication::clipboard()->setText(m_text);
}

QString ReleaseNotes::title() const
{
    return m_version.isEmpty() ? tr("Unreleased") : displayText(m_version);
}

QString ReleaseNotes::comparison() const
{
    if (m_comparing && !m_compared)
        return tr("Comparing…");
    if (!m_compared)
        return m_nothing;
    const QString where = displayText(m_compared->where);
    const NotesDifference &difference = m_compared->difference;
    if (difference.same())
        return tr("The same as in %1").arg(where);
    return tr("%1 added and %2 removed since %3").arg(difference.added).arg(difference.removed).arg(where);
}

QString ReleaseNotes::tone() const
{
    return !m_compared ? u"neutral"_s : differs() ? u"warn"_s : u"ok"_s;
}

} // namespace tagboat
