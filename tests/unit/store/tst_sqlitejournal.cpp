// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "store/sqlitejournal.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{

JournalRecord record(const QString &release, JournalRecord::Type type, const QString &step,
                     const QJsonObject &data = {})
{
    JournalRecord entry;
    entry.at = QDateTime(QDate(2026, 11, 21), QTime(10, 0), Qt::UTC);
    entry.release = release;
    entry.type = type;
    entry.step = step;
    entry.data = data;
    return entry;
}

/// Runs one statement on a database file behind the journal's back.
QString tamper(const QString &path, const QString &statement)
{
    QString error;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"tamper"_s);
        database.setDatabaseName(path);
        if (database.open()) {
            QSqlQuery query(database);
            if (!query.exec(statement))
                error = query.lastError().text();
        }
    }
    QSqlDatabase::removeDatabase(u"tamper"_s);
    return error;
}

} // namespace

class TestSqliteJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsRecordsInOrderOverReopening()
    {
        const QTemporaryDir folder;
        {
            auto journal = SqliteJournal::open(folder.filePath(u"data"_s)).value();
            QVERIFY(journal->open({u"r1"_s, u"/repo"_s, u"pkg"_s, QDateTime::currentDateTimeUtc()}));
            QVERIFY(journal->append(record(u"r1"_s, JournalRecord::Type::Planned, {}, {{u"plan"_s, u"{}"_s}})));
            QVERIFY(journal->append(record(u"r1"_s, JournalRecord::Type::Intent, u"files"_s)));
        }
        auto journal = SqliteJournal::open(folder.filePath(u"data"_s)).value();
        const auto records = journal->records(u"r1"_s).value();
        QCOMPARE(records.size(), 2);
        QCOMPARE(records[0].type, JournalRecord::Type::Planned);
        QCOMPARE(records[0].data[u"plan"_s].toString(), u"{}"_s);
        QCOMPARE(records[1].step, u"files"_s);
        QCOMPARE(records[1].at, QDateTime(QDate(2026, 11, 21), QTime(10, 0), Qt::UTC));
        QCOMPARE(journal->releases(u"/repo"_s).value().size(), 1);
        QCOMPARE(journal->releases(u"/other"_s).value().size(), 0);
        QCOMPARE(journal->releases({}).value().size(), 1);
    }

    void isForTheUserAlone()
    {
        const QTemporaryDir folder;
        auto journal = SqliteJournal::open(folder.filePath(u"data"_s)).value();
        struct stat info = {};
        QCOMPARE(::stat(QFile::encodeName(folder.filePath(u"data"_s)).constData(), &info), 0);
        QCOMPARE(info.st_mode & 0777, mode_t(0700));
        QCOMPARE(::stat(QFile::encodeName(folder.filePath(u"data/tagboat.db"_s)).constData(), &info), 0);
        QCOMPARE(info.st_mode & 0777, mode_t(0600));
    }

    void refusesARecordOfAnUnknownRelease()
    {
        const QTemporaryDir folder;
        auto journal = SqliteJournal::open(folder.path()).value();
        QVERIFY(!journal->append(record(u"nobody"_s, JournalRecord::Type::Intent, u"files"_s)));
    }

    void cannotBeRewritten()
    {
        const QTemporaryDir folder;
        auto journal = SqliteJournal::open(folder.path()).value();
        QVERIFY(journal->open({u"r1"_s, u"/repo"_s, u"pkg"_s, QDateTime::currentDateTimeUtc()}));
        QVERIFY(journal->append(record(u"r1"_s, JournalRecord::Type::Planned, {})));
        const QString path = folder.filePath(u"tagboat.db"_s);
        QVERIFY(tamper(path, u"DELETE FROM journal"_s).contains(u"append-only"_s));
        QVERIFY(tamper(path, u"UPDATE journal SET step = 'x'"_s).contains(u"append-only"_s));
    }

    void noticesTampering()
    {
        const QTemporaryDir folder;
        auto journal = SqliteJournal::open(folder.path()).value();
        QVERIFY(journal->open({u"r1"_s, u"/repo"_s, u"pkg"_s, QDateTime::currentDateTimeUtc()}));
        for (int i = 0; i < 5; ++i)
            QVERIFY(journal->append(record(u"r1"_s, JournalRecord::Type::Intent, u"s%1"_s.arg(i))));
        QVERIFY(journal->verifyChain());
        const QString path = folder.filePath(u"tagboat.db"_s);
        QCOMPARE(tamper(path, u"DROP TRIGGER journal_stays"_s), QString());
        QCOMPARE(tamper(path, u"UPDATE journal SET step = 'forged' WHERE sequence = 3"_s), QString());
        const auto verdict = journal->verifyChain();
        QVERIFY(!verdict);
        QVERIFY(verdict.error().detail.contains(u"record 3"_s));
    }

    void refusesADatabaseFromTheFuture()
    {
        const QTemporaryDir folder;
        SqliteJournal::open(folder.path()).value();
        QCOMPARE(tamper(folder.filePath(u"tagboat.db"_s), u"PRAGMA user_version = 99"_s), QString());
        const auto again = SqliteJournal::open(folder.path());
        QVERIFY(!again);
        QVERIFY(again.error().message.contains(u"newer"_s));
    }

    void saysWhenTheFileIsNoDatabase()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"tagboat.db"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(4096, 'x'));
        file.close();
        const auto journal = SqliteJournal::open(folder.path());
        QVERIFY(!journal);
        QVERIFY(!journal.error().message.isEmpty());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray(4096, 'x'));
    }

    void readOnlyCreatesNothing()
    {
        const QTemporaryDir folder;
        const auto journal = SqliteJournal::openReadOnly(folder.filePath(u"none"_s));
        QCOMPARE(journal.error().kind, Error::Kind::NotFound);
        QVERIFY(!QFile::exists(folder.filePath(u"none"_s)));
    }

    void aHalfMadeDatabaseHoldsNothing()
    {
        const QTemporaryDir folder; // killed in its first run
        const QString path = folder.filePath(u"tagboat.db"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        QCOMPARE(SqliteJournal::openReadOnly(folder.path()).error().kind, Error::Kind::NotFound);
        QCOMPARE(tamper(path, u"PRAGMA journal_mode = WAL"_s), QString()); // leaves a head without tables
        QVERIFY(QFile(path).size() > 0);
        QCOMPARE(SqliteJournal::openReadOnly(folder.path()).error().kind, Error::Kind::NotFound);
        QVERIFY(SqliteJournal::open(folder.path()));
        const auto journal = SqliteJournal::openReadOnly(folder.path());
        QVERIFY2(journal, journal ? "" : qPrintable(describe(journal.error())));
        QVERIFY((*journal)->releases({})->isEmpty());
    }

    void remembersAllowedCommandsByRepositoryAndText()
    {
        const QTemporaryDir folder;
        auto journal = SqliteJournal::open(folder.path()).value();
        QCOMPARE(journal->commandsAllowed(u"/a"_s, u"d1"_s).value(), false);
        QVERIFY(journal->allowCommands(u"/a"_s, u"d1"_s, QDateTime::currentDateTimeUtc()));
        QVERIFY(journal->allowCommands(u"/a"_s, u"d1"_s, QDateTime::currentDateTimeUtc()));
        QCOMPARE(journal->commandsAllowed(u"/a"_s, u"d1"_s).value(), true);
        QCOMPARE(journal->commandsAllowed(u"/a"_s, u"d2"_s).value(), false);
        QCOMPARE(journal->commandsAllowed(u"/b"_s, u"d1"_s).value(), false);
    }

    void oneHolderOfARepositoryAtATime()
    {
        const QTemporaryDir folder;
        auto journal = SqliteJournal::open(folder.path()).value();
        {
            const auto first = journal->lock(u"/repo"_s);
            QVERIFY(first);
            const auto second = journal->lock(u"/repo"_s);
            QVERIFY(!second);
            QCOMPARE(second.error().kind, Error::Kind::Busy);
            QVERIFY(second.error().detail.contains(QString::number(QCoreApplication::applicationPid())));
            QVERIFY(journal->lock(u"/other"_s));
        }
        QVERIFY(journal->lock(u"/repo"_s));
    }
};

QTEST_GUILESS_MAIN(TestSqliteJournal)
#include "tst_sqlitejournal.moc"
