// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "clirun.h"
#include "support/testrepository.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat::test;

namespace
{

QStringList sortedKeys(const QJsonValue &value)
{
    QStringList keys = value.toObject().keys();
    keys.sort();
    return keys;
}

QStringList sortedWords(const QString &words)
{
    QStringList list = words.split(u' ');
    list.sort();
    return list;
}

void fillHarbour(TestRepository &repository)
{
    repository.write(u"pyproject.toml"_s,
                     "[build-system]\nrequires = [\"hatchling\"]\nbuild-backend = \"hatchling.build\"\n\n"
                     "[project]\nname = \"harbour-core\"\nversion = \"1.4.2\"\n");
    repository.write(u"CHANGELOG.md"_s, "# Changelog\n\nThe format is based on "
                                        "[Keep a Changelog](https://keepachangelog.com/en/1.1.0/).\n\n"
                                        "## [Unreleased]\n\n### Added\n\n- A lighthouse.\n\n"
                                        "## [1.4.2] - 2026-01-01\n\n### Fixed\n\n- A leak.\n");
    repository.commit(u"feat: begin"_s);
    repository.git({u"tag"_s, u"-a"_s, u"v1.4.2"_s, u"-m"_s, u"Release v1.4.2"_s});
    repository.commit(u"feat: a light"_s);
}

} // namespace

class TestCliScan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theJsonHasExactlyTheDocumentedShape()
    {
        TestRepository repository;
        fillHarbour(repository);
        const QString bare = repository.addBareRemote();
        const CliOutcome outcome = runCli({u"--json"_s, u"scan"_s, repository.path()});
        QVERIFY2(outcome.status == 0, outcome.err.constData());
        const QJsonObject json = outcome.json();
        QCOMPARE(sortedKeys(json), sortedWords(u"schema elapsedMs repositories skipped"_s));
        QCOMPARE(json[u"schema"_s].toInt(), 1);
        const QJsonObject row = json[u"repositories"_s].toArray().at(0).toObject();
        QCOMPARE(sortedKeys(row),
                 sortedWords(u"path name remote remoteUrl branch detached head dirty staged modified untracked "
                             "conflicted operation upstream ahead behind shallow bare submodules nested error "
                             "nextAction packages forge"_s));
        QVERIFY(row[u"forge"_s].isNull()); // nobody was asked
        QCOMPARE(row[u"path"_s].toString(), repository.path());
        QCOMPARE(row[u"branch"_s].toString(), u"main"_s);
        QCOMPARE(row[u"head"_s].toString(), repository.git({u"rev-parse"_s, u"HEAD"_s}));
        QCOMPARE(row[u"upstream"_s].toString(), u"origin/main"_s);
        QCOMPARE(row[u"remoteUrl"_s].toString(), bare);
        QVERIFY(row[u"remote"_s].isNull());
        QVERIFY(row[u"error"_s].isNull());
        QCOMPARE(row[u"dirty"_s].toBool(true), false);
        const QJsonObject package = row[u"packages"_s].toArray().at(0).toObject();
        QCOMPARE(sortedKeys(package),
                 sortedWords(
                     u"name path ecosystem buildBackend version versionSource versionFromTags versionFiles "
                     "versionsAgree versionQuestions latestTag commitsSinceTag commitsByType breaking unreleased "
                     "suggestedBump suggestedVersion reasons disagreement changelog flow settings imported nextAction "
                     "problems"_s));
        QCOMPARE(package[u"imported"_s].toArray(), QJsonArray());
        QCOMPARE(package[u"name"_s].toString(), u"harbour-core"_s);
        QCOMPARE(package[u"ecosystem"_s].toString(), u"python"_s);
        QCOMPARE(package[u"buildBackend"_s].toString(), u"hatchling.build"_s);
        QCOMPARE(package[u"versionSource"_s].toString(), u"static"_s);
        QCOMPARE(package[u"versionFiles"_s].toArray(),
                 (QJsonArray{QJsonObject{{u"path"_s, u"pyproject.toml"_s},
                                         {u"line"_s, 7},
                                         {u"text"_s, u"1.4.2"_s},
                                         {u"kind"_s, u"pyproject.project.version"_s},
                                         {u"role"_s, u"source"_s},
                                         {u"confidence"_s, u"certain"_s},
                                         {u"declaredBy"_s, QJsonValue::Null}}}));
        const QJsonObject tag = package[u"latestTag"_s].toObject();
        QCOMPARE(sortedKeys(tag), sortedWords(u"name version commit date candidate"_s));
        QCOMPARE(tag[u"commit"_s].toString(), repository.git({u"rev-parse"_s, u"v1.4.2^{commit}"_s}));
        QCOMPARE(tag[u"date"_s].toString(), u"2026-01-01T12:01:00Z"_s);
        QCOMPARE(package[u"commitsSinceTag"_s].toInt(), 1);
        QCOMPARE(package[u"commitsByType"_s].toObject(), (QJsonObject{{u"feat"_s, 1}, {u"fix"_s, 0}, {u"other"_s, 0}}));
        QCOMPARE(package[u"suggestedBump"_s].toString(), u"minor"_s);
        QCOMPARE(package[u"suggestedVersion"_s].toString(), u"1.5.0"_s);
        QCOMPARE(package[u"changelog"_s].toObject(), (QJsonObject{{u"path"_s, u"CHANGELOG.md"_s},
                                                                  {u"format"_s, u"keep-a-changelog"_s},
                                                                  {u"hasUnreleased"_s, true},
                                                                  {u"unreleasedEntries"_s, 1}}));
        QCOMPARE(package[u"flow"_s].toString(), u"tag-only"_s);
        QVERIFY(row[u"nextAction"_s].isNull());
        QCOMPARE(package[u"nextAction"_s].toObject(), (QJsonObject{{u"standing"_s, u"wants-release"_s},
                                                                   {u"action"_s, u"release"_s},
                                                                   {u"label"_s, u"Release…"_s},
                                                                   {u"enabled"_s, true},
                                                                   {u"blocked"_s, false},
                                                                   {u"reason"_s, QJsonValue::Null}}));
        QCOMPARE(
            package[u"unreleased"_s].toObject(),
            (QJsonObject{{u"oldestFix"_s, QJsonValue::Null}, {u"securityCommits"_s, 0}, {u"securityEntries"_s, 0}}));
    }

    void theTextAndTheJsonNameTheSameNextStep()
    {
        TestRepository repository;
        fillHarbour(repository);
        repository.write(u"pyproject.toml"_s, repository.read(u"pyproject.toml"_s) + "# touched\n");
        const QJsonObject json = runCli({u"--json"_s, u"scan"_s, repository.path()}).json();
        const QJsonObject action = json[u"repositories"_s][0][u"packages"_s][0][u"nextAction"_s].toObject();
        QCOMPARE(action[u"standing"_s].toString(), u"uncommitted"_s);
        QCOMPARE(action[u"blocked"_s].toBool(), true);
        const QByteArray text = runCli({u"scan"_s, repository.path()}).out;
        const QString said = action[u"label"_s].toString() + u": "_s + action[u"reason"_s].toString();
        QVERIFY2(text.contains(said.toUtf8()), text.constData());
    }

    void leavesTheFolderByteIdentical()
    {
        const QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkpath(u"a"_s));
        TestRepository repository(folder.filePath(u"a"_s));
        fillHarbour(repository);
        repository.write(u"pyproject.toml"_s, repository.read(u"pyproject.toml"_s) + "# touched\n");
        repository.write(u"new.txt"_s, "new");
        repository.git({u"config"_s, u"core.fsmonitor"_s, folder.filePath(u"canary.sh"_s)});
        const QStringList before = listingOf(folder.path());
        const CliOutcome outcome = runCli({u"scan"_s, folder.path()});
        QVERIFY2(outcome.status == 0, outcome.err.constData());
        QCOMPARE(listingOf(folder.path()), before);
    }

    void runsNothingOfARepository()
    {
        const QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkpath(u"a"_s));
        TestRepository repository(folder.filePath(u"a"_s));
        fillHarbour(repository);
        const QString marker = folder.filePath(u"marker"_s);
        const QByteArray script = "#!/bin/sh\ntouch " + marker.toUtf8() + "\n";
        for (const QString &hook : {u"post-index-change"_s, u"pre-commit"_s, u"post-checkout"_s}) {
            repository.write(u".git/hooks/"_s + hook, script);
            QFile::setPermissions(repository.path() + u"/.git/hooks/"_s + hook,
                                  QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        }
        repository.write(u".gitattributes"_s, "* filter=canary diff=canary\n");
        const QString command = u"touch "_s + marker;
        for (const QString &key :
             {u"filter.canary.clean"_s, u"filter.canary.smudge"_s, u"filter.canary.process"_s,
              u"diff.canary.textconv"_s, u"core.fsmonitor"_s, u"core.pager"_s, u"core.sshCommand"_s})
            repository.git({u"config"_s, key, command});
        repository.write(u"pyproject.toml"_s, repository.read(u"pyproject.toml"_s) + "# touched\n");
        QFile::remove(marker); // git itself may have run them above
        QCOMPARE(runCli({u"scan"_s, folder.path()}).status, 0);
        QVERIFY(!QFile::exists(marker));
    }

    void rowsComeInTheOrderOfTheirPaths()
    {
        const QTemporaryDir folder;
        for (const QString &name : {u"c"_s, u"a"_s, u"b/x"_s}) {
            QVERIFY(QDir(folder.path()).mkpath(name));
            TestRepository(folder.filePath(name)).commit(u"begin"_s);
        }
        QVERIFY(QDir(folder.path()).mkpath(u"d/.git"_s)); // broken: keeps its row
        const CliOutcome outcome = runCli({u"scan"_s, u"--json"_s, folder.path()});
        QCOMPARE(outcome.status, 0);
        QStringList names;
        const QJsonObject json = outcome.json();
        for (const QJsonValue row : json[u"repositories"_s].toArray())
            names += row[u"name"_s].toString() + (row[u"error"_s].isNull() ? u""_s : u" error"_s);
        QCOMPARE(names, (QStringList{u"a"_s, u"x"_s, u"c"_s, u"d error"_s}));
    }

    void hostileNamesAreShownSafely()
    {
        const QTemporaryDir folder;
        const QString name = u"<img src=x>\u001b[31m\u202E"_s;
        QVERIFY(QDir(folder.path()).mkpath(name));
        TestRepository repository(folder.filePath(name));
        repository.write(u"package.json"_s, "{\"name\": \"a\\u001b]0;title\\u0007\", \"version\": \"1.0.0\"}\n");
        repository.commit(u"begin"_s);
        const CliOutcome table = runCli({u"scan"_s, folder.path()});
        QCOMPARE(table.status, 0);
        QVERIFY(!table.out.contains('\x1b'));
        QVERIFY(!table.out.contains('\x07'));
        QVERIFY2(table.out.contains("<img src=x>⟨U+001B⟩[31m⟨U+202E⟩"), table.out.constData());
        const CliOutcome json = runCli({u"--json"_s, u"scan"_s, folder.path()});
        QVERIFY(!json.out.contains('\x1b'));
        const QJsonObject object = json.json();
        QCOMPARE(object[u"repositories"_s][0][u"name"_s].toString(), name);
    }

    void scansTheWorkspaceOfTheSettings()
    {
        const QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkpath(u"src/a"_s));
        TestRepository(folder.filePath(u"src/a"_s)).commit(u"begin"_s);
        QFile config(folder.filePath(u"config.toml"_s));
        QVERIFY(config.open(QIODevice::WriteOnly));
        config.write("colour = 1\n[workspace]\nfolders = [\"" + folder.filePath(u"src"_s).toUtf8() + "\"]\n");
        config.close();
        const CliOutcome outcome = runCli({u"--config"_s, config.fileName(), u"--json"_s, u"scan"_s});
        QVERIFY2(outcome.status == 0, outcome.err.constData());
        QVERIFY(outcome.err.contains("config.toml:1: the key “colour”"));
        const QJsonObject json = outcome.json();
        QCOMPARE(json[u"repositories"_s].toArray().size(), 1);
    }

    void twoHundredRepositoriesAllGetTheirRow()
    {
        const QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkpath(u"r0"_s));
        TestRepository first(folder.filePath(u"r0"_s));
        fillHarbour(first);
        for (int i = 1; i < 200; ++i)
            QCOMPARE(QProcess::execute(u"cp"_s, {u"-a"_s, first.path(), folder.filePath(u"r%1"_s.arg(i))}), 0);
        const CliOutcome outcome = runCli({u"--json"_s, u"scan"_s, folder.path()});
        QCOMPARE(outcome.status, 0);
        const QJsonObject json = outcome.json();
        const QJsonArray rows = json[u"repositories"_s].toArray();
        QCOMPARE(rows.size(), 200);
        for (const QJsonValue row : rows)
            QCOMPARE(row[u"packages"_s][0][u"suggestedVersion"_s].toString(), u"1.5.0"_s);
        qInfo("200 repositories in %d ms", json[u"elapsedMs"_s].toInt());
    }
};

QTEST_GUILESS_MAIN(TestCliScan)
#include "tst_cliscan.moc"
