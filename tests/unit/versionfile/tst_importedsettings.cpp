// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "importcase.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{

/// "name=value" of what was taken, with "~" for a tool's default and without the version's places.
QStringList taken(const ImportedSettings &import)
{
    QStringList lines;
    for (const ImportedSetting &setting : import.taken)
        lines.append(setting.name + u'=' + setting.value + (setting.stated ? u""_s : u"~"_s));
    return lines;
}

QStringList left(const ImportedSettings &import)
{
    QStringList keys;
    for (const SettingLeft &setting : import.left)
        keys.append(setting.key);
    return keys;
}

} // namespace

class TestImportedSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesWhatHasACounterpart_data()
    {
        QTest::addColumn<MemoryTree>("tree");
        QTest::addColumn<QString>("tool");
        QTest::addColumn<QStringList>("settings");
        QTest::addColumn<QStringList>("rest");
        const QString bump = u"bump-my-version"_s;
        QTest::newRow("bump-my-version's defaults")
            << with(u".bumpversion.toml"_s, "[tool.bumpversion]\ncurrent_version = '1.2.3'\n") << bump
            << QStringList{u"current-version=1.2.3"_s} << QStringList();
        QTest::newRow("bump-my-version that tags")
            << with(u".bumpversion.toml"_s, "[tool.bumpversion]\ncurrent_version = '1.2.3'\ntag = true\n") << bump
            << QStringList{u"current-version=1.2.3"_s, u"tag-format=v{version}~"_s} << QStringList();
        // "Version component configuration": a pre-release label and its number.
        QTest::newRow("bump-my-version's pre-releases")
            << with(u"pyproject.toml"_s,
                    "[tool.bumpversion]\ncurrent_version = '1.2.3'\ntag = true\ntag_name = 'rel/{new_version}'\n"
                    "serialize = ['{major}.{minor}.{patch}-{pre_l}.{pre_n}', '{major}.{minor}.{patch}']\n"
                    "message = 'Release {new_version}'\ncommit = true\n"
                    "[tool.bumpversion.parts.pre_l]\nvalues = ['dev', 'rc', 'final']\noptional_value = 'final'\n")
            << bump
            << QStringList{u"current-version=1.2.3"_s, u"tag-format=rel/{version}"_s,
                           u"commit-message=Release {version}"_s, u"candidate-tag=rel/{version}-rc.{n}"_s}
            << QStringList{u"commit"_s, u"parts"_s};
        QTest::newRow("bump2version's INI file")
            << with(u".bumpversion.cfg"_s, "[bumpversion]\ncurrent_version = 1.2.3\ncommit = True\ntag = True\n"
                                           "tag_name = {new_version}\n[bumpversion:part:release]\nvalues =\n  b\n"
                                           "message = Bump {current_version} to {new_version}\n")
            << bump << QStringList{u"current-version=1.2.3"_s, u"tag-format={version}"_s} << QStringList{u"commit"_s};
        QTest::newRow("setup.cfg goes before pyproject.toml") << [] {
            MemoryTree tree = with(u"pyproject.toml"_s, "[tool.bumpversion]\ncurrent_version = '9.9.9'\n");
            tree[u"setup.cfg"_s] = "[metadata]\nname = p\n[bumpversion]\ncurrent_version = 1.2.3\n";
            return tree;
        }() << bump << QStringList{u"current-version=1.2.3"_s} << QStringList();

        const QString cz = u"commitizen"_s;
        QTest::newRow("commitizen's defaults")
            << with(u"pyproject.toml"_s, "[tool.commitizen]\nname = 'cz_conventional_commits'\n") << cz
            << QStringList{u"tag-format={version}~"_s, u"candidate-tag={version}rc{n}~"_s} << QStringList{u"name"_s};
        QTest::newRow("commitizen's JSON")
            << with(u".cz.json"_s, "{\"commitizen\": {\"version\": \"1.2.3\", \"tag_format\": \"v$version\",\n"
                                   "\"version_scheme\": \"semver2\", \"changelog_file\": \"docs/CHANGES.md\",\n"
                                   "\"bump_message\": \"bump: to $new_version\", \"major_version_zero\": true}}")
            << cz << QStringList{u"current-version=1.2.3"_s,          u"tag-format=v{version}"_s,
                                 u"version-scheme=semver"_s,          u"candidate-tag=v{version}-rc.{n}"_s,
                                 u"changelog-path=docs/CHANGES.md"_s, u"commit-message=bump: to {version}"_s}
            << QStringList{u"major_version_zero"_s};
        QTest::newRow("commitizen's YAML and its parts of a version")
            << with(u"cz.yaml"_s, "commitizen:\n  tag_format: ${major}.${minor}.${patch}${prerelease}\n"
                                  "  version_scheme: semver\n  pre_bump_hooks:\n    - scripts/x.sh\n")
            << cz
            << QStringList{u"tag-format={version}"_s, u"version-scheme=semver"_s, u"candidate-tag={version}-rc{n}"_s}
            << QStringList{u"pre_bump_hooks"_s};

        QTest::newRow("commitizen's own sections")
            << with(u"pyproject.toml"_s,
                    "[tool.commitizen]\nname = 'cz_customize'\n[tool.commitizen.customize]\nbump_pattern = '^feat'\n"
                    "change_type_order = ['Repairs', 'News']\n[tool.commitizen.customize.change_type_map]\n"
                    "feat = 'News'\nfix = 'Repairs'\n")
            << cz
            << QStringList{u"tag-format={version}~"_s, u"candidate-tag={version}rc{n}~"_s,
                           u"draft-rule={ type = \"feat\", section = \"News\" }"_s,
                           u"draft-rule={ type = \"fix\", section = \"Repairs\" }"_s,
                           u"changelog-sections=Repairs, News"_s}
            << QStringList{u"customize.bump_pattern"_s, u"name"_s};

        const QString psr = u"python-semantic-release"_s;
        QTest::newRow("python-semantic-release's defaults")
            << with(u"pyproject.toml"_s, "[tool.semantic_release]\nmajor_on_zero = true\n") << psr
            << QStringList{u"tag-format=v{version}~"_s, u"candidate-tag=v{version}-rc.{n}~"_s}
            << QStringList{u"major_on_zero"_s};
        QTest::newRow("python-semantic-release's own file")
            << with(u"releaserc.toml"_s,
                    "[semantic_release]\ntag_format = 'pkg-v{version}'\ncommit_message = 'chore: release {version}'\n"
                    "[semantic_release.branches.next]\nmatch = 'next'\nprerelease = true\nprerelease_token = 'beta'\n"
                    "[semantic_release.changelog.default_templates]\nchangelog_file = 'CHANGES.rst'\n")
            << psr
            << QStringList{u"tag-format=pkg-v{version}"_s, u"changelog-path=CHANGES.rst"_s,
                           u"commit-message=chore: release {version}"_s}
            << QStringList{u"branches"_s};
        QTest::newRow("what python-semantic-release leaves out")
            << with(u"pyproject.toml"_s, "[tool.semantic_release.changelog]\nmode = 'update'\n"
                                         "exclude_commit_patterns = ['^chore', 'docs|x', '(']\n")
            << psr
            << QStringList{u"tag-format=v{version}~"_s, u"candidate-tag=v{version}-rc.{n}~"_s,
                           u"draft-rule={ message = \"^chore\", section = \"\" }"_s,
                           u"draft-rule={ message = \"^(?:docs|x)\", section = \"\" }"_s}
            << QStringList{u"changelog.exclude_commit_patterns"_s, u"changelog.mode"_s};
        QTest::newRow("its version 7 in setup.cfg")
            << with(u"setup.cfg"_s, "[semantic_release]\ntag_format = {version}\nupload_to_pypi = false\n") << psr
            << QStringList{u"tag-format={version}"_s, u"candidate-tag={version}-rc.{n}~"_s}
            << QStringList{u"upload_to_pypi"_s};

        const QString please = u"release-please"_s;
        QTest::newRow("release-please with its manifest")
            <<
            [] {
                MemoryTree tree = with(u".release-please-manifest.json"_s, "{\n  \".\": \"1.2.3\"\n}\n");
                tree[u"release-please-config.json"_s] =
                    "{\"release-type\": \"python\", \"include-component-in-tag\": false,\n"
                    "\"packages\": {\".\": {\"changelog-path\": \"docs/LOG.md\", \"draft\": true}}}";
                return tree;
            }()
            << please
            << QStringList{u"current-version=1.2.3"_s, u"tag-format=v{version}"_s, u"changelog-path=docs/LOG.md"_s}
            << QStringList{u"packages...draft"_s, u"release-type"_s};
        QTest::newRow("release-please's component")
            << with(u"release-please-config.json"_s, "{\"tag-separator\": \"@\", \"include-v-in-tag\": false, "
                                                     "\"packages\": {\".\": {\"component\": \"c\"}}}")
            << please << QStringList{u"tag-format=c@{version}"_s} << QStringList();

        QTest::newRow("release-please's sections")
            << with(u"release-please-config.json"_s,
                    "{\"changelog-sections\": [{\"type\": \"feat\", \"section\": \"New\"},"
                    "{\"type\": \"chore\", \"section\": \"X\", \"hidden\": true}], \"packages\": {\".\": "
                    "{\"component\": \"c\"}}}")
            << please
            << QStringList{u"tag-format=c-v{version}"_s, u"draft-rule={ type = \"feat\", section = \"New\" }"_s,
                           u"draft-rule={ type = \"chore\", section = \"\" }"_s, u"changelog-sections=New"_s}
            << QStringList();
        QTest::newRow("git-cliff")
            << with(
                   u"cliff.toml"_s,
                   "[changelog]\nbody = 'x'\noutput = 'LOG.md'\n[git]\nconventional_commits = true\n"
                   "filter_unconventional = true\ntag_pattern = 'v[0-9].*'\ncommit_parsers = [\n"
                   "{ message = '^feat', group = '<!-- 0 -->🚀 Features' },\n{ message = '^(build|ci)', skip = true },\n"
                   "{ message = '.*[Ss]ecurity', group = 'Safety' },\n{ body = 'x', group = 'y' },\n"
                   "{ message = '(', group = 'z' }]\n")
            << u"git-cliff"_s
            << QStringList{u"tag-format=v{version}"_s,
                           u"draft-rule={ message = \"^feat\", section = \"🚀 Features\" }"_s,
                           u"draft-rule={ message = \"^(build|ci)\", section = \"\" }"_s,
                           u"draft-rule={ message = \".*[Ss]ecurity\", section = \"Safety\" }"_s,
                           u"draft-rule={ plain = true, section = \"\" }"_s,
                           u"changelog-path=LOG.md"_s}
            << QStringList{u"commit_parsers[4]"_s, u"commit_parsers[5]"_s, u"git.conventional_commits"_s,
                           u"changelog.body"_s};
        QTest::newRow("towncrier's defaults")
            << with(u"towncrier.toml"_s, "[tool.towncrier]\ndirectory = 'changes'\n") << u"towncrier"_s
            << QStringList{u"changelog-path=NEWS.rst~"_s,
                           u"changelog-sections=Features, Bugfixes, Improved Documentation, Deprecations and Removals, Misc~"_s}
            << QStringList{u"directory"_s};
        QTest::newRow("towncrier's own types")
            << with(
                   u"pyproject.toml"_s,
                   "[tool.towncrier]\nfilename = 'LOG.md'\n[[tool.towncrier.type]]\ndirectory = 'bugfix'\n"
                   "name = 'Mended'\nshowcontent = true\n[[tool.towncrier.type]]\ndirectory = 'feature'\nname = 'New'\n"
                   "showcontent = true\n")
            << u"towncrier"_s
            << QStringList{u"changelog-path=LOG.md"_s, u"draft-rule={ type = \"fix\", section = \"Mended\" }"_s,
                           u"draft-rule={ type = \"feat\", section = \"New\" }"_s, u"changelog-sections=Mended, New"_s}
            << QStringList();

        // "Configuration Setup" of BumpVer's README.
        QTest::newRow("BumpVer's INI file")
            << with(u"setup.cfg"_s,
                    "[bumpver]\ncurrent_version = \"2019.1001-alpha\"\nversion_pattern = \"YYYY.BUILD[-TAG]\"\n"
                    "commit_message = \"bump version to {new_version}\"\ncommit = True\ntag = True\npush = True\n")
            << u"bumpver"_s
            << QStringList{u"current-version=2019.1001-alpha"_s, u"tag-format={version}"_s,
                           u"commit-message=bump version to {version}"_s}
            << QStringList{u"version_pattern"_s, u"commit"_s, u"push"_s};
        QTest::newRow("BumpVer's own file")
            << with(u"bumpver.toml"_s,
                    "[bumpver]\ncurrent_version = 'v1.2.3'\nversion_pattern = 'vMAJOR.MINOR.PATCH[PYTAGNUM]'\n"
                    "tag_message = '{new_version}'\ntag_scope = 'default'\npre_commit_hook = ''\ntag = true\n")
            << u"bumpver"_s
            << QStringList{u"current-version=1.2.3"_s, u"tag-format=v{version}"_s, u"candidate-tag=v{version}rc{n}"_s,
                           u"version-scheme=pep440"_s, u"tag-message={version}"_s}
            << QStringList{u"tag_scope"_s};
        QTest::newRow("BumpVer in pyproject.toml")
            << with(u"pyproject.toml"_s,
                    "[tool.bumpver]\ncurrent_version = '1.2.3'\nversion_pattern = 'MAJOR.MINOR.PATCH[-TAGNUM]'\n")
            << u"bumpver"_s << QStringList{u"current-version=1.2.3"_s, u"version-scheme=semver"_s} << QStringList();

        QTest::newRow("tbump") << with(u"tbump.toml"_s,
                                       "github_url = 'https://example.com'\n[version]\ncurrent = '1.2.3'\nregex = '.'\n"
                                       "[git]\nmessage_template = 'Bump to {new_version}'\n"
                                       "tag_template = 'v{new_version}'\n[[before_commit]]\nname = 'x'\ncmd = 'y'\n")
                               << u"tbump"_s
                               << QStringList{u"current-version=1.2.3"_s, u"tag-format=v{version}"_s,
                                              u"commit-message=Bump to {version}"_s}
                               << QStringList{u"version.regex"_s, u"before_commit"_s, u"github_url"_s};
    }

    void takesWhatHasACounterpart()
    {
        QFETCH(MemoryTree, tree);
        QFETCH(QString, tool);
        QFETCH(QStringList, settings);
        QFETCH(QStringList, rest);
        const VersionFileSet set = found(tree);
        QVERIFY(set.problems.isEmpty());
        QCOMPARE(set.imports.size(), 1);
        const ImportedSettings &import = set.imports.constFirst();
        QVERIFY2(!import.error, qPrintable(import.error ? describe(*import.error) : QString()));
        QCOMPARE(import.tool, tool);
        QVERIFY(import.line > 0);
        QCOMPARE(taken(import), settings);
        QCOMPARE(left(import), rest);
        for (const SettingLeft &setting : import.left)
            QVERIFY2(!setting.reason.isEmpty() && setting.line > 0, qPrintable(setting.key));
    }

    void saysWhereASettingStands()
    {
        const VersionFileSet set =
            found(with(u"pyproject.toml"_s, "\n[tool.commitizen]\nversion = '1.2.3'\ntag_format = 'v$version'\n"));
        const FoundSetting tag = findImported(set.imports, u"tag-format"_s);
        QCOMPARE(tag.tool->table, u"[tool.commitizen]"_s);
        QCOMPARE(tag.tool->path, u"pyproject.toml"_s);
        QCOMPARE(tag.setting->line, 7);
        const VersionFileSet json = found(with(
            u"cz.json"_s, "{\n \"commitizen\": {\n  \"version\": \"1.2.3\",\n  \"tag_format\": \"x$version\"\n }\n}"));
        QCOMPARE(findImported(json.imports, u"tag-format"_s).setting->line, 4);
    }

    void leavesWhatItCannotSay_data()
    {
        QTest::addColumn<MemoryTree>("tree");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("part");
        const auto row = [](const char *name, const MemoryTree &tree, const QString &key, const QString &part) {
            QTest::newRow(name) << tree << key << part;
        };
        const QString file = u".bumpversion.toml"_s;
        const QByteArray head = "[tool.bumpversion]\ncurrent_version = '1.2.3'\n";
        row("the old version in a message", with(file, head + "message = 'Bump {current_version} to {new_version}'"),
            u"message"_s, u"old one"_s);
        row("a message that stops workflows", with(file, head + "message = '{new_version} [skip ci]'"), u"message"_s,
            u"workflows"_s);
        row("a tag format without tags", with(file, head + "tag_name = 'v{new_version}'"), u"tag_name"_s,
            u"sets no tags"_s);
        row("a tag with the day", with(file, head + "tag = true\ntag_name = 'v{new_version}-{now:%Y}'"), u"tag_name"_s,
            u"more than the version"_s);
        row("a tag that git refuses", with(file, head + "tag = true\ntag_name = 'a b{new_version}'"), u"tag_name"_s,
            u"not allowed"_s);
        row("hooks", with(file, head + "pre_commit_hooks = ['touch /tmp/x']"), u"pre_commit_hooks"_s, u"not run"_s);
        const QByteArray entry = head + "[[tool.bumpversion.files]]\n";
        row("a glob that names nothing", with(file, entry + "glob = 'src/*.py'"), u"files: src/*.py"_s,
            u"no file has such a name"_s);
        row("a glob outside", with(file, entry + "glob = '../*/pom.xml'"), u"files: ../*/pom.xml"_s,
            u"no file has such a name"_s);
        row("a file for some bumps", with(file, entry + "filename = 'a'\nexclude_bumps = ['patch']"), u"files: a"_s,
            u"only some bumps"_s);
        // "Using regular expressions" of the tool's documentation.
        row("an expression that looks for a day",
            with(file, entry + "filename = 'pyproject.toml'\nregex = true\n"
                               "search = \"{current_version} date-released: \\\\d{{4}}-\\\\d{{2}}-\\\\d{{2}}\"\n"
                               "replace = \"{new_version} date-released: {utcnow:%Y-%m-%d}\""),
            u"files: pyproject.toml"_s, u"writes more than the version"_s);
        row("an expression without the version",
            with(file, entry + "filename = 'pyproject.toml'\nregex = true\n"
                               "search = \"__date__ = '\\\\d{{4}}'\"\nreplace = \"__date__ = '{now:%Y}'\""),
            u"files: pyproject.toml"_s, u"not the version"_s);
        row("an expression that changes its line",
            with(file, entry + "filename = 'pyproject.toml'\nregex = true\n"
                               "search = 'version *= *\"{current_version}\"'\nreplace = 'version=\"{new_version}\"'"),
            u"files: pyproject.toml"_s, u"it would write \"version=\"1.2.3\"\" where"_s);
        row("an expression over lines",
            with(file,
                 entry + "filename = 'pyproject.toml'\nregex = true\nsearch = 'p\"\\nversion = .{current_version}'\n"),
            u"files: pyproject.toml"_s, u"several lines"_s);
        row("an expression that is none",
            with(file, entry + "filename = 'pyproject.toml'\nregex = true\nsearch = '({current_version}'"),
            u"files: pyproject.toml"_s, u"can't be used"_s);
        const QString ver = u"bumpver.toml"_s;
        const QByteArray verHead = "[bumpver]\ncurrent_version = '1.2.3'\nversion_pattern = 'MAJOR.MINOR.PATCH'\n";
        row("BumpVer's year of a licence",
            with(ver, verHead + "[bumpver.file_patterns]\n'pyproject.toml' = ['Copyright (c) 2018-YYYY Vandelay']"),
            u"file_patterns: pyproject.toml"_s, u"more than the version"_s);
        row("BumpVer's calendar",
            with(ver, "[bumpver]\ncurrent_version = '2026.1001'\nversion_pattern = 'YYYY.BUILD[-TAG]'\n"),
            u"version_pattern"_s, u"from the tags"_s);
        row("BumpVer's hook", with(ver, verHead + "pre_commit_hook = 'scripts/x.sh'"), u"pre_commit_hook"_s,
            u"not run"_s);
        row("BumpVer's old version in a message",
            with(ver, verHead + "commit_message = 'bump version {old_version} -> {new_version}'"), u"commit_message"_s,
            u"old one"_s);
        row("a changelog outside", with(u".cz.toml"_s, "[tool.commitizen]\nchangelog_file = '../../LOG.md'"),
            u"changelog_file"_s, u"outside"_s);
        row("a changelog",
            with(file, head + "[[tool.bumpversion.files]]\nfilename = 'CHANGELOG.md'\nsearch = "
                              "'{current_version}...HEAD'\nreplace = '{current_version}...{new_version}'"),
            u"files: CHANGELOG.md"_s, u"more than the version"_s);
        row("other text", with(file, head + "[[tool.bumpversion.files]]\nfilename = 'a'\nsearch = 'Unreleased'"),
            u"files: a"_s, u"not the version"_s);
        row("a file that is not there", with(file, head + "[[tool.bumpversion.files]]\nfilename = 'none.txt'"),
            u"files: none.txt"_s, u"can't be read"_s);
        row("a file outside", with(file, head + "[[tool.bumpversion.files]]\nfilename = '../../etc/passwd'"),
            u"files: ../../etc/passwd"_s, u"outside"_s);
        row("a plug-in's scheme", with(u".cz.toml"_s, "[tool.commitizen]\nversion_scheme = 'mine'"),
            u"version_scheme"_s, u"plug-in"_s);
        row("a message that claims",
            with(u"releaserc.toml"_s, "[semantic_release]\ncommit_message = '{version}\\n\\n"
                                      "Automatically generated by python-semantic-release'"),
            u"commit_message"_s, u"made the commit"_s);
        row("an XPath",
            with(u"release-please-config.json"_s,
                 "{\"packages\": {\".\": {\"extra-files\": [{\"type\": \"xml\", \"path\": \"a.xml\", "
                 "\"xpath\": \"//v[@a]\"}]}}}"),
            u"extra-files: a.xml"_s, u"looks for its place"_s);
        row("a JSONPath that searches",
            with(u"release-please-config.json"_s,
                 "{\"packages\": {\".\": {\"extra-files\": [{\"type\": \"toml\", \"path\": \"a.toml\", "
                 "\"jsonpath\": \"$.package[?(@.name=='p')].version\"}]}}}"),
            u"extra-files: a.toml"_s, u"looks for its place"_s);
        row("a template of the version",
            with(u"tbump.toml"_s, "[version]\ncurrent = '1.2.3'\n[[file]]\nsrc = 'v.js'\nversion_template = '{major}'"),
            u"file: v.js"_s, u"form of its own"_s);
    }

    void leavesWhatItCannotSay()
    {
        QFETCH(MemoryTree, tree);
        QFETCH(QString, key);
        QFETCH(QString, part);
        const VersionFileSet set = found(tree);
        QCOMPARE(set.imports.size(), 1);
        const QString reason = why(set.imports.constFirst(), key);
        QVERIFY2(reason.contains(part), qPrintable(left(set.imports.constFirst()).join(u',') + u" | "_s + reason));
        QVERIFY(set.problems.isEmpty());
    }

    void aBrokenFileStopsNothing_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::newRow("TOML") << u".bumpversion.toml"_s << QByteArray("[tool.bumpversion]\ntag = \n") << 2;
        QTest::newRow("INI") << u".bumpversion.cfg"_s << QByteArray("[bumpversion]\nx = 1\nx = 2\n") << 3;
        QTest::newRow("JSON") << u".cz.json"_s << QByteArray("{\n\"commitizen\": {,\n}") << 2;
        QTest::newRow("JSON twice") << u".cz.json"_s
                                    << QByteArray("{\"commitizen\": {\"version\": \"1\",\n\"version\": \"2\"}}") << 2;
        QTest::newRow("YAML") << u"cz.yaml"_s << QByteArray("commitizen:\n  version: 1\n  version: 2\n") << 3;
        QTest::newRow("deep JSON") << u"release-please-config.json"_s
                                   << QByteArray("{\n\"packages\": " + QByteArray(900, '[') + QByteArray(900, ']') +
                                                 '}')
                                   << 2;
        QTest::newRow("manifest") << u".release-please-manifest.json"_s << QByteArray("[\n\"\"]") << 1;
        QTest::newRow("tbump") << u"tbump.toml"_s << QByteArray("[version]\ncurrent = 1.2.3\n") << 2;
    }

    void aBrokenFileStopsNothing()
    {
        QFETCH(QString, path);
        QFETCH(QByteArray, text);
        QFETCH(int, line);
        const VersionFileSet set = found(with(path, text));
        QCOMPARE(set.version, u"1.2.3"_s);
        QVERIFY(set.problems.isEmpty());
        QCOMPARE(set.imports.size(), 1);
        const std::optional<Error> &error = set.imports.constFirst().error;
        QVERIFY(error);
        QCOMPARE(error->path, path);
        QCOMPARE(error->line, line);
        QVERIFY(!error->remedy.isEmpty());
    }

    /// Cut, doubled and twisted settings, endless lists and slow expressions: an answer, the same each time, in time,
    /// and never an edit that cannot be proven.
    void survivesHostileFiles()
    {
        const QByteArray bump =
            "[tool.bumpversion]\ncurrent_version = \"1.2.3\"\ntag = true\ntag_name = \"v{new_version}"
            "\"\n[[tool.bumpversion.files]]\nfilename = \"a.txt\"\nsearch = \"v={current_version}\"\n";
        const QByteArray please =
            "{\"packages\": {\".\": {\"component\": \"c\", \"extra-files\": [\"a.txt\", {\"type\": "
            "\"json\", \"path\": \"b.json\", \"jsonpath\": \"$.a.b\"}]}}}";
        const QByteArray yaml = "commitizen:\n  version: 1.2.3\n  version_files:\n    - a.txt:v\n";
        QList<std::pair<QString, QByteArray>> cases;
        for (const auto &[path, text] :
             {std::pair{u".bumpversion.toml"_s, bump}, std::pair{u"release-please-config.json"_s, please},
              std::pair{u"cz.yaml"_s, yaml}}) {
            for (qsizetype cut = 0; cut < text.size(); cut += 3)
                cases.append({path, text.first(cut)});
            for (qsizetype at = 0; at < text.size(); at += 5) {
                for (const char odd : {'"', '{', '\\', '\n', '\0', '\xff', '['})
                    cases.append({path, QByteArray(text).replace(at, 1, QByteArray(1, odd))});
            }
        }
        QByteArray many = bump;
        for (int i = 0; i < 3000; ++i)
            many += "[[tool.bumpversion.files]]\nfilename = 'big.txt'\n";
        cases.append({u".bumpversion.toml"_s, many});
        QByteArray patterns = bump;
        for (int i = 0; i < 3000; ++i)
            patterns += "[[tool.bumpversion.files]]\nglob = '**/*.t?t'\n";
        cases.append({u".bumpversion.toml"_s, patterns});
        cases.append({u".bumpversion.toml"_s, bump + "[[tool.bumpversion.files]]\nfilename = 'big.txt'\nregex = true\n"
                                                     "search = '(x+x+)+y{current_version}'\n"});
        cases.append({u".cz.toml"_s, "[tool.commitizen]\nversion = '1.2.3'\nversion_files = ['big.txt:(x+x+)+y']\n"});
        cases.append({u".cz.toml"_s, "[tool.commitizen]\nversion = '1.2.3'\nversion_files = ['big.txt:(']\n"});
        cases.append({u"cz.yaml"_s, "commitizen: [" + QByteArray("a,").repeated(200'000) + "b]\n"});
        const QByteArray big = ("x " + QByteArray("x").repeated(900) + " 1.2.3\n").repeated(900);
        QElapsedTimer timer;
        timer.start();
        for (const auto &[path, text] : std::as_const(cases)) {
            MemoryTree tree = with(path, text);
            tree[u"a.txt"_s] = "v=1.2.3\n";
            tree[u"b.json"_s] = "{\"a\": {\"b\": \"1.2.3\"}}";
            tree[u"big.txt"_s] = big;
            const VersionFileSet set = found(tree);
            QCOMPARE(set.version, u"1.2.3"_s);
            for (const Error &problem : set.problems) // a copy that is no version any more is worth a word
                QVERIFY2(problem.message.contains(u"is not a version of"_s), qPrintable(describe(problem)));
            QCOMPARE(found(tree).imports, set.imports);
            const auto edits = editsForVersion(set, readerOf(tree), versionOf(u"2.0.0"_s));
            if (set.agree && set.problems.isEmpty())
                QVERIFY2(edits, qPrintable((edits ? QString() : describe(edits.error())) + QString::fromUtf8(text)));
        }
        QVERIFY2(timer.elapsed() < 120'000, qPrintable(QString::number(timer.elapsed())));
    }
};

QTEST_GUILESS_MAIN(TestImportedSettings)
#include "tst_importedsettings.moc"
