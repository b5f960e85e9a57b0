// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "memorytree.h"
#include "versionfile/pythontuple.h"
#include "versionfile/versionspelling.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

class TestVersionEdits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changesTheLiteralsBytesAlone_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QByteArray>("after");
        const QString py = u"pyproject.toml"_s;
        const QString init = u"p/__init__.py"_s;
        const auto row = [](const char *name, const QString &path, const QByteArray &before, const char *to,
                            const QByteArray &after) {
            QTest::newRow(name) << path << before << QString::fromLatin1(to) << after;
        };
        row("basic string, comment of equal text", py,
            "# 1.2.3\n[project]\nname = 'p'\nversion   =  \"1.2.3\"  # was 1.2.3\ndependencies = ['q==1.2.3']\n",
            "1.3.0",
            "# 1.2.3\n[project]\nname = 'p'\nversion   =  \"1.3.0\"  # was 1.2.3\ndependencies = ['q==1.2.3']\n");
        row("CR LF", py, "[project]\r\nversion='1.2.3'\r\n", "10.20.30rc1", "[project]\r\nversion='10.20.30rc1'\r\n");
        row("mixed line ends", py, "[project]\r\nname='p'\nversion='1.2.3'\r\n\n", "2.0",
            "[project]\r\nname='p'\nversion='2.0'\r\n\n");
        row("mark, no final newline", py, "\xEF\xBB\xBF[project]\nversion = \"1.2.3\"", "2.0",
            "\xEF\xBB\xBF[project]\nversion = \"2.0\"");
        row("inline table", py, "project = { name = 'p', version = '1.2.3', x = '1.2.3' }", "2.0",
            "project = { name = 'p', version = '2.0', x = '1.2.3' }");
        row("dotted key", py, "project.version = '1.2.3'\ntool.x.version = '1.2.3'\n", "2.0",
            "project.version = '2.0'\ntool.x.version = '1.2.3'\n");
        row("text in a long string", py,
            "[project]\ndescription = '''\nversion = \"1.2.3\"\n'''\nversion = \"1.2.3\"\n", "2.0",
            "[project]\ndescription = '''\nversion = \"1.2.3\"\n'''\nversion = \"2.0\"\n");
        row("both tables", py, "[tool.poetry]\nversion = '1.2.3'\n[project]\nversion = \"1.2.3\"\n", "2.0",
            "[tool.poetry]\nversion = '2.0'\n[project]\nversion = \"2.0\"\n");
        row("calendar version", py, "[project]\nversion = '2026.01.05'\n", "2026.02.01",
            "[project]\nversion = '2026.02.01'\n");
        row("written in the normal form", py, "[project]\nversion = '1.2.3'\n", "v1.3.0-RC.2",
            "[project]\nversion = '1.3.0rc2'\n");
        row("setup.cfg", u"setup.cfg"_s,
            "[tool:pytest]\nminversion = 1.2.3\n[metadata]\r\nname = p\nversion : 1.2.3  \r\n# version = 1.2.3\n",
            "2.0", "[tool:pytest]\nminversion = 1.2.3\n[metadata]\r\nname = p\nversion : 2.0  \r\n# version = 1.2.3\n");
        row("setup.py", u"setup.py"_s,
            "setup(name='p',\n      version = '1.2.3', # '1.2.3'\n      install_requires=['q==1.2.3'])\n", "2.0",
            "setup(name='p',\n      version = '2.0', # '1.2.3'\n      install_requires=['q==1.2.3'])\n");
        row("package.json with tabs", u"package.json"_s,
            "{\r\n\t\"x\": {\"version\": \"1.2.3\"},\r\n\t\"version\" :\t\"1.2.3\",\r\n\t\"y\": [1.0, 1e3]\r\n}",
            "1.3.0-rc.1",
            "{\r\n\t\"x\": {\"version\": \"1.2.3\"},\r\n\t\"version\" :\t\"1.3.0-rc.1\",\r\n\t\"y\": [1.0, 1e3]\r\n}");
        row("Cargo.toml", u"Cargo.toml"_s,
            "[package]\nname = 'p'\nversion = \"1.2.3\"\n[dependencies]\nq = \"1.2.3\"\n", "1.3.0-rc.1",
            "[package]\nname = 'p'\nversion = \"1.3.0-rc.1\"\n[dependencies]\nq = \"1.2.3\"\n");
        row("VERSION with mark and v", u"VERSION"_s, "\xEF\xBB\xBF v1.2.3\r\n", "1.3.0", "\xEF\xBB\xBF v1.3.0\r\n");
        row("VERSION without newline", u"VERSION"_s, "1.2.3", "1.3.0", "1.3.0");
    }

    void changesTheLiteralsBytesAlone()
    {
        QFETCH(QString, path);
        QFETCH(QByteArray, before);
        QFETCH(QString, to);
        QFETCH(QByteArray, after);
        const MemoryTree tree{{path, before}};
        const VersionFileSet set = findVersions(readerOf(tree), u"."_s);
        const auto edits = editsForVersion(set, readerOf(tree), versionOf(to, set.scheme));
        QVERIFY2(edits, qPrintable(edits ? QString() : describe(edits.error())));
        QCOMPARE(edits->size(), 1);
        QCOMPARE(edits->first().path, path);
        QCOMPARE(edits->first().before, before);
        QCOMPARE(edits->first().after, after);
        QVERIFY(!edits->first().created);
    }

    void rewritesModules_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char *name, const QByteArray &before, const char *to, const QByteArray &after) {
            QTest::newRow(name) << before << QString::fromLatin1(to) << after;
        };
        row("single quotes", "__version__ = '1.2.3'  # '1.2.3'\r\nx = '1.2.3'\r\n", "1.3.0rc1",
            "__version__ = '1.3.0rc1'  # '1.2.3'\r\nx = '1.2.3'\r\n");
        row("triple and annotated", "__version__: Final[str] = \"\"\"1.2.3\"\"\"", "2.0",
            "__version__: Final[str] = \"\"\"2.0\"\"\"");
        row("chained", "version = __version__ = u'1.2.3'\n", "2.0", "version = __version__ = u'2.0'\n");
        row("parenthesised", "__version__ = (\n    '1.2.3'\n)\n", "2.0", "__version__ = (\n    '2.0'\n)\n");
        row("in the docstring", "'''\n__version__ = '1.2.3'\n'''\n__version__ = '1.2.3'\n", "2.0",
            "'''\n__version__ = '1.2.3'\n'''\n__version__ = '2.0'\n");
        row("tuple keeps its blanks", "__version__ = '1.2.3'\n__version_info__ = ( 1,2 , 3, )\n", "1.3.0",
            "__version__ = '1.3.0'\n__version_info__ = ( 1,3 , 0, )\n");
        row("tuple of a candidate", "__version__ = '1.2.3'\n__version_info__ = (1, 2, 3)\n", "1.3.0rc1",
            "__version__ = '1.3.0rc1'\n__version_info__ = (1, 3, 0, 'rc', 1)\n");
        row("derived tuple",
            "__version__ = \"1.2.3\"\n__version_info__ = tuple(int(x) for x in __version__.split('.'))\n", "2.0.0",
            "__version__ = \"2.0.0\"\n__version_info__ = tuple(int(x) for x in __version__.split('.'))\n");
        row("derived version", "__version_info__ = (1, 2, 3)\n__version__ = '.'.join(map(str, __version_info__))\n",
            "2.0.0", "__version_info__ = (2, 0, 0)\n__version__ = '.'.join(map(str, __version_info__))\n");
        row("Django's", "VERSION = (1, 2, 3, \"final\", 0)\n__version__ = get_version(VERSION)\n", "1.3.0b2",
            "VERSION = (1, 3, 0, \"beta\", 2)\n__version__ = get_version(VERSION)\n");
        row("except and function",
            "try:\n    import a\nexcept E:\n    __version__ = '1.2.3'\ndef f():\n    __version__ = "
            "'1.2.3'\n__version__ = '1.2.3'\n",
            "2.0",
            "try:\n    import a\nexcept E:\n    __version__ = '1.2.3'\ndef f():\n    __version__ = "
            "'1.2.3'\n__version__ = '2.0'\n");
    }

    void rewritesModules()
    {
        QFETCH(QByteArray, before);
        QFETCH(QString, to);
        QFETCH(QByteArray, after);
        for (const QByteArray &mark : {QByteArray(), QByteArray("\xEF\xBB\xBF")}) {
            const MemoryTree tree{{u"pyproject.toml"_s, "[project]\nname='p'\nversion='1.2.3'\n"},
                                  {u"src/p/__init__.py"_s, mark + before}};
            const VersionFileSet set = findVersions(readerOf(tree), u"."_s);
            const auto edits = editsForVersion(set, readerOf(tree), versionOf(to));
            QVERIFY2(edits, qPrintable(edits ? QString() : describe(edits.error())));
            QCOMPARE(edits->size(), 2);
            QCOMPARE(edited(tree, *edits)[u"src/p/__init__.py"_s], mark + after);
        }
    }

    void rewritesTuples_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QString>("to");
        QTest::addColumn<int>("numbers");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const QByteArray &before, const char *to, int numbers, const QByteArray &after) {
            QTest::addRow("%s to %s", before.constData(), to) << before << QString::fromLatin1(to) << numbers << after;
        };
        row("1, 2, 3", "1.5.0", 3, "1, 5, 0");
        row("1, 2, 3", "1.5.0rc1", 3, "1, 5, 0, \"rc\", 1");
        row("1, 5, 0, \"rc\", 1", "1.5.0rc2", 3, "1, 5, 0, \"rc\", 2");
        row("1, 5, 0, 'rc', 1", "1.5.0", 3, "1, 5, 0");
        row("1, 5, 0, 'rc1'", "1.5.0rc2", 3, "1, 5, 0, 'rc2'");
        row("1, 5, 0, ''", "1.6.0", 3, "1, 6, 0, ''");
        row("1, 5, 0, ''", "1.6.0rc1", 3, "1, 6, 0, 'rc1'");
        row("1, 5, 0, 'final', 0", "1.6.0", 3, "1, 6, 0, 'final', 0");
        row("1, 5, 0, 'final', 0", "1.6.0rc1", 3, "1, 6, 0, 'rc', 1");
        row("1, 5, 0, 'final', 0", "1.6.0a3", 3, "1, 6, 0, 'alpha', 3");
        row("1, 5, 0", "1.6.0.dev0", 3, "1, 6, 0, \"dev\", 0");
        row("1, 5, 0", "1.6.0.post1", 3, "1, 6, 0, \"post\", 1");
        row("1, 5, 0", "1.6.0rc1.dev2", 3, "1, 6, 0, \"rc\", 1, \"dev\", 2");
        row("'1', '2', '3'", "1.5.0rc1", 3, "'1', '5', '0', 'rc', '1'");
        row("1,2,3", "1.5.0rc1", 3, "1,5,0,\"rc\",1");
        row("1, 2", "1.5.3", 3, "1, 5");
        row("1, 2", "1.5.3rc1", 3, "1, 5");
        row("1, 2", "1.5.3", 2, "1, 5, 3");
        row("1, 2, 3, 4", "1.5", 4, "1, 5, 0, 0");
        row("1,\n    2,\n    3", "1.5.0rc1", 3, "1,\n    5,\n    0,\n    \"rc\",\n    1");
        row("1,  # major\n    2", "2.5", 2, "2,  # major\n    5");
    }

    void rewritesTuples()
    {
        QFETCH(QByteArray, before);
        QFETCH(QString, to);
        QFETCH(int, numbers);
        QFETCH(QByteArray, after);
        const auto result = tupleFor(before, versionOf(to), numbers, '"');
        QVERIFY(result);
        QCOMPARE(*result, after);
        if (!tupleIsNumeric(after))
            QVERIFY(versionOf(tupleVersion(after)) == versionOf(to));
    }

    void refusesWhatATupleCannotSay()
    {
        QCOMPARE(tupleFor("1, 2, 3", versionOf(u"1!2.0"_s), 3, '"').error().kind, Error::Kind::Refused);
        QCOMPARE(tupleFor("1, 2, 3", versionOf(u"2.0+local"_s), 3, '"').error().kind, Error::Kind::Refused);
        QCOMPARE(tupleVersion("'a', 'b'"), QString());
        QCOMPARE(tupleVersion("1, 2, 'beaver', 1"), QString());
    }

    void spellsByScheme_data()
    {
        QTest::addColumn<QString>("pep440");
        QTest::addColumn<QString>("semver");
        QTest::newRow("final") << u"1.2.3"_s << u"1.2.3"_s;
        QTest::newRow("candidate") << u"1.2.3rc1"_s << u"1.2.3-rc.1"_s;
        QTest::newRow("alpha") << u"1.2.3a4"_s << u"1.2.3-alpha.4"_s;
        QTest::newRow("beta") << u"1.2.3b0"_s << u"1.2.3-beta.0"_s;
        QTest::newRow("dev") << u"1.2.3.dev5"_s << u"1.2.3-dev.5"_s;
        QTest::newRow("dev of a candidate") << u"1.2.3rc1.dev5"_s << u"1.2.3-rc.1.dev.5"_s;
        QTest::newRow("local") << u"1.2.3+abc.1"_s << u"1.2.3+abc.1"_s;
    }

    void spellsByScheme()
    {
        QFETCH(QString, pep440);
        QFETCH(QString, semver);
        QCOMPARE(spelled(versionOf(pep440), VersionScheme::SemVer).value(), semver);
        QCOMPARE(spelled(versionOf(semver, VersionScheme::SemVer), VersionScheme::Pep440).value(), pep440);
        QVERIFY(sameVersion(pep440, VersionScheme::Pep440, semver, VersionScheme::SemVer));
    }

    void refusesWhatASchemeCannotSay()
    {
        QCOMPARE(spelled(versionOf(u"1.2"_s), VersionScheme::SemVer).value(), u"1.2.0"_s);
        for (const QString &text : {u"1!1.0"_s, u"1.0.post1"_s, u"1.2.3.4"_s})
            QCOMPARE(spelled(versionOf(text), VersionScheme::SemVer).error().kind, Error::Kind::Refused);
        QCOMPARE(spelled(versionOf(u"1.2.3-x.7.z"_s, VersionScheme::SemVer), VersionScheme::Pep440).error().kind,
                 Error::Kind::Refused);
    }

    void writesEachFileInItsOwnSpelling()
    {
        const MemoryTree tree{{u"pyproject.toml"_s, "[project]\nname='p'\nversion='1.2.3'\n"},
                              {u"package.json"_s, "{\"name\": \"p\", \"version\": \"1.2.3\"}"},
                              {u"Cargo.toml"_s, "[package]\nname='p'\nversion='1.2.3'\n"},
                              {u"VERSION"_s, "1.2.3\n"},
                              {u"doc.txt"_s, "p v1.2.3, or 1/2/3.\n"}};
        const QList<VersionFilePattern> patterns{{u"doc.txt"_s, u"p v{version}, or"_s},
                                                 {u"doc.txt"_s, u"or {major}/{minor}/{patch}."_s}};
        const VersionFileSet set = findVersions(readerOf(tree), u"."_s, patterns);
        QVERIFY(set.agree);
        const auto edits = editsForVersion(set, readerOf(tree), versionOf(u"1.3.0rc1"_s), patterns);
        QVERIFY2(edits, qPrintable(edits ? QString() : describe(edits.error())));
        const MemoryTree after = edited(tree, *edits);
        QCOMPARE(after[u"pyproject.toml"_s], QByteArray("[project]\nname='p'\nversion='1.3.0rc1'\n"));
        QCOMPARE(after[u"package.json"_s], QByteArray("{\"name\": \"p\", \"version\": \"1.3.0-rc.1\"}"));
        QCOMPARE(after[u"Cargo.toml"_s], QByteArray("[package]\nname='p'\nversion='1.3.0-rc.1'\n"));
        QCOMPARE(after[u"VERSION"_s], QByteArray("1.3.0rc1\n"));
        QCOMPARE(after[u"doc.txt"_s], QByteArray("p v1.3.0rc1, or 1/3/0.\n"));
        // The way from the candidate on to the final is the same.
        const VersionFileSet candidate = findVersions(readerOf(after), u"."_s, patterns);
        QVERIFY(candidate.agree);
        const auto onward = editsForVersion(candidate, readerOf(after), versionOf(u"1.3.0"_s), patterns);
        QVERIFY2(onward, qPrintable(onward ? QString() : describe(onward.error())));
        QCOMPARE(edited(after, *onward)[u"package.json"_s], QByteArray("{\"name\": \"p\", \"version\": \"1.3.0\"}"));
        QCOMPARE(editsForVersion(candidate, readerOf(after), versionOf(u"1.3.0rc1"_s), patterns)->size(), 0);
    }

    void refusesWhenOneFileCannotSayIt()
    {
        const MemoryTree tree{{u"pyproject.toml"_s, "[project]\nname='p'\nversion='1.2.3'\n"},
                              {u"package.json"_s, "{\n\"version\": \"1.2.3\"}"}};
        const auto edits =
            editsForVersion(findVersions(readerOf(tree), u"."_s), readerOf(tree), versionOf(u"1.2.3.post1"_s));
        QCOMPARE(edits.error().kind, Error::Kind::Refused);
        QCOMPARE(edits.error().path, u"package.json"_s);
        QCOMPARE(edits.error().line, 2);
    }

    void stopsWhenTheFileWasChanged()
    {
        MemoryTree tree{{u"pyproject.toml"_s, "[project]\nname='p'\nversion='1.2.3'\n"}};
        const VersionFileSet set = findVersions(readerOf(tree), u"."_s);
        tree[u"pyproject.toml"_s] = "# new\n[project]\nname='p'\nversion='1.2.3'\n";
        QCOMPARE(editsForVersion(set, readerOf(tree), versionOf(u"2.0"_s)).error().kind, Error::Kind::Conflict);
    }

    void stopsWhenOneOfTwoMustBeMeant()
    {
        const MemoryTree tree{{u"pyproject.toml"_s, "[project]\nname='p'\nversion='1'\n"},
                              {u"p/__init__.py"_s, "if a:\n  __version__ = '1'\nelse:\n  __version__ = '1'\n"}};
        const auto edits = editsForVersion(findVersions(readerOf(tree), u"."_s), readerOf(tree), versionOf(u"2"_s));
        QCOMPARE(edits.error().kind, Error::Kind::Conflict);
        QVERIFY(edits.error().message.contains(u"lines 2 and 4"_s));
        const QList<VersionFilePattern> choice{{u"p/__init__.py"_s, u"else:\n  __version__ = '{version}'"_s}};
        const auto chosen =
            editsForVersion(findVersions(readerOf(tree), u"."_s, choice), readerOf(tree), versionOf(u"2"_s), choice);
        QVERIFY2(chosen, qPrintable(chosen ? QString() : describe(chosen.error())));
        QCOMPARE(edited(tree, *chosen)[u"p/__init__.py"_s],
                 QByteArray("if a:\n  __version__ = '1'\nelse:\n  __version__ = '2'\n"));
    }
};

QTEST_GUILESS_MAIN(TestVersionEdits)
#include "tst_versionedits.moc"
