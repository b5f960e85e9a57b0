// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
// How the changelog is read, saved, and watched.
#include "changelogcontroller.h"

#include "base/fileedit.h"
#include "base/files.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace tagboat
{

void ChangelogController::open(const QString &repository, const QString &folder)
{
    forgetWork();
    m_repository = repository;
    m_folder = folder;
    reload();
}

bool ChangelogController::isOpen(const QString &repository, const QString &folder) const
{
    return m_document && m_repository == repository && m_folder == folder;
}

void ChangelogController::close()
{
    forgetWork();
    ++m_run; // what is still read belongs to none
    m_loading = false;
    m_error.reset();
    m_taken.clear();
    forgetMerges();
    Q_EMIT opened();
    Q_EMIT changed();
    Q_EMIT previewed();
}

void ChangelogController::forgetWork()
{
    m_work.reset();
    m_document.reset();
    m_parts.reset();
    m_drafts.setEntries({});
    m_lint.clear();
    m_cutting.close();
    m_notes.close();
    m_lookedAt.clear();
    m_lookedFile.clear();
    m_references.clear();
    m_forgeNote.clear();
    m_published.reset();
    m_releasesHost.clear();
}

void ChangelogController::reload()
{
    m_error.reset();
    m_loading = true;
    m_releasesAsked = false;
    m_taken.clear();
    forgetMerges();
    m_pool.start([this, run = ++m_run, makeGit = m_makeGit, openMemory = m_openMemory, repository = m_repository,
                  folder = m_folder] {
        const auto memory = openMemory ? openMemory() : nullptr;
        const auto work = openChangelogWork(*makeGit(), repository, folder, memory.get());
        QMetaObject::invokeMethod(
            this, [this, run, work] { take(run, work); }, Qt::QueuedConnection);
    });
    Q_EMIT opened();
    Q_EMIT changed();
    Q_EMIT previewed();
}

void ChangelogController::take(int run, const Result<ChangelogWork> &work)
{
    if (run != m_run)
        return;
    m_loading = false;
    if (work) {
        const QList<MergedPullRequest> merged = m_work ? m_work->merged : QList<MergedPullRequest>();
        m_work = *work;
        m_ownDrafts = work->drafts;
        m_document.emplace(work->changelog, work->towncrier ? work->towncrier->fragments : QList<Fragment>());
        m_lint.open(*work);
        m_cutting.close();
        m_notes.open(*work);
        m_references.open(*work);
        if (!merged.isEmpty()) // what was told before holds until the forge answers anew
            takeMerged(merged);
        m_releasesHost.clear();
        if (m_published) // as it was told before
            takeReleases(*m_published);
        askForge();
        if (m_work->created && !hasFragments())
            askReleases();
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
    if (!m_work->created)
        m_watcher.addPath(filePath());
    for (const FragmentSection &section :
         hasFragments() ? m_work->towncrier->settings.sections : QList<FragmentSection>()) {
        const QString folder = m_work->root + u'/' + m_work->towncrier->settings.folderOf(section);
        if (QFileInfo(folder).isDir())
            m_watcher.addPath(folder);
    }
    // A folder says nothing of a file that is written in place; the system has only so many watches.
    constexpr qsizetype most = 500;
    QStringList files;
    for (const Fragment &fragment : m_document->savedFragments().mid(0, most))
        files += m_work->root + u'/' + fragment.path;
    if (!files.isEmpty())
        m_watcher.addPaths(files);
}

void ChangelogController::save()
{
    if (!modified() || m_saving)
        return;
    if (undecided() > 0) {
        m_error = Error{Error::Kind::Conflict,
                        tr("Not every conflict is decided yet."),
                        {},
                        tr("Decide each of them, then save."),
                        {},
                        0};
        Q_EMIT changed();
        return;
    }
    m_saving = true;
    m_error.reset();
    const Changelog &now = m_document->current();
    QList<FileEdit> edits = fragmentEdits(m_document->savedFragments(), m_document->fragments());
    const bool writes = now.bytes() != m_document->saved() || (m_work->created && !hasFragments());
    if (writes)
        edits.prepend({now.path(), m_work->created ? QByteArray() : m_document->saved(), now.bytes(), m_work->created});
    m_pool.start([this, run = m_run, root = m_work->root, edits, writes, after = now.bytes(),
                  fragments = m_document->fragments()] {
        const auto result = writeEdits(root, edits);
        QMetaObject::invokeMethod(
            this,
            [this, run, root, writes, after, fragments, result] {
                m_saving = false;
                if (result)
                    Q_EMIT saved(root);
                if (run != m_run || !m_document)
                    return;
                if (result) {
                    rememberTaken();
                    m_document->setSaved(after);
                    m_document->setSavedFragments(fragments);
                    m_work->created = m_work->created && !writes;
                    forgetMerges();
                    lookAtFile(); // what was written to it meanwhile
                } else {
                    m_error = result.error();
                    meetConflict();
                }
                show();
            },
            Qt::QueuedConnection);
    });
    Q_EMIT changed();
}

void ChangelogController::meetConflict()
{
    if (m_error->kind != Error::Kind::Conflict || (m_work->created && !hasFragments()))
        return;
    m_error->message = tr("The file was changed meanwhile: nothing was written.");
    m_error->remedy =
        m_declined ? tr("Merge what changed, then save again.") : tr("Look at what was merged here, then save again.");
    lookAtFile();
}

void ChangelogController::lookAtFile()
{
    if (!m_document || m_saving || m_loading || (m_work->created && !hasFragments()))
        return;
    m_lookLater = !m_typing.isEmpty();
    if (m_lookLater)
        return;
    watch(); // before it is read, so that no change falls between; a new file may be in the old one's place
    const auto settings = hasFragments() ? std::optional(m_work->towncrier->settings) : std::nullopt;
    m_pool.start([this, run = m_run, root = m_work->root, path = m_document->current().path(), settings] {
        const auto bytes = readFileBelow(root, path, changelogLimit);
        ListedTree tree(root);
        const auto fragments = settings ? readFragments(tree, *settings) : Result<QList<Fragment>>();
        QMetaObject::invokeMethod(
            this,
            [this, run, bytes, fragments] {
                if (run != m_run || !m_document || m_saving)
                    return;
                if (hasFragments())
                    meetFragments(fragments);
                if (!m_work->created)
                    meetFile(bytes);
            },
            Qt::QueuedConnection);
    });
}

QString ChangelogController::filePath() const
{
    return m_work->root + u'/' + m_work->changelog.path();
}

} // namespace tagboat
