// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "store/schema.h"

#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QStringList>
#include <QVariant>

#include <algorithm>

#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// Migration n brings the schema from version n to n + 1. Never change one that was released: add the next.
const QList<QStringList> &migrations()
{
    static const QList<QStringList> list{
        {
            uR"(CREATE TABLE releases (
                  id TEXT PRIMARY KEY,
                  repository TEXT NOT NULL,
                  package TEXT NOT NULL,
                  created TEXT NOT NULL))"_s,
            u"CREATE INDEX releases_by_repository ON releases (repository)"_s,
            uR"(CREATE TABLE journal (
                  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
                  release TEXT NOT NULL REFERENCES releases (id),
                  at TEXT NOT NULL,
                  type TEXT NOT NULL,
                  step TEXT NOT NULL,
                  data BLOB NOT NULL,
                  chain BLOB NOT NULL))"_s,
            u"CREATE INDEX journal_by_release ON journal (release, sequence)"_s,
            uR"(CREATE TABLE allowed_commands (
                  repository TEXT NOT NULL,
                  digest TEXT NOT NULL,
                  at TEXT NOT NULL,
                  PRIMARY KEY (repository, digest)))"_s,
            // The journal is append-only for everyone, ourselves included.
            uR"(CREATE TRIGGER journal_keeps BEFORE DELETE ON journal
                BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END)"_s,
            uR"(CREATE TRIGGER journal_stays BEFORE UPDATE ON journal
                BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END)"_s,
        },
        {
            uR"(CREATE TABLE draft_answers (
                  repository TEXT NOT NULL,
                  package TEXT NOT NULL,
                  commit_id TEXT NOT NULL,
                  subject TEXT NOT NULL,
                  pull_request INTEGER NOT NULL,
                  answer TEXT NOT NULL,
                  at TEXT NOT NULL,
                  PRIMARY KEY (repository, package, commit_id, subject)))"_s,
        },
        {
            // What is known of tokens. The tokens themselves are in the keychain and nowhere else.
            uR"(CREATE TABLE tokens (
                  name TEXT PRIMARY KEY,
                  kind TEXT NOT NULL,
                  host TEXT NOT NULL,
                  login TEXT NOT NULL,
                  form TEXT NOT NULL,
                  last_four TEXT NOT NULL,
                  added TEXT NOT NULL,
                  expires TEXT NOT NULL,
                  checked TEXT NOT NULL))"_s,
        },
        {
            // The entry that a draft was taken into.
            u"ALTER TABLE draft_answers ADD COLUMN text TEXT NOT NULL DEFAULT ''"_s,
        },
    };
    return list;
}

Result<void> connectTo(const QString &folder, const QString &connection)
{
    if (!QDir().mkpath(folder))
        return failAt(Error::Kind::Io, folder, 0, u"The data folder could not be made"_s);
    ::chmod(QFile::encodeName(folder).constData(), 0700);
    const QString path = folder + u"/tagboat.db"_s;
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, connection);
    database.setDatabaseName(path);
    database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=5000"_s);
    if (!database.open())
        return failAt(Error::Kind::Io, path, 0, u"Tagboat's database could not be opened"_s,
                      database.lastError().text());
    ::chmod(QFile::encodeName(path).constData(), 0600);
    TB_CHECK(execute(database, u"PRAGMA journal_mode = WAL"_s));
    TB_CHECK(execute(database, u"PRAGMA synchronous = FULL"_s));
    TB_CHECK(execute(database, u"PRAGMA foreign_keys = ON"_s));
    return migrate(database);
}

} // namespace

Result<void> openDatabase(const QString &folder, const QString &connection)
{
    const auto connected = connectTo(folder, connection);
    if (!connected)
        QSqlDatabase::removeDatabase(connection);
    return connected;
}

Result<void> inTransaction(const QString &connection, const std::function<Result<void>()> &work)
{
    QSqlDatabase database = QSqlDatabase::database(connection);
    TB_CHECK(execute(database, u"BEGIN IMMEDIATE"_s));
    auto done = work();
    if (done)
        done = execute(database, u"COMMIT"_s);
    if (!done)
        QSqlQuery(database).exec(u"ROLLBACK"_s);
    return done;
}

Result<void> execute(QSqlDatabase &database, const QString &statement)
{
    QSqlQuery query(database);
    if (!query.exec(statement))
        return fail(Error::Kind::Io, u"Tagboat's database does not answer"_s, query.lastError().text(),
                    u"Check that the data folder can be written and the disk is not full."_s);
    return {};
}

Result<int> schemaVersion(QSqlDatabase &database)
{
    QSqlQuery query(database);
    if (!query.exec(u"PRAGMA user_version"_s) || !query.next())
        return fail(Error::Kind::Invalid, u"Tagboat's database is damaged"_s, query.lastError().text(),
                    u"Restore tagboat.db from a backup, or move it away to start anew."_s);
    return query.value(0).toInt();
}

namespace
{

/// The migrations that are missing, within a transaction: another program may have come first.
Result<void> migrateLocked(QSqlDatabase &database)
{
    TB_TRY(const int version, schemaVersion(database));
    for (qsizetype step = version; step < migrations().size(); ++step) {
        for (const QString &statement : migrations()[step])
            TB_CHECK(execute(database, statement));
    }
    return execute(database, u"PRAGMA user_version = %1"_s.arg(std::max<qsizetype>(version, migrations().size())));
}

} // namespace

Result<void> migrate(QSqlDatabase &database)
{
    TB_TRY(const int version, schemaVersion(database));
    if (version > migrations().size())
        return fail(Error::Kind::Invalid, u"Tagboat's database was written by a newer Tagboat"_s,
                    u"schema %1, this program knows %2"_s.arg(version).arg(migrations().size()), u"Update Tagboat."_s);
    if (version == migrations().size())
        return {};
    TB_CHECK(execute(database, u"BEGIN IMMEDIATE"_s));
    auto done = migrateLocked(database);
    if (done)
        done = execute(database, u"COMMIT"_s);
    if (!done)
        QSqlQuery(database).exec(u"ROLLBACK"_s);
    return done;
}

} // namespace tagboat
