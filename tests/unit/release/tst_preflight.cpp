// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "git/libgit2git.h"
#include "release/preflight.h"
#include "support/testrepository.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;
using tagboat::test::TestRepository;

using State = CheckResult::State;
using References = std::optional<QList<RemoteReference>>;

namespace
{

/// A repository with one commit on main, its remote, and a plan that commits on main or a release branch and tags
/// v1.5.0.
class Scene
{
public:
    Scene() : m_first(m_work.commit(u"1"_s)), m_bare(m_work.addBareRemote())
    {
        m_plan.repository = m_work.path();
        m_plan.remoteName = u"origin"_s;
        m_plan.remoteUrl = m_bare;
        m_plan.baseBranch = u"main"_s;
        m_plan.tag = u"v1.5.0"_s;
        m_plan.releasePattern = u"v{version}"_s;
        m_plan.candidatePattern = u"v{version}-rc{n}"_s;
        m_plan.scheme = u"pep440"_s;
        releaseOn(u"main"_s);
    }

    TestRepository &work() { return m_work; }
    Plan &plan() { return m_plan; }
    [[nodiscard]] const QString &first() const { return m_first; }
    [[nodiscard]] const QString &bare() const { return m_bare; }

    void releaseOn(const QString &branch)
    {
        m_plan.steps = {{u"prepare-commit"_s, u"commit"_s, {}, true, {{u"branch"_s, branch}}},
                        {u"release-tag"_s, u"tag"_s, {}, true, {{u"tag"_s, m_plan.tag}}}};
    }

    /// The remote's references, as the network part of git would list them.
    [[nodiscard]] QList<RemoteReference> references() const
    {
        QList<RemoteReference> list;
        const QString lines = m_work.git({u"ls-remote"_s, m_bare, u"refs/*"_s});
        for (const QString &line : lines.split(u'\n', Qt::SkipEmptyParts)) {
            const QString id = line.section(u'\t', 0, 0);
            list.append({line.section(u'\t', 1), id, id});
        }
        return list;
    }

    [[nodiscard]] QList<CheckResult> checks(const References &remote) const
    {
        const auto repository = LibGit2Git().open(m_work.path());
        if (!repository)
            qFatal("%s", qPrintable(describe(repository.error())));
        return runPreflight(**repository, m_plan, remote, QDateTime(QDate(2026, 8, 1), QTime(12, 0), Qt::UTC));
    }
    [[nodiscard]] QList<CheckResult> checks() const { return checks(references()); }

    /// "id state" of all that speaks against the release.
    [[nodiscard]] QStringList objections() const
    {
        QStringList list;
        for (const CheckResult &check : checks()) {
            if (check.state != State::Passed)
                list.append(check.id + u' ' + checkStateName(check.state));
        }
        return list;
    }

    [[nodiscard]] QStringList blocking() const
    {
        QStringList list;
        for (const CheckResult &check : checks()) {
            if (check.state == State::Blocks)
                list.append(check.id);
        }
        return list;
    }

private:
    TestRepository m_work;
    QString m_first;
    QString m_bare;
    Plan m_plan;
};

} // namespace

class TestPreflight : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passesWhereNothingSpeaksAgainstIt()
    {
        const Scene scene;
        QCOMPARE(scene.objections(), QStringList());
        QStringList ids;
        for (const CheckResult &check : scene.checks())
            ids.append(check.id);
        QCOMPARE(ids,
                 (QStringList{u"tree-clean"_s, u"branch"_s, u"identity"_s, u"remote"_s, u"in-step"_s, u"tag-free"_s}));
        QVERIFY(preflightVerdict(scene.checks()));
    }

    void blocksOnChangesAndWarnsOfUntrackedFiles()
    {
        Scene scene;
        scene.work().write(u"a"_s, "1\n");
        QCOMPARE(scene.objections(), QStringList{u"untracked warns"_s});
        scene.work().git({u"add"_s, u"a"_s});
        QCOMPARE(scene.objections(), QStringList{u"tree-clean blocks"_s});
        const auto verdict = preflightVerdict(scene.checks());
        QVERIFY(!verdict);
        QCOMPARE(verdict.error().kind, Error::Kind::CheckFailed);
        QCOMPARE(verdict.error().message, u"The working tree has changes: 1 staged, 0 modified"_s);
        QCOMPARE(verdict.error().remedy, u"Commit or stash them."_s);
    }

    void blocksAwayFromTheBaseBranch()
    {
        Scene scene;
        scene.work().git({u"checkout"_s, u"-q"_s, u"--detach"_s});
        QCOMPARE(scene.objections(), QStringList{u"branch blocks"_s});
        QCOMPARE(preflightVerdict(scene.checks()).error().message, u"HEAD is detached"_s);
        scene.work().git({u"checkout"_s, u"-q"_s, u"-b"_s, u"side"_s});
        QCOMPARE(scene.objections(), QStringList{u"branch blocks"_s});
        QCOMPARE(preflightVerdict(scene.checks()).error().message,
                 u"The current branch is side, releases are made from main"_s);
    }

    void blocksDuringAMerge()
    {
        Scene scene;
        scene.work().git({u"checkout"_s, u"-q"_s, u"-b"_s, u"side"_s});
        scene.work().write(u"a"_s, "side\n");
        scene.work().commit(u"side"_s);
        scene.work().git({u"checkout"_s, u"-q"_s, u"main"_s});
        scene.work().write(u"a"_s, "main\n");
        scene.work().commit(u"main"_s);
        QVERIFY(scene.work().tryGit({u"merge"_s, u"-q"_s, u"side"_s}) != 0);
        const QStringList found = scene.objections();
        QVERIFY2(found.contains(u"operation blocks"_s), qPrintable(found.join(u'\n')));
        QVERIFY2(found.contains(u"conflicts blocks"_s), qPrintable(found.join(u'\n')));
    }

    void blocksInAShallowClone()
    {
        Scene scene;
        scene.work().write(u".git/shallow"_s, scene.first().toLatin1() + '\n');
        QCOMPARE(scene.objections(), QStringList{u"shallow blocks"_s});
    }

    void comparesWithTheRemotesBranch()
    {
        Scene scene;
        scene.work().commit(u"2"_s);
        QCOMPARE(scene.objections(), QStringList{u"in-step warns"_s}); // ahead
        scene.work().git({u"push"_s, u"-q"_s, u"origin"_s, u"main"_s});
        QCOMPARE(scene.objections(), QStringList());
        scene.work().git({u"reset"_s, u"-q"_s, u"--hard"_s, scene.first()});
        QCOMPARE(scene.objections(), QStringList{u"in-step blocks"_s}); // behind
        scene.work().write(u"other"_s, "x\n");
        scene.work().commit(u"other"_s);
        QCOMPARE(scene.objections(), QStringList{u"in-step blocks"_s}); // diverged
        QCOMPARE(preflightVerdict(scene.checks()).error().message,
                 u"The remote's main has commits that are not here"_s);
    }

    void blocksOnCommitsOfTheRemoteThatWereNeverFetched()
    {
        Scene scene;
        QList<RemoteReference> remote = scene.references();
        remote[0].id = QString(40, u'1');
        QVERIFY(!preflightVerdict(scene.checks(remote)));
    }

    void saysThatTheRemoteWasNotAskedOrIsMissing()
    {
        Scene scene;
        QVERIFY(preflightVerdict(scene.checks(std::nullopt)));
        bool warned = false;
        for (const CheckResult &check : scene.checks(std::nullopt))
            warned = warned || (check.id == u"remote"_s && check.state == State::Warns);
        QVERIFY(warned);
        scene.plan().remoteUrl.clear();
        QCOMPARE(scene.objections(), QStringList{u"remote blocks"_s});
    }

    void blocksWhereTheVersionIsTaggedInAnySpelling_data()
    {
        QTest::addColumn<QString>("tag");
        QTest::addColumn<QString>("taken");
        QTest::newRow("same") << u"v1.5.0"_s << u"v1.5.0"_s;
        QTest::newRow("shorter") << u"v1.5.0"_s << u"v1.5"_s;
        QTest::newRow("other case") << u"v1.5.0"_s << u"V1.5.0"_s;
        QTest::newRow("candidate with a dot") << u"v1.5.0-rc1"_s << u"v1.5.0-rc.1"_s;
        QTest::newRow("candidate without a dash") << u"v1.5.0-rc1"_s << u"v1.5.0rc1"_s;
    }

    void blocksWhereTheVersionIsTaggedInAnySpelling()
    {
        QFETCH(QString, tag);
        QFETCH(QString, taken);
        Scene scene;
        scene.plan().tag = tag;
        scene.releaseOn(u"main"_s);
        QCOMPARE(scene.objections(), QStringList());
        scene.work().git({u"tag"_s, taken});
        QCOMPARE(scene.blocking(), QStringList{u"tag-free"_s});
        QCOMPARE(preflightVerdict(scene.checks()).error().message, u"The tag %1 exists already here"_s.arg(taken));
        scene.work().git({u"push"_s, u"-q"_s, u"origin"_s, u"refs/tags/"_s + taken});
        scene.work().git({u"tag"_s, u"-d"_s, taken});
        QCOMPARE(preflightVerdict(scene.checks()).error().message,
                 u"The tag %1 exists already on the remote"_s.arg(taken));
    }

    void leavesOtherTagsAlone()
    {
        Scene scene;
        for (const QString &tag : {u"v1.4.2"_s, u"v1.5.0-rc1"_s, u"v1.5.1"_s, u"v1"_s, u"nightly"_s})
            scene.work().git({u"tag"_s, tag});
        QCOMPARE(scene.blocking(), QStringList());
    }

    void blocksOnABranchOfTheTagsName()
    {
        Scene scene;
        scene.work().git({u"branch"_s, u"v1.5.0"_s});
        QCOMPARE(scene.objections(), QStringList{u"tag-branch blocks"_s});
    }

    void blocksWhereTheReleaseBranchIsTaken()
    {
        Scene scene;
        scene.releaseOn(u"release/v1.5.0"_s);
        QCOMPARE(scene.objections(), QStringList());
        scene.work().git({u"branch"_s, u"release/v1.5.0"_s});
        QCOMPARE(scene.objections(), QStringList{u"release-branch blocks"_s});
        scene.work().git({u"push"_s, u"-q"_s, u"origin"_s, u"release/v1.5.0"_s});
        scene.work().git({u"branch"_s, u"-D"_s, u"release/v1.5.0"_s});
        QCOMPARE(preflightVerdict(scene.checks()).error().message,
                 u"The branch release/v1.5.0 exists already on the remote"_s);
    }

    void blocksWhereItWouldHaveToSign_data()
    {
        QTest::addColumn<QString>("setting");
        QTest::addColumn<QString>("expected");
        QTest::newRow("commits") << u"commit.gpgSign"_s << u"signing-commits blocks"_s;
        QTest::newRow("tags") << u"tag.gpgSign"_s << u"signing-tags blocks"_s;
        QTest::newRow("annotated tags") << u"tag.forceSignAnnotated"_s << u"signing-tags blocks"_s;
    }

    void blocksWhereItWouldHaveToSign()
    {
        QFETCH(QString, setting);
        QFETCH(QString, expected);
        Scene scene;
        scene.work().git({u"config"_s, setting, u"true"_s});
        QCOMPARE(scene.objections(), QStringList{expected});
        scene.work().git({u"config"_s, setting, u"false"_s});
        QCOMPARE(scene.objections(), QStringList());
    }

    void signedCommitsDoNotMatterWhereNoneIsMade()
    {
        Scene scene;
        scene.plan().steps.removeFirst();
        scene.work().git({u"config"_s, u"commit.gpgSign"_s, u"true"_s});
        QCOMPARE(scene.objections(), QStringList());
    }

    void warnsOfHooks()
    {
        Scene scene;
        scene.work().write(u".git/hooks/pre-commit"_s, "#!/bin/sh\n");
        QVERIFY(QFile::setPermissions(scene.work().path() + u"/.git/hooks/pre-commit"_s,
                                      QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        QCOMPARE(scene.objections(), QStringList{u"hooks warns"_s});
    }

    void blocksWithoutAnIdentity()
    {
        Scene scene;
        scene.work().git({u"config"_s, u"user.name"_s, QString()});
        const auto verdict = preflightVerdict(scene.checks());
        QVERIFY(!verdict);
        QCOMPARE(scene.objections(), QStringList{u"identity blocks"_s});
        QVERIFY(!verdict.error().remedy.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestPreflight)
#include "tst_preflight.moc"
