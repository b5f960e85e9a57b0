// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "base/files.h"
#include "memorytree.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{

MemoryTree filledTree(MemoryTree tree, const QByteArray &version)
{
    for (QByteArray &content : tree)
        content.replace("@", version);
    return tree;
}

} // namespace

/// Packages that lie beside each other and name each other's versions, and the locks that list them.
class TestWorkspaces : public QObject
{
    Q_OBJECT

private:
    /// Edits the tree, with "@" where 1.2.3 stands, to 2.0.0: that must change those places alone.
    static void checkBump(const MemoryTree &tree, const QString &folder)
    {
        const MemoryTree before = filledTree(tree, "1.2.3");
        const VersionFileSet set = findVersions(readerOf(before), folder);
        QCOMPARE(set.version, u"1.2.3"_s);
        for (const Error &problem : set.problems)
            QFAIL(qPrintable(describe(problem)));
        QVERIFY(set.questions.isEmpty());
        const auto edits = editsForVersion(set, readerOf(before), versionOf(u"2.0.0"_s, set.scheme));
        QVERIFY2(edits, qPrintable(edits ? QString() : describe(edits.error())));
        const MemoryTree now = edited(before, *edits);
        const MemoryTree wanted = filledTree(tree, "2.0.0");
        for (auto file = wanted.cbegin(); file != wanted.cend(); ++file)
            QVERIFY2(now.value(file.key()) == file.value(), qPrintable(file.key()));
    }

private Q_SLOTS:
    void cargoMembersByWildcardFollow()
    {
        const auto entry = [](const char *name, const char *version) {
            return QByteArray("[[package]]\nname = \"") + name + "\"\nversion = \"" + version + "\"\n\n";
        };
        const QByteArray inherits = "version.workspace = true\n";
        checkBump(
            {{u"Cargo.toml"_s, "[workspace]\nmembers = ['crates/*', 'tools/x-*']\nexclude = ['crates/old']\n"
                               "[workspace.package]\nversion = '@'\n"},
             {u"crates/a/Cargo.toml"_s, "[package]\nname = 'a'\n" + inherits},
             {u"crates/b/Cargo.toml"_s, "[package]\nname = 'b'\n" + inherits +
                                            "[dependencies]\na = { path = '../a', version = '=@' }\nq = '1.2.3'\n"},
             {u"crates/old/Cargo.toml"_s, "[package]\nname = 'old'\n" + inherits},
             {u"tools/x-one/Cargo.toml"_s, "[package]\nname = 'one'\n" + inherits},
             {u"tools/y/Cargo.toml"_s, "[package]\nname = 'y'\n" + inherits},
             {u"Cargo.lock"_s,
              entry("a", "@") + entry("b", "@") + entry("old", "1.2.3") + entry("one", "@") + entry("y", "1.2.3")}},
            u"."_s);
    }

    void cargoRequirementsOfAnOlderVersionStay()
    {
        const QByteArray other = "version = '1.2.3'\n[dependencies]\na = { path = '../a', version = ";
        checkBump({{u"Cargo.toml"_s, "[workspace]\nmembers = ['crates/*']\n"},
                   {u"crates/a/Cargo.toml"_s, "[package]\nname = 'a'\nversion = '@'\n"},
                   {u"crates/b/Cargo.toml"_s, "[package]\nname = 'b'\n" + other + "'1.2.0' }\n"},
                   {u"crates/c/Cargo.toml"_s, "[package]\nname = 'c'\n" + other + "'@' }\n"}},
                  u"crates/a"_s);
    }

    void npmPinsFollow_data()
    {
        QTest::addColumn<QByteArray>("workspaces");
        QTest::newRow("a list") << "[\"packages/*\"]"_ba;
        QTest::newRow("an object") << "{\"packages\": [\"./packages/b\", \"packages/**\", \"!packages/old\"]}"_ba;
    }
    void npmPinsFollow()
    {
        QFETCH(QByteArray, workspaces);
        const auto member = [](const QByteArray &name, const QByteArray &rest) {
            return "{\"name\": \"" + name + "\", \"version\": \"1.2.3\", " + rest + "}\n";
        };
        checkBump(
            {{u"package.json"_s, "{\"name\": \"root\", \"private\": true, \"workspaces\": " + workspaces + "}\n"},
             {u"packages/a/package.json"_s, "{\n  \"name\": \"a.b\",\n  \"version\": \"@\"\n}\n"},
             {u"packages/b/package.json"_s,
              member("b",
                     "\"dependencies\": {\"a.b\": \"^@\", \"q\": \"1.2.3\"}, \"devDependencies\": {\"a.b\": \"@\"}, "
                     "\"peerDependencies\": {\"a.b\": \"^1.2.3\"}")},
             {u"packages/c/package.json"_s, member("c", "\"dependencies\": {\"a.b\": \"workspace:~@\"}")},
             {u"packages/d/package.json"_s, member("d", "\"dependencies\": {\"a.b\": \"workspace:*\"}")},
             {u"packages/e/package.json"_s, member("e", "\"dependencies\": {\"a.b\": \"^1.2.0\"}")},
             {u"package-lock.json"_s,
              "{\"lockfileVersion\": 3, \"packages\": {\"packages/a\": {\"name\": \"a.b\", \"version\": \"@\"}, "
              "\"packages/b\": {\"version\": \"1.2.3\", \"dependencies\": {\"a.b\": \"^@\"}, "
              "\"devDependencies\": {\"a.b\": \"@\"}}, \"node_modules/q\": {\"version\": \"1.2.3\"}}}\n"}},
            u"packages/a"_s);
    }

    void pnpmsPinsAndTheirLockFollow()
    {
        const auto member = [](const QByteArray &name, const QByteArray &rest) {
            return "{\"name\": \"" + name + "\", \"version\": \"1.2.3\", " + rest + "}\n";
        };
        checkBump(
            {{u"package.json"_s, "{\"name\": \"root\", \"private\": true}\n"},
             {u"pnpm-workspace.yaml"_s, "packages:\n  - 'packages/*'\n  - '!packages/old'\n"},
             {u"packages/a/package.json"_s, "{\n  \"name\": \"&o/a\",\n  \"version\": \"@\"\n}\n"},
             {u"packages/b/package.json"_s, member("b", "\"dependencies\": {\"&o/a\": \"workspace:^@\"}")},
             {u"packages/old/package.json"_s, member("old", "\"dependencies\": {\"&o/a\": \"workspace:^1.2.3\"}")},
             {u"pnpm-lock.yaml"_s, "lockfileVersion: '9.0'\nimporters:\n  .: {}\n  packages/b:\n    dependencies:\n"
                                   "      '&o/a':\n        specifier: workspace:^@\n        version: link:../a\n"
                                   "      q:\n        specifier: ^1.2.3\n        version: 1.2.3\n"}},
            u"packages/a"_s);
    }

    void flitAndItsCoreHaveOneVersion_data()
    {
        QTest::addColumn<QString>("backend");
        QTest::addColumn<QString>("core");
        QTest::newRow("flit_core") << u"flit_core.buildapi"_s << u"flit_core/flit_core/__init__.py"_s;
        QTest::newRow("flit") << u"flit.buildapi"_s << u"bootstrap/flit/__init__.py"_s;
    }
    void flitAndItsCoreHaveOneVersion()
    {
        QFETCH(QString, backend);
        QFETCH(QString, core);
        checkBump({{u"pyproject.toml"_s, "[build-system]\nbuild-backend = '" + backend.toUtf8() +
                                             "'\nbackend-path = ['" + core.section(u'/', 0, 0).toUtf8() +
                                             "']\n[project]\nname = 'flit'\ndynamic = ['version']\n"},
                   {u"flit/__init__.py"_s, "'''Flit.'''\n__version__ = '@'\n"},
                   {core, "'''Core.'''\n__version__ = '@'\n"}},
                  u"."_s);
    }

    void largeLocksFollowToo()
    {
        QByteArray modules;
        while (modules.size() < 2 * versionFileLimit)
            modules += "    \"node_modules/p" + QByteArray::number(modules.size()) + "\": {\"version\": \"1.2.3\"},\n";
        checkBump({{u"package.json"_s, "{\"name\": \"p\", \"version\": \"@\"}"},
                   {u"package-lock.json"_s,
                    "{\"version\": \"@\", \"packages\": {\n" + modules + "    \"\": {\"version\": \"@\"}\n}}\n"}},
                  u"."_s);
        QByteArray packages;
        while (packages.size() < 2 * versionFileLimit)
            packages += "[[package]]\nname = \"p" + QByteArray::number(packages.size()) +
                        "\"\nversion = \"1.2.3\"\nsource = { registry = \"https://example.org/\" }\n\n";
        checkBump(
            {{u"pyproject.toml"_s, "[project]\nname = 'p'\nversion = '@'\n"},
             {u"uv.lock"_s, packages + "[[package]]\nname = \"p\"\nversion = \"@\"\nsource = { editable = \".\" }\n"}},
            u"."_s);
    }

    void aLockThatIsTooLargeIsNamed()
    {
        const TreeReader tree = [](const QString &path) -> Result<QByteArray> {
            if (path == u"package.json")
                return "{\"name\": \"p\", \"version\": \"1.2.3\"}"_ba;
            if (path == u"package-lock.json")
                return failAt(Error::Kind::Invalid, path, 0, u"The file is 9.0 MB, the limit is 8 MiB"_s);
            return failAt(Error::Kind::NotFound, path, 0, u"There is no such file"_s);
        };
        const VersionFileSet set = findVersions(tree, u"."_s);
        QCOMPARE(set.version, u"1.2.3"_s);
        QCOMPARE(set.problems.size(), 1);
        QCOMPARE(set.problems.constFirst().path, u"package-lock.json"_s);
        QVERIFY(set.problems.constFirst().message.contains(u"stays behind"_s));
        QVERIFY(set.problems.constFirst().remedy.contains(u"npm install --package-lock-only"_s));
    }

    void aLockOfBracketsAloneTakesNoMemory()
    {
        const MemoryTree tree{{u"package.json"_s, "{\"name\": \"p\", \"version\": \"1.2.3\"}"},
                              {u"package-lock.json"_s, QByteArray(4 * versionFileLimit, '[')}};
        const VersionFileSet set = findVersions(readerOf(tree), u"."_s);
        QCOMPARE(set.problems.size(), 1);
        QVERIFY(set.problems.constFirst().message.contains(u"nested too deeply"_s));
    }
};

QTEST_GUILESS_MAIN(TestWorkspaces)
#include "tst_workspaces.moc"
