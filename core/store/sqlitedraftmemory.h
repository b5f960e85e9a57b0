// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/draftmemory.h"

#include <functional>
#include <memory>

namespace tagboat
{

/// The memory of answers in the journal's database, beside the journal.
class SqliteDraftMemory final : public DraftMemory
{
public:
    /// Nothing is made or opened before something is to be remembered, or there is a database to read. @p folder is
    /// made with mode 0700, the file has mode 0600. Errors of all functions: Invalid for a database of a newer Tagboat
    /// or one that is damaged, Io, Denied.
    explicit SqliteDraftMemory(const QString &folder);
    ~SqliteDraftMemory() override;
    SqliteDraftMemory(const SqliteDraftMemory &) = delete;
    SqliteDraftMemory &operator=(const SqliteDraftMemory &) = delete;

    Result<QList<DraftAnswer>> answers(const QString &repository, const QString &package) override;
    Result<void> remember(const QString &repository, const QString &package,
                          const QList<DraftAnswer> &answers) override;
    Result<void> forget(const QString &repository, const QString &package, const QStringList &commits) override;

private:
    Result<void> connect();

    QString m_folder;
    QString m_connection;
    bool m_connected = false;
};

} // namespace tagboat
