// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
// The flight page over a forge in memory: workflow runs, their logs, pull requests, approvals.
#include "page.h"
#include "support/workflowscene.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QQmlExtensionPlugin>
#include <QRegularExpression>

Q_IMPORT_QML_PLUGIN(Tagboat_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(Tagboat_ReleasePlugin)

using namespace Qt::StringLiterals;
using namespace tagboat;
using namespace tagboat::test;

namespace
{

QVariantMap properties(WorkflowScene &scene)
{
    return {{u"controller"_s, QVariant::fromValue(&scene.flight)}, {u"workflow"_s, QVariant::fromValue(&scene.view)}};
}

/// A release that is in the middle of things: what ended before the step of interest.
void addPast(WorkflowScene &scene)
{
    const QStringList titles{u"Check the repository and its remote"_s, u"Write version 1.5.0rc1"_s,
                             u"Commit “chore: prepare release v1.5.0” on release/v1.5.0"_s, u"Push release/v1.5.0"_s};
    for (const QString &title : titles)
        scene.add(QString(u'p' + QString::number(scene.release.steps.size())), u"files"_s, RunState::Done).spec.title =
            title;
}

QList<WorkflowJob> jobs(RunStatus last, RunConclusion conclusion = RunConclusion::None)
{
    const auto good = [](qint64 id, const QString &name, int seconds) {
        WorkflowJob made = workflowJob(id, name, RunStatus::Completed, RunConclusion::Success);
        made.startedAt = made.completedAt.addSecs(-seconds);
        return made;
    };
    QList<WorkflowJob> list{good(51, u"Quality Checks"_s, 72), good(52, u"Security Scans"_s, 160),
                            good(53, u"Unit Tests (3.11, 3.12, 3.13)"_s, 243)};
    list.append(workflowJob(54, u"Integration Tests"_s, last, conclusion));
    list.append(workflowJob(55, u"Deploy to production"_s, RunStatus::Waiting));
    return list;
}

void fail(ForgeState &state)
{
    state.runs = {workflowRun(RunStatus::Completed, RunConclusion::Failure)};
    state.jobs = jobs(RunStatus::Completed, RunConclusion::Failure);
    state.jobs.last() = workflowJob(55, u"Deploy to production"_s, RunStatus::Completed, RunConclusion::Skipped);
    state.jobs[3].steps = {jobStep(1, u"Check out"_s, RunConclusion::Success),
                           jobStep(2, u"Run pytest -q"_s, RunConclusion::Failure),
                           jobStep(3, u"Upload"_s, RunConclusion::Skipped)};
    QByteArray log;
    for (int i = 0; i < 60; ++i)
        log += "2026-11-21T09:58:50.0000000Z setting up " + QByteArray::number(i) + "\n";
    log += "2026-11-21T09:59:10.0000000Z ##[group]Run pytest -q\n"
           "2026-11-21T09:59:10.0000000Z \x1b[36;1mpytest -q\x1b[0m\n"
           "2026-11-21T09:59:10.0000000Z ##[endgroup]\n"
           "2026-11-21T09:59:18.0000000Z FAILED tests/test_tide.py::test_high_water <b>bold</b>\n"
           "2026-11-21T09:59:19.0000000Z \x1b[31mE       assert 2 == 3\x1b[0m\n"
           "2026-11-21T09:59:20.0000000Z ##[error]Process completed with exit code 1.\n";
    for (int i = 0; i < 20; ++i)
        log += "2026-11-21T09:59:50.0000000Z tidying up " + QByteArray::number(i) + "\n";
    state.logs = {{54, log}};
}

/// Whether a line of the log is in the list's window.
bool inView(Page &page, const QString &line)
{
    const QQuickItem *row = page.find("line", line);
    if (row == nullptr)
        return false;
    const QQuickItem *list = row->parentItem()->parentItem();
    const double top = row->mapToItem(list, {0, 0}).y();
    return top >= 0 && top + row->height() <= list->height();
}

/// By the keyboard from the first line in sight, and by a mouse that is dragged.
void linesAreSelectedAndCopied(Page &page)
{
    QTest::keyClick(&page.view(), Qt::Key_Home);
    QTest::keyClick(&page.view(), Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(&page.view(), Qt::Key_Down, Qt::ShiftModifier);
    QTRY_VERIFY(page.shows(u"Copy lines"_s));
    QTest::keyClick(&page.view(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text().count(u"setting up"_s), 2);
    QTest::keyClick(&page.view(), Qt::Key_Escape);
    QTRY_VERIFY(!page.shows(u"Copy lines"_s));

    // Where they are when what was over the lines is gone: what goes is laid out in the next frame.
    page.layOut();
    const auto middleOf = [&page](const QString &line) {
        const QQuickItem *row = page.find("line", line);
        return row->mapToScene({60, row->height() / 2}).toPoint();
    };
    const QPoint from = middleOf(u"setting up 2"_s);
    const QPoint to = middleOf(u"setting up 5"_s);
    QTest::mousePress(&page.view(), Qt::LeftButton, {}, from);
    QTest::mouseMove(&page.view(), (from + to) / 2);
    QTest::mouseMove(&page.view(), to);
    QTest::mouseRelease(&page.view(), Qt::LeftButton, {}, to);
    QVERIFY(page.click(u"Copy lines"_s));
    const QString copied = QGuiApplication::clipboard()->text();
    QCOMPARE(copied.count(u'\n'), 4);
    QVERIFY2(copied.contains(u"setting up 2\n"_s) && copied.contains(u"setting up 5\n"_s), qPrintable(copied));
    page.picture(u"flight-lines"_s);
}

} // namespace

class TestWorkflowPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
        QTest::failOnWarning(QRegularExpression(u"\\.qml"_s));
    }

    void aRunIsFollowedAndStoppedAfterAQuestion()
    {
        WorkflowScene scene;
        scene.state.runs = {workflowRun(RunStatus::InProgress)};
        scene.state.jobs = jobs(RunStatus::InProgress);
        addPast(scene);
        scene.addWorkflow(RunState::Waiting);
        scene.show();
        scene.tellRunning();
        Page page("Release", "FlightPage", properties(scene));
        QVERIFY(page.root() != nullptr);
        QTRY_VERIFY(page.shows(u"Release #412"_s));
        QVERIFY(page.find("rowTitle", u"Integration Tests"_s) != nullptr);
        page.picture(u"flight-run"_s);
        QVERIFY(page.click(u"Copy address"_s));
        QCOMPARE(QGuiApplication::clipboard()->text(), u"https://forge.test/team/kit/actions/runs/9000000001"_s);

        QVERIFY(page.click(u"Cancel run…"_s));
        QTRY_VERIFY(page.shows(u"Cancel Release #412?"_s));
        page.picture(u"flight-run-cancel"_s);
        QTest::keyClick(&page.view(), Qt::Key_Escape);
        QTRY_VERIFY(!page.shows(u"Cancel Release #412?"_s));
        QVERIFY(scene.writes().isEmpty());
        QVERIFY(page.click(u"Cancel run…"_s));
        QTRY_VERIFY(page.shows(u"Cancel the run"_s));
        QVERIFY(page.click(u"Cancel the run"_s));
        QTRY_COMPARE(scene.writes(), QStringList{u"stop 9000000001"_s});

        // A job's steps and its log, by the keyboard too.
        QQuickItem *job = page.find("rowTitle", u"Security Scans"_s);
        job->forceActiveFocus();
        QTest::keyClick(&page.view(), Qt::Key_Return);
        QTRY_VERIFY(page.shows(u"Log · Security Scans"_s));
        QVERIFY(page.click(u"Close"_s));
        QTRY_VERIFY(!page.shows(u"Log · Security Scans"_s));
    }

    void aFailureShowsItsLogWhereItFailed()
    {
        WorkflowScene scene;
        fail(scene.state);
        addPast(scene);
        StepState &step = scene.addWorkflow(RunState::Failed);
        step.error = Error{Error::Kind::CheckFailed,
                           u"The workflow of v1.5.0 failed in Release #412: Integration Tests, step “Run pytest -q”"_s,
                           u"https://forge.test/team/kit/actions/runs/9000000001"_s,
                           u"Run its failed jobs again and resume; or mend the cause and recover."_s,
                           {},
                           0};
        scene.show();
        Page page("Release", "FlightPage", properties(scene));
        QTRY_VERIFY(page.shows(u"Log · Integration Tests"_s));
        QTRY_VERIFY(inView(page, u"Process completed with exit code 1."_s));
        QTRY_VERIFY(inView(page, u"FAILED tests/test_tide.py::test_high_water <b>bold</b>"_s));
        page.picture(u"flight-failed"_s);
        page.setTheme(u"dark"_s);
        page.picture(u"flight-failed-dark"_s);
        page.setTheme(u"light"_s);

        QTest::keyClick(&page.view(), Qt::Key_F, Qt::ControlModifier);
        QTRY_VERIFY(page.find("name", u"Find in the log"_s) != nullptr);
        page.type(u"setting up 1"_s);
        QTRY_VERIFY(page.shows(u"1 of 11"_s));
        QTRY_VERIFY(inView(page, u"setting up 1"_s));
        QTest::keyClick(&page.view(), Qt::Key_Return, Qt::ShiftModifier);
        QTRY_VERIFY(page.shows(u"11 of 11"_s));
        QTRY_VERIFY(inView(page, u"setting up 19"_s));
        page.picture(u"flight-find"_s);
        QTest::keyClick(&page.view(), Qt::Key_F3);
        QTRY_VERIFY(page.shows(u"1 of 11"_s));
        QTest::keyClick(&page.view(), Qt::Key_Escape);
        QTRY_VERIFY(page.find("name", u"Find in the log"_s) == nullptr);
        QVERIFY(page.shows(u"Log · Integration Tests"_s));
        linesAreSelectedAndCopied(page);
    }

    void failedJobsAreRunAgainAfterAQuestion()
    {
        WorkflowScene scene;
        fail(scene.state);
        scene.addWorkflow(RunState::Failed);
        scene.show();
        Page page("Release", "FlightPage", properties(scene));
        QTRY_VERIFY(page.shows(u"Run failed jobs again…"_s));
        QTRY_VERIFY(page.shows(u"Log · Integration Tests"_s)); // which moves what stands above it
        QTRY_VERIFY(page.shows(u"Run them again"_s) || (page.click(u"Run failed jobs again…"_s) && false));
        QStringList refused;
        const QObject here; // no QSignalSpy: that is written to in the desk's thread
        QObject::connect(&scene.desk, &ReleaseDesk::refused, &here,
                         [&refused](const QString &release) { refused.append(release); });
        QVERIFY(page.click(u"Run them again"_s));
        QTRY_COMPARE(scene.writes(), QStringList{u"run failed of 9000000001 again"_s});
        // The release was to follow the new attempt; this desk does not know it.
        QTRY_COMPARE_WITH_TIMEOUT(refused.size(), 1, 20'000);
    }

    void anApprovalIsGivenWithAComment()
    {
        WorkflowScene scene;
        scene.state.runs = {workflowRun(RunStatus::Waiting)};
        scene.state.jobs = jobs(RunStatus::Completed, RunConclusion::Success);
        PendingDeployment mine = gate(u"production-release"_s, true);
        mine.waitMinutes = 30;
        mine.waitStartedAt = ten().addSecs(-18 * 60 - 18);
        PendingDeployment others = gate(u"production-deploy"_s, false);
        others.environment = 4;
        scene.state.pending = {{mine, others}, ten()};
        scene.state.history = {{DeploymentReview::Verdict::Approved, u"jo"_s, u"checked on staging"_s, {u"qa"_s}}};
        addPast(scene);
        scene.addWorkflow(RunState::Waiting);
        scene.show();
        scene.tellRunning();
        Page page("Release", "FlightPage", properties(scene));
        QTRY_VERIFY(page.shows(u"production-release waits for you"_s));
        QVERIFY(page.shows(u"timer 11:42"_s));
        QVERIFY(page.shows(u"production-deploy waits for ada or qa"_s));
        QVERIFY(page.find("rowTitle", u"qa approved by jo"_s) != nullptr);
        page.picture(u"flight-approval"_s);
        QVERIFY(page.click(u"Approve…"_s));
        QTRY_VERIFY(page.shows(u"Approve Release #412 for production-release?"_s));
        page.type(u"fine by me"_s);
        page.picture(u"flight-approval-question"_s);
        QVERIFY(page.click(u"Approve"_s));
        QTRY_COMPARE(scene.writes(), QStringList{u"approve 3 of 9000000001: fine by me"_s});
    }

    void aQuestionGoesWhenItIsOver()
    {
        WorkflowScene scene;
        scene.state.runs = {workflowRun(RunStatus::Waiting)};
        scene.state.pending = {{gate(u"qa"_s, true)}, ten()};
        scene.addWorkflow(RunState::Waiting);
        scene.show();
        Page page("Release", "FlightPage", properties(scene));
        QTRY_VERIFY(page.shows(u"Reject…"_s));
        QVERIFY(page.click(u"Reject…"_s));
        QTRY_VERIFY(page.shows(u"Reject Release #412 for qa?"_s));
        scene.change([](ForgeState &state) {
            state.runs = {workflowRun(RunStatus::InProgress)};
            state.pending = {{}, ten()};
        });
        scene.view.lookAgain();
        QTRY_VERIFY(!page.shows(u"Reject Release #412 for qa?"_s));
        QTRY_VERIFY(page.shows(u"Cancel run…"_s));
    }

    void aPullRequestShowsReviewsAndChecks()
    {
        WorkflowScene scene;
        addPast(scene);
        scene.addMerge();
        PullRequestReview approved;
        approved.user = u"tomasz"_s;
        approved.state = PullRequestReview::State::Approved;
        PullRequestReview changes;
        changes.user = u"ines"_s;
        changes.state = PullRequestReview::State::ChangesRequested;
        changes.body = u"The date of <img src='http://evil.test'> is wrong"_s;
        scene.state.reviews = {approved, changes};
        CommitCheck good;
        good.name = u"Unit Tests"_s;
        good.state = CommitCheck::State::Passed;
        CommitCheck pending = good;
        pending.name = u"Integration Tests"_s;
        pending.state = CommitCheck::State::Pending;
        scene.state.checks.checks = {good, pending};
        scene.state.required = {u"Unit Tests"_s, u"Integration Tests"_s, u"Security Scans"_s};
        scene.show();
        Page page("Release", "FlightPage", properties(scene));
        QTRY_VERIFY(page.shows(u"#7 chore: prepare release v1.5.0"_s));
        QVERIFY(page.shows(u"It cannot be merged yet:"_s));
        QVERIFY(page.shows(u"• ines asked for changes"_s));
        QVERIFY(page.find("rowTitle", u"Security Scans"_s) != nullptr);
        page.picture(u"flight-request"_s);
        QVERIFY(page.click(u"Copy address"_s));
        QCOMPARE(QGuiApplication::clipboard()->text(), u"https://forge.test/team/kit/pull/7"_s);
    }

    void offlineItSaysSoAndKeepsWhatItKnew()
    {
        WorkflowScene scene;
        scene.state.runs = {workflowRun(RunStatus::InProgress)};
        scene.state.jobs = jobs(RunStatus::InProgress);
        addPast(scene);
        scene.addWorkflow(RunState::Waiting);
        scene.show();
        Page page("Release", "FlightPage", properties(scene), {764, 600});
        QTRY_VERIFY(page.shows(u"Release #412"_s));
        scene.change([](ForgeState &state) {
            state.outage = Error{Error::Kind::Unavailable, u"forge.test does not answer"_s, {}, {}, {}, 0};
        });
        scene.view.lookAgain();
        QTRY_VERIFY(page.shows(u"Offline: the forge cannot be reached"_s));
        QVERIFY(page.shows(u"Release #412"_s));
        page.picture(u"flight-offline"_s);
        scene.change([](ForgeState &state) { state.outage.reset(); });
        QVERIFY(page.click(u"Look now"_s));
        QTRY_VERIFY(!page.shows(u"Offline: the forge cannot be reached"_s));
    }

    void aStepOfThePastIsShownAndLeftByEsc()
    {
        WorkflowScene scene;
        scene.state.runs = {workflowRun(RunStatus::Completed, RunConclusion::Success)};
        scene.state.jobs = jobs(RunStatus::Completed, RunConclusion::Success);
        addPast(scene);
        scene.addWorkflow(RunState::Done).facts = {{u"run"_s, u"9000000001"_s}};
        scene.add(u"next"_s, u"files"_s, RunState::Failed);
        scene.show();
        Page page("Release", "FlightPage", properties(scene));
        QTRY_VERIFY(page.shows(u"Step release-run"_s));
        QVERIFY(!page.shows(u"Release #412"_s));
        QVERIFY(page.click(u"Step release-run"_s));
        QTRY_VERIFY(page.shows(u"Release #412"_s));
        QVERIFY(page.shows(u"At the step “Step release-run”"_s));
        QTest::keyClick(&page.view(), Qt::Key_Escape);
        QTRY_VERIFY(!page.shows(u"Release #412"_s));
    }

    void whoLeavesThePageIsNotAskedFor()
    {
        WorkflowScene scene;
        scene.state.runs = {workflowRun(RunStatus::InProgress)};
        scene.addWorkflow(RunState::Waiting);
        scene.show();
        Page page("Release", "FlightPage", properties(scene));
        QTRY_VERIFY(scene.view.active());
        page.root()->setVisible(false);
        QTRY_VERIFY(!scene.view.active());
    }
};

QTEST_MAIN(TestWorkflowPage)
#include "tst_workflowpage.moc"
