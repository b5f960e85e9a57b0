// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "store/sqlitejournal.h"

#include "base/failpoint.h"
#include "base/fileedit.h"
#include "store/schema.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QLockFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>
#include <QVariant>

#include <sodium.h>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

QString stamp(const QDateTime &at)
{
    return at.toUTC().toString(Qt::ISODateWithMs);
}

tl::unexpected<Error> queryFailure(const QSqlQuery &query)
{
    return fail(Error::Kind::Io, u"Tagboat's journal does not answer"_s, query.lastError().text(),
                u"Check that the data folder can be written and the disk is not full."_s);
}

tl::unexpected<Error> noDatabase(const QString &folder)
{
    return failAt(Error::Kind::NotFound, folder, 0, u"There is no database yet"_s);
}

/// BLAKE2b over the hash before and every field of the record, each with its length so that no two records look alike.
QByteArray chainHash(const QByteArray &previous, const JournalRecord &record, const QByteArray &data)
{
    QByteArray text = previous;
    for (const QByteArray &field : {record.release.toUtf8(), stamp(record.at).toUtf8(),
                                    journalTypeName(record.type).toUtf8(), record.step.toUtf8(), data})
        text += QByteArray::number(field.size()) + ':' + field;
    QByteArray hash(crypto_generichash_BYTES, '\0');
    crypto_generichash(reinterpret_cast<unsigned char *>(hash.data()), static_cast<size_t>(hash.size()),
                       reinterpret_cast<const unsigned char *>(text.constData()),
                       static_cast<unsigned long long>(text.size()), nullptr, 0);
    return hash;
}

Result<JournalRecord> readRecord(const QSqlQuery &query)
{
    JournalRecord record;
    record.sequence = query.value(0).toLongLong();
    record.release = query.value(1).toString();
    record.at = QDateTime::fromString(query.value(2).toString(), Qt::ISODateWithMs);
    TB_TRY(record.type, journalTypeFromName(query.value(3).toString()));
    record.step = query.value(4).toString();
    record.data = QJsonDocument::fromJson(query.value(5).toByteArray()).object();
    return record;
}

const QString selectRecords = QStringLiteral("SELECT sequence, release, at, type, step, data, chain FROM journal ");

/// The lock file names its holder's process, host and program; one whose process is gone is taken over.
class FileLock final : public ReleaseLock
{
public:
    explicit FileLock(const QString &path) : m_file(path) { m_file.setStaleLockTime(0); }
    [[nodiscard]] QLockFile &file() { return m_file; }

private:
    QLockFile m_file;
};

} // namespace

SqliteJournal::SqliteJournal(QString folder)
    : m_folder(std::move(folder)), m_connection(u"journal-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces))
{
}

SqliteJournal::~SqliteJournal()
{
    QSqlDatabase::removeDatabase(m_connection);
}

Result<std::unique_ptr<SqliteJournal>> SqliteJournal::open(const QString &folder)
{
    if (sodium_init() < 0)
        return fail(Error::Kind::Internal, u"libsodium could not be started"_s);
    auto journal = std::unique_ptr<SqliteJournal>(new SqliteJournal(folder));
    TB_CHECK(openDatabase(folder, journal->m_connection));
    return journal;
}

Result<std::unique_ptr<SqliteJournal>> SqliteJournal::openReadOnly(const QString &folder)
{
    if (!QFile::exists(folder + u"/tagboat.db"_s))
        return noDatabase(folder);
    auto journal = std::unique_ptr<SqliteJournal>(new SqliteJournal(folder));
    TB_CHECK(journal->connectReadOnly());
    return journal;
}

Result<void> SqliteJournal::connectReadOnly()
{
    const QString path = m_folder + u"/tagboat.db"_s;
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    database.setDatabaseName(path);
    database.setConnectOptions(u"QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=5000"_s);
    if (!database.open())
        return failAt(Error::Kind::Io, path, 0, u"Tagboat's database could not be opened"_s,
                      database.lastError().text());
    TB_TRY(const int version, schemaVersion(database));
    if (version == 0)
        return noDatabase(m_folder);
    return {};
}

Result<void> SqliteJournal::open(const Head &head)
{
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.prepare(u"INSERT INTO releases (id, repository, package, created) VALUES (?, ?, ?, ?)"_s);
    query.addBindValue(head.release);
    query.addBindValue(head.repository);
    query.addBindValue(head.package);
    query.addBindValue(stamp(head.created));
    if (!query.exec())
        return queryFailure(query);
    return {};
}

Result<void> SqliteJournal::append(const JournalRecord &record)
{
    QSqlDatabase database = QSqlDatabase::database(m_connection);
    TB_CHECK(execute(database, u"BEGIN IMMEDIATE"_s));
    const auto giveUp = [&](const QSqlQuery &query) -> Result<void> {
        auto failure = queryFailure(query);
        QSqlQuery(database).exec(u"ROLLBACK"_s);
        return failure;
    };
    QSqlQuery last(database);
    if (!last.exec(u"SELECT chain FROM journal ORDER BY sequence DESC LIMIT 1"_s))
        return giveUp(last);
    const QByteArray previous = last.next() ? last.value(0).toByteArray() : QByteArray();
    last.finish();
    const QByteArray data = QJsonDocument(record.data).toJson(QJsonDocument::Compact);
    QSqlQuery insert(database);
    insert.prepare(u"INSERT INTO journal (release, at, type, step, data, chain) VALUES (?, ?, ?, ?, ?, ?)"_s);
    insert.addBindValue(record.release);
    insert.addBindValue(stamp(record.at));
    insert.addBindValue(journalTypeName(record.type));
    insert.addBindValue(record.step.isEmpty() ? u""_s : record.step); // a null string would be NULL
    insert.addBindValue(data);
    insert.addBindValue(chainHash(previous, record, data));
    if (!insert.exec())
        return giveUp(insert);
    failpoint("journal.before-commit");
    if (const auto committed = execute(database, u"COMMIT"_s); !committed) {
        QSqlQuery(database).exec(u"ROLLBACK"_s);
        return committed;
    }
    failpoint("journal.after-commit");
    return {};
}

Result<QList<JournalRecord>> SqliteJournal::records(const QString &release)
{
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.prepare(selectRecords + u"WHERE release = ? ORDER BY sequence"_s);
    query.addBindValue(release);
    if (!query.exec())
        return queryFailure(query);
    QList<JournalRecord> list;
    while (query.next()) {
        TB_TRY(const JournalRecord record, readRecord(query));
        list.append(record);
    }
    return list;
}

Result<QList<Journal::Head>> SqliteJournal::releases(const QString &repository)
{
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.prepare(u"SELECT id, repository, package, created FROM releases WHERE ? = '' OR repository = ? "_s
                  u"ORDER BY created DESC, rowid DESC"_s);
    query.addBindValue(repository.isEmpty() ? u""_s : repository);
    query.addBindValue(repository);
    if (!query.exec())
        return queryFailure(query);
    QList<Head> list;
    while (query.next())
        list.append({query.value(0).toString(), query.value(1).toString(), query.value(2).toString(),
                     QDateTime::fromString(query.value(3).toString(), Qt::ISODateWithMs)});
    return list;
}

Result<void> SqliteJournal::allowCommands(const QString &repository, const QString &digest, const QDateTime &at)
{
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.prepare(u"INSERT OR IGNORE INTO allowed_commands (repository, digest, at) VALUES (?, ?, ?)"_s);
    query.addBindValue(repository);
    query.addBindValue(digest);
    query.addBindValue(stamp(at));
    if (!query.exec())
        return queryFailure(query);
    return {};
}

Result<bool> SqliteJournal::commandsAllowed(const QString &repository, const QString &digest)
{
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.prepare(u"SELECT 1 FROM allowed_commands WHERE repository = ? AND digest = ?"_s);
    query.addBindValue(repository);
    query.addBindValue(digest);
    if (!query.exec())
        return queryFailure(query);
    return query.next();
}

Result<std::unique_ptr<ReleaseLock>> SqliteJournal::lock(const QString &repository)
{
    const QString folder = m_folder + u"/locks"_s;
    if (!QDir().mkpath(folder))
        return failAt(Error::Kind::Io, folder, 0, u"The folder for locks could not be made"_s);
    auto lock = std::make_unique<FileLock>(folder + u'/' + sha256(repository.toUtf8()).first(24) + u".lock"_s);
    if (!lock->file().tryLock(0)) {
        qint64 process = 0;
        QString host;
        QString program;
        lock->file().getLockInfo(&process, &host, &program);
        return failAt(Error::Kind::Busy, repository, 0, u"Another Tagboat is releasing this repository"_s,
                      u"%1, process %2 on %3"_s.arg(program).arg(process).arg(host),
                      u"Wait for it, or use its window."_s);
    }
    return std::unique_ptr<ReleaseLock>(std::move(lock));
}

Result<void> SqliteJournal::verifyChain()
{
    QSqlQuery query(QSqlDatabase::database(m_connection));
    if (!query.exec(selectRecords + u"ORDER BY sequence"_s))
        return queryFailure(query);
    QByteArray previous;
    while (query.next()) {
        TB_TRY(const JournalRecord record, readRecord(query));
        const QByteArray expected = chainHash(previous, record, query.value(5).toByteArray());
        if (expected != query.value(6).toByteArray())
            return fail(Error::Kind::Invalid, u"The journal was changed after it was written"_s,
                        u"record %1 of %2 does not fit the one before"_s.arg(record.sequence).arg(stamp(record.at)),
                        u"Do not trust what it says about releases from there on."_s);
        previous = expected;
    }
    return {};
}

} // namespace tagboat
