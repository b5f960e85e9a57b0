// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/answercache.h"

#include <memory>

namespace tagboat
{

/// The memory of a forge's answers in a database of its own, answers.db, apart from the journal: it may be deleted at
/// any time, and damage to it costs nothing but requests.
class SqliteAnswerCache final : public AnswerCache
{
public:
    /// Opens or creates @p folder/answers.db (mode 0600; the folder must exist); a damaged one is made anew. Keeps
    /// about @p byteLimit bytes of bodies; the oldest go first. Errors: Io, Denied.
    static Result<std::unique_ptr<SqliteAnswerCache>> open(const QString &folder, qint64 byteLimit = 64 * 1024 * 1024);
    /// Whether there is one to open.
    static bool isIn(const QString &folder);
    ~SqliteAnswerCache() override;
    SqliteAnswerCache(const SqliteAnswerCache &) = delete;
    SqliteAnswerCache &operator=(const SqliteAnswerCache &) = delete;

    Result<std::optional<StoredAnswer>> find(const AnswerKey &key) override;
    Result<void> store(const AnswerKey &key, const StoredAnswer &answer) override;
    Result<void> forget(const QString &account) override;

private:
    struct Statements;
    SqliteAnswerCache(QString file, qint64 byteLimit);
    Result<void> connect();
    void disconnect();
    Result<void> shorten();

    QString m_file;
    QString m_connection;
    qint64 m_byteLimit;
    qint64 m_storedSinceShortened = 0;
    std::unique_ptr<Statements> m_statements; ///< prepared once
};

} // namespace tagboat
