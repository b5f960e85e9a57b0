// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "memorytree.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

class TestFindVersions : public QObject
{
    Q_OBJECT

private:
    using Origin = VersionFileSet::Origin;

    /// "kind path:line text role" of each place.
    static QStringList summary(const VersionFileSet &set)
    {
        QStringList lines;
        for (const VersionOccurrence &each : set.occurrences) {
            const QString role = versionRoleName(each.role);
            lines.append(u"%1 %2:%3 %4 %5"_s.arg(each.kind, each.path).arg(each.line).arg(each.text, role));
        }
        return lines;
    }

    static QString problems(const VersionFileSet &set)
    {
        QStringList lines;
        for (const Error &each : set.problems)
            lines.append(describe(each));
        return lines.join(u'\n');
    }

private Q_SLOTS:
    void findsTheSource_data()
    {
        QTest::addColumn<MemoryTree>("tree");
        QTest::addColumn<QStringList>("expected");
        const QByteArray flit =
            "[build-system]\nbuild-backend = 'flit_core.buildapi'\n[project]\nname = 'my-pkg'\ndynamic = ['version']\n";
        const QByteArray hatch = "[project]\nname='p'\ndynamic=['version']\n[tool.hatch.version]\n";
        const QByteArray setuptools =
            "[build-system]\nbuild-backend='setuptools.build_meta'\n[project]\nname='p'\ndynamic=['version']\n";
        const QStringList init{u"python.__version__ src/p/__init__.py:1 1.2.3 source"_s};
        const QByteArray module = "__version__ = '1.2.3'\n";

        QTest::newRow("project") << MemoryTree{{u"pyproject.toml"_s,
                                                "[project]\nname = 'p'\nversion = \"1.2.3\" # 9\n"}}
                                 << QStringList{u"pyproject.project.version pyproject.toml:3 1.2.3 source"_s};
        QTest::newRow("dotted") << MemoryTree{{u"pyproject.toml"_s,
                                               "project . name = 'p'\n'project'.\"version\"='1.2.3'\n"}}
                                << QStringList{u"pyproject.project.version pyproject.toml:2 1.2.3 source"_s};
        QTest::newRow("inline") << MemoryTree{{u"pyproject.toml"_s, "project = {name='p', version='1.2.3'}\n"}}
                                << QStringList{u"pyproject.project.version pyproject.toml:1 1.2.3 source"_s};
        QTest::newRow("other keys of the name")
            << MemoryTree{{u"pyproject.toml"_s,
                           "[tool.black]\nversion = "
                           "'9'\n[tool.bumpversion]\ncurrent_version='1.2.3'\n[project]\nname='p'\nversion='1.2.3'\n"
                           "[tool.poetry.group.dev.dependencies]\nx = {version = '9'}\n"}}
            << QStringList{u"pyproject.project.version pyproject.toml:7 1.2.3 source"_s,
                           u"bumpversion.current_version pyproject.toml:4 1.2.3 mirror"_s};
        QTest::newRow("poetry") << MemoryTree{{u"pyproject.toml"_s, "[tool.poetry]\nname='p'\nversion='1.2.3'\n"}}
                                << QStringList{u"pyproject.tool.poetry.version pyproject.toml:3 1.2.3 source"_s};
        QTest::newRow("both tables")
            << MemoryTree{{u"pyproject.toml"_s,
                           "[tool.poetry]\nversion='1.2.3'\n[project]\nname='p'\nversion='1.2.3'\n"}}
            << QStringList{u"pyproject.project.version pyproject.toml:5 1.2.3 source"_s,
                           u"pyproject.tool.poetry.version pyproject.toml:2 1.2.3 mirror"_s};
        QTest::newRow("poetry reads its table for a dynamic version")
            << MemoryTree{{u"pyproject.toml"_s,
                           "[project]\nname='p'\ndynamic=['version']\n[tool.poetry]\nversion='1.2.3'\n"}}
            << QStringList{u"pyproject.tool.poetry.version pyproject.toml:5 1.2.3 source"_s};
        QTest::newRow("namespace package by its hyphen")
            << MemoryTree{{u"pyproject.toml"_s, "[project]\nname='poetry-core'\nversion='1.2.3'\n[tool.poetry]\n"
                                                "packages=[{include='poetry', from='src'}]\n"},
                          {u"src/poetry/core/__init__.py"_s, "import sys\n__version__ = '1.2.3'\n"}}
            << QStringList{u"pyproject.project.version pyproject.toml:3 1.2.3 source"_s,
                           u"python.__version__ src/poetry/core/__init__.py:2 1.2.3 mirror"_s};
        QTest::newRow("lock files")
            << MemoryTree{{u"pyproject.toml"_s, "[project]\nname='my_pkg'\nversion='1.2.3'\n"},
                          {u"uv.lock"_s, "version = 1\n\n[[package]]\nname = \"my-pkg\"\nversion = \"9.9\"\n"
                                         "source = { registry = \"https://pypi.org/simple\" }\n\n[[package]]\n"
                                         "name = \"my-pkg\"\nversion = \"1.2.3\"\nsource = { editable = \".\" }\n\n"
                                         "[[package]]\nname = \"other\"\nversion = \"1.2.3\"\n"},
                          {u"Cargo.lock"_s, "version = 4\n\n[[package]]\nname = \"my-pkg\"\nversion = \"1.2.3\""}}
            << QStringList{u"pyproject.project.version pyproject.toml:3 1.2.3 source"_s,
                           u"uv.lock.version uv.lock:10 1.2.3 lock"_s, u"cargo.lock.version Cargo.lock:5 1.2.3 lock"_s};
        QTest::newRow("flit") << MemoryTree{{u"pyproject.toml"_s, flit},
                                            {u"my_pkg/__init__.py"_s, "'''doc'''\n__version__ = '1.2.3'\n"}}
                              << QStringList{u"python.__version__ my_pkg/__init__.py:2 1.2.3 source"_s};
        QTest::newRow("flit module") << MemoryTree{{u"pyproject.toml"_s, flit + "[tool.flit.module]\nname='other'\n"},
                                                   {u"src/other.py"_s, module}}
                                     << QStringList{u"python.__version__ src/other.py:1 1.2.3 source"_s};
        QTest::newRow("hatch path") << MemoryTree{{u"pyproject.toml"_s, hatch + "path='src/p/__init__.py'\n"},
                                                  {u"src/p/__init__.py"_s, module}}
                                    << init;
        QTest::newRow("hatch pattern") << MemoryTree{{u"pyproject.toml"_s,
                                                      hatch + "path='v.h'\npattern='VER \"(?P<version>[^\"]+)\"'\n"},
                                                     {u"v.h"_s, "x\n#define VER \"1.2.3\"\n"}}
                                       << QStringList{u"expression.version v.h:2 1.2.3 source"_s};
        QTest::newRow("setuptools attr")
            << MemoryTree{{u"pyproject.toml"_s,
                           setuptools + "[tool.setuptools.dynamic]\nversion = {attr='p.__version__'}\n"},
                          {u"src/p/__init__.py"_s, module}}
            << init;
        QTest::newRow("setuptools attr, imported")
            << MemoryTree{{u"pyproject.toml"_s,
                           setuptools + "[tool.setuptools.dynamic.version]\nattr='p.__version__'\n"},
                          {u"src/p/__init__.py"_s, "from ._version import __version__\n"},
                          {u"src/p/_version.py"_s, module}}
            << QStringList{u"python.__version__ src/p/_version.py:1 1.2.3 source"_s};
        QTest::newRow("setuptools file")
            << MemoryTree{{u"pyproject.toml"_s,
                           setuptools + "[tool.setuptools.dynamic]\nversion = {file=['VERSION']}\n"},
                          {u"VERSION"_s, "v1.2.3\n"}}
            << QStringList{u"plain.version VERSION:1 1.2.3 source"_s};
        QTest::newRow("setuptools package-dir")
            << MemoryTree{{u"pyproject.toml"_s, setuptools + "[tool.setuptools]\npackage-dir={''='lib'}\n[tool."
                                                             "setuptools.dynamic]\nversion={attr='p.v.VERSION'}\n"},
                          {u"lib/p/v.py"_s, "VERSION = (1, 2, 3)\n"}}
            << QStringList{u"python.VERSION lib/p/v.py:1 1, 2, 3 source"_s};
        QTest::newRow("pdm file") << MemoryTree{{u"pyproject.toml"_s,
                                                 "[project]\nname='x'\ndynamic=['version']\n[tool.pdm.version]\nsource="
                                                 "'file'\npath='src/p/__init__.py'\n"},
                                                {u"src/p/__init__.py"_s, module}}
                                  << init;
        QTest::newRow("maturin")
            << MemoryTree{{u"pyproject.toml"_s,
                           "[build-system]\nbuild-backend='maturin'\n[project]\nname='p'\ndynamic=['version']\n"},
                          {u"Cargo.toml"_s, "[package]\nname='p'\nversion='1.2.3'\n"}}
            << QStringList{u"cargo.package.version Cargo.toml:3 1.2.3 source"_s};
        QTest::newRow("setup.cfg")
            << MemoryTree{{u"setup.cfg"_s, "[bumpversion]\ncurrent_version = 1.2.3\n[metadata]\nname = p\nVersion: "
                                           "1.2.3\n[tool:pytest]\nminversion = 6\n"}}
            << QStringList{u"setup.cfg.metadata.version setup.cfg:5 1.2.3 source"_s,
                           u"bumpversion.current_version setup.cfg:2 1.2.3 mirror"_s};
        QTest::newRow("setup.cfg on the next line")
            << MemoryTree{{u"setup.cfg"_s, "[metadata]\nversion =\n    1.2.3\n"}}
            << QStringList{u"setup.cfg.metadata.version setup.cfg:3 1.2.3 source"_s};
        QTest::newRow("setup.cfg attr")
            << MemoryTree{{u"setup.cfg"_s,
                           "[metadata]\nname=p\nversion = attr: p.__version__\n[options]\npackage_dir =\n    = src\n"},
                          {u"src/p/__init__.py"_s, module}}
            << init;
        QTest::newRow("setup.cfg file") << MemoryTree{{u"setup.cfg"_s, "[metadata]\nversion = file: VERSION\n"},
                                                      {u"VERSION"_s, "1.2.3"}}
                                        << QStringList{u"plain.version VERSION:1 1.2.3 source"_s};
        QTest::newRow("setup.py") << MemoryTree{{u"setup.py"_s, "from setuptools import setup\nsetup(name='p', "
                                                                "install_requires=['q==1.2.3'],\n version='1.2.3')\n"}}
                                  << QStringList{u"setup.py.version setup.py:3 1.2.3 source"_s};
        QTest::newRow("setup.py reads the package")
            << MemoryTree{{u"setup.py"_s, "setup(name='p', version=read('src/p/__init__.py'))\n"},
                          {u"src/p/__init__.py"_s, module}}
            << init;
        QTest::newRow("npm")
            << MemoryTree{{u"package.json"_s,
                           "{\n\t\"dependencies\": {\"version\": \"9\"},\n\t\"version\": \"1.2.3\"\n}\n"}}
            << QStringList{u"package.json.version package.json:3 1.2.3 source"_s};
        QTest::newRow("cargo")
            << MemoryTree{{u"Cargo.toml"_s,
                           "[package]\nname='p'\nversion='1.2.3'\n[dependencies]\nq = {version='9'}\n"}}
            << QStringList{u"cargo.package.version Cargo.toml:3 1.2.3 source"_s};
        QTest::newRow("cargo workspace")
            << MemoryTree{{u"Cargo.toml"_s,
                           "[workspace.package]\nversion='1.2.3'\n[package]\nname='p'\nversion.workspace=true\n"}}
            << QStringList{u"cargo.workspace.package.version Cargo.toml:2 1.2.3 source"_s};
        QTest::newRow("plain") << MemoryTree{{u"VERSION"_s, "\xEF\xBB\xBFv1.2.3\r\n"}}
                               << QStringList{u"plain.version VERSION:1 1.2.3 source"_s};
        QTest::newRow("tools' settings are no package")
            << MemoryTree{{u"pyproject.toml"_s, "[tool.black]\nline-length=9\n"},
                          {u"Cargo.toml"_s, "[package]\nversion='1.2.3'\n"}}
            << QStringList{u"cargo.package.version Cargo.toml:2 1.2.3 source"_s};
    }

    void findsTheSource()
    {
        QFETCH(MemoryTree, tree);
        QFETCH(QStringList, expected);
        const VersionFileSet set = findVersions(readerOf(tree), u"."_s);
        QCOMPARE(summary(set), expected);
        QCOMPARE(set.origin, Origin::Static);
        QCOMPARE(set.version.startsWith(u"1.2.3"_s) || set.version == u"1.2.3"_s, true);
        QVERIFY2(set.agree, qPrintable(problems(set)));
        QVERIFY2(set.problems.isEmpty(), qPrintable(problems(set)));
        for (const VersionOccurrence &each : set.occurrences)
            QCOMPARE(QString::fromUtf8(tree[each.path].mid(each.offset, each.length)), each.text);

        MemoryTree below;
        for (auto file = tree.cbegin(); file != tree.cend(); ++file)
            below.insert(u"packages/one/"_s + file.key(), file.value());
        const VersionFileSet inFolder = findVersions(readerOf(below), u"packages/one"_s);
        QCOMPARE(inFolder.version, set.version);
        QCOMPARE(inFolder.occurrences.size(), set.occurrences.size());
    }

    void leavesTagsAndCodeTheirWord_data()
    {
        QTest::addColumn<QByteArray>("pyproject");
        QTest::addColumn<QByteArray>("setup");
        QTest::addColumn<VersionFileSet::Origin>("origin");
        const QByteArray project = "[project]\nname='p'\ndynamic=['version']\n";
        const QByteArray requires_ = "[build-system]\nrequires=['setuptools', '%1']\n" + project;
        const auto with = [&](const char *name) { return QByteArray(requires_).replace("%1", name); };
        QTest::newRow("setuptools-scm") << with("setuptools_scm[toml]>=8") << QByteArray() << Origin::Vcs;
        QTest::newRow("versioningit") << with("versioningit ~= 3.0") << QByteArray() << Origin::Vcs;
        QTest::newRow("versioneer") << with("versioneer[toml]==0.29") << QByteArray() << Origin::Vcs;
        QTest::newRow("hatch-vcs") << project + "[tool.hatch.version]\nsource='vcs'\n" << QByteArray() << Origin::Vcs;
        QTest::newRow("pdm scm") << project + "[tool.pdm.version]\nsource='scm'\n" << QByteArray() << Origin::Vcs;
        QTest::newRow("poetry-dynamic-versioning")
            << QByteArray("[tool.poetry]\nname='p'\nversion='0.0.0'\n[tool.poetry-dynamic-versioning]\nenable=true\n")
            << QByteArray() << Origin::Vcs;
        QTest::newRow("use_scm_version") << QByteArray() << QByteArray("setup(name='p', use_scm_version=True)\n")
                                         << Origin::Vcs;
        QTest::newRow("hatch env") << project + "[tool.hatch.version]\nsource='env'\nvariable='V'\n"
                                   << QByteArray() << Origin::Dynamic;
        QTest::newRow("pdm call") << project + "[tool.pdm.version]\nsource='call'\ngetter='a:b'\n"
                                  << QByteArray() << Origin::Dynamic;
        QTest::newRow("meson") << "[build-system]\nbuild-backend='mesonpy'\n" + project << QByteArray()
                               << Origin::Dynamic;
        QTest::newRow("setup.py computes")
            << QByteArray() << QByteArray("setup(name='p', version=get())\n") << Origin::Dynamic;
    }

    void leavesTagsAndCodeTheirWord()
    {
        QFETCH(QByteArray, pyproject);
        QFETCH(QByteArray, setup);
        QFETCH(VersionFileSet::Origin, origin);
        MemoryTree tree{{u"src/p/_version.py"_s, "from x import y\n__version__ = y()\n"}};
        if (!pyproject.isEmpty())
            tree.insert(u"pyproject.toml"_s, pyproject);
        if (!setup.isEmpty())
            tree.insert(u"setup.py"_s, setup);
        const VersionFileSet set = findVersions(readerOf(tree), u"."_s);
        QCOMPARE(set.origin, origin);
        QVERIFY(set.version.isEmpty());
        for (const VersionOccurrence &each : set.occurrences)
            QCOMPARE(each.role, VersionOccurrence::Role::Derived);
        const auto edits = editsForVersion(set, readerOf(tree), versionOf(u"2.0"_s));
        if (origin == Origin::Vcs) {
            QVERIFY(edits);
            QVERIFY(edits->isEmpty());
            QVERIFY(set.problems.isEmpty());
        } else {
            QCOMPARE(edits.error().kind, Error::Kind::Refused);
            QVERIFY(problems(set).contains(u"[[version-file]]"_s));
        }
    }

    void comparesMirrorsByScheme_data()
    {
        QTest::addColumn<MemoryTree>("more");
        QTest::addColumn<int>("places");
        QTest::addColumn<bool>("agree");
        QTest::newRow("SemVer spelling") << MemoryTree{{u"package.json"_s, "{\"version\": \"1.2.3-rc.1\"}"}} << 2
                                         << true;
        QTest::newRow("unrelated manifest")
            << MemoryTree{{u"package.json"_s, "{\"version\": \"9.0.0\", \"private\": true}"}} << 1 << true;
        QTest::newRow("drifted manifest of the name")
            << MemoryTree{{u"package.json"_s, "{\"name\": \"@me/my-pkg\", \"version\": \"1.2.2\"}"}} << 2 << true;
        QTest::newRow("Cargo.toml") << MemoryTree{{u"Cargo.toml"_s, "[package]\nname='my_pkg'\nversion='1.2.3-rc.1'\n"}}
                                    << 2 << true;
        QTest::newRow("module") << MemoryTree{{u"my_pkg/__init__.py"_s,
                                               "__version__ = '1.2.3-rc1'\n__version_info__ = (1, 2, 3, 'rc', 1)\n"}}
                                << 3 << true;
        QTest::newRow("numbers alone say a part")
            << MemoryTree{{u"my_pkg/_version.py"_s, "__version_info__ = (1, 2, 3)\n"}} << 2 << true;
        QTest::newRow("other numbers") << MemoryTree{{u"my_pkg/_version.py"_s, "__version_info__ = (1, 2, 4)\n"}} << 2
                                       << false;
        QTest::newRow("drifted module") << MemoryTree{{u"src/my_pkg/__about__.py"_s, "__version__: str = '1.2.3'\n"}}
                                        << 2 << false;
        QTest::newRow("derived module")
            << MemoryTree{{u"my_pkg/__init__.py"_s,
                           "from importlib.metadata import version\n__version__ = version('my-pkg')\n"}}
            << 2 << true;
        QTest::newRow("fallback")
            << MemoryTree{{u"my_pkg/__init__.py"_s,
                           "try:\n    from ._v import __version__\nexcept ImportError:\n    __version__ = '0.0.0'\n"}}
            << 1 << true;
        QTest::newRow("VERSION that means something else")
            << MemoryTree{{u"VERSION"_s, "see the docs\nbelow\n"}} << 1 << true;
        QTest::newRow("VERSION") << MemoryTree{{u"VERSION"_s, "1.2.3rc1\n"}} << 2 << true;
    }

    void comparesMirrorsByScheme()
    {
        QFETCH(MemoryTree, more);
        QFETCH(int, places);
        QFETCH(bool, agree);
        MemoryTree tree = more;
        tree.insert(u"pyproject.toml"_s, "[project]\nname='My.pkg'\nversion='1.2.3rc1'\n");
        const VersionFileSet set = findVersions(readerOf(tree), u"."_s);
        QCOMPARE(set.occurrences.size(), places);
        QCOMPARE(set.agree, agree);
        QCOMPARE(set.version, u"1.2.3rc1"_s);
        QVERIFY2(set.problems.isEmpty(), qPrintable(problems(set)));
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<MemoryTree>("tree");
        QTest::addColumn<QString>("problem");
        const auto file = [](const QString &name, const QByteArray &bytes) { return MemoryTree{{name, bytes}}; };
        QTest::newRow("missing")
            << file(u"pyproject.toml"_s, "\n[project]\nname='p'\n")
            << u"pyproject.toml:2: There is no version at project.version or tool.poetry.version"_s;
        QTest::newRow("float") << file(u"pyproject.toml"_s, "[project]\nname='p'\nversion = 1.0\n")
                               << u"pyproject.toml:3: The version is a number, not a string"_s;
        QTest::newRow("twice") << file(u"pyproject.toml"_s, "[project]\nversion = '1'\nversion = '2'\n")
                               << u"lines 2 and 3"_s;
        QTest::newRow("dynamic and static")
            << file(u"pyproject.toml"_s, "[project]\ndynamic=['version']\nversion = '1'\n")
            << u"pyproject.toml:2: \"dynamic\" lists the version"_s;
        QTest::newRow("empty") << file(u"pyproject.toml"_s, "") << u"pyproject.toml: The file is empty"_s;
        QTest::newRow("LFS pointer") << file(u"package.json"_s, "version https://git-lfs.github.com/spec/v1\n")
                                     << u"package.json:1: The file is an LFS pointer"_s;
        QTest::newRow("no version") << file(u"package.json"_s, "{\"version\": \"1.2\"}")
                                    << u"package.json:1: \"1.2\" is not a version of SemVer"_s;
        QTest::newRow("JSON fault") << file(u"package.json"_s, "{\n\"version\": \"1.2.3\"\n\"a\": 1}")
                                    << u"not valid JSON at line 3"_s;
        QTest::newRow("JSON key twice") << file(u"package.json"_s,
                                                "{\"version\": \"1.2.3\",\n\"vers\\u0069on\": \"1.2.4\"}")
                                        << u"lines 1 and 2"_s;
        QTest::newRow("JSON number") << file(u"package.json"_s, "{\n \"version\": 1.2}")
                                     << u"package.json:2: \"version\" is not a plain string"_s;
        QTest::newRow("JSON root") << file(u"package.json"_s, "[1]") << u"does not hold a JSON object"_s;
        QTest::newRow("option twice") << file(u"setup.cfg"_s, "[metadata]\nversion = 1\nVERSION = 2\n")
                                      << u"lines 2 and 3"_s;
        QTest::newRow("value of two lines") << file(u"setup.cfg"_s, "[metadata]\nversion = 1\n  2\n")
                                            << u"setup.cfg:2: The version is not one plain value"_s;
        QTest::newRow("plain file of two lines")
            << file(u"VERSION"_s, "1.2.3\n1.2.4\n") << u"VERSION:2: The file holds more than one line"_s;
        QTest::newRow("empty plain file") << file(u"VERSION"_s, "\n") << u"VERSION:1: The file is empty"_s;
        QTest::newRow("two assignments") << MemoryTree{{u"pyproject.toml"_s, "[project]\nname='p'\nversion='1'\n"},
                                                       {u"p/__init__.py"_s,
                                                        "if a:\n  __version__ = '1'\nelse:\n  __version__ = '1'\n"}}
                                         << u"p/__init__.py:4: __version__ is assigned twice, lines 2 and 4"_s;
        QTest::newRow("placeholder") << MemoryTree{{u"pyproject.toml"_s, "[project]\nname='p'\nversion='1'\n"},
                                                   {u"p/__init__.py"_s, "__version__ = '@VERSION@'\n"}}
                                     << u"\"@VERSION@\" is not a version of PEP 440"_s;
        QTest::newRow("module not readable")
            << MemoryTree{{u"pyproject.toml"_s, "[project]\nname='p'\nversion='1'\n"}, {u"p/__init__.py"_s, "a = 'x\n"}}
            << u"p/__init__.py:1: A string is not closed (line 1, column 5)"_s;
        QTest::newRow("hatch path absent")
            << file(u"pyproject.toml"_s,
                    "[project]\nname='p'\ndynamic=['version']\n[tool.hatch.version]\npath='gone.py'\n")
            << u"gone.py: There is no such file"_s;
    }

    void saysWhatIsWrong()
    {
        QFETCH(MemoryTree, tree);
        QFETCH(QString, problem);
        const VersionFileSet set = findVersions(readerOf(tree), u"."_s);
        QVERIFY2(problems(set).contains(problem), qPrintable(problems(set)));
    }

    void aPatternTakesThePlaceOfWhatStandsThere()
    {
        const MemoryTree tree{{u"pyproject.toml"_s, "[project]\nname='p'\nversion='1.2.3'\n"},
                              {u"p/__init__.py"_s, "if a:\n  __version__ = '1.2.3'\nelse:\n  __version__ = '0'\n"},
                              {u"README"_s, "pip install p==1.2.3\n(1.2.3)\n"},
                              {u"v.h"_s, "#define V 1 , 2 , 3\n"}};
        const QList<VersionFilePattern> patterns{{u"p/__init__.py"_s, u"if a:\n  __version__ = '{version}'"_s},
                                                 {u"README"_s, u"p=={version}"_s},
                                                 {u"v.h"_s, u"{major} , {minor} , {patch}"_s}};
        const VersionFileSet set = findVersions(readerOf(tree), u"."_s, patterns);
        QVERIFY2(set.problems.isEmpty(), qPrintable(problems(set)));
        QVERIFY(set.agree);
        QCOMPARE(summary(set),
                 (QStringList{u"pyproject.project.version pyproject.toml:3 1.2.3 source"_s,
                              u"python.__version__ p/__init__.py:4 0 derived"_s,
                              u"pattern.version p/__init__.py:2 1.2.3 mirror"_s,
                              u"pattern.version README:1 1.2.3 mirror"_s, u"pattern.major v.h:1 1 mirror"_s,
                              u"pattern.minor v.h:1 2 mirror"_s, u"pattern.patch v.h:1 3 mirror"_s}));
    }

    void aPatternMustStandOnce_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("problem");
        QTest::newRow("nowhere") << u"x{version}"_s << u"README: The pattern stands nowhere in the file"_s;
        QTest::newRow("twice") << u"p=={version}"_s << u"README:2: The pattern stands twice, lines 1 and 2"_s;
        QTest::newRow("no placeholder") << u"p==1"_s << u"README: The pattern has no placeholder"_s;
        QTest::newRow("placeholder twice") << u"{version}{version}"_s << u"{version} stands twice in the pattern"_s;
    }

    void aPatternMustStandOnce()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, problem);
        const MemoryTree tree{{u"README"_s, "p==1.2.3\np==1.2.3\n"}};
        const VersionFileSet set = findVersions(readerOf(tree), u"."_s, {{u"README"_s, pattern}});
        QVERIFY2(problems(set).contains(problem), qPrintable(problems(set)));
        QVERIFY(set.occurrences.isEmpty());
    }

    void linksAreNothingToGuessAt()
    {
        const TreeReader reader = [](const QString &path) -> Result<QByteArray> {
            if (path == u"pyproject.toml"_s)
                return QByteArray("[project]\nname='p'\nversion='1.2.3'\n");
            if (path.startsWith(u"src/"_s))
                return failAt(Error::Kind::Refused, path, 0, u"A link is on the way"_s);
            return failAt(Error::Kind::NotFound, path, 0, u"There is no such file"_s);
        };
        const VersionFileSet set = findVersions(reader, u"."_s);
        QVERIFY2(set.problems.isEmpty(), qPrintable(problems(set)));
        QCOMPARE(set.occurrences.size(), 1);
    }

    void mesonTakesTheFormThatTheProjectHas()
    {
        const auto schemeOf = [](const QByteArray &version) {
            const MemoryTree tree{{u"meson.build"_s, "project('p', 'c', version: '" + version + "')\n"}};
            const VersionFileSet set = findVersions(readerOf(tree), u"."_s);
            return set.problems.isEmpty() ? std::optional(set.scheme) : std::nullopt;
        };
        QCOMPARE(schemeOf("47.1"), VersionScheme::Pep440);
        QCOMPARE(schemeOf("47.1.0"), VersionScheme::SemVer);
        QVERIFY(!schemeOf("next"));
    }

    void anEmptyTreeHasNone()
    {
        const VersionFileSet set = findVersions(readerOf({}), u"."_s);
        QCOMPARE(set.origin, Origin::None);
        QCOMPARE(set.ecosystem, u"generic"_s);
        QVERIFY(set.problems.isEmpty());
        QVERIFY(editsForVersion(set, readerOf({}), versionOf(u"1.0"_s))->isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestFindVersions)
#include "tst_findversions.moc"
