// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "layoutcase.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

/// The layouts of Python's packages in all their variants, each with the look-alikes that other tools change or the
/// spellings that they miss.
class TestPythonLayouts : public QObject
{
    Q_OBJECT

private:
    static MemoryTree dynamic(const QByteArray &settings, MemoryTree more,
                              const QByteArray &backend = "hatchling.build")
    {
        more.insert(u"pyproject.toml"_s, "[build-system]\nbuild-backend = '" + backend +
                                             "'\n[project]\nname = 'p'\ndynamic = ['version']\n" + settings);
        return more;
    }

private Q_SLOTS:
    void changesWhatCounts_data()
    {
        layoutColumns();
        const QString init = u"src/p/__init__.py"_s;
        const QByteArray hatch = "[tool.hatch.version]\npath = 'src/p/__init__.py'\n";
        const QByteArray attr = "[tool.setuptools.dynamic]\nversion = {attr = 'p.__version__'}\n";
        const QByteArray setuptools = "setuptools.build_meta";

        layout("a comment behind the value stays") // zest.releaser writes the whole line anew
            << MemoryTree{{u"pyproject.toml"_s, "[project]\nname='p'\nversion   =  '@'   # keep me: 1.2.3\n"}};
        layout("templates in other tables") << MemoryTree{
            {u"pyproject.toml"_s, "[tool.hatch.build.hooks.vcs]\ntemplate = '''\nversion = \"1.2.3\"\n'''\n[project]\n"
                                  "name = 'p'\nversion = '@'\ndependencies = ['q==1.2.3']\n[tool.x]\nversion='1.2.3'\n"
                                  "[[tool.y]]\nversion = '1.2.3'\n"}};
        layout("both tables of Poetry 2")
            << MemoryTree{{u"pyproject.toml"_s, "[project]\nname='p'\nversion='@'\n[tool.poetry]\nversion=\"@\"\n"
                                                "[tool.poetry.dependencies]\nq = {version = '1.2.3'}\n"}};

        layout("hatch path") << dynamic(hatch, {{init, "__version__ = '@'\n"}});
        layout("hatch path, any case, with type")
            << dynamic(hatch, {{init, "'''1.2.3'''\n__version__: str = \"@\"  # 1.2.3\nother = '1.2.3'\n"}});
        layout("hatch path, variable") << dynamic(hatch, {{init, "VERSION = '@'\nMINIMUM_VERSION = '1.2.3'\n"}});
        layout("hatch pattern") << dynamic(
            "[tool.hatch.version]\npath='app.txt'\npattern='^APP: (?P<version>[^ ]+)$'\n",
            {{u"app.txt"_s, "MAPP: 1.2.3\nAPP: @\nAPP2: 1.2.3\n"}});
        layout("hatch source regex") << dynamic("[tool.hatch.version]\nsource='regex'\npath='v.py'\n",
                                                {{u"v.py"_s, "__version__ = '@'\n"}});
        layout("hatch source code with a plain name")
            << dynamic("[tool.hatch.version]\nsource='code'\npath='v.py'\nexpression='__version__'\n",
                       {{u"v.py"_s, "import sys\nif True:\n    __version__ = '@'\n"}});
        layout("hatch source nodejs") << dynamic("[tool.hatch.version]\nsource='nodejs'\n",
                                                 {{u"package.json"_s, "{\"version\": \"@\"}"}});

        layout("setuptools attr") << dynamic(attr, {{init, "__version__ = '@'\n"}}, setuptools);
        layout("setuptools attr through an import") << dynamic(
            attr,
            {{init, "from os import (path, sep as __sep__)\nfrom .about.info import NUMBER as __version__, x\n"},
             {u"src/p/about/info.py"_s, "NUMBER = '@'\nVERSION = '1.2.3'\n"}},
            setuptools);
        layout("setuptools attr through an absolute import") << dynamic(
            attr, {{init, "from p.core import __version__\n"}, {u"src/p/core.py"_s, "__version__ = \"@\"\n"}},
            setuptools);
        layout("setuptools attr in a mapped folder")
            << dynamic("[tool.setuptools]\npackage-dir = {'' = 'lib'}\n[tool.setuptools.dynamic.version]\nattr = "
                       "'p.meta.number'\n",
                       {{u"lib/p/meta.py"_s, "number = '@'\n"}, {init, "x = '1.2.3'\n"}}, setuptools);
        layout("setuptools file") << dynamic("[tool.setuptools.dynamic]\nversion = {file = 'p.version'}\n",
                                             {{u"p.version"_s, "@\r\n"}}, setuptools);
        layout("flit") << dynamic("[tool.flit.module]\nname = 'other'\n",
                                  {{u"other.py"_s, "'''About 1.2.3'''\n__version__ = '@'\n"}}, "flit_core.buildapi");
        layout("pdm file") << dynamic("[tool.pdm.version]\nsource='file'\npath='v.py'\n",
                                      {{u"v.py"_s, "__version__ = \"@\" # x\n"}}, "pdm.backend");
        layout("meson-python") << dynamic({}, {{u"meson.build"_s, "project('p', version: '@')\n"}}, "mesonpy");
        layout("scikit-build-core") << dynamic(
            "[tool.scikit-build.metadata.version]\nprovider='scikit_build_core.metadata.regex'\ninput='CMakeLists.txt'"
            "\n"
            "regex='''(?i)project\\([^)]*VERSION +(?P<value>[0-9.]+)'''\n",
            {{u"CMakeLists.txt"_s, "cmake_minimum_required(VERSION 3.15)\nproject(p VERSION @)\n"}},
            "scikit_build_core.build");
        layout("scikit-build-core's default") << dynamic(
            "[tool.scikit-build.metadata.version]\nprovider='scikit_build_core.metadata.regex'\ninput='p/v.py'\n",
            {{u"p/v.py"_s, "__version__ = '@'\n"}}, "scikit_build_core.build");
        layout("maturin") << dynamic("[tool.maturin]\nmanifest-path='rust/Cargo.toml'\n",
                                     {{u"rust/Cargo.toml"_s, "[package]\nname='p'\nversion='@'\n"}}, "maturin");
        layout("uv_build") << MemoryTree{{u"pyproject.toml"_s,
                                          "[build-system]\nrequires=['uv_build>=0.8,<0.9']\nbuild-backend='uv_build'\n"
                                          "[project]\nname='p'\nversion='@'\n"}};

        // release-please changes the first "…version = x.y.z" of the file: the pytest setting.
        layout("setup.cfg behind a look-alike") << MemoryTree{
            {u"setup.cfg"_s, "[tool:pytest]\nminversion = 1.2.3\n[metadata]\nname = p\nVersion: @\nlong = %(x)s\n"
                             "description = version = 1.2.3\n"}};
        layout("setup.py keyword over several lines") << MemoryTree{
            {u"setup.py"_s, "from setuptools import setup\nsetup(\n    name='p',\n    install_requires=['q>=1.2.3',\n"
                            "        'version==1.2.3'],\n    version=  # 1.2.3\n        '@',\n    url='1.2.3')\n"}};
        layout("setup.py variable") << MemoryTree{
            {u"setup.py"_s, "import setuptools\nVERSION = '@'\nOLD = '1.2.3'\nsetuptools.setup(name='p', "
                            "version=VERSION, install_requires=['q==1.2.3'])\n"}};
        layout("modules in lib, beside Meson") << MemoryTree{
            {u"pyproject.toml"_s, "[build-system]\nbuild-backend='mesonpy'\n[project]\nname='quay'\ndynamic="
                                  "['version']\n"},
            {u"meson.build"_s, "project('quay', 'cpp', version: '@')\n"},
            {u"lib/quay/_version.py"_s, "__version__ = '@'\n"}};
        layout("setup.py names itself by a variable and reads the package")
            << MemoryTree{{u"setup.py"_s, "NAME = 'quay'\nmeta = parse(NAME)\nsetuptools.setup(name=NAME, "
                                          "version=meta['version'], packages=find_packages())\n"},
                          {u"quay/__init__.py"_s, "__version__ = '@'\n"}};
        layout("a back end in the tree around maturin")
            << MemoryTree{{u"pyproject.toml"_s, "[build-system]\nbuild-backend='bootstrap'\nbackend-path=['maturin']\n"
                                                "[project]\nname='quay'\ndynamic=['version']\n[tool.maturin]\nbindings"
                                                "='bin'\n"},
                          {u"Cargo.toml"_s, "[package]\nname='quay'\nversion='@'\n"}};
        layout("setup.py reads the package by an expression") << MemoryTree{
            {u"setup.py"_s, "import re\nfrom setuptools import setup\nv = re.search('__version__ = .(.*).', "
                            "open('p/__init__.py').read()).group(1)\nsetup(name='p', version=v)\n"},
            {u"p/__init__.py"_s, "__version__ = '@'\n"}};

        // The forms that release-please's expression and python-semantic-release's pass over.
        for (const auto &[name, text] :
             {std::pair<const char *, QByteArray>{"annotated", "__version__: Final[str] = '@'\n"},
              {"chained", "v = __version__ = '@'\n"},
              {"parenthesised", "__version__ = (\n    '@'  # 1.2.3\n)\n"},
              {"triple quotes", "__version__ = '''@'''\n"},
              {"behind a fallback", "try:\n    __version__ = '@'\nexcept ImportError:\n    __version__ = '1.2.3'\n"},
              {"beside look-alikes", "__version__ = '@'\nx__version__ = '1.2.3'\ns = \"__version__ = '1.2.3'\"\n"}})
            layout(name) << dynamic(attr, {{init, text}}, setuptools);
        layout("the customary files") << MemoryTree{{u"pyproject.toml"_s, "[project]\nname='p'\nversion='@'\n"},
                                                    {u"p/__init__.py"_s, "from .version import version\n"},
                                                    {u"p/_version.py"_s, "__version__ = '@'\n"},
                                                    {u"p/__about__.py"_s, "__version__ = '@'\n"},
                                                    {u"p/release.py"_s, "version = '@'\n"},
                                                    {u"p/other.py"_s, "__version__ = '1.2.3'\n"}};

        layout("tuples and hexadecimal numbers")
            << MemoryTree{{u"pyproject.toml"_s, "[project]\nname='p'\nversion='@'\n"},
                          {u"p/__init__.py"_s, "__version_info__ = ( @1,@2 , @3, )\n"},
                          {u"p/version.py"_s, "VersionInfo = namedtuple('VersionInfo', 'a b c')\n"
                                              "__version_info__ = VersionInfo(@1, @2, @3)  # (1, 2, 3)\n"},
                          {u"p/__version__.py"_s, "__build__ = @x\nMASK = 0x010203\n"}};
        layout("Django's five") << MemoryTree{{u"pyproject.toml"_s, "[project]\nname='p'\nversion='@'\n"},
                                              {u"p/__init__.py"_s, "VERSION = (@1, @2, @3, 'final', 0)\n"
                                                                   "__version__ = get_version(VERSION)\n"}};
        layout("VERSION") << MemoryTree{{u"VERSION"_s, "\xEF\xBB\xBFv@\r\n"}};
        layout("version.txt without a line's end") << MemoryTree{{u"version.txt"_s, "@"}};
    }

    void changesWhatCounts() { checkLayout(); }

    void saysWhereTheBackEndLooksElsewhere_data()
    {
        QTest::addColumn<QByteArray>("module");
        QTest::addColumn<QString>("message");
        QTest::newRow("annotated otherwise")
            << QByteArray("__version__: Final[str] = '1.2.3'\n") << u"does not find the version on line 1"_s;
        QTest::newRow("chained") << QByteArray("v = __version__ = '1.2.3'\n")
                                 << u"does not find the version on line 1"_s;
        QTest::newRow("indented") << QByteArray("if True:\n    __version__ = '1.2.3'\n")
                                  << u"does not find the version on line 2"_s;
        QTest::newRow("in a text above") << QByteArray("'''\nversion = '1.0'\n'''\n__version__ = '1.2.3'\n")
                                         << u"from line 2, Python from line 4"_s;
        QTest::newRow("found") << QByteArray("__version__ = 'v1.2.3'\n") << QString();
    }

    void saysWhereTheBackEndLooksElsewhere()
    {
        QFETCH(QByteArray, module);
        QFETCH(QString, message);
        const MemoryTree tree = dynamic("[tool.hatch.version]\npath = 'v.py'\n", {{u"v.py"_s, module}});
        const VersionFileSet set = findVersions(readerOf(tree), u"."_s);
        QCOMPARE(set.problems.size(), message.isEmpty() ? 0 : 1);
        if (!message.isEmpty())
            QVERIFY2(set.problems[0].message.contains(message), qPrintable(set.problems[0].message));
        QVERIFY(!set.version.isEmpty());
    }

    void leavesAloneWhatIsComputed_data()
    {
        QTest::addColumn<MemoryTree>("tree");
        QTest::addColumn<VersionFileSet::Origin>("origin");
        using Origin = VersionFileSet::Origin;
        const MemoryTree module{{u"v.py"_s, "__version__ = '1.2.3'\n"}};
        QTest::newRow("hatch env") << dynamic("[tool.hatch.version]\nsource='env'\nvariable='V'\n", module)
                                   << Origin::Dynamic;
        QTest::newRow("hatch code expression")
            << dynamic("[tool.hatch.version]\nsource='code'\npath='v.py'\nexpression='get()'\n", module)
            << Origin::Dynamic;
        QTest::newRow("hatch plug-in") << dynamic("[tool.hatch.version]\nsource='my-plugin'\npath='v.py'\n", module)
                                       << Origin::Dynamic;
        QTest::newRow("pdm call") << dynamic("[tool.pdm.version]\nsource='call'\ngetter='v:get'\n", module)
                                  << Origin::Dynamic;
        QTest::newRow("pdm scm") << dynamic("[tool.pdm.version]\nsource='scm'\n", module) << Origin::Vcs;
        QTest::newRow("scikit-build-core result")
            << dynamic(
                   "[tool.scikit-build.metadata.version]\nprovider='scikit_build_core.metadata.regex'\ninput='v.py'\n"
                   "regex='(?P<a>[0-9]+)'\nresult='{a}.0'\n",
                   module)
            << Origin::Dynamic;
        QTest::newRow("meson runs git")
            << dynamic({}, {{u"meson.build"_s, "project('p', version: run_command('git', 'describe').stdout())\n"}},
                       "mesonpy")
            << Origin::Dynamic;
        QTest::newRow("Poetry's placeholder")
            << MemoryTree{{u"pyproject.toml"_s, "[tool.poetry]\nname='p'\nversion='0.0.0'\n"
                                                "[tool.poetry-dynamic-versioning]\nenable=true\n"}}
            << Origin::Vcs;
        QTest::newRow("use_scm_version") << MemoryTree{{u"setup.py"_s, "setup(name='p', use_scm_version=True)\n"}}
                                         << Origin::Vcs;
        QTest::newRow("setuptools-scm") << dynamic("[tool.setuptools_scm]\n", module, "setuptools.build_meta")
                                        << Origin::Vcs;
        QTest::newRow("several files") << dynamic("[tool.setuptools.dynamic]\nversion = {file = ['a', 'b']}\n", module,
                                                  "setuptools.build_meta")
                                       << Origin::Dynamic;
    }

    void leavesAloneWhatIsComputed()
    {
        QFETCH(MemoryTree, tree);
        QFETCH(VersionFileSet::Origin, origin);
        const VersionFileSet set = findVersions(readerOf(tree), u"."_s);
        QCOMPARE(set.origin, origin);
        QVERIFY(set.version.isEmpty());
        const auto edits = editsForVersion(set, readerOf(tree), versionOf(u"2.0.1"_s));
        QVERIFY(edits ? edits->isEmpty() : edits.error().kind == Error::Kind::Refused);
    }

    void keepsDecimalDigitsInAHexadecimalNumber()
    {
        const MemoryTree tree{{u"pyproject.toml"_s, "[project]\nname='p'\nversion='2.34.2'\n"},
                              {u"p/__version__.py"_s, "__build__ = 0x023402\n"}};
        const VersionFileSet set = findVersions(readerOf(tree), u"."_s);
        QVERIFY(set.agree);
        const auto edits = editsForVersion(set, readerOf(tree), versionOf(u"2.35.0"_s));
        QVERIFY2(edits, qPrintable(edits ? QString() : describe(edits.error())));
        const MemoryTree now = edited(tree, *edits);
        QCOMPARE(now[u"p/__version__.py"_s], QByteArray("__build__ = 0x023500\n"));
        QVERIFY(findVersions(readerOf(now), u"."_s).agree);
        QVERIFY(!editsForVersion(set, readerOf(tree), versionOf(u"2.100.0"_s)));
    }

    void givesACandidateItsOwnFormInEachPlace()
    {
        MemoryTree tree{{u"pyproject.toml"_s, "[project]\nname='p'\nversion='1.2.3'\n"},
                        {u"p/__init__.py"_s, "VERSION = (1, 2, 3, 'final', 0)\n"},
                        {u"p/_version.py"_s, "__version_info__ = VersionInfo(1, 2, 3)\n"},
                        {u"p/__version__.py"_s, "__build__ = 0x010203\n"}};
        const VersionFileSet set = findVersions(readerOf(tree), u"."_s);
        const auto edits = editsForVersion(set, readerOf(tree), versionOf(u"1.3.0rc1"_s));
        QVERIFY2(edits, qPrintable(edits ? QString() : describe(edits.error())));
        tree = edited(tree, *edits);
        QCOMPARE(tree[u"p/__init__.py"_s], QByteArray("VERSION = (1, 3, 0, 'rc', 1)\n"));
        QCOMPARE(tree[u"p/_version.py"_s], QByteArray("__version_info__ = VersionInfo(1, 3, 0, \"rc\", 1)\n"));
        QCOMPARE(tree[u"p/__version__.py"_s], QByteArray("__build__ = 0x010300\n"));
        QVERIFY(findVersions(readerOf(tree), u"."_s).agree);
        QCOMPARE(editsForVersion(set, readerOf(edited(tree, {})), versionOf(u"1.300.0"_s)).error().kind,
                 Error::Kind::Conflict);
    }
};

QTEST_GUILESS_MAIN(TestPythonLayouts)
#include "tst_pythonlayouts.moc"
