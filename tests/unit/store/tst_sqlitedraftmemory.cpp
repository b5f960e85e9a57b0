// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "store/sqlitedraftmemory.h"
#include "store/sqlitejournal.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{
const QString repository = QStringLiteral("https://example.org/o/keel");
const DraftAnswer taken{u"aaa"_s, u"moorings"_s, 12, DraftAnswer::Kind::Taken, u"Moorings (#12)"_s};
const DraftAnswer dismissed{u"bbb"_s, u"tidy"_s, 0, DraftAnswer::Kind::Dismissed};
} // namespace

class TestSqliteDraftMemory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void remembersForTheNextTime()
    {
        QTemporaryDir folder;
        const QList<DraftAnswer> both{taken, dismissed};
        QVERIFY(SqliteDraftMemory(folder.path()).remember(repository, u"."_s, both));
        SqliteDraftMemory memory(folder.path());
        QCOMPARE(memory.answers(repository, u"."_s).value(), both);
        QCOMPARE(memory.answers(repository, u"core"_s).value(), QList<DraftAnswer>());
        QCOMPARE(memory.answers(u"/elsewhere"_s, u"."_s).value(), QList<DraftAnswer>());
        QCOMPARE(QFile::permissions(folder.filePath(u"tagboat.db"_s)) & QFile::ReadOther, QFile::Permissions());
    }

    void theLastAnswerHolds()
    {
        QTemporaryDir folder;
        SqliteDraftMemory memory(folder.path());
        QVERIFY(memory.remember(repository, u"."_s, {taken, dismissed}));
        DraftAnswer other = taken;
        other.kind = DraftAnswer::Kind::Dismissed;
        QVERIFY(memory.remember(repository, u"."_s, {other}));
        QCOMPARE(memory.answers(repository, u"."_s).value(), (QList<DraftAnswer>{other, dismissed}));
        QVERIFY(memory.forget(repository, u"."_s, {u"aaa"_s, u"zzz"_s}));
        QCOMPARE(memory.answers(repository, u"."_s).value(), QList<DraftAnswer>{dismissed});
    }

    void makesNothingWhileNothingIsRemembered()
    {
        QTemporaryDir folder;
        const QString below = folder.filePath(u"data"_s);
        SqliteDraftMemory memory(below);
        QCOMPARE(memory.answers(repository, u"."_s).value(), QList<DraftAnswer>());
        QVERIFY(memory.forget(repository, u"."_s, {u"aaa"_s}));
        QVERIFY(memory.remember(repository, u"."_s, {}));
        QVERIFY(!QFile::exists(below));
    }

    void liesBesideTheJournal()
    {
        QTemporaryDir folder;
        const auto journal = SqliteJournal::open(folder.path()).value();
        SqliteDraftMemory memory(folder.path());
        QVERIFY(memory.remember(repository, u"."_s, {taken}));
        QVERIFY(journal->verifyChain());
        QVERIFY(journal->allowCommands(repository, u"digest"_s, QDateTime::currentDateTimeUtc()));
        QCOMPARE(memory.answers(repository, u"."_s).value(), QList<DraftAnswer>{taken});
    }

    void touchesNoDatabaseOfANewerTagboat()
    {
        QTemporaryDir folder;
        QVERIFY(SqliteDraftMemory(folder.path()).remember(repository, u"."_s, {taken}));
        {
            QSqlDatabase newer = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"newer"_s);
            newer.setDatabaseName(folder.filePath(u"tagboat.db"_s));
            QVERIFY(newer.open());
            QVERIFY(QSqlQuery(newer).exec(u"PRAGMA user_version = 99"_s));
        }
        QSqlDatabase::removeDatabase(u"newer"_s);
        SqliteDraftMemory memory(folder.path());
        for (int time = 0; time < 2; ++time) // not the second time either
            QCOMPARE(memory.remember(repository, u"."_s, {dismissed}).error().kind, Error::Kind::Invalid);
    }

    void severalProgramsMayMakeItAtOnce()
    {
        QTemporaryDir folder;
        std::vector<std::thread> threads;
        threads.reserve(4);
        std::atomic<int> done = 0;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&folder, &done, i] {
                DraftAnswer own = taken;
                own.commit = QString::number(i);
                if (SqliteDraftMemory(folder.path()).remember(repository, u"."_s, {own}))
                    ++done;
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(done.load(), 4);
        QCOMPARE(SqliteDraftMemory(folder.path()).answers(repository, u"."_s).value().size(), 4);
    }
};

QTEST_GUILESS_MAIN(TestSqliteDraftMemory)
#include "tst_sqlitedraftmemory.moc"
