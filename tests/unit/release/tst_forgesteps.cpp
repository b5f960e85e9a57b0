// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "git/libgit2git.h"
#include "process/qtprocessrunner.h"
#include "release/approvalinbox.h"
#include "release/engine.h"
#include "release/stepregistry.h"
#include "store/sqlitejournal.h"
#include "support/fakeforge.h"
#include "support/testrepository.h"

#include <QCoroTask>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

#include <deque>

using namespace tagboat;
using namespace tagboat::test;
using namespace Qt::StringLiterals;

using Kind = Finding::Kind;

namespace
{

class TestClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return m_now; }
    void pass(qint64 seconds) { m_now = m_now.addSecs(seconds); }

private:
    QDateTime m_now{{2026, 8, 1}, {12, 0}, QTimeZone::utc()};
};

/// Fetches with the real git; nothing else is asked of it here.
class FetchingRemote final : public GitRemote
{
public:
    explicit FetchingRemote(const TestRepository &work) : m_work(work) {}
    QCoro::Task<Result<QList<RemoteReference>>> references(QString, QString, Cancel) override
    {
        co_return QList<RemoteReference>();
    }
    QCoro::Task<Result<void>> push(QString, QString, QList<PushUpdate>, Cancel) override { co_return Result<void>(); }
    QCoro::Task<Result<void>> deleteCandidateTag(QString, QString, CandidateTag, QString, Cancel) override
    {
        co_return Result<void>();
    }
    QCoro::Task<Result<void>> fetch(QString, QString, Cancel) override
    {
        m_work.git({u"fetch"_s, u"--quiet"_s, u"origin"_s});
        co_return Result<void>();
    }

private:
    const TestRepository &m_work;
};

/// Passes time on the test's clock, and lets the world go on by one turn.
class TestPause final : public Pause
{
public:
    explicit TestPause(TestClock &clock) : m_clock(clock) {}
    QCoro::Task<Result<void>> wait(std::chrono::milliseconds time, Cancel cancel) override
    {
        if (cancel.requested())
            co_return fail(Error::Kind::Cancelled, u"Stopped"_s);
        waits.append(time.count() / 1000);
        m_clock.pass(time.count() / 1000);
        if (!turns.empty()) {
            turns.front()();
            turns.pop_front();
        }
        co_return Result<void>();
    }
    QList<qint64> waits;
    std::deque<std::function<void()>> turns;

private:
    TestClock &m_clock;
};

/// A repository whose release branch is one commit ahead of main, here and on its remote.
class Scene
{
public:
    Scene() : remote(work), pause(clock), places(state)
    {
        work.write(u"a.txt"_s, "1\n");
        work.commit(u"begin"_s);
        bare = work.addBareRemote();
        work.git({u"switch"_s, u"--quiet"_s, u"--create"_s, u"release/v1.0.0"_s});
        work.write(u"a.txt"_s, "2\n");
        commit = work.commit(u"chore: prepare release v1.0.0"_s);
        work.git({u"push"_s, u"--quiet"_s, u"origin"_s, u"release/v1.0.0"_s});
        opened = LibGit2Git().open(work.path()).value();
        plan.repository = work.path();
        plan.package = u"kit"_s;
        plan.remoteName = u"origin"_s;
        plan.remoteUrl = u"https://forge.test/team/kit"_s;
        facts[u"prepare-commit"_s] = {{u"commit"_s, commit}};
        journal = SqliteJournal::open(store.path()).value();
    }

    StepContext context()
    {
        return {*opened, remote, processes, *journal, clock, &places, plan, facts, {}, {}, [](const QString &) {}};
    }
    Result<Finding> check(const StepSpec &spec)
    {
        const auto step = makeStep(spec);
        StepContext with = context();
        const auto prepared = QCoro::waitFor((*step)->prepare(with));
        if (!prepared)
            return tl::unexpected(prepared.error());
        return QCoro::waitFor((*step)->check(with, inputs.isEmpty() ? *prepared : inputs));
    }
    Result<void> apply(const StepSpec &spec)
    {
        const auto step = makeStep(spec);
        StepContext with = context();
        const auto prepared = QCoro::waitFor((*step)->prepare(with));
        return QCoro::waitFor((*step)->apply(with, *prepared));
    }
    /// The open pull request of the release branch.
    PullRequest request() const
    {
        PullRequest made;
        made.number = 7;
        made.title = u"chore: prepare release v1.0.0"_s;
        made.state = PullRequest::State::Open;
        made.headBranch = u"release/v1.0.0"_s;
        made.headCommit = commit;
        made.baseBranch = u"main"_s;
        made.mergeability = PullRequest::Mergeability::Clean;
        return made;
    }
    /// The commit that a squash merge leaves on the remote's main.
    QString squashOnRemote()
    {
        const QString tree = work.git({u"rev-parse"_s, commit + u"^{tree}"_s});
        const QString merged =
            work.git({u"commit-tree"_s, tree, u"-p"_s, u"origin/main"_s, u"-m"_s, u"chore: prepare (#7)"_s});
        work.git({u"push"_s, u"--quiet"_s, u"origin"_s, merged + u":refs/heads/main"_s});
        return merged;
    }

    ForgeState state;
    TestClock clock;
    TestRepository work;
    FetchingRemote remote;
    TestPause pause;
    FakePlaces places;
    QtProcessRunner processes;
    QTemporaryDir store;
    QString bare;
    QString commit;
    std::unique_ptr<LocalRepository> opened;
    std::unique_ptr<SqliteJournal> journal;
    Plan plan;
    QMap<QString, QJsonObject> facts;
    QJsonObject inputs;
};

StepSpec requestStep()
{
    return {u"prepare-request"_s,
            u"pull-request"_s,
            u"Open the pull request"_s,
            true,
            {{u"head"_s, u"release/v1.0.0"_s},
             {u"base"_s, u"main"_s},
             {u"title"_s, u"chore: prepare release v1.0.0"_s},
             {u"body"_s, u"Notes"_s},
             {u"commitFrom"_s, u"prepare-commit"_s}}};
}

StepSpec mergeStep()
{
    return {u"prepare-merge"_s,
            u"merge-pull-request"_s,
            u"Merge"_s,
            false,
            {{u"head"_s, u"release/v1.0.0"_s},
             {u"base"_s, u"main"_s},
             {u"title"_s, u"chore: prepare release v1.0.0"_s},
             {u"pullRequestFrom"_s, u"prepare-request"_s},
             {u"commitFrom"_s, u"prepare-commit"_s}}};
}

StepSpec workflowStep()
{
    return {u"release-run"_s,
            u"workflow"_s,
            u"Follow the workflow"_s,
            true,
            {{u"event"_s, u"push"_s},
             {u"tag"_s, u"v1.0.0"_s},
             {u"path"_s, u".github/workflows/release.yml"_s},
             {u"commitFrom"_s, u"prepare-commit"_s}}};
}

StepSpec releaseStep(const QString &kind)
{
    return {u"release-"_s + kind,
            kind,
            u"Release"_s,
            true,
            {{u"tag"_s, u"v1.0.0"_s},
             {u"title"_s, u"v1.0.0"_s},
             {u"notes"_s, u"- Fixed"_s},
             {u"prerelease"_s, false},
             {u"latest"_s, true}}};
}

WorkflowRun run(const Scene &scene, RunStatus status, RunConclusion conclusion = RunConclusion::None)
{
    WorkflowRun made;
    made.id = 9'000'000'001;
    made.name = u"Release"_s;
    made.number = 4;
    made.path = u".github/workflows/release.yml"_s;
    made.event = u"push"_s;
    made.headBranch = u"v1.0.0"_s;
    made.headCommit = scene.commit;
    made.status = status;
    made.conclusion = conclusion;
    made.url = u"https://forge.test/team/kit/actions/runs/9000000001"_s;
    return made;
}

using Change = std::function<void(Scene &)>;

} // namespace

Q_DECLARE_METATYPE(Change)

class TestForgeSteps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thePullRequestIsOpenedOnceAndFoundAgain()
    {
        Scene scene;
        QCOMPARE(scene.check(requestStep())->kind, Kind::Absent);
        scene.state.loseNextAnswer = true;
        QVERIFY(!scene.apply(requestStep()));
        const auto found = scene.check(requestStep());
        QCOMPARE(found->kind, Kind::Stands);
        QCOMPARE(found->facts[u"number"_s].toInt(), 7);
        QCOMPARE(scene.state.requests.constFirst().body, u"Notes"_s);
        // Somebody was faster: their pull request is taken.
        QVERIFY(scene.apply(requestStep()));
        QCOMPARE(scene.state.writes, QStringList(u"create pull request release/v1.0.0"_s));
    }

    void anotherPullRequestIsNotTaken_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<Kind>("kind");
        const auto row = [](const char *name, const Change &change, Kind kind) {
            QTest::newRow(name) << change << kind;
        };
        row(
            "closed", [](Scene &s) { s.state.requests[0].state = PullRequest::State::Closed; }, Kind::Absent);
        row(
            "merged with this commit",
            [](Scene &s) {
                s.state.requests[0].state = PullRequest::State::Closed;
                s.state.requests[0].merged = true;
            },
            Kind::Stands);
        row(
            "merged with another",
            [](Scene &s) {
                s.state.requests[0].state = PullRequest::State::Closed;
                s.state.requests[0].merged = true;
                s.state.requests[0].headCommit = u"0123"_s;
            },
            Kind::Absent);
        row(
            "into another branch", [](Scene &s) { s.state.requests[0].baseBranch = u"next"_s; }, Kind::Differs);
    }
    void anotherPullRequestIsNotTaken()
    {
        QFETCH(Change, change);
        QFETCH(Kind, kind);
        Scene scene;
        scene.state.requests = {scene.request()};
        change(scene);
        QCOMPARE(scene.check(requestStep())->kind, kind);
    }

    void aPullRequestWaitsForWhatItLacks_data()
    {
        using Mergeability = PullRequest::Mergeability;
        QTest::addColumn<Change>("change");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("on");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, Kind kind, const QString &on, const QString &words,
                            const Change &change) { QTest::newRow(name) << change << kind << on << words; };
        const auto check = [](CommitCheck::State state) {
            CommitCheck made;
            made.name = u"Unit Tests"_s;
            made.state = state;
            return QList{made};
        };
        const auto review = [](const QString &user, PullRequestReview::State state) {
            PullRequestReview made;
            made.user = user;
            made.state = state;
            return made;
        };
        using Review = PullRequestReview::State;
        row("clean", Kind::Absent, {}, {}, [](Scene &) {});
        row("reviewer", Kind::Waits, u"review"_s, u"ada"_s, [](Scene &s) {
            s.state.requests[0].mergeability = Mergeability::Blocked;
            s.state.requests[0].awaitedReviewers = {u"ada"_s};
        });
        row("changes asked", Kind::Waits, u"review"_s, u"ada asked for changes"_s,
            [review](Scene &s) { s.state.reviews = {review(u"ada"_s, Review::ChangesRequested)}; });
        row("changes made", Kind::Absent, {}, {}, [review](Scene &s) {
            s.state.reviews = {review(u"ada"_s, Review::ChangesRequested), review(u"ada"_s, Review::Commented),
                               review(u"ada"_s, Review::Approved)};
        });
        row("dismissed", Kind::Absent, {}, {}, [review](Scene &s) {
            s.state.reviews = {review(u"ada"_s, Review::ChangesRequested), review(u"ada"_s, Review::Dismissed)};
        });
        row("checks run", Kind::Waits, u"checks"_s, u"Unit Tests"_s,
            [check](Scene &s) { s.state.checks.checks = check(CommitCheck::State::Pending); });
        row("checks failed", Kind::Differs, {}, u"Unit Tests"_s,
            [check](Scene &s) { s.state.checks.checks = check(CommitCheck::State::Failed); });
        row("computed", Kind::Waits, u"checks"_s, u"works out"_s,
            [](Scene &s) { s.state.requests[0].mergeability = Mergeability::Unknown; });
        row("draft", Kind::Waits, u"review"_s, u"draft"_s,
            [](Scene &s) { s.state.requests[0].mergeability = Mergeability::Draft; });
        row("conflicts", Kind::Differs, {}, u"conflicts"_s,
            [](Scene &s) { s.state.requests[0].mergeability = Mergeability::Dirty; });
        row("behind", Kind::Differs, {}, u"moved on"_s,
            [](Scene &s) { s.state.requests[0].mergeability = Mergeability::Behind; });
        row("closed", Kind::Differs, {}, u"closed"_s,
            [](Scene &s) { s.state.requests[0].state = PullRequest::State::Closed; });
        row("other commits", Kind::Differs, {}, u"other commits"_s,
            [](Scene &s) { s.state.requests[0].headCommit = u"0123456789abcdef"_s; });
    }
    void aPullRequestWaitsForWhatItLacks()
    {
        QFETCH(Change, change);
        QFETCH(Kind, kind);
        QFETCH(QString, on);
        QFETCH(QString, words);
        Scene scene;
        scene.facts[u"prepare-request"_s] = {{u"number"_s, 7}};
        scene.state.requests = {scene.request()};
        change(scene);
        const auto found = scene.check(mergeStep());
        QVERIFY2(found, found ? "" : qPrintable(describe(found.error())));
        QCOMPARE(found->kind, kind);
        QCOMPARE(found->waitsOn, on);
        QVERIFY2(found->detail.contains(words), qPrintable(found->detail));
    }

    void theMergedBranchComesHere()
    {
        Scene scene;
        scene.facts[u"prepare-request"_s] = {{u"number"_s, 7}};
        scene.state.requests = {scene.request()};
        scene.state.repository.allowsSquash = true;
        const QString merged = scene.squashOnRemote();
        scene.state.requests[0].mergeCommit = merged;
        const auto applied = scene.apply(mergeStep());
        QVERIFY2(applied, applied ? "" : qPrintable(describe(applied.error())));
        QCOMPARE(scene.state.writes,
                 QStringList({u"merge 7 by 1"_s, u"remove branch release/v1.0.0 at "_s + scene.commit}));
        QCOMPARE(scene.work.git({u"rev-parse"_s, u"main"_s}), merged);
        QCOMPARE(scene.work.git({u"branch"_s, u"--show-current"_s}), u"main"_s);
        QCOMPARE(scene.work.git({u"status"_s, u"--porcelain"_s}), QString());
        const auto found = scene.check(mergeStep());
        QCOMPARE(found->kind, Kind::Stands);
        QCOMPARE(found->facts[u"commit"_s].toString(), merged);
        // Again, as after a crash: nothing is merged a second time.
        QVERIFY(scene.apply(mergeStep()));
        QCOMPARE(scene.state.writes.count(u"merge 7 by 1"_s), 1);
    }

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

    void whatWaitsIsToldAndDecided()
    {
        Scene scene;
        FakePlaces places(scene.state);
        const ForgePlace place = *places.of({});
        scene.state.runs = {run(scene, RunStatus::Waiting), run(scene, RunStatus::InProgress)};
        PendingDeployment qa;
        qa.environment = 5;
        qa.environmentName = u"qa"_s;
        qa.mayApprove = true;
        PendingDeployment timed;
        timed.environment = 6;
        timed.environmentName = u"production-release"_s;
        timed.reviewers = {{EnvironmentReviewer::Kind::User, 1, u"ada"_s}};
        timed.waitMinutes = 30;
        timed.waitStartedAt = scene.clock.now().addSecs(-60);
        scene.state.pending = {{qa, timed}, scene.clock.now()};
        const auto waiting = QCoro::waitFor(waitingApprovals(place, {}));
        QVERIFY2(waiting, waiting ? "" : qPrintable(describe(waiting.error())));
        QCOMPARE(waiting->size(), 2);
        QCOMPARE(waiting->at(0).whyNot(), QString());
        QVERIFY(!waiting->at(0).timerEnds.isValid());
        QVERIFY(waiting->at(1).whyNot().startsWith(u"ada can"_s));
        QCOMPARE(waiting->at(1).timerEnds, scene.clock.now().addSecs(29 * 60));
        // Nothing is sent for what may not be decided, or does not wait.
        const auto denied = QCoro::waitFor(decideApprovals(place, *waiting, timed.environmentName, true, {}, {}));
        QCOMPARE(denied.error().kind, Error::Kind::Denied);
        const auto absent = QCoro::waitFor(decideApprovals(place, *waiting, u"staging"_s, true, {}, {}));
        QCOMPARE(absent.error().kind, Error::Kind::NotFound);
        QVERIFY(scene.state.writes.isEmpty());
        QVERIFY(QCoro::waitFor(decideApprovals(place, *waiting, u"QA"_s, true, u"fine"_s, {})));
        QVERIFY(QCoro::waitFor(decideApprovals(place, *waiting, u"qa"_s, false, u"no"_s, {})));
        QCOMPARE(scene.state.writes,
                 QStringList({u"approve 5 of 9000000001: fine"_s, u"reject 5 of 9000000001: no"_s}));
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

QTEST_GUILESS_MAIN(TestForgeSteps)
#include "tst_forgesteps.moc"
