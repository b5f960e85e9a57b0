// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "base/files.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace tagboat;

class TestFiles : public QObject
{
    Q_OBJECT

private:
    static void put(const QString &path, const QByteArray &content)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

private Q_SLOTS:
    void replacesWhatIsExpectedAndKeepsTheMode()
    {
        const QTemporaryDir folder;
        put(folder.filePath(u"a.txt"_s), "old");
        QFile::setPermissions(folder.filePath(u"a.txt"_s), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        const auto before = QFile::permissions(folder.filePath(u"a.txt"_s));
        QVERIFY(replaceFileBelow(folder.path(), u"a.txt"_s, "old", "new"));
        QCOMPARE(readFileBelow(folder.path(), u"a.txt"_s).value(), QByteArray("new"));
        QCOMPARE(QFile::permissions(folder.filePath(u"a.txt"_s)), before);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"a.txt"_s});
    }

    void refusesWhenTheFileChanged()
    {
        const QTemporaryDir folder;
        put(folder.filePath(u"a.txt"_s), "theirs");
        const auto result = replaceFileBelow(folder.path(), u"a.txt"_s, "old", "new");
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Error::Kind::Conflict);
        QCOMPARE(readFileBelow(folder.path(), u"a.txt"_s).value(), QByteArray("theirs"));
    }

    void neverFollowsALink()
    {
        const QTemporaryDir folder;
        const QTemporaryDir outside;
        put(outside.filePath(u"secret"_s), "outside");
        QVERIFY(QFile::link(outside.filePath(u"secret"_s), folder.filePath(u"a.txt"_s)));
        QVERIFY(QFile::link(outside.path(), folder.filePath(u"sub"_s)));
        QCOMPARE(readFileBelow(folder.path(), u"a.txt"_s).error().kind, Error::Kind::Refused);
        QCOMPARE(readFileBelow(folder.path(), u"sub/secret"_s).error().kind, Error::Kind::Refused);
        QVERIFY(!replaceFileBelow(folder.path(), u"a.txt"_s, "outside", "new"));
        QVERIFY(!replaceFileBelow(folder.path(), u"sub/secret"_s, "outside", "new"));
        QCOMPARE(readFileBelow(outside.path(), u"secret"_s).value(), QByteArray("outside"));
    }

    void refusesPathsThatLeaveTheRepository()
    {
        const QTemporaryDir folder;
        for (const QString &path : {u"../x"_s, u"/etc/hostname"_s, u"a/../../x"_s, QString()})
            QCOMPARE(readFileBelow(folder.path(), path).error().kind, Error::Kind::Refused);
    }

    void opensNothingButRegularFiles()
    {
        const QTemporaryDir folder;
        QCOMPARE(::mkfifo(QFile::encodeName(folder.filePath(u"fifo"_s)).constData(), 0600), 0);
        QCOMPARE(readFileBelow(folder.path(), u"fifo"_s).error().kind, Error::Kind::Refused);
        QVERIFY(QDir(folder.path()).mkdir(u"folder"_s));
        QCOMPARE(readFileBelow(folder.path(), u"folder"_s).error().kind, Error::Kind::Refused);
        QCOMPARE(readFileBelow(folder.path(), u"absent"_s).error().kind, Error::Kind::NotFound);
    }

    void checksTheSizeBeforeReading()
    {
        const QTemporaryDir folder;
        QFile sparse(folder.filePath(u"big"_s));
        QVERIFY(sparse.open(QIODevice::WriteOnly));
        QVERIFY(sparse.resize(5LL * 1024 * 1024 * 1024));
        const auto result = readFileBelow(folder.path(), u"big"_s);
        QCOMPARE(result.error().kind, Error::Kind::Invalid);
        QVERIFY(result.error().message.contains(u"limit 1 MiB"_s) ||
                result.error().message.contains(u"limit is 1 MiB"_s));
    }

    void listsAFolderWithoutFollowingLinks()
    {
        const QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkpath(u"sub/deep"_s));
        put(folder.filePath(u"sub/b.txt"_s), "b");
        QVERIFY(QFile::link(u"/etc"_s, folder.filePath(u"sub/link"_s)));
        using Kind = FolderEntry::Kind;
        QCOMPARE(listFolderBelow(folder.path(), u"sub"_s).value(),
                 (QList<FolderEntry>{{u"b.txt"_s, Kind::File}, {u"deep"_s, Kind::Folder}, {u"link"_s, Kind::Link}}));
        QCOMPARE(listFolderBelow(folder.path(), u"."_s).value(), (QList<FolderEntry>{{u"sub"_s, Kind::Folder}}));
        QCOMPARE(listFolderBelow(folder.path(), u"sub/link"_s).error().kind, Error::Kind::Refused);
        QCOMPARE(listFolderBelow(folder.path(), u"absent"_s).error().kind, Error::Kind::NotFound);
        QCOMPARE(listFolderBelow(folder.path(), u"sub"_s, 2).error().kind, Error::Kind::Invalid);
    }

    void createsOnlyWhatIsNotThere()
    {
        const QTemporaryDir folder;
        QVERIFY(createFileBelow(folder.path(), u"a/b/deep.txt"_s, "deep"));
        QCOMPARE(readFileBelow(folder.path(), u"a/b/deep.txt"_s).value_or("-"), "deep"_ba);
        QVERIFY(createFileBelow(folder.path(), u"new.txt"_s, "first"));
        QCOMPARE(createFileBelow(folder.path(), u"new.txt"_s, "second").error().kind, Error::Kind::Conflict);
        QCOMPARE(readFileBelow(folder.path(), u"new.txt"_s).value(), QByteArray("first"));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"new.txt"_s});
    }

    void removesOnlyWhatItKnows()
    {
        const QTemporaryDir folder;
        put(folder.filePath(u"a.txt"_s), "known");
        QCOMPARE(removeFileBelow(folder.path(), u"a.txt"_s, "other").error().kind, Error::Kind::Conflict);
        QVERIFY(QFile::exists(folder.filePath(u"a.txt"_s)));
        QVERIFY(removeFileBelow(folder.path(), u"a.txt"_s, "known"));
        QVERIFY(!QFile::exists(folder.filePath(u"a.txt"_s)));
        QCOMPARE(removeFileBelow(folder.path(), u"a.txt"_s, "known").error().kind, Error::Kind::NotFound);
        QVERIFY(!removeFileBelow(folder.path(), u"../a.txt"_s, "known"));
    }

    void removesLeftoversOfAKilledWriter()
    {
        const QTemporaryDir folder;
        put(folder.filePath(u".a.txt.tagboat-1234"_s), "half");
        put(folder.filePath(u".b.txt.tagboat-1234"_s), "another file's");
        put(folder.filePath(u"a.txt"_s), "old");
        QVERIFY(removeLeftoversBelow(folder.path(), u"a.txt"_s));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden),
                 (QStringList{u".b.txt.tagboat-1234"_s, u"a.txt"_s}));
    }
};

QTEST_GUILESS_MAIN(TestFiles)
#include "tst_files.moc"
