// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/journal.h"

#include <QString>

namespace tagboat
{

/// The journal in one SQLite database (WAL, synchronous=FULL). Each record carries the BLAKE2b hash of the one before,
/// so that a change to what was written is noticed. An object belongs to the thread that made it.
class SqliteJournal final : public Journal
{
public:
    /// Opens or creates @p folder/tagboat.db; the folder is made with mode 0700 and the file has mode 0600. Errors:
    /// Invalid for a database of a newer Tagboat or one that is damaged, Io, Denied.
    static Result<std::unique_ptr<SqliteJournal>> open(const QString &folder);
    /// As open(), for looking only: nothing is created or written. NotFound if there is no database yet,
    /// or none whose making was finished.
    static Result<std::unique_ptr<SqliteJournal>> openReadOnly(const QString &folder);
    ~SqliteJournal() override;
    SqliteJournal(const SqliteJournal &) = delete;
    SqliteJournal &operator=(const SqliteJournal &) = delete;

    Result<void> open(const Head &head) override;
    Result<void> append(const JournalRecord &record) override;
    Result<QList<JournalRecord>> records(const QString &release) override;
    Result<QList<Head>> releases(const QString &repository) override;
    Result<void> allowCommands(const QString &repository, const QString &digest, const QDateTime &at) override;
    Result<bool> commandsAllowed(const QString &repository, const QString &digest) override;
    Result<std::unique_ptr<ReleaseLock>> lock(const QString &repository) override;
    /// Walks the whole chain. Invalid, naming the first record that does not fit.
    Result<void> verifyChain();

private:
    explicit SqliteJournal(QString folder);
    Result<void> connectReadOnly();

    QString m_folder;
    QString m_connection;
};

} // namespace tagboat
