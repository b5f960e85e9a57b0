// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "memorytree.h"
#include "versionfile/memberfolders.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

class TestPathPattern : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matchesAsGlobDoes_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("path");
        QTest::addColumn<bool>("expected");
        const auto row = [](const QString &pattern, const QString &path, bool expected) {
            QTest::addRow("%s %s", qPrintable(pattern), qPrintable(path)) << pattern << path << expected;
        };
        row(u"a/b"_s, u"a/b"_s, true);
        row(u"./a/b/"_s, u"a/b"_s, true);
        row(u"a/*"_s, u"a/b"_s, true);
        row(u"a/*"_s, u"a/b/c"_s, false);
        row(u"a/*"_s, u"a/.b"_s, false);
        row(u"a/.*"_s, u"a/.b"_s, true);
        row(u"a/x-?.py"_s, u"a/x-1.py"_s, true);
        row(u"a/x-?.py"_s, u"a/x-10.py"_s, false);
        row(u"[ab]/c"_s, u"b/c"_s, true);
        row(u"[!ab]/c"_s, u"b/c"_s, false);
        row(u"**/test/**"_s, u"test"_s, true);
        row(u"**/test/**"_s, u"a/b/test/c/d"_s, true);
        row(u"**/test/**"_s, u"a/tests/c"_s, false);
        row(u"**"_s, u"a/b/c"_s, true);
        row(u"**"_s, u"a/.b/c"_s, false);
        row(u"a/**/b"_s, u"a/b"_s, true);
        row(u"../a"_s, u"a"_s, false);
        row(u"/a"_s, u"a"_s, false);
        row(u"a/../../b"_s, u"b"_s, false);
        row(QString(), u"a"_s, false);
    }

    void matchesAsGlobDoes()
    {
        QFETCH(const QString, pattern);
        QFETCH(const QString, path);
        QTEST(PathPattern(pattern).matches(path), "expected");
    }

    void findsFilesAndFolders()
    {
        const MemoryTree tree{
            {u"a/x.py"_s, {}},          {u"a/b/x.py"_s, {}},   {u"a/b/y.txt"_s, {}}, {u"node_modules/x.py"_s, {}},
            {u"other/.git/HEAD"_s, {}}, {u"other/x.py"_s, {}}, {u"x.py"_s, {}}};
        const TreeReader read = readerOf(tree);
        QCOMPARE(PathPattern(u"**/x.py"_s).files(read).paths, (QStringList{u"a/b/x.py"_s, u"a/x.py"_s, u"x.py"_s}));
        QCOMPARE(PathPattern(u"*/*.py"_s).files(read).paths, (QStringList{u"a/x.py"_s, u"node_modules/x.py"_s}));
        QCOMPARE(PathPattern(u"a/**"_s).files(read).paths, (QStringList{u"a/b/x.py"_s, u"a/b/y.txt"_s, u"a/x.py"_s}));
        QCOMPARE(PathPattern(u"a/*"_s).folders(read).paths, QStringList{u"a/b"_s});
        QCOMPARE(PathPattern(u"none/there"_s).folders(read).paths, QStringList{u"none/there"_s});
        QVERIFY(PathPattern(u"../*.py"_s).files(read).paths.isEmpty());
    }

    void anEndlessTreeIsLeftInTime()
    {
        const TreeReader read{[](const QString &path) -> Result<QByteArray> {
                                  return failAt(Error::Kind::NotFound, path, 0, u"There is no such file"_s);
                              },
                              [](const QString &) {
                                  return QStringList{u"a"_s, u"b"_s, u"c"_s};
                              },
                              [](const QString &) { return QStringList{u"x.py"_s}; }};
        QElapsedTimer timer;
        timer.start();
        QVERIFY(!PathPattern(u"**/*/**/x.py"_s).files(read).complete);
        QVERIFY(!PathPattern(u"**/a/**/b/**/c/**/x.py"_s).files(read).complete);
        QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
    }

    void endlessPatternsEndInTime()
    {
        const TreeReader read{[](const QString &path) -> Result<QByteArray> {
                                  return failAt(Error::Kind::NotFound, path, 0, u"There is no such file"_s);
                              },
                              [](const QString &folder) {
                                  return folder.count(u'/') < 2 ? QStringList{u"a"_s, u"b"_s, u"c"_s} : QStringList();
                              },
                              [](const QString &) { return QStringList(); }};
        QStringList patterns;
        for (int i = 0; i < 50'000; ++i)
            patterns << u"**/x%1"_s.arg(i) << u"!**/y%1/**"_s.arg(i) << u"**/{a,b}/{a,b}"_s;
        QElapsedTimer timer;
        timer.start();
        QVERIFY(memberFolders(read, patterns).contains(u"a/b"_s));
        QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
    }

    void expandsBraces()
    {
        QCOMPARE(withBracesExpanded(u"a/{b,c}/{d,e}"_s), (QStringList{u"a/b/d"_s, u"a/b/e"_s, u"a/c/d"_s, u"a/c/e"_s}));
        QCOMPARE(withBracesExpanded(u"a/{b}"_s), QStringList{u"a/{b}"_s});
        QVERIFY(withBracesExpanded(u"{a,b}"_s.repeated(20)).size() <= 64);
    }

    /// The example of pnpm's documentation, "pnpm-workspace.yaml".
    void readsPnpmsMembers()
    {
        const MemoryTree tree{{u"package.json"_s, "{\"name\": \"root\", \"private\": true}"},
                              {u"pnpm-workspace.yaml"_s, "packages:\n"
                                                         "  # specify a package in a direct subdir of the root\n"
                                                         "  - 'my-app'\n"
                                                         "  # all packages in direct subdirs of packages/\n"
                                                         "  - 'packages/*'\n"
                                                         "  # all packages in subdirs of components/\n"
                                                         "  - 'components/**'\n"
                                                         "  # exclude packages that are inside test directories\n"
                                                         "  - '!**/test/**'\n"
                                                         "catalog:\n  react: ^19.0.0\n"},
                              {u"my-app/package.json"_s, {}},
                              {u"packages/a/package.json"_s, {}},
                              {u"packages/test/package.json"_s, {}},
                              {u"packages/a/inner/package.json"_s, {}},
                              {u"components/x/y/package.json"_s, {}},
                              {u"components/x/test/z/package.json"_s, {}}};
        QCOMPARE(memberFolders(readerOf(tree), npmWorkspacePatterns(readerOf(tree))),
                 (QStringList{u"my-app"_s, u"packages/a"_s, u"components/x"_s, u"components/x/y"_s}));
    }

    void aPnpmFileThatIsNoneNamesNoMembers_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("broken") << "packages: [a, b\n"_ba;
        QTest::newRow("no list") << "packages: true\n"_ba;
        QTest::newRow("settings alone") << "onlyBuiltDependencies:\n  - x\n# packages\n"_ba;
        QTest::newRow("outside") << "packages:\n  - ../other\n  - /etc\n"_ba;
    }

    void aPnpmFileThatIsNoneNamesNoMembers()
    {
        QFETCH(const QByteArray, text);
        const MemoryTree tree{{u"pnpm-workspace.yaml"_s, text}};
        QCOMPARE(memberFolders(readerOf(tree), npmWorkspacePatterns(readerOf(tree))), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestPathPattern)
#include "tst_pathpattern.moc"
