// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "scan/repositorywatcher.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{

bool write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

} // namespace

class TestRepositoryWatcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsOnceOfWhatHappensInQuickSuccession()
    {
        const QTemporaryDir folder;
        RepositoryWatcher watcher;
        QSignalSpy changed(&watcher, &RepositoryWatcher::changed);
        watcher.watch(u"a"_s, {folder.path()});
        for (int i = 0; i < 20; ++i)
            QVERIFY(write(folder.filePath(QString::number(i)), "x"));
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toString(), u"a"_s);
        QTest::qWait(600);
        QCOMPARE(changed.size(), 1);
    }

    /// Where the machine holds the loop up, nothing goes on meanwhile, and the watcher rightly takes that for the end:
    /// two turns together have to be shorter than the 250 ms of quiet that it waits for.
    void tellsOfWhatGoesOnAndOn()
    {
        for (int attempt = 0; attempt < 20; ++attempt) {
            const QTemporaryDir folder;
            RepositoryWatcher watcher;
            QSignalSpy changed(&watcher, &RepositoryWatcher::changed);
            watcher.watch(u"a"_s, {folder.path()});
            bool heldUp = false;
            QElapsedTimer timer;
            timer.start();
            while (changed.isEmpty() && !heldUp && timer.elapsed() < 10'000) {
                QElapsedTimer turn;
                turn.start();
                QVERIFY(write(folder.filePath(u"log"_s), "x"));
                QTest::qWait(50);
                heldUp = turn.elapsed() >= 120;
            }
            if (heldUp)
                continue;
            QCOMPARE(changed.size(), 1);
            QVERIFY(timer.elapsed() >= 1900);
            return;
        }
        QFAIL("the machine held up each attempt");
    }

    void tellsApartWhatBelongsToWhom()
    {
        const QTemporaryDir one;
        const QTemporaryDir two;
        RepositoryWatcher watcher;
        QSignalSpy changed(&watcher, &RepositoryWatcher::changed);
        watcher.watch(u"one"_s, {one.path()});
        watcher.watch(u"two"_s, {two.path()});
        QVERIFY(write(two.filePath(u"file"_s), "x"));
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toString(), u"two"_s);
    }

    void leavesGitsPassingFilesAlone()
    {
        const QTemporaryDir folder;
        RepositoryWatcher watcher;
        QSignalSpy changed(&watcher, &RepositoryWatcher::changed);
        watcher.watch(u"a"_s, {folder.path()});
        QVERIFY(write(folder.filePath(u"index.lock"_s), "x"));
        QVERIFY(write(folder.filePath(u"FETCH_HEAD"_s), "x"));
        QVERIFY(QFile::remove(folder.filePath(u"index.lock"_s)));
        QTest::qWait(600);
        QCOMPARE(changed.size(), 0);
        QVERIFY(write(folder.filePath(u"index"_s), "x"));
        QTRY_COMPARE(changed.size(), 1);
    }

    void watchesNoMoreThanItMayAndSaysWhy()
    {
        const QTemporaryDir folder;
        for (const QString &name : {u"a"_s, u"b"_s, u"b/c"_s, u"d"_s})
            QVERIFY(QDir(folder.path()).mkpath(name));
        RepositoryWatcher watcher(2);
        QVERIFY(!watcher.limitation());
        watcher.watch(u"a"_s, {folder.filePath(u"a"_s)});
        watcher.watch(u"b"_s, {folder.filePath(u"b"_s), folder.filePath(u"b/c"_s)});
        QCOMPARE(watcher.unwatched(), QStringList{u"b"_s});
        const auto limitation = watcher.limitation();
        QVERIFY(limitation);
        QVERIFY(limitation->message.startsWith(u"1 "_s));
        QVERIFY(limitation->remedy.contains(u"fs.inotify.max_user_watches"_s));
        watcher.watch(u"d"_s, {folder.filePath(u"d"_s)}); // b gave back what it could not use
        QCOMPARE(watcher.unwatched(), QStringList{u"b"_s});
        watcher.keepOnly({u"b"_s});
        watcher.watch(u"b"_s, {folder.filePath(u"b"_s), folder.filePath(u"b/c"_s)});
        QVERIFY(!watcher.limitation());
        QSignalSpy changed(&watcher, &RepositoryWatcher::changed);
        QVERIFY(write(folder.filePath(u"a/file"_s), "x"));
        QVERIFY(write(folder.filePath(u"b/c/file"_s), "x"));
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toString(), u"b"_s);
    }

    void whatStaysWatchedMissesNothing()
    {
        const QTemporaryDir folder;
        for (const QString &name : {u"stays"_s, u"goes"_s, u"comes"_s})
            QVERIFY(QDir(folder.path()).mkpath(name));
        RepositoryWatcher watcher;
        QSignalSpy changed(&watcher, &RepositoryWatcher::changed);
        watcher.watch({}, {folder.filePath(u"stays"_s), folder.filePath(u"goes"_s)});
        QVERIFY(write(folder.filePath(u"stays/file"_s), "x")); // nobody has read that it happened
        watcher.watchOnly({}, {folder.filePath(u"stays"_s), folder.filePath(u"comes"_s)});
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toString(), QString());
        QVERIFY(write(folder.filePath(u"comes/file"_s), "x"));
        QTRY_COMPARE(changed.size(), 2);
        QVERIFY(write(folder.filePath(u"goes/file"_s), "x"));
        QTest::qWait(600);
        QCOMPARE(changed.size(), 2);
    }

    void aFolderThatIsGoneIsNoError()
    {
        const QTemporaryDir folder;
        RepositoryWatcher watcher;
        watcher.watch(u"a"_s, {folder.filePath(u"none"_s), folder.path()});
        QVERIFY(!watcher.limitation());
        QSignalSpy changed(&watcher, &RepositoryWatcher::changed);
        QVERIFY(write(folder.filePath(u"file"_s), "x"));
        QTRY_COMPARE(changed.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestRepositoryWatcher)
#include "tst_repositorywatcher.moc"
