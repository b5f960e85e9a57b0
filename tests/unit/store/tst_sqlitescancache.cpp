// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "store/sqlitescancache.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{

const QString format = u"1.0/1"_s;

RememberedRow row(const QString &path, const QByteArray &content = "row")
{
    return {path, "sources", "stamp", content, QDateTime(QDate(2026, 11, 21), QTime(10, 0), Qt::UTC)};
}

std::unique_ptr<SqliteScanCache> opened(const QTemporaryDir &folder, const QString &version = format)
{
    auto cache = SqliteScanCache::open(folder.path(), version);
    return cache ? *std::move(cache) : nullptr;
}

QStringList pathsBelow(ScanCache &cache, const QStringList &folders)
{
    QStringList paths;
    const auto done = cache.forEachBelow(folders, [&](const RememberedRow &each) {
        paths.append(each.path);
        return true;
    });
    return done ? paths : QStringList{done.error().message};
}

} // namespace

class TestSqliteScanCache : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void remembersRowsOverReopening()
    {
        const QTemporaryDir folder;
        QVERIFY(opened(folder)->store({row(u"/w/a"_s), row(u"/w/b"_s, QByteArray("\0binary", 7))}));
        const auto cache = opened(folder);
        const auto found = cache->find(u"/w/b"_s);
        QVERIFY(found);
        QCOMPARE(**found, row(u"/w/b"_s, QByteArray("\0binary", 7)));
        QVERIFY(!*cache->find(u"/w/c"_s));
    }

    void aRowThatIsStoredAgainReplacesTheOldOne()
    {
        const QTemporaryDir folder;
        const auto cache = opened(folder);
        QVERIFY(cache->store({row(u"/w/a"_s)}));
        QVERIFY(cache->store({row(u"/w/a"_s, "newer")}));
        QCOMPARE((*cache->find(u"/w/a"_s))->row, QByteArray("newer"));
    }

    void givesTheRowsBelowAFolderAndNoneBesideIt()
    {
        const QTemporaryDir folder;
        const auto cache = opened(folder);
        QVERIFY(cache->store({row(u"/w"_s), row(u"/w/b"_s), row(u"/w/a/deep"_s), row(u"/w-other"_s), row(u"/w0"_s),
                              row(u"/wx/a"_s), row(u"/v"_s)}));
        QCOMPARE(pathsBelow(*cache, {u"/w"_s}), (QStringList{u"/w"_s, u"/w/a/deep"_s, u"/w/b"_s}));
        QCOMPARE(pathsBelow(*cache, {u"/wx"_s, u"/w/a"_s}), (QStringList{u"/wx/a"_s, u"/w/a/deep"_s}));
        QCOMPARE(pathsBelow(*cache, {u"/"_s}).size(), 7);
    }

    void stopsWhenItIsTold()
    {
        const QTemporaryDir folder;
        const auto cache = opened(folder);
        QVERIFY(cache->store({row(u"/w/a"_s), row(u"/w/b"_s)}));
        int seen = 0;
        QVERIFY(cache->forEachBelow({u"/w"_s}, [&](const RememberedRow &) { return ++seen < 1; }));
        QCOMPARE(seen, 1);
    }

    void forgetsWhatIsGoneBelowTheFoldersAlone()
    {
        const QTemporaryDir folder;
        const auto cache = opened(folder);
        QVERIFY(cache->store({row(u"/w/a"_s), row(u"/w/b"_s), row(u"/v/c"_s)}));
        QVERIFY(cache->keepOnly({u"/w"_s}, {u"/w/b"_s}));
        QCOMPARE(pathsBelow(*cache, {u"/"_s}), (QStringList{u"/v/c"_s, u"/w/b"_s}));
    }

    void anotherVersionBeginsAnew()
    {
        const QTemporaryDir folder;
        QVERIFY(opened(folder)->store({row(u"/w/a"_s)}));
        bool told = false;
        const auto cache = SqliteScanCache::open(folder.path(), u"1.1/1"_s, [&](const Error &) { told = true; });
        QVERIFY(cache);
        QVERIFY(!told); // nothing is wrong with it
        QVERIFY(!*(*cache)->find(u"/w/a"_s));
    }

    void aDamagedDatabaseIsMadeAnewAndToldOnce_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("not a database") << QByteArray("this is no database, whatever it was before", 43).repeated(100);
        QTest::newRow("cut short") << QByteArray("SQLite format 3\0", 16);
    }

    void aDamagedDatabaseIsMadeAnewAndToldOnce()
    {
        QFETCH(const QByteArray, content);
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"cache.db"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        QList<Error> told;
        {
            const auto cache = SqliteScanCache::open(folder.path(), format, [&](const Error &e) { told += e; });
            QVERIFY2(cache, qPrintable(cache ? QString() : cache.error().detail));
            QVERIFY((*cache)->store({row(u"/w/a"_s)}));
        }
        QCOMPARE(told.size(), 1);
        QVERIFY(!told.constFirst().detail.isEmpty());
        const auto again = SqliteScanCache::open(folder.path(), format, [&](const Error &e) { told += e; });
        QVERIFY(again);
        QCOMPARE(told.size(), 1);
        QVERIFY((*again)->find(u"/w/a"_s)->has_value());
    }

    void canBeDeletedAtAnyTime()
    {
        const QTemporaryDir folder;
        QVERIFY(opened(folder)->store({row(u"/w/a"_s)}));
        QVERIFY(QFile::remove(folder.filePath(u"cache.db"_s)));
        QVERIFY(!*opened(folder)->find(u"/w/a"_s));
    }

    void belongsToTheUserAlone()
    {
        const QTemporaryDir folder;
        const auto cache = opened(folder);
        struct stat info = {};
        QCOMPARE(::stat(QFile::encodeName(folder.filePath(u"cache.db"_s)).constData(), &info), 0);
        QCOMPARE(int(info.st_mode & 0777), 0600);
    }

    void aFolderThatCannotBeWrittenIsAnError()
    {
        const auto cache = SqliteScanCache::open(u"/proc/self"_s, format);
        QVERIFY(!cache);
        QCOMPARE(cache.error().kind, Error::Kind::Io);
    }
};

QTEST_GUILESS_MAIN(TestSqliteScanCache)
#include "tst_sqlitescancache.moc"
