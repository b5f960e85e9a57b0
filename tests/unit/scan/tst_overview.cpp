// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "git/libgit2git.h"
#include "scan/builtversion.h"
#include "scan/overview.h"
#include "scan/rowjson.h"
#include "support/sanitizers.h"
#include "support/testrepository.h"

#include <QDir>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonObject>
#include <QMutex>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;
using tagboat::test::TestRepository;

namespace
{
const QByteArray project = "[build-system]\nrequires = [\"hatchling\"]\nbuild-backend = \"hatchling.build\"\n\n"
                           "[project]\nname = \"harbour-core\"\nversion = \"1.4.2\"\n";
const QByteArray changelog = "# Changelog\n\nAll notable changes.\n\nThe format is based on "
                             "[Keep a Changelog](https://keepachangelog.com/en/1.1.0/).\n\n"
                             "## [Unreleased]\n\n### Added\n\n- A lighthouse.\n- A pier.\n\n"
                             "## [1.4.2] - 2026-01-01\n\n### Fixed\n\n- A leak.\n";
} // namespace

class TestOverview : public QObject
{
    Q_OBJECT

private:
    static RepositoryRow scan(const TestRepository &repository, QDate today = QDate(2026, 11, 21))
    {
        LibGit2Git git;
        return scanRepository(git, repository.path(), today);
    }
    static PackageRow onlyPackage(const RepositoryRow &row)
    {
        if (row.error)
            qFatal("%s", qPrintable(describe(*row.error)));
        if (row.packages.size() != 1)
            qFatal("%d packages", int(row.packages.size()));
        return row.packages.constFirst();
    }

private Q_SLOTS:
    void predictsWhatTheTagsBuild()
    {
        TestRepository repository;
        repository.write(u"pyproject.toml"_s, "[build-system]\nrequires = [\"hatch-vcs\"]\n[project]\nname = \"p\"\n"
                                              "dynamic = [\"version\"]\n[tool.hatch.version]\nsource = \"vcs\"\n");
        repository.commit(u"feat: begin"_s);
        QCOMPARE(onlyPackage(scan(repository)).built->version.section(u'+', 0, 0), u"0.1.dev1"_s);
        repository.git({u"tag"_s, u"-a"_s, u"v1.4.2"_s, u"-m"_s, u"x"_s});
        const PackageRow tagged = onlyPackage(scan(repository));
        QCOMPARE(tagged.versions.origin, VersionFileSet::Origin::Vcs);
        QCOMPARE(tagged.built->version, u"1.4.2"_s);
        QCOMPARE(tagged.built->tag, u"v1.4.2"_s);
        QVERIFY(tagged.built->caveats.isEmpty());
        repository.write(u"a"_s, "1");
        const QString commit = repository.commit(u"fix: a"_s);
        QCOMPARE(onlyPackage(scan(repository)).built->version, u"1.4.3.dev1+g"_s + commit.first(9));
        // A tag that is no release for us is one for hatch-vcs.
        repository.git({u"tag"_s, u"v2"_s});
        const PackageRow stray = onlyPackage(scan(repository));
        QCOMPARE(stray.built->version, u"2"_s);
        QVERIFY(stray.built->caveats[0].contains(u"any tag with a digit"_s));
        repository.git({u"tag"_s, u"event2026"_s});
        repository.git({u"tag"_s, u"-d"_s, u"v2"_s});
        const PackageRow broken = onlyPackage(scan(repository));
        QVERIFY(broken.built->version.isEmpty());
        QVERIFY(broken.built->caveats[0].contains(u"finds no version in the tag event2026"_s));
        QCOMPARE(packageRowToJson(tagged)[u"versionFromTags"_s].toObject()[u"builds"_s].toString(), u"1.4.2"_s);
    }

    void simulatesTheTagOfARelease()
    {
        TestRepository repository;
        repository.commit(u"begin"_s);
        repository.git({u"tag"_s, u"-a"_s, u"v1.4.2-rc1"_s, u"-m"_s, u"x"_s});
        LibGit2Git git;
        const auto opened = git.open(repository.path());
        const auto state = (*opened)->state();
        const auto tags = (*opened)->tags();
        const TagRules rules{u"setuptools-scm"_s, {}};
        const auto light = predictTagged(**opened, *tags, *state, rules, {u"v1.4.2"_s, 0, false, {}});
        QCOMPARE(light->version, u"1.4.2rc1"_s); // git prefers the annotated candidate
        const auto annotated =
            predictTagged(**opened, *tags, *state, rules, {u"v1.4.2"_s, 0, true, QDateTime::currentDateTimeUtc()});
        QCOMPARE(annotated->version, u"1.4.2"_s);
    }

    void namesWhatSpeaksForTheSuggestion()
    {
        TestRepository repository;
        repository.write(u"pyproject.toml"_s, "[project]\nname = \"p\"\nversion = \"1.4.2\"\n"
                                              "requires-python = \">=3.8\"\n");
        repository.write(u"CHANGELOG.md"_s, "# Log\n\n## [Unreleased]\n\n### Fixed\n\n- A leak\n");
        repository.commit(u"feat: begin"_s);
        repository.git({u"tag"_s, u"v1.4.2"_s});
        repository.write(u"a"_s, "1");
        const QString commit = repository.commit(u"feat: a light"_s);
        const PackageRow before = onlyPackage(scan(repository));
        const QList<EvidenceLine> expected{
            {EvidenceLine::Source::Commit, ReleaseLevel::Minor, commit.first(7), u"feat: a light"_s},
            {EvidenceLine::Source::Changelog, ReleaseLevel::Patch, u"CHANGELOG.md:7"_s, u"Fixed: A leak"_s}};
        QCOMPARE(before.reasons, expected);
        QCOMPARE(before.disagreement, u"The commits ask for minor, the changelog for patch"_s);
        QCOMPARE(before.suggestedVersion, u"1.5.0"_s);

        repository.write(u"pyproject.toml"_s, "[project]\nname = \"p\"\nversion = \"1.4.2\"\n"
                                              "requires-python = \">=3.10\"\n");
        repository.commit(u"chore: tidy"_s);
        const PackageRow after = onlyPackage(scan(repository));
        QCOMPARE(after.reasons.first().text, u"requires-python raised from >=3.8 to >=3.10"_s);
        QCOMPARE(after.suggestedVersion, u"2.0.0"_s);
        const QJsonObject json = packageRowToJson(after);
        QCOMPARE(json[u"reasons"_s].toArray().first().toObject()[u"source"_s].toString(), u"metadata"_s);
        QCOMPARE(json[u"disagreement"_s].toString(), after.disagreement);
    }

    void suggestsWhatDebiansOpenPartNames()
    {
        TestRepository repository;
        const QByteArray released = "harbour (1.4.0-1) unstable; urgency=medium\n\n  * b\n\n"
                                    " -- Kim <kim@example.org>  Mon, 02 Feb 2026 12:00:00 +0100\n";
        repository.write(u"debian/changelog"_s, released);
        repository.commit(u"begin"_s);
        repository.git({u"tag"_s, u"debian/1.4.0-1"_s});
        QVERIFY(onlyPackage(scan(repository)).suggestedVersion != u"1.4.0-2"_s);
        repository.write(u"debian/changelog"_s,
                         QByteArray(released).replace("1.4.0-1) unstable", "1.4.0-2) UNRELEASED") + '\n' + released);
        repository.commit(u"Fix the build"_s);
        QCOMPARE(onlyPackage(scan(repository)).suggestedVersion, u"1.4.0-2"_s);
    }

    void rollsCalendarVersionsOverToToday()
    {
        TestRepository repository;
        repository.write(u"pyproject.toml"_s, "[project]\nname = \"p\"\nversion = \"2026.07.22\"\n");
        repository.commit(u"feat: begin"_s);
        repository.git({u"tag"_s, u"2026.07.22"_s});
        repository.write(u"a"_s, "1");
        repository.commit(u"feat!: a light"_s);
        QCOMPARE(onlyPackage(scan(repository)).suggestedVersion, u"2026.11.21"_s);
        QCOMPARE(onlyPackage(scan(repository, QDate(2027, 2, 3))).suggestedVersion, u"2027.02.03"_s);
        QVERIFY(onlyPackage(scan(repository)).dated());
        // On the same day it counts on.
        QCOMPARE(onlyPackage(scan(repository, QDate(2026, 7, 22))).suggestedVersion, u"2026.07.22.1"_s);
    }

    void readsAPythonRepository()
    {
        TestRepository repository;
        repository.write(u"pyproject.toml"_s, project);
        repository.write(u"CHANGELOG.md"_s, changelog);
        repository.commit(u"feat: begin"_s);
        repository.git({u"tag"_s, u"-a"_s, u"v1.4.2"_s, u"-m"_s, u"Release v1.4.2"_s});
        repository.commit(u"fix: a rope"_s);
        repository.commit(u"feat: a light"_s);
        repository.commit(u"docs: words"_s);
        repository.git(
            {u"remote"_s, u"add"_s, u"origin"_s, u"https://user:secret@example.org/harbour/harbour-core.git"_s});
        repository.write(u"new.txt"_s, "x");

        const RepositoryRow row = scan(repository);
        QCOMPARE(row.remote, u"harbour/harbour-core"_s);
        QVERIFY(!row.state.remoteUrl.contains(u"secret"_s));
        QCOMPARE(row.state.untracked, 1);
        QVERIFY(!row.state.dirty());
        const PackageRow package = onlyPackage(row);
        QCOMPARE(package.name, u"harbour-core"_s);
        QCOMPARE(package.path, u"."_s);
        QCOMPARE(package.versions.version, u"1.4.2"_s);
        QCOMPARE(package.latestTag->name, u"v1.4.2"_s);
        QCOMPARE(package.latestTagVersion, u"1.4.2"_s);
        QVERIFY(!package.latestTagIsCandidate);
        QCOMPARE(package.commitsSinceTag, 3);
        QCOMPARE(package.evidence.features, 1);
        QCOMPARE(package.evidence.fixes, 1);
        QCOMPARE(package.evidence.others, 1);
        QCOMPARE(package.suggestedVersion, u"1.5.0"_s);
        QCOMPARE(package.changelogPath, u"CHANGELOG.md"_s);
        QCOMPARE(package.changelogFormat, ChangelogFormat::KeepAChangelog);
        QVERIFY(package.hasUnreleased);
        QCOMPARE(package.unreleasedEntries, 2);
        QCOMPARE(package.flow, u"tag-only"_s);
    }

    void theLatestTagIsTheHighestReachableVersion()
    {
        TestRepository repository;
        repository.write(u"pyproject.toml"_s, project);
        repository.commit(u"a"_s);
        repository.git({u"tag"_s, u"v1.4.2"_s});
        repository.git({u"tag"_s, u"v1.4.10"_s});
        repository.git({u"tag"_s, u"v1.5.0-rc1"_s});
        repository.git({u"tag"_s, u"nightly"_s});
        repository.git({u"checkout"_s, u"-q"_s, u"-b"_s, u"other"_s});
        repository.commit(u"b"_s);
        repository.git({u"tag"_s, u"v9.0.0"_s});
        repository.git({u"checkout"_s, u"-q"_s, u"main"_s});
        const PackageRow package = onlyPackage(scan(repository));
        QCOMPARE(package.latestTag->name, u"v1.5.0-rc1"_s);
        QCOMPARE(package.latestTagVersion, u"1.5.0rc1"_s);
        QVERIFY(package.latestTagIsCandidate);
        QCOMPARE(package.suggestedBump, BumpLevel::Promote);
        QCOMPARE(package.suggestedVersion, u"1.5.0"_s);
        QCOMPARE(suggestedBumpName(package), u"minor"_s);
    }

    void aPreReleaseThatAFinalReleaseOvertookIsNotTheLatestTag()
    {
        TestRepository repository;
        repository.write(u"pyproject.toml"_s, QByteArray(project).replace("1.4.2", "0.28.1"));
        repository.commit(u"begin"_s);
        repository.git({u"tag"_s, u"0.18.2"_s});
        repository.commit(u"feat: try a major one"_s);
        repository.git({u"tag"_s, u"1.0.0.beta0"_s});
        repository.commit(u"feat: go on below it"_s);
        repository.git({u"tag"_s, u"0.28.1"_s});
        repository.commit(u"fix: a rope"_s);

        const PackageRow package = onlyPackage(scan(repository));
        QCOMPARE(package.latestTag->name, u"0.28.1"_s);
        QVERIFY(package.latestTag->date.isValid());
        QCOMPARE(package.commitsSinceTag, 1);
        QCOMPARE(package.suggestedVersion, u"0.28.2"_s);

        repository.git({u"tag"_s, u"1.0.0rc1"_s});
        QCOMPARE(onlyPackage(scan(repository)).latestTag->name, u"1.0.0rc1"_s);
    }

    void nothingSinceTheTagWantsNoRelease()
    {
        TestRepository repository;
        repository.write(u"pyproject.toml"_s, project);
        repository.commit(u"feat: a"_s);
        repository.git({u"tag"_s, u"v1.4.2"_s});
        const PackageRow package = onlyPackage(scan(repository));
        QCOMPARE(package.commitsSinceTag, 0);
        QVERIFY(!package.suggestedBump);
        QVERIFY(package.suggestedVersion.isEmpty());
        const QJsonObject json = packageRowToJson(package);
        QCOMPARE(json[u"suggestedBump"_s].toString(), u"none"_s);
        QVERIFY(json[u"suggestedVersion"_s].isNull());
    }

    void readsThePackagesOfAMonorepo()
    {
        TestRepository repository;
        repository.write(u"package.json"_s, "{\n  \"private\": true,\n  \"workspaces\": [\"tools/*\"]\n}\n");
        repository.write(u"packages/quay/pyproject.toml"_s, "[project]\nname = \"quay\"\nversion = \"0.3.0\"\n");
        repository.write(u"tools/winch/package.json"_s, "{\n  \"name\": \"winch\",\n  \"version\": \"2.0.0\"\n}\n");
        repository.write(u"packages/empty/readme"_s, "x");
        repository.commit(u"begin"_s);
        repository.git({u"tag"_s, u"quay-v0.3.0"_s});
        repository.git({u"tag"_s, u"winch-v2.0.0"_s});
        repository.write(u"packages/quay/x"_s, "x");
        repository.commit(u"fix: the quay"_s);
        const RepositoryRow row = scan(repository);
        QVERIFY2(!row.error, qPrintable(row.error ? describe(*row.error) : QString()));
        QStringList names;
        for (const PackageRow &package : row.packages)
            names += package.path + u' ' + package.name + u' ' +
                     (package.latestTag ? package.latestTag->name : u"-"_s) + u' ' +
                     QString::number(package.commitsSinceTag) + u' ' + package.suggestedVersion;
        QCOMPARE(names,
                 (QStringList{u"packages/quay quay quay-v0.3.0 1 0.3.1"_s, u"tools/winch winch winch-v2.0.0 0 "_s}));
    }

    void findsTheTagsOfEachComponent()
    {
        TestRepository repository;
        repository.write(u"pyproject.toml"_s, "[project]\nname = \"quay\"\nversion = \"2.14.0\"\n");
        repository.write(u"packages/quay-core/pyproject.toml"_s,
                         "[project]\nname = \"quay_core\"\nversion = \"2.48.0\"\n");
        repository.write(u"packages/legacy/package.json"_s, R"({"name": "@quay/plugin-legacy", "version": "8.2.3"})");
        repository.write(u"packages/inner/pyproject.toml"_s, "[project]\nname = \"inner\"\nversion = \"0.0.72\"\n");
        repository.commit(u"begin"_s);
        for (const auto *tag : {"v2.14.0", "core-v2.48.0", "plugin-legacy@8.2.3"})
            repository.git({u"tag"_s, QString::fromLatin1(tag)});
        repository.write(u"packages/inner/x"_s, "x");
        repository.commit(u"fix: the inside"_s);
        QStringList names;
        for (const PackageRow &package : scan(repository).packages)
            names += package.name + u' ' + (package.latestTag ? package.latestTag->name : u"-"_s) + u' ' +
                     package.suggestedVersion;
        QCOMPARE(names, (QStringList{u"quay v2.14.0 2.14.1"_s, u"inner v2.14.0 0.0.73"_s,
                                     u"@quay/plugin-legacy plugin-legacy@8.2.3 "_s, u"quay_core core-v2.48.0 "_s}));
    }

    void findsTheTagsUnderTheNameBesideOthers()
    {
        TestRepository repository;
        repository.write(u"CMakeLists.txt"_s, "project(QUAY VERSION 8.21.0)\n");
        repository.commit(u"begin"_s);
        for (const auto *tag : {"quay-8_21_0", "quay-8_20_0", "rc-8_22_0-2"})
            repository.git({u"tag"_s, QString::fromLatin1(tag)});
        const PackageRow package = onlyPackage(scan(repository));
        QCOMPARE(package.latestTag->name, u"quay-8_21_0"_s);
        QCOMPARE(package.latestTagVersion, u"8.21.0"_s);
    }

    void recognisesTheFlowOfItsWorkflows()
    {
        TestRepository repository;
        repository.write(u"pyproject.toml"_s, project);
        repository.write(u".github/workflows/release.yml"_s,
                         "on:\n  release:\n    types: [published]\npermissions:\n  id-token: write\n");
        repository.commit(u"a"_s);
        QCOMPARE(onlyPackage(scan(repository)).flow, u"trusted-publishing"_s);
    }

    void followsThePolicyOfTheRepository()
    {
        TestRepository repository;
        repository.write(u"pyproject.toml"_s, project);
        repository.write(u"docs/LOG.md"_s, changelog);
        repository.write(u".tagboat.toml"_s, "[release]\nflow = \"direct\"\ntag = \"rel-{version}\"\n\n"
                                             "[changelog]\npath = \"docs/LOG.md\"\n");
        repository.commit(u"a"_s);
        repository.git({u"tag"_s, u"rel-1.4.2"_s});
        const RepositoryRow row = scan(repository);
        const PackageRow package = onlyPackage(row);
        QCOMPARE(row.policy.flow, u"direct"_s);
        QCOMPARE(package.flow, u"direct"_s);
        QCOMPARE(package.grammar.releasePattern(), u"rel-{version}"_s);
        QCOMPARE(package.latestTag->name, u"rel-1.4.2"_s);
        QCOMPARE(package.changelogPath, u"docs/LOG.md"_s);
        QCOMPARE(package.unreleasedEntries, 2);
    }

    void aBrokenPolicyIsAProblemOfThePackages()
    {
        TestRepository repository;
        repository.write(u"pyproject.toml"_s, project);
        repository.write(u".tagboat.toml"_s, "[release]\nflow = \"drift\"\n");
        repository.commit(u"a"_s);
        const PackageRow package = onlyPackage(scan(repository));
        QCOMPARE(package.versions.problems.size(), 1);
        QCOMPARE(package.versions.problems[0].path, u".tagboat.toml"_s);
        QCOMPARE(package.versions.problems[0].line, 2);
    }

    void anEmptyRepositoryHasARow()
    {
        const TestRepository repository;
        const RepositoryRow row = scan(repository);
        const PackageRow package = onlyPackage(row);
        QVERIFY(row.state.head.isEmpty());
        QVERIFY(!package.latestTag);
        QVERIFY(!package.suggestedBump);
        QCOMPARE(package.versions.origin, VersionFileSet::Origin::None);
    }

    void aDamagedRepositoryKeepsItsRowAndOthersGoOn()
    {
        const QTemporaryDir folder;
        const QString root = QDir(folder.path()).canonicalPath();
        for (const QString &name : {u"a"_s, u"b"_s, u"c"_s})
            QVERIFY(QDir(root).mkpath(name));
        TestRepository good(root + u"/a"_s);
        good.write(u"pyproject.toml"_s, project);
        good.commit(u"a"_s);
        TestRepository damaged(root + u"/b"_s);
        damaged.commit(u"a"_s);
        QVERIFY(QDir(root + u"/b/.git/objects"_s).removeRecursively());
        QVERIFY(QDir(root).mkpath(u"c/.git"_s)); // nothing in it
        QMutex mutex;
        QList<RepositoryRow> rows;
        const auto onRow = [&](const RepositoryRow &row) {
            const QMutexLocker lock(&mutex);
            rows += row;
        };
        scanWorkspace({[] { return std::make_unique<LibGit2Git>(); }, {root}, onRow}, {});
        std::sort(rows.begin(), rows.end(), [](const auto &a, const auto &b) { return a.path < b.path; });
        QCOMPARE(rows.size(), 3);
        QVERIFY(!rows[0].error);
        QCOMPARE(rows[0].packages.size(), 1);
        QVERIFY(rows[1].error);
        QVERIFY(rows[2].error);
        QCOMPARE(rows[2].name, u"c"_s);
    }

    void aCancelledScanStops()
    {
        const QTemporaryDir folder;
        for (int i = 0; i < 30; ++i)
            QVERIFY(QDir(folder.path()).mkpath(u"r%1/.git"_s.arg(i)));
        Cancel cancel;
        std::atomic_int rows = 0;
        WorkspaceScan scan{[] { return std::make_unique<LibGit2Git>(); },
                           {folder.path()},
                           [&](const RepositoryRow &) {
                               ++rows;
                               cancel.request();
                           }};
        scan.threads = 1;
        scanWorkspace(scan, cancel);
        QCOMPARE(rows.load(), 1);
    }

    void aCancelledScanReturnsSoon()
    {
        const QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkpath(u"first"_s));
        const QString first = folder.filePath(u"first"_s);
        TestRepository repository(first);
        repository.write(u"pyproject.toml"_s, project);
        repository.commit(u"a"_s);
        for (int i = 0; i < 150; ++i)
            QCOMPARE(QProcess::execute(u"cp"_s, {u"-r"_s, first, folder.filePath(u"r%1"_s.arg(i))}), 0);
        const qint64 soon = test::sanitized ? 2000 : 200;
        qint64 took = soon;
        for (int round = 0; round < 3 && took >= soon; ++round) { // again if the machine was busy with something else
            Cancel cancel;
            std::atomic_int rows = 0;
            QElapsedTimer since;
            std::atomic_bool asked = false;
            const auto onRow = [&](const RepositoryRow &) {
                if (++rows < 10)
                    return;
                if (!asked.exchange(true))
                    since.start();
                cancel.request(); // by every thread: the one that was first may be stopped just here
            };
            scanWorkspace({[] { return std::make_unique<LibGit2Git>(); }, {folder.path()}, onRow}, cancel);
            took = since.elapsed();
            QVERIFY2(rows.load() >= 10 && rows.load() < 20, qPrintable(QString::number(rows.load())));
        }
        QVERIFY2(took < soon, qPrintable(QString::number(took)));
    }

    void namesARemote_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("web");
        const QString name = u"harbour/core"_s;
        const QString web = u"https://example.org/harbour/core"_s;
        QTest::newRow("https") << u"https://example.org/harbour/core.git"_s << name << web;
        QTest::newRow("https without .git") << u"https://example.org/harbour/core/"_s << name << web;
        QTest::newRow("ssh") << u"ssh://git@example.org:22/harbour/core.git"_s << name << web;
        QTest::newRow("scp form") << u"git@example.org:harbour/core.git"_s << name << web;
        QTest::newRow("path") << u"/srv/git/core.git"_s << QString() << QString();
        QTest::newRow("file URL") << u"file:///srv/git/core.git"_s << QString() << QString();
        QTest::newRow("relative path with colon") << u"../a:b/c"_s << QString() << QString();
        QTest::newRow("none") << QString() << QString() << QString();
    }

    void namesARemote()
    {
        QFETCH(QString, url);
        QFETCH(QString, name);
        QFETCH(QString, web);
        QCOMPARE(remoteRepositoryName(url), name);
        QCOMPARE(remoteWebUrl(url), web);
    }
};

QTEST_GUILESS_MAIN(TestOverview)
#include "tst_overview.moc"
