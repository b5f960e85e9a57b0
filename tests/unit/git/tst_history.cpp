// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "git/libgit2git.h"
#include "support/testrepository.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;
using tagboat::test::TestRepository;

namespace
{

std::unique_ptr<LocalRepository> opened(const QString &path)
{
    auto repository = LibGit2Git().open(path);
    if (!repository)
        qFatal("%s", qPrintable(describe(repository.error())));
    return std::move(*repository);
}

/// The candidates with the given names, in that order.
QList<GitTag> named(LocalRepository &repository, const QStringList &names)
{
    QList<GitTag> found;
    const QList<GitTag> all = repository.tags().value();
    for (const QString &name : names) {
        for (const GitTag &tag : all) {
            if (tag.name == name)
                found.append(tag);
        }
    }
    return found;
}

QStringList idsOf(const QList<GitCommit> &commits)
{
    QStringList ids;
    for (const GitCommit &commit : commits)
        ids.append(commit.id);
    return ids;
}

} // namespace

class HistoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheHighestReachableTag();
    void answersAsACheckPerTagWould();
    void readsAStraightLineAsRevListDoes();
    void countsAsRevListDoes();
    void listsNewestFirstUpToTheLimit();
    void restrictsToAFolder();
    void tellsAncestors();
    void readsMessagesAndAuthors();
    void readsDamagedDatesAsGitDoes();
    void givesAWholeHistoryInGitsOrder();
    void readsCommitsWhereverTheyAreStored();
    void namesAuthorsByTheMailmap();
    void whatIsLongStopsWhenItIsCancelled();
};

void HistoryTest::namesAuthorsByTheMailmap()
{
    TestRepository work;
    work.write(u".mailmap"_s, "Kim Keel <kim@example.org> <k@old.example>\nMara <mara@example.org> M <m@x>\n");
    work.commit(u"1"_s);
    const auto repository = opened(work.path());
    const auto kim = repository->mapped({u"kk"_s, u"K@old.example"_s}).value();
    QCOMPARE(kim.name + u' ' + kim.email, u"Kim Keel kim@example.org"_s);
    const auto other = repository->mapped({u"Not M"_s, u"m@x"_s}).value();
    QCOMPARE(other.name + u' ' + other.email, u"Not M m@x"_s);
}

void HistoryTest::readsDamagedDatesAsGitDoes()
{
    TestRepository work;
    const QString first = work.commit(u"first"_s);
    const QString tree = work.git({u"rev-parse"_s, u"HEAD^{tree}"_s});
    QString parent = first;
    // As old tools wrote them; git fsck complains of each.
    for (const QByteArray &date : {"1313584730 +051800"_ba, "1700000000 +9999"_ba, "-1 +0000"_ba, "1700000000"_ba}) {
        work.write(u"raw"_s, "tree " + tree.toUtf8() + "\nparent " + parent.toUtf8() +
                                 "\nauthor \xC3\x84 B <a@b.org> " + date + "\ncommitter A <a@b.org> " + date +
                                 "\n\nfix: " + date + "\n");
        parent = work.git({u"hash-object"_s, u"-t"_s, u"commit"_s, u"-w"_s, u"--literally"_s, u"raw"_s});
    }
    work.git({u"update-ref"_s, u"refs/heads/main"_s, parent});
    for (const QString &exclude : {QString(), first}) {
        const auto commits = opened(work.path())->commitsBetween(exclude, {}, {}, 10);
        QVERIFY2(commits.has_value(), commits ? "" : qPrintable(describe(commits.error())));
        QStringList subjects;
        for (const GitCommit &commit : *commits)
            subjects += commit.message.trimmed();
        subjects.sort();
        QStringList expected{u"fix: -1 +0000"_s, u"fix: 1313584730 +051800"_s, u"fix: 1700000000"_s,
                             u"fix: 1700000000 +9999"_s};
        expected += exclude.isEmpty() ? QStringList{u"first"_s} : QStringList();
        expected.sort();
        QCOMPARE(subjects, expected);
        QCOMPARE(commits->constFirst().authorName, u"Ä B"_s);
        QCOMPARE(commits->constFirst().authorMail, u"a@b.org"_s);
    }
}

void HistoryTest::givesAWholeHistoryInGitsOrder()
{
    TestRepository work;
    work.commit(u"1"_s);
    for (int branch = 0; branch < 4; ++branch) {
        work.git({u"checkout"_s, u"-q"_s, u"-b"_s, u"b%1"_s.arg(branch)});
        work.commit(u"on %1"_s.arg(branch));
        work.commit(u"again on %1"_s.arg(branch));
        work.git({u"checkout"_s, u"-q"_s, u"main"_s});
        work.commit(u"main %1"_s.arg(branch));
        work.git({u"merge"_s, u"-q"_s, u"--no-edit"_s, u"b%1"_s.arg(branch)});
    }
    const auto repository = opened(work.path());
    const QStringList wanted = work.git({u"rev-list"_s, u"HEAD"_s}).split(u'\n');
    QCOMPARE(idsOf(repository->commitsBetween({}, {}, {}, 1000).value()), wanted);
    int seen = 0;
    const auto three = [&seen](const GitCommit &) { return ++seen < 3; };
    QVERIFY(repository->eachCommit({}, {}, {}, three).has_value());
    QCOMPARE(seen, 3);
}

void HistoryTest::readsCommitsWhereverTheyAreStored()
{
    TestRepository work;
    work.commit(u"packed"_s);
    work.git({u"repack"_s, u"-adq"_s});
    work.commit(u"loose"_s);
    const auto repository = opened(work.path()); // before the next one is there
    const QTemporaryDir folder;
    const QString borrower = folder.filePath(u"borrower"_s);
    work.git({u"clone"_s, u"-q"_s, u"--shared"_s, work.path(), borrower});
    const QString later = work.commit(u"later"_s);
    work.git({u"repack"_s, u"-adq"_s});
    const auto subjects = [](LocalRepository &from) {
        QStringList lines;
        const auto commits = from.commitsBetween({}, {}, {}, 10);
        if (!commits)
            return QStringList{describe(commits.error())};
        for (const GitCommit &commit : *commits)
            lines += commit.message.trimmed();
        return lines;
    };
    QCOMPARE(subjects(*repository), (QStringList{u"later"_s, u"loose"_s, u"packed"_s}));
    QCOMPARE(subjects(*opened(borrower)), (QStringList{u"loose"_s, u"packed"_s}));
    // What is not there, or is no commit, is an error of its own.
    const auto all = [](const GitCommit &) { return true; };
    const QString tree = work.git({u"rev-parse"_s, later + u"^{tree}"_s});
    const auto noCommit = repository->eachCommit({}, tree, {}, all);
    QVERIFY(!noCommit && noCommit.error().detail.contains(u"is no commit"_s));
    const auto missing = repository->eachCommit({}, QString(40, u'1'), {}, all);
    QVERIFY(!missing && missing.error().kind == Error::Kind::NotFound);
}

void HistoryTest::findsTheHighestReachableTag()
{
    TestRepository work;
    work.commit(u"1"_s);
    work.git({u"tag"_s, u"-m"_s, u"x"_s, u"v1.0.0"_s});
    work.git({u"checkout"_s, u"-q"_s, u"-b"_s, u"next"_s});
    work.commit(u"2"_s);
    work.git({u"tag"_s, u"-m"_s, u"x"_s, u"v2.0.0"_s});
    work.git({u"checkout"_s, u"-q"_s, u"main"_s});
    work.commit(u"1.1"_s);
    work.git({u"tag"_s, u"v1.1.0"_s});
    work.commit(u"head"_s);
    const auto repository = opened(work.path());
    const auto tags = named(*repository, {u"v2.0.0"_s, u"v1.1.0"_s, u"v1.0.0"_s});
    QCOMPARE(tags.size(), 3);
    const auto found = repository->firstReachable(tags).value();
    QVERIFY(found);
    QCOMPARE(found->name, u"v1.1.0"_s);
    QVERIFY(found->date.isValid());
    QVERIFY(!repository->firstReachable(named(*repository, {u"v2.0.0"_s})).value());
    QVERIFY(!repository->firstReachable({}).value());
}

// The fast walk against the obvious way, on histories with branches, merges and skewed clocks.
void HistoryTest::answersAsACheckPerTagWould()
{
    TestRepository work;
    QRandomGenerator random(7);
    work.commit(u"root"_s);
    QStringList names;
    for (int i = 0; i < 40; ++i) {
        const QString branch = u"b%1"_s.arg(random.bounded(4));
        if (work.tryGit({u"rev-parse"_s, u"-q"_s, u"--verify"_s, branch}) != 0)
            work.git({u"branch"_s, branch});
        work.git({u"checkout"_s, u"-q"_s, branch});
        if (random.bounded(3) == 0)
            work.git({u"merge"_s, u"-q"_s, u"-s"_s, u"ours"_s, u"-m"_s, u"merge"_s, u"main"_s});
        else
            work.commit(u"c%1"_s.arg(i));
        if (random.bounded(4) == 0)
            work.git({u"branch"_s, u"-f"_s, u"main"_s});
        const QString name = u"v%1"_s.arg(random.bounded(10'000));
        if (random.bounded(2) == 0 && !names.contains(name)) {
            work.git({u"tag"_s, name});
            names.append(name);
        }
    }
    std::sort(names.begin(), names.end(), std::greater<>());
    QVERIFY(names.size() > 8);
    for (int b = 0; b < 4; ++b) {
        const QString branch = u"b%1"_s.arg(b);
        if (work.tryGit({u"checkout"_s, u"-q"_s, branch}) != 0)
            continue;
        QString wanted;
        for (const QString &name : names) {
            if (work.tryGit({u"merge-base"_s, u"--is-ancestor"_s, name, u"HEAD"_s}) == 0) {
                wanted = name;
                break;
            }
        }
        const auto repository = opened(work.path());
        const auto found = repository->firstReachable(named(*repository, names));
        QVERIFY(found);
        QCOMPARE(*found ? (*found)->name : QString(), wanted);
        for (const QString &name : names.first(5)) {
            const QString commit = work.git({u"rev-parse"_s, name + u"^{commit}"_s});
            QStringList since = work.git({u"rev-list"_s, name + u"..HEAD"_s}).split(u'\n', Qt::SkipEmptyParts);
            QCOMPARE(repository->countSince(commit).value(), since.size());
            QStringList read = idsOf(repository->commitsSince(commit, {}, 1000).value());
            QCOMPARE(read.size(), since.size());
            std::sort(since.begin(), since.end());
            std::sort(read.begin(), read.end());
            QCOMPARE(read, since);
        }
    }
}

// A straight line is followed without a walk, but only so far, and only where the tag lies on it.
void HistoryTest::readsAStraightLineAsRevListDoes()
{
    TestRepository work;
    for (int i = 0; i < 130; ++i) {
        work.git({u"commit"_s, u"-q"_s, u"--allow-empty"_s, u"-m"_s, QString::number(i)});
        if (i % 26 == 0)
            work.git({u"tag"_s, u"v%1"_s.arg(i)});
    }
    work.git({u"branch"_s, u"side"_s, u"HEAD~3"_s});
    work.git({u"commit"_s, u"-q"_s, u"--allow-empty"_s, u"-m"_s, u"last"_s});
    const auto repository = opened(work.path());
    const auto tags = repository->tags().value();
    QCOMPARE(tags.size(), 5);
    for (const GitTag &tag : tags) {
        QCOMPARE(idsOf(repository->commitsSince(tag.commit, {}, 1000).value()),
                 work.git({u"rev-list"_s, tag.name + u"..HEAD"_s}).split(u'\n'));
        QCOMPARE(repository->firstReachable({tag}).value()->name, tag.name);
    }
    work.git({u"checkout"_s, u"-q"_s, u"--orphan"_s, u"other"_s});
    work.git({u"commit"_s, u"-q"_s, u"--allow-empty"_s, u"-m"_s, u"unrelated"_s});
    QVERIFY(!repository->firstReachable(tags).value());
    QCOMPARE(repository->commitsSince(tags.constFirst().commit, {}, 1000).value().size(), 1);
}

void HistoryTest::countsAsRevListDoes()
{
    TestRepository work;
    const QString first = work.commit(u"1"_s);
    work.git({u"checkout"_s, u"-q"_s, u"-b"_s, u"side"_s});
    work.commit(u"side 1"_s);
    work.commit(u"side 2"_s);
    work.git({u"checkout"_s, u"-q"_s, u"main"_s});
    work.commit(u"2"_s);
    work.git({u"merge"_s, u"-q"_s, u"--no-ff"_s, u"-m"_s, u"merge"_s, u"side"_s});
    const auto repository = opened(work.path());
    QCOMPARE(repository->countSince(first).value(), 4);
    QCOMPARE(repository->countSince({}).value(), 5);
    QCOMPARE(repository->countSince(repository->state()->head).value(), 0);
    QCOMPARE(repository->countSince(u"nonsense"_s).error().kind, Error::Kind::Invalid);
    QCOMPARE(repository->commitsSince(first, {}, 1).value().constFirst().parents, 2);
}

void HistoryTest::listsNewestFirstUpToTheLimit()
{
    TestRepository work;
    for (int i = 0; i < 6; ++i)
        work.commit(u"c%1"_s.arg(i));
    const auto commits = opened(work.path())->commitsSince({}, u"."_s, 4);
    QVERIFY(commits);
    QCOMPARE(idsOf(*commits), work.git({u"rev-list"_s, u"-4"_s, u"HEAD"_s}).split(u'\n'));
}

void HistoryTest::restrictsToAFolder()
{
    TestRepository work;
    work.write(u"packages/one/a"_s, "1\n");
    const QString first = work.commit(u"one"_s);
    work.write(u"packages/two/a"_s, "1\n");
    const QString second = work.commit(u"two"_s);
    work.write(u"packages/one/a"_s, "2\n");
    const QString third = work.commit(u"one again"_s);
    const auto repository = opened(work.path());
    QCOMPARE(idsOf(repository->commitsSince({}, u"packages/one"_s, 10).value()), (QStringList{third, first}));
    QCOMPARE(idsOf(repository->commitsSince({}, u"packages/two/"_s, 10).value()), (QStringList{second}));
    QCOMPARE(idsOf(repository->commitsSince(second, u"packages/two"_s, 10).value()), QStringList());
    QCOMPARE(repository->commitsSince({}, u"none"_s, 10).value().size(), 0);
}

void HistoryTest::tellsAncestors()
{
    TestRepository work;
    const QString first = work.commit(u"1"_s);
    const QString second = work.commit(u"2"_s);
    const auto repository = opened(work.path());
    QVERIFY(repository->isAncestor(first, second).value());
    QVERIFY(repository->isAncestor(first, first).value());
    QVERIFY(!repository->isAncestor(second, first).value());
}

void HistoryTest::readsMessagesAndAuthors()
{
    TestRepository work;
    work.commit(u"feat: a thing\n\nBREAKING CHANGE: übel"_s);
    const auto commits = opened(work.path())->commitsSince({}, {}, 1).value();
    QCOMPARE(commits.constFirst().message, u"feat: a thing\n\nBREAKING CHANGE: übel\n"_s);
    QCOMPARE(commits.constFirst().authorName, u"Mara Maintainer"_s);
    QCOMPARE(commits.constFirst().date.toString(Qt::ISODate), u"2026-01-01T12:01:00Z"_s);
}

void HistoryTest::whatIsLongStopsWhenItIsCancelled()
{
    TestRepository work;
    const QString first = work.commit(u"a"_s);
    work.commit(u"b"_s);
    work.git({u"tag"_s, u"v1.0.0"_s});
    const auto repository = opened(work.path());
    const auto tags = repository->tags();
    QVERIFY(tags);
    Cancel cancel;
    repository->stopWith(cancel);
    QCOMPARE(repository->countSince({}).value(), 2);
    cancel.request();
    QCOMPARE(repository->tags().error().kind, Error::Kind::Cancelled);
    QCOMPARE(repository->countSince({}).error().kind, Error::Kind::Cancelled);
    QCOMPARE(repository->commitsSince(first, {}, 10).error().kind, Error::Kind::Cancelled);
    QCOMPARE(repository->firstReachable(*tags).error().kind, Error::Kind::Cancelled);
}

QTEST_GUILESS_MAIN(HistoryTest)
#include "tst_history.moc"
