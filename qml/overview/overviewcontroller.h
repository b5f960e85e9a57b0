// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "overviewforge.h"
#include "overviewviews.h"
#include "packagedetails.h"
#include "scan/repositorywatcher.h"
#include "versionwork.h"

#include <QElapsedTimer>
#include <QMutex>
#include <QThreadPool>
#include <QTimer>
#include <QUrl>
#include <qqmlintegration.h>

#include <functional>
#include <memory>

namespace tagboat
{

/// The workspace: its folders, their scan, and the rows that came of it. Scanning happens in other threads; rows arrive
/// in batches, at most one a frame.
class OverviewController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(tagboat::OverviewFilterModel *rows READ rows CONSTANT)
    Q_PROPERTY(tagboat::OverviewViews *views READ views CONSTANT)
    Q_PROPERTY(tagboat::PackageDetails *details READ details CONSTANT)
    Q_PROPERTY(tagboat::VersionWork *versionWork READ versionWork CONSTANT)
    Q_PROPERTY(tagboat::OverviewForge *forge READ forge CONSTANT)
    Q_PROPERTY(QStringList folders READ folders NOTIFY foldersChanged)
    Q_PROPERTY(bool loading READ loading NOTIFY loadingChanged)
    Q_PROPERTY(QString summary READ summary NOTIFY summaryChanged)
    Q_PROPERTY(QString errorMessage READ errorMessage NOTIFY errorChanged)
    Q_PROPERTY(QString errorDetail READ errorDetail NOTIFY errorChanged)
    Q_PROPERTY(QString errorRemedy READ errorRemedy NOTIFY errorChanged)

public:
    /// @p openCache as in WorkspaceScan.
    explicit OverviewController(std::function<std::unique_ptr<Git>()> makeGit,
                                std::function<std::unique_ptr<ScanCache>()> openCache = {}, QObject *parent = nullptr);
    /// Stops a scan and waits for its threads.
    ~OverviewController() override;

    /// Scans all folders again; a scan under way is stopped first.
    Q_INVOKABLE void scan();
    /// Scans, and asks the forges.
    Q_INVOKABLE void refresh();
    Q_INVOKABLE void cancel();
    /// Reads one repository again.
    Q_INVOKABLE void rescan(const QString &repository);
    Q_INVOKABLE void addFolder(const QUrl &url);
    Q_INVOKABLE void removeFolder(const QString &folder);
    Q_INVOKABLE void dismissError();

    /// All packages of which a release can be thought, whatever the table shows: maps of name, repositoryPath,
    /// packagePath, releaseId (of one in flight).
    Q_INVOKABLE [[nodiscard]] QVariantList packages() const;

    /// Sets all folders; nothing is read before scan(), so that a window can stand first.
    void setFolders(const QStringList &folders);
    /// Shows an error that came up elsewhere: the settings could not be saved.
    void showError(const Error &error);
    void setInFlight(const QString &repository, const std::optional<ReleaseInFlight> &flight);

    [[nodiscard]] OverviewFilterModel *rows() { return &m_filter; }
    [[nodiscard]] OverviewViews *views() { return &m_views; }
    [[nodiscard]] PackageDetails *details() { return &m_details; }
    [[nodiscard]] VersionWork *versionWork() { return &m_work; }
    [[nodiscard]] OverviewModel *model() { return &m_rows; }
    [[nodiscard]] OverviewForge *forge() { return &m_forge; }
    [[nodiscard]] QStringList folders() const { return m_folders; }
    [[nodiscard]] bool loading() const { return m_run != nullptr || m_awaitsScan; }
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QString errorMessage() const;
    [[nodiscard]] QString errorDetail() const;
    [[nodiscard]] QString errorRemedy() const;

Q_SIGNALS:
    void foldersChanged();
    void loadingChanged();
    void summaryChanged();
    void errorChanged();

private:
    /// What the threads of one scan hand over.
    struct Run;
    /// Something happened in a repository, or (empty) in the folders that they lie in.
    void follow(const QString &repository);
    void start(const std::shared_ptr<Run> &run, std::function<void()> work);
    void collect();
    void finish();

    std::function<std::unique_ptr<Git>()> m_makeGit;
    std::function<std::unique_ptr<ScanCache>()> m_openCache;
    OverviewModel m_rows;
    OverviewFilterModel m_filter;
    OverviewViews m_views{m_filter};
    PackageDetails m_details{m_rows};
    VersionWork m_work{m_rows, m_makeGit};
    OverviewForge m_forge{m_rows};
    QStringList m_folders;
    bool m_awaitsScan = false;             ///< folders were set, and are not read yet
    std::shared_ptr<Run> m_run;            ///< of the whole workspace
    QList<std::shared_ptr<Run>> m_singles; ///< of repositories on their own
    QSet<QString> m_again;                 ///< what happened while the whole workspace was read
    bool m_foldersAgain = false;           ///< a folder came or went meanwhile
    RepositoryWatcher m_watcher;
    QTimer m_frame;
    QTimer m_minute;
    QElapsedTimer m_updated;
    std::optional<Error> m_error; ///< what is shown
    std::optional<Error> m_told;  ///< by others; a scan does not make it untrue
    QThreadPool m_pool;           ///< last, so that its threads end first
};

} // namespace tagboat
