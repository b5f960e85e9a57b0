// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "store/sqlitetokenbook.h"

#include <QDir>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{

QDateTime at(const QString &text)
{
    return QDateTime::fromString(text, Qt::ISODateWithMs);
}

TokenRecord work()
{
    return {u"work"_s,
            u"github"_s,
            u"github.com"_s,
            u"ada"_s,
            u"fine-grained"_s,
            u"x9Yz"_s,
            at(u"2026-11-01T10:00:00.000Z"_s),
            at(u"2027-03-31T00:00:00.000Z"_s),
            {}};
}

} // namespace

class TokenBookTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesNothingBeforeItRemembers()
    {
        const QTemporaryDir folder;
        SqliteTokenBook book(folder.path());
        QCOMPARE(*book.tokens(), QList<TokenRecord>());
        QVERIFY(book.forget(u"work"_s));
        QVERIFY(QDir(folder.path()).isEmpty());
    }

    void remembersChangesAndForgets()
    {
        const QTemporaryDir folder;
        TokenRecord token = work();
        TokenRecord other = work();
        other.name = u"Harbour ⚓"_s;
        other.login.clear();
        other.expires = {};
        {
            SqliteTokenBook book(folder.path());
            QVERIFY(book.remember(token));
            QVERIFY(book.remember(other));
            token.checked = at(u"2026-11-21T18:00:00.123Z"_s);
            QVERIFY(book.remember(token));
        }
        SqliteTokenBook book(folder.path());
        const auto found = book.tokens();
        QVERIFY2(found, found ? "" : qPrintable(describe(found.error())));
        QCOMPARE(*found, (QList<TokenRecord>{other, token}));
        QVERIFY(book.forget(other.name));
        QCOMPARE(*book.tokens(), QList<TokenRecord>{token});
    }

    void touchesNoDatabaseOfANewerTagboat()
    {
        const QTemporaryDir folder;
        QVERIFY(SqliteTokenBook(folder.path()).remember(work()));
        {
            QSqlDatabase newer = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"newer"_s);
            newer.setDatabaseName(folder.filePath(u"tagboat.db"_s));
            QVERIFY(newer.open());
            QVERIFY(QSqlQuery(newer).exec(u"PRAGMA user_version = 99"_s));
        }
        QSqlDatabase::removeDatabase(u"newer"_s);
        SqliteTokenBook book(folder.path());
        for (int time = 0; time < 2; ++time) { // not the second time either
            const auto found = book.tokens();
            QVERIFY(!found);
            QCOMPARE(found.error().kind, Error::Kind::Invalid);
            QCOMPARE(book.remember(work()).error().kind, Error::Kind::Invalid);
            QCOMPARE(book.forget(u"work"_s).error().kind, Error::Kind::Invalid);
        }
        QCOMPARE(QSqlDatabase::connectionNames(), QStringList());
    }

    void saysWhatIsWrongWithTheFolder()
    {
        SqliteTokenBook book(u"/proc/no/such"_s);
        const auto done = book.remember(work());
        QVERIFY(!done);
        QCOMPARE(done.error().kind, Error::Kind::Io);
    }
};

QTEST_GUILESS_MAIN(TokenBookTest)
#include "tst_sqlitetokenbook.moc"
