// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "scan/policy.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{
/// Every key, as the handbook shows it. (No raw string: moc stops at one.)
const QByteArray whole = "[release]\n"
                         "flow = \"rc-gated\"                       # rc-gated | tag-only\n"
                         "base-branch = \"main\"\n"
                         "tag = \"v{version}\"\n"
                         "candidate-tag = \"v{version}-rc{n}\"\n"
                         "release-branch = \"release/v{version}\"\n"
                         "commit-message = \"chore: prepare release v{version}\"\n"
                         "version-scheme = \"pep440\"\n"
                         "candidate-version = \"final\"\n"
                         "next-dev-version = true\n"
                         "milestones = \"close\"\n"
                         "assets = [\"dist/pkg-{version}*\", \"docs/manual.pdf\"]\n"
                         "[[version-file]]\n"
                         "path = \"src/pkg/_version.py\"\n"
                         "pattern = '__version_info__ = ({major}, {minor}, {patch})'\n"
                         "[[version-file]]\n"
                         "path = \"README.md\"\n"
                         "pattern = \"pkg=={version}\"\n"
                         "[changelog]\n"
                         "path = \"CHANGELOG.md\"\n"
                         "sections = [\"Added\", \"Changed\"]\n"
                         "leave-out = ['^release\\b']\n"
                         "patterns = [{ pattern = '^crane', section = 'Cranes' }]\n"
                         "types = { feat = 'New', chore = '' }\n"
                         "labels = { 'kind/bug' = 'Fixed', 'no news' = '' }\n"
                         "breaking-labels = ['api!']\n"
                         "group-by-scope = true\n"
                         "bots = ['*[bot]']\n"
                         "notes = \"{version}\\n{types:feat}\"\n"
                         "[checks]\n"
                         "commands = [\"python3 -m pytest -q\", \"twine check dist/*\"]\n"
                         "checklist = \"docs/LAUNCH_CHECKLIST.md\"\n"
                         "block = [\"untracked\", \"hooks\"]\n"
                         "[verify]\n"
                         "import = \"pkg\"\n"
                         "entry-points = [\"pkg-cli --version\"]\n"
                         "[index]\n"
                         "candidate = \"testpypi\"\n"
                         "release = \"\"\n"
                         "[overview]\n"
                         "minimum = \"feat\"\n";

/// The keys of a JSON schema's object, by their whole name.
QStringList schemaKeys(const QJsonObject &schema, const QString &prefix)
{
    QStringList keys;
    const QJsonObject items = schema[u"items"_s].toObject();
    const QJsonObject members = (items.isEmpty() ? schema : items)[u"properties"_s].toObject();
    for (auto member = members.begin(); member != members.end(); ++member) {
        const QString name = prefix.isEmpty() ? member.key() : prefix + u'.' + member.key();
        const QStringList below = schemaKeys(member.value().toObject(), name);
        keys += below.isEmpty() ? QStringList{name} : below;
    }
    keys.sort();
    return keys;
}
} // namespace

class TestPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesARoleInPlaceOfAPattern()
    {
        using Role = VersionOccurrence::Role;
        const auto policy = ReleasePolicy::parse("[[version-file]]\npath = 'a'\nrole = 'unrelated'\n[[version-file]]\n"
                                                 "path = 'b'\npattern = '{version}'\nrole = 'mirror'\n",
                                                 u".tagboat.toml"_s);
        QVERIFY2(policy, qPrintable(policy ? QString() : describe(policy.error())));
        QVERIFY(policy->versionFiles[0].pattern.isEmpty());
        QCOMPARE(policy->versionFiles[0].role, std::optional(Role::Unrelated));
        QCOMPARE(policy->versionFiles[1].role, std::optional(Role::Mirror));
    }

    void readsEveryKey()
    {
        const auto policy = ReleasePolicy::parse(whole, u".tagboat.toml"_s);
        QVERIFY2(policy, qPrintable(policy ? QString() : describe(policy.error())));
        QCOMPARE(policy->flow, u"rc-gated"_s);
        QCOMPARE(policy->baseBranch, u"main"_s);
        QCOMPARE(policy->tag, u"v{version}"_s);
        QCOMPARE(policy->candidateTag, u"v{version}-rc{n}"_s);
        QCOMPARE(policy->releaseBranch, u"release/v{version}"_s);
        QCOMPARE(policy->commitMessage, u"chore: prepare release v{version}"_s);
        QVERIFY(policy->versionScheme == VersionScheme::Pep440);
        QVERIFY(policy->finalVersionForCandidate);
        QVERIFY(policy->nextDevVersion);
        QCOMPARE(policy->versionFiles.size(), 2);
        QCOMPARE(policy->versionFiles[0].path, u"src/pkg/_version.py"_s);
        QCOMPARE(policy->versionFiles[0].pattern, u"__version_info__ = ({major}, {minor}, {patch})"_s);
        QCOMPARE(policy->versionFiles[1].pattern, u"pkg=={version}"_s);
        QCOMPARE(policy->milestones, u"close"_s);
        QCOMPARE(policy->assets, (QStringList{u"dist/pkg-{version}*"_s, u"docs/manual.pdf"_s}));
        QCOMPARE(policy->changelogPath, u"CHANGELOG.md"_s);
        QCOMPARE(policy->changelogSections, (QStringList{u"Added"_s, u"Changed"_s}));
        const QList<DraftRule> rules{{{}, u"^release\\b"_s, {}, true, u".tagboat.toml:22"_s},
                                     {{}, u"^crane"_s, u"Cranes"_s, true, u".tagboat.toml:23"_s},
                                     {u"chore"_s, {}, {}, false, u".tagboat.toml:24"_s},
                                     {u"feat"_s, {}, u"New"_s, false, u".tagboat.toml:24"_s}};
        QCOMPARE(policy->drafts.rules, rules);
        const QList<LabelRule> labels{{u"api!"_s, {}, true, u".tagboat.toml:26"_s},
                                      {u"kind/bug"_s, u"Fixed"_s, false, u".tagboat.toml:25"_s},
                                      {u"no news"_s, {}, false, u".tagboat.toml:25"_s}};
        QCOMPARE(policy->drafts.labels, labels);
        QVERIFY(policy->drafts.groupByScope);
        QCOMPARE(policy->drafts.bots, QStringList{u"*[bot]"_s});
        QCOMPARE(policy->drafts.notes, u"{version}\n{types:feat}"_s);
        QCOMPARE(policy->checkCommands, (QStringList{u"python3 -m pytest -q"_s, u"twine check dist/*"_s}));
        QCOMPARE(policy->checklist, u"docs/LAUNCH_CHECKLIST.md"_s);
        QCOMPARE(policy->blockingChecks, (QStringList{u"untracked"_s, u"hooks"_s}));
        QCOMPARE(policy->verifyImport, u"pkg"_s);
        QCOMPARE(policy->entryPoints, QStringList{u"pkg-cli --version"_s});
        QCOMPARE(policy->candidateIndex, u"testpypi"_s);
        QCOMPARE(policy->releaseIndex, QString());
        QVERIFY(policy->releaseIndex.has_value());
        QVERIFY(policy->warnings.isEmpty());
    }

    void labelsGoInTheOrderOfTheFile()
    {
        const auto policy =
            ReleasePolicy::parse("[changelog.labels]\nzebra = 'Z'\n'a b' = 'A'\nmiddle = ''\n", u".tagboat.toml"_s);
        QVERIFY(policy);
        QStringList names;
        for (const LabelRule &rule : policy->drafts.labels)
            names += rule.label + u'>' + rule.section;
        QCOMPARE(names, (QStringList{u"zebra>Z"_s, u"a b>A"_s, u"middle>"_s}));
    }

    void whatIsNotSaidIsEmpty()
    {
        for (const QByteArray &bytes :
             {QByteArray(), QByteArray("# nothing\n"), QByteArray("\xEF\xBB\xBF[release]\r\n")}) {
            const auto policy = ReleasePolicy::parse(bytes, u".tagboat.toml"_s);
            QVERIFY(policy);
            QVERIFY(!policy->flow && !policy->baseBranch && !policy->tag && !policy->candidateTag);
            QVERIFY(!policy->releaseBranch && !policy->commitMessage && !policy->versionScheme);
            QVERIFY(!policy->finalVersionForCandidate && !policy->nextDevVersion);
            QVERIFY(!policy->changelogPath && !policy->checklist && !policy->verifyImport);
            QVERIFY(!policy->candidateIndex && !policy->releaseIndex);
            QVERIFY(policy->versionFiles.isEmpty() && policy->changelogSections.isEmpty());
            QVERIFY(policy->checkCommands.isEmpty() && policy->entryPoints.isEmpty() && policy->warnings.isEmpty());
        }
        const auto onBase = ReleasePolicy::parse("release.release-branch = ''", u".tagboat.toml"_s);
        QCOMPARE(onBase->releaseBranch, QString());
        QVERIFY(onBase->releaseBranch.has_value());
    }

    void keysThatAreNotKnownAreWarnings()
    {
        const auto policy =
            ReleasePolicy::parse("future = 1\n[release]\ntag = 'v{version}'\ntagg = 'x'\n[plugin.x]\ny = 1\n"
                                 "[[version-file]]\npath='a'\npattern='{version}'\nkind='z'\n",
                                 u".tagboat.toml"_s);
        QVERIFY(policy);
        QCOMPARE(policy->tag, u"v{version}"_s);
        QStringList warnings = policy->warnings;
        warnings.sort();
        QCOMPARE(warnings, (QStringList{u".tagboat.toml:10: the key version-file.kind is not known and is not used"_s,
                                        u".tagboat.toml:1: the key future is not known and is not used"_s,
                                        u".tagboat.toml:4: the key release.tagg is not known and is not used"_s,
                                        u".tagboat.toml:5: the key plugin is not known and is not used"_s}));
    }

    void refusesWhatMakesNoSense_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("message");
        const auto row = [](const char *name, const QByteArray &bytes, int line, const QString &message) {
            QTest::newRow(name) << bytes << line << message;
        };
        row("syntax", "[release]\nflow = \n", 2, u"not valid TOML"_s);
        row("key twice", "[release]\ntag = 'v{version}'\ntag = '{version}'\n", 3, u"lines 2 and 3"_s);
        row("unknown flow", "[release]\nflow = 'yolo'\n", 2, u"release.flow: \"yolo\" is not known"_s);
        row("flow of another type", "[release]\n\nflow = 1\n", 3, u"release.flow: the value is not a string"_s);
        row("tag without version", "[release]\ntag = 'v1'\n", 2, u"release.tag: \"v1\" does not hold {version} once"_s);
        row("labels that are no table", "[changelog]\nlabels = ['bug']\n", 2, u"changelog.labels: "_s);
        row("a label without a section", "[changelog]\nlabels = { bug = 1 }\n", 2, u"changelog.labels.bug: "_s);
        row("breaking labels that are no list", "[changelog]\nbreaking-labels = 'x'\n", 2,
            u"changelog.breaking-labels: "_s);
        row("tag that git refuses", "[release]\ntag = 'v {version}'\n", 2, u"release.tag: "_s);
        row("tag like an option", "[release]\ntag = '-{version}'\n", 2, u"release.tag: "_s);
        row("candidate without number", "[release]\ncandidate-tag = 'v{version}-rc'\n", 2,
            u"release.candidate-tag: \"v{version}-rc\" does not hold {n} once"_s);
        row("branch", "[release]\nrelease-branch = 'a..b'\n", 2, u"release.release-branch: "_s);
        row("empty base branch", "[release]\nbase-branch = ''\n", 2, u"release.base-branch: "_s);
        row("empty message", "[release]\ncommit-message = ' '\n", 2, u"release.commit-message: the value is empty"_s);
        row("scheme", "[release]\nversion-scheme = 'calver'\n", 2,
            u"release.version-scheme: \"calver\" is not known"_s);
        row("candidate version", "[release]\ncandidate-version = 'both'\n", 2,
            u"release.candidate-version: \"both\""_s);
        row("boolean as text", "[release]\nnext-dev-version = 'true'\n", 2,
            u"release.next-dev-version: the value is neither true nor false"_s);
        row("assets as text", "[release]\nassets = 'dist/*'\n", 2,
            u"release.assets: the value is not a list of strings"_s);
        row("assets of elsewhere", "[release]\nassets = ['../secret']\n", 2,
            u"release.assets: \"../secret\" does not lie in the repository"_s);
        row("assets of any folder", "[release]\nassets = ['*/a']\n", 2,
            u"release.assets: \"*/a\" has a wildcard in the name of a folder"_s);
        row("no table", "release = 'rc-gated'\n", 1, u"release: it is not a table"_s);
        row("single brackets", "[version-file]\npath = 'a'\n", 1, u"version-file: it is not a list of tables"_s);
        row("list of strings", "version-file = ['a']\n", 1, u"version-file: it is not a list of tables"_s);
        row("no pattern", "\n[[version-file]]\npath = 'a'\n", 2, u"version-file: it has no pattern"_s);
        row("another role", "[[version-file]]\npath = 'a'\nrole = 'x'\n", 3,
            u"version-file.role: \"x\" is not known"_s);
        row("no path", "[[version-file]]\npattern = '{version}'\n", 1, u"version-file: it has no path"_s);
        row("no placeholder", "[[version-file]]\npath = 'a'\npattern = 'x'\n", 3,
            u"version-file.pattern: the pattern has no placeholder"_s);
        row("path outside", "[[version-file]]\npath = '../a'\npattern = '{version}'\n", 2,
            u"version-file.path: \"../a\" does not lie in the repository"_s);
        row("absolute path", "[changelog]\npath = '/etc/passwd'\n", 2, u"changelog.path: "_s);
        row("section twice", "[changelog]\nsections = ['Added', 'Added']\n", 2,
            u"changelog.sections: a section stands twice"_s);
        row("no expression", "[changelog]\nleave-out = ['ok', '(x']\n", 2,
            u"changelog.leave-out[1]: \"(x\" is no regular expression"_s);
        row("a pattern without a section", "[changelog]\npatterns = [\n{ pattern = 'x' }]\n", 3,
            u"changelog.patterns[0]: it is not a pattern and a section"_s);
        row("a section of two lines", "[changelog]\ntypes = { feat = \"a\\nb\" }\n", 2, u"changelog.types.feat: "_s);
        row("a type that is none", "[changelog]\ntypes = { \"Feat!\" = 'a' }\n", 2,
            u"changelog.types.Feat!: it is no type"_s);
        row("notes with an unknown word", "[changelog]\nnotes = 'v{nummer}'\n", 2,
            u"changelog.notes: \"{nummer}\" is no placeholder"_s);
        row("command list as text", "[checks]\ncommands = 'pytest'\n", 2,
            u"checks.commands: the value is not a list of strings"_s);
        row("number among commands", "[checks]\ncommands = [\n'pytest',\n3]\n", 4,
            u"checks.commands[1]: the value is not a string"_s);
        row("empty command", "[checks]\ncommands = ['']\n", 2, u"checks.commands[0]: the value is empty"_s);
        row("NUL", QByteArray("[checks]\ncommands = ['a\0']\n", 25), 2, u"NUL byte"_s);
        row("escaped NUL", "[checks]\ncommands = [\"a\\u0000\"]\n", 2,
            u"checks.commands[0]: the value holds a NUL character"_s);
        row("too deep", "a = " + QByteArray(500'000, '['), 1, u"too deep"_s);
    }

    void refusesWhatMakesNoSense()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, line);
        QFETCH(QString, message);
        const auto policy = ReleasePolicy::parse(bytes, u".tagboat.toml"_s);
        QVERIFY(!policy);
        QCOMPARE(policy.error().kind, Error::Kind::Invalid);
        QCOMPARE(policy.error().path, u".tagboat.toml"_s);
        QVERIFY2(policy.error().message.contains(message), qPrintable(describe(policy.error())));
        QCOMPARE(policy.error().line, line);
        QVERIFY(!policy.error().remedy.isEmpty());
    }

    void theSchemaHasTheKeysOfTheParser()
    {
        QFile file(QStringLiteral(TAGBOAT_SCHEMA));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QJsonParseError fault;
        const QJsonObject schema = QJsonDocument::fromJson(file.readAll(), &fault).object();
        QVERIFY2(fault.error == QJsonParseError::NoError, qPrintable(fault.errorString()));
        QCOMPARE(schemaKeys(schema, {}), ReleasePolicy::knownKeys());
        const auto release = schema[u"properties"_s][u"release"_s][u"properties"_s];
        QStringList flows;
        for (const QJsonValue flow : release[u"flow"_s][u"enum"_s].toArray())
            flows.append(flow.toString());
        QCOMPARE(flows, flowNames());
    }

    void remembersEachKeysPlace()
    {
        const auto policy = ReleasePolicy::parse(whole, u".tagboat.toml"_s);
        QVERIFY(policy);
        QCOMPARE(policy->file, u".tagboat.toml"_s);
        QCOMPARE(policy->lines.value(u"release.tag"_s), 4);
        QCOMPARE(policy->minimumLevel, std::optional(CommitEvidence::Level::Minor));
    }

    void readsTheSameKeysFromPyproject()
    {
        QByteArray below = whole;
        below.replace("\n[[", "\n[[tool.tagboat.").replace("\n[", "\n[tool.tagboat.");
        below.replace("[tool.tagboat.[", "[[").replace("[release]\nflow", "[tool.tagboat.release]\nflow");
        const auto own = ReleasePolicy::parse(whole, u".tagboat.toml"_s);
        const auto shared = ReleasePolicy::parsePyproject(below, u"pyproject.toml"_s);
        QVERIFY(own);
        QVERIFY2(shared, qPrintable(shared ? QString() : describe(shared.error())));
        QVERIFY(*shared);
        QCOMPARE((*shared)->file, u"pyproject.toml"_s);
        QCOMPARE((*shared)->lines, own->lines);
        QCOMPARE((*shared)->tag, own->tag);
        QCOMPARE((*shared)->versionFiles.size(), own->versionFiles.size());
        QVERIFY((*shared)->warnings.isEmpty());
        const auto none = ReleasePolicy::parsePyproject("[project]\nname = 'tagboat'\n", u"pyproject.toml"_s);
        QVERIFY(none);
        QVERIFY(!*none);
        const auto text = ReleasePolicy::parsePyproject("[tool]\ntagboat = 'x'\n", u"pyproject.toml"_s);
        QVERIFY(!text);
        QCOMPARE(text.error().line, 2);
    }

    void aRepositoryKeepsItsPolicyInOnePlace()
    {
        QTemporaryDir folder;
        const auto write = [&folder](const QString &name, const QByteArray &text) {
            QFile file(folder.filePath(name));
            return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
        };
        QVERIFY(write(u"pyproject.toml"_s, "[tool.tagboat.release]\nflow = 'direct'\n"));
        const auto alone = readPolicy(folder.path());
        QVERIFY(alone);
        QCOMPARE(alone->flow, u"direct"_s);
        QVERIFY(write(u".tagboat.toml"_s, "[release]\nflow = 'tag-only'\n"));
        const auto both = readPolicy(folder.path());
        QVERIFY(!both);
        QCOMPARE(both.error().kind, Error::Kind::Conflict);
        QVERIFY(both.error().message.contains(u".tagboat.toml"_s) &&
                both.error().message.contains(u"pyproject.toml"_s));
        // Another tool's table of a broken file is none of the policy's business while Tagboat has its own file.
        QVERIFY(write(u"pyproject.toml"_s, "[tool.tagboat\n"));
        QVERIFY(readPolicy(folder.path()));
    }

    void wantsAThresholdThatCanBeMeant_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<bool>("good");
        QTest::newRow("a kind") << QByteArray("'fix'") << true;
        QTest::newRow("commits") << QByteArray("12") << true;
        QTest::newRow("none") << QByteArray("0") << false;
        QTest::newRow("another word") << QByteArray("'chore'") << false;
        QTest::newRow("a list") << QByteArray("['fix']") << false;
    }

    void wantsAThresholdThatCanBeMeant()
    {
        QFETCH(QByteArray, value);
        QFETCH(bool, good);
        const auto policy = ReleasePolicy::parse("[overview]\nminimum = " + value + '\n', u".tagboat.toml"_s);
        QCOMPARE(policy.has_value(), good);
        if (!good)
            QCOMPARE(policy.error().line, 2);
    }
};

QTEST_GUILESS_MAIN(TestPolicy)
#include "tst_policy.moc"
