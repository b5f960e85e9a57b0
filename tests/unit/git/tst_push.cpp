// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "remotescene.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;
using namespace tagboat::test;

class PushTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pushesBranchAndTag();
    void pushesNothingTwice();
    void pushesFromALocalPath();
    void refusesALocalRemoteWithHooks();
    void tellsWhatAHookSays_data();
    void tellsWhatAHookSays();
    void leavesTheTagOutWhenTheBranchIsRefused();
    void refusesAnotherTagOfTheSameName();
    void neverMovesATagForward();
    void refusesABranchThatMoved();
    void refusesToPushBackwards();
    void pushesOnlyBranchesAndTags();
    void noticesWhatChangesRightAfterThePush();
};

void PushTest::pushesBranchAndTag()
{
    const Scene scene;
    const auto result = push(scene, {scene.branchUpdate(), scene.tagUpdate()});
    QVERIFY2(result, result ? "" : qPrintable(describe(result.error())));
    QCOMPARE(scene.remoteId(u"refs/heads/main"_s), scene.second());
    QCOMPARE(scene.remoteId(u"refs/tags/v1.2.3"_s), scene.tag());
    QCOMPARE(scene.work().tryGit({u"--git-dir"_s, scene.bare(), u"fsck"_s, u"--strict"_s}), 0);
    // Nothing of the push is left in the user's repository.
    QCOMPARE(scene.work().git({u"for-each-ref"_s, u"--format=%(refname)"_s}),
             u"refs/heads/main\nrefs/remotes/origin/main\nrefs/tags/v1.2.3"_s);
}

void PushTest::pushesNothingTwice()
{
    const Scene scene;
    QVERIFY(push(scene, {scene.branchUpdate(), scene.tagUpdate()}));
    QVERIFY(push(scene, {scene.branchUpdate(), scene.tagUpdate()})); // the answer to the first was lost
    scene.hook(u"pre-receive"_s, "exit 1");
    QVERIFY(push(scene, {scene.branchUpdate(), scene.tagUpdate()})); // and nothing is sent
}

void PushTest::pushesFromALocalPath()
{
    const Scene scene;
    for (const QString &url : {u"../work.git"_s, scene.bare(), QString(u"file://"_s + scene.bare())}) {
        const auto result = push(scene, {scene.branchUpdate(), scene.tagUpdate()}, url);
        QVERIFY2(result, result ? "" : qPrintable(describe(result.error())));
    }
    QCOMPARE(scene.remoteId(u"refs/heads/main"_s), scene.second());
    QCOMPARE(scene.remoteId(u"refs/tags/v1.2.3"_s), scene.tag());
}

void PushTest::refusesALocalRemoteWithHooks()
{
    const Scene scene;
    scene.hook(u"update"_s, "exit 1");
    QCOMPARE(push(scene, {scene.branchUpdate()}, scene.bare()).error().kind, Error::Kind::Refused);
    QCOMPARE(scene.remoteId(u"refs/heads/main"_s), scene.first());
}

void PushTest::tellsWhatAHookSays_data()
{
    QTest::addColumn<QString>("hook");
    QTest::newRow("pre-receive") << u"pre-receive"_s;
    QTest::newRow("update") << u"update"_s;
}

void PushTest::tellsWhatAHookSays()
{
    QFETCH(QString, hook);
    const Scene scene;
    scene.hook(hook, "echo 'Releases are frozen until Monday.' >&2; exit 1");
    const auto result = push(scene, {scene.branchUpdate()});
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::Denied);
    QVERIFY2(result.error().detail.contains(u"Releases are frozen until Monday."_s), qPrintable(result.error().detail));
    QVERIFY2(result.error().message.contains(u"hook declined"_s), qPrintable(result.error().message));
    QCOMPARE(scene.remoteId(u"refs/heads/main"_s), scene.first());
}

void PushTest::leavesTheTagOutWhenTheBranchIsRefused()
{
    const Scene scene;
    scene.hook(u"update"_s, "case $1 in refs/heads/*) exit 1;; esac");
    QVERIFY(!push(scene, {scene.tagUpdate(), scene.branchUpdate()}));
    QCOMPARE(scene.remoteId(u"refs/tags/v1.2.3"_s), QString());
}

void PushTest::refusesAnotherTagOfTheSameName()
{
    const Scene scene;
    scene.work().git({u"--git-dir"_s, scene.bare(), u"tag"_s, u"v1.2.3"_s, u"main"_s});
    const auto result = push(scene, {scene.branchUpdate(), scene.tagUpdate()});
    QCOMPARE(result.error().kind, Error::Kind::Conflict);
    QVERIFY(result.error().message.contains(scene.first()));
    QCOMPARE(scene.remoteId(u"refs/tags/v1.2.3"_s), scene.first());
    QCOMPARE(scene.remoteId(u"refs/heads/main"_s), scene.first()); // the branch was not begun
}

// What libgit2 would do by itself: a lightweight tag behind the new one is "fast-forwarded".
void PushTest::neverMovesATagForward()
{
    const Scene scene;
    scene.work().git({u"--git-dir"_s, scene.bare(), u"tag"_s, u"light"_s, u"main"_s});
    QCOMPARE(push(scene, {{u"refs/tags/light"_s, scene.second(), {}}}).error().kind, Error::Kind::Conflict);
    QCOMPARE(push(scene, {{u"refs/tags/light"_s, scene.second(), scene.first()}}).error().kind, Error::Kind::Refused);
    QCOMPARE(scene.remoteId(u"refs/tags/light"_s), scene.first());
}

void PushTest::refusesABranchThatMoved()
{
    const Scene scene;
    const QString other = scene.work().git(
        {u"commit-tree"_s, u"-p"_s, scene.first(), u"-m"_s, u"theirs"_s, scene.first() + u"^{tree}"_s});
    scene.work().git({u"push"_s, u"-q"_s, u"origin"_s, other + u":refs/heads/main"_s});
    QCOMPARE(push(scene, {scene.branchUpdate()}).error().kind, Error::Kind::Conflict);
    QCOMPARE(push(scene, {{u"refs/heads/main"_s, scene.second(), {}}}).error().kind, Error::Kind::Conflict);
    QCOMPARE(push(scene, {{u"refs/heads/gone"_s, scene.second(), scene.first()}}).error().kind, Error::Kind::Conflict);
    QCOMPARE(scene.remoteId(u"refs/heads/main"_s), other);
}

void PushTest::refusesToPushBackwards()
{
    const Scene scene;
    QVERIFY(push(scene, {scene.branchUpdate()}));
    const auto result = push(scene, {{u"refs/heads/main"_s, scene.first(), scene.second()}});
    QCOMPARE(result.error().kind, Error::Kind::Conflict);
    QCOMPARE(scene.remoteId(u"refs/heads/main"_s), scene.second());
}

void PushTest::pushesOnlyBranchesAndTags()
{
    const Scene scene;
    QCOMPARE(push(scene, {{u"refs/notes/x"_s, scene.second(), {}}}).error().kind, Error::Kind::Refused);
    QCOMPARE(push(scene, {{u"HEAD"_s, scene.second(), {}}}).error().kind, Error::Kind::Refused);
    QCOMPARE(push(scene, {{u"+refs/heads/main"_s, scene.second(), scene.first()}}).error().kind, Error::Kind::Refused);
    QVERIFY(!push(scene, {{u"refs/heads/main"_s, {}, scene.first()}}));                // a deletion
    QVERIFY(!push(scene, {{u"refs/heads/main"_s, QString(40, u'1'), scene.first()}})); // not here
    QCOMPARE(scene.remoteId(u"refs/heads/main"_s), scene.first());
}

void PushTest::noticesWhatChangesRightAfterThePush()
{
    const Scene scene;
    scene.hook(u"post-receive"_s, "git update-ref refs/heads/main " + scene.first().toUtf8());
    const auto result = push(scene, {scene.branchUpdate()});
    QCOMPARE(result.error().kind, Error::Kind::Conflict);
}

QTEST_GUILESS_MAIN(PushTest)
#include "tst_push.moc"
