// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "git/libgit2git.h"
#include "git/remoteurl.h"
#include "support/memory.h"
#include "support/testrepository.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <git2.h>

using namespace Qt::StringLiterals;
using namespace tagboat;
using tagboat::test::TestRepository;

namespace
{

/// Opens what must open.
std::unique_ptr<LocalRepository> opened(const QString &path)
{
    auto repository = LibGit2Git().open(path);
    if (!repository)
        qFatal("%s", qPrintable(describe(repository.error())));
    return std::move(*repository);
}

WorkingState stateOf(const QString &path)
{
    const auto state = opened(path)->state();
    if (!state)
        qFatal("%s", qPrintable(describe(state.error())));
    return *state;
}

GitTag tagNamed(const QList<GitTag> &tags, const QString &name)
{
    for (const GitTag &tag : tags) {
        if (tag.name == name)
            return tag;
    }
    return {};
}

} // namespace

class RepositoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void validatesOwners();
    void readsAnEmptyRepository();
    void countsChangesAsStatusDoes();
    void namesTheOperationInProgress();
    void comparesWithTheUpstream();
    void readsManyTimesWithoutGrowing();
    void survivesAnUpstreamThatIsGone();
    void readsADetachedHead();
    void readsABareRepository();
    void readsAShallowClone();
    void seesHooksAndSigning();
    void listsTagsPeeled_data();
    void listsTagsPeeled();
    void readsReferencesAndFiles();
    void readsTheIdentity();
    void refusesUnsupportedFormats_data();
    void refusesUnsupportedFormats();
    void namesDamage_data();
    void namesDamage();
    void opensNothingAboveOrBelow();
    void acceptsItsOwnWorktreesAndSubmodules();
    void refusesAForeignGitFolder();
    void refusesAGitFolderThatAnyoneMayWrite();
    void hidesSecretsInAddresses_data();
    void hidesSecretsInAddresses();
    void refusesAddressesThatRunPrograms_data();
    void refusesAddressesThatRunPrograms();
};

void RepositoryTest::validatesOwners()
{
    const TestRepository work;
    opened(work.path());
    int validates = 0;
    git_libgit2_opts(GIT_OPT_GET_OWNER_VALIDATION, &validates);
    QCOMPARE(validates, 1);
}

void RepositoryTest::readsAnEmptyRepository()
{
    const TestRepository work;
    const WorkingState state = stateOf(work.path());
    QCOMPARE(state.branch, u"main"_s);
    QVERIFY(state.head.isEmpty());
    QVERIFY(!state.detached);
    QVERIFY(!state.dirty());
    QVERIFY(state.remoteName.isEmpty());
    QVERIFY(opened(work.path())->tags()->isEmpty());
    QCOMPARE(opened(work.path())->countSince({}).value(), 0);
}

void RepositoryTest::countsChangesAsStatusDoes()
{
    TestRepository work;
    work.write(u"a"_s, "one\n");
    work.write(u"b"_s, "one\n");
    work.write(u"c"_s, "one\n");
    const QString head = work.commit(u"first"_s);
    work.write(u"a"_s, "two\n");
    work.git({u"add"_s, u"a"_s});
    work.write(u"a"_s, "three\n");
    work.write(u"b"_s, "two\n");
    QFile::remove(work.path() + u"/c"_s);
    work.write(u"new"_s, "x\n");
    work.write(u"folder/one"_s, "x\n");
    work.write(u"folder/two"_s, "x\n");
    const WorkingState state = stateOf(work.path());
    QCOMPARE(state.head, head);
    QCOMPARE(state.staged, 1);
    QCOMPARE(state.modified, 3);
    QCOMPARE(state.untracked, 2); // "new" and "folder/", as git says
    QCOMPARE(work.git({u"status"_s, u"--porcelain"_s}).split(u'\n').size(), 5);
    QVERIFY(state.dirty());
}

void RepositoryTest::namesTheOperationInProgress()
{
    TestRepository work;
    work.write(u"a"_s, "one\n");
    work.commit(u"first"_s);
    work.git({u"checkout"_s, u"-q"_s, u"-b"_s, u"side"_s});
    work.write(u"a"_s, "side\n");
    work.commit(u"side"_s);
    work.git({u"checkout"_s, u"-q"_s, u"main"_s});
    work.write(u"a"_s, "main\n");
    work.commit(u"main"_s);
    QVERIFY(work.tryGit({u"merge"_s, u"side"_s}) != 0);
    const WorkingState state = stateOf(work.path());
    QCOMPARE(state.operation, u"merge"_s);
    QCOMPARE(state.conflicted, 1);
}

void RepositoryTest::comparesWithTheUpstream()
{
    TestRepository work;
    work.write(u"a"_s, "one\n");
    work.commit(u"first"_s);
    const QString bare = work.addBareRemote();
    work.commit(u"theirs"_s);
    work.git({u"push"_s, u"-q"_s});
    work.git({u"reset"_s, u"-q"_s, u"--hard"_s, u"HEAD~1"_s});
    work.commit(u"ours"_s);
    work.commit(u"ours too"_s);
    const WorkingState state = stateOf(work.path());
    QCOMPARE(state.upstream, u"origin/main"_s);
    QCOMPARE(state.ahead, 2);
    QCOMPARE(state.behind, 1);
    QCOMPARE(state.remoteName, u"origin"_s);
    QCOMPARE(state.remoteUrl, bare);
}

// git_remote_lookup() and git_branch_upstream() of libgit2 1.5.1 leak 100 KiB a call.
void RepositoryTest::readsManyTimesWithoutGrowing()
{
    TestRepository work;
    work.write(u"a"_s, "one\n");
    work.commit(u"first"_s);
    work.addBareRemote();
    for (int i = 0; i < 20; ++i)
        QCOMPARE(stateOf(work.path()).upstream, u"origin/main"_s);
    const qint64 before = test::memoryInUse();
    for (int i = 0; i < 200; ++i)
        stateOf(work.path());
    QVERIFY2(test::memoryInUse() - before < 4000, qPrintable(QString::number(test::memoryInUse() - before)));
}

void RepositoryTest::survivesAnUpstreamThatIsGone()
{
    TestRepository work;
    work.commit(u"first"_s);
    work.addBareRemote();
    work.git({u"update-ref"_s, u"-d"_s, u"refs/remotes/origin/main"_s});
    const WorkingState state = stateOf(work.path());
    QVERIFY(state.upstream.isEmpty());
    QCOMPARE(state.remoteName, u"origin"_s);
}

void RepositoryTest::readsADetachedHead()
{
    TestRepository work;
    const QString head = work.commit(u"first"_s);
    work.git({u"checkout"_s, u"-q"_s, u"--detach"_s});
    const WorkingState state = stateOf(work.path());
    QVERIFY(state.detached);
    QVERIFY(state.branch.isEmpty());
    QCOMPARE(state.head, head);
}

void RepositoryTest::readsABareRepository()
{
    TestRepository work;
    work.write(u"a"_s, "one\n");
    const QString head = work.commit(u"first"_s);
    const QString bare = work.addBareRemote();
    const WorkingState state = stateOf(bare);
    QVERIFY(state.bare);
    QCOMPARE(state.head, head);
    QCOMPARE(opened(bare)->fileAt(head, u"a"_s).value(), QByteArray("one\n"));
}

void RepositoryTest::readsAShallowClone()
{
    TestRepository work;
    for (int i = 0; i < 5; ++i)
        work.commit(u"commit %1"_s.arg(i));
    const QString tagged = work.git({u"rev-parse"_s, u"HEAD~1"_s});
    work.git({u"tag"_s, u"v1.0.0"_s, tagged});
    const QString clone = work.path() + u"-shallow"_s;
    work.git({u"clone"_s, u"-q"_s, u"--depth"_s, u"3"_s, u"file://"_s + work.path(), clone});
    const auto repository = opened(clone);
    QVERIFY(repository->state()->shallow);
    QCOMPARE(repository->countSince({}).value(), 3);
    QCOMPARE(repository->countSince(tagged).value(), 1);
    const auto tags = repository->tags();
    QVERIFY(tags);
    QCOMPARE(repository->firstReachable(*tags).value()->name, u"v1.0.0"_s);
    QVERIFY(repository->isAncestor(tagged, repository->state()->head).value());
}

void RepositoryTest::seesHooksAndSigning()
{
    TestRepository work;
    work.commit(u"first"_s);
    QVERIFY(!stateOf(work.path()).hasHooks);
    QVERIFY(!stateOf(work.path()).signsCommits);
    work.write(u".git/hooks/pre-commit"_s, "#!/bin/sh\n");
    QFile::setPermissions(work.path() + u"/.git/hooks/pre-commit"_s,
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    work.git({u"config"_s, u"commit.gpgSign"_s, u"true"_s});
    work.git({u"config"_s, u"tag.forceSignAnnotated"_s, u"true"_s});
    const WorkingState state = stateOf(work.path());
    QVERIFY(state.hasHooks);
    QVERIFY(state.signsCommits);
    QVERIFY(state.signsTags);
}

void RepositoryTest::listsTagsPeeled_data()
{
    QTest::addColumn<bool>("packed");
    QTest::newRow("loose") << false;
    QTest::newRow("packed") << true;
}

void RepositoryTest::listsTagsPeeled()
{
    QFETCH(bool, packed);
    TestRepository work;
    work.write(u"a"_s, "one\n");
    const QString head = work.commit(u"first"_s);
    work.git({u"tag"_s, u"light"_s});
    work.git({u"tag"_s, u"-m"_s, u"x"_s, u"v1.0.0"_s});
    work.git({u"tag"_s, u"-m"_s, u"x"_s, u"of-tag"_s, u"v1.0.0"_s});
    work.git({u"tag"_s, u"-m"_s, u"x"_s, u"of-blob"_s, u"HEAD:a"_s});
    work.git({u"tag"_s, u"tree"_s, u"HEAD^{tree}"_s});
    work.git({u"tag"_s, u"-m"_s, u"x"_s, u"package/v1.0.0"_s});
    work.git({u"symbolic-ref"_s, u"refs/tags/alias"_s, u"refs/tags/v1.0.0"_s});
    if (packed)
        work.git({u"pack-refs"_s, u"--all"_s});
    const auto repository = opened(work.path());
    const auto tags = repository->tags();
    QVERIFY(tags);
    QCOMPARE(tags->size(), 7);
    for (const QString &name : {u"light"_s, u"v1.0.0"_s, u"of-tag"_s, u"package/v1.0.0"_s, u"alias"_s}) {
        const GitTag tag = tagNamed(*tags, name);
        QCOMPARE(tag.object, work.git({u"rev-parse"_s, u"refs/tags/"_s + name}));
        QCOMPARE(tag.commit, head);
        QCOMPARE(tag.annotated, name != u"light"_s);
        const QDateTime date = repository->tagDate(tag).value();
        QCOMPARE(date.toSecsSinceEpoch(), work.git({u"log"_s, u"-1"_s, u"--format=%ct"_s}).toLongLong());
    }
    QVERIFY(tagNamed(*tags, u"of-blob"_s).commit.isEmpty());
    QVERIFY(tagNamed(*tags, u"tree"_s).commit.isEmpty());
}

void RepositoryTest::readsReferencesAndFiles()
{
    TestRepository work;
    work.write(u"folder/a"_s, "one\n");
    QVERIFY(QFile::link(u"folder/a"_s, work.path() + u"/link"_s));
    const QString head = work.commit(u"first"_s);
    work.git({u"tag"_s, u"-m"_s, u"x"_s, u"v1.0.0"_s});
    work.git({u"tag"_s, u"-m"_s, u"x"_s, u"blob"_s, u"HEAD:folder/a"_s});
    const auto repository = opened(work.path());
    QCOMPARE(repository->reference(u"refs/heads/main"_s).value().value(), head);
    QVERIFY(!repository->reference(u"refs/heads/none"_s).value());
    QCOMPARE(repository->reference(u"refs/tags/v1.0.0"_s).value().value(), work.git({u"rev-parse"_s, u"v1.0.0"_s}));
    QCOMPARE(repository->commitOf(u"refs/tags/v1.0.0"_s).value().value(), head);
    QCOMPARE(repository->commitOf(head).value().value(), head);
    QVERIFY(!repository->commitOf(QString(40, u'1')).value());
    QCOMPARE(repository->commitOf(u"refs/tags/blob"_s).error().kind, Error::Kind::Invalid);
    QCOMPARE(repository->fileAt(head, u"folder/a"_s).value(), QByteArray("one\n"));
    QCOMPARE(repository->fileAt(head, u"folder/b"_s).error().kind, Error::Kind::NotFound);
    QCOMPARE(repository->fileAt(head, u"link"_s).error().kind, Error::Kind::Refused);
}

void RepositoryTest::readsTheIdentity()
{
    TestRepository work;
    const auto identity = opened(work.path())->identity();
    QVERIFY(identity);
    QCOMPARE(identity->name, u"Mara Maintainer"_s);
    QCOMPARE(identity->email, u"mara@example.org"_s);
    work.git({u"config"_s, u"user.email"_s, u""_s});
    const auto missing = opened(work.path())->identity();
    QCOMPARE(missing.error().kind, Error::Kind::NotFound);
    QVERIFY(missing.error().remedy.contains(u"git config"_s));
}

void RepositoryTest::refusesUnsupportedFormats_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("word");
    QTest::newRow("partial clone") << u"extensions.partialClone"_s << u"origin"_s << u"partial clone"_s;
    QTest::newRow("worktree config") << u"extensions.worktreeConfig"_s << u"true"_s << u"worktreeConfig"_s;
    QTest::newRow("reftable") << u"extensions.refStorage"_s << u"reftable"_s << u"reftable"_s;
    QTest::newRow("sha256") << u"extensions.objectFormat"_s << u"sha256"_s << u"sha256"_s;
    QTest::newRow("version 2") << u"core.repositoryFormatVersion"_s << u"2"_s << u"version 2"_s;
}

void RepositoryTest::refusesUnsupportedFormats()
{
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(QString, word);
    TestRepository work;
    work.commit(u"first"_s);
    if (!key.startsWith(u"core"_s))
        work.git({u"config"_s, u"core.repositoryFormatVersion"_s, u"1"_s});
    work.git({u"config"_s, key, value});
    const auto repository = LibGit2Git().open(work.path());
    QVERIFY(!repository);
    QCOMPARE(repository.error().kind, Error::Kind::Refused);
    QVERIFY2(repository.error().message.contains(u"unsupported"_s), qPrintable(repository.error().message));
    QVERIFY2(repository.error().message.contains(word), qPrintable(repository.error().message));
}

void RepositoryTest::namesDamage_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty branch") << u".git/refs/heads/main"_s << QByteArray();
    QTest::newRow("empty HEAD") << u".git/HEAD"_s << QByteArray();
    QTest::newRow("broken settings") << u".git/config"_s << QByteArray("[core\nrepositoryformatversion");
    QTest::newRow("strange HEAD") << u".git/HEAD"_s << QByteArray("nonsense\n");
}

void RepositoryTest::namesDamage()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, content);
    TestRepository work;
    work.commit(u"first"_s);
    work.write(file, content);
    auto repository = LibGit2Git().open(work.path());
    Error error;
    if (repository) {
        const auto state = (*repository)->state();
        QVERIFY(!state);
        error = state.error();
    } else {
        error = repository.error();
    }
    QCOMPARE(error.kind, Error::Kind::Invalid);
    QVERIFY2(error.remedy.contains(u"fsck"_s), qPrintable(describe(error)));
}

void RepositoryTest::opensNothingAboveOrBelow()
{
    TestRepository work;
    work.write(u"folder/a"_s, "one\n");
    work.commit(u"first"_s);
    QCOMPARE(LibGit2Git().open(work.path() + u"/folder"_s).error().kind, Error::Kind::NotFound);
    QCOMPARE(LibGit2Git().open(work.path() + u"/none"_s).error().kind, Error::Kind::NotFound);
    QCOMPARE(LibGit2Git().open(QDir(work.path()).filePath(u".."_s)).error().kind, Error::Kind::NotFound);
}

void RepositoryTest::acceptsItsOwnWorktreesAndSubmodules()
{
    TestRepository work;
    const QString head = work.commit(u"first"_s);
    const QString linked = work.path() + u"-linked"_s;
    work.git({u"worktree"_s, u"add"_s, u"-q"_s, u"-b"_s, u"side"_s, linked});
    QCOMPARE(stateOf(linked).branch, u"side"_s);
    QCOMPARE(stateOf(linked).head, head);

    TestRepository outer;
    outer.commit(u"outer"_s);
    outer.git(
        {u"-c"_s, u"protocol.file.allow=always"_s, u"submodule"_s, u"--quiet"_s, u"add"_s, work.path(), u"inner"_s});
    QCOMPARE(stateOf(outer.path() + u"/inner"_s).head, head);
}

void RepositoryTest::refusesAForeignGitFolder()
{
    TestRepository victim;
    victim.commit(u"first"_s);
    victim.git({u"worktree"_s, u"add"_s, u"-q"_s, u"-b"_s, u"side"_s, victim.path() + u"-linked"_s});
    QTemporaryDir folder;
    const auto tryGitFile = [&](const QByteArray &line) {
        QFile file(folder.path() + u"/.git"_s);
        if (!file.open(QIODevice::WriteOnly) || file.write(line) < 0)
            qFatal("cannot write");
        file.close();
        return LibGit2Git().open(folder.path()).error().kind;
    };
    QCOMPARE(tryGitFile("gitdir: " + victim.path().toUtf8() + "/.git\n"), Error::Kind::Refused);
    QCOMPARE(tryGitFile("gitdir: " + victim.path().toUtf8() + "/.git/worktrees/work-linked\n"), Error::Kind::Refused);
    QCOMPARE(tryGitFile("gitdir: /etc\n"), Error::Kind::Refused);
    QCOMPARE(tryGitFile("nonsense\n"), Error::Kind::Invalid);
    QFile::remove(folder.path() + u"/.git"_s);
    QVERIFY(QFile::link(victim.path() + u"/.git"_s, folder.path() + u"/.git"_s));
    QCOMPARE(LibGit2Git().open(folder.path()).error().kind, Error::Kind::Refused);

    TestRepository pointing;
    pointing.commit(u"first"_s);
    pointing.git({u"config"_s, u"core.worktree"_s, victim.path()});
    QCOMPARE(LibGit2Git().open(pointing.path()).error().kind, Error::Kind::Refused);
}

void RepositoryTest::refusesAGitFolderThatAnyoneMayWrite()
{
    TestRepository work;
    work.commit(u"first"_s);
    const QString folder = work.path() + u"/.git"_s;
    QFile::setPermissions(folder, QFile::permissions(folder) | QFile::WriteOther);
    QCOMPARE(LibGit2Git().open(work.path()).error().kind, Error::Kind::Refused);
}

void RepositoryTest::hidesSecretsInAddresses_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("shown");
    QTest::newRow("token") << u"https://ghp_secret@example.org/a/b.git"_s << u"https://example.org/a/b.git"_s;
    QTest::newRow("password") << u"https://mara:pass@word@example.org/a"_s << u"https://example.org/a"_s;
    QTest::newRow("ssh user stays") << u"ssh://git:pw@example.org/a/b"_s << u"ssh://git@example.org/a/b"_s;
    QTest::newRow("scp form") << u"git@example.org:a/b.git"_s << u"git@example.org:a/b.git"_s;
    QTest::newRow("plain") << u"https://example.org/a/@b"_s << u"https://example.org/a/@b"_s;
    QTest::newRow("path") << u"/srv/git/a@b"_s << u"/srv/git/a@b"_s;
}

void RepositoryTest::hidesSecretsInAddresses()
{
    QFETCH(QString, url);
    QFETCH(QString, shown);
    QCOMPARE(withoutSecrets(url), shown);
}

void RepositoryTest::refusesAddressesThatRunPrograms_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("usable");
    QTest::newRow("ext") << u"ext::sh -c touch% /tmp/x"_s << false;
    QTest::newRow("fd") << u"fd::7"_s << false;
    QTest::newRow("any helper") << u"foo::https://example.org"_s << false;
    QTest::newRow("option") << u"--upload-pack=x"_s << false;
    QTest::newRow("unknown scheme") << u"ftp://example.org/a"_s << false;
    QTest::newRow("http without s") << u"http://example.org/a"_s << false;
    QTest::newRow("http to this computer") << u"http://127.0.0.1:8080/a"_s << true;
    QTest::newRow("http to a name like this computer") << u"http://127.0.0.1.example.org/a"_s << false;
    QTest::newRow("http past this computer") << u"http://127.0.0.1:80@example.org/a"_s << false;
    QTest::newRow("control character") << u"https://example.org/a\r\n"_s << false;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("https") << u"https://example.org/a"_s << true;
    QTest::newRow("scp form") << u"git@example.org:a/b.git"_s << true;
    QTest::newRow("git") << u"git://example.org/a"_s << true;
    QTest::newRow("path") << u"/srv/git/a.git"_s << true;
}

void RepositoryTest::refusesAddressesThatRunPrograms()
{
    QFETCH(QString, url);
    QFETCH(bool, usable);
    const auto result = usableUrl(url);
    QCOMPARE(result.has_value(), usable);
    if (!usable)
        QCOMPARE(result.error().kind, Error::Kind::Refused);
}

QTEST_GUILESS_MAIN(RepositoryTest)
#include "tst_repository.moc"
