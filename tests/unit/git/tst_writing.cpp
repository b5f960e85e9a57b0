// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "git/libgit2git.h"
#include "support/testrepository.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QTest>
#include <QThread>

#include <sys/stat.h>

#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace tagboat;
using tagboat::test::TestRepository;

static std::atomic_int synced = 0;

/// Stands before the C library's, so that the test sees whether libgit2 syncs what it writes.
extern "C" int fsync(int fd)
{
    ++synced;
    return static_cast<int>(::syscall(SYS_fsync, fd));
}

namespace
{

std::unique_ptr<LocalRepository> opened(const QString &path)
{
    auto repository = LibGit2Git().open(path);
    if (!repository)
        qFatal("%s", qPrintable(describe(repository.error())));
    return std::move(*repository);
}

const LocalRepository::Identity mara{u"Mara Maintainer"_s, u"mara@example.org"_s};

QDateTime noon()
{
    return QDateTime(QDate(2026, 3, 1), QTime(12, 0), Qt::OffsetFromUTC, 3600);
}

LocalRepository::CommitSpec specOf(const QString &parent, const QStringList &paths)
{
    return {parent, paths, u"Release 1.2.3"_s, mara, noon()};
}

CandidateTag candidate(const QString &name)
{
    const auto tag = CandidateTag::parse(name, TagGrammar::learn({}, VersionScheme::Pep440));
    if (!tag)
        qFatal("%s", qPrintable(describe(tag.error())));
    return *tag;
}

ino_t inodeOf(const QString &path)
{
    struct stat info = {};
    if (::stat(QFile::encodeName(path).constData(), &info) != 0)
        qFatal("no file %s", qPrintable(path));
    return info.st_ino;
}

} // namespace

class WritingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void commitsOnlyTheGivenPaths();
    void writesTheSameCommitAgain();
    void writesTheCommitThatGitWould();
    void writesARootCommit();
    void keepsTheMode();
    void refusesLinksAndWhatIsOutside();
    void refusesFilesUnderAFilter();
    void normalisesLineEndsAsGitDoes_data();
    void normalisesLineEndsAsGitDoes();
    void movesABranchOnlyFromWhereItWasExpected();
    void neverMovesABranchBackwards();
    void refusesABranchOfAnotherWorktree();
    void notesWhereARemoteBranchIs();
    void switchesOnlyWhereNoFileChanges();
    void releasesOnANewBranch();
    void leavesTheRestOfTheIndexAlone();
    void writesTheTagThatGitWould();
    void syncsWhatItWrites();
    void createsATagOnce();
    void refusesBadTagNames();
    void deletesOnlyTheCandidateItExpects();
    void waitsForALockThenNamesIt();
    void goesOnWhenALockIsGone();
    void removesOnlyItsOwnLock();
};

void WritingTest::commitsOnlyTheGivenPaths()
{
    TestRepository work;
    work.write(u"VERSION"_s, "1.2.2\n");
    work.write(u"docs/CHANGELOG.md"_s, "old\n");
    work.write(u"other"_s, "old\n");
    const QString parent = work.commit(u"first"_s);
    work.write(u"VERSION"_s, "1.2.3\n");
    work.write(u"docs/CHANGELOG.md"_s, "new\n");
    work.write(u"docs/new.md"_s, "new\n");
    work.write(u"other"_s, "not yours\n");
    const auto repository = opened(work.path());
    const auto id = repository->writeCommit(specOf(parent, {u"VERSION"_s, u"docs/CHANGELOG.md"_s, u"docs/new.md"_s}));
    QVERIFY2(id, id ? "" : qPrintable(describe(id.error())));
    QCOMPARE(work.git({u"rev-parse"_s, u"HEAD"_s}), parent); // no reference moved
    QVERIFY(repository->advanceBranch(u"main"_s, *id, parent));
    QVERIFY(repository->refreshIndex(*id, {u"VERSION"_s, u"docs/CHANGELOG.md"_s, u"docs/new.md"_s}));
    QCOMPARE(work.git({u"show"_s, u"--name-only"_s, u"--format=%an <%ae> %aI|%cI|%s"_s, *id}),
             u"Mara Maintainer <mara@example.org> 2026-03-01T12:00:00+01:00|2026-03-01T12:00:00+01:00|Release 1.2.3\n\n"
             "VERSION\ndocs/CHANGELOG.md\ndocs/new.md"_s);
    QCOMPARE(work.git({u"status"_s, u"--porcelain"_s}), u"M other"_s); // trimmed: " M"
    QCOMPARE(work.tryGit({u"fsck"_s, u"--strict"_s, u"--no-dangling"_s}), 0);
    QVERIFY(work.git({u"reflog"_s, u"-1"_s}).contains(u"tagboat: Release 1.2.3"_s));
    const auto state = repository->state().value();
    QCOMPARE(state.staged, 0);
    QCOMPARE(state.modified, 1);
    QCOMPARE(state.untracked, 0);
}

void WritingTest::writesTheSameCommitAgain()
{
    TestRepository work;
    work.write(u"VERSION"_s, "1.2.2\n");
    const QString parent = work.commit(u"first"_s);
    work.write(u"VERSION"_s, "1.2.3\n");
    const auto first = opened(work.path())->writeCommit(specOf(parent, {u"VERSION"_s}));
    QThread::msleep(1100);
    const auto second = opened(work.path())->writeCommit(specOf(parent, {u"VERSION"_s}));
    QCOMPARE(first.value(), second.value());
    auto other = specOf(parent, {u"VERSION"_s});
    other.message = u"Another"_s;
    QVERIFY(opened(work.path())->writeCommit(other).value() != *first);
}

void WritingTest::writesTheCommitThatGitWould()
{
    TestRepository work;
    work.write(u"VERSION"_s, "1.2.2\n");
    const QString parent = work.commit(u"first"_s);
    work.write(u"VERSION"_s, "1.2.3\n");
    auto spec = specOf(parent, {u"VERSION"_s});
    spec.when = QDateTime(QDate(2026, 1, 1), QTime(12, 2), Qt::UTC); // what the next commit() gives
    spec.message = u"\nRelease 1.2.3  \n\n\n\nWith a body.\n\n"_s;
    const auto ours = opened(work.path())->writeCommit(spec);
    QCOMPARE(ours.value(), work.commit(spec.message));
}

void WritingTest::writesARootCommit()
{
    TestRepository work;
    work.write(u"a/b/VERSION"_s, "1.2.3\n");
    const auto repository = opened(work.path());
    const auto id = repository->writeCommit(specOf({}, {u"a/b/VERSION"_s}));
    QVERIFY(id);
    QVERIFY(repository->advanceBranch(u"main"_s, *id, {}));
    QVERIFY(repository->refreshIndex(*id, {u"a/b/VERSION"_s}));
    QCOMPARE(work.git({u"status"_s, u"--porcelain"_s}), QString());
    QCOMPARE(work.git({u"rev-list"_s, u"--count"_s, u"HEAD"_s}), u"1"_s);
}

void WritingTest::keepsTheMode()
{
    TestRepository work;
    work.write(u"script"_s, "1\n");
    QFile::setPermissions(work.path() + u"/script"_s, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const QString parent = work.commit(u"first"_s);
    work.write(u"script"_s, "2\n");
    work.write(u"new"_s, "2\n");
    const auto id = opened(work.path())->writeCommit(specOf(parent, {u"script"_s, u"new"_s}));
    QVERIFY(id);
    QVERIFY(work.git({u"ls-tree"_s, *id, u"script"_s}).startsWith(u"100755"_s));
    QVERIFY(work.git({u"ls-tree"_s, *id, u"new"_s}).startsWith(u"100644"_s));
}

void WritingTest::refusesLinksAndWhatIsOutside()
{
    TestRepository work;
    work.write(u"VERSION"_s, "1\n");
    work.write(u"folder/VERSION"_s, "1\n");
    QVERIFY(QFile::link(u"VERSION"_s, work.path() + u"/link"_s));
    const QString parent = work.commit(u"first"_s);
    QVERIFY(QFile::link(u"/etc/hostname"_s, work.path() + u"/outside"_s));
    QVERIFY(QFile::link(u"folder"_s, work.path() + u"/linkedfolder"_s));
    const auto repository = opened(work.path());
    for (const QString &path : {u"link"_s, u"outside"_s, u"linkedfolder/VERSION"_s, u"../x"_s, u"/etc/hostname"_s})
        QCOMPARE(repository->writeCommit(specOf(parent, {path})).error().kind, Error::Kind::Refused);
    // A link that a file took the place of: the last commit still has the link.
    QFile::remove(work.path() + u"/link"_s);
    work.write(u"link"_s, "2\n");
    QCOMPARE(repository->writeCommit(specOf(parent, {u"link"_s})).error().kind, Error::Kind::Refused);
    QCOMPARE(repository->writeCommit(specOf(parent, {u"none"_s})).error().kind, Error::Kind::NotFound);
    QVERIFY(!repository->writeCommit(specOf(parent, {u".git/config"_s})));
}

void WritingTest::refusesFilesUnderAFilter()
{
    TestRepository work;
    work.write(u".gitattributes"_s, "*.big filter=lfs\n*.none filter=unset\n*.utf16 working-tree-encoding=UTF-16\n");
    const QString parent = work.commit(u"first"_s);
    work.git({u"config"_s, u"filter.lfs.clean"_s, u"false"_s});
    for (const QString &path : {u"a.big"_s, u"a.none"_s, u"a.utf16"_s})
        work.write(path, "x\n");
    const auto repository = opened(work.path());
    QCOMPARE(repository->writeCommit(specOf(parent, {u"a.big"_s})).error().kind, Error::Kind::Refused);
    QCOMPARE(repository->writeCommit(specOf(parent, {u"a.utf16"_s})).error().kind, Error::Kind::Refused);
    QVERIFY(repository->writeCommit(specOf(parent, {u"a.none"_s}))); // git runs nothing either
}

void WritingTest::normalisesLineEndsAsGitDoes_data()
{
    QTest::addColumn<QString>("autocrlf");
    QTest::addColumn<QByteArray>("attributes");
    QTest::addColumn<QByteArray>("committed"); ///< bytes in the repository before
    for (const QString &autocrlf : {u"false"_s, u"true"_s, u"input"_s}) {
        for (const QByteArray attributes : {"", "* text=auto\n", "* text\n", "* text eol=crlf\n", "* -text\n",
                                            "* text=auto eol=crlf\n", "* ident\n", "* binary\n"}) {
            for (const QByteArray committed : {"1.2.2\nx\n", "1.2.2\r\nx\r\n"}) {
                QTest::addRow("%s|%s|%s", qPrintable(autocrlf), attributes.trimmed().constData(),
                              committed.contains('\r') ? "crlf" : "lf")
                    << autocrlf << attributes << committed;
            }
        }
    }
}

void WritingTest::normalisesLineEndsAsGitDoes()
{
    QFETCH(QString, autocrlf);
    QFETCH(QByteArray, attributes);
    QFETCH(QByteArray, committed);
    TestRepository work;
    work.git({u"config"_s, u"core.autocrlf"_s, u"false"_s});
    work.write(u"VERSION"_s, committed);
    work.commit(u"first"_s);
    work.git({u"config"_s, u"core.autocrlf"_s, autocrlf});
    work.write(u".gitattributes"_s, attributes);
    work.git({u"add"_s, u".gitattributes"_s});
    work.git({u"commit"_s, u"-q"_s, u"-m"_s, u"attributes"_s});
    const QString parent = work.git({u"rev-parse"_s, u"HEAD"_s});
    work.write(u"VERSION"_s, "1.2.3\r\nx $Id: 7$\r\n");
    work.write(u"NEW"_s, "new\r\nlines\r\n");
    const auto repository = opened(work.path());
    const auto id = repository->writeCommit(specOf(parent, {u"VERSION"_s, u"NEW"_s}));
    QVERIFY2(id, id ? "" : qPrintable(describe(id.error())));
    QVERIFY(repository->advanceBranch(u"main"_s, *id, parent));
    QVERIFY(repository->refreshIndex(*id, {u"VERSION"_s, u"NEW"_s}));
    QCOMPARE(work.git({u"status"_s, u"--porcelain"_s, u"--"_s, u"VERSION"_s, u"NEW"_s}), QString());
    const QString tree = work.git({u"rev-parse"_s, u"HEAD^{tree}"_s});
    // The real git, asked to add the same files on the same base, makes the same tree.
    work.git({u"reset"_s, u"-q"_s, parent});
    work.git({u"-c"_s, u"core.safecrlf=false"_s, u"add"_s, u"VERSION"_s, u"NEW"_s});
    QCOMPARE(work.git({u"write-tree"_s}), tree);
}

void WritingTest::movesABranchOnlyFromWhereItWasExpected()
{
    TestRepository work;
    const QString first = work.commit(u"1"_s);
    const QString second = work.commit(u"2"_s);
    const QString third = work.commit(u"3"_s);
    work.git({u"branch"_s, u"release"_s, first});
    const auto repository = opened(work.path());
    QCOMPARE(repository->advanceBranch(u"release"_s, third, second).error().kind, Error::Kind::Conflict);
    QCOMPARE(repository->advanceBranch(u"release"_s, third, {}).error().kind, Error::Kind::Conflict);
    QCOMPARE(repository->advanceBranch(u"absent"_s, third, second).error().kind, Error::Kind::Conflict);
    QCOMPARE(work.git({u"rev-parse"_s, u"release"_s}), first);
    QVERIFY(repository->advanceBranch(u"release"_s, second, first));
    QVERIFY(repository->advanceBranch(u"release"_s, second, first)); // stands already
    QCOMPARE(work.git({u"rev-parse"_s, u"release"_s}), second);
    QVERIFY(repository->advanceBranch(u"fresh"_s, second, {}));
    QCOMPARE(work.git({u"rev-parse"_s, u"fresh"_s}), second);
    QCOMPARE(repository->advanceBranch(u"bad..name"_s, second, {}).error().kind, Error::Kind::Usage);
    QVERIFY(!repository->advanceBranch(u"fresh"_s, work.git({u"rev-parse"_s, u"HEAD^{tree}"_s}), second));
}

void WritingTest::neverMovesABranchBackwards()
{
    TestRepository work;
    const QString first = work.commit(u"1"_s);
    const QString second = work.commit(u"2"_s);
    work.git({u"branch"_s, u"release"_s, second});
    const auto result = opened(work.path())->advanceBranch(u"release"_s, first, second);
    QCOMPARE(result.error().kind, Error::Kind::Conflict);
    QCOMPARE(work.git({u"rev-parse"_s, u"release"_s}), second);
}

void WritingTest::refusesABranchOfAnotherWorktree()
{
    TestRepository work;
    const QString first = work.commit(u"1"_s);
    work.git({u"worktree"_s, u"add"_s, u"-q"_s, u"-b"_s, u"side"_s, work.path() + u"-linked"_s});
    const QString second = work.commit(u"2"_s);
    const auto repository = opened(work.path());
    QCOMPARE(repository->advanceBranch(u"side"_s, second, first).error().kind, Error::Kind::Conflict);
    const auto linked = opened(work.path() + u"-linked"_s);
    QCOMPARE(linked->advanceBranch(u"main"_s, second, first).has_value(), true); // stands there already
    QCOMPARE(linked->advanceBranch(u"side"_s, second, first).has_value(), true); // its own
    QVERIFY(!linked->switchTo(u"main"_s));                                       // checked out in the first worktree
}

void WritingTest::notesWhereARemoteBranchIs()
{
    TestRepository work;
    const QString first = work.commit(u"1"_s);
    work.addBareRemote();
    const QString second = work.commit(u"2"_s);
    const auto repository = opened(work.path());
    QVERIFY(repository->noteRemoteBranch(u"origin"_s, u"main"_s, second));
    QCOMPARE(repository->state()->ahead, 0);
    QVERIFY(repository->noteRemoteBranch(u"origin"_s, u"release/1"_s, first));
    QCOMPARE(work.git({u"rev-parse"_s, u"refs/remotes/origin/release/1"_s}), first);
    QCOMPARE(repository->noteRemoteBranch(u"origin"_s, u".."_s, first).error().kind, Error::Kind::Invalid);
    QVERIFY(!repository->noteRemoteBranch(u"origin"_s, u"main"_s, QString(40, u'1')));
}

void WritingTest::switchesOnlyWhereNoFileChanges()
{
    TestRepository work;
    work.write(u"a"_s, "1\n");
    const QString first = work.commit(u"1"_s);
    work.git({u"branch"_s, u"old"_s});
    work.write(u"a"_s, "2\n");
    work.commit(u"2"_s);
    const auto repository = opened(work.path());
    QCOMPARE(repository->switchTo(u"old"_s).error().kind, Error::Kind::Conflict);
    QCOMPARE(repository->switchTo(u"none"_s).error().kind, Error::Kind::NotFound);
    QCOMPARE(work.git({u"symbolic-ref"_s, u"HEAD"_s}), u"refs/heads/main"_s);
    work.git({u"branch"_s, u"same"_s});
    work.write(u"a"_s, "uncommitted\n");
    QVERIFY(repository->switchTo(u"same"_s));
    QCOMPARE(work.git({u"symbolic-ref"_s, u"HEAD"_s}), u"refs/heads/same"_s);
    QCOMPARE(work.read(u"a"_s), QByteArray("uncommitted\n"));
    QCOMPARE(work.git({u"status"_s, u"--porcelain"_s}), u"M a"_s);
}

void WritingTest::releasesOnANewBranch()
{
    TestRepository work;
    work.write(u"VERSION"_s, "1.2.2\n");
    const QString parent = work.commit(u"1"_s);
    const auto repository = opened(work.path());
    QVERIFY(repository->advanceBranch(u"release/1.2.3"_s, parent, {}));
    QVERIFY(repository->switchTo(u"release/1.2.3"_s));
    work.write(u"VERSION"_s, "1.2.3\n");
    const auto id = repository->writeCommit(specOf(parent, {u"VERSION"_s}));
    QVERIFY(repository->advanceBranch(u"release/1.2.3"_s, id.value(), parent));
    QVERIFY(repository->refreshIndex(*id, {u"VERSION"_s}));
    QCOMPARE(work.git({u"status"_s, u"--porcelain"_s, u"--branch"_s}), u"## release/1.2.3"_s);
    QCOMPARE(work.git({u"rev-parse"_s, u"main"_s}), parent);
}

void WritingTest::leavesTheRestOfTheIndexAlone()
{
    TestRepository work;
    work.write(u"VERSION"_s, "1.2.2\n");
    work.write(u"other"_s, "1\n");
    const QString parent = work.commit(u"1"_s);
    work.write(u"other"_s, "staged\n");
    work.git({u"add"_s, u"other"_s});
    work.write(u"VERSION"_s, "1.2.3\n");
    const auto repository = opened(work.path());
    const auto id = repository->writeCommit(specOf(parent, {u"VERSION"_s}));
    QVERIFY(repository->advanceBranch(u"main"_s, id.value(), parent));
    QVERIFY(repository->refreshIndex(*id, {u"VERSION"_s, u"gone-from-head"_s}));
    QCOMPARE(work.git({u"status"_s, u"--porcelain"_s}), u"M  other"_s);
    QCOMPARE(work.git({u"show"_s, u":other"_s}), u"staged"_s);
}

void WritingTest::writesTheTagThatGitWould()
{
    TestRepository work;
    const QString head = work.commit(u"1"_s);
    const QDateTime when(QDate(2026, 1, 1), QTime(12, 1), Qt::UTC);
    const auto repository = opened(work.path());
    const auto object = repository->writeTagObject({u"v1.2.3"_s, head, u"Release 1.2.3\n\nNotes"_s, mara, when});
    QVERIFY(object);
    QVERIFY(work.tryGit({u"rev-parse"_s, u"-q"_s, u"--verify"_s, u"refs/tags/v1.2.3"_s}) != 0);
    QCOMPARE(repository->writeTagObject({u"v1.2.3"_s, head, u"Release 1.2.3\n\nNotes"_s, mara, when}).value(), *object);
    work.git({u"tag"_s, u"-a"_s, u"-m"_s, u"Release 1.2.3\n\nNotes"_s, u"v1.2.3"_s});
    QCOMPARE(work.git({u"rev-parse"_s, u"v1.2.3"_s}), *object);
    QCOMPARE(work.tryGit({u"fsck"_s, u"--strict"_s}), 0);
}

// Without it, a tag that was reported as made is gone after a power cut.
void WritingTest::syncsWhatItWrites()
{
    TestRepository work;
    const QString head = work.commit(u"1"_s);
    const auto repository = opened(work.path());
    const int before = synced;
    const auto object = repository->writeTagObject({u"v1.2.3"_s, head, u"x"_s, mara, noon()});
    QVERIFY(object);
    QVERIFY(synced >= before + 2); // the object and its folder
    const int between = synced;
    QVERIFY(repository->createTag(u"v1.2.3"_s, *object));
    QVERIFY(synced >= between + 2); // the reference and its folder
}

void WritingTest::createsATagOnce()
{
    TestRepository work;
    const QString first = work.commit(u"1"_s);
    const QString second = work.commit(u"2"_s);
    const auto repository = opened(work.path());
    QVERIFY(repository->createTag(u"v1.2.3"_s, first));
    QVERIFY(repository->createTag(u"v1.2.3"_s, first));
    QCOMPARE(repository->createTag(u"v1.2.3"_s, second).error().kind, Error::Kind::Conflict);
    QCOMPARE(repository->createTag(u"v1.2.3/x"_s, second).error().kind, Error::Kind::Conflict);
    work.git({u"tag"_s, u"group/a"_s});
    QCOMPARE(repository->createTag(u"group"_s, second).error().kind, Error::Kind::Conflict);
    work.git({u"tag"_s, u"-d"_s, u"group/a"_s});
    QVERIFY(!repository->createTag(u"v9"_s, QString(40, u'1')));
    QCOMPARE(work.git({u"rev-parse"_s, u"v1.2.3"_s}), first);
    QCOMPARE(work.git({u"tag"_s}), u"v1.2.3"_s);
}

void WritingTest::refusesBadTagNames()
{
    TestRepository work;
    const QString head = work.commit(u"1"_s);
    const auto repository = opened(work.path());
    for (const QString &name : {u"HEAD"_s, u"-x"_s, u"refs/heads/x"_s, u"a b"_s, QString()}) {
        QVERIFY(!repository->createTag(name, head));
        QVERIFY(!repository->writeTagObject({name, head, u"x"_s, mara, noon()}));
    }
    QCOMPARE(work.git({u"tag"_s}), QString());
}

void WritingTest::deletesOnlyTheCandidateItExpects()
{
    TestRepository work;
    const QString first = work.commit(u"1"_s);
    const QString second = work.commit(u"2"_s);
    work.git({u"tag"_s, u"v1.2.3-rc1"_s, first});
    work.git({u"tag"_s, u"v1.2.3"_s, first});
    const auto repository = opened(work.path());
    QCOMPARE(repository->deleteCandidateTag(candidate(u"v1.2.3-rc1"_s), second).error().kind, Error::Kind::Conflict);
    QCOMPARE(work.git({u"rev-parse"_s, u"v1.2.3-rc1"_s}), first);
    QVERIFY(repository->deleteCandidateTag(candidate(u"v1.2.3-rc1"_s), first));
    QVERIFY(repository->deleteCandidateTag(candidate(u"v1.2.3-rc1"_s), first)); // gone already
    QCOMPARE(work.git({u"tag"_s}), u"v1.2.3"_s);
}

void WritingTest::waitsForALockThenNamesIt()
{
    TestRepository work;
    work.write(u"a"_s, "1\n");
    const QString head = work.commit(u"1"_s);
    work.write(u".git/index.lock"_s, "");
    QElapsedTimer clock;
    clock.start();
    const auto result = opened(work.path())->refreshIndex(head, {u"a"_s});
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::Busy);
    QVERIFY2(result.error().path.endsWith(u".git/index.lock"_s), qPrintable(result.error().path));
    QVERIFY2(result.error().message.contains(u"seconds old"_s), qPrintable(result.error().message));
    QVERIFY(clock.elapsed() > 3000);
    QVERIFY(clock.elapsed() < 9000);
    QVERIFY(QFileInfo::exists(work.path() + u"/.git/index.lock"_s));
    work.write(u".git/refs/tags/v1.lock"_s, "");
    const auto tag = opened(work.path())->createTag(u"v1"_s, head);
    QCOMPARE(tag.error().kind, Error::Kind::Busy);
}

void WritingTest::goesOnWhenALockIsGone()
{
    TestRepository work;
    const QString first = work.commit(u"1"_s);
    const QString second = work.commit(u"2"_s);
    work.git({u"branch"_s, u"release"_s, first});
    const QString lock = work.path() + u"/.git/refs/heads/release.lock"_s;
    work.write(u".git/refs/heads/release.lock"_s, "");
    std::thread other([lock] {
        QThread::msleep(700);
        QFile::remove(lock);
    });
    const auto result = opened(work.path())->advanceBranch(u"release"_s, second, first);
    other.join();
    QVERIFY2(result, result ? "" : qPrintable(describe(result.error())));
    QCOMPARE(work.git({u"rev-parse"_s, u"release"_s}), second);
}

void WritingTest::removesOnlyItsOwnLock()
{
    TestRepository work;
    work.commit(u"1"_s);
    work.write(u".git/index.lock"_s, "");
    const quint64 inode = inodeOf(work.path() + u"/.git/index.lock"_s);
    const auto repository = opened(work.path());
    QCOMPARE(repository->removeOwnLock(u"index.lock"_s, inode + 1).error().kind, Error::Kind::Conflict);
    QCOMPARE(repository->removeOwnLock(u"config"_s, inodeOf(work.path() + u"/.git/config"_s)).error().kind,
             Error::Kind::Usage);
    QCOMPARE(repository->removeOwnLock(u"../x.lock"_s, inode).error().kind, Error::Kind::Usage);
    QVERIFY(QFileInfo::exists(work.path() + u"/.git/index.lock"_s));
    QVERIFY(repository->removeOwnLock(u"index.lock"_s, inode));
    QVERIFY(repository->removeOwnLock(u"index.lock"_s, inode));
    QVERIFY(!QFileInfo::exists(work.path() + u"/.git/index.lock"_s));
}

QTEST_GUILESS_MAIN(WritingTest)
#include "tst_writing.moc"
