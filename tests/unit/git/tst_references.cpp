// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "git/libgit2git.h"
#include "support/testrepository.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QTest>
#include <QThread>

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

CandidateTag candidate(const QString &name)
{
    const auto tag = CandidateTag::parse(name, TagGrammar::learn({}, VersionScheme::Pep440));
    if (!tag)
        qFatal("%s", qPrintable(describe(tag.error())));
    return *tag;
}

} // namespace

class ReferencesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void movesABranchOnlyFromWhereItWasExpected();
    void neverMovesABranchBackwards();
    void refusesABranchOfAnotherWorktree();
    void notesWhereARemoteBranchIs();
    void switchesOnlyWhereNoFileChanges();
    void writesTheTagThatGitWould();
    void syncsWhatItWrites();
    void createsATagOnce();
    void refusesBadTagNames();
    void deletesOnlyTheCandidateItExpects();
    void waitsForALockThenNamesIt();
    void goesOnWhenALockIsGone();
};

void ReferencesTest::movesABranchOnlyFromWhereItWasExpected()
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

void ReferencesTest::neverMovesABranchBackwards()
{
    TestRepository work;
    const QString first = work.commit(u"1"_s);
    const QString second = work.commit(u"2"_s);
    work.git({u"branch"_s, u"release"_s, second});
    const auto result = opened(work.path())->advanceBranch(u"release"_s, first, second);
    QCOMPARE(result.error().kind, Error::Kind::Conflict);
    QCOMPARE(work.git({u"rev-parse"_s, u"release"_s}), second);
}

void ReferencesTest::refusesABranchOfAnotherWorktree()
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

void ReferencesTest::notesWhereARemoteBranchIs()
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

void ReferencesTest::switchesOnlyWhereNoFileChanges()
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

void ReferencesTest::writesTheTagThatGitWould()
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
void ReferencesTest::syncsWhatItWrites()
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

void ReferencesTest::createsATagOnce()
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

void ReferencesTest::refusesBadTagNames()
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

void ReferencesTest::deletesOnlyTheCandidateItExpects()
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

void ReferencesTest::waitsForALockThenNamesIt()
{
    TestRepository work;
    work.write(u"a"_s, "1\n");
    const QString head = work.commit(u"1"_s);
    work.write(u".git/index.lock"_s, "");
    qint64 took = 9000;
    for (int round = 0; round < 3 && took >= 9000; ++round) { // again if the machine was busy with something else
        QElapsedTimer clock;
        clock.start();
        const auto result = opened(work.path())->refreshIndex(head, {u"a"_s});
        took = clock.elapsed();
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Error::Kind::Busy);
        QVERIFY2(result.error().path.endsWith(u".git/index.lock"_s), qPrintable(result.error().path));
        QVERIFY2(result.error().message.contains(u"seconds old, of the user "_s), qPrintable(result.error().message));
        QVERIFY2(took > 3000, qPrintable(QString::number(took)));
    }
    QVERIFY2(took < 9000, qPrintable(QString::number(took)));
    QVERIFY(QFileInfo::exists(work.path() + u"/.git/index.lock"_s));
    work.write(u".git/refs/tags/v1.lock"_s, "");
    const auto tag = opened(work.path())->createTag(u"v1"_s, head);
    QCOMPARE(tag.error().kind, Error::Kind::Busy);
}

void ReferencesTest::goesOnWhenALockIsGone()
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

QTEST_GUILESS_MAIN(ReferencesTest)
#include "tst_references.moc"
