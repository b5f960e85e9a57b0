// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "store/cachedatabase.h"

#include "store/schema.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

tl::unexpected<Error> failure(const QSqlQuery &query)
{
    return fail(Error::Kind::Io, u"A memory of Tagboat does not answer"_s, query.lastError().text());
}

Result<void> makeTables(QSqlDatabase &database, const QString &format, const QList<CacheTable> &tables)
{
    TB_CHECK(execute(database, u"CREATE TABLE IF NOT EXISTS about (format TEXT NOT NULL)"_s));
    QSqlQuery query(database);
    if (!query.exec(u"SELECT format FROM about"_s))
        return failure(query);
    const bool fits = query.next() && query.value(0).toString() == format;
    query.finish();
    if (fits)
        return {};
    for (const CacheTable &table : tables) {
        TB_CHECK(execute(database, u"DROP TABLE IF EXISTS "_s + table.name));
        TB_CHECK(execute(database, table.create));
    }
    TB_CHECK(execute(database, u"DELETE FROM about"_s));
    query.prepare(u"INSERT INTO about (format) VALUES (?)"_s);
    query.addBindValue(format);
    if (!query.exec())
        return failure(query);
    return {};
}

} // namespace

Result<void> openCache(const QString &file, const QString &connection, const QString &format,
                       const QList<CacheTable> &tables)
{
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, connection);
    database.setDatabaseName(file);
    database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=5000"_s);
    if (!database.open())
        return failAt(Error::Kind::Io, file, 0, u"A memory of Tagboat could not be opened"_s,
                      database.lastError().text());
    ::chmod(QFile::encodeName(file).constData(), 0600);
    TB_CHECK(execute(database, u"PRAGMA journal_mode = WAL"_s));
    TB_CHECK(execute(database, u"PRAGMA synchronous = OFF"_s));
    // Two programs, or two threads, may come here at once.
    return inTransaction(connection, [&] { return makeTables(database, format, tables); });
}

void discardCache(const QString &file)
{
    for (const QString &ending : {u""_s, u"-wal"_s, u"-shm"_s})
        QFile::remove(file + ending);
}

} // namespace tagboat
