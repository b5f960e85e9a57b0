// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "git/libgit2git.h"
#include "scan/nextaction.h"
#include "scan/rowcodec.h"
#include "scan/rowjson.h"
#include "scan/settingchoice.h"
#include "support/testrepository.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;
using tagboat::test::TestRepository;

namespace
{

const QByteArray project = "[project]\nname = \"p\"\nversion = \"1.2.3\"\n";
const QByteArray commitizen = "[tool.commitizen]\nversion = \"1.2.3\"\ntag_format = \"rel-$version\"\n";

RepositoryRow scan(const TestRepository &repository)
{
    LibGit2Git git;
    return scanRepository(git, repository.path(), QDate(2026, 11, 21));
}

SettingSource settingOf(const RepositoryRow &row, const QString &name)
{
    for (const SettingSource &setting : row.packages.constFirst().settings) {
        if (setting.name == name)
            return setting;
    }
    return {};
}

} // namespace

class TestSettingChoice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void choosesTheTagFormat_data()
    {
        QTest::addColumn<QByteArray>("policy");
        QTest::addColumn<QByteArray>("pyproject");
        QTest::addColumn<QStringList>("tags");
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("text");
        const QByteArray own = "[release]\ntag = \"t{version}\"\n";
        QTest::newRow("nothing says it") << QByteArray() << project << QStringList() << u"v{version}"_s
                                         << u"tag format v{version}: by default"_s;
        QTest::newRow("the tags") << QByteArray() << project << QStringList{u"1.2.3"_s} << u"{version}"_s
                                  << u"tag format {version}: as the repository has it"_s;
        QTest::newRow("another tool")
            << QByteArray() << project + commitizen << QStringList() << u"rel-{version}"_s
            << u"tag format rel-{version}: from [tool.commitizen] tag_format in pyproject.toml line 6"_s;
        QTest::newRow("another tool, as the newest tag is")
            << QByteArray() << project + commitizen << QStringList{u"v1.0.0"_s, u"v1.1.0"_s, u"rel-1.2.3"_s}
            << u"rel-{version}"_s
            << u"tag format rel-{version}: from [tool.commitizen] tag_format in pyproject.toml line 6"_s;
        QTest::newRow("tags against another tool")
            << QByteArray() << project + commitizen << QStringList{u"v1.2.2"_s, u"v1.2.3"_s} << u"v{version}"_s
            << u"tag format v{version}: as the repository has it (commitizen in pyproject.toml says rel-{version}, but the newest tag is v1.2.3)"_s;
        QTest::newRow("a tool's default")
            << QByteArray() << project + "[tool.commitizen]\nversion = \"1.2.3\"\n"
            << QStringList() << u"{version}"_s
            << u"tag format {version}: from [tool.commitizen] tag_format in pyproject.toml line 4 (a default of commitizen)"_s;
        QTest::newRow("a tool's default against tags")
            << QByteArray() << project + "[tool.commitizen]\nversion = \"1.2.3\"\n"
            << QStringList{u"v1.2.3"_s} << u"v{version}"_s << u"tag format v{version}: as the repository has it"_s;
        QTest::newRow("our own goes first")
            << own << project + commitizen << QStringList{u"v1.2.3"_s} << u"t{version}"_s
            << u"tag format t{version}: from release.tag in .tagboat.toml line 2"_s;
        QTest::newRow("our own in pyproject.toml")
            << QByteArray() << project + "[tool.tagboat]\nrelease.tag = \"t{version}\"\n"
            << QStringList{u"v1.2.3"_s} << u"t{version}"_s
            << u"tag format t{version}: from release.tag in pyproject.toml line 5"_s;
    }

    void choosesTheTagFormat()
    {
        QFETCH(QByteArray, policy);
        QFETCH(QByteArray, pyproject);
        QFETCH(QStringList, tags);
        QFETCH(QString, format);
        QFETCH(QString, text);
        TestRepository repository;
        repository.write(u"pyproject.toml"_s, pyproject);
        if (!policy.isEmpty())
            repository.write(u".tagboat.toml"_s, policy);
        repository.commit(u"feat: begin"_s);
        for (const QString &tag : std::as_const(tags))
            repository.git({u"tag"_s, tag});
        const RepositoryRow row = scan(repository);
        QVERIFY(!row.error);
        QCOMPARE(row.packages[0].grammar.releasePattern(), format);
        QCOMPARE(describeSetting(settingOf(row, u"tag-format"_s)), text);
    }

    void takesTheRestOfTheSettings()
    {
        TestRepository repository;
        repository.write(u"pyproject.toml"_s,
                         project + commitizen +
                             "changelog_file = \"docs/LOG.md\"\nbump_message = \"bump: $new_version\"\n"
                             "version_scheme = \"semver2\"\n");
        repository.write(u"docs/LOG.md"_s, "# Changelog\n\n## [Unreleased]\n\n- It floats.\n");
        repository.write(u"CHANGELOG.md"_s, "# Changelog\n");
        repository.commit(u"feat: begin"_s);
        const RepositoryRow row = scan(repository);
        const PackageRow &package = row.packages.constFirst();
        QCOMPARE(package.changelogPath, u"docs/LOG.md"_s);
        QCOMPARE(package.grammar.candidatePattern(), u"rel-{version}-rc.{n}"_s);
        QCOMPARE(commitMessageOf(row.policy, package), std::optional(u"bump: {version}"_s));
        // A Python package's versions follow PEP 440 whatever their tags look like.
        QCOMPARE(package.versions.scheme, VersionScheme::Pep440);
        QCOMPARE(settingOf(row, u"changelog-path"_s).origin, SettingSource::Origin::Imported);

        repository.write(u".tagboat.toml"_s,
                         "[changelog]\npath = \"CHANGELOG.md\"\n[release]\ncommit-message = \"x\"\n");
        const RepositoryRow ours = scan(repository);
        QCOMPARE(ours.packages[0].changelogPath, u"CHANGELOG.md"_s);
        QCOMPARE(commitMessageOf(ours.policy, ours.packages[0]), std::optional(u"x"_s));
        QCOMPARE(settingOf(ours, u"commit-message"_s).origin, SettingSource::Origin::Own);
    }

    void tagsAPackageOfSeveralAsReleasePleaseDoes()
    {
        TestRepository repository;
        repository.write(u"packages/core/package.json"_s, "{\"name\": \"@x/core\", \"version\": \"1.2.3\"}\n");
        repository.write(u"packages/web/package.json"_s, "{\"name\": \"web\", \"version\": \"0.3.0\"}\n");
        repository.write(u".release-please-manifest.json"_s,
                         "{\"packages/core\": \"1.2.3\", \"packages/web\": \"0.3.0\"}\n");
        repository.write(u"release-please-config.json"_s,
                         "{\"packages\": {\"packages/core\": {}, \"packages/web\": {\"component\": \"site\"}}}\n");
        repository.commit(u"feat: begin"_s);
        const RepositoryRow row = scan(repository);
        QCOMPARE(row.packages.size(), 2);
        QCOMPARE(row.packages[0].grammar.releasePattern(), u"core-v{version}"_s);
        QCOMPARE(row.packages[1].grammar.releasePattern(), u"site-v{version}"_s);
    }

    void saysItInJsonAndRemembersIt()
    {
        TestRepository repository;
        repository.write(u"pyproject.toml"_s, project + commitizen + "pre_bump_hooks = [\"x\"]\n");
        repository.write(u".bumpversion.toml"_s, "[tool.bumpversion]\ntag = \n");
        repository.commit(u"feat: begin"_s);
        const RepositoryRow row = scan(repository);
        const QJsonObject json = packageRowToJson(row.packages.constFirst());
        const QJsonObject tag = json[u"settings"_s][0].toObject();
        QCOMPARE(tag[u"name"_s].toString(), u"tag-format"_s);
        QCOMPARE(tag[u"source"_s].toString(), u"imported"_s);
        QCOMPARE(tag[u"tool"_s].toString(), u"commitizen"_s);
        QCOMPARE(tag[u"line"_s].toInt(), 6);
        const QJsonArray imported = json[u"imported"_s].toArray();
        QCOMPARE(imported.size(), 2);
        QCOMPARE(imported[0][u"error"_s][u"path"_s].toString(), u".bumpversion.toml"_s);
        QCOMPARE(imported[1][u"left"_s][0][u"key"_s].toString(), u"pre_bump_hooks"_s);
        QVERIFY(json[u"problems"_s].toArray().isEmpty());

        RowCodec codec;
        const auto bytes = codec.write(row);
        QVERIFY(bytes);
        const auto again = codec.read(*bytes);
        QVERIFY(again);
        QCOMPARE(packageRowToJson(again->packages.constFirst()), json);
        QCOMPARE(again->policy.lines, row.policy.lines);
    }

    void holdsAReleaseBackBelowTheThreshold_data()
    {
        QTest::addColumn<QByteArray>("minimum");
        QTest::addColumn<QStringList>("commits");
        QTest::addColumn<bool>("wanted");
        const QStringList chore{u"chore: tidy"_s};
        const QStringList fix{u"fix: a leak"_s};
        QTest::newRow("no threshold") << QByteArray() << chore << true;
        QTest::newRow("only a chore") << QByteArray("\"fix\"") << chore << false;
        QTest::newRow("a fix") << QByteArray("\"fix\"") << fix << true;
        QTest::newRow("a fix where features count") << QByteArray("\"feat\"") << fix << false;
        QTest::newRow("a breaking fix") << QByteArray("\"feat\"") << QStringList{u"fix!: a leak"_s} << true;
        QTest::newRow("too few") << QByteArray("2") << fix << false;
        QTest::newRow("enough") << QByteArray("2") << chore + fix << true;
        QTest::newRow("security") << QByteArray("5") << QStringList{u"fix: CVE-2026-1234"_s} << true;
    }

    void holdsAReleaseBackBelowTheThreshold()
    {
        QFETCH(QByteArray, minimum);
        QFETCH(QStringList, commits);
        QFETCH(bool, wanted);
        TestRepository repository;
        repository.write(u"pyproject.toml"_s, project);
        if (!minimum.isEmpty())
            repository.write(u".tagboat.toml"_s, "[overview]\nminimum = " + minimum + '\n');
        repository.commit(u"feat: begin"_s);
        repository.git({u"tag"_s, u"v1.2.3"_s});
        for (const QString &message : std::as_const(commits)) {
            repository.write(u"a.txt"_s, message.toUtf8());
            repository.commit(message);
        }
        const RepositoryRow row = scan(repository);
        const NextAction action = nextAction(row, &row.packages.constFirst(), std::nullopt);
        QCOMPARE(action.standing, wanted ? Standing::WantsRelease : Standing::UpToDate);
        QCOMPARE(action.reason.contains(u"threshold"_s), !wanted);
    }
};

QTEST_GUILESS_MAIN(TestSettingChoice)
#include "tst_settingchoice.moc"
