// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "clirun.h"
#include "support/testrepository.h"

#include <QDateTime>
#include <QDir>
#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat::test;

namespace
{

const QByteArray text =
    "# Changelog\n\nThe format is based on [Keep a Changelog](https://keepachangelog.com/en/1.1.0/).\n\n"
    "## [Unreleased]\n\n### Added\n\n- A lighthouse.\n\n"
    "## [1.4.2] - 2026-01-01\n\n### Fixed\n\n- A leak.\n\n"
    "[Unreleased]: https://example.org/harbour/core/compare/v1.4.2...HEAD\n"
    "[1.4.2]: https://example.org/harbour/core/releases/tag/v1.4.2\n";

void fill(TestRepository &repository)
{
    repository.write(u"pyproject.toml"_s, "[project]\nname = \"harbour\"\nversion = \"1.4.2\"\n");
    repository.write(u"CHANGELOG.md"_s, text);
    repository.commit(u"begin"_s);
    repository.git({u"tag"_s, u"v1.4.2"_s});
}

QString isoDay()
{
    return QDateTime::currentDateTimeUtc().date().toString(Qt::ISODate);
}

} // namespace

class TestCliChangelog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showGivesEveryPartWithItsLines()
    {
        TestRepository repository;
        fill(repository);
        const CliOutcome outcome = runCli({u"--json"_s, u"changelog"_s, u"show"_s, repository.path()});
        QVERIFY2(outcome.status == 0, outcome.err.constData());
        const QJsonObject json = outcome.json();
        QCOMPARE(json[u"path"_s].toString(), u"CHANGELOG.md"_s);
        QCOMPARE(json[u"format"_s].toString(), u"keep-a-changelog"_s);
        const QJsonArray releases = json[u"releases"_s].toArray();
        QCOMPARE(releases.size(), 2);
        QCOMPARE(releases[0][u"unreleased"_s].toBool(), true);
        QVERIFY(releases[0][u"version"_s].isNull());
        QCOMPARE(releases[0][u"firstLine"_s].toInt(), 5);
        QCOMPARE(releases[1][u"version"_s].toString(), u"1.4.2"_s);
        QCOMPARE(releases[1][u"date"_s].toString(), u"2026-01-01"_s);
        QCOMPARE(releases[1][u"sections"_s][0][u"name"_s].toString(), u"Fixed"_s);
        QCOMPARE(releases[1][u"sections"_s][0][u"entries"_s].toArray(),
                 (QJsonArray{QJsonObject{{u"text"_s, u"A leak."_s}, {u"firstLine"_s, 15}, {u"lastLine"_s, 15}}}));
        const CliOutcome table = runCli({u"changelog"_s, u"show"_s, repository.path()});
        QVERIFY(table.out.contains("- A lighthouse."));
    }

    void draftTellsWhatTheChangelogDoesNot()
    {
        TestRepository repository;
        fill(repository);
        repository.write(u"a"_s, "1");
        repository.commit(u"feat: a lighthouse"_s); // stands under Unreleased in other words
        repository.write(u"a"_s, "2");
        repository.commit(u"fix(tides)!: low water (#7)"_s);
        repository.git({u"tag"_s, u"here"_s});
        repository.write(u"a"_s, "3");
        repository.commit(u"chore: tidy"_s);
        repository.write(u"a"_s, "4");
        repository.commit(u"feat: moorings"_s);
        const auto draft = [&repository](const QStringList &options) {
            return runCli(QStringList{u"changelog"_s, u"draft"_s, repository.path()} + options);
        };
        const CliOutcome outcome = draft({});
        QVERIFY2(outcome.status == 0, outcome.err.constData());
        QCOMPARE(outcome.out, "### Added\n\n- Moorings\n\n### Fixed\n\n- **Breaking:** Low water (#7)\n");
        QCOMPARE(draft({u"--from"_s, u"here"_s}).out, "### Added\n\n- Moorings\n");
        QCOMPARE(draft({u"--to"_s, u"here"_s}).out, "### Fixed\n\n- **Breaking:** Low water (#7)\n");
        QCOMPARE(draft({u"--all"_s}).out.count("\n- "), 3); // the first commit too
        QCOMPARE(draft({u"--from"_s, u"nowhere"_s}).status, 2);

        const CliOutcome json = runCli({u"--json"_s, u"changelog"_s, u"draft"_s, repository.path()});
        const QJsonArray entries = json.json()[u"entries"_s].toArray();
        QCOMPARE(entries.size(), 4);
        QCOMPARE(entries[1][u"section"_s], QJsonValue(QJsonValue::Null));
        QCOMPARE(entries[2][u"pullRequest"_s].toInt(), 7);
        QCOMPARE(entries[2][u"breaking"_s].toBool(), true);
        QCOMPARE(entries[2][u"covered"_s].toBool(), false);
        QCOMPARE(entries[3][u"covered"_s].toBool(), true);
        QCOMPARE(repository.git({u"status"_s, u"--porcelain"_s}), QString());
    }

    void aMergedPullRequestIsOneEntry()
    {
        TestRepository repository;
        fill(repository);
        repository.git({u"checkout"_s, u"-q"_s, u"-b"_s, u"feature"_s});
        for (const QString &message : {u"wip"_s, u"more wip"_s}) {
            repository.write(u"a"_s, message.toUtf8());
            repository.commit(message);
        }
        repository.git({u"checkout"_s, u"-q"_s, u"-"_s});
        repository.git({u"merge"_s, u"-q"_s, u"--no-ff"_s, u"-m"_s,
                        u"Merge pull request #77 from jo/feature\n\nAdd tide tables for Norway"_s, u"feature"_s});
        const CliOutcome outcome = runCli({u"changelog"_s, u"draft"_s, repository.path()});
        QVERIFY2(outcome.status == 0, outcome.err.constData());
        QCOMPARE(outcome.out, "### Added\n\n- Add tide tables for Norway (#77)\n"_ba);
    }

    void draftIsByTheRepositorysRules()
    {
        TestRepository repository;
        fill(repository);
        repository.write(u".tagboat.toml"_s,
                         "[changelog]\ntypes = { chore = \"Changed\" }\nleave-out = ['^fix\\(old\\)']\n"
                         "notes = \"## News of {package}\\n{types:feat}\\n## Thanks\\n{contributors}\"\n");
        repository.commit(u"chore: tidy"_s);
        repository.write(u"a"_s, "1");
        repository.commit(u"fix(old): leak"_s);
        repository.write(u"a"_s, "2");
        const QString last = repository.commit(u"feat: moorings"_s);
        const auto draft = [&repository](const QStringList &options) {
            return runCli(QStringList{u"changelog"_s, u"draft"_s, repository.path()} + options);
        };
        QCOMPARE(draft({}).out, "### Added\n\n- Moorings\n\n### Changed\n\n- Tidy\n");
        const QByteArray why = draft({u"--explain"_s}).out;
        QVERIFY2(why.contains("(left out): Leak  (fix(old), .tagboat.toml:3)"), why.constData());
        QVERIFY2(why.contains("Changed: Tidy  (chore, .tagboat.toml:2)"), why.constData());
        QVERIFY(draft({u"--notes"_s}).out.contains("- Moorings\n## Thanks\n- "));
        QVERIFY(draft({u"--contributors"_s}).out.contains("### Contributors\n\n- "));
        QCOMPARE(draft({u"--dismiss"_s, last}).out, "### Changed\n\n- Tidy\n");
        QVERIFY(draft({u"--all"_s}).out.contains("- Moorings\n"));
        QCOMPARE(draft({u"--offer-again"_s, last}).out, "### Added\n\n- Moorings\n\n### Changed\n\n- Tidy\n");
        QCOMPARE(draft({u"--dismiss"_s, u"0123456"_s}).status, 2);
    }

    void addPutsAnEntryWhereItBelongs()
    {
        TestRepository repository;
        fill(repository);
        const CliOutcome outcome = runCli({u"changelog"_s, u"add"_s, repository.path(), u"--section"_s, u"Fixed"_s,
                                           u"--entry"_s, u"Ropes no longer tear."_s});
        QVERIFY2(outcome.status == 0, outcome.err.constData());
        QCOMPARE(outcome.lines(), QStringList{u"CHANGELOG.md"_s});
        QByteArray expected = text;
        expected.replace("- A lighthouse.\n", "- A lighthouse.\n\n### Fixed\n\n- Ropes no longer tear.\n");
        QCOMPARE(repository.read(u"CHANGELOG.md"_s), expected);
    }

    void addMakesTheChangelogThatAnotherToolNames()
    {
        TestRepository repository;
        repository.write(u"pyproject.toml"_s, "[project]\nname = \"harbour\"\nversion = \"1.4.2\"\n"
                                              "[tool.commitizen]\nchangelog_file = \"docs/CHANGES.md\"\n");
        repository.commit(u"begin"_s);
        const CliOutcome outcome = runCli({u"--json"_s, u"changelog"_s, u"add"_s, repository.path(), u"--section"_s,
                                           u"Fixed"_s, u"--entry"_s, u"A leak."_s});
        QVERIFY2(outcome.status == 0, outcome.err.constData());
        QCOMPARE(outcome.json()[u"path"_s].toString(), u"docs/CHANGES.md"_s);
        QVERIFY(repository.read(u"docs/CHANGES.md"_s).endsWith("## [Unreleased]\n\n### Fixed\n\n- A leak.\n"));
    }

    void addReadsStandardInput()
    {
        TestRepository repository;
        fill(repository);
        const CliOutcome outcome =
            runCli({u"changelog"_s, u"add"_s, repository.path(), u"--section"_s, u"Added"_s, u"--entry"_s, u"-"_s},
                   "A buoy.\n");
        QVERIFY2(outcome.status == 0, outcome.err.constData());
        QVERIFY(repository.read(u"CHANGELOG.md"_s).contains("- A lighthouse.\n- A buoy.\n"));
    }

    void addMakesAMissingChangelog()
    {
        TestRepository repository;
        repository.write(u"VERSION"_s, "1.0.0\n");
        repository.commit(u"begin"_s);
        const QStringList add{u"changelog"_s, u"add"_s,     repository.path(), u"--section"_s,
                              u"Added"_s,     u"--entry"_s, u"A pier."_s};
        const QStringList before = listingOf(repository.path());
        QCOMPARE(runCli(add + QStringList{u"--dry-run"_s}).status, 0);
        QCOMPARE(listingOf(repository.path()), before);
        QCOMPARE(runCli(add).status, 0);
        QVERIFY(repository.read(u"CHANGELOG.md"_s).contains("## [Unreleased]\n\n### Added\n\n- A pier.\n"));
    }

    void cutTurnsUnreleasedIntoARelease()
    {
        TestRepository repository;
        fill(repository);
        const CliOutcome outcome = runCli(
            {u"changelog"_s, u"cut"_s, repository.path(), u"--version"_s, u"1.5.0"_s, u"--date"_s, u"2026-11-09"_s});
        QVERIFY2(outcome.status == 0, outcome.err.constData());
        const QByteArray now = repository.read(u"CHANGELOG.md"_s);
        QVERIFY2(now.contains("## [Unreleased]\n\n## [1.5.0] - 2026-11-09\n\n### Added\n\n- A lighthouse.\n"),
                 now.constData());
        QVERIFY2(now.contains("[Unreleased]: https://example.org/harbour/core/compare/v1.5.0...HEAD\n"
                              "[1.5.0]: https://example.org/harbour/core/compare/v1.4.2...v1.5.0\n"),
                 now.constData());
        QCOMPARE(runCli({u"changelog"_s, u"cut"_s, repository.path(), u"--version"_s, u"1.5.0"_s}).status, 1);
    }

    void cutSaysThatTheReleaseSaysNothing()
    {
        TestRepository repository;
        fill(repository);
        repository.write(u"CHANGELOG.md"_s, QByteArray(text).replace("- A lighthouse.", "- Nothing changed yet."));
        const QStringList command{u"changelog"_s, u"cut"_s, repository.path(), u"--version"_s, u"1.5.0"_s};
        const CliOutcome shown = runCli(command + QStringList{u"--dry-run"_s});
        QCOMPARE(shown.status, 0);
        QVERIFY2(shown.err.contains("The changelog says nothing of 1.5.0"), shown.err.constData());
        const CliOutcome outcome = runCli(QStringList{u"--json"_s} + command);
        QVERIFY2(outcome.status == 0, outcome.err.constData());
        QCOMPARE(outcome.json()[u"warnings"_s].toArray().size(), 2);
        QVERIFY(!repository.read(u"CHANGELOG.md"_s).contains("Nothing changed yet"));
    }

    void cutRefusesWhatThePlanRefuses_data()
    {
        QTest::addColumn<QString>("version");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("a local part") << u"1.5.0+x"_s << "never published"_ba;
        QTest::newRow("an epoch") << u"1!1.0.0"_s << "--new-epoch"_ba;
        QTest::newRow("a candidate of a released number") << u"1.4.2rc1"_s << "sort below it"_ba;
        QTest::newRow("a post-release of nothing") << u"1.5.0.post1"_s << "not released yet"_ba;
        QTest::newRow("a step back") << u"1.3.9"_s << "1.3.9 is lower than 1.4.2, which is released"_ba;
        QTest::newRow("a version with a tag") << u"1.4.1"_s << "1.4.1 is released already"_ba;
        QTest::newRow("a development version") << u"1.5.0.dev1"_s << "no tag and no release"_ba;
    }
    void cutRefusesWhatThePlanRefuses()
    {
        QFETCH(QString, version);
        QFETCH(QByteArray, says);
        TestRepository repository;
        fill(repository);
        repository.git({u"tag"_s, u"v1.4.1"_s});
        const QStringList before = listingOf(repository.path());
        const CliOutcome outcome = runCli(
            {u"changelog"_s, u"cut"_s, repository.path(), u"--version"_s, version, u"--date"_s, u"2026-11-09"_s});
        QCOMPARE(outcome.status, 3);
        QVERIFY2(outcome.err.contains(says), outcome.err.constData());
        QCOMPARE(listingOf(repository.path()), before);
    }

    void aDryRunOfACutIsADiffThatGitTakes()
    {
        TestRepository repository;
        fill(repository);
        const QString before = isoDay();
        const CliOutcome outcome =
            runCli({u"changelog"_s, u"cut"_s, repository.path(), u"--version"_s, u"1.5.0"_s, u"--dry-run"_s});
        QVERIFY2(outcome.status == 0, outcome.err.constData());
        QCOMPARE(repository.read(u"CHANGELOG.md"_s), text);
        repository.write(u"../cut.patch"_s, outcome.out);
        repository.git({u"apply"_s, repository.path() + u"/../cut.patch"_s});
        const QByteArray now = repository.read(u"CHANGELOG.md"_s);
        QVERIFY(now.contains(("## [1.5.0] - "_L1 + before).toUtf8()) ||
                now.contains(("## [1.5.0] - "_L1 + isoDay()).toUtf8()));
    }

    void notesAreTheSectionsOfOneVersion()
    {
        TestRepository repository;
        fill(repository);
        const CliOutcome outcome = runCli({u"changelog"_s, u"notes"_s, repository.path(), u"--version"_s, u"1.4.2"_s});
        QVERIFY2(outcome.status == 0, outcome.err.constData());
        QCOMPARE(outcome.out.trimmed(), QByteArray("### Fixed\n\n- A leak."));
        const CliOutcome unreleased =
            runCli({u"--json"_s, u"changelog"_s, u"notes"_s, repository.path(), u"--version"_s, u"unreleased"_s});
        QVERIFY(unreleased.json()[u"notes"_s].toString().contains(u"- A lighthouse."_s));
        QCOMPARE(runCli({u"changelog"_s, u"notes"_s, repository.path(), u"--version"_s, u"9.9.9"_s}).status, 2);
    }

    void lintNamesEachFindingWithItsLine()
    {
        TestRepository repository;
        fill(repository);
        const QStringList lint{u"changelog"_s, u"lint"_s, repository.path()};
        const CliOutcome clean = runCli(lint);
        QCOMPARE(clean.status, 0);
        QCOMPARE(clean.out, QByteArray());

        QByteArray flawed = text;
        flawed.replace("- A lighthouse.\n", "- A lighthouse.\n- A lighthouse.\n");
        flawed.replace("## [1.4.2] - 2026-01-01", "## [1.4.2] - 2026-01-09");
        flawed.replace("compare/v1.4.2...HEAD", "compare/v1.4.1...v1.4.2");
        flawed.replace("- A leak.\n", "- A leak.\n- A pier.\n"); // the tag's commit does not tell of it
        repository.write(u"CHANGELOG.md"_s, flawed);
        const CliOutcome outcome = runCli(lint);
        QCOMPARE(outcome.status, 0); // warnings alone
        QCOMPARE(outcome.lines(),
                 (QStringList{
                     u"CHANGELOG.md:10: duplicate-entry: “A lighthouse.” stands in line 9 already."_s,
                     u"CHANGELOG.md:12: date-differs-from-tag: 1.4.2 is dated 2026-01-09, its tag 2026-01-01."_s,
                     u"CHANGELOG.md:17: entry-in-shipped-section: This entry was not there when 1.4.2 was tagged."_s,
                     u"CHANGELOG.md:19: link-not-at-head: The link of Unreleased ends at v1.4.2 instead of HEAD."_s}));

        flawed.replace("### Fixed", "## [1.4.2] - 2026-13-40\n\n### Fixed");
        repository.write(u"CHANGELOG.md"_s, flawed);
        const CliOutcome json = runCli(QStringList{u"--json"_s} + lint);
        QCOMPARE(json.status, 1);
        QCOMPARE(json.json()[u"path"_s].toString(), u"CHANGELOG.md"_s);
        QJsonObject twice;
        for (const QJsonValue finding : json.json()[u"findings"_s].toArray()) {
            if (finding[u"rule"_s] == u"duplicate-version"_s)
                twice = finding.toObject();
        }
        QCOMPARE(twice[u"severity"_s].toString(), u"error"_s);
        QCOMPARE(twice[u"firstLine"_s].toInt(), 14);
        QCOMPARE(twice[u"lastLine"_s].toInt(), 14);
        QCOMPARE(twice[u"message"_s].toString(), u"1.4.2 stands twice: in line 12 and in line 14."_s);
        QCOMPARE(twice[u"fix"_s][u"certain"_s].toBool(true), false);
        QCOMPARE(repository.read(u"CHANGELOG.md"_s), flawed);
    }

    void lintFixesWhatNeedsNoWeighing()
    {
        TestRepository repository;
        fill(repository);
        QByteArray flawed = text;
        flawed.replace("- A lighthouse.\n", "- A lighthouse.\n- A lighthouse.\n");
        flawed.chop(1);
        repository.write(u"CHANGELOG.md"_s, flawed);
        const QStringList fix{u"changelog"_s, u"lint"_s, repository.path(), u"--fix"_s};
        const CliOutcome dry = runCli(fix + QStringList{u"--dry-run"_s});
        QCOMPARE(dry.status, 0);
        QVERIFY2(dry.out.contains("\n-- A lighthouse.\n"), dry.out.constData());
        QCOMPARE(repository.read(u"CHANGELOG.md"_s), flawed);
        const CliOutcome outcome = runCli(fix);
        QCOMPARE(outcome.status, 0);
        QCOMPARE(outcome.out, QByteArray());
        QCOMPARE(outcome.err, "tagboat-cli: 2 findings were put right.\n"_ba);
        QCOMPARE(repository.read(u"CHANGELOG.md"_s), text);
        QCOMPARE(runCli(fix).err, QByteArray());
        QCOMPARE(runCli({u"changelog"_s, u"lint"_s, repository.path(), u"--dry-run"_s}).status, 2);
    }

    void lintFindsConflictsThatKeepAFileFromBeingRead()
    {
        TestRepository repository;
        fill(repository);
        QByteArray torn = text;
        torn.replace("- A lighthouse.\n", "<<<<<<< HEAD\n- A lighthouse.\n=======\n- A buoy.\n>>>>>>> other\n");
        repository.write(u"CHANGELOG.md"_s, torn);
        const CliOutcome outcome = runCli({u"changelog"_s, u"lint"_s, repository.path()});
        QCOMPARE(outcome.status, 1);
        QCOMPARE(outcome.lines(),
                 QStringList{u"CHANGELOG.md:9: conflict-marker: A merge conflict was left unresolved."_s});
    }

    void refusesBadUsage()
    {
        TestRepository repository;
        repository.write(u"VERSION"_s, "1.0.0\n");
        repository.commit(u"begin"_s);
        const QString path = repository.path();
        QCOMPARE(runCli({u"changelog"_s, u"show"_s, path}).status, 2); // there is none
        QCOMPARE(runCli({u"changelog"_s, u"lint"_s, path}).status, 2);
        QCOMPARE(runCli({u"changelog"_s, u"add"_s, path}).status, 2);
        const CliOutcome empty =
            runCli({u"changelog"_s, u"add"_s, path, u"--section"_s, u"Added"_s, u"--entry"_s, u" "_s});
        QCOMPARE(empty.status, 2);
        QVERIFY2(empty.err.contains("Give its text with --entry"), empty.err.constData());
        QCOMPARE(runCli({u"changelog"_s, u"cut"_s, path}).status, 2);
        QCOMPARE(
            runCli({u"changelog"_s, u"cut"_s, path, u"--version"_s, u"1.0.0"_s, u"--date"_s, u"9.11.2026"_s}).status,
            2);
    }

    void towncriersFragmentsAreAddedShownAndBuilt()
    {
        TestRepository repository;
        repository.write(u"pyproject.toml"_s, "[project]\nname = \"harbour\"\nversion = \"1.4.2\"\n"
                                              "[tool.towncrier]\nname = \"Harbour\"\ndirectory = \"changes\"\n");
        repository.write(u"NEWS.rst"_s, "News\n====\n\n.. towncrier release notes start\n");
        repository.write(u"changes/.gitignore"_s, "!.gitignore\n");
        repository.commit(u"begin"_s);
        const auto run = [&](const QStringList &command) {
            return runCli(QStringList{u"--json"_s, u"changelog"_s} + command);
        };
        const QString path = repository.path();
        const CliOutcome fixed =
            run({u"add"_s, path, u"--section"_s, u"Fixed"_s, u"--issue"_s, u"12"_s, u"--entry"_s, u"A bell rings."_s});
        QVERIFY2(fixed.status == 0, fixed.err.constData());
        QCOMPARE(fixed.json()[u"path"_s].toString(), u"changes/12.bugfix.rst"_s);
        QCOMPARE(repository.read(u"changes/12.bugfix.rst"_s), "A bell rings.\n"_ba);
        QCOMPARE(run({u"add"_s, path, u"--section"_s, u"feature"_s, u"--entry"_s, u"Lights."_s}).status, 0);
        QCOMPARE(run({u"add"_s, path, u"--section"_s, u"nonsense"_s, u"--entry"_s, u"x"_s}).status, 2);

        const QJsonObject shown = run({u"show"_s, path}).json();
        QCOMPARE(shown[u"format"_s].toString(), u"towncrier"_s);
        QCOMPARE(shown[u"owner"_s][u"tool"_s].toString(), u"towncrier"_s);
        QCOMPARE(shown[u"fragments"_s].toArray().size(), 2);
        QCOMPARE(shown[u"releases"_s][0][u"sections"_s][1][u"entries"_s][0][u"text"_s].toString(),
                 u"A bell rings. (#12)"_s);
        QCOMPARE(run({u"notes"_s, path, u"--version"_s, u"unreleased"_s}).json()[u"notes"_s].toString(),
                 u"### Features\n\n- Lights.\n\n### Bugfixes\n\n- A bell rings. (#12)\n"_s);

        const CliOutcome cut = run({u"cut"_s, path, u"--version"_s, u"1.5.0"_s, u"--date"_s, u"2026-11-09"_s});
        QVERIFY2(cut.status == 0, cut.err.constData());
        QCOMPARE(cut.json()[u"removed"_s].toArray().size(), 2);
        QCOMPARE(repository.read(u"NEWS.rst"_s),
                 "News\n====\n\n.. towncrier release notes start\n\nHarbour 1.5.0 (2026-11-09)\n"
                 "==========================\n\nFeatures\n--------\n\n- Lights.\n\n\nBugfixes\n--------\n\n"
                 "- A bell rings. (#12)\n"_ba);
        QCOMPARE(QDir(path + u"/changes"_s).entryList(QDir::Files | QDir::Hidden), QStringList{u".gitignore"_s});
    }

    void saysWhereAChangelogIsNotFound()
    {
        TestRepository repository;
        repository.write(u"pyproject.toml"_s, "[project]\nname = \"harbour\"\nversion = \"1.4.2\"\n");
        repository.commit(u"begin"_s);
        const QStringList cut{u"changelog"_s, u"cut"_s, repository.path(), u"--version"_s, u"1.5.0"_s};
        const CliOutcome none = runCli(cut);
        QVERIFY(none.status != 0);
        QVERIFY2(none.err.contains("[changelog] path"), none.err.constData());
        QVERIFY2(!none.err.contains("QCommandLineParser"), none.err.constData());

        repository.write(u"elsewhere.md"_s, text);
        QVERIFY(QFile::link(u"elsewhere.md"_s, repository.path() + u"/CHANGELOG.md"_s));
        const QStringList add{u"changelog"_s, u"add"_s, repository.path(), u"--section"_s, u"Fixed"_s,
                              u"--entry"_s,   u"x"_s};
        for (const QStringList &arguments : {cut, add}) {
            const CliOutcome linked = runCli(arguments);
            QVERIFY(linked.status != 0);
            QVERIFY2(linked.err.contains("The changelog is a link"), linked.err.constData());
        }
        QCOMPARE(repository.read(u"elsewhere.md"_s), text);
    }

    void draftFollowsTheRulesOfGitCliff()
    {
        TestRepository repository;
        fill(repository);
        repository.write(u"cliff.toml"_s, "[git]\ncommit_parsers = [{ message = '^feat', group = '<!-- 0 -->New' },\n"
                                          "{ message = '^fix', skip = true }]\n");
        repository.commit(u"feat: a lamp"_s);
        repository.write(u"a"_s, "a");
        repository.commit(u"fix: a hole"_s);
        const CliOutcome outcome = runCli({u"changelog"_s, u"draft"_s, repository.path()});
        QVERIFY2(outcome.status == 0, outcome.err.constData());
        QCOMPARE(outcome.out, "### New\n\n- A lamp\n"_ba);
    }

    void aGeneratedChangelogIsLeftToItsTool()
    {
        TestRepository repository;
        fill(repository);
        repository.write(u"CHANGELOG.md"_s,
                         "# Log\n\n## 1.4.2 (2026-01-01)\n\n* a\n\n<!-- generated by git-cliff -->\n");
        repository.commit(u"log"_s);
        const CliOutcome show = runCli({u"changelog"_s, u"show"_s, repository.path()});
        QVERIFY2(show.out.contains("Git-cliff writes this changelog: line 7"), show.out.constData());
        const CliOutcome add =
            runCli({u"changelog"_s, u"add"_s, repository.path(), u"--section"_s, u"Fixed"_s, u"--entry"_s, u"x"_s});
        QVERIFY(add.status != 0);
        QVERIFY2(add.err.contains("A tool generates this changelog"), add.err.constData());
    }
};

QTEST_GUILESS_MAIN(TestCliChangelog)
#include "tst_clichangelog.moc"
