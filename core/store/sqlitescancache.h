// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/scancache.h"

#include <memory>

namespace tagboat
{

/// The memory of scans in a database of its own, cache.db, apart from the journal: it may be deleted at any time, and
/// damage to it costs nothing but time.
class SqliteScanCache final : public ScanCache
{
public:
    /// Opens or creates @p folder/cache.db (mode 0600; the folder must exist). One that was written by another version,
    /// told by @p format, is made anew. So is a damaged one; @p damaged hears of that. Errors: Io, Denied.
    static Result<std::unique_ptr<SqliteScanCache>> open(const QString &folder, const QString &format,
                                                         const std::function<void(Error)> &damaged = {});
    ~SqliteScanCache() override;
    SqliteScanCache(const SqliteScanCache &) = delete;
    SqliteScanCache &operator=(const SqliteScanCache &) = delete;

    Result<std::optional<RememberedRow>> find(const QString &path) override;
    Result<void> store(const QList<RememberedRow> &rows) override;
    Result<void> forEachBelow(const QStringList &folders,
                              const std::function<bool(const RememberedRow &)> &take) override;
    Result<void> keepOnly(const QStringList &folders, const QSet<QString> &paths) override;

private:
    struct Statements;
    SqliteScanCache(QString file, QString format);
    Result<void> connect();
    void disconnect();

    QString m_file;
    QString m_format;
    QString m_connection;
    std::unique_ptr<Statements> m_statements; ///< prepared once
};

} // namespace tagboat
