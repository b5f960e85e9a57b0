// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "clirun.h"
#include "support/testrepository.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat::test;

namespace
{

void fill(TestRepository &repository)
{
    repository.write(u"pyproject.toml"_s, "[project]\r\nname = 'harbour'\r\nversion = '1.4.2'   # keep\r\n");
    repository.write(u"src/harbour/__init__.py"_s, "\"\"\"Harbour.\"\"\"\n__version__ = \"1.4.2\"\n");
    repository.commit(u"begin"_s);
}

} // namespace

class TestCliBump : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesTheVersionAndNothingElse()
    {
        TestRepository repository;
        fill(repository);
        const CliOutcome outcome = runCli({u"bump"_s, repository.path(), u"--level"_s, u"minor"_s});
        QVERIFY2(outcome.status == 0, outcome.err.constData());
        QCOMPARE(outcome.lines(), (QStringList{u"pyproject.toml"_s, u"src/harbour/__init__.py"_s}));
        QCOMPARE(repository.read(u"pyproject.toml"_s),
                 QByteArray("[project]\r\nname = 'harbour'\r\nversion = '1.5.0'   # keep\r\n"));
        QCOMPARE(repository.read(u"src/harbour/__init__.py"_s),
                 QByteArray("\"\"\"Harbour.\"\"\"\n__version__ = \"1.5.0\"\n"));
    }

    void refusesWhatMustNotBeReleased_data()
    {
        QTest::addColumn<QString>("to");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("a local part") << u"1.5.0+x"_s << "never published"_ba;
        QTest::newRow("an epoch") << u"1!1.0.0"_s << "--new-epoch"_ba;
        QTest::newRow("a candidate of a released number") << u"1.4.2rc1"_s << "sort below it"_ba;
        QTest::newRow("a version with a tag") << u"1.4.1"_s << "1.4.1 is released already"_ba;
        QTest::newRow("a step back") << u"1.3.9"_s << "1.3.9 is lower than 1.4.2, which is released"_ba;
    }
    void refusesWhatMustNotBeReleased()
    {
        QFETCH(QString, to);
        QFETCH(QByteArray, says);
        TestRepository repository;
        fill(repository);
        repository.git({u"tag"_s, u"v1.4.1"_s});
        repository.git({u"tag"_s, u"v1.4.2"_s});
        const QStringList before = listingOf(repository.path());
        const CliOutcome outcome = runCli({u"bump"_s, repository.path(), u"--to"_s, to});
        QCOMPARE(outcome.status, 3);
        QVERIFY2(outcome.err.contains(says), outcome.err.constData());
        QCOMPARE(listingOf(repository.path()), before);
    }

    void bringsFilesIntoLineWithWhatTheySayAlready()
    {
        TestRepository repository;
        fill(repository);
        repository.write(u"src/harbour/__init__.py"_s, "__version__ = \"1.4.1\"\n");
        repository.commit(u"drift"_s);
        repository.git({u"tag"_s, u"v1.4.2"_s});
        const CliOutcome outcome = runCli({u"bump"_s, repository.path(), u"--to"_s, u"1.4.2"_s});
        QVERIFY2(outcome.status == 0, outcome.err.constData());
        QVERIFY(repository.read(u"src/harbour/__init__.py"_s).contains("__version__ = \"1.4.2\""));
    }

    void beginsAnEpochOnlyWhenTold()
    {
        TestRepository repository;
        fill(repository);
        const CliOutcome outcome = runCli({u"bump"_s, repository.path(), u"--to"_s, u"1!1.0.0"_s, u"--new-epoch"_s});
        QVERIFY2(outcome.status == 0, outcome.err.constData());
        QVERIFY(repository.read(u"src/harbour/__init__.py"_s).contains("__version__ = \"1!1.0.0\""));
    }

    void showsEveryVersionThatCouldBeNext()
    {
        TestRepository repository;
        fill(repository);
        repository.git({u"tag"_s, u"v1.4.2"_s});
        repository.write(u"a"_s, "1");
        repository.commit(u"feat: a light"_s);
        const CliOutcome outcome = runCli({u"--json"_s, u"--offline"_s, u"version"_s, repository.path()});
        QVERIFY2(outcome.status == 0, outcome.err.constData());
        const QJsonObject table = outcome.json();
        QCOMPARE(table[u"suggested"_s].toString(), u"1.5.0"_s);
        QStringList levels;
        QStringList files;
        QStringList impossible;
        const QJsonArray options = table[u"options"_s].toArray();
        for (const auto &value : options) {
            const QJsonObject option = value.toObject();
            levels.append(option[u"level"_s].toString());
            files.append(option[u"file"_s].toString());
            if (!option[u"reason"_s].isNull())
                impossible.append(levels.last());
        }
        QCOMPARE(levels,
                 (QStringList{u"patch"_s, u"minor"_s, u"major"_s, u"candidate"_s, u"promote"_s, u"post"_s, u"dev"_s}));
        QCOMPARE(files, (QStringList{
                            u"1.4.3"_s, u"1.5.0"_s, u"2.0.0"_s, u"1.5.0rc1"_s, {}, u"1.4.2.post1"_s, u"1.4.3.dev0"_s}));
        QCOMPARE(impossible, (QStringList{u"promote"_s, u"dev"_s}));
        QCOMPARE(options[3].toObject()[u"tag"_s].toString(), u"v1.5.0-rc1"_s);
        QCOMPARE(options[3].toObject()[u"pypi"_s].toString(), u"1.5.0rc1"_s);
        QCOMPARE(table[u"reasons"_s].toArray()[0].toObject()[u"text"_s].toString(), u"feat: a light"_s);

        const CliOutcome people = runCli({u"--offline"_s, u"version"_s, repository.path()});
        QVERIFY(people.out.contains("nothing to promote"));
    }

    void aDryRunWritesNothingAndGitTakesItsDiff()
    {
        TestRepository repository;
        fill(repository);
        const QStringList before = listingOf(repository.path());
        const CliOutcome outcome = runCli({u"bump"_s, repository.path(), u"--to"_s, u"1.5.0rc1"_s, u"--dry-run"_s});
        QVERIFY2(outcome.status == 0, outcome.err.constData());
        QCOMPARE(listingOf(repository.path()), before);
        QFile patch(repository.path() + u"/../bump.patch"_s);
        QVERIFY(patch.open(QIODevice::WriteOnly));
        patch.write(outcome.out);
        patch.close();
        repository.git({u"apply"_s, u"--whitespace=nowarn"_s, patch.fileName()});
        QCOMPARE(repository.read(u"pyproject.toml"_s),
                 QByteArray("[project]\r\nname = 'harbour'\r\nversion = '1.5.0rc1'   # keep\r\n"));
        QVERIFY(repository.read(u"src/harbour/__init__.py"_s).contains("__version__ = \"1.5.0rc1\""));
    }

    void theJsonNamesEveryPlace()
    {
        TestRepository repository;
        fill(repository);
        const CliOutcome outcome =
            runCli({u"--json"_s, u"bump"_s, repository.path(), u"--level"_s, u"patch"_s, u"--dry-run"_s});
        QVERIFY2(outcome.status == 0, outcome.err.constData());
        const QJsonObject json = outcome.json();
        QStringList keys = json.keys();
        keys.sort();
        QCOMPARE(keys, (QStringList{u"diff"_s, u"files"_s, u"from"_s, u"problems"_s, u"schema"_s, u"to"_s}));
        QCOMPARE(json[u"problems"_s].toArray(), QJsonArray());
        QCOMPARE(json[u"from"_s].toString(), u"1.4.2"_s);
        QCOMPARE(json[u"to"_s].toString(), u"1.4.3"_s);
        QCOMPARE(json[u"files"_s].toArray(), (QJsonArray{QJsonObject{{u"path"_s, u"pyproject.toml"_s},
                                                                     {u"line"_s, 3},
                                                                     {u"before"_s, u"1.4.2"_s},
                                                                     {u"after"_s, u"1.4.3"_s}},
                                                         QJsonObject{{u"path"_s, u"src/harbour/__init__.py"_s},
                                                                     {u"line"_s, 2},
                                                                     {u"before"_s, u"1.4.2"_s},
                                                                     {u"after"_s, u"1.4.3"_s}}}));
        QVERIFY(json[u"diff"_s].toString().contains(u"+version = '1.4.3'"_s));
    }

    void picksAPackageOfAMonorepo()
    {
        TestRepository repository;
        repository.write(u"packages/quay/pyproject.toml"_s, "[project]\nname = \"quay\"\nversion = \"0.3.0\"\n");
        repository.write(u"packages/pier/pyproject.toml"_s, "[project]\nname = \"pier\"\nversion = \"2.0.0\"\n");
        repository.commit(u"begin"_s);
        const QStringList bump{u"bump"_s, repository.path(), u"--level"_s, u"patch"_s};
        const CliOutcome none = runCli(bump);
        QCOMPARE(none.status, 2);
        QVERIFY2(none.err.contains("pier, quay"), none.err.constData());
        QCOMPARE(runCli(bump + QStringList{u"--package"_s, u"dock"_s}).status, 2);
        QCOMPARE(runCli(bump + QStringList{u"--package"_s, u"quay"_s}).lines(),
                 QStringList{u"packages/quay/pyproject.toml"_s});
        QVERIFY(repository.read(u"packages/quay/pyproject.toml"_s).contains("0.3.1"));
        QVERIFY(repository.read(u"packages/pier/pyproject.toml"_s).contains("2.0.0"));
    }

    void saysWhenThereIsNothingToDo()
    {
        TestRepository repository;
        fill(repository);
        const QStringList before = listingOf(repository.path());
        const CliOutcome outcome = runCli({u"bump"_s, repository.path(), u"--to"_s, u"1.4.2"_s});
        QVERIFY2(outcome.status == 0, outcome.err.constData());
        QVERIFY(outcome.out.isEmpty());
        QVERIFY(outcome.err.contains("already"));
        QCOMPARE(listingOf(repository.path()), before);
    }

    void refusesBadUsage()
    {
        TestRepository repository;
        fill(repository);
        const QString path = repository.path();
        QCOMPARE(runCli({u"bump"_s, path}).status, 2);
        QCOMPARE(runCli({u"bump"_s, path, u"--level"_s, u"patch"_s, u"--to"_s, u"2.0"_s}).status, 2);
        QCOMPARE(runCli({u"bump"_s, path, u"--to"_s, u"not a version"_s}).status, 2);
        QCOMPARE(runCli({u"bump"_s, path, u"--level"_s, u"promote"_s}).status, 3);
        QVERIFY(runCli({u"bump"_s, path + u"/src"_s, u"--level"_s, u"patch"_s}).status != 0);
        QVERIFY(repository.read(u"pyproject.toml"_s).contains("'1.4.2'"));
    }

    void saysThatNoFileHoldsAVersion()
    {
        TestRepository repository;
        repository.write(u"README.md"_s, "nothing here\n");
        repository.commit(u"begin"_s);
        const CliOutcome outcome = runCli({u"bump"_s, repository.path(), u"--to"_s, u"2.0.0"_s});
        QCOMPARE(outcome.status, 2);
        QVERIFY2(outcome.err.contains("[[version-file]]"), outcome.err.constData());
    }

    void writesAPlaceThatThePolicyNames()
    {
        TestRepository repository;
        repository.write(u"pyproject.toml"_s, "[project]\nname = \"harbour\"\nversion = \"1.4.2\"\n");
        repository.write(u"docs/conf.txt"_s, "release: 1.4.2 (stable)\n");
        repository.write(u".tagboat.toml"_s,
                         "[[version-file]]\npath = \"docs/conf.txt\"\npattern = \"release: {version} \"\n");
        repository.commit(u"begin"_s);
        const CliOutcome outcome = runCli({u"bump"_s, repository.path(), u"--level"_s, u"patch"_s});
        QVERIFY2(outcome.status == 0, outcome.err.constData());
        QCOMPARE(repository.read(u"docs/conf.txt"_s), QByteArray("release: 1.4.3 (stable)\n"));
    }

    void anUnreadableFileIsReportedAndTheOthersAreWritten_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("it says the old version")
            << u"package.json"_s << QByteArray("{\n  \"name\": \"p\",\n  \"version\": \"1.4.2\"\n") << 1
            << QByteArray("package.json:4: The file is not valid JSON at line 4");
        QTest::newRow("it says no version of ours")
            << u"Cargo.toml"_s << QByteArray("[workspace\nmembers = []\n") << 0
            << QByteArray("Cargo.toml:1: The file is not valid TOML at line 1, column 11");
        QTest::newRow("a module says the old version")
            << u"p/__init__.py"_s << QByteArray("__version__ = \"1.4.2\"\nx = \"\"\"\n") << 1
            << QByteArray("p/__init__.py:2: A string is not closed");
        QTest::newRow("the policy names a file that is not there")
            << u".tagboat.toml"_s << QByteArray("[[version-file]]\npath = \"docs/y\"\npattern = \"v{version}\"\n") << 1
            << QByteArray("docs/y: Opening the file");
        QTest::newRow("the policy cannot be read")
            << u".tagboat.toml"_s << QByteArray("[[version-file\n") << 1 << QByteArray(".tagboat.toml:1: ");
        QTest::newRow("the changelog is another command's")
            << u"CHANGELOG.md"_s << QByteArray("# 1.4.2 \xff\n") << 0 << QByteArray("CHANGELOG.md:1: ");
    }

    void anUnreadableFileIsReportedAndTheOthersAreWritten()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, content);
        QFETCH(int, status);
        QFETCH(QByteArray, says);
        TestRepository repository;
        repository.write(u"pyproject.toml"_s, "[project]\nname = \"p\"\nversion = \"1.4.2\"\n");
        repository.write(file, content);
        repository.commit(u"begin"_s);
        const CliOutcome json =
            runCli({u"--json"_s, u"bump"_s, repository.path(), u"--level"_s, u"minor"_s, u"--dry-run"_s});
        QCOMPARE(json.status, status);
        QCOMPARE(json.json()[u"files"_s].toArray().size(), 1);
        const QJsonObject problem = json.json()[u"problems"_s].toArray().at(0).toObject();
        QVERIFY2(says.startsWith(problem[u"path"_s].toString().toUtf8()), json.out.constData());
        const CliOutcome outcome = runCli({u"bump"_s, repository.path(), u"--level"_s, u"minor"_s});
        QCOMPARE(outcome.status, status);
        QVERIFY2(outcome.err.contains(says), outcome.err.constData());
        QCOMPARE(outcome.lines(), QStringList{u"pyproject.toml"_s});
        QVERIFY(repository.read(u"pyproject.toml"_s).contains("\"1.5.0\""));
        QCOMPARE(repository.read(file), content);
    }

    void namesTheFileWithoutWhichThereIsNoVersion_data()
    {
        QTest::addColumn<QByteArray>("pyproject");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("not TOML") << QByteArray("[project\n")
                                  << QByteArray("pyproject.toml:1: The file is not valid TOML");
        QTest::newRow("no version") << QByteArray("[project]\nname = 'p'\nversion = 'one'\n")
                                    << QByteArray("pyproject.toml:3: \"one\" is not a version");
        QTest::newRow("computed") << QByteArray("[project]\nname = 'p'\ndynamic = ['version']\n")
                                  << QByteArray("pyproject.toml:3: The version is computed");
        QTest::newRow("from tags") << QByteArray(
                                          "[project]\nname = 'p'\ndynamic = ['version']\n[tool.setuptools_scm]\n")
                                   << QByteArray("No file holds the version: the build takes it from the tags");
    }

    void namesTheFileWithoutWhichThereIsNoVersion()
    {
        QFETCH(QByteArray, pyproject);
        QFETCH(QByteArray, says);
        TestRepository repository;
        repository.write(u"pyproject.toml"_s, pyproject);
        repository.commit(u"begin"_s);
        const CliOutcome outcome = runCli({u"bump"_s, repository.path(), u"--level"_s, u"minor"_s});
        QCOMPARE(outcome.status, 2);
        QVERIFY2(outcome.err.contains(says), outcome.err.constData());
        QCOMPARE(repository.read(u"pyproject.toml"_s), pyproject);
    }

    void keepsTheZerosOfACalendarVersion()
    {
        TestRepository repository;
        repository.write(u"pyproject.toml"_s, "[project]\nname = \"p\"\nversion = \"2026.07.22\"\n");
        repository.commit(u"begin"_s);
        const CliOutcome outcome = runCli({u"--json"_s, u"bump"_s, repository.path(), u"--to"_s, u"2026.8.1"_s});
        QCOMPARE(outcome.json()[u"to"_s].toString(), u"2026.08.01"_s);
        QVERIFY(repository.read(u"pyproject.toml"_s).contains("\"2026.08.01\""));
    }

    void aLinkedVersionFileIsNotWritten()
    {
        TestRepository repository;
        repository.write(u"../outside.toml"_s, "[project]\nname = \"x\"\nversion = \"1.0.0\"\n");
        QVERIFY(QFile::link(repository.path() + u"/../outside.toml"_s, repository.path() + u"/pyproject.toml"_s));
        repository.commit(u"begin"_s);
        QVERIFY(runCli({u"bump"_s, repository.path(), u"--to"_s, u"2.0.0"_s}).status != 0);
        QVERIFY(repository.read(u"../outside.toml"_s).contains("1.0.0"));
    }
};

QTEST_GUILESS_MAIN(TestCliBump)
#include "tst_clibump.moc"
