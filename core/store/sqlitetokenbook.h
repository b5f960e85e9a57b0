// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/tokenbook.h"

namespace tagboat
{

/// The record of tokens in the journal's database. Nothing is made or opened before something is to be remembered, or
/// there is a database to read. Errors of all functions: Invalid for a database of a newer Tagboat or one that is
/// damaged, Io, Denied.
class SqliteTokenBook final : public TokenBook
{
public:
    explicit SqliteTokenBook(const QString &folder);
    ~SqliteTokenBook() override;
    SqliteTokenBook(const SqliteTokenBook &) = delete;
    SqliteTokenBook &operator=(const SqliteTokenBook &) = delete;

    Result<QList<TokenRecord>> tokens() override;
    Result<void> remember(const TokenRecord &token) override;
    Result<void> forget(const QString &name) override;

private:
    [[nodiscard]] bool isThere() const;
    Result<void> connect();

    QString m_folder;
    QString m_connection;
    bool m_connected = false;
};

} // namespace tagboat
