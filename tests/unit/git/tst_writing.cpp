// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "git/libgit2git.h"
#include "support/testrepository.h"

#include <QFile>
#include <QFileInfo>
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

const LocalRepository::Identity mara{u"Mara Maintainer"_s, u"mara@example.org"_s};

QDateTime noon()
{
    return QDateTime(QDate(2026, 3, 1), QTime(12, 0), Qt::OffsetFromUTC, 3600);
}

LocalRepository::CommitSpec specOf(const QString &parent, const QStringList &paths)
{
    return {parent, paths, u"Release 1.2.3"_s, mara, noon()};
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
    void releasesOnANewBranch();
    void leavesTheRestOfTheIndexAlone();
    void commitsRemovals();
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

void WritingTest::commitsRemovals()
{
    TestRepository work;
    work.write(u"NEWS.rst"_s, "old\n");
    work.write(u"changes/1.bugfix.rst"_s, "Fix.\n");
    work.write(u"changes/deep/2.bugfix.rst"_s, "Fix.\n");
    work.write(u"other/3.rst"_s, "stays\n");
    const QString parent = work.commit(u"first"_s);
    work.write(u"NEWS.rst"_s, "new\n");
    QVERIFY(QFile::remove(work.path() + u"/changes/1.bugfix.rst"_s));
    QVERIFY(QFile::remove(work.path() + u"/changes/deep/2.bugfix.rst"_s));
    const auto repository = opened(work.path());
    auto spec = specOf(parent, {u"NEWS.rst"_s});
    spec.removed = {u"changes/1.bugfix.rst"_s, u"changes/deep/2.bugfix.rst"_s, u"changes/never.rst"_s};
    const auto id = repository->writeCommit(spec);
    QVERIFY2(id, id ? "" : qPrintable(describe(id.error())));
    QVERIFY(repository->advanceBranch(u"main"_s, *id, parent));
    QVERIFY(repository->refreshIndex(*id, QStringList{u"NEWS.rst"_s} + spec.removed));
    QCOMPARE(work.git({u"ls-tree"_s, u"-r"_s, u"--name-only"_s, *id}), u"NEWS.rst\nother/3.rst"_s);
    QCOMPARE(work.git({u"status"_s, u"--porcelain"_s}), QString());
    QCOMPARE(work.tryGit({u"fsck"_s, u"--strict"_s, u"--no-dangling"_s}), 0);
    spec.removed = {u"../outside"_s};
    QVERIFY(!repository->writeCommit(spec));
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

QTEST_GUILESS_MAIN(WritingTest)
#include "tst_writing.moc"
