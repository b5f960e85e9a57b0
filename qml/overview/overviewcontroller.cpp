// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "overviewcontroller.h"

#include "base/displaytext.h"
#include "scan/repositoryscanner.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <utility>
#ifdef __GLIBC__
#include <malloc.h>
#endif

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
constexpr int frame = 16; // milliseconds
}

struct OverviewController::Run {
    QStringList folders;
    QString repository; ///< empty: the whole workspace
    Cancel cancel;
    QSet<QString> seen;           ///< of the window's thread, as the next four
    QList<RepositoryRow> arrived; ///< not shown yet
    bool ended = false;
    bool again = false;    ///< something happened since it began
    bool outdated = false; ///< a scan of the whole workspace began after it, and knows better
    QMutex mutex;
    QList<RepositoryRow> rows; ///< guarded, as what follows
    std::optional<Error> error;
    bool done = false;
};

OverviewController::OverviewController(std::function<std::unique_ptr<Git>()> makeGit,
                                       std::function<std::unique_ptr<ScanCache>()> openCache, QObject *parent)
    : QObject(parent), m_makeGit(std::move(makeGit)), m_openCache(std::move(openCache)), m_filter(m_rows)
{
    m_pool.setMaxThreadCount(2);
    m_frame.setInterval(frame);
    m_minute.setInterval(60'000);
    connect(&m_frame, &QTimer::timeout, this, &OverviewController::collect);
    connect(&m_minute, &QTimer::timeout, this, &OverviewController::summaryChanged);
    connect(&m_minute, &QTimer::timeout, &m_forge, &OverviewForge::changed);
    connect(&m_rows, &OverviewModel::countsChanged, this, &OverviewController::summaryChanged);
    connect(&m_filter, &OverviewFilterModel::countsChanged, this, &OverviewController::summaryChanged);
    connect(&m_watcher, &RepositoryWatcher::changed, this, &OverviewController::follow);
    connect(&m_watcher, &RepositoryWatcher::overrun, this, &OverviewController::scan);
    connect(&m_work, &VersionWork::repositoryChanged, this, &OverviewController::rescan);
    m_minute.start();
}

OverviewController::~OverviewController()
{
    blockSignals(true); // who listens may be half gone
    cancel();
    m_pool.waitForDone();
}

void OverviewController::scan()
{
    cancel();
    m_error = m_told;
    Q_EMIT errorChanged();
    const auto run = std::make_shared<Run>();
    run->folders = m_folders;
    m_run = run;
    m_awaitsScan = false;
    m_foldersAgain = false;
    // What is not shown yet is shown at once as it was, and brought up to date then.
    const bool recalls = m_rows.repositoryCount() == 0;
    start(run, [run, recalls, makeGit = m_makeGit, openCache = m_openCache, watcher = &m_watcher] {
        const auto onRow = [run](const RepositoryRow &row) {
            const QMutexLocker lock(&run->mutex);
            run->rows.append(row);
        };
        const auto onSkipped = [run](const Error &error) {
            const QMutexLocker lock(&run->mutex);
            run->error = error;
        };
        if (const auto cache = recalls && openCache ? openCache() : nullptr) {
            if (const auto recalled = recallWorkspace(*cache, run->folders, run->cancel, onRow); !recalled)
                onSkipped(recalled.error());
        }
        scanWorkspace({makeGit, run->folders, onRow, onSkipped, openCache, QThread::idealThreadCount(), watcher},
                      run->cancel);
#ifdef __GLIBC__
        ::malloc_trim(0); // what the threads of a scan needed is not kept for them
#endif
    });
    Q_EMIT loadingChanged();
    Q_EMIT summaryChanged();
}

void OverviewController::refresh()
{
    scan();
    m_forge.refresh();
}

void OverviewController::cancel()
{
    if (!m_run)
        return;
    m_run->cancel.request();
    m_run.reset();
    Q_EMIT loadingChanged();
}

void OverviewController::rescan(const QString &repository)
{
    if (m_run) { // it reads this one too, but perhaps has read it already
        m_again.insert(repository);
        return;
    }
    // One at a time for each, so that what was read last is what stands.
    const auto reads = [&](const std::shared_ptr<Run> &single) { return single->repository == repository; };
    if (const auto single = std::ranges::find_if(m_singles, reads); single != m_singles.end()) {
        (*single)->again = true;
        return;
    }
    const auto run = std::make_shared<Run>();
    run->repository = repository;
    m_singles.append(run);
    start(run, [run, repository, makeGit = m_makeGit, watcher = &m_watcher] {
        RepositoryScanner scanner(makeGit(), nullptr, run->cancel, {});
        scanner.setWatcher(watcher);
        const RepositoryRow row = scanner.scan(repository);
        const QMutexLocker lock(&run->mutex);
        run->rows.append(row);
    });
}

void OverviewController::follow(const QString &repository)
{
    if (!repository.isEmpty())
        return rescan(repository);
    // A folder came or went; a scan may have looked there before.
    if (m_run)
        m_foldersAgain = true;
    else
        scan();
}

void OverviewController::start(const std::shared_ptr<Run> &run, std::function<void()> work)
{
    m_pool.start([run, work = std::move(work)] {
        work();
        const QMutexLocker lock(&run->mutex);
        run->done = true;
    });
    m_frame.start();
}

void OverviewController::collect()
{
    // Thousands of remembered rows arrive at once; the window has to draw and to answer in between.
    constexpr int turn = 5; // milliseconds, as the others
    constexpr int betweenTurns = 2;
    const QDeadlineTimer deadline(turn, Qt::PreciseTimer);
    const auto take = [&](Run &run) {
        QList<RepositoryRow> rows;
        {
            const QMutexLocker lock(&run.mutex);
            rows = std::exchange(run.rows, {});
            run.ended = run.done;
        }
        for (const RepositoryRow &row : rows) {
            if (!row.rememberedFrom)
                run.seen.insert(row.path);
        }
        run.arrived.append(std::move(rows));
        if (run.outdated)
            run.arrived.clear();
        m_rows.takeRepositories(run.arrived, deadline);
        return run.ended && run.arrived.isEmpty();
    };
    QStringList again;
    m_singles.removeIf([&](const std::shared_ptr<Run> &run) {
        run->outdated = run->outdated || (m_run && m_run->seen.contains(run->repository));
        const bool over = take(*run);
        if (over && run->again)
            again.append(run->repository);
        return over;
    });
    if (m_run && take(*m_run))
        finish();
    for (const QString &repository : std::as_const(again))
        rescan(repository);
    if (!m_run && m_singles.isEmpty())
        m_frame.stop();
    else
        m_frame.setInterval(deadline.hasExpired() ? betweenTurns : frame);
}

void OverviewController::finish()
{
    const auto run = std::exchange(m_run, nullptr);
    m_rows.keepOnly(run->seen);
    for (const std::shared_ptr<Run> &single : std::as_const(m_singles))
        single->outdated = true; // it may be gone too
    m_error = run->error;        // its threads have ended
    if (!m_error)
        m_error = m_told; // it came while the scan ran, and nobody has dismissed it
    if (!m_error)
        m_error = m_watcher.limitation();
    m_updated.start();
    for (const QString &repository : std::exchange(m_again, {})) {
        if (run->seen.contains(repository))
            rescan(repository);
    }
    Q_EMIT loadingChanged();
    Q_EMIT errorChanged();
    Q_EMIT summaryChanged();
    if (m_foldersAgain)
        scan();
}

void OverviewController::addFolder(const QUrl &url)
{
    // A path that was typed comes as an address without a scheme.
    const QString given = url.isLocalFile() ? url.toLocalFile() : url.scheme().isEmpty() ? url.path() : QString();
    const QFileInfo info(given);
    if (given.isEmpty() || !info.isDir()) {
        m_error = {Error::Kind::Usage,
                   tr("This is not a folder on this machine"),
                   url.toDisplayString(),
                   tr("Choose a folder that holds git repositories"),
                   given,
                   0};
        Q_EMIT errorChanged();
        return;
    }
    const QString folder = QDir::cleanPath(info.absoluteFilePath());
    if (m_folders.contains(folder))
        return;
    m_folders.append(folder);
    Q_EMIT foldersChanged();
    scan();
}

void OverviewController::removeFolder(const QString &folder)
{
    if (m_folders.removeAll(folder) == 0)
        return;
    Q_EMIT foldersChanged();
    scan();
}

void OverviewController::setFolders(const QStringList &folders)
{
    m_folders = folders;
    m_awaitsScan = !folders.isEmpty();
    Q_EMIT foldersChanged();
    Q_EMIT loadingChanged();
}

void OverviewController::showError(const Error &error)
{
    m_told = error;
    m_error = error;
    Q_EMIT errorChanged();
}

void OverviewController::dismissError()
{
    m_told.reset();
    m_error.reset();
    Q_EMIT errorChanged();
}

void OverviewController::setInFlight(const QString &repository, const std::optional<ReleaseInFlight> &flight)
{
    m_rows.setInFlight(repository, flight);
}

QVariantList OverviewController::packages() const
{
    QVariantList packages;
    for (int i = 0; i < m_rows.count(); ++i) {
        const OverviewRow &row = m_rows.row(i);
        if (row.packagePath.isEmpty())
            continue;
        packages.append(QVariantMap{{u"name"_s, row.name},
                                    {u"repositoryPath"_s, row.repositoryPath},
                                    {u"packagePath"_s, row.packagePath},
                                    {u"releaseId"_s, row.release}});
    }
    return packages;
}

QString OverviewController::summary() const
{
    const int repositories = m_rows.repositoryCount();
    QStringList parts{repositories == 1 ? tr("1 repository") : tr("%1 repositories").arg(repositories),
                      m_filter.wantsCount() == 1 ? tr("1 wants a release")
                                                 : tr("%1 want a release").arg(m_filter.wantsCount())};
    if (loading())
        parts.append(tr("reading…"));
    else if (m_updated.isValid())
        parts.append(m_updated.elapsed() < 60'000 ? tr("updated just now")
                                                  : tr("updated %1 min ago").arg(m_updated.elapsed() / 60'000));
    return parts.join(u" · "_s);
}

QString OverviewController::errorMessage() const
{
    return m_error ? displayText(m_error->message) : QString();
}

QString OverviewController::errorDetail() const
{
    if (!m_error)
        return {};
    QStringList parts{m_error->path, m_error->detail};
    parts.removeAll(QString());
    return displayBlock(parts.join(u'\n'));
}

QString OverviewController::errorRemedy() const
{
    return m_error ? displayText(m_error->remedy) : QString();
}

} // namespace tagboat
