// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "scan/overview.h"

#include <QMutex>
#include <QSemaphore>
#include <QThreadPool>

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

} // namespace

void scanWorkspace(const std::function<std::unique_ptr<Git>()> &makeGit, const QStringList &folders,
                   const Cancel &cancel, const std::function<void(RepositoryRow)> &onRow, int threads,
                   const std::function<void(Error)> &onSkipped)
{
    PathQueue queue;
    QThreadPool pool;
    const int count = qBound(1, threads, 64);
    pool.setMaxThreadCount(count);
    const auto work = [&] {
        const std::unique_ptr<Git> git = makeGit();
        for (QString path = queue.take(); !path.isEmpty(); path = queue.take()) {
            if (!cancel.requested())
                onRow(scanRepository(*git, path));
        }
    };
    for (int i = 0; i < count; ++i)
        pool.start(work);
    discoverRepositories(
        folders, cancel, [&](const QString &path) { queue.put(path); }, onSkipped);
    for (int i = 0; i < count; ++i)
        queue.put({});
    pool.waitForDone();
}

} // namespace tagboat
