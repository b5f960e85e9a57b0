// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelogcontroller.h"

#include "base/displaytext.h"
#include "base/fileedit.h"
#include "base/files.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

using Row = ChangelogPartsModel::Row;

ChangelogController::ChangelogController(std::function<std::unique_ptr<Git>()> makeGit,
                                         std::function<std::unique_ptr<DraftMemory>()> openMemory, QObject *parent)
    : QObject(parent), m_makeGit(makeGit), m_openMemory(std::move(openMemory)),
      m_lint(std::move(makeGit))
{
    m_pool.setMaxThreadCount(1);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &ChangelogController::lookAtFile);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &ChangelogController::lookAtFile);
}

ChangelogController::~ChangelogController()
{
    m_pool.waitForDone();
}

void ChangelogController::open(const QString &repository, const QString &folder)
{
    m_repository = repository;
    m_folder = folder;
    m_work.reset();
    m_document.reset();
    m_parts.reset();
    m_drafts.setEntries({});
    m_lint.clear();
    reload();
}

void ChangelogController::reload()
{
    m_error.reset();
    m_loading = true;
    m_changedOutside = false;
    m_taken.clear();
    m_pool.start([this, run = ++m_run, makeGit = m_makeGit, openMemory = m_openMemory, repository = m_repository,
                  folder = m_folder] {
        const auto memory = openMemory ? openMemory() : nullptr;
        const auto work = openChangelogWork(*makeGit(), repository, folder, memory.get());
        QMetaObject::invokeMethod(
            this, [this, run, work] { take(run, work); }, Qt::QueuedConnection);
    });
    Q_EMIT opened();
    Q_EMIT changed();
}

void ChangelogController::take(int run, const Result<ChangelogWork> &work)
{
    if (run != m_run)
        return;
    m_loading = false;
    if (work) {
        m_work = *work;
        m_created = work->created;
        m_document.emplace(work->changelog);
        m_lint.open(*work);
        watch();
        lookAtFile(); // what was written since it was read
    } else {
        m_error = work.error();
    }
    show();
    Q_EMIT opened();
}

void ChangelogController::watch()
{
    if (!m_watcher.files().isEmpty())
        m_watcher.removePaths(m_watcher.files());
    if (!m_watcher.directories().isEmpty())
        m_watcher.removePaths(m_watcher.directories());
    // The folder too: most programs, this one among them, put a new file in the old one's place.
    m_watcher.addPath(QFileInfo(filePath()).path());
    if (!m_created)
        m_watcher.addPath(filePath());
}

void ChangelogController::show()
{
    QList<DraftEntry> open;
    m_covered = m_hidden = 0;
    m_hiddenTypes.clear();
    if (m_document) {
        m_parts.show(m_document->current());
        m_lint.look(m_document->current());
        const ChangelogRelease *unreleased = m_document->current().unreleased();
        const Coverage coverage(unreleased ? *unreleased : ChangelogRelease{}, answers());
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
    m_drafts.setEntries(open);
    Q_EMIT changed();
}

bool ChangelogController::apply(const QString &label, const Result<Changelog> &next)
{
    if (!m_document)
        return false;
    m_error.reset();
    dropUndone();
    if (next)
        m_document->apply(label, *next);
    else
        m_error = next.error();
    show();
    return next.has_value();
}

int ChangelogController::addDraft(int draft)
{
    const DraftEntry *entry = m_drafts.at(draft);
    if (!entry)
        return -1;
    const DraftEntry taken = *entry;
    const qsizetype before = m_document ? m_document->position() : 0;
    const int row = addEntry(-1, taken.section, taken.text);
    if (m_document && m_document->position() > before) {
        m_taken.append({m_document->position(), answerTo(taken, DraftAnswer::Kind::Taken)});
        show();
    }
    return row;
}

int ChangelogController::addEntry(int row, const QString &section, const QString &text)
{
    if (!m_document)
        return -1;
    EntryTarget target{std::nullopt, section, -1};
    if (const Row *at = m_parts.at(row); at && !at->unreleased)
        target.release = at->place.release;
    const Changelog &now = m_document->current();
    const auto next = now.withEntry(target, text, sections());
    if (!apply(tr("Add entry"), next))
        return -1;
    // The newest entry is the one that was not there before.
    const ChangelogRelease *release = target.release ? &next->releases()[*target.release] : next->unreleased();
    const qsizetype index = release - next->releases().constData();
    for (qsizetype s = 0; s < release->sections.size(); ++s) {
        if (release->sections[s].name.compare(section, Qt::CaseInsensitive) == 0)
            return m_parts.rowOf({index, s, release->sections[s].entries.size() - 1});
    }
    return -1;
}

bool ChangelogController::changeEntry(int row, const QString &text)
{
    const Row *entry = m_parts.at(row);
    if (!m_document || !entry || entry->kind != Row::Kind::Entry)
        return false;
    return apply(tr("Change entry"), m_document->current().withEntryText(entry->place, text));
}

void ChangelogController::removeEntry(int row)
{
    const Row *entry = m_parts.at(row);
    if (m_document && entry && entry->kind == Row::Kind::Entry)
        apply(tr("Remove entry"), m_document->current().withoutEntry(entry->place));
}

int ChangelogController::moveEntry(int row, int target)
{
    const Row *entry = m_parts.at(row);
    if (!m_document || !entry || entry->kind != Row::Kind::Entry)
        return -1;
    // Before an entry; or, where a heading or the end stands, behind the last entry above.
    EntryTarget to;
    if (const Row *next = m_parts.at(target); next && next->kind == Row::Kind::Entry) {
        to = {next->place.release, next->section, next->place.entry};
    } else {
        const Row *above = m_parts.at(target - 1);
        if (!above || (above->kind == Row::Kind::Release))
            return -1;
        to = {above->place.release, above->section, -1};
    }
    const QString text = entry->text;
    if (!apply(tr("Move entry"), m_document->current().withMovedEntry(entry->place, to, sections())))
        return -1;
    const QList<ChangelogRelease> &releases = m_document->current().releases();
    const ChangelogRelease &release = releases[std::min(*to.release, releases.size() - 1)];
    for (qsizetype s = 0; s < release.sections.size(); ++s) {
        for (qsizetype e = 0; e < release.sections[s].entries.size(); ++e) {
            if (release.sections[s].name == to.section && release.sections[s].entries[e].text == text)
                return m_parts.rowOf({*to.release, s, e});
        }
    }
    return -1;
}

int ChangelogController::moveToSection(int row, const QString &section)
{
    const Row *entry = m_parts.at(row);
    if (!m_document || !entry || entry->kind != Row::Kind::Entry)
        return -1;
    const EntryTarget to{entry->place.release, section, -1};
    const QString text = entry->text;
    if (!apply(tr("Move entry"), m_document->current().withMovedEntry(entry->place, to, sections())))
        return -1;
    const ChangelogRelease &release = m_document->current().releases()[*to.release];
    for (qsizetype s = 0; s < release.sections.size(); ++s) {
        if (!release.sections[s].entries.isEmpty() && release.sections[s].entries.last().text == text)
            return m_parts.rowOf({*to.release, s, release.sections[s].entries.size() - 1});
    }
    return -1;
}

int ChangelogController::moveBy(int row, int by)
{
    const Row *entry = m_parts.at(row);
    if (!entry || entry->kind != Row::Kind::Entry)
        return -1;
    const Row *other = m_parts.at(row + by);
    if (other && other->kind == Row::Kind::Entry) // past its neighbour
        return moveEntry(row, by < 0 ? row - 1 : row + 2);
    // Over a section's heading: to the end of the section above, or to the beginning of the one below.
    if (!other || other->kind != Row::Kind::Section)
        return -1;
    return moveEntry(row, by < 0 ? row - 1 : row + 2);
}

void ChangelogController::toggle(int row)
{
    if (m_document)
        m_parts.toggle(row, m_document->current());
}

void ChangelogController::setSource(const QString &text)
{
    if (!m_document || text == source())
        return;
    const Changelog &now = m_document->current();
    const auto next = Changelog::parse(withSourceText(now.bytes(), text), now.path());
    m_error.reset();
    dropUndone();
    if (next)
        m_document->type(tr("Type"), *next);
    else
        m_error = next.error();
    show();
}

void ChangelogController::undo()
{
    if (!m_document || !m_document->canUndo())
        return;
    m_document->undo();
    m_error.reset();
    show();
}

void ChangelogController::redo()
{
    if (!m_document || !m_document->canRedo())
        return;
    m_document->redo();
    m_error.reset();
    show();
}

void ChangelogController::save()
{
    if (!modified() || m_saving)
        return;
    m_saving = true;
    m_error.reset();
    const Changelog &now = m_document->current();
    const FileEdit edit{now.path(), m_created ? QByteArray() : m_document->saved(), now.bytes(), m_created};
    m_pool.start([this, run = m_run, root = m_work->root, edit] {
        const auto result = writeEdits(root, {edit});
        QMetaObject::invokeMethod(
            this,
            [this, run, root, edit, result] {
                m_saving = false;
                if (result)
                    Q_EMIT saved(root);
                if (run != m_run || !m_document)
                    return;
                if (result) {
                    rememberTaken();
                    m_document->setSaved(edit.after);
                    m_created = false;
                    m_changedOutside = false;
                    lookAtFile(); // what was written to it meanwhile
                } else {
                    m_error = result.error();
                }
                show();
            },
            Qt::QueuedConnection);
    });
    Q_EMIT changed();
}

void ChangelogController::lookAtFile()
{
    if (!m_document || m_saving || m_loading || m_created)
        return;
    watch(); // before it is read, so that no change falls between; a new file may be in the old one's place
    m_pool.start([this, run = m_run, root = m_work->root, path = m_document->current().path()] {
        const auto bytes = readFileBelow(root, path, changelogLimit);
        QMetaObject::invokeMethod(
            this,
            [this, run, bytes] {
                if (run != m_run || !m_document || m_saving)
                    return;
                if (bytes && *bytes == m_document->saved())
                    return;
                // Nothing of ours would be lost: simply follow. Else the user decides.
                if (bytes && !m_document->modified()) {
                    reload();
                    return;
                }
                m_changedOutside = true;
                Q_EMIT changed();
            },
            Qt::QueuedConnection);
    });
}

void ChangelogController::dismiss()
{
    m_error.reset();
    Q_EMIT changed();
}

QString ChangelogController::filePath() const
{
    return m_work->root + u'/' + m_work->changelog.path();
}

const ChangelogRelease *ChangelogController::shownRelease() const
{
    if (!m_document)
        return nullptr;
    const Changelog &now = m_document->current();
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
    const auto owner = m_document ? m_document->current().owner() : std::nullopt;
    return owner ? displayText(owner->warning()) : QString();
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
                                                {ChangelogFormat::None, tr("no releases yet")}};
    const int entries = now.unreleased() ? now.unreleased()->entryCount() : 0;
    return QStringList{displayText(now.path()), names.value(now.format()),
                       entries == 1 ? tr("1 unreleased entry") : tr("%1 unreleased entries").arg(entries)}
        .join(u" · "_s);
}

QString ChangelogController::repositoryUrl() const
{
    return m_work ? m_work->repositoryUrl : QString();
}

QString ChangelogController::becomes() const
{
    return m_work ? m_work->package.suggestedVersion : QString();
}

QString ChangelogController::draftSummary() const
{
    return m_work ? tr("%1 of %2").arg(m_drafts.rowCount()).arg(m_work->drafts.size()) : QString();
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

QString ChangelogController::preview() const
{
    const ChangelogRelease *release = shownRelease();
    if (!release)
        return {};
    const auto notes = m_document->current().notes(release->unreleased ? QString() : release->version);
    const QString title = release->version.isEmpty() ? tr("Unreleased") : release->version;
    return u"## "_s + title + u"\n\n"_s + (notes ? *notes : notes.error().message);
}

QStringList ChangelogController::sections() const
{
    return m_work ? m_work->sections : QStringList();
}

QStringList ChangelogController::missingSections() const
{
    QStringList missing = sections();
    const ChangelogRelease *unreleased = m_document ? m_document->current().unreleased() : nullptr;
    for (const ChangelogSection &section : unreleased ? unreleased->sections : QList<ChangelogSection>())
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
