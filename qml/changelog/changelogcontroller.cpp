// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelogcontroller.h"

#include "base/displaytext.h"
#include "changelog/changelogdialect.h"
#include "changelog/changelogoutline.h"
#include "changelog/changelogtypes.h"

#include <QDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

ChangelogController::ChangelogController(std::function<std::unique_ptr<Git>()> makeGit,
                                         std::function<std::unique_ptr<DraftMemory>()> openMemory,
                                         OpenSpelling openSpelling, QObject *parent)
    : QObject(parent), m_makeGit(makeGit), m_openMemory(std::move(openMemory)), m_lint(makeGit), m_cutting(makeGit),
      m_notes(makeGit), m_references(std::move(makeGit)), m_speller(std::move(openSpelling))
{
    m_pool.setMaxThreadCount(1);
    m_settled.setSingleShot(true);
    m_settled.setInterval(50); // a checkout changes hundreds of fragments at once
    connect(&m_notes, &ReleaseNotes::changed, this, [this] {
        if (m_notes.active())
            askReleases();
    });
    connect(&m_settled, &QTimer::timeout, this, &ChangelogController::lookAtFile);
    m_previewSoon.setSingleShot(true);
    m_previewSoon.setInterval(40); // two frames
    connect(&m_previewSoon, &QTimer::timeout, this, &ChangelogController::previewed);
    const auto start = qOverload<>(&QTimer::start);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_settled, start);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_settled, start);
}

ChangelogController::~ChangelogController()
{
    m_asked.request();
    m_askedReleases.request();
    m_pool.waitForDone();
}

void ChangelogController::show()
{
    QList<DraftEntry> open;
    m_covered = m_hidden = 0;
    m_hiddenTypes.clear();
    if (m_document) {
        // What was selected may stand elsewhere now, or be gone.
        if (m_shown != m_document->current().bytes() || m_shownFragments != m_document->fragments())
            m_selection.begin(-1);
        m_shown = m_document->current().bytes();
        m_shownFragments = m_document->fragments();
        m_parts.setFragments(hasFragments() ? std::optional(m_work->towncrier->settings) : std::nullopt,
                             m_document->fragments());
        m_parts.show(m_document->current());
        if (!readOnly())
            m_lint.look(m_document->current());
        m_cutting.look(m_document->current(), m_document->fragments());
        m_notes.look(m_document->current(), m_document->fragments());
        const Coverage coverage(openEntries(), answers(), m_work->drafts);
        for (const DraftEntry &entry : std::as_const(m_work->drafts)) {
            if (coverage.covers(entry)) {
                ++m_covered;
            } else if (entry.section.isEmpty()) {
                ++m_hidden;
                if (!entry.type.isEmpty() && !m_hiddenTypes.contains(entry.type))
                    m_hiddenTypes += entry.type;
            } else {
                open += entry;
            }
        }
        m_hiddenTypes.sort();
    }
    m_drafts.setEntries(readOnly() ? QList<DraftEntry>() : open); // there they stand in the unreleased part
    Q_EMIT changed();
    if (!m_previewSoon.isActive())
        m_previewSoon.start();
}

bool ChangelogController::apply(const QString &label, const Result<Changelog> &next)
{
    if (!m_document || refuses())
        return false;
    m_error.reset();
    dropUndone();
    const ChangelogRelease before = openEntries();
    if (next) {
        m_document->apply(label, *next);
        follow(before);
    } else {
        m_error = next.error();
    }
    show();
    return next.has_value();
}

void ChangelogController::dismiss()
{
    m_error.reset();
    Q_EMIT changed();
}

const ChangelogRelease *ChangelogController::shownRelease() const
{
    if (!m_document)
        return nullptr;
    const Changelog &now = m_document->current();
    const auto looked = std::ranges::find(now.releases(), m_lookedAt, &ChangelogRelease::heading);
    if (!m_lookedAt.isEmpty() && looked != now.releases().end())
        return &*looked;
    if (const ChangelogRelease *unreleased = now.unreleased())
        return unreleased;
    return now.releases().isEmpty() ? nullptr : &now.releases().constFirst();
}

QString ChangelogController::packageName() const
{
    return m_work ? displayText(m_work->package.name) : displayText(QDir(m_repository).dirName());
}

QString ChangelogController::ownerWarning() const
{
    // What is changed in fragments is what towncrier will write.
    const auto owner = m_document && !hasFragments() ? m_document->current().owner() : std::nullopt;
    return owner ? displayText(owner->warning()) : QString();
}

bool ChangelogController::fileTakesEntries() const
{
    if (!m_document || readOnly())
        return false;
    const Changelog &now = m_document->current();
    return dialectOf(now.format()) != nullptr || now.outline().checkRewritable(now.path()).has_value();
}

QString ChangelogController::format() const
{
    return m_document ? changelogFormatName(m_document->current().format()) : QString();
}

QString ChangelogController::subtitle() const
{
    if (!m_document)
        return {};
    const Changelog &now = m_document->current();
    const QHash<ChangelogFormat, QString> names{{ChangelogFormat::KeepAChangelog, tr("Keep a Changelog")},
                                                {ChangelogFormat::Markdown, tr("Markdown")},
                                                {ChangelogFormat::ReStructuredText, tr("reStructuredText")},
                                                {ChangelogFormat::Towncrier, tr("written by towncrier")},
                                                {ChangelogFormat::Conventional, tr("generated from commits")},
                                                {ChangelogFormat::Debian, tr("Debian changelog")},
                                                {ChangelogFormat::AppStream, tr("AppStream releases")},
                                                {ChangelogFormat::Rpm, tr("RPM changelog")},
                                                {ChangelogFormat::None, tr("no releases yet")}};
    const int entries = unreleasedPart().entryCount();
    if (readOnly()) {
        const auto count = now.releases().size() - (now.unreleased() ? 1 : 0);
        return count == 1 ? tr("1 release on %1").arg(m_releasesHost)
                          : tr("%1 releases on %2").arg(count).arg(m_releasesHost);
    }
    const QString format = names.value(hasFragments() ? ChangelogFormat::Towncrier : now.format());
    return QStringList{displayText(now.path()), format,
                       entries == 1 ? tr("1 unreleased entry") : tr("%1 unreleased entries").arg(entries)}
        .join(u" · "_s);
}

QString ChangelogController::shortSubtitle() const
{
    if (!m_document || readOnly())
        return subtitle();
    const QString name = displayText(m_document->current().path().section(u'/', -1));
    return tr("%1 · %2 unreleased").arg(name).arg(unreleasedPart().entryCount());
}

QString ChangelogController::repositoryUrl() const
{
    return m_work ? m_work->repositoryUrl : QString();
}

QString ChangelogController::becomes() const
{
    const QString open = m_document ? m_document->current().openVersion() : QString();
    return m_work && open.isEmpty() ? m_work->package.suggestedVersion : open;
}

QString ChangelogController::draftSummary() const
{
    return m_work ? tr("%1 of %2").arg(m_drafts.total()).arg(m_work->drafts.size()) : QString();
}

QString ChangelogController::hiddenSummary() const
{
    QStringList parts;
    if (m_covered > 0)
        parts += tr("%1 covered").arg(m_covered);
    if (m_hidden > 0 && m_hiddenTypes.isEmpty())
        parts += tr("%1 hidden").arg(m_hidden);
    else if (m_hidden > 0)
        parts += tr("%1 hidden (%2)").arg(m_hidden).arg(displayText(m_hiddenTypes.join(u", "_s)));
    return parts.join(u" · "_s);
}

QString ChangelogController::source() const
{
    return m_document ? sourceText(m_document->current().bytes()) : QString();
}

QStringList ChangelogController::sections() const
{
    if (!hasFragments())
        return m_document ? ownSectionNames(m_document->current().releases(), m_work->sections) : QStringList();
    QStringList names;
    for (const FragmentLane &lane : lanes())
        names += lane.name;
    return names;
}

QStringList ChangelogController::missingSections() const
{
    if (!takesEntries())
        return {};
    if (!hasFragments() && !hasTypes(m_document->current()))
        return unreleasedPart().standingCount() > 0 ? QStringList() : QStringList{tr("Entries")};
    QStringList missing = sections();
    for (const ChangelogSection &section : unreleasedPart().sections)
        missing.removeIf(
            [&section](const QString &name) { return name.compare(section.name, Qt::CaseInsensitive) == 0; });
    return missing;
}

QString ChangelogController::errorMessage() const
{
    if (!m_error)
        return {};
    const QString place = m_error->line > 0 ? tr("Line %1: ").arg(m_error->line) : QString();
    return place + m_error->message;
}

} // namespace tagboat
