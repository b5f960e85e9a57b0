// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/followedwork.h"
#include "support/fakeforge.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;
using tagboat::test::FakePlaces;
using tagboat::test::ForgeState;

namespace
{

using Kind = FollowedWork::Kind;

StepState step(const QString &id, const QString &kind, const QJsonObject &detail, const QJsonObject &inputs = {},
               const QJsonObject &facts = {})
{
    StepState made;
    made.spec = {id, kind, id, true, detail};
    made.inputs = inputs;
    made.facts = facts;
    made.state = RunState::Waiting;
    return made;
}

WorkflowRun run(qint64 id, qint64 workflow, RunStatus status, RunConclusion conclusion = RunConclusion::None)
{
    WorkflowRun made;
    made.id = id;
    made.workflow = workflow;
    made.status = status;
    made.conclusion = conclusion;
    made.event = u"push"_s;
    made.headCommit = u"abc"_s;
    made.headBranch = u"v1.0.0"_s;
    made.path = u".github/workflows/release.yml"_s;
    return made;
}

Result<FollowedState> read(ForgeState &state, const FollowedWork &work,
                           const std::optional<RequiredChecks> &required = {})
{
    FakePlaces places(state);
    const auto place = QCoro::waitFor(forgePlaceAt(places, u"https://forge.test/team/kit"_s, {}));
    return QCoro::waitFor(readFollowed(place.value(), work, required, {}));
}

/// No account serves anything.
struct NoPlaces final : ForgePlaces {
    QCoro::Task<Result<std::optional<ForgePlace>>> find(QString, Cancel) override
    {
        co_return std::optional<ForgePlace>();
    }
};

} // namespace

class TestFollowedWork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theJournalTellsWhatIsFollowed_data()
    {
        QTest::addColumn<StepState>("state");
        QTest::addColumn<FollowedWork>("work");
        const auto row = [](const char *name, const StepState &state, const FollowedWork &work) {
            QTest::newRow(name) << state << work;
        };
        const QJsonObject workflow{{u"event"_s, u"push"_s}, {u"tag"_s, u"v1.0.0"_s}, {u"path"_s, u"release.yml"_s}};
        FollowedWork run{Kind::Later, 0, u"push"_s, u"v1.0.0"_s, {}, u"release.yml"_s, 0};
        row("a workflow to come", step(u"run"_s, u"workflow"_s, workflow), run);
        run.kind = Kind::Workflow;
        run.commit = u"abc"_s;
        row("a workflow", step(u"run"_s, u"workflow"_s, workflow, {{u"commit"_s, u"abc"_s}}), run);
        run.run = 9'000'000'001;
        row("a workflow that has ended",
            step(u"run"_s, u"workflow"_s, workflow, {{u"commit"_s, u"abc"_s}}, {{u"run"_s, u"9000000001"_s}}), run);
        FollowedWork request;
        request.kind = Kind::PullRequest;
        request.request = 7;
        row("a pull request that was opened", step(u"open"_s, u"pull-request"_s, {}, {}, {{u"number"_s, 7}}), request);
        row("a pull request to be merged",
            step(u"merge"_s, u"merge-pull-request"_s, {{u"pullRequestFrom"_s, u"request"_s}}), request);
        row("a pull request at work", step(u"merge"_s, u"merge-pull-request"_s, {}, {{u"number"_s, 7}}), request);
        FollowedWork later;
        later.kind = Kind::Later;
        row("a pull request to come", step(u"open"_s, u"pull-request"_s, {}), later);
        FollowedWork checks;
        checks.kind = Kind::Checks;
        checks.commit = u"def"_s;
        row("checks", step(u"checks"_s, u"checks"_s, {{u"commitFrom"_s, u"commit"_s}}), checks);
        StepState pending = step(u"checks"_s, u"checks"_s, {{u"commitFrom"_s, u"commit"_s}});
        pending.state = RunState::Pending;
        checks.kind = Kind::Later;
        row("checks to come", pending, checks);
        row("a commit", step(u"commit"_s, u"commit"_s, {}), {});
    }
    void theJournalTellsWhatIsFollowed()
    {
        QFETCH(StepState, state);
        QFETCH(FollowedWork, work);
        ReleaseState release;
        release.steps = {step(u"commit"_s, u"commit"_s, {}, {}, {{u"commit"_s, u"def"_s}}),
                         step(u"request"_s, u"pull-request"_s, {}, {}, {{u"number"_s, 7}}), state};
        QCOMPARE(followedWork(release, state), work);
    }

    void theRunThatNeedsALookIsChosen_data()
    {
        QTest::addColumn<QList<WorkflowRun>>("runs");
        QTest::addColumn<qint64>("chosen");
        const auto good = [](qint64 id, qint64 workflow) {
            return run(id, workflow, RunStatus::Completed, RunConclusion::Success);
        };
        const auto bad = [](qint64 id, qint64 workflow) {
            return run(id, workflow, RunStatus::Completed, RunConclusion::Failure);
        };
        QTest::newRow("none") << QList<WorkflowRun>() << qint64(0);
        QTest::newRow("the newest") << QList{good(2, 1), good(1, 2)} << qint64(2);
        QTest::newRow("what goes on") << QList{good(2, 1), run(1, 2, RunStatus::InProgress)} << qint64(1);
        QTest::newRow("what failed") << QList{run(3, 1, RunStatus::InProgress), good(2, 2), bad(1, 3)} << qint64(1);
        QTest::newRow("a failure that was mended") << QList{good(2, 1), bad(1, 1)} << qint64(2);
    }
    void theRunThatNeedsALookIsChosen()
    {
        QFETCH(QList<WorkflowRun>, runs);
        const auto chosen = runToLookAt(runs);
        QTEST(chosen ? chosen->id : 0, "chosen");
    }

    void aWorkflowIsReadWithItsJobsAndGates()
    {
        ForgeState state;
        state.runs = {run(5, 1, RunStatus::Waiting)};
        WorkflowJob job;
        job.id = 50;
        state.jobs = {job};
        const QDateTime ten(QDate(2026, 11, 21), QTime(10, 0), Qt::UTC);
        PendingDeployment timed;
        timed.environmentName = u"production"_s;
        timed.waitMinutes = 30;
        timed.waitStartedAt = ten.addSecs(-60);
        PendingDeployment over = timed;
        over.environmentName = u"staging"_s;
        over.waitStartedAt = ten.addSecs(-3600);
        state.pending = {{timed, over}, ten};
        state.history = {{DeploymentReview::Verdict::Approved, u"ada"_s, u"fine"_s, {u"qa"_s}}};
        const FollowedWork work{Kind::Workflow, 0, u"push"_s, u"v1.0.0"_s, u"abc"_s, {}, 0};
        const auto found = read(state, work);
        QVERIFY2(found, found ? "" : qPrintable(describe(found.error())));
        QCOMPARE(found->run->id, 5);
        QCOMPARE(found->jobs, state.jobs);
        QCOMPARE(found->decisions, state.history);
        QCOMPARE(found->serverTime, ten);
        QCOMPARE(found->gates.size(), 2);
        QCOMPARE(found->gates.first().timerEnds, ten.addSecs(29 * 60));
        QVERIFY(!found->gates.last().timerEnds.isValid());
        QVERIFY(!found->request && !found->checks);

        FollowedWork ended = work;
        ended.run = 5;
        QCOMPARE(read(state, ended)->run->id, 5);
        FollowedWork other = work;
        other.workflowPath = u".github/workflows/other.yml"_s;
        QVERIFY(!read(state, other)->run); // not begun, or another file's
    }

    void theDeploymentsOfItsCommitAreRead()
    {
        using State = DeploymentStatus::State;
        const QDateTime ten(QDate(2026, 11, 21), QTime(10, 0), Qt::UTC);
        const auto deployment = [&](qint64 id, const QString &environment, const QString &commit, int minutes) {
            ForgeDeployment made;
            made.id = id;
            made.environment = environment;
            made.commit = commit;
            made.creator = u"mara"_s;
            made.createdAt = ten.addSecs(minutes * 60);
            return made;
        };
        const auto status = [&](State stands, int minutes) {
            DeploymentStatus made;
            made.state = stands;
            made.createdAt = ten.addSecs(minutes * 60);
            made.logUrl = u"https://forge.test/log/%1"_s.arg(minutes);
            return made;
        };
        ForgeState state;
        state.runs = {run(5, 1, RunStatus::Waiting)};
        state.runs[0].headCommit = u"abc"_s;
        // Newest first, as the forge lists them: qa was tried twice.
        state.deployments = {deployment(4, u"qa"_s, u"abc"_s, 5), deployment(3, u"pypi"_s, u"other"_s, 4),
                             deployment(2, u"QA"_s, u"abc"_s, 2), deployment(1, u"staging"_s, u"abc"_s, 1)};
        state.statuses = {{1, {status(State::Success, 3), status(State::Queued, 1)}}, {2, {status(State::Failure, 3)}}};
        const FollowedWork work{Kind::Workflow, 0, u"push"_s, u"v1.0.0"_s, u"abc"_s, {}, 0};
        const auto found = read(state, work);
        QVERIFY2(found, found ? "" : qPrintable(describe(found.error())));
        const EnvironmentDeployment staging{u"staging"_s,
                                            State::Success,
                                            u"mara"_s,
                                            ten.addSecs(60),
                                            ten.addSecs(180),
                                            {},
                                            u"https://forge.test/log/3"_s};
        const EnvironmentDeployment qa{u"qa"_s, State::Pending, u"mara"_s, ten.addSecs(300), ten.addSecs(300), {},
                                       {}}; // nothing said yet
        QCOMPARE(found->deployments, (QList{staging, qa}));
        QVERIFY(found->deploymentsUnread.isEmpty());
        // A token that may not read them follows the run all the same; a forge that does not answer does not.
        state.deploymentsError = Error{Error::Kind::Denied, u"No permission for deployments"_s, {}, {}, {}, 0};
        const auto blind = read(state, work);
        QVERIFY(blind && blind->run && blind->deployments.isEmpty());
        QCOMPARE(blind->deploymentsUnread, u"No permission for deployments"_s);
        state.deploymentsError->kind = Error::Kind::Unavailable;
        QCOMPARE(read(state, work).error().kind, Error::Kind::Unavailable);
    }

    void theCommitOfTheNewestTagIsTheReleases()
    {
        ReleaseState release;
        QCOMPARE(taggedCommit(release), QString());
        StepState first = step(u"candidate-1-tag"_s, u"tag"_s, {}, {}, {{u"commit"_s, u"abc"_s}});
        first.state = RunState::Done;
        StepState second = step(u"release-tag"_s, u"tag"_s, {}, {}, {{u"commit"_s, u"def"_s}});
        second.state = RunState::Pending;
        release.steps = {first, second};
        QCOMPARE(taggedCommit(release), u"abc"_s);
        release.steps[1].state = RunState::Done;
        QCOMPARE(taggedCommit(release), u"def"_s);
    }

    void aPullRequestIsReadWithItsReviewsAndChecks()
    {
        ForgeState state;
        PullRequest request;
        request.number = 7;
        request.headCommit = u"abc"_s;
        request.baseBranch = u"main"_s;
        state.requests = {request};
        PullRequestReview review;
        review.user = u"ada"_s;
        state.reviews = {review};
        CommitCheck check;
        check.name = u"Unit Tests"_s;
        state.checks.checks = {check};
        state.required = {u"Unit Tests"_s};
        state.runs = {run(5, 1, RunStatus::InProgress)};
        FollowedWork work;
        work.kind = Kind::PullRequest;
        work.request = 7;
        const auto found = read(state, work);
        QVERIFY2(found, found ? "" : qPrintable(describe(found.error())));
        QCOMPARE(found->request, request);
        QCOMPARE(found->reviews, state.reviews);
        QCOMPARE(found->checks, state.checks);
        QCOMPARE(found->required, (RequiredChecks{true, {u"Unit Tests"_s}}));
        QCOMPARE(found->run->id, 5);

        // What is required is asked for once.
        state.required = {u"Other"_s};
        QCOMPARE(read(state, work, found->required)->required, found->required);
    }

    void rulesThatMayNotBeReadAreNotTakenForNone()
    {
        ForgeState state;
        state.requests = {PullRequest()};
        state.requests.first().number = 7;
        state.classicRulesReadable = false;
        FollowedWork work;
        work.kind = Kind::PullRequest;
        work.request = 7;
        QCOMPARE(read(state, work)->required, (RequiredChecks{false, {}}));
        state.required = {u"Unit Tests"_s};
        QCOMPARE(read(state, work)->required, (RequiredChecks{true, {u"Unit Tests"_s}}));
    }

    void whatCannotBeReadIsAnError()
    {
        ForgeState state;
        state.outage = Error{Error::Kind::Unavailable, u"No answer"_s, {}, {}, {}, 0};
        FollowedWork work;
        work.kind = Kind::Workflow;
        work.commit = u"abc"_s;
        QCOMPARE(read(state, work).error().kind, Error::Kind::Unavailable);
        NoPlaces nobody;
        const auto place = QCoro::waitFor(forgePlaceAt(nobody, u"https://elsewhere.test/a/b"_s, {}));
        QCOMPARE(place.error().kind, Error::Kind::Denied);
    }

    void theTimeAloneIsNoNews()
    {
        FollowedState one;
        one.serverTime = QDateTime(QDate(2026, 11, 21), QTime(10, 0), Qt::UTC);
        FollowedState other = one;
        other.serverTime = one.serverTime.addSecs(5);
        QVERIFY(one.sameAs(other));
        other.run = run(5, 1, RunStatus::Queued);
        QVERIFY(!one.sameAs(other));
    }
};

QTEST_GUILESS_MAIN(TestFollowedWork)
#include "tst_followedwork.moc"
