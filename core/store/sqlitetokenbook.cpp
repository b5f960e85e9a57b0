// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "store/sqlitetokenbook.h"

#include "store/schema.h"

#include <QFile>
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
    return fail(Error::Kind::Io, u"The record of tokens does not answer"_s, query.lastError().text(),
                u"Check that the data folder can be written and the disk is not full."_s);
}

QString textOf(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString(u""_s);
}

QDateTime timeOf(const QVariant &text)
{
    return QDateTime::fromString(text.toString(), Qt::ISODateWithMs);
}

} // namespace

SqliteTokenBook::SqliteTokenBook(const QString &folder)
    : m_folder(folder), m_connection(u"tokens-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces))
{
}

SqliteTokenBook::~SqliteTokenBook()
{
    if (m_connected)
        QSqlDatabase::removeDatabase(m_connection);
}

bool SqliteTokenBook::isThere() const
{
    return m_connected || QFile::exists(m_folder + u"/tagboat.db"_s);
}

Result<void> SqliteTokenBook::connect()
{
    if (m_connected)
        return {};
    TB_CHECK(openDatabase(m_folder, m_connection));
    m_connected = true;
    return {};
}

Result<QList<TokenRecord>> SqliteTokenBook::tokens()
{
    QList<TokenRecord> found;
    if (!isThere())
        return found;
    TB_CHECK(connect());
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.setForwardOnly(true);
    if (!query.exec(u"SELECT name, kind, host, login, form, last_four, added, expires, checked FROM tokens "
                    "ORDER BY name"_s))
        return failure(query);
    while (query.next()) {
        found.append({query.value(0).toString(), query.value(1).toString(), query.value(2).toString(),
                      query.value(3).toString(), query.value(4).toString(), query.value(5).toString(),
                      timeOf(query.value(6)), timeOf(query.value(7)), timeOf(query.value(8))});
    }
    if (query.lastError().isValid())
        return failure(query);
    return found;
}

Result<void> SqliteTokenBook::remember(const TokenRecord &token)
{
    TB_CHECK(connect());
    return inTransaction(m_connection, [&]() -> Result<void> {
        QSqlQuery query(QSqlDatabase::database(m_connection));
        query.prepare(u"INSERT OR REPLACE INTO tokens (name, kind, host, login, form, last_four, added, expires, "
                      "checked) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
        for (const QString &value : {token.name, token.kind, token.host, token.login, token.form, token.lastFour,
                                     textOf(token.added), textOf(token.expires), textOf(token.checked)})
            query.addBindValue(value.isNull() ? QString(u""_s) : value);
        return query.exec() ? Result<void>() : failure(query);
    });
}

Result<void> SqliteTokenBook::forget(const QString &name)
{
    if (!isThere())
        return {};
    TB_CHECK(connect());
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.prepare(u"DELETE FROM tokens WHERE name = ?"_s);
    query.addBindValue(name);
    return query.exec() ? Result<void>() : failure(query);
}

} // namespace tagboat
