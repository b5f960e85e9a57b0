// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/runview.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{

const QDateTime ten(QDate(2026, 11, 21), QTime(10, 0), Qt::UTC);

WorkflowJob job(const QString &name, RunStatus status, RunConclusion conclusion = RunConclusion::None)
{
    WorkflowJob made;
    made.name = name;
    made.status = status;
    made.conclusion = conclusion;
    return made;
}

CommitCheck check(const QString &name, CommitCheck::State state)
{
    CommitCheck made;
    made.name = name;
    made.state = state;
    return made;
}

PullRequestReview review(const QString &user, PullRequestReview::State state)
{
    PullRequestReview made;
    made.user = user;
    made.state = state;
    return made;
}

FollowedState openRequest(PullRequest::Mergeability mergeability)
{
    FollowedState state;
    PullRequest request;
    request.number = 7;
    request.state = PullRequest::State::Open;
    request.baseBranch = u"main"_s;
    request.mergeability = mergeability;
    state.request = request;
    state.checks = CommitChecks();
    state.required = RequiredChecks{true, {}};
    return state;
}

} // namespace

class TestRunView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // https://docs.github.com/en/rest/checks/runs: the words of status and conclusion.
    void aRunHasOneState_data()
    {
        QTest::addColumn<RunStatus>("status");
        QTest::addColumn<RunConclusion>("conclusion");
        QTest::addColumn<WorkState>("state");
        const auto row = [](const char *name, RunStatus status, RunConclusion conclusion, WorkState state) {
            QTest::newRow(name) << status << conclusion << state;
        };
        row("queued", RunStatus::Queued, RunConclusion::None, WorkState::ToCome);
        row("requested", RunStatus::Requested, RunConclusion::None, WorkState::ToCome);
        row("pending", RunStatus::Pending, RunConclusion::None, WorkState::ToCome);
        row("unknown word", RunStatus::Other, RunConclusion::None, WorkState::ToCome);
        row("in progress", RunStatus::InProgress, RunConclusion::None, WorkState::Running);
        row("waiting", RunStatus::Waiting, RunConclusion::None, WorkState::Waiting);
        row("success", RunStatus::Completed, RunConclusion::Success, WorkState::Good);
        row("neutral", RunStatus::Completed, RunConclusion::Neutral, WorkState::Good);
        row("skipped", RunStatus::Completed, RunConclusion::Skipped, WorkState::Skipped);
        row("cancelled", RunStatus::Completed, RunConclusion::Cancelled, WorkState::Stopped);
        row("stale", RunStatus::Completed, RunConclusion::Stale, WorkState::Stopped);
        row("failure", RunStatus::Completed, RunConclusion::Failure, WorkState::Failed);
        row("timed out", RunStatus::Completed, RunConclusion::TimedOut, WorkState::Failed);
        row("action required", RunStatus::Completed, RunConclusion::ActionRequired, WorkState::Failed);
        row("startup failure", RunStatus::Completed, RunConclusion::StartupFailure, WorkState::Failed);
        row("no word", RunStatus::Completed, RunConclusion::None, WorkState::Failed);
        row("unknown conclusion", RunStatus::Completed, RunConclusion::Other, WorkState::Failed);
    }
    void aRunHasOneState()
    {
        QFETCH(RunStatus, status);
        QFETCH(RunConclusion, conclusion);
        QFETCH(WorkState, state);
        QCOMPARE(workState(status, conclusion), state);
    }

    void failingJobsComeFirst()
    {
        const QList<WorkflowJob> jobs =
            failingFirst({job(u"a"_s, RunStatus::Completed, RunConclusion::Success), job(u"b"_s, RunStatus::InProgress),
                          job(u"c"_s, RunStatus::Completed, RunConclusion::Failure),
                          job(u"d"_s, RunStatus::Completed, RunConclusion::Cancelled),
                          job(u"e"_s, RunStatus::Completed, RunConclusion::TimedOut)});
        QString order;
        for (const WorkflowJob &each : jobs)
            order += each.name;
        QCOMPARE(order, u"ceabd"_s);
    }

    void theFirstFailingStepIsNamed()
    {
        WorkflowJob failed = job(u"a"_s, RunStatus::Completed, RunConclusion::Failure);
        QVERIFY(!failingStep(failed));
        failed.steps = {{1, u"Check out"_s, RunStatus::Completed, RunConclusion::Success, {}, {}},
                        {2, u"Test"_s, RunStatus::Completed, RunConclusion::Failure, {}, {}},
                        {3, u"Upload"_s, RunStatus::Completed, RunConclusion::Failure, {}, {}}};
        QCOMPARE(failingStep(failed)->name, u"Test"_s);
    }

    void timesReadAsAClock_data()
    {
        QTest::addColumn<QDateTime>("started");
        QTest::addColumn<QDateTime>("completed");
        QTest::addColumn<QString>("text");
        QTest::newRow("not begun") << QDateTime() << QDateTime() << QString();
        QTest::newRow("runs") << ten.addSecs(-38) << QDateTime() << u"0:38"_s;
        QTest::newRow("ended") << ten.addSecs(-1000) << ten.addSecs(-1000 + 72) << u"1:12"_s;
        QTest::newRow("an hour") << ten.addSecs(-3723) << QDateTime() << u"1:02:03"_s;
        QTest::newRow("another clock") << ten.addSecs(5) << QDateTime() << u"0:00"_s;
    }
    void timesReadAsAClock()
    {
        QFETCH(QDateTime, started);
        QFETCH(QDateTime, completed);
        QFETCH(QString, text);
        QCOMPARE(clockText(started, completed, ten), text);
    }

    void whatCanBeDoneWithARun_data()
    {
        QTest::addColumn<RunStatus>("status");
        QTest::addColumn<RunConclusion>("conclusion");
        QTest::addColumn<int>("age");
        QTest::addColumn<bool>("stop");
        QTest::addColumn<bool>("again");
        QTest::newRow("queued") << RunStatus::Queued << RunConclusion::None << 0 << true << false;
        QTest::newRow("runs") << RunStatus::InProgress << RunConclusion::None << 0 << true << false;
        QTest::newRow("waits") << RunStatus::Waiting << RunConclusion::None << 0 << true << false;
        QTest::newRow("good") << RunStatus::Completed << RunConclusion::Success << 0 << false << false;
        QTest::newRow("failed") << RunStatus::Completed << RunConclusion::Failure << 29 << false << true;
        QTest::newRow("cancelled") << RunStatus::Completed << RunConclusion::Cancelled << 0 << false << true;
        QTest::newRow("too old") << RunStatus::Completed << RunConclusion::Failure << 30 << false << false;
    }
    void whatCanBeDoneWithARun()
    {
        QFETCH(RunStatus, status);
        QFETCH(RunConclusion, conclusion);
        QFETCH(int, age);
        WorkflowRun run;
        run.status = status;
        run.conclusion = conclusion;
        run.createdAt = ten.addDays(-age);
        QTEST(canStop(run), "stop");
        QTEST(canRunFailedAgain(run, ten), "again");
    }

    void aGatesTimerRunsDown_data()
    {
        QTest::addColumn<int>("minutes");
        QTest::addColumn<QDateTime>("ends");
        QTest::addColumn<qint64>("left");
        QTest::addColumn<double>("passed");
        QTest::newRow("none") << 0 << QDateTime() << qint64(0) << 1.0;
        QTest::newRow("begun") << 30 << ten.addSecs(30 * 60) << qint64(1800) << 0.0;
        QTest::newRow("half") << 30 << ten.addSecs(15 * 60) << qint64(900) << 0.5;
        QTest::newRow("over") << 30 << ten.addSecs(-1) << qint64(0) << 1.0;
        QTest::newRow("another clock") << 30 << ten.addSecs(31 * 60) << qint64(1800) << 0.0;
        QTest::newRow("over, as the forge says") << 30 << QDateTime() << qint64(0) << 1.0;
    }
    void aGatesTimerRunsDown()
    {
        QFETCH(int, minutes);
        QFETCH(QDateTime, ends);
        FollowedGate item;
        item.gate.waitMinutes = minutes;
        item.timerEnds = ends;
        const GateTimer timer = gateTimer(item, ten);
        QTEST(timer.secondsLeft, "left");
        QTEST(timer.passed, "passed");
    }

    void theLastWordOfEachReviewerCounts()
    {
        using State = PullRequestReview::State;
        const auto last = lastVerdicts({review(u"ada"_s, State::ChangesRequested), review(u"bo"_s, State::Commented),
                                        review(u"ada"_s, State::Commented), review(u"bo"_s, State::Approved),
                                        review(u"cy"_s, State::Pending), review(u"di"_s, State::Approved),
                                        review(u"di"_s, State::Dismissed)});
        QStringList words;
        for (const PullRequestReview &each : last)
            words.append(u"%1 %2"_s.arg(each.user).arg(int(each.state)));
        QCOMPARE(words, (QStringList{u"ada %1"_s.arg(int(State::ChangesRequested)),
                                     u"bo %1"_s.arg(int(State::Approved)), u"di %1"_s.arg(int(State::Dismissed))}));
    }

    void requiredChecksAreSeenBeforeTheyBegin()
    {
        using State = CommitCheck::State;
        CommitChecks checks;
        checks.checks = {check(u"Lint"_s, State::Passed), check(u"Unit Tests"_s, State::Pending),
                         check(u"Docs"_s, State::Failed)};
        const auto lines = checkLines(checks, {true, {u"Unit Tests"_s, u"Security Scans"_s}});
        QStringList words;
        for (const CheckLine &line : lines)
            words.append(
                u"%1 %2%3"_s.arg(line.name).arg(int(line.state)).arg(line.required ? u" required"_s : QString()));
        QCOMPARE(words, (QStringList{u"Docs %1"_s.arg(int(WorkState::Failed)),
                                     u"Unit Tests %1 required"_s.arg(int(WorkState::Running)),
                                     u"Security Scans %1 required"_s.arg(int(WorkState::ToCome)),
                                     u"Lint %1"_s.arg(int(WorkState::Good))}));
    }

    void whatHindersAMergeIsSaid_data()
    {
        using M = PullRequest::Mergeability;
        QTest::addColumn<FollowedState>("state");
        QTest::addColumn<QStringList>("reasons");
        const auto row = [](const char *name, const FollowedState &state, const QStringList &reasons) {
            QTest::newRow(name) << state << reasons;
        };
        row("clean", openRequest(M::Clean), {});
        row("conflicts", openRequest(M::Dirty), {u"It has conflicts with main"_s});
        row("behind", openRequest(M::Behind), {u"main has moved on: the branch must be brought up to date"_s});
        row("draft", openRequest(M::Draft), {u"It is a draft"_s});
        row("unknown", openRequest(M::Unknown), {u"The server works out whether it can be merged"_s});
        row("blocked, nobody knows by what", openRequest(M::Blocked),
            {u"A rule of main wants a review, or a check that has not begun"_s});
        FollowedState asked = openRequest(M::Blocked);
        asked.request->awaitedReviewers = {u"ada"_s, u"qa"_s};
        row("a review is awaited", asked, {u"It waits for a review by ada, qa"_s});
        FollowedState changes = openRequest(M::Blocked);
        changes.reviews = {review(u"ada"_s, PullRequestReview::State::ChangesRequested)};
        row("changes are asked for", changes, {u"ada asked for changes"_s});
        FollowedState checks = openRequest(M::Blocked);
        checks.checks->checks = {check(u"Unit Tests"_s, CommitCheck::State::Failed),
                                 check(u"Lint"_s, CommitCheck::State::Pending)};
        checks.required = RequiredChecks{true, {u"Scan"_s}};
        row("checks", checks, {u"Failed: Unit Tests"_s, u"Not through yet: Scan, Lint"_s});
        FollowedState closed = openRequest(M::Clean);
        closed.request->state = PullRequest::State::Closed;
        row("closed", closed, {u"It was closed without being merged"_s});
        closed.request->merged = true;
        row("merged", closed, {});
        row("no pull request", {}, {});
    }
    void whatHindersAMergeIsSaid()
    {
        QFETCH(FollowedState, state);
        QFETCH(QStringList, reasons);
        QCOMPARE(hindrances(state), reasons);
    }

    void looksAreRarerWhereNothingHappens_data()
    {
        QTest::addColumn<bool>("going");
        QTest::addColumn<int>("quiet");
        QTest::addColumn<int>("seconds");
        QTest::newRow("news") << true << 0 << 5;
        QTest::newRow("half a minute without") << true << 6 << 10;
        QTest::newRow("long without") << true << 66 << 60;
        QTest::newRow("very long without") << true << 10'000 << 60;
        QTest::newRow("ended") << false << 0 << 60;
    }
    void looksAreRarerWhereNothingHappens()
    {
        QFETCH(bool, going);
        QFETCH(int, quiet);
        QFETCH(int, seconds);
        QCOMPARE(int(lookAgainIn(going, quiet).count()), seconds);
    }
};

QTEST_GUILESS_MAIN(TestRunView)
#include "tst_runview.moc"
