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
    m_repository = repository;
    m_folder = folder;
    m_work.reset();
    m_document.reset();
    m_parts.reset();
    m_drafts.setEntries({});
    m_lint.clear();
    m_cutting.close();
    m_notes.close();
    m_lookedAt.clear();
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
    Q_EMIT previewed();
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
        m_cutting.close();
        m_notes.open(*work);
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

QString ChangelogController::filePath() const
{
    return m_work->root + u'/' + m_work->changelog.path();
}

} // namespace tagboat
