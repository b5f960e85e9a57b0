// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "forgescene.h"

#include <QTest>

using namespace tagboat;
using namespace tagboat::test;
using namespace Qt::StringLiterals;

using Kind = Finding::Kind;
using Change = std::function<void(Scene &)>;

class TestWorkflowSteps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWorkflowIsFollowed_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("on");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, Kind kind, const QString &on, const QString &words,
                            const Change &change) { QTest::newRow(name) << change << kind << on << words; };
        const auto late = [](Scene &s) {
            s.inputs = {{u"commit"_s, s.commit}, {u"since"_s, s.clock.now().toString(Qt::ISODate)}};
            s.clock.pass(61);
        };
        row("not yet", Kind::Waits, u"workflow"_s, u"not begun"_s, [](Scene &) {});
        row("never", Kind::Differs, {}, u"No workflow started for v1.0.0"_s, late);
        row("switched off", Kind::Differs, {}, u"No workflow started"_s, [late](Scene &s) {
            late(s);
            Workflow workflow;
            workflow.name = u"Release"_s;
            workflow.path = u".github/workflows/release.yml"_s;
            workflow.state = Workflow::State::DisabledManually;
            s.state.workflows = {workflow};
        });
        row("of another file", Kind::Waits, u"workflow"_s, u"not begun"_s, [](Scene &s) {
            s.state.runs = {run(s, RunStatus::Completed, RunConclusion::Success)};
            s.state.runs[0].path = u".github/workflows/docs.yml"_s;
        });
        row("done", Kind::Stands, {}, u"Release #4 is done"_s,
            [](Scene &s) { s.state.runs = {run(s, RunStatus::Completed, RunConclusion::Success)}; });
        row("running", Kind::Waits, u"workflow"_s, u"1 of 2 jobs done: Build"_s, [](Scene &s) {
            s.state.runs = {run(s, RunStatus::InProgress)};
            WorkflowJob tests;
            tests.name = u"Unit Tests"_s;
            tests.status = RunStatus::Completed;
            WorkflowJob build;
            build.name = u"Build"_s;
            build.status = RunStatus::InProgress;
            s.state.jobs = {tests, build};
        });
        row("failed", Kind::Differs, {}, u"Build, step “Compare”"_s, [](Scene &s) {
            s.state.runs = {run(s, RunStatus::Completed, RunConclusion::Failure)};
            WorkflowJob build;
            build.name = u"Build"_s;
            build.status = RunStatus::Completed;
            build.conclusion = RunConclusion::Failure;
            JobStep step;
            step.name = u"Compare"_s;
            step.status = RunStatus::Completed;
            step.conclusion = RunConclusion::Failure;
            build.steps = {step};
            s.state.jobs = {build};
        });
        row("approval", Kind::Waits, u"approval"_s, u"qa waits for ada or qa-team, its timer ends in 28 min"_s,
            [](Scene &s) {
                s.state.runs = {run(s, RunStatus::Waiting)};
                PendingDeployment gate;
                gate.environmentName = u"qa"_s;
                gate.reviewers = {{EnvironmentReviewer::Kind::User, 1, u"ada"_s},
                                  {EnvironmentReviewer::Kind::Team, 2, u"qa-team"_s}};
                gate.waitMinutes = 30;
                gate.waitStartedAt = s.clock.now().addSecs(-125);
                s.state.pending = {{gate}, s.clock.now()};
            });
        row("timer", Kind::Waits, u"timer"_s, u"production-release, its timer ends in 1 min"_s, [](Scene &s) {
            s.state.runs = {run(s, RunStatus::Waiting)};
            PendingDeployment gate;
            gate.environmentName = u"production-release"_s;
            gate.waitMinutes = 30;
            gate.waitStartedAt = s.clock.now().addSecs(-30 * 60 + 1);
            s.state.pending = {{gate}, s.clock.now()};
        });
    }
    void whatWentToTheIndexForTrialsIsKept()
    {
        Scene scene;
        scene.state.runs = {run(scene, RunStatus::Completed, RunConclusion::Success)};
        WorkflowJob upload;
        upload.name = u"Upload to TestPyPI"_s;
        upload.status = RunStatus::Completed;
        upload.conclusion = RunConclusion::Skipped;
        scene.state.jobs = {upload};
        QVERIFY(!scene.check(workflowStep())->facts.contains(u"trialUpload"_s));
        scene.state.jobs[0].conclusion = RunConclusion::Success;
        QCOMPARE(scene.check(workflowStep())->facts[u"trialUpload"_s].toString(), upload.name);
    }

    void aWorkflowIsFollowed()
    {
        QFETCH(Change, change);
        QFETCH(Kind, kind);
        QFETCH(QString, on);
        QFETCH(QString, words);
        Scene scene;
        change(scene);
        const auto found = scene.check(workflowStep());
        QVERIFY2(found, found ? "" : qPrintable(describe(found.error())));
        QCOMPARE(found->kind, kind);
        QCOMPARE(found->waitsOn, on);
        QVERIFY2(found->detail.contains(words), qPrintable(found->detail));
    }

    void theChecksOfACommitAreWaitedFor_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const QString &expected, Kind kind, const QString &words,
                            const Change &change) { QTest::newRow(name) << change << expected << kind << words; };
        const auto late = [](Scene &s) {
            s.inputs = {{u"since"_s, s.clock.now().toString(Qt::ISODate)}};
            s.clock.pass(61);
        };
        const auto barred = [](Scene &s) { s.state.checks.runsKnown = false; };
        const auto check = [](CommitCheck::State state) {
            CommitCheck made;
            made.name = u"Unit Tests"_s;
            made.state = state;
            return QList{made};
        };
        row("good", {}, Kind::Stands, u"All 1 checks"_s,
            [check](Scene &s) { s.state.checks.checks = check(CommitCheck::State::Passed); });
        row("at work", {}, Kind::Waits, u"Unit Tests"_s,
            [check](Scene &s) { s.state.checks.checks = check(CommitCheck::State::Pending); });
        row("failed", {}, Kind::Differs, u"Unit Tests"_s,
            [check](Scene &s) { s.state.checks.checks = check(CommitCheck::State::Failed); });
        row("none", {}, Kind::Stands, u"no checks"_s, [](Scene &) {});
        row("not yet", u"always"_s, Kind::Waits, u"not begun"_s, [](Scene &) {});
        row("never", u"always"_s, Kind::Differs, u"No check"_s, late);
        row("not yet, perhaps", u"perhaps"_s, Kind::Waits, u"not begun"_s, [](Scene &) {});
        row("never, perhaps", u"perhaps"_s, Kind::Stands, u"no checks"_s, late);
        row("barred, runs good", {}, Kind::Stands, u"All 1 workflows"_s, [barred](Scene &s) {
            barred(s);
            s.state.runs = {run(s, RunStatus::Completed, RunConclusion::Success)};
        });
        row("barred, runs failed", {}, Kind::Differs, u"failed in Release #4"_s, [barred](Scene &s) {
            barred(s);
            s.state.runs = {run(s, RunStatus::Completed, RunConclusion::Failure)};
        });
        row("barred, mended since", {}, Kind::Stands, u"All 1 workflows"_s, [barred](Scene &s) {
            barred(s);
            s.state.runs = {run(s, RunStatus::Completed, RunConclusion::Success),
                            run(s, RunStatus::Completed, RunConclusion::Failure)};
        });
        row("barred, at work", {}, Kind::Waits, u"Release #4"_s, [barred](Scene &s) {
            barred(s);
            s.state.runs = {run(s, RunStatus::InProgress)};
        });
        row("barred, none", u"always"_s, Kind::Waits, u"not begun"_s, barred);
    }
    void theChecksOfACommitAreWaitedFor()
    {
        QFETCH(Change, change);
        QFETCH(QString, expected);
        QFETCH(Kind, kind);
        QFETCH(QString, words);
        Scene scene;
        change(scene);
        const StepSpec step{u"prepare-checks"_s,
                            u"checks"_s,
                            u"Wait"_s,
                            true,
                            {{u"commitFrom"_s, u"prepare-commit"_s}, {u"expected"_s, expected}}};
        const auto found = scene.check(step);
        QVERIFY2(found, found ? "" : qPrintable(describe(found.error())));
        QCOMPARE(found->kind, kind);
        QVERIFY2(found->detail.contains(words), qPrintable(found->detail));
    }

    void aReleaseIsDraftedOnceAndPublished()
    {
        Scene scene;
        QCOMPARE(scene.check(releaseStep(u"draft-release"_s))->kind, Kind::Absent);
        scene.state.loseNextAnswer = true;
        QVERIFY(!scene.apply(releaseStep(u"draft-release"_s)));
        QCOMPARE(scene.check(releaseStep(u"draft-release"_s))->kind, Kind::Stands);
        QCOMPARE(scene.check(releaseStep(u"publish-release"_s))->kind, Kind::Absent);
        QVERIFY(scene.apply(releaseStep(u"publish-release"_s)));
        QCOMPARE(scene.check(releaseStep(u"publish-release"_s))->kind, Kind::Stands);
        QCOMPARE(scene.state.writes, QStringList({u"draft v1.0.0"_s, u"publish v1.0.0 as latest"_s}));
    }

    void aDraftOfOthersGetsOurNotes()
    {
        Scene scene;
        ForgeRelease draft;
        draft.id = 3;
        draft.tag = u"v1.0.0"_s;
        draft.draft = true;
        scene.state.releases = {draft};
        QCOMPARE(scene.check(releaseStep(u"draft-release"_s))->kind, Kind::Absent);
        QVERIFY(scene.apply(releaseStep(u"draft-release"_s)));
        QCOMPARE(scene.state.releases.size(), 1);
        QCOMPARE(scene.state.releases[0].notes, u"- Fixed"_s);
        scene.state.releases.append(draft);
        QCOMPARE(scene.check(releaseStep(u"draft-release"_s))->kind, Kind::Differs);
        QCOMPARE(scene.check(releaseStep(u"publish-release"_s))->kind, Kind::Differs);
        scene.state.releases.clear();
        QCOMPARE(scene.check(releaseStep(u"publish-release"_s))->kind, Kind::Differs);
    }

    void theEngineFollowsAWorkflowToItsEnd()
    {
        Scene scene;
        StepSpec step = workflowStep();
        step.detail.remove(u"commitFrom"_s);
        step.detail[u"commit"_s] = scene.commit;
        scene.plan.steps = {step};
        LibGit2Git git;
        QStringList heard;
        Engine engine({git, scene.remote, scene.processes, *scene.journal, scene.clock, &scene.places, &scene.pause},
                      [&](const ReleaseEvent &event) {
                          if (event.state == RunState::Waiting && !event.step.isEmpty())
                              heard.append(event.detail);
                      });
        scene.pause.turns = {[] {}, [] {}, [&] { scene.state.runs = {run(scene, RunStatus::InProgress)}; }, [] {},
                             [&] { scene.state.runs = {run(scene, RunStatus::Completed, RunConclusion::Success)}; }};
        RunPolicy policy;
        policy.follow = true;
        const auto ended = QCoro::waitFor(engine.start(scene.plan, policy, {}));
        QVERIFY2(ended, ended ? "" : qPrintable(describe(ended.error())));
        QCOMPARE(ended->state, RunState::Done);
        QCOMPARE(scene.pause.waits.size(), 5);
        QCOMPARE(heard,
                 QStringList({u"The workflow of v1.0.0 has not begun yet"_s, u"Release #4, 0 of 0 jobs done"_s}));
    }

    void withoutFollowingTheReleaseWaitsAndCanBeResumed()
    {
        Scene scene;
        StepSpec step = workflowStep();
        step.detail.remove(u"commitFrom"_s);
        step.detail[u"commit"_s] = scene.commit;
        scene.plan.steps = {step};
        LibGit2Git git;
        Engine engine({git, scene.remote, scene.processes, *scene.journal, scene.clock, &scene.places, &scene.pause},
                      [](const ReleaseEvent &) {});
        const auto waiting = QCoro::waitFor(engine.start(scene.plan, {}, {}));
        QVERIFY(waiting);
        QCOMPARE(waiting->state, RunState::Waiting);
        QCOMPARE(waiting->current()->waitsOn, u"workflow"_s);
        QVERIFY(scene.pause.waits.isEmpty());
        scene.state.runs = {run(scene, RunStatus::Completed, RunConclusion::Success)};
        const auto ended = QCoro::waitFor(engine.resume(waiting->id, {}, {}));
        QVERIFY(ended);
        QCOMPARE(ended->state, RunState::Done);
    }
};

QTEST_GUILESS_MAIN(TestWorkflowSteps)
#include "tst_workflowsteps.moc"
