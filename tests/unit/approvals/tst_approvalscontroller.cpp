// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "support/inboxquestions.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace tagboat;
using namespace tagboat::test;

using Role = ApprovalsModel::Role;
using Verdict = DeploymentReview::Verdict;

namespace
{

constexpr ApprovalRhythm quick{std::chrono::milliseconds(60), std::chrono::milliseconds(60'000),
                               std::chrono::milliseconds(60'000), 60, 12};

struct Scene {
    explicit Scene(const ApprovalRhythm &rhythm = {})
        : controller(inbox.questions(), {}, rhythm, inbox.inbox.clock), tester(controller.items(), Mode::QtTest)
    {
    }
    /// Sets the repositories and waits until each was asked.
    bool open(const QStringList &names)
    {
        controller.setRepositories(AnsweringInbox::clones(names));
        return QTest::qWaitFor([this] { return controller.answered() && !controller.asking(); });
    }
    [[nodiscard]] QStringList column(int role)
    {
        QStringList texts;
        for (int row = 0; row < controller.items()->count(); ++row)
            texts.append(controller.items()->index(row).data(role).toString());
        return texts;
    }
    [[nodiscard]] QString key(int row) { return controller.items()->index(row).data(Role::KeyRole).toString(); }
    bool look()
    {
        const int before = inbox.looks;
        controller.refresh();
        return QTest::qWaitFor([&] { return inbox.looks > before && !controller.asking(); });
    }

    using Mode = QAbstractItemModelTester::FailureReportingMode;
    AnsweringInbox inbox;
    ApprovalsController controller;
    QAbstractItemModelTester tester;
};

} // namespace

class TestApprovalsController : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsMineComesFirstAndTheOldestOfThat()
    {
        Scene scene;
        scene.inbox.inbox.addWaiting(u"young"_s).runs[0].updatedAt = scene.inbox.inbox.clock->time.addSecs(-60);
        scene.inbox.inbox.addWaiting(u"others"_s).pending.waiting[0].mayApprove = false;
        scene.inbox.inbox.addWaiting(u"old"_s);
        QVERIFY(scene.open({u"young"_s, u"others"_s, u"old"_s, u"nowhere"_s}));
        QCOMPARE(scene.column(Role::NameRole), (QStringList{u"old"_s, u"young"_s, u"others"_s}));
        QCOMPARE(scene.controller.mine(), 2);
        QCOMPARE(scene.controller.summary(), u"2 wait for you · 1 waits for others · asked just now"_s);
        QCOMPARE(scene.controller.served(), 3);
        QCOMPARE(scene.column(Role::StandingRole), (QStringList{{}, {}, u"not yours to approve"_s}));
    }

    void rowsChangeInPlace()
    {
        Scene scene;
        ForgeState &kit = scene.inbox.inbox.addWaiting(u"kit"_s);
        scene.inbox.inbox.addWaiting(u"keel"_s);
        QVERIFY(scene.open({u"kit"_s, u"keel"_s}));
        QSignalSpy resets(scene.controller.items(), &QAbstractItemModel::modelReset);
        const QString kept = scene.key(0);
        scene.controller.items()->toggle(kept);
        kit.pending.waiting.append(Inbox::gate(u"deploy"_s, 9));
        QVERIFY(scene.look());
        QCOMPARE(scene.controller.items()->count(), 3);
        QCOMPARE(scene.controller.items()->selected(), QStringList{kept});
        kit.runs.clear();
        QVERIFY(scene.look());
        QCOMPARE(scene.column(Role::NameRole), QStringList{u"keel"_s});
        QCOMPARE(resets.count(), 0);
    }

    void timersRunWhileThePageIsShown()
    {
        Scene scene;
        ForgeState &kit = scene.inbox.inbox.addWaiting(u"kit"_s);
        PendingDeployment &gate = kit.pending.waiting[0];
        gate.waitMinutes = 30;
        gate.waitStartedAt = scene.inbox.inbox.clock->time.addSecs(-30 * 60 + 3);
        QVERIFY(scene.open({u"kit"_s}));
        QCOMPARE(scene.column(Role::TimerTextRole), QStringList{u"timer 0:03 left"_s});
        scene.inbox.inbox.clock->time = scene.inbox.inbox.clock->time.addSecs(1);
        QTest::qWait(1200);
        QCOMPARE(scene.column(Role::TimerTextRole), QStringList{u"timer 0:03 left"_s}); // nobody looks
        scene.inbox.held = true;
        scene.controller.setShown(true);
        QTRY_COMPARE_WITH_TIMEOUT(scene.column(Role::TimerTextRole), QStringList{u"timer 0:02 left"_s}, 3000);
        scene.inbox.inbox.clock->time = scene.inbox.inbox.clock->time.addSecs(2);
        QTRY_COMPARE_WITH_TIMEOUT(scene.column(Role::TimerTextRole), QStringList{u"timer over"_s}, 3000);
    }

    void asksAgainWhileItIsShown()
    {
        Scene scene(quick);
        scene.inbox.inbox.places.add(u"kit"_s);
        QVERIFY(scene.open({u"kit"_s}));
        const int before = scene.inbox.looks;
        QTest::qWait(300);
        QCOMPARE(scene.inbox.looks, before);
        scene.controller.setShown(true);
        QTRY_VERIFY(scene.inbox.looks > before + 2);
        scene.controller.setShown(false);
    }

    void manyRepositoriesAreAskedInTurns()
    {
        Scene scene({std::chrono::milliseconds(60'000), std::chrono::milliseconds(60'000),
                     std::chrono::milliseconds(60'000), 2, 12});
        QStringList names;
        for (const QString &name : {u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s}) {
            scene.inbox.inbox.places.add(name);
            names.append(name);
        }
        QVERIFY(scene.open(names));
        QCOMPARE(scene.inbox.asked, (QList<QStringList>{{u"a"_s, u"b"_s}, {u"c"_s, u"d"_s}, {u"e"_s}}));
        scene.inbox.asked.clear();
        scene.inbox.inbox.addWaiting(u"d"_s);
        scene.controller.hint(u"/src/d"_s); // a release began to wait there
        QTRY_COMPARE(scene.inbox.asked.size(), 1);
        QCOMPARE(scene.inbox.asked[0], QStringList{u"d"_s}); // it alone
        QTRY_COMPARE(scene.controller.mine(), 1);
        scene.controller.setShown(true);
        QTRY_COMPARE(scene.inbox.asked.size(), 2);
        QCOMPARE(scene.inbox.asked[1], (QStringList{u"d"_s, u"a"_s})); // and whose turn it is
    }

    void anAnswerIsPutToTheUserAndSent()
    {
        Scene scene;
        ForgeState &kit = scene.inbox.inbox.addWaiting(u"kit"_s);
        kit.runs[0].updatedAt = kit.runs[0].updatedAt.addSecs(-60);
        ForgeState &keel = scene.inbox.inbox.addWaiting(u"keel"_s);
        scene.inbox.inbox.addWaiting(u"others"_s).pending.waiting[0].mayApprove = false;
        QVERIFY(scene.open({u"kit"_s, u"keel"_s, u"others"_s}));
        Proposal *proposal = scene.controller.proposal();
        scene.controller.propose(true, scene.key(2)); // not mine
        QVERIFY(!proposal->isOpen());
        scene.controller.items()->toggle(scene.key(2));
        QCOMPARE(scene.controller.items()->selectedCount(), 0);
        scene.controller.items()->toggle(scene.key(0));
        scene.controller.items()->toggle(scene.key(1));
        scene.controller.propose(true, {});
        QVERIFY(proposal->isOpen());
        QCOMPARE(proposal->title(), u"Approve 2 deployments?"_s);
        QCOMPARE(proposal->lines().size(), 2);
        QCOMPARE(proposal->lines()[0].toMap()[u"text"_s], u"kit v1.5.0 into production"_s);
        QCOMPARE(proposal->sent().size(), 2);
        QVERIFY(
            proposal->sent().contains(u"To forge.test as mara: “approved” for production, team/kit, run Release #4"_s));
        proposal->toggle(scene.key(1));
        QCOMPARE(proposal->chosenCount(), 1);
        QCOMPARE(proposal->confirmText(), u"Approve 1"_s);
        QVERIFY(kit.writes.isEmpty() && keel.writes.isEmpty()); // nothing goes before that
        scene.controller.send(u"good"_s);
        QVERIFY(proposal->sending());
        QTRY_VERIFY(!proposal->isOpen());
        QCOMPARE(kit.writes.size(), 1);
        QVERIFY(kit.writes[0].endsWith(u": good"_s));
        QVERIFY(keel.writes.isEmpty());
        // It stands in the history at once, with its time, and waits no more.
        DecisionsModel *decisions = scene.controller.decisions();
        QCOMPARE(decisions->count(), 1);
        QCOMPARE(decisions->index(0).data(DecisionsModel::ByRole).toString(), u"you"_s);
        QCOMPARE(decisions->index(0).data(DecisionsModel::DateRole).toString(), u"just now"_s);
        QTRY_COMPARE(scene.controller.mine(), 1);
        QCOMPARE(decisions->count(), 1);
    }

    void whatCannotBeSentIsSaid()
    {
        Scene scene;
        ForgeState &kit = scene.inbox.inbox.addWaiting(u"kit"_s);
        QVERIFY(scene.open({u"kit"_s}));
        scene.controller.propose(false, scene.key(0));
        QCOMPARE(scene.controller.proposal()->title(), u"Reject kit v1.5.0 for production?"_s);
        kit.runs[0].attempt = 2;
        scene.controller.send(u"no"_s);
        QTRY_VERIFY(scene.controller.refusal().contains(u"started again"_s));
        QVERIFY(kit.writes.isEmpty());
        scene.controller.dismissRefusal();
        QCOMPARE(scene.controller.refusal(), QString());
    }

    void theQuestionClosesWhenAnotherAnswers()
    {
        Scene scene;
        ForgeState &kit = scene.inbox.inbox.addWaiting(u"kit"_s);
        QVERIFY(scene.open({u"kit"_s}));
        scene.controller.propose(true, scene.key(0));
        kit.pending.waiting.clear();
        QVERIFY(scene.look());
        QVERIFY(!scene.controller.proposal()->isOpen());
    }

    void whatCannotBeReadStaysAndIsOld()
    {
        Scene scene;
        ForgeState &kit = scene.inbox.inbox.addWaiting(u"kit"_s);
        scene.inbox.inbox.addWaiting(u"keel"_s);
        QVERIFY(scene.open({u"kit"_s, u"keel"_s}));
        kit.outage = Error{Error::Kind::Denied, u"Not for this token"_s, {}, {}, {}, 0};
        scene.inbox.inbox.clock->time = scene.inbox.inbox.clock->time.addSecs(12 * 60);
        QVERIFY(scene.look());
        QCOMPARE(scene.controller.items()->count(), 2);
        QCOMPARE(scene.column(Role::StaleTextRole), (QStringList{{}, u"as of 12 minutes ago"_s})); // keel, kit
        QCOMPARE(scene.controller.errorMessage(), QString());
        QCOMPARE(scene.controller.troubleMessage(), u"1 repository could not be asked"_s);
        QCOMPARE(scene.controller.troubleDetail(), u"team/kit: Not for this token"_s);
        kit.outage.reset();
        QVERIFY(scene.look());
        QCOMPARE(scene.controller.troubleMessage(), QString());
        QCOMPARE(scene.column(Role::StaleTextRole), (QStringList{{}, {}}));
    }

    void aNoticeEndsWithWhatItTells()
    {
        Scene scene;
        ForgeState &state = scene.inbox.inbox.addWaiting(u"kit"_s);
        QVERIFY(scene.open({u"kit"_s}));
        scene.controller.setShown(false);
        scene.controller.setNotice(u"kit 1.5.0 can be answered now"_s);
        QVERIFY(scene.look());
        QCOMPARE(scene.controller.notice(), u"kit 1.5.0 can be answered now"_s);
        state.pending.waiting[0].mayApprove = false; // answered, perhaps elsewhere
        QVERIFY(scene.look());
        QCOMPARE(scene.controller.notice(), QString());
        scene.controller.setNotice(u"kit 1.5.0 waits for you"_s);
        scene.controller.setShown(true);
        QCOMPARE(scene.controller.notice(), QString());
    }

    void nothingIsSaidToWaitWhereNobodyAnswered()
    {
        Scene scene;
        scene.inbox.inbox.addWaiting(u"kit"_s);
        scene.inbox.inbox.places.locked = true;
        QVERIFY(scene.open({u"kit"_s}));
        QCOMPARE(scene.controller.errorMessage(), u"The keychain is locked"_s);
        QCOMPARE(scene.controller.summary(), u"What waits is not known"_s);
        scene.inbox.inbox.places.locked = false;
        scene.controller.refresh();
        QTRY_COMPARE(scene.controller.items()->count(), 1);
        QCOMPARE(scene.controller.errorMessage(), QString());
    }

    void anOutageOfAllIsOneError()
    {
        Scene scene;
        const Error down{Error::Kind::Unavailable, u"forge.test cannot be reached"_s, u"no route"_s, {}, {}, 0};
        ForgeState &kit = scene.inbox.inbox.addWaiting(u"kit"_s);
        ForgeState &keel = scene.inbox.inbox.addWaiting(u"keel"_s);
        QVERIFY(scene.open({u"kit"_s, u"keel"_s}));
        kit.outage = down;
        keel.outage = down;
        scene.inbox.inbox.clock->time = scene.inbox.inbox.clock->time.addSecs(3600);
        QVERIFY(scene.look());
        QCOMPARE(scene.controller.errorMessage(), u"forge.test cannot be reached"_s);
        QCOMPARE(scene.controller.errorDetail(), u"no route"_s);
        QCOMPARE(scene.controller.errorRemedy(), u"What stands here was read 1 hour ago."_s);
        QCOMPARE(scene.controller.troubleMessage(), QString());
        QCOMPARE(scene.controller.items()->count(), 2);
        kit.outage.reset();
        keel.outage.reset();
        QVERIFY(scene.look());
        QCOMPARE(scene.controller.errorMessage(), QString());
    }

    void newOnesAreToldAndOldOnesOnce()
    {
        Scene scene;
        ForgeState &kit = scene.inbox.inbox.addWaiting(u"kit"_s);
        scene.inbox.inbox.addWaiting(u"keel"_s);
        QSignalSpy arrived(&scene.controller, &ApprovalsController::arrived);
        QVERIFY(scene.open({u"kit"_s, u"keel"_s}));
        QCOMPARE(arrived.count(), 1);
        QCOMPARE(arrived[0][1].toString(), u"2 approvals wait for you"_s);
        QVERIFY(scene.look());
        QCOMPARE(arrived.count(), 1);
        kit.pending.waiting.append(Inbox::gate(u"deploy"_s, 9));
        PendingDeployment others = Inbox::gate(u"qa"_s, 10);
        others.mayApprove = false;
        kit.pending.waiting.append(others);
        QVERIFY(scene.look());
        QCOMPARE(arrived.count(), 2);
        QCOMPARE(arrived[1][1].toString(), u"kit v1.5.0 waits for you"_s);
        QVERIFY(arrived[1][2].toString().startsWith(u"deploy: waiting"_s));
        // What waited already when a repository was added is no news.
        scene.inbox.inbox.addWaiting(u"late"_s);
        QVERIFY(scene.open({u"kit"_s, u"keel"_s, u"late"_s}));
        QCOMPARE(scene.controller.mine(), 4);
        QCOMPARE(arrived.count(), 2);
    }

    void whatAScanFindsLaterIsGreetedToo()
    {
        Scene scene;
        scene.inbox.inbox.addWaiting(u"kit"_s);
        scene.inbox.inbox.addWaiting(u"late"_s);
        QSignalSpy arrived(&scene.controller, &ApprovalsController::arrived);
        const auto answered = [&] { return scene.controller.answered() && !scene.controller.asking(); };
        scene.controller.setRepositories(AnsweringInbox::clones({u"kit"_s}), false);
        QTRY_VERIFY(answered());
        QCOMPARE(scene.controller.mine(), 1);
        QCOMPARE(arrived.count(), 0);
        scene.controller.setRepositories(AnsweringInbox::clones({u"kit"_s, u"late"_s}), false);
        QTRY_VERIFY(answered());
        QCOMPARE(arrived.count(), 0);
        scene.controller.setRepositories(AnsweringInbox::clones({u"kit"_s, u"late"_s}));
        QCOMPARE(arrived.count(), 1);
        QCOMPARE(arrived[0][1].toString(), u"2 approvals wait for you"_s);
    }

    void whatAScanFindsNoMoreIsNotGreeted()
    {
        Scene scene;
        scene.inbox.inbox.addWaiting(u"kit"_s);
        scene.inbox.inbox.addWaiting(u"gone"_s);
        QSignalSpy arrived(&scene.controller, &ApprovalsController::arrived);
        scene.controller.setRepositories(AnsweringInbox::clones({u"kit"_s, u"gone"_s}), false);
        QTRY_VERIFY(scene.controller.answered() && !scene.controller.asking());
        scene.controller.setRepositories(AnsweringInbox::clones({u"kit"_s}));
        QCOMPARE(arrived.count(), 1);
        QCOMPARE(arrived[0][1].toString(), u"1 approval waits for you"_s);
    }

    void theEndOfATimerIsToldOnce()
    {
        Scene scene;
        Inbox &inbox = scene.inbox.inbox;
        const auto startTimer = [&](ForgeState &state, qint64 secondsLeft) {
            state.pending.waiting[0].waitMinutes = 30;
            state.pending.waiting[0].waitStartedAt = inbox.clock->time.addSecs(secondsLeft - 30 * 60);
        };
        ForgeState &kit = inbox.addWaiting(u"kit"_s);
        startTimer(kit, 60);
        ForgeState &others = inbox.addWaiting(u"others"_s);
        startTimer(others, 60);
        others.pending.waiting[0].mayApprove = false;
        ForgeState &answered = inbox.addWaiting(u"answered"_s);
        startTimer(answered, 60);
        ForgeState &over = inbox.addWaiting(u"over"_s); // before the program began
        startTimer(over, -60);
        QSignalSpy ended(&scene.controller, &ApprovalsController::timerEnded);
        QVERIFY(scene.open({u"kit"_s, u"others"_s, u"answered"_s, u"over"_s}));
        QVERIFY(scene.look());
        QCOMPARE(ended.count(), 0);
        inbox.clock->time = inbox.clock->time.addSecs(61);
        for (ForgeState *state : {&kit, &others, &answered, &over})
            state->pending.serverTime = inbox.clock->time;
        answered.pending.waiting.clear();
        // Who does not answer is not told of before it does.
        kit.outage = Error{Error::Kind::Unavailable, u"no answer"_s, {}, {}, {}, 0};
        QVERIFY(scene.look());
        QCOMPARE(ended.count(), 0);
        kit.outage.reset();
        QVERIFY(scene.look());
        QCOMPARE(ended.count(), 1);
        QCOMPARE(ended[0][0].toString(), u"kit v1.5.0 can be answered now"_s);
        QCOMPARE(ended[0][1].toString(), u"production: its timer has ended, and it waits for you."_s);
        QVERIFY(scene.look());
        QCOMPARE(ended.count(), 1);
    }

    void whileNobodyLooksATimersEndIsAskedFor()
    {
        Scene scene(ApprovalRhythm{});
        Inbox &inbox = scene.inbox.inbox;
        ForgeState &kit = inbox.addWaiting(u"kit"_s);
        kit.pending.waiting[0].waitMinutes = 30;
        kit.pending.waiting[0].waitStartedAt = inbox.clock->time.addMSecs(500 - 30 * 60 * 1000);
        QSignalSpy ended(&scene.controller, &ApprovalsController::timerEnded);
        QVERIFY(scene.open({u"kit"_s}));
        const int looks = scene.inbox.looks;
        inbox.clock->time = inbox.clock->time.addSecs(1);
        kit.pending.serverTime = inbox.clock->time;
        QTRY_COMPARE(ended.count(), 1);
        QCOMPARE(scene.inbox.looks, looks + 1);
    }

    void whatWasAnsweredIsSaidToWhoeverFollowsIt()
    {
        Scene scene;
        scene.inbox.inbox.addWaiting(u"kit"_s);
        QSignalSpy decided(&scene.controller, &ApprovalsController::decided);
        QVERIFY(scene.open({u"kit"_s}));
        scene.controller.propose(true, scene.key(0));
        QCOMPARE(decided.count(), 0);
        scene.controller.send(u"fine"_s);
        QTRY_COMPARE(decided.count(), 1);
        QCOMPARE(decided[0][0].toString(), u"/src/kit"_s);
        QCOMPARE(decided[0][1].toStringList(), QStringList(u"v1.5.0"_s));
    }

    void whatWasRefusedIsNotSaidToBeTaken()
    {
        Scene scene;
        ForgeState &kit = scene.inbox.inbox.addWaiting(u"kit"_s);
        QSignalSpy decided(&scene.controller, &ApprovalsController::decided);
        QVERIFY(scene.open({u"kit"_s}));
        scene.controller.propose(true, scene.key(0));
        kit.pending.waiting[0].mayApprove = false;
        scene.controller.send(u"fine"_s);
        QTRY_COMPARE(decided.count(), 1);
        QVERIFY(!scene.controller.refusal().isEmpty());
        QCOMPARE(decided[0][1].toStringList(), QStringList());
    }

    void theHistoryOfOthersIsShown()
    {
        Scene scene;
        ForgeState &kit = scene.inbox.inbox.places.add(u"kit"_s);
        OverviewTag tag;
        tag.name = u"v1.4.2"_s;
        tag.commit = u"c1"_s;
        TagRun run;
        run.id = 77;
        tag.runs = {run};
        OverviewDeployment deployment;
        deployment.commit = u"c1"_s;
        deployment.createdAt = scene.inbox.inbox.clock->time.addDays(-1);
        kit.overview.tags = {tag};
        kit.overview.deployments = {deployment};
        kit.history = {{Verdict::Rejected, u"lee"_s, u"crashes"_s, {u"qa"_s}}};
        QVERIFY(scene.open({u"kit"_s}));
        scene.controller.setShown(true);
        DecisionsModel *decisions = scene.controller.decisions();
        QTRY_COMPARE(decisions->count(), 1);
        const auto says = [&](int role) { return decisions->index(0).data(role).toString(); };
        QCOMPARE(says(DecisionsModel::VerdictRole), u"rejected"_s);
        QCOMPARE(says(DecisionsModel::ByRole), u"lee"_s);
        QCOMPARE(says(DecisionsModel::CommentRole), u"crashes"_s);
        QCOMPARE(says(DecisionsModel::DateRole), u"–"_s); // no date is better than a wrong one
        QCOMPARE(scene.controller.summary(), u"Nothing waits · asked just now"_s);
    }

    void withoutATokenNothingIsClaimed()
    {
        Scene scene;
        QVERIFY(scene.open({u"elsewhere"_s}));
        QCOMPARE(scene.controller.served(), 0);
        QCOMPARE(scene.controller.summary(), QString());
        QVERIFY(scene.controller.emptyText().startsWith(u"No repository of the workspace has a forge"_s));
    }

    void nothingIsDeliveredToWhatIsGone()
    {
        AnsweringInbox inbox;
        inbox.inbox.addWaiting(u"kit"_s);
        inbox.held = true;
        {
            ApprovalsController controller(inbox.questions(), {}, {}, inbox.inbox.clock);
            controller.setRepositories(AnsweringInbox::clones({u"kit"_s}));
            QTRY_COMPARE(inbox.looks, 1);
        }
        inbox.letGo();
    }
};

QTEST_GUILESS_MAIN(TestApprovalsController)
#include "tst_approvalscontroller.moc"
