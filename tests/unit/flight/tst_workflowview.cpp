// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "support/workflowscene.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace tagboat;
using namespace tagboat::test;

namespace
{

QStringList column(const QAbstractItemModel *model, int role)
{
    QStringList list;
    for (int row = 0; row < model->rowCount(); ++row)
        list.append(model->data(model->index(row, 0), role).toString());
    return list;
}

const QByteArray failedLog = "2026-11-21T09:58:50.0000000Z ##[group]Check out\n"
                             "2026-11-21T09:59:11.0000000Z \x1b[36;1mpytest -q\x1b[0m\n"
                             "2026-11-21T09:59:19.0000000Z E       assert 2 == 3\n"
                             "2026-11-21T09:59:20.0000000Z ##[error]Process completed with exit code 1.\n";

/// A run in which Integration Tests failed in its step Test.
void failTests(ForgeState &state)
{
    state.runs = {workflowRun(RunStatus::Completed, RunConclusion::Failure)};
    WorkflowJob bad = workflowJob(52, u"Integration Tests"_s, RunStatus::Completed, RunConclusion::Failure);
    bad.steps = {jobStep(1, u"Check out"_s, RunConclusion::Success), jobStep(2, u"Test"_s, RunConclusion::Failure)};
    state.jobs = {workflowJob(51, u"Quality Checks"_s, RunStatus::Completed, RunConclusion::Success), bad};
    state.logs = {{52, failedLog}};
}

} // namespace

class TestWorkflowView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRunThatGoesOnIsShown()
    {
        WorkflowScene scene;
        scene.state.runs = {workflowRun(RunStatus::InProgress)};
        scene.state.jobs = {workflowJob(51, u"Quality Checks"_s, RunStatus::Completed, RunConclusion::Success),
                            workflowJob(52, u"Unit Tests"_s, RunStatus::InProgress),
                            workflowJob(53, u"Deploy"_s, RunStatus::Queued)};
        scene.addWorkflow(RunState::Waiting);
        scene.show();
        WorkflowView &view = scene.view;
        const QAbstractItemModelTester tester(view.jobs());
        QCOMPARE(view.subject(), u"workflow"_s);
        QVERIFY(view.loading());
        view.setActive(true);
        QTRY_COMPARE(view.runTitle(), u"Release #412"_s);
        QVERIFY(!view.loading());
        QCOMPARE(view.runNote(), u"release.yml · v1.5.0 · 1 of 3 jobs"_s);
        QCOMPARE(view.runWord(), u"running"_s);
        QVERIFY(view.canStop() && !view.canRunAgain() && view.showsCurrent());
        QCOMPARE(column(view.jobs(), WorkRowModel::TitleRole),
                 (QStringList{u"Quality Checks"_s, u"Unit Tests"_s, u"Deploy"_s}));
        QCOMPARE(column(view.jobs(), WorkRowModel::MarkRole), (QStringList{u"ok"_s, u"running"_s, u"queued"_s}));
        QCOMPARE(column(view.jobs(), WorkRowModel::TimeRole), (QStringList{u"1:12"_s, u"1:12"_s, u"queued"_s}));
        QVERIFY(!view.log()->opened());
    }

    void deploymentsOfTheCommitStandBelow()
    {
        WorkflowScene scene;
        scene.state.runs = {workflowRun(RunStatus::InProgress)};
        ForgeDeployment qa;
        qa.id = 1;
        qa.environment = u"qa"_s;
        qa.commit = u"abc"_s;
        qa.creator = u"mara"_s;
        qa.createdAt = ten();
        ForgeDeployment deploy = qa;
        deploy.id = 2;
        deploy.environment = u"production-deploy"_s;
        deploy.createdAt = ten().addSecs(5);
        scene.state.deployments = {deploy, qa};
        DeploymentStatus good;
        good.state = DeploymentStatus::State::Success;
        good.createdAt = ten();
        good.logUrl = u"https://forge.test/log"_s;
        DeploymentStatus bad = good;
        bad.state = DeploymentStatus::State::Failure;
        bad.description = u"<b>no</b> token"_s;
        scene.state.statuses = {{1, {good}}, {2, {bad}}};
        scene.addWorkflow(RunState::Waiting);
        scene.show();
        WorkflowView &view = scene.view;
        const QAbstractItemModelTester tester(view.deployments());
        view.setActive(true);
        QTRY_COMPARE(view.deployments()->count(), 2);
        QCOMPARE(column(view.deployments(), WorkRowModel::TitleRole), (QStringList{u"qa"_s, u"production-deploy"_s}));
        QCOMPARE(column(view.deployments(), WorkRowModel::MarkRole), (QStringList{u"ok"_s, u"bad"_s}));
        QCOMPARE(column(view.deployments(), WorkRowModel::WordRole), (QStringList{u"deployed"_s, u"failed"_s}));
        const QStringList notes = column(view.deployments(), WorkRowModel::NoteRole);
        QVERIFY2(notes[0].endsWith(u" · by mara · log: https://forge.test/log"_s), qPrintable(notes[0]));
        QVERIFY2(notes[1].contains(u"<b>no</b> token"_s), qPrintable(notes[1]));
        QVERIFY(view.deploymentsNote().isEmpty());
        scene.change([](ForgeState &state) {
            state.deploymentsError = Error{Error::Kind::Denied, u"No permission"_s, {}, {}, {}, 0};
        });
        view.lookAgain();
        QTRY_COMPARE(view.deploymentsNote(), u"The deployments cannot be read. No permission"_s);
        QCOMPARE(view.deployments()->count(), 0);
    }

    void theFailingJobComesFirstWithItsLog()
    {
        WorkflowScene scene;
        failTests(scene.state);
        scene.addWorkflow(RunState::Failed);
        scene.show();
        WorkflowView &view = scene.view;
        QSignalSpy revealed(view.log(), &JobLogView::reveal);
        view.setActive(true);
        QTRY_COMPARE(view.runWord(), u"failed"_s);
        QCOMPARE(column(view.jobs(), WorkRowModel::TitleRole),
                 (QStringList{u"Integration Tests"_s, u"Check out"_s, u"Test"_s, u"Quality Checks"_s}));
        QCOMPARE(column(view.jobs(), WorkRowModel::NoteRole).first(), u"failed in “Test”"_s);
        QCOMPARE(view.log()->title(), u"Integration Tests"_s);
        QTRY_COMPARE(revealed.count(), 1);
        QCOMPARE(revealed.first().first().toInt(), 3); // the failing step's error
        QCOMPARE(view.log()->lines()->count(), 4);
        QCOMPARE(column(view.log()->lines(), JobLogModel::LineRole).at(1), u"pytest -q"_s);

        // What the user folds and closes stays so.
        view.toggle(u"52"_s);
        view.log()->close();
        view.lookAgain();
        scene.change([](ForgeState &) {});
        QCOMPARE(view.jobs()->count(), 2);
        QVERIFY(!view.log()->opened());
        view.choose(u"51"_s);
        QVERIFY(view.log()->opened());
        QTRY_COMPARE(view.log()->trouble(), u"The forge keeps this log no longer."_s);
    }

    void theLogOfARunningJobIsReadOn()
    {
        WorkflowScene scene;
        scene.state.runs = {workflowRun(RunStatus::InProgress)};
        WorkflowJob job = workflowJob(52, u"Unit Tests"_s, RunStatus::InProgress);
        scene.state.jobs = {job};
        scene.addWorkflow(RunState::Waiting);
        scene.show();
        WorkflowView &view = scene.view;
        view.setActive(true);
        QTRY_COMPARE(view.jobs()->count(), 1);
        view.choose(u"52"_s);
        QTRY_VERIFY(!view.log()->loading());
        QVERIFY(view.log()->note().startsWith(u"The forge hands a job's log out when the job has ended"_s));
        QVERIFY(view.log()->trouble().isEmpty());
        // A forge that gives what it has so far: only what is new is added.
        scene.change([&](ForgeState &state) {
            state.jobs.first().steps = {jobStep(1, u"Check out"_s, RunConclusion::Success)};
            state.logs = {{52, "one\ntwo\n"}};
        });
        view.lookAgain();
        QTRY_COMPARE(view.log()->lines()->count(), 2);
        QTRY_VERIFY(!view.log()->loading());
        scene.change([&](ForgeState &state) {
            state.jobs.first() = workflowJob(52, u"Unit Tests"_s, RunStatus::Completed, RunConclusion::Success);
            state.logs = {{52, "one\ntwo\nthree\n"}};
        });
        view.lookAgain();
        QTRY_COMPARE(view.log()->lines()->count(), 3);
        QCOMPARE(column(view.log()->lines(), JobLogModel::LineRole), (QStringList{u"one"_s, u"two"_s, u"three"_s}));
    }

    void theUserApprovesAndTheReleaseGoesOn()
    {
        WorkflowScene scene;
        scene.state.runs = {workflowRun(RunStatus::Waiting)};
        PendingDeployment mine = gate(u"production-release"_s, true);
        mine.waitMinutes = 30;
        mine.waitStartedAt = ten().addSecs(-15 * 60);
        scene.state.pending = {{mine}, ten()};
        scene.addWorkflow(RunState::Waiting);
        scene.show();
        WorkflowView &view = scene.view;
        const QAbstractItemModelTester tester(view.gates());
        view.setActive(true);
        QTRY_COMPARE(view.gates()->count(), 1);
        QCOMPARE(column(view.gates(), WorkRowModel::TitleRole), QStringList{u"production-release waits for you"_s});
        QCOMPARE(column(view.gates(), WorkRowModel::TimeRole), QStringList{u"timer 15:00"_s});
        QCOMPARE(view.gates()->data(view.gates()->index(0), WorkRowModel::ProgressRole).toDouble(), 0.5);
        QVERIFY(view.mayDecide() && view.hasGate(u"production-release"_s));
        QStringList refused;
        const QObject here; // no QSignalSpy: that is written to in the desk's thread
        QObject::connect(&scene.desk, &ReleaseDesk::refused, &here,
                         [&refused](const QString &release) { refused.append(release); });
        view.decide(u"production-release"_s, true, u"looks good"_s);
        QVERIFY(view.busy());
        QTRY_VERIFY(!view.busy());
        QCOMPARE(scene.writes(), QStringList{u"approve 3 of 9000000001: looks good"_s});
        QVERIFY(view.refusal().isEmpty());
        // It rested, and was to go on: the desk of this test knows no such release.
        QTRY_COMPARE_WITH_TIMEOUT(refused.size(), 1, 20'000);
        QCOMPARE(refused.first(), u"r1"_s);
    }

    void afterAnApprovalOnlyTheTimerIsWaitedFor()
    {
        WorkflowScene scene;
        scene.state.runs = {workflowRun(RunStatus::Waiting)};
        PendingDeployment timed = gate(u"production-release"_s, false);
        timed.waitMinutes = 30;
        timed.waitStartedAt = ten().addSecs(-60);
        scene.state.pending = {{timed}, ten()};
        scene.state.history = {
            {DeploymentReview::Verdict::Approved, u"mara"_s, u"looks good"_s, {u"production-release"_s}}};
        scene.addWorkflow(RunState::Waiting);
        scene.show();
        scene.view.setActive(true);
        QTRY_COMPARE(column(scene.view.gates(), WorkRowModel::TitleRole),
                     QStringList{u"production-release waits for its timer"_s});
        QCOMPARE(column(scene.view.gates(), WorkRowModel::NoteRole),
                 QStringList{u"v1.5.0 · approved by mara · started by mara"_s});
        QCOMPARE(column(scene.view.gates(), WorkRowModel::TimeRole), QStringList{u"timer 29:00"_s});
    }

    void whatHappenedSinceItWasAskedIsAskedForToo()
    {
        WorkflowScene scene;
        scene.state.runs = {workflowRun(RunStatus::Waiting)};
        scene.addWorkflow(RunState::Waiting);
        scene.show();
        scene.view.setActive(true);
        QTRY_VERIFY(!scene.view.loading());
        const int once = scene.looks();
        QVERIFY(once > 0);
        scene.view.lookAgain();
        scene.view.lookAgain(); // while the other is under way
        int looks = once;
        for (int turn = 0; turn < 50 && looks < 3 * once; ++turn) // far sooner than it would look by itself
            looks = scene.looks();
        QCOMPARE(looks, 3 * once);
    }

    void theLastAnswerIsToldToAPageThatWasLeft()
    {
        WorkflowScene scene;
        scene.state.runs = {workflowRun(RunStatus::Waiting)};
        scene.addWorkflow(RunState::Waiting);
        scene.show();
        scene.view.setActive(true);
        scene.view.lookAgain(); // while the first look is under way
        QVERIFY(scene.view.loading());
        scene.view.setActive(false);
        QString seen; // by who reads it whenever it is told to have changed
        QObject::connect(&scene.view, &WorkflowView::changed, &scene.view, [&] { seen = scene.view.runTitle(); });
        QTRY_VERIFY(!scene.view.loading());
        QCOMPARE(seen, u"Release #412"_s);
    }

    void aReleaseThatRunsIsNotResumed()
    {
        WorkflowScene scene;
        scene.state.runs = {workflowRun(RunStatus::Waiting)};
        scene.state.pending = {{gate(u"qa"_s, true)}, ten()};
        scene.addWorkflow(RunState::Waiting);
        scene.show();
        scene.tellRunning();
        QStringList refused;
        const QObject here; // no QSignalSpy: that is written to in the desk's thread
        QObject::connect(&scene.desk, &ReleaseDesk::refused, &here,
                         [&refused](const QString &release) { refused.append(release); });
        scene.view.setActive(true);
        QTRY_COMPARE(scene.view.gates()->count(), 1);
        scene.view.decide(u"qa"_s, false, u"not yet"_s);
        QTRY_VERIFY(!scene.view.busy());
        QCOMPARE(scene.writes(), QStringList{u"reject 3 of 9000000001: not yet"_s});
        QTest::qWait(50);
        QCOMPARE(refused.size(), 0); // the desk knows no such release, and was not asked
    }

    void whatWaitsForOthersIsFollowedUntilItRests()
    {
        WorkflowScene scene;
        scene.addWorkflow(RunState::Waiting);
        scene.show();
        scene.tellRunning();
        ReleaseEvent event;
        event.release = scene.release.id;
        event.step = u"release-run"_s;
        event.state = RunState::Waiting;
        Q_EMIT scene.desk.happened(event);
        QVERIFY(scene.flight.running());
        QCOMPARE(scene.flight.situationWord(), u"waits for a workflow"_s);
        QCOMPARE(column(scene.flight.steps(), FlightStepModel::MarkRole), QStringList{u"waiting"_s});
        Q_EMIT scene.desk.rested(scene.release.id);
        QVERIFY(!scene.flight.running());
        QCOMPARE(scene.flight.situation(), u"waiting"_s);
    }

    void othersAreWaitedFor()
    {
        WorkflowScene scene;
        scene.state.runs = {workflowRun(RunStatus::Waiting)};
        scene.state.pending = {{gate(u"qa"_s, false)}, ten()};
        scene.state.history = {
            {DeploymentReview::Verdict::Approved, u"ada"_s, u"checked on staging"_s, {u"staging"_s}}};
        scene.addWorkflow(RunState::Waiting);
        scene.show();
        WorkflowView &view = scene.view;
        view.setActive(true);
        QTRY_COMPARE(view.gates()->count(), 1);
        QCOMPARE(column(view.gates(), WorkRowModel::TitleRole), QStringList{u"qa waits for ada or qa"_s});
        QVERIFY(column(view.gates(), WorkRowModel::NoteRole).first().contains(u"you are none of them"_s));
        QVERIFY(!view.mayDecide());
        QCOMPARE(column(view.decisions(), WorkRowModel::TitleRole), QStringList{u"staging approved by ada"_s});
        QCOMPARE(column(view.decisions(), WorkRowModel::NoteRole), QStringList{u"“checked on staging”"_s});
        view.decide(u"qa"_s, true, {});
        QTRY_VERIFY(view.refusal().contains(u"You cannot decide on qa"_s));
        QVERIFY(scene.writes().isEmpty());
        view.dismissRefusal();
        QVERIFY(view.refusal().isEmpty());
    }

    void failedJobsRunAgainAndARunIsStopped()
    {
        WorkflowScene scene;
        failTests(scene.state);
        scene.addWorkflow(RunState::Failed);
        scene.show();
        WorkflowView &view = scene.view;
        view.setActive(true);
        QTRY_VERIFY(view.canRunAgain());
        QVERIFY(!view.canStop());
        scene.change([](ForgeState &state) {
            state.loseNextAnswer = true; // it happened all the same, and is said to be unknown
        });
        view.runFailedAgain();
        QTRY_VERIFY(!view.refusal().isEmpty());
        QVERIFY(!scene.flight.running());
        scene.change([](ForgeState &state) { state.runs = {workflowRun(RunStatus::InProgress)}; });
        view.lookAgain();
        QTRY_VERIFY(view.canStop());
        view.stopRun();
        QTRY_VERIFY(!view.busy());
        QCOMPARE(scene.writes(), (QStringList{u"run failed of 9000000001 again"_s, u"stop 9000000001"_s}));
        QVERIFY(!scene.flight.running());
    }

    void aPullRequestSaysWhatHindersIt()
    {
        WorkflowScene scene;
        scene.addMerge();
        PullRequestReview review;
        review.user = u"ada"_s;
        review.state = PullRequestReview::State::Approved;
        scene.state.reviews = {review};
        CommitCheck check;
        check.name = u"Unit Tests"_s;
        check.state = CommitCheck::State::Pending;
        scene.state.checks.checks = {check};
        scene.state.required = {u"Unit Tests"_s, u"Security Scans"_s};
        scene.show();
        WorkflowView &view = scene.view;
        view.setActive(true);
        QTRY_COMPARE(view.requestTitle(), u"#7 chore: prepare release v1.5.0"_s);
        QCOMPARE(view.subject(), u"request"_s);
        QCOMPARE(view.requestWord(), u"open"_s);
        QCOMPARE(view.requestNote(), u"release/v1.5.0 into main, opened by mara"_s);
        QCOMPARE(view.mergeText(), u"It cannot be merged yet:"_s);
        QCOMPARE(view.hindrances(), QStringList{u"Not through yet: Unit Tests, Security Scans"_s});
        QCOMPARE(column(view.reviews(), WorkRowModel::WordRole), QStringList{u"approved"_s});
        QCOMPARE(column(view.checks(), WorkRowModel::WordRole), (QStringList{u"running"_s, u"queued"_s}));
        QVERIFY(view.runTitle().isEmpty());
        scene.change([](ForgeState &state) {
            state.checks.checks.first().state = CommitCheck::State::Passed;
            state.requests.first().mergeability = PullRequest::Mergeability::Clean;
        });
        view.lookAgain();
        QTRY_COMPARE(column(view.checks(), WorkRowModel::WordRole).first(), u"passed"_s);
    }

    void offlineTheOldAnswerStays()
    {
        WorkflowScene scene;
        scene.state.runs = {workflowRun(RunStatus::InProgress)};
        scene.addWorkflow(RunState::Waiting);
        scene.show();
        WorkflowView &view = scene.view;
        view.setActive(true);
        QTRY_COMPARE(view.runTitle(), u"Release #412"_s);
        scene.change([](ForgeState &state) {
            state.outage = Error{Error::Kind::Unavailable, u"The server cannot be reached"_s, {}, {}, {}, 0};
        });
        view.lookAgain();
        QTRY_VERIFY(view.offline());
        QVERIFY(view.trouble().startsWith(u"As it was at "_s));
        QVERIFY(view.trouble().endsWith(u"The server cannot be reached"_s));
        QCOMPARE(view.runTitle(), u"Release #412"_s);
        scene.change([](ForgeState &state) { state.outage.reset(); });
        view.lookAgain();
        QTRY_VERIFY(!view.offline());
        QVERIFY(view.trouble().isEmpty());
    }

    void onlyAPageThatIsLookedAtAsks()
    {
        WorkflowScene scene;
        scene.state.runs = {workflowRun(RunStatus::InProgress)};
        scene.addWorkflow(RunState::Waiting);
        scene.show();
        WorkflowView &view = scene.view;
        QCOMPARE(scene.looks(), 0);
        view.setActive(true);
        QTRY_VERIFY(!view.loading());
        QCOMPARE(scene.looks(), 1);
        QTRY_VERIFY_WITH_TIMEOUT(scene.looks() == 2, 8000); // five seconds later
        view.setActive(false);
        view.lookAgain();
        QTest::qWait(100);
        QCOMPARE(scene.looks(), 2);
    }

    void aStepOfThePastCanBeSelected()
    {
        WorkflowScene scene;
        scene.state.runs = {workflowRun(RunStatus::Completed, RunConclusion::Success)};
        scene.addWorkflow(RunState::Done).facts = {{u"run"_s, u"9000000001"_s}};
        scene.add(u"next-files"_s, u"files"_s, RunState::Failed);
        scene.show();
        WorkflowView &view = scene.view;
        view.setActive(true);
        QCOMPARE(view.subject(), QString());
        QCOMPARE(view.shownRow(), -1);
        view.select(0);
        QCOMPARE(view.shownRow(), 0);
        QCOMPARE(view.stepTitle(), u"Step release-run"_s);
        QVERIFY(!view.showsCurrent());
        QTRY_COMPARE(view.runWord(), u"passed"_s);
        view.select(1); // it follows nothing
        QCOMPARE(view.shownRow(), -1);
        QCOMPARE(view.subject(), QString());
        QVERIFY(view.runTitle().isEmpty());
    }

    void aWorkflowThatHasNotBegunIsSaid()
    {
        WorkflowScene scene;
        scene.addWorkflow(RunState::Waiting);
        scene.show();
        scene.view.setActive(true);
        QTRY_COMPARE(scene.view.notBegun(), u"The workflow of v1.5.0 has not begun yet."_s);
    }
};

QTEST_MAIN(TestWorkflowView)
#include "tst_workflowview.moc"
