// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/harbour.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{

const QDateTime now(QDate(2026, 11, 21), QTime(9, 30), QTimeZone::utc());

/// What git, which had no part in the making, says; the test fails when it fails.
QString git(const QString &folder, const QStringList &arguments)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.start(u"git"_s, arguments);
    if (!process.waitForFinished() || process.exitCode() != 0)
        qFatal("git %s: %s", qPrintable(arguments.join(u' ')), process.readAllStandardError().constData());
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

QStringList filesBelow(const QString &folder)
{
    QStringList files;
    QDirIterator all(folder, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (all.hasNext())
        files.append(all.next());
    files.sort();
    return files;
}

} // namespace

class TestHarbour : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyRepositoryIsSound_data() { repositories(); }
    void everyRepositoryIsSound();
    void clonesAreInTheStatesTheyPromise_data();
    void clonesAreInTheStatesTheyPromise();
    void everyReleaseTagHoldsItsVersionAndItsChangelog_data() { repositories(); }
    void everyReleaseTagHoldsItsVersionAndItsChangelog();
    void historiesRunForwardWithoutEmptyCommits_data() { repositories(); }
    void historiesRunForwardWithoutEmptyCommits();
    void coversEveryFlowAndBuildBackEnd();
    void harbourCoreIsTheCommandLinesExample();
    void theFlowIsWrittenWhereItIsNotTheDefault();
    void theSameDayGivesTheSameIds();
    void adoptsWhatStandsAndLeavesItAlone();
    void completesAMakingThatWasInterrupted();
    void refusesAFolderThatHoldsSomethingElse();
    void refusesAHarbourOfAnotherFormat();
    void neitherReadsNorWritesTheUsersGitSettings();

private:
    void repositories() const;
    [[nodiscard]] HarbourRepository named(const QString &name) const;
    QTemporaryDir m_folder;
    Harbour m_harbour;
};

void TestHarbour::initTestCase()
{
    const auto harbour = createHarbour(m_folder.filePath(u"harbour"_s), now);
    QVERIFY2(harbour, harbour ? "" : qPrintable(describe(harbour.error())));
    m_harbour = *harbour;
    QVERIFY(!m_harbour.adopted);
    QCOMPARE(m_harbour.repositories.size(), 9);
}

void TestHarbour::repositories() const
{
    QTest::addColumn<QString>("name");
    for (const HarbourRepository &repository : m_harbour.repositories)
        QTest::addRow("%s", qPrintable(repository.name)) << repository.name;
}

HarbourRepository TestHarbour::named(const QString &name) const
{
    for (const HarbourRepository &repository : m_harbour.repositories) {
        if (repository.name == name)
            return repository;
    }
    qFatal("no repository %s", qPrintable(name));
}

void TestHarbour::everyRepositoryIsSound()
{
    QFETCH(const QString, name);
    const HarbourRepository repository = named(name);
    QCOMPARE(repository.path, m_harbour.folder + u"/work/"_s + name);
    QCOMPARE(repository.remote, u"harbour/"_s + name);
    QCOMPARE(repository.remotePath, m_harbour.folder + u"/remotes/harbour/"_s + name + u".git"_s);
    git(repository.path, {u"fsck"_s, u"--strict"_s, u"--full"_s});
    git(repository.remotePath, {u"fsck"_s, u"--strict"_s, u"--full"_s});
    QCOMPARE(git(repository.remotePath, {u"rev-parse"_s, u"--is-bare-repository"_s}), u"true"_s);
    QCOMPARE(git(repository.path, {u"remote"_s, u"get-url"_s, u"origin"_s}), repository.remotePath);
    QCOMPARE(git(repository.path, {u"config"_s, u"user.email"_s}), u"mara@harbour.example"_s);
    // The remote has every tag, and the same ones.
    QCOMPARE(git(repository.remotePath, {u"show-ref"_s, u"--tags"_s}),
             git(repository.path, {u"show-ref"_s, u"--tags"_s}));
    // A real git goes on where we stopped: it fetches, and finds nothing new.
    QCOMPARE(git(repository.path, {u"fetch"_s, u"--dry-run"_s, u"origin"_s}), QString());
}

void TestHarbour::clonesAreInTheStatesTheyPromise_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("status");
    QTest::addColumn<int>("commitsSinceTag");
    const QString clean = u"## main...origin/main"_s;
    QTest::newRow("anchor-rs is ahead") << u"anchor-rs"_s << clean + u" [ahead 2]"_s << 3;
    QTest::newRow("buoy is on a feature branch") << u"buoy"_s << u"## feat/solar-panel"_s << 3;
    QTest::newRow("fathom") << u"fathom"_s << clean << 2;
    QTest::newRow("harbour-client") << u"harbour-client"_s << clean << 3;
    QTest::newRow("harbour-core") << u"harbour-core"_s << clean << 18;
    QTest::newRow("keel") << u"keel"_s << clean << 3;
    QTest::newRow("lanyard") << u"lanyard"_s << clean << 2;
    QTest::newRow("sextant has nothing to release") << u"sextant"_s << clean << 0;
    QTest::newRow("tidewatch is dirty") << u"tidewatch"_s << clean + u"\n M src/tidewatch/watch.py\n?? notes.txt"_s
                                        << 2;
}

void TestHarbour::clonesAreInTheStatesTheyPromise()
{
    QFETCH(const QString, name);
    QFETCH(const QString, status);
    QFETCH(const int, commitsSinceTag);
    const QString path = named(name).path;
    QCOMPARE(git(path, {u"status"_s, u"--porcelain"_s, u"--branch"_s}), status);
    const QString tag = git(path, {u"describe"_s, u"--abbrev=0"_s, u"--exclude=*rc*"_s});
    QCOMPARE(git(path, {u"rev-list"_s, u"--count"_s, tag + u"..HEAD"_s}).toInt(), commitsSinceTag);
}

void TestHarbour::everyReleaseTagHoldsItsVersionAndItsChangelog()
{
    QFETCH(const QString, name);
    const QString path = named(name).path;
    const QStringList tags = git(path, {u"tag"_s}).split(u'\n').filter(QRegularExpression(u"^v?[0-9.]+$"_s));
    QVERIFY(!tags.isEmpty());
    for (const QString &tag : tags) {
        QCOMPARE(git(path, {u"cat-file"_s, u"-t"_s, tag}), u"tag"_s);
        const QString version = tag.startsWith(u'v') ? tag.mid(1) : tag;
        const QString day = git(path, {u"log"_s, u"-1"_s, u"--format=%as"_s, tag});
        const QString heading = u"## ["_s + version + u"] - "_s + day;
        QVERIFY2(git(path, {u"show"_s, tag + u":CHANGELOG.md"_s}).contains(heading), qPrintable(heading));
        if (name != u"fathom"_s) // fathom's version is its tag
            git(path, {u"grep"_s, u"-qF"_s, version, tag, u"--"_s, u":!CHANGELOG.md"_s, u":!Cargo.lock"_s});
    }
    // No placeholder of a template is left in the working tree.
    QProcess search;
    search.setWorkingDirectory(path);
    search.start(u"git"_s, {u"grep"_s, u"-nE"_s, u"@(version|version_info|date:[0-9]+)@"_s});
    QVERIFY(search.waitForFinished());
    QCOMPARE(search.readAll(), QByteArray());
}

void TestHarbour::historiesRunForwardWithoutEmptyCommits()
{
    QFETCH(const QString, name);
    const QStringList commits = git(named(name).path, {u"log"_s, u"--format=%ct %T %s"_s}).split(u'\n');
    QVERIFY(commits.size() >= 5);
    qint64 later = now.toSecsSinceEpoch();
    QString laterTree;
    for (const QString &commit : commits) {
        const qint64 time = commit.section(u' ', 0, 0).toLongLong();
        const QString tree = commit.section(u' ', 1, 1);
        QVERIFY2(time < later, qPrintable(commit));
        QVERIFY2(tree != laterTree, qPrintable(commit));
        static const QRegularExpression conventional(u"^[a-z]+(\\([a-z]+\\))?!?: \\S"_s);
        QVERIFY2(conventional.match(commit.section(u' ', 2)).hasMatch(), qPrintable(commit));
        later = time;
        laterTree = tree;
    }
    QVERIFY2(later < now.addDays(-60).toSecsSinceEpoch(), "a history goes back some months");
}

void TestHarbour::coversEveryFlowAndBuildBackEnd()
{
    QSet<QString> flows;
    QByteArray projects;
    for (const HarbourRepository &repository : m_harbour.repositories) {
        flows.insert(repository.flow);
        projects += contentOf(repository.path + u"/pyproject.toml"_s);
    }
    const QSet<QString> all{u"rc-gated"_s, u"release-triggered"_s, u"trusted-publishing"_s, u"validated-token"_s,
                            u"direct"_s,   u"tag-only"_s};
    QCOMPARE(flows, all);
    for (const char *backEnd : {"hatchling.build", "poetry.core.masonry.api", "setuptools.build_meta",
                                "flit_core.buildapi", "pdm.backend", "setuptools-scm"})
        QVERIFY2(projects.contains(backEnd), backEnd);
}

void TestHarbour::harbourCoreIsTheCommandLinesExample()
{
    const QString path = named(u"harbour-core"_s).path;
    const QStringList subjects = git(path, {u"log"_s, u"--format=%s"_s, u"v1.4.2..HEAD"_s}).split(u'\n');
    QCOMPARE(subjects.filter(QRegularExpression(u"^feat"_s)).size(), 3);
    QCOMPARE(subjects.filter(QRegularExpression(u"^fix"_s)).size(), 5);
    QCOMPARE(subjects.size(), 18);
    QVERIFY(contentOf(path + u"/pyproject.toml"_s).contains("\nversion = \"1.4.2\"\n"));
    QVERIFY(contentOf(path + u"/src/harbour_core/__init__.py"_s).contains("\n__version__ = \"1.4.2\"\n"));
    const QByteArray changelog = contentOf(path + u"/CHANGELOG.md"_s);
    const qsizetype unreleased = changelog.indexOf("## [Unreleased]");
    const QByteArray section = changelog.mid(unreleased, changelog.indexOf("\n## [1.4.2]") - unreleased);
    QCOMPARE(section.count("\n- "), 9);
    QVERIFY(changelog.contains("\n[Unreleased]: https://harbour.example/harbour/harbour-core/compare/v1.4.2...HEAD\n"));
}

void TestHarbour::theFlowIsWrittenWhereItIsNotTheDefault()
{
    for (const HarbourRepository &repository : m_harbour.repositories) {
        const QByteArray policy = contentOf(repository.path + u"/.tagboat.toml"_s);
        const QByteArray line = "flow = \"" + repository.flow.toUtf8() + "\"\n";
        QCOMPARE(policy.contains(line), repository.flow != u"tag-only"_s);
    }
}

void TestHarbour::theSameDayGivesTheSameIds()
{
    QTemporaryDir other;
    const auto again = createHarbour(other.path(), now.addSecs(3600));
    QVERIFY(again);
    QCOMPARE(again->repositories.size(), m_harbour.repositories.size());
    for (qsizetype i = 0; i < again->repositories.size(); ++i) {
        const QStringList list{u"for-each-ref"_s, u"--format=%(objectname) %(refname)"_s};
        QCOMPARE(git(again->repositories[i].path, list), git(m_harbour.repositories[i].path, list));
        QCOMPARE(git(again->repositories[i].remotePath, list), git(m_harbour.repositories[i].remotePath, list));
    }
}

void TestHarbour::adoptsWhatStandsAndLeavesItAlone()
{
    QTemporaryDir folder;
    const auto first = createHarbour(folder.path(), now);
    QVERIFY(first);
    const QString keel = first->folder + u"/work/keel"_s;
    QVERIFY(write(keel + u"/VERSION"_s, "9.9.9\n"));
    git(keel, {u"commit"_s, u"-qam"_s, u"chore: mine"_s});
    const QString head = git(keel, {u"rev-parse"_s, u"HEAD"_s});
    QVERIFY(QDir(first->folder + u"/work/lanyard"_s).removeRecursively());
    const QStringList before = filesBelow(first->folder);

    const auto second = createHarbour(folder.path(), now.addDays(40));
    QVERIFY(second);
    QVERIFY(second->adopted);
    QCOMPARE(git(keel, {u"rev-parse"_s, u"HEAD"_s}), head);
    QCOMPARE(filesBelow(first->folder), before);
    QCOMPARE(second->repositories.size(), first->repositories.size() - 1); // without what the user removed
}

void TestHarbour::completesAMakingThatWasInterrupted()
{
    QTemporaryDir folder;
    const auto first = createHarbour(folder.path(), now);
    QVERIFY(first);
    const QString sextant = first->folder + u"/work/sextant"_s;
    const QString head = git(sextant, {u"rev-parse"_s, u"HEAD"_s});
    // As it is after a kill in the middle of sextant: half a clone, half a remote, and no record of it.
    const QString markerPath = first->folder + u"/.tagboat-harbour"_s;
    QJsonObject marker = QJsonDocument::fromJson(contentOf(markerPath)).object();
    marker[u"made"_s] = QJsonArray{u"anchor-rs"_s,    u"buoy"_s, u"fathom"_s, u"harbour-client"_s,
                                   u"harbour-core"_s, u"keel"_s, u"lanyard"_s};
    QVERIFY(write(markerPath, QJsonDocument(marker).toJson()));
    QVERIFY(QDir(sextant + u"/.git/objects"_s).removeRecursively());
    QVERIFY(QDir(first->folder + u"/work/tidewatch"_s).removeRecursively());

    const auto second = createHarbour(folder.path(), now.addDays(1));
    QVERIFY2(second, second ? "" : qPrintable(describe(second.error())));
    QVERIFY(!second->adopted);
    QCOMPARE(second->repositories, first->repositories);
    QCOMPARE(git(sextant, {u"rev-parse"_s, u"HEAD"_s}), head); // the day of the first making counts
    git(sextant, {u"fsck"_s, u"--strict"_s});
    const auto third = createHarbour(folder.path(), now);
    QVERIFY(third);
    QVERIFY(third->adopted);
}

void TestHarbour::refusesAFolderThatHoldsSomethingElse()
{
    QTemporaryDir folder;
    QVERIFY(write(folder.filePath(u".mine"_s), "precious"));
    const auto harbour = createHarbour(folder.path(), now);
    QVERIFY(!harbour);
    QCOMPARE(harbour.error().kind, Error::Kind::Refused);
    QCOMPARE(harbour.error().path, folder.path());
    QCOMPARE(filesBelow(folder.path()), QStringList{folder.filePath(u".mine"_s)});
}

void TestHarbour::refusesAHarbourOfAnotherFormat()
{
    QTemporaryDir folder;
    QVERIFY(write(folder.filePath(u".tagboat-harbour"_s), "{\"format\": 99, \"day\": \"2026-01-01\", \"made\": []}"));
    const auto harbour = createHarbour(folder.path(), now);
    QVERIFY(!harbour);
    QCOMPARE(harbour.error().kind, Error::Kind::Invalid);
    QCOMPARE(filesBelow(folder.path()).size(), 1);
}

void TestHarbour::neitherReadsNorWritesTheUsersGitSettings()
{
    QTemporaryDir home;
    const QByteArray oldHome = qgetenv("HOME");
    QVERIFY(write(home.filePath(u".gitconfig"_s), "[core]\n\tautocrlf = true\n[user]\n\tname = Somebody\n"
                                                  "[init]\n\tdefaultBranch = trunk\n[tag]\n\tgpgSign = true\n"));
    qputenv("HOME", home.path().toUtf8());
    QTemporaryDir folder;
    const auto harbour = createHarbour(folder.path(), now);
    qputenv("HOME", oldHome);
    QVERIFY(harbour);
    const QString keel = harbour->folder + u"/work/keel"_s;
    QCOMPARE(contentOf(keel + u"/VERSION"_s), QByteArray("0.8.1\n"));
    QCOMPARE(git(keel, {u"rev-parse"_s, u"HEAD"_s}), git(named(u"keel"_s).path, {u"rev-parse"_s, u"HEAD"_s}));
    QCOMPARE(git(keel, {u"config"_s, u"user.name"_s}), u"Mara Lindqvist"_s);
    QCOMPARE(filesBelow(home.path()), QStringList{home.filePath(u".gitconfig"_s)});
}

QTEST_GUILESS_MAIN(TestHarbour)
#include "tst_harbour.moc"
