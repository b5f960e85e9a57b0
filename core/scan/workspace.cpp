// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "scan/overview.h"

#include "scan/repositoryscanner.h"
#include "scan/repositorywatcher.h"

#include <QDir>
#include <QFileInfo>
#include <QMutex>
#include <QSemaphore>
#include <QSet>
#include <QThreadPool>

#include <atomic>
#include <utility>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// The paths that wait for a free thread. An empty path tells one thread to stop.
class PathQueue
{
public:
    void put(const QString &path)
    {
        {
            const QMutexLocker lock(&m_mutex);
            m_paths.append(path);
        }
        m_available.release();
    }

    QString take()
    {
        m_available.acquire();
        const QMutexLocker lock(&m_mutex);
        return m_paths.takeFirst();
    }

private:
    QMutex m_mutex;
    QSemaphore m_available;
    QStringList m_paths;
};

/// Watches the folders that repositories lie in, so that a new one is noticed, and drops the repositories that are
/// gone.
void watchFolders(RepositoryWatcher &watcher, const QStringList &folders, const QSet<QString> &repositories)
{
    QSet<QString> places;
    for (const QString &folder : folders) {
        const QString path = QDir(folder).canonicalPath();
        if (!path.isEmpty() && !repositories.contains(path))
            places.insert(path);
    }
    for (const QString &repository : repositories)
        places.insert(QFileInfo(repository).path());
    watcher.keepOnly(repositories + QSet<QString>{QString()});
    watcher.watchOnly({}, places.values());
}

} // namespace

void scanWorkspace(const WorkspaceScan &scan, const Cancel &cancel)
{
    PathQueue queue;
    std::atomic_bool troubled = false; // one cause, however many threads meet it
    const auto onCacheTrouble = [&](const Error &error) {
        if (!troubled.exchange(true) && scan.onTrouble)
            scan.onTrouble(error);
    };
    const auto work = [&] {
        RepositoryScanner scanner(scan.makeGit(), scan.openCache ? scan.openCache() : nullptr, cancel, onCacheTrouble);
        scanner.setWatcher(scan.watcher);
        for (QString path = queue.take(); !path.isEmpty(); path = queue.take()) {
            if (cancel.requested())
                continue;
            RepositoryRow row = scanner.scan(path);
            if (!row.error || row.error->kind != Error::Kind::Cancelled) // half read is not read
                scan.onRow(std::move(row));
        }
    };
    QThreadPool pool;
    const int count = qBound(1, scan.threads, 64);
    pool.setMaxThreadCount(count);
    for (int i = 0; i < count; ++i)
        pool.start(work);
    QSet<QString> found;
    const auto onFound = [&](const QString &path) {
        found.insert(path);
        queue.put(path);
    };
    discoverRepositories(scan.folders, cancel, onFound, scan.onSkipped ? scan.onSkipped : scan.onTrouble);
    for (int i = 0; i < count; ++i)
        queue.put({});
    pool.waitForDone();
    if (scan.watcher != nullptr && !cancel.requested())
        watchFolders(*scan.watcher, scan.folders, found);
    const auto cache = scan.openCache && !cancel.requested() ? scan.openCache() : nullptr;
    if (!cache)
        return;
    QStringList folders; // as discovery names what it finds
    for (const QString &folder : scan.folders)
        folders.append(QDir(folder).canonicalPath());
    folders.removeAll(QString());
    if (const auto kept = cache->keepOnly(folders, found); !kept)
        onCacheTrouble(kept.error());
}

} // namespace tagboat
