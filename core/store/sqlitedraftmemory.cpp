// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "store/sqlitedraftmemory.h"

#include "store/schema.h"

#include <QDateTime>
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
    return fail(Error::Kind::Io, u"The memory of what the changelog tells of does not answer"_s,
                query.lastError().text(), u"Check that the data folder can be written and the disk is not full."_s);
}

QString nameOf(DraftAnswer::Kind kind)
{
    return kind == DraftAnswer::Kind::Taken ? u"taken"_s : u"dismissed"_s;
}
} // namespace

SqliteDraftMemory::SqliteDraftMemory(const QString &folder)
    : m_folder(folder), m_connection(u"drafts-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces))
{
}

SqliteDraftMemory::~SqliteDraftMemory()
{
    if (m_connected)
        QSqlDatabase::removeDatabase(m_connection);
}

Result<void> SqliteDraftMemory::connect()
{
    if (m_connected)
        return {};
    TB_CHECK(openDatabase(m_folder, m_connection));
    m_connected = true;
    return {};
}

Result<QList<DraftAnswer>> SqliteDraftMemory::answers(const QString &repository, const QString &package)
{
    QList<DraftAnswer> found;
    if (!m_connected && !QFile::exists(m_folder + u"/tagboat.db"_s))
        return found;
    TB_CHECK(connect());
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.setForwardOnly(true);
    query.prepare(
        u"SELECT commit_id, subject, pull_request, answer, text FROM draft_answers WHERE repository = ? AND package "
        "= ? ORDER BY commit_id, subject"_s);
    query.addBindValue(repository);
    query.addBindValue(package);
    if (!query.exec())
        return failure(query);
    while (query.next()) {
        found.append({query.value(0).toString(), query.value(1).toString(), query.value(2).toInt(),
                      query.value(3).toString() == nameOf(DraftAnswer::Kind::Taken) ? DraftAnswer::Kind::Taken
                                                                                    : DraftAnswer::Kind::Dismissed,
                      query.value(4).toString()});
    }
    if (query.lastError().isValid())
        return failure(query);
    return found;
}

Result<void> SqliteDraftMemory::remember(const QString &repository, const QString &package,
                                         const QList<DraftAnswer> &answers)
{
    if (answers.isEmpty())
        return {};
    TB_CHECK(connect());
    const QString now = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
    return inTransaction(m_connection, [&]() -> Result<void> {
        QSqlQuery query(QSqlDatabase::database(m_connection));
        query.prepare(u"INSERT OR REPLACE INTO draft_answers (repository, package, commit_id, subject, pull_request, "
                      "answer, at, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s);
        for (const DraftAnswer &answer : answers) {
            const QVariantList values{repository,          package, answer.commit, answer.subject, answer.pullRequest,
                                      nameOf(answer.kind), now,     answer.text};
            for (int i = 0; i < values.size(); ++i)
                query.bindValue(i, values[i]);
            if (!query.exec())
                return failure(query);
        }
        return {};
    });
}

Result<void> SqliteDraftMemory::forget(const QString &repository, const QString &package, const QStringList &commits)
{
    if (commits.isEmpty() || (!m_connected && !QFile::exists(m_folder + u"/tagboat.db"_s)))
        return {};
    TB_CHECK(connect());
    return inTransaction(m_connection, [&]() -> Result<void> {
        QSqlQuery query(QSqlDatabase::database(m_connection));
        query.prepare(u"DELETE FROM draft_answers WHERE repository = ? AND package = ? AND commit_id = ?"_s);
        for (const QString &commit : commits) {
            query.bindValue(0, repository);
            query.bindValue(1, package);
            query.bindValue(2, commit);
            if (!query.exec())
                return failure(query);
        }
        return {};
    });
}

} // namespace tagboat
