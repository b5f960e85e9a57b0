// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "layoutcase.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

/// The layouts beside Python's own, each with what it accepts and with what only looks like it. A row's tree has the
/// version 1.2.3 where it counts; "2.0.1" must stand there afterwards and nowhere else.
class TestVersionLayouts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changesWhatCounts_data()
    {
        layoutColumns();
        const MemoryTree python{{u"pyproject.toml"_s, "[project]\nname='my-pkg'\nversion='@'\n"}};
        const auto beside = [&](const QString &path, const QByteArray &text) {
            MemoryTree tree = python;
            tree.insert(path, text);
            return tree;
        };

        layout("CMake project") << MemoryTree{
            {u"CMakeLists.txt"_s,
             "cmake_minimum_required(VERSION 1.2.3)\n# project(x VERSION 1.2.3)\n#[[ project(x VERSION 1.2.3) ]]\n"
             "PROJECT(my-pkg # VERSION 1.2.3\n  DESCRIPTION \"VERSION 1.2.3\"\n  VERSION @ LANGUAGES CXX)\n"
             "find_package(Qt6 1.2.3 REQUIRED)\nset_target_properties(x PROPERTIES VERSION 1.2.3 SOVERSION 1)\n"}};
        layout("CMake quoted, bracket comment, CR LF")
            << MemoryTree{{u"CMakeLists.txt"_s, "#[==[\r\n]] ]==]\r\nproject(p\r\n\tVERSION\r\n\t\"@\")\r\n"}};
        layout("CMake variable") << MemoryTree{
            {u"CMakeLists.txt"_s,
             "set(MY_VERSION \"@\")\nset(OTHER_VERSION 1.2.3)\nproject(p VERSION ${MY_VERSION})\n"}};
        layout("CMake split variables") << MemoryTree{
            {u"CMakeLists.txt"_s, "project(Net CXX)\nset(NET_VERSION_MAJOR @1)\nset(NET_VERSION_MINOR "
                                  "@2)\nset(NET_VERSION_PATCH @3)\nset(ABI_VERSION_MAJOR 1)\n"}};
        layout("CMake own variable") << MemoryTree{
            {u"CMakeLists.txt"_s, "project(Net)\nset(Net_VERSION @)\nset(LIB_VERSION 1.2.3)\n"}};
        layout("CMake beside Python") << beside(u"CMakeLists.txt"_s, "project(my-pkg VERSION @)\n");

        layout("Meson") << MemoryTree{
            {u"meson.build"_s, "# project('x', version : '1.2.3')\nproject('my-pkg', 'c', 'cpp',\n  version : '@', # "
                               "1.2.3\n  meson_version : '>=1.2.3',\n  default_options : ['version=1.2.3'])\n"
                               "dep = dependency('z', version : '1.2.3')\n"}};
        layout("Meson, long string") << MemoryTree{{u"meson.build"_s, "project('p', version:'''@''')"}};
        layout("Meson beside Python") << beside(u"meson.build"_s, "project('my-pkg', version: '@')\n");
        layout("Meson reads a file") << MemoryTree{{u"meson.build"_s, "project('p', version: files('VERSION'))\n"},
                                                   {u"VERSION"_s, "@\n"}};
        layout("C string") << MemoryTree{
            {u"CMakeLists.txt"_s, "project(net VERSION @)\n"},
            {u"include/net/version.h"_s,
             "// #define NET_VERSION \"1.2.3\"\n/* NET_VERSION \"1.2.3\" */\n#define NET_VERSION \"@\"\n"
             "#define NET_MIN_VERSION \"1.2.3\"\n#define NET_ABI_VERSION \"1.2.3\"\n#define OTHER \"1.2.3\"\n"}};
        layout("C split numbers, hex and text")
            << MemoryTree{{u"version.h"_s, "#  define NET_VERSION_MAJOR @1\n#define NET_VERSION_MINOR\t@2\n#define \\\n"
                                           " NET_VERSION_PATCH @3 // 3\n#define NET_VERSION_STRING \"@\"\n"
                                           "#define NET_VERSION_HEX @x\n#define NET_API_VERSION 3\n"}};
        layout("C header that CMake reads") << MemoryTree{
            {u"CMakeLists.txt"_s,
             "file(STRINGS \"${CMAKE_CURRENT_SOURCE_DIR}/include/net/netver.h\" _contents REGEX \"#define\")\n"
             "file(READ other/minimum.h x)\nproject(NET VERSION \"${_net_version}\")\n"},
            {u"include/net/netver.h"_s,
             "#define LIBNET_VERSION \"@\"\n#define LIBNET_VERSION_MAJOR @1\n#define "
             "LIBNET_VERSION_MINOR @2\n#define LIBNET_VERSION_PATCH @3\n#define LIBNET_VERSION_NUM @x\n"}};
        layout("C numbers under the project's own name") << MemoryTree{
            {u"CMakeLists.txt"_s,
             "MACRO(bit name)\n  FILE(STRINGS \"${CMAKE_CURRENT_SOURCE_DIR}/hired.h\" BIT REGEX x)\n"
             "ENDMACRO()\nproject(hired VERSION \"${VERSION}\")\n"},
            {u"hired.h"_s, "#define HIRED_MAJOR @1\n#define HIRED_MINOR @2\n#define HIRED_PATCH @3\n#define "
                           "OTHER_MAJOR 1\n#define HIRED_SONAME 1.2.3-dev\n"}};
        layout("C header without the lib of the name, with a fourth number") << MemoryTree{
            {u"CMakeLists.txt"_s, "project(libnet2 VERSION \"@\")\n"},
            {u"include/net2/version.h"_s,
             "#define LIBNET2_VERSION \"@\"\n#define LIBNET2_VERSION_MAJOR @1\n#define LIBNET2_VERSION_MINOR @2\n"
             "#define LIBNET2_VERSION_REVISION @3\n#define LIBNET2_VERSION_PATCH 0\n#define LIBNET2_SOVERSION "
             "\"1.2\"\n"}};
        layout("Meson beside a CMake build that says none")
            << MemoryTree{{u"CMakeLists.txt"_s, "project(my_lib)\nfile(READ meson.build x)\n"},
                          {u"meson.build"_s, "project('my-lib', 'c', version: '@')\n"}};
        layout("C++ constants") << MemoryTree{
            {u"CMakeLists.txt"_s, "project(net VERSION @)\n"},
            {u"src/version.hpp"_s,
             "namespace net {\ninline constexpr std::string_view kVersion{\"@\"};\nconstexpr char version[] = \"@\";\n"
             "constexpr int versionMajor = @1, versionMinor = @2;\nconst char *minVersion = \"1.2.3\";\n"
             "auto s = \"version = 1.2.3\"; // constexpr auto version = \"1.2.3\";\n}\n"}};

        layout("Sphinx") << beside(u"docs/conf.py"_s,
                                   "'''version = \"1.2.3\"'''\nversion = '@1.@2'\nrelease = \"@\"  # 1.2.3\n"
                                   "needs_sphinx = '1.2.3'\n");
        layout("Sphinx, full in both") << beside(u"docs/source/conf.py"_s, "version = release = u'@'\n");

        layout("CITATION.cff") << beside(
            u"CITATION.cff"_s,
            "cff-version: 1.2.0\nmessage: version 1.2.3\ntitle: \"version: 1.2.3\"\nversion: @ # 1.2.3\n"
            "date-released: 2026-11-21\nreferences:\n  - type: software\n    version: 1.2.3\n"
            "    date-released: 2020-01-01\npreferred-citation:\n  version: 1.2.3\n");
        layout("CITATION.cff with v and quotes")
            << beside(u"CITATION.cff"_s, "\xEF\xBB\xBF# \xC3\xA4\r\nversion: \"v@\"\r\nx: [a, {version: 1.2.3}]\r\n");

        layout("package-lock version 1") << MemoryTree{
            {u"package.json"_s, "{\n\t\"name\": \"p\",\n\t\"version\": \"@\"\n}\n"},
            {u"package-lock.json"_s, "{\n\t\"name\": \"p\",\n\t\"version\": \"@\",\n\t\"lockfileVersion\": 1,\n"
                                     "\t\"dependencies\": {\"q\": {\"version\": \"1.2.3\"}}\n}\n"}};
        layout("package-lock version 3") << MemoryTree{
            {u"package.json"_s, "{\"name\": \"p\", \"version\": \"@\", \"dependencies\": {\"version\": \"1.2.3\"}}"},
            {u"package-lock.json"_s,
             "{\r\n    \"version\": \"@\", \"lockfileVersion\": 3,\r\n    \"packages\": {\"\": {\"name\": \"p\", "
             "\"version\": \"@\"},\r\n    \"node_modules/q\": {\"version\": \"1.2.3\"}}}"},
            {u"npm-shrinkwrap.json"_s, "{\"version\": \"@\"}"}};

        layout("Cargo workspace") << MemoryTree{
            {u"Cargo.toml"_s,
             "[workspace]\nmembers = ['crates/a', 'crates/b', 'crates/*']\n[workspace.package]\nversion = '@'\n"
             "[workspace.dependencies]\na = { path = 'crates/a', version = '=@' }\nq = '1.2.3'\n"
             "c = { path = 'crates/c', version = '1.2.3' }\n"},
            {u"crates/a/Cargo.toml"_s, "[package]\nname = 'a'\nversion.workspace = true\n"},
            {u"crates/b/Cargo.toml"_s, "[package]\nname = 'b'\nversion = { workspace = true }\n[target.'cfg(unix)'."
                                       "dependencies]\na = { version = \"^@\", path = \"../a\" }\n"
                                       "[build-dependencies]\na = { version = '1', path = '../a' }\n"},
            {u"crates/c/Cargo.toml"_s, "[package]\nname = 'c'\nversion = '1.2.3'\n"},
            {u"Cargo.lock"_s, "version = 4\n\n[[package]]\nname = \"a\"\nversion = \"@\"\n\n[[package]]\nname = "
                              "\"a\"\nversion = \"1.2.3\"\nsource = \"registry\"\n\n[[package]]\nname = \"b\"\nversion "
                              "= \"@\"\ndependencies = [\n \"a\",\n]\n\n[[package]]\nname = \"c\"\nversion = "
                              "\"1.2.3\"\n"}};

        layout("uv.lock") << beside(
            u"uv.lock"_s, "version = 1\n\n[[package]]\nname = \"q\"\nversion = \"1.2.3\"\nsource = { registry "
                          "= \"x\" }\n\n[[package]]\nname = \"my-pkg\"\nversion = \"@\"\nsource = { virtual = "
                          "\".\" }\n");
        layout("poetry.lock") << beside(
            u"poetry.lock"_s,
            "[[package]]\nname = \"my-pkg\"\nversion = \"1.2.3\"\n\n[package.dependencies]\nq = \"*\"\n\n[[package]]\n"
            "name = \"my-pkg\"\nversion = \"@\"\n\n[package.source]\ntype = \"directory\"\nurl = \".\"\n");
        layout("pdm.lock") << beside(u"pdm.lock"_s, "[[package]]\nname = \"my-pkg\"\nversion = \"@\"\neditable = "
                                                    "true\npath = \"./\"\n");
        layout("pylock.toml") << beside(u"pylock.toml"_s,
                                        "[[packages]]\nname = \"my-pkg\"\nversion = \"@\"\ndirectory = { path = \".\", "
                                        "editable = true }\n[[packages]]\nname = \"z\"\nversion = \"1.2.3\"\n");

        layout("bump-my-version") << MemoryTree{
            {u"pyproject.toml"_s, "[project]\nname='p'\nversion='@'\n[tool.bumpversion]\ncurrent_version = \"@\"\n"
                                  "[[tool.bumpversion.files]]\nsearch = 'version=1.2.3'\n"}};
        layout("bumpversion.cfg") << beside(u".bumpversion.cfg"_s,
                                            "[bumpversion]\ncurrent_version = @\nmessage = 1.2.3\n");
        layout("commitizen") << MemoryTree{{u"pyproject.toml"_s,
                                            "[tool.commitizen]\nversion = '@'\ntag_format='v1.2.3'\nversion_files = "
                                            "['src/v.py:NUMBER']\n[project]\nname='p'\nversion='@'\n"},
                                           {u"src/v.py"_s, "NUMBER = '@'\nOTHER = '1.2.3'\n"}};
        layout("commitizen's own file") << beside(u".cz.yaml"_s,
                                                  "# 1.2.3\ncommitizen:\n  name: cz\n  version: @\n  tag: 1.2.3\n");
        layout("commitizen's JSON") << beside(u".cz.json"_s,
                                              "{\"commitizen\": {\"version\": \"@\"}, \"version\": \"1.2.3\"}");
        layout("tbump") << beside(u"tbump.toml"_s,
                                  "[version]\ncurrent = \"@\"\nregex = '1.2.3'\n[[file]]\nsrc = 'x'\n");
        layout("release-please") << beside(u".release-please-manifest.json"_s,
                                           "{\n  \".\": \"@\",\n  \"packages/q\": \"1.2.3\"\n}\n");
        layout("lerna") << MemoryTree{
            {u"package.json"_s, "{\"name\": \"p\", \"version\": \"@\"}"},
            {u"lerna.json"_s, "{\n  \"version\": \"@\",\n  \"command\": {\"version\": {\"exact\": true}}\n}\n"}};
        layout("lerna with independent versions")
            << MemoryTree{{u"package.json"_s, "{\"name\": \"p\", \"version\": \"@\"}"},
                          {u"lerna.json"_s, "{\"version\": \"independent\"}"}};
        layout("python-semantic-release")
            << MemoryTree{{u"pyproject.toml"_s, "[project]\nname='p'\nversion='@'\n[tool.other]\nversion='@'\n"
                                                "[tool.semantic_release]\nversion_variables=['a/b.py:NUMBER']\n"
                                                "version_toml=['pyproject.toml:tool.other.version']\n"},
                          {u"a/b.py"_s, "NUMBER: str = '@'\n"}};

        layout("loose places stay") << [&] {
            MemoryTree tree = python;
            tree.insert(u"README.md"_s, "pip install my-pkg==1.2.3 ![](badge-1.2.3)\n");
            tree.insert(u"Dockerfile"_s, "LABEL version=\"1.2.3\"\n");
            tree.insert(u"recipe/meta.yaml"_s, "{% set version = \"1.2.3\" %}\n");
            tree.insert(u"snapcraft.yaml"_s, "version: '1.2.3'\n");
            tree.insert(u"codemeta.json"_s, "{\"version\": \"1.2.3\"}\n");
            tree.insert(u".zenodo.json"_s, "{\"version\": \"1.2.3\"}\n");
            tree.insert(u"my_pkg/_vendor/tomli/__init__.py"_s, "__version__ = '1.2.3'\n");
            tree.insert(u"third_party/version.h"_s, "#define MY_PKG_VERSION \"1.2.3\"\n");
            return tree;
        }();
    }

    void changesWhatCounts() { checkLayout(); }

    void leavesAloneWhatIsComputedOrAnothers_data()
    {
        QTest::addColumn<MemoryTree>("tree");
        QTest::addColumn<QStringList>("places");
        const QByteArray python = "[project]\nname='my-pkg'\nversion='1.2.3'\n";
        const QString source = u"pyproject.project.version source certain"_s;
        const auto row = [&](const char *name, const QString &path, const QByteArray &text, QStringList places) {
            places.prepend(source);
            QTest::newRow(name) << MemoryTree{{u"pyproject.toml"_s, python}, {path, text}} << places;
        };
        row("another package.json of the name", u"package.json"_s, "{\"name\": \"my-pkg\", \"version\": \"1.0.0\"}",
            {u"package.json.version unrelated guessed"_s});
        row("a package.json of its own", u"package.json"_s, "{\"name\": \"site\", \"version\": \"1.0.0\"}", {});
        row("a crate of its own", u"Cargo.toml"_s, "[package]\nname='my-pkg'\nversion='0.4.0'\n",
            {u"cargo.package.version unrelated guessed"_s});
        row("a VERSION of something else", u"VERSION"_s, "5\n", {u"plain.version unrelated guessed"_s});
        row("CMake's own version", u"CMakeLists.txt"_s, "project(my-pkg VERSION 0.4)\n",
            {u"cmake.project.version unrelated guessed"_s});
        row("CMake computed", u"CMakeLists.txt"_s, "project(my-pkg VERSION ${SKBUILD_PROJECT_VERSION})\n",
            {u"cmake.project.version derived certain"_s});
        row("Meson's own version", u"meson.build"_s, "project('my-pkg', version: '0.4')\n",
            {u"meson.project.version unrelated guessed"_s});
        row("Meson computed", u"meson.build"_s,
            "project('my-pkg', version: run_command('git', 'describe', check: true).stdout().strip())\n",
            {u"meson.project.version derived certain"_s});
        row("Sphinx computed", u"docs/conf.py"_s,
            "import my_pkg\nrelease = my_pkg.__version__\nversion = '.'.join(release.split('.')[:2])\n",
            {u"sphinx.release derived certain"_s, u"sphinx.version derived certain"_s});
        row("Sphinx says none", u"docs/conf.py"_s, "version = ''\nrelease = 'latest'\n", {});
        row("a citation without a version", u"CITATION.cff"_s,
            "cff-version: 1.2.0\ndate-released: 2026-01-01\nreferences:\n  - version: 1.2.3\n", {});
        row("a lock without us", u"uv.lock"_s,
            "[[package]]\nname = \"my-pkg\"\nversion = \"1.2.3\"\nsource = { registry = \"x\" }\n", {});
        row("a header without a build", u"src/version.h"_s, "#define MY_PKG_VERSION \"1.2.3\"\n", {});
        row("unreadable neighbours", u"CMakeLists.txt"_s, "project(my-pkg VERSION \"1.2.3\n", {});
    }

    void leavesAloneWhatIsComputedOrAnothers()
    {
        QFETCH(MemoryTree, tree);
        QFETCH(QStringList, places);
        const VersionFileSet set = findVersions(readerOf(tree), u"."_s);
        QStringList found;
        qsizetype guesses = 0;
        for (const VersionOccurrence &place : set.occurrences) {
            found +=
                u"%1 %2 %3"_s.arg(place.kind, versionRoleName(place.role), versionConfidenceName(place.confidence));
            guesses += place.confidence == VersionOccurrence::Confidence::Guessed ? 1 : 0;
        }
        QCOMPARE(found, places);
        QVERIFY(set.agree);
        QCOMPARE(set.questions.size(), guesses);
        const auto edits = editsForVersion(set, readerOf(tree), versionOf(u"2.0.1"_s));
        QVERIFY2(edits, qPrintable(edits ? QString() : describe(edits.error())));
        QCOMPARE(edits->size(), 1);
        QCOMPARE(edits->constFirst().path, u"pyproject.toml"_s);
        // The place may come to say the same by chance: it is still nobody's to change.
        const auto same = editsForVersion(set, readerOf(tree), versionOf(u"1.0.0"_s));
        QVERIFY2(same, qPrintable(same ? QString() : describe(same.error())));
        QCOMPARE(same->size(), 1);
    }

    void remembersTheAnswer()
    {
        const MemoryTree tree{{u"pyproject.toml"_s, "[project]\nname='p'\nversion='1.2.3'\n"},
                              {u"package.json"_s, "{\"name\": \"p\", \"version\": \"1.0.0\"}"}};
        const VersionFileSet asked = findVersions(readerOf(tree), u"."_s);
        QCOMPARE(asked.questions.size(), 1);
        QCOMPARE(asked.questions[0].ifOurs, u"[[version-file]]\npath = \"package.json\"\nrole = \"mirror\"\n"_s);
        using Role = VersionOccurrence::Role;
        const VersionFileSet ours = findVersions(readerOf(tree), u"."_s, {{u"package.json"_s, {}, Role::Mirror}});
        QVERIFY(ours.questions.isEmpty());
        QVERIFY(!ours.agree);
        QCOMPARE(ours.occurrences[1].role, Role::Mirror);
        const VersionFileSet another = findVersions(readerOf(tree), u"."_s, {{u"package.json"_s, {}, Role::Unrelated}});
        QVERIFY(another.questions.isEmpty());
        QVERIFY(another.agree);
        const VersionFileSet wrong =
            findVersions(readerOf({{u"pyproject.toml"_s, tree.value(u"pyproject.toml"_s)}, {u"x.txt"_s, "1"}}), u"."_s,
                         {{u"x.txt"_s, {}, Role::Mirror}});
        QCOMPARE(wrong.problems.size(), 1);
    }

    void aCopyTakesThePlaceOfASourceThatIsAnothers()
    {
        using Role = VersionOccurrence::Role;
        const QByteArray manifest = "{\"name\": \"p\", \"version\": \"0.8.1\"}";
        const MemoryTree tree{{u"VERSION"_s, "0.8.1\n"}, {u"package.json"_s, manifest}};
        const VersionFileSet both = findVersions(readerOf(tree), u"."_s);
        QCOMPARE(both.occurrences[0].path, u"package.json"_s);
        QCOMPARE(both.occurrences[1].role, Role::Mirror);
        const QList<VersionFilePattern> patterns{{u"package.json"_s, {}, Role::Unrelated}};
        const VersionFileSet set = findVersions(readerOf(tree), u"."_s, patterns);
        QCOMPARE(set.version, u"0.8.1"_s);
        QCOMPARE(set.origin, VersionFileSet::Origin::Static);
        QCOMPARE(set.occurrences[0].path, u"VERSION"_s);
        QCOMPARE(set.occurrences[0].role, Role::Source);
        QCOMPARE(set.occurrences[1].role, Role::Unrelated);
        const auto edits = editsForVersion(set, readerOf(tree), versionOf(u"0.9.0"_s, set.scheme), patterns);
        QVERIFY2(edits, qPrintable(edits ? QString() : describe(edits.error())));
        const MemoryTree after = edited(tree, *edits);
        QCOMPARE(after[u"VERSION"_s], QByteArray("0.9.0\n"));
        QCOMPARE(after[u"package.json"_s], manifest);
    }

    void noCopyTakesThePlaceOfTheTags()
    {
        using Role = VersionOccurrence::Role;
        const MemoryTree tree{{u"pyproject.toml"_s,
                               "[build-system]\nrequires = [\"setuptools-scm\"]\nbuild-backend = "
                               "\"setuptools.build_meta\"\n[project]\nname = \"p\"\ndynamic = [\"version\"]\n"
                               "[tool.setuptools_scm]\n"},
                              {u"CITATION.cff"_s, "cff-version: 1.2.0\nversion: 0.8.1\n"},
                              {u"other.txt"_s, "version 0.1\n"}};
        const VersionFileSet set = findVersions(
            readerOf(tree), u"."_s,
            {{u"CITATION.cff"_s, {}, Role::Mirror}, {u"other.txt"_s, u"version {version}"_s, Role::Unrelated}});
        QVERIFY(set.occurrences.size() >= 2);
        QCOMPARE(set.origin, VersionFileSet::Origin::Vcs);
        QVERIFY(set.version.isEmpty());
        for (const VersionOccurrence &place : set.occurrences)
            QVERIFY2(place.role != Role::Source, qPrintable(place.path));
    }

    void keepsACandidateOutOfPlacesForNumbers()
    {
        MemoryTree tree{{u"pyproject.toml"_s, "[project]\nname='net'\nversion='1.2.3'\n"},
                        {u"CMakeLists.txt"_s, "project(net VERSION 1.2.3)\n"},
                        {u"docs/conf.py"_s, "version = '1.2'\nrelease = '1.2.3'\n"},
                        {u"CITATION.cff"_s, "version: 1.2.3\ndate-released: 2020-01-01\n"},
                        {u"src/version.h"_s, "#define NET_VERSION \"1.2.3\"\n#define NET_VERSION_MAJOR 1\n#define "
                                             "NET_VERSION_MINOR 2\n#define NET_VERSION_HEX 0x010203F0\n"}};
        const auto to = [&](const QString &version) {
            const VersionFileSet set = findVersions(readerOf(tree), u"."_s);
            QVERIFY(set.agree);
            const auto edits = editsForVersion(set, readerOf(tree), versionOf(version), {}, QDate(2026, 11, 21));
            QVERIFY2(edits, qPrintable(edits ? QString() : describe(edits.error())));
            tree = edited(tree, *edits);
        };
        to(u"1.10.0rc2"_s);
        QCOMPARE(tree[u"CMakeLists.txt"_s], QByteArray("project(net VERSION 1.10.0)\n"));
        QCOMPARE(tree[u"docs/conf.py"_s], QByteArray("version = '1.10'\nrelease = '1.10.0rc2'\n"));
        QCOMPARE(tree[u"src/version.h"_s],
                 QByteArray("#define NET_VERSION \"1.10.0rc2\"\n#define NET_VERSION_MAJOR 1\n#define "
                            "NET_VERSION_MINOR 10\n#define NET_VERSION_HEX 0x010A00C2\n"));
        QCOMPARE(tree[u"CITATION.cff"_s], QByteArray("version: 1.10.0rc2\ndate-released: 2026-11-21\n"));
        to(u"1.10"_s);
        QCOMPARE(tree[u"CMakeLists.txt"_s], QByteArray("project(net VERSION 1.10)\n"));
        // 1.10 without quotes is the number 1.1 for every reader of YAML.
        QCOMPARE(tree[u"CITATION.cff"_s], QByteArray("version: \"1.10\"\ndate-released: 2026-11-21\n"));
        QVERIFY(tree[u"src/version.h"_s].contains("0x010A00F0"));
        to(u"1.11"_s);
        QCOMPARE(tree[u"CITATION.cff"_s], QByteArray("version: \"1.11\"\ndate-released: 2026-11-21\n"));
    }

    void alignsWhatDrifted()
    {
        const MemoryTree tree{{u"pyproject.toml"_s, "[project]\nname='p'\nversion='1.2.3'\n"},
                              {u"docs/conf.py"_s, "version = '0.1'\nrelease = '0.1.0'\n"},
                              {u".cz.toml"_s, "[tool.commitizen]\nversion = '1.2.2'\n"}};
        const VersionFileSet set = findVersions(readerOf(tree), u"."_s);
        QVERIFY(!set.agree);
        const auto edits = editsForVersion(set, readerOf(tree), versionOf(u"1.2.3"_s));
        QVERIFY2(edits, qPrintable(edits ? QString() : describe(edits.error())));
        const MemoryTree after = edited(tree, *edits);
        QCOMPARE(after[u"docs/conf.py"_s], QByteArray("version = '1.2'\nrelease = '1.2.3'\n"));
        QCOMPARE(after[u".cz.toml"_s], QByteArray("[tool.commitizen]\nversion = '1.2.3'\n"));
        QVERIFY(findVersions(readerOf(after), u"."_s).agree);
    }

    void warnsOfAVersionThatIsANumber()
    {
        const MemoryTree tree{{u"pyproject.toml"_s, "[project]\nname='net'\nversion='1.10'\n"},
                              {u"CITATION.cff"_s, "version: 1.10\n"}};
        const VersionFileSet set = findVersions(readerOf(tree), u"."_s);
        QCOMPARE(set.problems.size(), 1);
        QCOMPARE(set.problems[0].message, u"The version is a number in YAML: readers take 1.10 for 1.1"_s);
    }

    void writesTheNormalFormWhereUvDoes()
    {
        const MemoryTree tree{{u"pyproject.toml"_s, "[project]\nname='p'\nversion='2026.01.04'\n"},
                              {u"uv.lock"_s, "[[package]]\nname = \"p\"\nversion = \"2026.1.4\"\nsource = { editable = "
                                             "\".\" }\n"}};
        const VersionFileSet set = findVersions(readerOf(tree), u"."_s);
        QVERIFY(set.agree);
        const auto edits = editsForVersion(set, readerOf(tree), versionOf(u"2026.01.05"_s));
        QVERIFY2(edits, qPrintable(edits ? QString() : describe(edits.error())));
        const MemoryTree after = edited(tree, *edits);
        QVERIFY(after[u"pyproject.toml"_s].contains("'2026.01.05'"));
        QVERIFY(after[u"uv.lock"_s].contains("\"2026.1.5\""));
    }

    void asksWhichOfTwoMacrosIsMeant()
    {
        const MemoryTree tree{{u"version.h"_s, "#ifdef A\n#define X_VERSION \"1.2.3\"\n#else\n#define X_VERSION "
                                               "\"1.2.3\"\n#endif\n"}};
        const VersionFileSet set = findVersions(readerOf(tree), u"."_s);
        QCOMPARE(editsForVersion(set, readerOf(tree), versionOf(u"2.0.1"_s)).error().kind, Error::Kind::Conflict);
        const MemoryTree split{{u"version.h"_s, "#define X_VERSION \"1.2.3\"\n#define X_VERSION_MAJOR 1\n#define "
                                                "X_VERSION_MINOR 1\n#define X_VERSION_PATCH 3\n"}};
        QVERIFY(!findVersions(readerOf(split), u"."_s).agree);
    }

    void keepsCitationsInStepWhereTagsDecide()
    {
        const MemoryTree tree{{u"pyproject.toml"_s, "[project]\nname='p'\ndynamic=['version']\n"
                                                    "[tool.hatch.version]\nsource='vcs'\n"},
                              {u"CITATION.cff"_s, "version: 1.2.3\n"},
                              {u"VERSION"_s, "1.2.3\n"}};
        const VersionFileSet set = findVersions(readerOf(tree), u"."_s);
        QCOMPARE(set.origin, VersionFileSet::Origin::Vcs);
        QCOMPARE(set.occurrences.size(), 1);
        const auto edits = editsForVersion(set, readerOf(tree), versionOf(u"2.0.1"_s));
        QVERIFY2(edits, qPrintable(edits ? QString() : describe(edits.error())));
        QCOMPARE(edits->size(), 1);
        QCOMPARE(edits->constFirst().after, QByteArray("version: 2.0.1\n"));
    }
};

QTEST_GUILESS_MAIN(TestVersionLayouts)
#include "tst_versionlayouts.moc"
