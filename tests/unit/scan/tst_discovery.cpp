// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "scan/overview.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace tagboat;

class TestDiscovery : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_root;

    void folder(const QString &path) const { QVERIFY(QDir(m_root).mkpath(path)); }
    void file(const QString &path) const
    {
        QFile out(m_root + u'/' + path);
        QVERIFY(out.open(QIODevice::WriteOnly));
    }
    void bare(const QString &path) const
    {
        folder(path + u"/objects"_s);
        folder(path + u"/refs"_s);
        file(path + u"/HEAD"_s);
    }
    /// What is found, relative to the root.
    [[nodiscard]] QStringList found(const QStringList &folders = {}, int depth = 6) const
    {
        QStringList paths;
        discoverRepositories(
            folders.isEmpty() ? QStringList{m_root} : folders, {},
            [&](const QString &path) { paths += QDir(m_root).relativeFilePath(path); }, {}, depth);
        return paths;
    }

private Q_SLOTS:
    void init()
    {
        QDir(m_folder.path()).removeRecursively();
        QVERIFY(QDir().mkpath(m_folder.path()));
        m_root = QDir(m_folder.path()).canonicalPath();
    }

    void findsWorkingTreesLinkedOnesAndBareOnesInOrder()
    {
        folder(u"b/.git"_s);
        folder(u"a/deep/er/.git"_s);
        folder(u"linked"_s);
        file(u"linked/.git"_s);
        bare(u"c.git"_s);
        QCOMPARE(found(), (QStringList{u"a/deep/er"_s, u"b"_s, u"c.git"_s, u"linked"_s}));
    }

    void aFolderThatIsARepositoryIsFoundItself()
    {
        folder(u".git"_s);
        QCOMPARE(found(), QStringList{u"."_s});
    }

    void doesNotEnterARepository()
    {
        folder(u"outer/.git"_s);
        folder(u"outer/sub/.git"_s);
        bare(u"outer/hidden-bare"_s);
        QCOMPARE(found(), QStringList{u"outer"_s});
    }

    void leavesOutHiddenAndVendoredFolders()
    {
        folder(u".cache/x/.git"_s);
        folder(u"node_modules/x/.git"_s);
        folder(u"env/x/.git"_s);
        file(u"env/pyvenv.cfg"_s);
        folder(u"kept/x/.git"_s);
        QCOMPARE(found(), QStringList{u"kept/x"_s});
    }

    void followsNoLinkAndReportsNothingTwice()
    {
        folder(u"real/.git"_s);
        QVERIFY(QFile::link(m_root + u"/real"_s, m_root + u"/alias"_s));
        QVERIFY(QFile::link(m_root, m_root + u"/loop"_s));
        QCOMPARE(found(), QStringList{u"real"_s});
        QCOMPARE(found({m_root + u"/real"_s, m_root, m_root + u"/alias"_s}), QStringList{u"real"_s});
    }

    void stopsAtTheDepth()
    {
        folder(u"1/2/3/.git"_s);
        QCOMPARE(found({}, 3), QStringList{u"1/2/3"_s});
        QCOMPARE(found({}, 2), QStringList());
    }

    void survivesAThousandNestedFolders()
    {
        // The path would be far too long for one call, so the folders are made from inside.
        const QString before = QDir::currentPath();
        QVERIFY(QDir::setCurrent(m_root));
        for (int i = 0; i < 1000; ++i) {
            QCOMPARE(::mkdir("d", 0700), 0);
            QCOMPARE(::chdir("d"), 0);
        }
        folder(u"z/.git"_s);
        QCOMPARE(found(), QStringList{u"z"_s});
        QCOMPARE(::chdir(QFile::encodeName(m_root).constData()), 0);
        while (::rmdir("d") != 0) { // move the tree up level by level, then remove it
            QCOMPARE(::rename("d/d", "e"), 0);
            QCOMPARE(::rmdir("d"), 0);
            QCOMPARE(::rename("e", "d"), 0);
        }
        QVERIFY(QDir::setCurrent(before));
    }

    void saysWhatIsNotThere()
    {
        QList<Error> skipped;
        discoverRepositories(
            {m_root + u"/absent"_s}, {}, [](const QString &) { QFAIL("found something"); },
            [&](const Error &error) { skipped += error; });
        QCOMPARE(skipped.size(), 1);
        QCOMPARE(skipped[0].kind, Error::Kind::NotFound);
        QCOMPARE(skipped[0].path, m_root + u"/absent"_s);
    }

    void saysWhatCannotBeRead()
    {
        if (::geteuid() == 0)
            QSKIP("root can read everything");
        folder(u"locked/x/.git"_s);
        folder(u"open/.git"_s);
        QVERIFY(QFile::setPermissions(m_root + u"/locked"_s, QFileDevice::Permissions()));
        QStringList paths;
        QList<Error> skipped;
        discoverRepositories(
            {m_root}, {}, [&](const QString &path) { paths += path; }, [&](const Error &error) { skipped += error; });
        QVERIFY(QFile::setPermissions(m_root + u"/locked"_s,
                                      QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner));
        QCOMPARE(paths, QStringList{m_root + u"/open"_s});
        QCOMPARE(skipped.size(), 1);
        QCOMPARE(skipped[0].path, m_root + u"/locked"_s);
    }

    void stopsWhenCancelled()
    {
        folder(u"a/.git"_s);
        folder(u"b/.git"_s);
        Cancel cancel;
        QStringList paths;
        discoverRepositories({m_root}, cancel, [&](const QString &path) {
            paths += path;
            cancel.request();
        });
        QCOMPARE(paths.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestDiscovery)
#include "tst_discovery.moc"
