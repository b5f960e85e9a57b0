// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "store/sqliteanswercache.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

class TestSqliteAnswerCache : public QObject
{
    Q_OBJECT

private:
    const AnswerKey m_key{u"github.com/ada"_s, "0123", "https://api.github.com/x?a=1", "application/json",
                          "2022-11-28"};
    static StoredAnswer answer(const QByteArray &body, qint64 at = 1)
    {
        return {
            R"(W/"e")", {{"link", "<a>; rel=\"next\""}, {"x", ""}}, body, QDateTime::fromMSecsSinceEpoch(at, Qt::UTC)};
    }

private Q_SLOTS:
    void keepsAnAnswerOverARestart()
    {
        QTemporaryDir folder;
        {
            const auto cache = SqliteAnswerCache::open(folder.path());
            QVERIFY2(cache, cache ? "" : qPrintable(describe(cache.error())));
            QCOMPARE((*cache)->find(m_key).value(), std::nullopt);
            QVERIFY((*cache)->store(m_key, answer(QByteArray("body \0 with a nul", 17))));
        }
        const auto again = SqliteAnswerCache::open(folder.path());
        QVERIFY(again);
        QCOMPARE((*again)->find(m_key).value(), std::optional(answer(QByteArray("body \0 with a nul", 17))));
        const auto mode = QFile::permissions(folder.filePath(u"answers.db"_s));
        QVERIFY(!(mode & (QFile::ReadGroup | QFile::ReadOther)));
    }

    void aLaterAnswerTakesThePlaceOfAnEarlierOne()
    {
        QTemporaryDir folder;
        const auto cache = SqliteAnswerCache::open(folder.path());
        QVERIFY((*cache)->store(m_key, answer("1")));
        QVERIFY((*cache)->store(m_key, answer("2")));
        QCOMPARE((*cache)->find(m_key).value(), std::optional(answer("2")));
        QVERIFY((*cache)->store(m_key, answer("")));
        QCOMPARE((*cache)->find(m_key)->value().body, QByteArray());
    }

    /// An ETag belongs to all of these.
    void everyPartOfTheKeyCounts()
    {
        QTemporaryDir folder;
        const auto cache = SqliteAnswerCache::open(folder.path());
        QVERIFY((*cache)->store(m_key, answer("1")));
        for (int part = 0; part < 5; ++part) {
            AnswerKey other = m_key;
            QByteArray *const bytes[]{nullptr, &other.token, &other.url, &other.accept, &other.version};
            if (part == 0)
                other.account += u'x';
            else
                *bytes[part] += 'x';
            QCOMPARE((*cache)->find(other).value(), std::nullopt);
        }
    }

    void forgetsAnAccount()
    {
        QTemporaryDir folder;
        const auto cache = SqliteAnswerCache::open(folder.path());
        AnswerKey other = m_key;
        other.account = u"github.com/bob"_s;
        QVERIFY((*cache)->store(m_key, answer("1")));
        QVERIFY((*cache)->store(other, answer("2")));
        QVERIFY((*cache)->forget(m_key.account));
        QCOMPARE((*cache)->find(m_key).value(), std::nullopt);
        QCOMPARE((*cache)->find(other).value(), std::optional(answer("2")));
    }

    void theOldestGoWhenThereIsTooMuch()
    {
        QTemporaryDir folder;
        const auto cache = SqliteAnswerCache::open(folder.path(), 10'000);
        for (int i = 0; i < 50; ++i) {
            AnswerKey key = m_key;
            key.url += QByteArray::number(i);
            QVERIFY((*cache)->store(key, answer(QByteArray(1000, 'x'), i)));
        }
        const auto stands = [&](int i) {
            AnswerKey key = m_key;
            key.url += QByteArray::number(i);
            return (*cache)->find(key)->has_value();
        };
        QVERIFY(stands(49));
        QVERIFY(stands(45));
        QVERIFY(!stands(0));
        QVERIFY(!stands(35));
    }

    void aDamagedOneIsMadeAnew()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"answers.db"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(10'000, 'x'));
        file.close();
        const auto cache = SqliteAnswerCache::open(folder.path());
        QVERIFY2(cache, cache ? "" : qPrintable(describe(cache.error())));
        QVERIFY((*cache)->store(m_key, answer("1")));
        QCOMPARE((*cache)->find(m_key).value(), std::optional(answer("1")));
    }

    void aFolderThatIsNotThereIsAnError()
    {
        const auto cache = SqliteAnswerCache::open(u"/no/such/folder"_s);
        QVERIFY(!cache);
        QCOMPARE(cache.error().kind, Error::Kind::Io);
    }
};

QTEST_GUILESS_MAIN(TestSqliteAnswerCache)
#include "tst_sqliteanswercache.moc"
