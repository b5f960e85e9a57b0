// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/scancache.h"
#include "scan/overview.h"
#include "scan/repositorystamp.h"
#include "scan/repositorywatcher.h"
#include "scan/rowcodec.h"

#include <memory>

namespace tagboat
{

/// Reads repositories one after the other, and only those that changed since they were last read. One for each thread.
class RepositoryScanner
{
public:
    /// @p cache may be null. @p trouble hears once if the cache fails; rows are read without it then.
    RepositoryScanner(std::unique_ptr<Git> git, std::unique_ptr<ScanCache> cache, Cancel cancel,
                      std::function<void(Error)> trouble);
    /// Remembers what is left to remember.
    ~RepositoryScanner();
    RepositoryScanner(const RepositoryScanner &) = delete;
    RepositoryScanner &operator=(const RepositoryScanner &) = delete;

    RepositoryRow scan(const QString &path);
    /// Has the folders of everything that is read from now on watched; null: of nothing.
    void setWatcher(RepositoryWatcher *watcher) { m_watcher = watcher; }

private:
    std::optional<RepositoryRow> recall(const QString &path);
    void remember(LocalRepository &repository, const RepositoryRow &row, qint64 readingBegan);
    void flush();
    void giveUp(const Error &error);

    std::unique_ptr<Git> m_git;
    std::unique_ptr<ScanCache> m_cache;
    RepositoryWatcher *m_watcher = nullptr;
    Cancel m_cancel;
    std::function<void(Error)> m_trouble;
    RowCodec m_codec;
    QList<RememberedRow> m_pending;
};

/// Gives what is remembered of repositories below @p folders as it is, with rememberedFrom set.
Result<void> recallWorkspace(ScanCache &cache, const QStringList &folders, const Cancel &cancel,
                             const std::function<void(RepositoryRow)> &onRow);

} // namespace tagboat
