// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "git/libgit2git.h"
#include "scan/repositoryscanner.h"
#include "scan/rowjson.h"
#include "store/sqlitescancache.h"
#include "support/testrepository.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <functional>
#include <map>

using namespace Qt::StringLiterals;
using namespace tagboat;
using tagboat::test::TestRepository;

namespace
{

using Act = std::function<void()>;

/// Counts the repositories that had to be opened, and does something before each.
class CountingGit final : public Git
{
public:
    CountingGit(int &opened, Act before) : m_opened(opened), m_before(std::move(before)) {}
    Result<std::unique_ptr<LocalRepository>> open(const QString &path) override
    {
        ++m_opened;
        if (m_before)
            m_before();
        return m_git.open(path);
    }
    Result<QByteArray> unifiedDiff(const QList<FileEdit> &edits) override { return m_git.unifiedDiff(edits); }
    Result<MergedText> mergeTexts(const MergeTexts &texts) override { return m_git.mergeTexts(texts); }

private:
    LibGit2Git m_git;
    int &m_opened;
    Act m_before;
};

std::unique_ptr<ScanCache> openCache(const QTemporaryDir &folder)
{
    auto cache = SqliteScanCache::open(folder.path(), u"test"_s);
    return cache ? std::unique_ptr<ScanCache>(*std::move(cache)) : nullptr;
}

struct Scanned {
    RepositoryRow row;
    bool opened = false;
};

Scanned scanWith(const QTemporaryDir &memory, const QString &path, const Act &beforeItOpens = {})
{
    int opened = 0;
    RepositoryScanner scanner(std::make_unique<CountingGit>(opened, beforeItOpens), openCache(memory), {}, {});
    return {scanner.scan(path), opened > 0};
}

RepositoryRow fresh(const QString &path)
{
    LibGit2Git git;
    return scanRepository(git, path);
}

/// What the row is, byte for byte.
QByteArray content(const RepositoryRow &row)
{
    RowCodec codec;
    return codec.write(row).value_or(QByteArray("cannot be written"));
}

using Change = void (*)(const TestRepository &);

/// What may happen to a repository between two scans; each in a repository of its own.
const std::map<const char *, Change> &changes()
{
    static const std::map<const char *, Change> all{
        {"nothing", [](const TestRepository &) {}},
        {"a file is edited, its size and time kept",
         [](const TestRepository &r) {
             const QString path = r.path() + u"/VERSION"_s;
             const QDateTime before = QFileInfo(path).lastModified();
             QFile file(path);
             QVERIFY(file.open(QIODevice::ReadWrite));
             file.write("2.0.0\n");
             file.flush();
             QVERIFY(file.setFileTime(before, QFileDevice::FileModificationTime));
         }},
        {"a new file", [](const TestRepository &r) { r.write(u"src/new.txt"_s, "new\n"); }},
        {"a new folder with a file", [](const TestRepository &r) { r.write(u"deep/er/new.txt"_s, "new\n"); }},
        {"a file in a folder that was empty", [](const TestRepository &r) { r.write(u"empty/new.txt"_s, "new\n"); }},
        {"a file beside ignored ones", [](const TestRepository &r) { r.write(u"logs/new.txt"_s, "new\n"); }},
        {"a file goes", [](const TestRepository &r) { QVERIFY(QFile::remove(r.path() + u"/src/part.txt"_s)); }},
        {"a file is staged",
         [](const TestRepository &r) {
             r.write(u"src/part.txt"_s, "staged\n");
             r.git({u"add"_s, u"."_s});
         }},
        {"a commit",
         [](const TestRepository &r) {
             r.git({u"commit"_s, u"--allow-empty"_s, u"-qm"_s, u"feat: x"_s});
         }},
        {"a tag",
         [](const TestRepository &r) {
             r.git({u"tag"_s, u"v1.0.0"_s});
         }},
        {"a tag goes",
         [](const TestRepository &r) {
             r.git({u"tag"_s, u"-d"_s, u"v0.9.0"_s});
         }},
        {"references are packed, and one goes",
         [](const TestRepository &r) {
             r.git({u"pack-refs"_s, u"--all"_s});
             r.git({u"tag"_s, u"-d"_s, u"v0.9.0"_s});
         }},
        {"another branch",
         [](const TestRepository &r) {
             r.git({u"checkout"_s, u"-qb"_s, u"other"_s});
         }},
        {"no branch",
         [](const TestRepository &r) {
             r.git({u"checkout"_s, u"-q"_s, u"--detach"_s});
         }},
        {"the remote's branch moves",
         [](const TestRepository &r) {
             r.git({u"update-ref"_s, u"refs/remotes/origin/main"_s, u"HEAD~1"_s});
         }},
        {"a setting",
         [](const TestRepository &r) {
             r.git({u"config"_s, u"remote.origin.url"_s, u"https://h.org/a/b"_s});
         }},
        {"an included setting",
         [](const TestRepository &r) { r.write(u"../included-settings"_s, "[tag]\n\tgpgSign = true\n"); }},
        {"rules of what is ignored", [](const TestRepository &r) { r.write(u".git/info/exclude"_s, "loose.txt\n"); }},
        {"a merge begins",
         [](const TestRepository &r) {
             r.write(u".git/MERGE_HEAD"_s, r.git({u"rev-parse"_s, u"HEAD"_s}).toUtf8());
         }},
        {"a hook",
         [](const TestRepository &r) {
             r.write(u".git/hooks/pre-commit"_s, "#!/bin/sh\n");
             QVERIFY(QFile::setPermissions(r.path() + u"/.git/hooks/pre-commit"_s,
                                           QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
         }},
        {"a policy", [](const TestRepository &r) { r.write(u".tagboat.toml"_s, "[release]\nflow = \"direct\"\n"); }},
        {"a workflow",
         [](const TestRepository &r) {
             r.write(u".github/workflows/p.yml"_s,
                     "on:\n  release:\njobs:\n  a:\n    steps:\n      - run: twine upload\n");
         }},
        {"a file's mode",
         [](const TestRepository &r) { QVERIFY(QFile::setPermissions(r.path() + u"/VERSION"_s, QFile::WriteOwner)); }},
        {"the git folder is opened to everyone",
         [](const TestRepository &r) {
             QCOMPARE(QProcess::execute(u"chmod"_s, {u"o+w"_s, r.path() + u"/.git"_s}), 0);
         }},
    };
    return all;
}

} // namespace

class TestRepositoryScanner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void noticesEveryChange_data();
    void noticesEveryChange();
    void whatIsIgnoredIsLeftAlone();
    void aFileOfAnotherRepositoryInsideIsNoticedItsHistoryIsNot();
    void doesNotRememberWhatChangedJustNow();
    void doesNotRememberErrors();
    void aLinkedWorkingTreeNoticesBothFolders();
    void goesOnWithoutAMemoryThatFails();
    void recallsRowsWithTheirAge();
    void aSpoiledRowIsReadAgain();
    void forgetsRepositoriesThatAreGone();
    void everythingOfARowIsKept();

private:
    /// The repository that a test changes, remembered at the start.
    const TestRepository &remembered(const QByteArray &name);

    QTemporaryDir m_folder;
    QTemporaryDir m_memory;
    std::map<QByteArray, std::unique_ptr<TestRepository>> m_repositories;
};

void TestRepositoryScanner::initTestCase()
{
    QList<QByteArray> names{"ignored", "inside", "worktree", "recall", "spoiled"};
    for (const auto &[name, change] : changes())
        names.append(name);
    for (const QByteArray &name : names) {
        const QString path = m_folder.filePath(u"%1/work"_s.arg(m_repositories.size()));
        QVERIFY(QDir().mkpath(path));
        auto repository = std::make_unique<TestRepository>(path);
        repository->write(u"VERSION"_s, "1.0.0\n");
        repository->write(u"src/part.txt"_s, "part\n");
        repository->write(u".gitignore"_s, "build/\n*.log\n");
        repository->commit(u"feat: begin"_s);
        repository->git({u"tag"_s, u"v0.9.0"_s});
        repository->commit(u"fix: go on"_s);
        repository->write(u"loose.txt"_s, "loose\n");
        repository->write(u"build/out.txt"_s, "built\n");
        repository->write(u"logs/out.log"_s, "logged\n");
        QVERIFY(QDir().mkpath(path + u"/empty"_s));
        repository->git({u"config"_s, u"remote.origin.url"_s, u"https://example.org/a/b.git"_s});
        repository->git({u"config"_s, u"remote.origin.fetch"_s, u"+refs/heads/*:refs/remotes/origin/*"_s});
        repository->git({u"config"_s, u"branch.main.remote"_s, u"origin"_s});
        repository->git({u"config"_s, u"branch.main.merge"_s, u"refs/heads/main"_s});
        repository->git({u"config"_s, u"include.path"_s, u"../../included-settings"_s});
        repository->git({u"update-ref"_s, u"refs/remotes/origin/main"_s, u"HEAD"_s});
        m_repositories[name] = std::move(repository);
    }
    const TestRepository &inside = *m_repositories["inside"];
    QVERIFY(QDir().mkpath(inside.path() + u"/vendored"_s));
    TestRepository(inside.path() + u"/vendored"_s).commit(u"a"_s);
    const TestRepository &worktree = *m_repositories["worktree"];
    worktree.git({u"worktree"_s, u"add"_s, u"-qb"_s, u"linked"_s, u"../linked"_s});
    QTest::qWait(4000); // what is newer is not remembered
    for (const auto &[name, repository] : m_repositories)
        QVERIFY2(scanWith(m_memory, repository->path()).opened, name.constData());
    QVERIFY(scanWith(m_memory, QDir::cleanPath(worktree.path() + u"/../linked"_s)).opened);
}

const TestRepository &TestRepositoryScanner::remembered(const QByteArray &name)
{
    return *m_repositories.at(name);
}

void TestRepositoryScanner::noticesEveryChange_data()
{
    QTest::addColumn<bool>("same");
    for (const auto &[name, change] : changes())
        QTest::newRow(name) << (QByteArrayView(name) == "nothing");
}

void TestRepositoryScanner::noticesEveryChange()
{
    QFETCH(const bool, same);
    const TestRepository &repository = remembered(QTest::currentDataTag());
    const QByteArray before = content(fresh(repository.path()));
    changes().at(std::find_if(changes().begin(), changes().end(), [](const auto &each) {
                     return QByteArrayView(each.first) == QTest::currentDataTag();
                 })->first)(repository);
    const Scanned now = scanWith(m_memory, repository.path());
    QCOMPARE(now.opened, !same);
    QCOMPARE(content(now.row), content(fresh(repository.path())));
    if (!same)
        QVERIFY(content(now.row) != before || QByteArrayView(QTest::currentDataTag()) == "a file's mode");
}

void TestRepositoryScanner::whatIsIgnoredIsLeftAlone()
{
    const TestRepository &repository = remembered("ignored");
    repository.write(u"build/more.txt"_s, "more\n");
    QVERIFY(!scanWith(m_memory, repository.path()).opened);
}

void TestRepositoryScanner::aFileOfAnotherRepositoryInsideIsNoticedItsHistoryIsNot()
{
    const TestRepository &repository = remembered("inside");
    repository.git({u"-C"_s, u"vendored"_s, u"tag"_s, u"v7"_s});
    QVERIFY(!scanWith(m_memory, repository.path()).opened);
    repository.write(u"vendored/file.txt"_s, "more\n"); // libgit2 counts the folder only if it is not empty
    const Scanned now = scanWith(m_memory, repository.path());
    QVERIFY(now.opened);
    QCOMPARE(content(now.row), content(fresh(repository.path())));
}

void TestRepositoryScanner::doesNotRememberWhatChangedJustNow()
{
    const QTemporaryDir memory;
    TestRepository repository;
    repository.write(u"VERSION"_s, "1.0.0\n");
    repository.commit(u"a"_s);
    // While the scan is under way, so that it is never long ago, however slow the machine is.
    const Act change = [&repository] { repository.write(u"VERSION"_s, "1.1.0\n"); };
    QVERIFY(scanWith(memory, repository.path(), change).opened);
    QVERIFY(scanWith(memory, repository.path(), change).opened);
}

void TestRepositoryScanner::doesNotRememberErrors()
{
    const QTemporaryDir folder;
    QVERIFY(QDir().mkpath(folder.filePath(u"bad/.git"_s)));
    QTest::qWait(4000);
    QVERIFY(scanWith(m_memory, folder.filePath(u"bad"_s)).row.error);
    const Scanned again = scanWith(m_memory, folder.filePath(u"bad"_s));
    QVERIFY(again.opened);
    QVERIFY(again.row.error);
}

void TestRepositoryScanner::aLinkedWorkingTreeNoticesBothFolders()
{
    const TestRepository &main = remembered("worktree");
    const QString linked = QDir::cleanPath(main.path() + u"/../linked"_s);
    QVERIFY(!scanWith(m_memory, linked).opened);
    main.git({u"tag"_s, u"v1.0.0"_s}); // lies in the folder that both share
    const Scanned now = scanWith(m_memory, linked);
    QVERIFY(now.opened);
    QCOMPARE(now.row.packages.constFirst().latestTagVersion, u"1.0.0"_s);
}

void TestRepositoryScanner::goesOnWithoutAMemoryThatFails()
{
    class FailingCache final : public ScanCache
    {
    public:
        Result<std::optional<RememberedRow>> find(const QString &) override { return broken(); }
        Result<void> store(const QList<RememberedRow> &) override { return broken(); }
        Result<void> forEachBelow(const QStringList &, const std::function<bool(const RememberedRow &)> &) override
        {
            return broken();
        }
        Result<void> keepOnly(const QStringList &, const QSet<QString> &) override { return broken(); }

    private:
        static tl::unexpected<Error> broken() { return fail(Error::Kind::Io, u"broken"_s); }
    };
    std::atomic_int told = 0;
    std::atomic_int good = 0;
    WorkspaceScan scan{[] { return std::make_unique<LibGit2Git>(); }, {m_folder.path()}, {}};
    scan.onRow = [&](const RepositoryRow &row) { good += row.error ? 0 : 1; };
    scan.onTrouble = [&](const Error &) { ++told; };
    scan.openCache = [] { return std::make_unique<FailingCache>(); };
    scanWorkspace(scan, {});
    QVERIFY(good.load() >= int(m_repositories.size()) - 1); // one was opened to everyone
    QCOMPARE(told.load(), 1);
}

void TestRepositoryScanner::recallsRowsWithTheirAge()
{
    const QString path = remembered("recall").path();
    const auto cache = openCache(m_memory);
    QList<RepositoryRow> rows;
    QVERIFY(recallWorkspace(*cache, {path}, {}, [&](const RepositoryRow &row) { rows += row; }));
    QCOMPARE(rows.size(), 1);
    QVERIFY(rows[0].rememberedFrom);
    QVERIFY(qAbs(rows[0].rememberedFrom->secsTo(QDateTime::currentDateTimeUtc())) < 600);
    rows[0].rememberedFrom.reset();
    QCOMPARE(content(rows[0]), content(fresh(path)));
}

void TestRepositoryScanner::aSpoiledRowIsReadAgain()
{
    const QString path = remembered("spoiled").path();
    const auto cache = openCache(m_memory);
    RememberedRow row = **cache->find(path);
    row.row[row.row.size() / 2] = char(row.row[row.row.size() / 2] ^ 0x55);
    QVERIFY(cache->store({row}));
    const Scanned now = scanWith(m_memory, path);
    QVERIFY(now.opened);
    QCOMPARE(content(now.row), content(fresh(path)));
}

void TestRepositoryScanner::forgetsRepositoriesThatAreGone()
{
    const QTemporaryDir folder;
    const QTemporaryDir memory;
    for (const QString &name : {u"a"_s, u"b"_s}) {
        QVERIFY(QDir(folder.path()).mkpath(name));
        TestRepository(folder.filePath(name)).commit(u"a"_s);
    }
    QTest::qWait(4000);
    WorkspaceScan scan{[] { return std::make_unique<LibGit2Git>(); }, {folder.path()}, [](const RepositoryRow &) {}};
    scan.openCache = [&] { return openCache(memory); };
    const auto known = [&] {
        QStringList names;
        const auto done =
            recallWorkspace(*openCache(memory), scan.folders, {}, [&](const RepositoryRow &row) { names += row.name; });
        return done ? names : QStringList{done.error().message};
    };
    scanWorkspace(scan, {});
    QCOMPARE(known(), (QStringList{u"a"_s, u"b"_s}));
    QVERIFY(QDir(folder.filePath(u"a"_s)).removeRecursively());
    scanWorkspace(scan, {});
    QCOMPARE(known(), QStringList{u"b"_s});
}

void TestRepositoryScanner::everythingOfARowIsKept()
{
    RepositoryRow row = fresh(remembered("nothing").path());
    row.state.operation = u"merge"_s;
    row.state.behind = 7;
    row.policy.flow = u"direct"_s;
    row.policy.releaseBranch = QString(); // there, and empty
    row.policy.changelogSections = {u"Added"_s, u"Fixed ⚓"_s};
    row.policy.versionFiles = {{u"a.txt"_s, u"v={version}"_s}};
    row.packages[0].versions.problems = {{Error::Kind::Refused, u"m"_s, u"d"_s, u"r"_s, u"p"_s, 12}};
    row.packages[0].suggestedBump = BumpLevel::Promote;
    row.error = Error{Error::Kind::Busy, u"busy"_s, {}, {}, {}, 0};
    RowCodec codec;
    const auto bytes = codec.write(row);
    QVERIFY(bytes);
    const auto again = codec.read(*bytes);
    QVERIFY(again);
    QCOMPARE(repositoryRowToJson(*again), repositoryRowToJson(row));
    QCOMPARE(again->policy.releaseBranch, row.policy.releaseBranch);
    QVERIFY(!again->policy.candidateTag);
    QCOMPARE(again->packages[0].latestTag, row.packages[0].latestTag);
    QCOMPARE(again->packages[0].grammar, row.packages[0].grammar);
    QCOMPARE(again->packages[0].versions.problems, row.packages[0].versions.problems);
    QCOMPARE(*codec.write(*again), *bytes);
    QVERIFY(!codec.read(bytes->chopped(1)));
    QVERIFY(!codec.read({}));
}

QTEST_GUILESS_MAIN(TestRepositoryScanner)
#include "tst_repositoryscanner.moc"
