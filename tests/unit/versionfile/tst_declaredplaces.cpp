// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "importcase.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

class TestDeclaredPlaces : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsDeclaredPlacesInStep_data()
    {
        QTest::addColumn<MemoryTree>("tree");
        QTest::addColumn<QStringList>("places");
        const QString bump = u".bumpversion.toml"_s;
        const QByteArray head = "[tool.bumpversion]\ncurrent_version = '1.2.3'\n[[tool.bumpversion.files]]\n";
        const auto row = [](const char *name, MemoryTree tree, const QString &path, const QByteArray &text,
                            QStringList places) {
            tree[path] = text;
            QTest::newRow(name) << tree << places;
        };
        row("the bare version, each time", with(bump, head + "filename = 'README.rst'"), u"README.rst"_s,
            "Version 1.2.3\n11.2.3 1.2.34 1.2.3.4 1.2.3rc1 1.2.3-rc.1\npip install p==1.2.3\n",
            {u"README.rst:1 bumpversion.file 1.2.3"_s, u"README.rst:3 bumpversion.file 1.2.3"_s});
        row("the text around it",
            with(bump, head + "filename = 'action.yml'\nsearch = 'p=={current_version}'\n"
                              "replace = 'p=={new_version}'"),
            u"action.yml"_s, "run: p==1.2.3\nother: q==1.2.3\n", {u"action.yml:1 bumpversion.file 1.2.3"_s});
        row("several lines around it",
            with(u".bumpversion.cfg"_s, "[bumpversion]\ncurrent_version = 1.2.3\n[bumpversion:file:a.txt]\n"
                                        "search =\n  ours\n  {current_version}\nreplace =\n  ours\n  {new_version}\n"),
            u"a.txt"_s, "theirs\r\n1.2.3\r\nours\r\n1.2.3\r\n", {u"a.txt:4 bumpversion.file 1.2.3"_s});
        row("a section that is only a name",
            with(u".bumpversion.cfg"_s,
                 "[bumpversion]\ncurrent_version = 1.2.3\n[bumpversion:file:empty.txt]\n\n[bumpversion:file:a.txt]\n"),
            u"a.txt"_s, "1.2.3\n", {u"a.txt:1 bumpversion.file 1.2.3"_s});
        row("a key of a data file", with(bump, head + "filename = 'x.toml'\nkey_path = 'a.b'"), u"x.toml"_s,
            "b = '1.2.3'\n[a]\nb = '1.2.3'\n", {u"x.toml:3 bumpversion.file 1.2.3"_s});
        row("a file that the build knows",
            with(bump, head + "filename = 'pyproject.toml'", project + "dependencies = ['q == 1.2.3']\n"), bump,
            head + "filename = 'pyproject.toml'", {u"pyproject.toml:3 pyproject.project.version 1.2.3"_s});
        row("lines that an expression chooses",
            with(u".cz.toml"_s,
                 "[tool.commitizen]\nversion = '1.2.3'\nversion_files = ['.pre-commit.yaml:rev:.+Ours']"),
            u".pre-commit.yaml"_s, "- rev: v1.2.3 # theirs\n- rev: v1.2.3  # by Ours\n",
            {u".pre-commit.yaml:2 commitizen.version_files 1.2.3"_s});
        row("a variable in any language",
            with(u"releaserc.toml"_s, "[semantic_release]\nversion_variables = ['k.yml:newTag:tf', 'k.yml:plain']"),
            u"k.yml"_s, "newTag: v1.2.3\nplain: 1.2.3\nmyplain: 1.2.3\n",
            {u"k.yml:1 semantic-release.variable 1.2.3"_s, u"k.yml:2 semantic-release.variable 1.2.3"_s});
        row("a whole file", with(u"releaserc.toml"_s, "[semantic_release]\nversion_variables = ['RELEASE:*:tf']"),
            u"RELEASE"_s, "v1.2.3\n", {u"RELEASE:1 semantic-release.variable 1.2.3"_s});
        row("tbump's expression",
            with(u"tbump.toml"_s, "[version]\ncurrent = '1.2.3'\n[[file]]\nsrc = 'p.json'\n"
                                  "search = '\"version\": \"{current_version}\"'"),
            u"p.json"_s, "{\n \"version\": \"1.2.3\",\n \"q\": \"1.2.3\"\n}\n", {u"p.json:2 tbump.file 1.2.3"_s});
        const auto please = [](const QByteArray &files) {
            return with(u"release-please-config.json"_s, "{\"packages\": {\".\": {\"extra-files\": [" + files + "]}}}");
        };
        const QByteArray globs = "[tool.bumpversion]\ncurrent_version = '1.2.3'\n[[tool.bumpversion.files]]\n";
        const auto more = [](MemoryTree tree, const QList<std::pair<QString, QByteArray>> &files) {
            for (const auto &[path, text] : files)
                tree[path] = text;
            return tree;
        };
        const QList<std::pair<QString, QByteArray>> poms{
            {u"a/pom.xml"_s, "<v>1.2.3</v>\n"},       {u"b/c/pom.xml"_s, "<v>1.2.3</v>\n"},
            {u"b/fixed/pom.xml"_s, "<v>1.2.3</v>\n"}, {u"node_modules/x/pom.xml"_s, "<v>1.2.3</v>\n"},
            {u".hidden/pom.xml"_s, "<v>1.2.3</v>\n"}, {u"sub/.git"_s, "gitdir: ../.git/modules/sub\n"},
            {u"sub/pom.xml"_s, "<v>1.2.3</v>\n"}};
        row("files by a pattern", more(with(bump, {}), poms), bump,
            globs + "glob = '**/pom.xml'\nglob_exclude = ['b/fixed/*']\nsearch = '<v>{current_version}</v>'\n",
            {u"a/pom.xml:1 bumpversion.file 1.2.3"_s, u"b/c/pom.xml:1 bumpversion.file 1.2.3"_s});
        row("two patterns in one", more(with(bump, {}), poms), bump,
            globs + "filename = 'never.txt'\nglob = 'a/*.xml|b/c/pom.*'\n",
            {u"a/pom.xml:1 bumpversion.file 1.2.3"_s, u"b/c/pom.xml:1 bumpversion.file 1.2.3"_s});
        row("files by a pattern that need not say it",
            more(with(bump, {}), {{u"docs/a.md"_s, "p 1.2.3\n"}, {u"docs/b.md"_s, "nothing\n"}}), bump,
            globs + "glob = 'docs/*.md'\nignore_missing_version = true\n", {u"docs/a.md:1 bumpversion.file 1.2.3"_s});
        row("an INI file's pattern", more(with(u".bumpversion.cfg"_s, {}), poms), u".bumpversion.cfg"_s,
            "[bumpversion]\ncurrent_version = 1.2.3\n[bumpversion:glob:[ab]/pom.xml]\n",
            {u"a/pom.xml:1 bumpversion.file 1.2.3"_s});
        row("commitizen's pattern",
            more(with(u".cz.toml"_s, {}), {{u"packages/a/x.toml"_s, "version = '1.2.3'\nother = '1.2.3'\n"}}),
            u".cz.toml"_s, "[tool.commitizen]\nversion = '1.2.3'\nversion_files = ['packages/*/x.toml:version']\n",
            {u"packages/a/x.toml:1 commitizen.version_files 1.2.3"_s});
        row("tbump's pattern", more(with(u"tbump.toml"_s, {}), poms), u"tbump.toml"_s,
            "[version]\ncurrent = '1.2.3'\n[[file]]\nsrc = 'b/**/pom.xml'\n",
            {u"b/c/pom.xml:1 tbump.file 1.2.3"_s, u"b/fixed/pom.xml:1 tbump.file 1.2.3"_s});
        row("release-please's pattern",
            more(with(u"release-please-config.json"_s, {}),
                 {{u"charts/a/x.yaml"_s, "v: 1.2.3\n"}, {u"charts/b/x.yaml"_s, "v: 1.2.3\n"}}),
            u"release-please-config.json"_s,
            "{\"packages\": {\".\": {\"extra-files\": [{\"type\": \"yaml\", \"glob\": true, \"path\": "
            "\"charts/*/x.yaml\", \"jsonpath\": \"$.v\"}]}}}",
            {u"charts/a/x.yaml:1 release-please.extra-file 1.2.3"_s,
             u"charts/b/x.yaml:1 release-please.extra-file 1.2.3"_s});
        row("an expression that leaves its text as it is",
            with(bump, head +
                           "filename = 'b.txt'\nregex = true\nsearch = '^\\[ours\\] version ?= ?{current_version}$'\n"
                           "replace = '[ours] version = {new_version}'"),
            u"b.txt"_s, "[ours] version = 1.2.3\r\n[ours] version = 1.2.3 \n[theirs] version = 1.2.3\n",
            {u"b.txt:1 bumpversion.file 1.2.3"_s});
        row("an expression's groups",
            with(bump, head +
                           "filename = 'a.yml'\nregex = true\nsearch = '(image: \\S+/(?P<n>\\w+)):v{current_version}'\n"
                           "replace = '\\g<1>:v{new_version}'"),
            u"a.yml"_s, "- image: ghcr.io/o/p:v1.2.3\n- image: q:1.2.3\n- image: ghcr.io/o/p:v1.2.3.4\n",
            {u"a.yml:1 bumpversion.file 1.2.3"_s});
        row("an expression that looks around",
            with(bump, head + "filename = 'a.txt'\nregex = true\nsearch = '(?<=p==){current_version}(?=;)'"),
            u"a.txt"_s, "p==1.2.3\np==1.2.3;x\n", {u"a.txt:2 bumpversion.file 1.2.3"_s});
        // "Search and Replace" of BumpVer's README.
        row("BumpVer's patterns",
            with(u"bumpver.toml"_s, "[bumpver]\ncurrent_version = \"1.2.3\"\nversion_pattern = \"MAJOR.MINOR.PATCH\"\n"
                                    "[bumpver.file_patterns]\n\"a.py\" = [\n'version=\"{version}\",$',\n]\n"
                                    "\"bumpver.toml\" = ['current_version = \"{version}\"']\n"),
            u"a.py"_s, "setup(\n    name='p',\n    version=\"1.2.3\",\n    q=f(version=\"1.2.3\", x=1),\n)\n",
            {u"bumpver.toml:2 bumpver.current_version 1.2.3"_s, u"a.py:3 bumpver.file 1.2.3"_s});
        row("BumpVer's INI file, its tags' v, and both spellings",
            with(u"setup.cfg"_s,
                 "[bumpver]\ncurrent_version = \"v1.2.3\"\nversion_pattern = \"vMAJOR.MINOR.PATCH[-TAGNUM]\"\n"
                 "[bumpver:file_patterns]\nsetup.cfg =\n    current_version = \"{version}\"\nREADME.md =\n"
                 "    \\[{version}\\]\n    p=={pep440_version}\n"),
            u"README.md"_s, "[v1.2.3] and [1.2.3]\npip install p==1.2.3\n",
            {u"setup.cfg:2 bumpver.current_version 1.2.3"_s, u"README.md:1 bumpver.file 1.2.3"_s,
             u"README.md:2 bumpver.file 1.2.3"_s});
        row("BumpVer's glob",
            more(with(u"bumpver.toml"_s, {}), {{u"src/a/__init__.py"_s, "__version__ = \"1.2.3\"\n"},
                                               {u"src/b/__init__.py"_s, "__version__ = \"1.2.3\"\n"}}),
            u"bumpver.toml"_s,
            "[bumpver]\ncurrent_version = '1.2.3'\nversion_pattern = 'MAJOR.MINOR.PATCH'\n[bumpver.file_patterns]\n"
            "'src/*/__init__.py' = ['^__version__ = \"{version}\"$']\n",
            {u"src/a/__init__.py:1 bumpver.file 1.2.3"_s, u"src/b/__init__.py:1 bumpver.file 1.2.3"_s});
        row("release-please's marks", please("\"src/v.ts\""), u"src/v.ts"_s,
            "a = '1.2.3'; // x-release-please-version\nb = '1.2.3';\n// x-release-please-start-version\nc = '1.2.3'\n"
            "// x-release-please-end\nd = 1; // x-release-please-major\ne = '1.2.3'\n",
            {u"src/v.ts:1 release-please.extra-file 1.2.3"_s, u"src/v.ts:4 release-please.extra-file 1.2.3"_s,
             u"src/v.ts:6 release-please.extra-file 1"_s});
        row("release-please's JSONPath",
            please("{\"type\": \"json\", \"path\": \"/a.json\", \"jsonpath\": \"$.x['y z']\"}"), u"a.json"_s,
            "{\"y z\": \"1.2.3\", \"x\": {\"y z\": \"1.2.3\"}}\n", {u"a.json:1 release-please.extra-file 1.2.3"_s});
        row("in TOML by number", please("{\"type\": \"toml\", \"path\": \"a.toml\", \"jsonpath\": \"$.x[1].v\"}"),
            u"a.toml"_s, "[[x]]\nv = '1.2.3'\n[[x]]\nv = '1.2.3'\n", {u"a.toml:4 release-please.extra-file 1.2.3"_s});
        row("in XML",
            please("{\"type\": \"xml\", \"path\": \"Build.props\", \"xpath\": \"//Project/PropertyGroup/Version\"}"),
            u"Build.props"_s,
            "<?xml version=\"1.0\"?>\n<Project>\u00e9<Version>1.2.3</Version>\n <PropertyGroup a=\"x\">\n  "
            "<Version> 1.2.3 </Version><Q Version=\"1.2.3\">1.2.3</Q>\n </PropertyGroup>\n</Project>\n",
            {u"Build.props:4 release-please.extra-file 1.2.3"_s});
        row("in YAML", please("{\"type\": \"yaml\", \"path\": \"Chart.yaml\", \"jsonpath\": \"$.image.tag\"}"),
            u"Chart.yaml"_s, "tag: 1.2.3\nimage:\n  tag: \"1.2.3\"\n",
            {u"Chart.yaml:3 release-please.extra-file 1.2.3"_s});
    }

    /// What is declared is found, written with the rest, and nothing else changes.
    void keepsDeclaredPlacesInStep()
    {
        QFETCH(MemoryTree, tree);
        QFETCH(QStringList, places);
        const VersionFileSet set = found(tree);
        QVERIFY2(set.problems.isEmpty(), qPrintable(set.problems.isEmpty() ? QString() : describe(set.problems[0])));
        QCOMPARE(declared(set), places);
        QVERIFY(set.agree);
        QVERIFY(set.imports.constFirst().find(u"version-place"_s) != nullptr);
        const auto edits = editsForVersion(set, readerOf(tree), versionOf(u"2.0.1"_s));
        QVERIFY2(edits, qPrintable(edits ? QString() : describe(edits.error())));
        const MemoryTree now = edited(tree, *edits);
        const VersionFileSet after = found(now);
        QVERIFY(after.agree);
        QCOMPARE(after.version, u"2.0.1"_s);
        QCOMPARE(declared(after).size(), places.size());
        const auto back = editsForVersion(after, readerOf(now), versionOf(u"1.2.3"_s));
        QVERIFY2(back, qPrintable(back ? QString() : describe(back.error())));
        QCOMPARE(edited(now, *back), tree);
    }

    void doesNotTouchTheVersionInAComment()
    {
        MemoryTree tree = with(u".bumpversion.toml"_s, "[tool.bumpversion]\ncurrent_version = '1.2.3'\n"
                                                       "[[tool.bumpversion.files]]\nfilename = 'tool.py'\n");
        tree[u"tool.py"_s] = "# since 1.2.3\nx = 1\n";
        const VersionFileSet set = found(tree);
        QVERIFY(declared(set).isEmpty());
        QVERIFY(why(set.imports[0], u"files: tool.py"_s).contains(u"comment"_s));
        QVERIFY(editsForVersion(set, readerOf(tree), versionOf(u"2.0.0"_s)));
    }

    void aDeclaredPlaceNeedsNoAnswerAnyMore()
    {
        MemoryTree tree = with(u"package.json"_s, "{\"name\": \"p\", \"version\": \"1.0.0\"}");
        QCOMPARE(found(tree).questions.size(), 1);
        tree[u".cz.toml"_s] = "[tool.commitizen]\nversion = '1.2.3'\nversion_files = ['package.json:version']\n";
        tree[u"package.json"_s] = "{\"name\": \"p\", \"version\": \"1.2.3\"}";
        const VersionFileSet set = found(tree);
        QVERIFY(set.questions.isEmpty());
        QCOMPARE(declared(set), QStringList{u"package.json:1 package.json.version 1.2.3"_s});
    }

    void aToolThatWasForgottenMovesNothing()
    {
        // As in a project that changed tools: the old settings remember an old version, which a file tells the story
        // of.
        MemoryTree tree = with(u".bumpversion.toml"_s, "[tool.bumpversion]\ncurrent_version = '1.0.0'\n"
                                                       "[[tool.bumpversion.files]]\nfilename = 'README.md'\n");
        tree[u"README.md"_s] = "Since 1.0.0 it floats.\n";
        QVERIFY(declared(found(tree)).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestDeclaredPlaces)
#include "tst_declaredplaces.moc"
