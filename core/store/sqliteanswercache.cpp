// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "store/sqliteanswercache.h"

#include "store/cachedatabase.h"

#include <QDataStream>
#include <QFile>
#include <QIODevice>
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

const QString keyColumns = QStringLiteral("account = ? AND token = ? AND url = ? AND accept = ? AND version = ?");

QString fileIn(const QString &folder)
{
    return folder + u"/answers.db"_s;
}

const QList<CacheTable> &tables()
{
    static const QList<CacheTable> list{{u"answers"_s, uR"(CREATE TABLE answers (
                                                             account TEXT NOT NULL,
                                                             token BLOB NOT NULL,
                                                             url BLOB NOT NULL,
                                                             accept BLOB NOT NULL,
                                                             version BLOB NOT NULL,
                                                             etag BLOB NOT NULL,
                                                             headers BLOB NOT NULL,
                                                             body BLOB NOT NULL,
                                                             stored_at INTEGER NOT NULL,
                                                             PRIMARY KEY (account, token, url, accept, version)))"_s}};
    return list;
}

tl::unexpected<Error> failure(const QSqlQuery &query)
{
    return fail(Error::Kind::Io, u"The memory of the forge's answers does not answer"_s, query.lastError().text());
}

/// An empty value is a value, not NULL.
QVariant blob(const QByteArray &bytes)
{
    return bytes.isNull() ? QVariant(QByteArray("")) : QVariant(bytes);
}

void bindKey(QSqlQuery &query, const AnswerKey &key)
{
    query.bindValue(0, key.account.isNull() ? u""_s : key.account);
    query.bindValue(1, blob(key.token));
    query.bindValue(2, blob(key.url));
    query.bindValue(3, blob(key.accept));
    query.bindValue(4, blob(key.version));
}

QByteArray packed(const QList<std::pair<QByteArray, QByteArray>> &headers)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    for (const auto &[name, value] : headers)
        stream << name << value;
    return bytes;
}

QList<std::pair<QByteArray, QByteArray>> unpacked(const QByteArray &bytes)
{
    QList<std::pair<QByteArray, QByteArray>> headers;
    QDataStream stream(bytes);
    while (!stream.atEnd() && stream.status() == QDataStream::Ok) {
        QByteArray name;
        QByteArray value;
        stream >> name >> value;
        headers.emplaceBack(name, value);
    }
    return headers;
}

} // namespace

struct SqliteAnswerCache::Statements {
    QSqlQuery find;
    QSqlQuery store;
};

SqliteAnswerCache::SqliteAnswerCache(QString file, qint64 byteLimit)
    : m_file(std::move(file)), m_connection(u"answers-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces)),
      m_byteLimit(byteLimit)
{
}

SqliteAnswerCache::~SqliteAnswerCache()
{
    disconnect();
}

bool SqliteAnswerCache::isIn(const QString &folder)
{
    return QFile::exists(fileIn(folder));
}

Result<std::unique_ptr<SqliteAnswerCache>> SqliteAnswerCache::open(const QString &folder, qint64 byteLimit)
{
    auto cache = std::unique_ptr<SqliteAnswerCache>(new SqliteAnswerCache(fileIn(folder), byteLimit));
    if (const auto connected = cache->connect(); !connected) {
        cache->disconnect();
        discardCache(cache->m_file);
        TB_CHECK(cache->connect());
    }
    return cache;
}

Result<void> SqliteAnswerCache::connect()
{
    TB_CHECK(openCache(m_file, m_connection, u"answers 1"_s, tables()));
    const QSqlDatabase database = QSqlDatabase::database(m_connection);
    m_statements = std::make_unique<Statements>(Statements{QSqlQuery(database), QSqlQuery(database)});
    QSqlQuery &find = m_statements->find;
    find.setForwardOnly(true);
    if (!find.prepare(u"SELECT etag, headers, body, stored_at FROM answers WHERE "_s + keyColumns))
        return failure(find);
    QSqlQuery &store = m_statements->store;
    if (!store.prepare(u"INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_s))
        return failure(store);
    return {};
}

void SqliteAnswerCache::disconnect()
{
    m_statements.reset();
    QSqlDatabase::removeDatabase(m_connection);
}

Result<std::optional<StoredAnswer>> SqliteAnswerCache::find(const AnswerKey &key)
{
    QSqlQuery &query = m_statements->find;
    bindKey(query, key);
    if (!query.exec())
        return failure(query);
    std::optional<StoredAnswer> found;
    if (query.next()) {
        found = StoredAnswer{query.value(0).toByteArray(), unpacked(query.value(1).toByteArray()),
                             query.value(2).toByteArray(),
                             QDateTime::fromMSecsSinceEpoch(query.value(3).toLongLong(), Qt::UTC)};
    } else if (query.lastError().isValid()) {
        return failure(query);
    }
    query.finish();
    return found;
}

Result<void> SqliteAnswerCache::store(const AnswerKey &key, const StoredAnswer &answer)
{
    QSqlQuery &query = m_statements->store;
    bindKey(query, key);
    query.bindValue(5, blob(answer.etag));
    query.bindValue(6, blob(packed(answer.headers)));
    query.bindValue(7, blob(answer.body));
    query.bindValue(8, answer.storedAt.toMSecsSinceEpoch());
    if (!query.exec())
        return failure(query);
    m_storedSinceShortened += answer.body.size();
    return m_storedSinceShortened > m_byteLimit / 8 ? shorten() : Result<void>();
}

/// Keeps the newest whose bodies fit together; looked at now and then, since it reads all sizes.
Result<void> SqliteAnswerCache::shorten()
{
    m_storedSinceShortened = 0;
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.prepare(u"DELETE FROM answers WHERE rowid IN (SELECT rowid FROM (SELECT rowid, SUM(LENGTH(body)) OVER "
                  "(ORDER BY stored_at DESC, rowid DESC) AS total FROM answers) WHERE total > ?)"_s);
    query.addBindValue(m_byteLimit);
    if (!query.exec())
        return failure(query);
    return {};
}

Result<void> SqliteAnswerCache::forget(const QString &account)
{
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.prepare(u"DELETE FROM answers WHERE account = ?"_s);
    query.addBindValue(account);
    if (!query.exec())
        return failure(query);
    return {};
}

} // namespace tagboat
