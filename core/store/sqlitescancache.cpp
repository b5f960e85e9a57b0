// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "store/sqlitescancache.h"

#include "store/cachedatabase.h"
#include "store/schema.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

tl::unexpected<Error> failure(const QSqlQuery &query)
{
    return fail(Error::Kind::Io, u"The memory of earlier scans does not answer"_s, query.lastError().text());
}

RememberedRow rowOf(const QSqlQuery &query)
{
    return {query.value(0).toString(), query.value(1).toByteArray(), query.value(2).toByteArray(),
            query.value(3).toByteArray(), QDateTime::fromMSecsSinceEpoch(query.value(4).toLongLong(), Qt::UTC)};
}

const QString columns = QStringLiteral("path, sources, stamp, content, read_at");
const QString below = QStringLiteral("(path = ? OR (path > ? AND path < ?))");

/// What lies below "/a" is between "/a/" and "/a0": "0" follows "/".
void bindBelow(QSqlQuery &query, const QString &folder)
{
    const QString base = folder.endsWith(u'/') ? folder.chopped(1) : folder;
    query.addBindValue(folder);
    query.addBindValue(QString(base + u'/'));
    query.addBindValue(QString(base + u'0'));
}

} // namespace

struct SqliteScanCache::Statements {
    QSqlQuery find;
    QSqlQuery store;
};

SqliteScanCache::SqliteScanCache(QString file, QString format)
    : m_file(std::move(file)), m_format(std::move(format)),
      m_connection(u"scans-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces))
{
}

SqliteScanCache::~SqliteScanCache()
{
    disconnect();
}

Result<std::unique_ptr<SqliteScanCache>> SqliteScanCache::open(const QString &folder, const QString &format,
                                                               const std::function<void(Error)> &damaged)
{
    auto cache = std::unique_ptr<SqliteScanCache>(new SqliteScanCache(folder + u"/cache.db"_s, format));
    auto connected = cache->connect();
    if (!connected) {
        cache->disconnect();
        discardCache(cache->m_file);
        const auto again = cache->connect();
        if (!again)
            return tl::unexpected(again.error());
        if (damaged)
            damaged(Error{Error::Kind::Invalid,
                          u"What was remembered of earlier scans was damaged; everything is read anew"_s,
                          connected.error().detail,
                          {},
                          cache->m_file,
                          0});
    }
    return cache;
}

Result<void> SqliteScanCache::connect()
{
    static const QList<CacheTable> tables{{u"rows"_s, uR"(CREATE TABLE rows (
                                                            path TEXT PRIMARY KEY,
                                                            sources BLOB NOT NULL,
                                                            stamp BLOB NOT NULL,
                                                            content BLOB NOT NULL,
                                                            read_at INTEGER NOT NULL))"_s}};
    TB_CHECK(openCache(m_file, m_connection, m_format, tables));
    const QSqlDatabase database = QSqlDatabase::database(m_connection);
    m_statements = std::make_unique<Statements>(Statements{QSqlQuery(database), QSqlQuery(database)});
    QSqlQuery &find = m_statements->find;
    find.setForwardOnly(true);
    if (!find.prepare(u"SELECT %1 FROM rows WHERE path = ?"_s.arg(columns)))
        return failure(find);
    QSqlQuery &store = m_statements->store;
    if (!store.prepare(u"INSERT OR REPLACE INTO rows (%1) VALUES (?, ?, ?, ?, ?)"_s.arg(columns)))
        return failure(store);
    return {};
}

void SqliteScanCache::disconnect()
{
    m_statements.reset();
    QSqlDatabase::removeDatabase(m_connection);
}

Result<std::optional<RememberedRow>> SqliteScanCache::find(const QString &path)
{
    QSqlQuery &query = m_statements->find;
    query.bindValue(0, path);
    if (!query.exec())
        return failure(query);
    std::optional<RememberedRow> row;
    if (query.next())
        row = rowOf(query);
    else if (query.lastError().isValid())
        return failure(query);
    query.finish();
    return row;
}

Result<void> SqliteScanCache::store(const QList<RememberedRow> &rows)
{
    if (rows.isEmpty())
        return {};
    return inTransaction(m_connection, [&]() -> Result<void> {
        QSqlQuery &query = m_statements->store;
        for (const RememberedRow &row : rows) {
            query.bindValue(0, row.path);
            query.bindValue(1, row.sources);
            query.bindValue(2, row.stamp);
            query.bindValue(3, row.row);
            query.bindValue(4, row.readAt.toMSecsSinceEpoch());
            if (!query.exec())
                return failure(query);
        }
        return {};
    });
}

Result<void> SqliteScanCache::forEachBelow(const QStringList &folders,
                                           const std::function<bool(const RememberedRow &)> &take)
{
    for (const QString &folder : folders) {
        QSqlQuery query(QSqlDatabase::database(m_connection));
        query.setForwardOnly(true);
        query.prepare(u"SELECT %1 FROM rows WHERE %2 ORDER BY path"_s.arg(columns, below));
        bindBelow(query, folder);
        if (!query.exec())
            return failure(query);
        while (query.next()) {
            if (!take(rowOf(query)))
                return {};
        }
        if (query.lastError().isValid())
            return failure(query);
    }
    return {};
}

Result<void> SqliteScanCache::keepOnly(const QStringList &folders, const QSet<QString> &paths)
{
    QSqlDatabase database = QSqlDatabase::database(m_connection);
    QStringList gone;
    for (const QString &folder : folders) {
        QSqlQuery query(database);
        query.setForwardOnly(true);
        query.prepare(u"SELECT path FROM rows WHERE %1"_s.arg(below));
        bindBelow(query, folder);
        if (!query.exec())
            return failure(query);
        while (query.next()) {
            const QString path = query.value(0).toString();
            if (!paths.contains(path))
                gone.append(path);
        }
    }
    if (gone.isEmpty())
        return {};
    return inTransaction(m_connection, [&]() -> Result<void> {
        QSqlQuery query(database);
        query.prepare(u"DELETE FROM rows WHERE path = ?"_s);
        for (const QString &path : gone) {
            query.bindValue(0, path);
            if (!query.exec())
                return failure(query);
        }
        return {};
    });
}

} // namespace tagboat
