// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "scan/changelogfile.h"
#include "scan/packages.h"
#include "scan/treereading.h"
#include "scan/workspacemembers.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

class TestPackages : public QObject
{
    Q_OBJECT

private:
    static void put(const QTemporaryDir &folder, const QString &path, const QByteArray &content = "x")
    {
        const QString full = folder.filePath(path);
        QVERIFY(QDir().mkpath(QFileInfo(full).path()));
        QFile file(full);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    static QStringList folders(const QTemporaryDir &folder) { return packageFolders(workingTreeReader(folder.path())); }

private Q_SLOTS:
    void findsTheChangelog_data()
    {
        QTest::addColumn<QStringList>("files");
        QTest::addColumn<QString>("expected");
        QTest::newRow("none") << QStringList{u"README.md"_s, u"changelog.py"_s} << QString();
        QTest::newRow("usual") << QStringList{u"CHANGELOG.md"_s, u"NEWS"_s} << u"CHANGELOG.md"_s;
        QTest::newRow("any case") << QStringList{u"ChangeLog.MD"_s} << u"ChangeLog.MD"_s;
        QTest::newRow("changes before history") << QStringList{u"HISTORY.md"_s, u"CHANGES.rst"_s} << u"CHANGES.rst"_s;
        QTest::newRow("no ending") << QStringList{u"NEWS"_s} << u"NEWS"_s;
        QTest::newRow("in the documentation")
            << QStringList{u"docs/changelog.md"_s, u"docs/news.md"_s} << u"docs/changelog.md"_s;
        QTest::newRow("not only there") << QStringList{u"docs/changelog.md"_s, u"NEWS.md"_s} << u"NEWS.md"_s;
        QTest::newRow("another's there") << QStringList{u"docs/history.md"_s, u"docs/changes"_s} << QString();
        QTest::newRow("before other families")
            << QStringList{u"doc/CHANGES.rst"_s, u"debian/changelog"_s} << u"doc/CHANGES.rst"_s;
        QTest::newRow("a folder of this name") << QStringList{u"changes/1.md"_s, u"NEWS.rst"_s} << u"NEWS.rst"_s;
    }

    void findsTheChangelog()
    {
        QFETCH(QStringList, files);
        QFETCH(QString, expected);
        const QTemporaryDir folder;
        for (const QString &file : files)
            put(folder, file);
        ListedTree tree(folder.path());
        QCOMPARE(findChangelogFile(tree, u"."_s).value(), expected);
    }

    void aLinkIsNoChangelog()
    {
        const QTemporaryDir folder;
        QVERIFY(QFile::link(u"/etc/hostname"_s, folder.filePath(u"CHANGELOG.md"_s)));
        ListedTree tree(folder.path());
        QCOMPARE(findChangelogFile(tree, u"."_s).value(), QString());
        const auto checked = checkNoChangelogLink(tree, u"."_s);
        QVERIFY(!checked);
        QCOMPARE(checked.error().kind, Error::Kind::Refused);
        QVERIFY2(checked.error().message.contains(u"link"_s), qPrintable(checked.error().message));
    }

    void knowsTowncriersChangelogByItsSettings_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("settings");
        QTest::addColumn<bool>("expected");
        const QString project = u"pyproject.toml"_s;
        const QByteArray name = "[project]\nname='a'\n";
        QTest::newRow("none") << project << name << false;
        QTest::newRow("named") << project << name + "[tool.towncrier]\nfilename = 'CHANGELOG.md'\n" << true;
        QTest::newRow("own file") << u"towncrier.toml"_s << "[tool.towncrier]\nfilename = 'CHANGELOG.md'\n"_ba << true;
        QTest::newRow("another file") << project << name + "[tool.towncrier]\nfilename = 'docs/news.md'\n" << false;
        QTest::newRow("by default") << project << name + "[tool.towncrier]\n" << false;
    }

    void knowsTowncriersChangelogByItsSettings()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, settings);
        const QTemporaryDir folder;
        put(folder, file, settings);
        put(folder, u"CHANGELOG.md"_s, "## Release v2.28.2 (2026-08-18)\n\n- a\n");
        const PackageRow package = findPackages(folder.path(), u"a"_s).constFirst();
        QTEST(package.changelogFormat == ChangelogFormat::Towncrier, "expected");
    }

    void findsUsualPackageFolders()
    {
        const QTemporaryDir folder;
        put(folder, u"packages/b/x"_s);
        put(folder, u"packages/a/x"_s);
        put(folder, u"packages/file"_s);
        put(folder, u"crates/c/x"_s);
        put(folder, u"src/d/x"_s);
        QCOMPARE(folders(folder), (QStringList{u"crates/c"_s, u"packages/a"_s, u"packages/b"_s}));
    }

    void findsWorkspaceMembers()
    {
        const QTemporaryDir folder;
        put(folder, u"package.json"_s, R"({"workspaces": {"packages": ["js/*", "!js/no", "**/deep"]}})");
        put(folder, u"js/one/x"_s);
        put(folder, u"Cargo.toml"_s, "[workspace]\nmembers = [\"rust/core\", \"./rust/cli/\"]\n");
        put(folder, u"pyproject.toml"_s, "[tool.uv.workspace]\nmembers = [\"py/*\"]\n");
        put(folder, u"py/two/x"_s);
        QCOMPARE(folders(folder), (QStringList{u"js/one"_s, u"py/two"_s, u"rust/cli"_s, u"rust/core"_s}));
    }

    void findsPythonPackagesBelowTheRoot()
    {
        const QTemporaryDir folder;
        const QByteArray build = "[build-system]\nrequires=['setuptools']\n";
        put(folder, u"quay/pyproject.toml"_s, build + "[project]\nname='quay'\nversion='1.0'\n");
        put(folder, u"quay_c/pyproject.toml"_s, build + "[tool.poetry]\nname='quay-c'\nversion='1.0'\n");
        put(folder, u"settings/pyproject.toml"_s, "[project]\nname='x'\nversion='1.0'\n"); // nobody builds it
        put(folder, u"tests/pyproject.toml"_s, build + "[project]\nname='t'\nversion='1.0'\n");
        put(folder, u"broken/pyproject.toml"_s, "[build-system\n");
        QCOMPARE(folders(folder), (QStringList{u"quay"_s, u"quay_c"_s}));
    }

    void aVendoredBuildIsNoPackage()
    {
        const QTemporaryDir folder;
        put(folder, u"libs/zlib/CMakeLists.txt"_s, "project(zlib VERSION 1.3.1)\n");
        put(folder, u"libs/own/pyproject.toml"_s, "[project]\nname='own'\nversion='1.0'\n");
        put(folder, u"CMakeLists.txt"_s, "project(main VERSION 2.0.0)\n");
        const auto packages = findPackages(folder.path(), u"main"_s);
        QCOMPARE(packages.size(), 2);
        QCOMPARE(packages[0].versions.version, u"2.0.0"_s);
        QCOMPARE(packages[1].path, u"libs/own"_s);
    }

    void leavesOutWhatTheWorkspaceExcludes()
    {
        const QTemporaryDir folder;
        put(folder, u"pyproject.toml"_s, "[tool.uv.workspace]\nmembers = [\"py/*\"]\nexclude = [\"py/no\"]\n");
        put(folder, u"py/two/x"_s);
        put(folder, u"py/no/x"_s);
        put(folder, u"package.json"_s, "{\"workspaces\": [\"js/**\", \"!js/deep/private\"]}");
        put(folder, u"js/deep/private/x"_s);
        put(folder, u"js/deep/node_modules/m/x"_s);
        put(folder, u"js/a/b/c/d/e/x"_s);
        QCOMPARE(folders(folder),
                 (QStringList{u"js/a"_s, u"js/a/b"_s, u"js/a/b/c"_s, u"js/a/b/c/d"_s, u"js/deep"_s, u"py/two"_s}));
    }

    void findsPnpmsMembersLessTheNegated()
    {
        const QTemporaryDir folder;
        const auto manifest = [](const QByteArray &name, const QByteArray &version) {
            return "{\"name\": \"" + name + "\", \"version\": \"" + version + "\"}";
        };
        put(folder, u"package.json"_s, "{\"name\": \"root\", \"private\": true}");
        put(folder, u"pnpm-workspace.yaml"_s,
            "packages:\n  - '.'\n  - 'front/{site,admin}'\n  - 'modules/**'\n  - '!**/test/**'\n  - '!modules/old'\n");
        put(folder, u"front/site/package.json"_s, manifest("site", "1.0.0"));
        put(folder, u"front/none/package.json"_s, manifest("none", "1.0.0"));
        put(folder, u"modules/a/deep/package.json"_s, manifest("@o/deep", "2.0.0"));
        put(folder, u"modules/a/test/package.json"_s, manifest("test", "0.0.0"));
        put(folder, u"modules/old/package.json"_s, manifest("old", "0.0.1"));
        QStringList names;
        for (const PackageRow &package : findPackages(folder.path(), u"root"_s))
            names += package.path + u' ' + package.versions.version;
        QCOMPARE(names, (QStringList{u"front/site 1.0.0"_s, u"modules/a/deep 2.0.0"_s}));
    }

    void aPointerIsNotTheFile()
    {
        const QTemporaryDir folder;
        put(folder, u"VERSION"_s, "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 6\n");
        const PackageRow package = findPackages(folder.path(), u"x"_s).constFirst();
        QCOMPARE(package.versions.version, QString());
        QCOMPARE(package.versions.problems.size(), 1);
        QVERIFY(package.versions.problems[0].message.contains(u"LFS pointer"_s));
    }

    void aMemberOutsideIsNotRead()
    {
        const QTemporaryDir folder;
        put(folder, u"repo/package.json"_s, R"({"workspaces": ["../outside", "/etc"]})");
        put(folder, u"outside/package.json"_s, R"({"name": "outside", "version": "1.0.0"})");
        const auto packages = findPackages(folder.filePath(u"repo"_s), u"repo"_s);
        QCOMPARE(packages.size(), 1);
        QCOMPARE(packages[0].path, u"."_s);
    }

    void aBrokenChangelogIsAProblemNotAFailure()
    {
        const QTemporaryDir folder;
        put(folder, u"VERSION"_s, "1.0.0\n");
        put(folder, u"CHANGELOG.md"_s, "# Changelog\n\n\xff\xfe\n");
        const auto packages = findPackages(folder.path(), u"x"_s);
        QCOMPARE(packages[0].versions.version, u"1.0.0"_s);
        QCOMPARE(packages[0].changelogPath, u"CHANGELOG.md"_s);
        QCOMPARE(packages[0].versions.problems.size(), 1);
        QCOMPARE(packages[0].versions.problems[0].path, u"CHANGELOG.md"_s);
    }

    void theOnlySpecFileWithAChangelogIsOne()
    {
        const QByteArray spec = "Name: x\n\n%changelog\n* Tue Jan 02 2024 Bo <b@example.org> - 1.0-1\n- a\n";
        const QTemporaryDir folder;
        put(folder, u"VERSION"_s, "1.0.0\n");
        put(folder, u"app.spec"_s, "a = Analysis(['x.py'])\n"); // PyInstaller's
        put(folder, u"auto.spec"_s, "Name: y\n\n%changelog\n%autochangelog\n");
        QCOMPARE(findPackages(folder.path(), u"x"_s)[0].changelogPath, QString());
        put(folder, u"rpm/x.spec"_s, spec);
        QCOMPARE(findPackages(folder.path(), u"x"_s)[0].changelogPath, u"rpm/x.spec"_s);
        put(folder, u"packaging/x.spec"_s, spec);
        QCOMPARE(findPackages(folder.path(), u"x"_s)[0].changelogPath, QString()); // nobody can tell which
        put(folder, u"NEWS"_s, "1.0\n===\n\n- a\n");
        QCOMPARE(findPackages(folder.path(), u"x"_s)[0].changelogPath, u"NEWS"_s);
    }

    void aListedTreeReadsAsTheTreeItself_data()
    {
        QTest::addColumn<QString>("path");
        for (const char *path :
             {"VERSION", "src/a/b.txt", "none", "src/none", "none/none", "src", "src/a", "link.txt", "linked/b.txt",
              "linked/none", "VERSION/x", "../VERSION", "src/../VERSION", "/VERSION", "src//a", "", "src/"})
            QTest::newRow(path) << QString::fromLatin1(path);
    }

    void aListedTreeReadsAsTheTreeItself()
    {
        QFETCH(const QString, path);
        const QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkpath(u"src/a"_s));
        for (const QString &name : {u"VERSION"_s, u"src/a/b.txt"_s}) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write("1.0.0\n");
        }
        QVERIFY(QFile::link(folder.filePath(u"VERSION"_s), folder.filePath(u"link.txt"_s)));
        QVERIFY(QFile::link(folder.filePath(u"src/a"_s), folder.filePath(u"linked"_s)));
        const auto expected = workingTreeReader(folder.path())(path);
        const TreeReader listed = listedTreeReader(folder.path());
        for (int turn = 0; turn < 2; ++turn) { // the second time from the listing
            const auto read = listed(path);
            QCOMPARE(read.has_value(), expected.has_value());
            if (read)
                QCOMPARE(*read, *expected);
            else
                QCOMPARE(read.error().kind, expected.error().kind);
        }
        QCOMPARE(listed.folders(u"."_s), QStringList{u"src"_s}); // links are none
        QCOMPARE(listed.folders(u"src"_s), workingTreeReader(folder.path()).folders(u"src"_s));
    }

    void readsLocksUpToALimitAndNamesLargerOnes()
    {
        const QTemporaryDir folder;
        const QByteArray manifest = "{\"name\": \"p\", \"version\": \"1.2.3\"}";
        put(folder, u"package.json"_s, manifest);
        put(folder, u"package-lock.json"_s, manifest + QByteArray(3 << 20, ' '));
        const PackageRow large = findPackages(folder.path(), u"p"_s, {}).constFirst();
        QVERIFY(large.versions.problems.isEmpty());
        QCOMPARE(large.versions.occurrences.size(), 2);
        put(folder, u"package-lock.json"_s, manifest + QByteArray(9 << 20, ' '));
        const PackageRow huge = findPackages(folder.path(), u"p"_s, {}).constFirst();
        QCOMPARE(huge.versions.occurrences.size(), 1);
        QCOMPARE(huge.versions.problems.size(), 1);
        QCOMPARE(huge.versions.problems.constFirst().path, u"package-lock.json"_s);
        QVERIFY(!huge.versions.problems.constFirst().remedy.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestPackages)
#include "tst_packages.moc"
