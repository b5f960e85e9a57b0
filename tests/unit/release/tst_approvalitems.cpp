// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "support/inboxscene.h"

#include <QTest>

#include <algorithm>

using namespace tagboat;
using namespace tagboat::test;

using Change = std::function<void(Inbox &, ForgeState &)>;
using Verdict = DeploymentReview::Verdict;

class TestApprovalItems : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWaitsIsFoundInManyRepositories()
    {
        Inbox inbox;
        inbox.addWaiting(u"kit"_s);
        inbox.addWaiting(u"keel"_s).pending.waiting.append(Inbox::gate(u"deploy"_s, 8));
        inbox.places.add(u"quiet"_s);
        const auto found = inbox.look({u"kit"_s, u"elsewhere"_s, u"quiet"_s, u"keel"_s});
        QCOMPARE(found.size(), 4);
        QCOMPARE(found[0].fullName, u"team/kit"_s);
        QCOMPARE(found[0].waiting.size(), 1);
        QVERIFY(!found[1].served);
        QVERIFY(found[2].served && found[2].waiting.isEmpty() && !found[2].error);
        QCOMPARE(found[3].waiting.size(), 2);
        QCOMPARE(found[3].waiting[1].gate.environmentName, u"deploy"_s);
        QVERIFY(found[3].waiting[0].key() != found[3].waiting[1].key());
        QCOMPARE(found[0].waiting[0].account, u"mara"_s);
        QCOMPARE(found[0].waiting[0].host, u"forge.test"_s);
    }

    void twoClonesOfARepositoryAreAskedOnce()
    {
        Inbox inbox;
        inbox.addWaiting(u"kit"_s);
        QCOMPARE(inbox.look({u"kit"_s, u"kit"_s}).size(), 1);
    }

    void aTroubleOfOneRepositoryIsItsOwn()
    {
        Inbox inbox;
        inbox.addWaiting(u"kit"_s);
        inbox.addWaiting(u"keel"_s).outage = Error{Error::Kind::Denied, u"Not for this token"_s, {}, {}, {}, 0};
        const auto found = inbox.look({u"keel"_s, u"kit"_s});
        QVERIFY(found[0].error && found[0].error->kind == Error::Kind::Denied);
        QVERIFY(found[0].waiting.isEmpty());
        QVERIFY(!found[1].error);
        QCOMPARE(found[1].waiting.size(), 1);
    }

    void aHostThatIsNotReachedIsNotAskedForEach()
    {
        Inbox inbox;
        for (const QString &name : {u"a"_s, u"b"_s, u"c"_s})
            inbox.addWaiting(name);
        inbox.places.states[u"a"_s]->outage = Error{Error::Kind::Unavailable, u"No answer"_s, {}, {}, {}, 0};
        const auto found = inbox.look({u"a"_s, u"b"_s, u"c"_s});
        for (const RepositoryApprovals &each : found)
            QVERIFY(each.error && each.error->message == u"No answer"_s);
    }

    void aFaultOfTheServerForOneRepositoryIsNoOutage()
    {
        Inbox inbox;
        const Error fault{Error::Kind::Unavailable, u"The server has a fault"_s, {}, {}, {}, 0};
        QStringList names;
        for (int i = 0; i < 12; ++i) {
            names.append(u"r%1"_s.arg(i));
            inbox.addWaiting(names.constLast());
        }
        inbox.places.states[u"r1"_s]->silent = fault;
        const auto failed = [&] {
            const auto found = inbox.look(names);
            return std::ranges::count_if(found, [](const auto &each) { return each.error.has_value(); });
        };
        QCOMPARE(failed(), 1);
        for (const QString &name : {u"r2"_s, u"r3"_s})
            inbox.places.states[name]->silent = fault;
        QCOMPARE(failed(), 11); // after the third nobody else is asked
    }

    void aLockedKeychainIsSaid()
    {
        Inbox inbox;
        inbox.addWaiting(u"kit"_s);
        inbox.places.locked = true;
        const auto found = inbox.look({u"kit"_s});
        QVERIFY(found[0].served && found[0].error);
        QCOMPARE(found[0].error->message, u"The keychain is locked"_s);
    }

    void saysWhyNot_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const QString &words, const Change &change) {
            QTest::newRow(name) << change << words;
        };
        const auto barred = [](ForgeState &state) -> PendingDeployment & {
            state.pending.waiting[0].mayApprove = false;
            return state.pending.waiting[0];
        };
        row("it may", {}, [](Inbox &, ForgeState &) {});
        row("not a reviewer", u"Only team release-managers can: you are none of them, as the forge has it"_s,
            [barred](Inbox &, ForgeState &s) { barred(s); });
        row("own run", u"You started this run, and production lets nobody approve their own"_s,
            [barred](Inbox &, ForgeState &s) {
                barred(s);
                s.runs[0].triggeringActor = u"mara"_s;
                DeploymentEnvironment environment;
                environment.name = u"Production"_s;
                environment.preventsSelfReview = true;
                s.environments = {environment};
            });
        row("own run, rules unknown",
            u"Only team release-managers can: you are none of them, or may not approve your own run"_s,
            [barred](Inbox &, ForgeState &s) {
                barred(s);
                s.runs[0].triggeringActor = u"mara"_s;
            });
        row("a reviewer's weak token", u"You are a reviewer, but the forge does not let this token decide"_s,
            [barred](Inbox &, ForgeState &s) {
                barred(s).reviewers = {{EnvironmentReviewer::Kind::User, 3, u"mara"_s}};
            });
        row("timer alone", u"Only its timer is waited for; nobody can approve that away"_s,
            [barred](Inbox &inbox, ForgeState &s) {
                PendingDeployment &gate = barred(s);
                gate.reviewers.clear();
                gate.waitMinutes = 30;
                gate.waitStartedAt = inbox.clock->time.addSecs(-60);
            });
        row("a rule of an app", u"It waits for a rule of the environment, not for a person"_s,
            [barred](Inbox &, ForgeState &s) { barred(s).reviewers.clear(); });
        const auto approved = [barred](Inbox &inbox, ForgeState &s) {
            PendingDeployment &gate = barred(s);
            gate.waitMinutes = 30;
            gate.waitStartedAt = inbox.clock->time.addSecs(-60);
            s.history = {{Verdict::Approved, u"ines"_s, {}, {u"production"_s}}};
        };
        row("approved, timer runs", u"ines approved it; its timer still runs"_s, approved);
        row("an older attempt's approval",
            u"Only team release-managers can: you are none of them, as the forge has it"_s,
            [approved](Inbox &inbox, ForgeState &s) {
                approved(inbox, s);
                s.runs[0].attempt = 2;
            });
    }
    void saysWhyNot()
    {
        QFETCH(Change, change);
        Inbox inbox;
        change(inbox, inbox.addWaiting(u"kit"_s));
        QTEST(inbox.only(u"kit"_s).whyNot, "words");
    }

    void timersAreByTheClockHereAndThePastStaysWhereItIs()
    {
        Inbox inbox;
        ForgeState &state = inbox.addWaiting(u"kit"_s);
        // The server's clock is a day ahead; its timer has 11:42 left.
        const QDateTime there = inbox.clock->time.addDays(1);
        PendingDeployment &gate = state.pending.waiting[0];
        state.pending.serverTime = there;
        gate.waitMinutes = 30;
        gate.waitStartedAt = there.addSecs(-30 * 60 + 11 * 60 + 42);
        const ApprovalItem item = inbox.only(u"kit"_s);
        QCOMPARE(inbox.clock->time.secsTo(item.timerEnds), 11 * 60 + 42);
        QCOMPARE(item.waitingSince, gate.waitStartedAt);
        QCOMPARE(item.late, -24 * 3600);
        state.pending.serverTime = there.addSecs(300); // it runs fast, as a practice harbour's does
        const ApprovalItem later = inbox.only(u"kit"_s);
        QCOMPARE(inbox.clock->time.secsTo(later.timerEnds), 6 * 60 + 42);
        QCOMPARE(later.waitingSince, gate.waitStartedAt);
    }

    void theUploadToTestPyPIIsEvidence()
    {
        Inbox inbox;
        ForgeState &state = inbox.addWaiting(u"kit"_s);
        const QDateTime there = inbox.clock->time.addDays(1); // the server's clock
        state.pending.serverTime = there;
        WorkflowJob upload;
        upload.name = u"Upload to TestPyPI"_s;
        upload.status = RunStatus::Completed;
        upload.conclusion = RunConclusion::Success;
        upload.startedAt = there.addSecs(-90);
        upload.completedAt = there.addSecs(-60);
        WorkflowJob other = upload;
        other.name = u"Build"_s;
        state.jobs = {other, upload};
        ForgeDeployment staging;
        staging.id = 5;
        staging.environment = u"staging"_s;
        staging.reference = u"v1.5.0-rc2"_s;
        staging.commit = state.runs[0].headCommit;
        staging.createdAt = there.addSecs(-90);
        state.deployments = {staging};
        state.statuses[5] = {{DeploymentStatus::State::Success, {}, {}, {}, {}, there.addSecs(-60)}};
        const TrialSigns signs = inbox.only(u"kit"_s).evidence.trial;
        QVERIFY(signs.jobsKnown && signs.deploymentsKnown);
        QCOMPARE(signs.jobs.size(), 1);
        QCOMPARE(signs.jobs[0].completedAt, there.addSecs(-60));
        QCOMPARE(signs.deployments.size(), 1);
        QCOMPARE(signs.deployments[0].reference, u"v1.5.0-rc2"_s);
        QCOMPARE(signs.deployments[0].changedAt, there.addSecs(-60));
        state.deploymentsError = Error{Error::Kind::Denied, u"Not for this token"_s, {}, {}, {}, 0};
        QVERIFY(!inbox.only(u"kit"_s).evidence.trial.deploymentsKnown);
    }

    void theJobThatWaitsTellsSinceWhen()
    {
        Inbox inbox;
        ForgeState &state = inbox.addWaiting(u"kit"_s);
        WorkflowJob done;
        done.name = u"Build"_s;
        done.status = RunStatus::Completed;
        done.startedAt = inbox.clock->time.addSecs(-900);
        WorkflowJob waits = done;
        waits.name = u"Publish"_s;
        waits.status = RunStatus::Waiting;
        waits.startedAt = inbox.clock->time.addSecs(-300);
        state.jobs = {done, waits};
        QCOMPARE(inbox.only(u"kit"_s).waitingSince, waits.startedAt);
        state.jobs.clear();
        QCOMPARE(inbox.only(u"kit"_s).waitingSince, state.runs[0].updatedAt);
    }

    void theEvidenceIsCounted()
    {
        Inbox inbox;
        ForgeState &state = inbox.addWaiting(u"kit"_s);
        const auto check = [](const QString &name, CommitCheck::State is) {
            CommitCheck made;
            made.name = name;
            made.state = is;
            return made;
        };
        using S = CommitCheck::State;
        state.checks.checks = {check(u"Unit Tests"_s, S::Passed), check(u"Lint"_s, S::Passed),
                               check(u"Scan"_s, S::Failed), check(u"Docs"_s, S::Pending),
                               check(u"Publish"_s, S::Pending)};
        WorkflowJob publish;
        publish.name = u"Publish"_s;
        publish.status = RunStatus::Waiting;
        state.jobs = {publish};
        ForgeRelease release;
        release.tag = u"v1.4.2"_s;
        state.releases = {release};
        state.comparison = ForgeComparison{ForgeComparison::Status::Ahead, 12, 0, u"https://forge.test/compare"_s};
        const ApprovalEvidence evidence = inbox.only(u"kit"_s).evidence;
        QVERIFY(evidence.checksKnown);
        QCOMPARE(evidence.passed, 2);
        QCOMPARE(evidence.failed, QStringList{u"Scan"_s});
        QCOMPARE(evidence.pending, QStringList{u"Docs"_s}); // the job that waits is no check that is missing
        QCOMPARE(evidence.since, u"v1.4.2"_s);
        QVERIFY(evidence.compared);
        QCOMPARE(evidence.commits, 12);
        QCOMPARE(evidence.gaps, QStringList());
    }

    void aReleaseIsComparedWithTheOneBefore()
    {
        Inbox inbox;
        ForgeState &state = inbox.addWaiting(u"kit"_s);
        ForgeRelease made; // published, and so the latest: its workflow waits
        made.tag = u"v1.5.0"_s;
        ForgeRelease before;
        before.tag = u"v1.4.2"_s;
        ForgeRelease candidate;
        candidate.tag = u"v1.5.0-rc1"_s;
        candidate.prerelease = true;
        state.releases = {made, candidate, before};
        const ApprovalEvidence evidence = inbox.only(u"kit"_s).evidence;
        QCOMPARE(evidence.since, u"v1.4.2"_s);
        QVERIFY(!evidence.compared); // this forge cannot
        QCOMPARE(evidence.gaps.size(), 1);
    }

    void decisionsHaveTheDateOfWhatCameOfThem()
    {
        Inbox inbox;
        ForgeState &state = inbox.addWaiting(u"kit"_s);
        const QDateTime went = inbox.clock->time.addSecs(-600);
        state.history = {{Verdict::Approved, u"ines"_s, u"tried"_s, {u"qa"_s}},
                         {Verdict::Approved, u"mara"_s, {}, {u"staging"_s}}};
        ForgeDeployment qa;
        qa.id = 5;
        qa.environment = u"qa"_s;
        qa.commit = state.runs[0].headCommit;
        state.deployments = {qa};
        using S = DeploymentStatus::State;
        state.statuses[5] = {{S::Success, {}, {}, {}, {}, went.addSecs(60)},
                             {S::InProgress, {}, {}, {}, {}, went},
                             {S::Waiting, {}, {}, {}, {}, went.addSecs(-60)}};
        const auto decisions = inbox.only(u"kit"_s).decisions;
        QCOMPARE(decisions.size(), 2);
        QCOMPARE(decisions[0], (ApprovalDecision{Verdict::Approved, u"qa"_s, u"ines"_s, false, u"tried"_s, went}));
        QVERIFY(decisions[1].mine && decisions[1].at.isNull());
    }

    void theHistoryIsOfTheRunsOfTheNewestTags()
    {
        Inbox inbox;
        ForgeState &state = inbox.places.add(u"kit"_s);
        OverviewTag tag;
        tag.name = u"v1.4.2"_s;
        tag.commit = u"c1"_s;
        TagRun run;
        run.id = 77;
        tag.runs = {run};
        OverviewTag other = tag; // deployed nowhere
        other.commit = u"c2"_s;
        OverviewDeployment deployment;
        deployment.commit = u"c1"_s;
        deployment.createdAt = inbox.clock->time.addDays(-1);
        state.overview.tags = {tag, other};
        state.overview.deployments = {deployment};
        state.history = {{Verdict::Rejected, u"lee"_s, u"crashes"_s, {u"qa"_s}}};
        const QList<RepositoryClone> clones{Inbox::clone(u"kit"_s), Inbox::clone(u"elsewhere"_s)};
        const Cancel cancel;
        const auto found = QCoro::waitFor(recentDecisions(inbox.places, clones, 12, inbox.clock, cancel));
        QVERIFY(found);
        QCOMPARE(found->size(), 1);
        QCOMPARE(found->first().run, 77);
        QCOMPARE(found->first().reference, u"v1.4.2"_s);
        QCOMPARE(found->first().decisions.first().by, u"lee"_s);
        QVERIFY(QCoro::waitFor(recentDecisions(inbox.places, clones, 0, inbox.clock, cancel))->isEmpty());
    }

    void severalAreDecidedOnWithOneRequestForEachRun()
    {
        Inbox inbox;
        ForgeState &kit = inbox.addWaiting(u"kit"_s);
        ForgeState &keel = inbox.addWaiting(u"keel"_s);
        kit.pending.waiting.append(Inbox::gate(u"deploy"_s, 8));
        QList<ApprovalItem> items;
        for (const RepositoryApprovals &each : inbox.look({u"kit"_s, u"keel"_s}))
            items += each.waiting;
        QCOMPARE(items.size(), 3);
        const auto outcomes = inbox.decide({items[0], items[2], items[1]}, true, u"good"_s);
        QCOMPARE(outcomes.size(), 3);
        QCOMPARE(outcomes[1].key, items[2].key());
        for (const DecisionOutcome &outcome : outcomes)
            QVERIFY2(!outcome.error, qPrintable(describe(outcome.error.value_or(Error()))));
        QCOMPARE(kit.history.size(), 1);
        QCOMPARE(kit.history[0].environments, (QStringList{u"production"_s, u"deploy"_s}));
        QCOMPARE(kit.history[0].comment, u"good"_s);
        QCOMPARE(keel.history.size(), 1);
    }

    void nothingIsSentWhereThingsChanged_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("words");
        QTest::newRow("started again") << Change([](Inbox &, ForgeState &s) { s.runs[0].attempt = 2; })
                                       << u"started again"_s;
        QTest::newRow("decided by another") << Change([](Inbox &, ForgeState &s) {
            s.pending.waiting.clear();
            s.history = {{Verdict::Rejected, u"ines"_s, {}, {u"production"_s}}};
        }) << u"ines rejected it"_s;
        QTest::newRow("no longer allowed")
            << Change([](Inbox &, ForgeState &s) { s.pending.waiting[0].mayApprove = false; })
            << u"You cannot decide"_s;
    }
    void nothingIsSentWhereThingsChanged()
    {
        QFETCH(Change, change);
        QFETCH(QString, words);
        Inbox inbox;
        ForgeState &state = inbox.addWaiting(u"kit"_s);
        const ApprovalItem item = inbox.only(u"kit"_s);
        change(inbox, state);
        const auto outcomes = inbox.decide({item}, true, {});
        QVERIFY(outcomes[0].error);
        QVERIFY2(describe(*outcomes[0].error).contains(words), qPrintable(describe(*outcomes[0].error)));
        QCOMPARE(state.writes, QStringList());
    }

    void aLostAnswerIsLookedForAndNotSentAgain()
    {
        Inbox inbox;
        ForgeState &state = inbox.addWaiting(u"kit"_s);
        const ApprovalItem item = inbox.only(u"kit"_s);
        state.loseNextAnswer = true;
        const auto outcomes = inbox.decide({item}, false, u"crashes"_s);
        QVERIFY(!outcomes[0].error);
        QCOMPARE(state.writes, QStringList{u"reject 7 of %1: crashes"_s.arg(item.run.id)});
    }

    void whatSomebodyElseDecidedIsNotTakenForOurs_data()
    {
        QTest::addColumn<DeploymentReview>("instead");
        const auto row = [](const char *name, Verdict verdict, const QString &user, const QString &comment,
                            const QStringList &environments) {
            QTest::newRow(name) << DeploymentReview{verdict, user, comment, environments};
        };
        row("another person", Verdict::Approved, u"ines"_s, u"good"_s, {u"production"_s, u"deploy"_s});
        row("in other words", Verdict::Approved, u"mara"_s, u"fine"_s, {u"production"_s, u"deploy"_s});
        row("the other way", Verdict::Rejected, u"mara"_s, u"good"_s, {u"production"_s, u"deploy"_s});
        row("half of it", Verdict::Approved, u"mara"_s, u"good"_s, {u"deploy"_s});
    }
    void whatSomebodyElseDecidedIsNotTakenForOurs()
    {
        QFETCH(DeploymentReview, instead);
        Inbox inbox;
        ForgeState &state = inbox.addWaiting(u"kit"_s);
        state.pending.waiting.append(Inbox::gate(u"deploy"_s, 8));
        const QList<ApprovalItem> items = inbox.look({u"kit"_s})[0].waiting;
        QCOMPARE(items.size(), 2);
        state.decidedInstead = instead;
        const auto outcomes = inbox.decide(items, true, u"good"_s);
        QCOMPARE(outcomes.size(), 2);
        for (const DecisionOutcome &outcome : outcomes)
            QVERIFY(outcome.error && outcome.error->message == u"The answer was lost");
    }

    void theBareListSaysTheSameOfWhatWaits()
    {
        Inbox inbox;
        ForgeState &state = inbox.addWaiting(u"kit"_s);
        WorkflowJob waits;
        waits.name = u"Publish"_s;
        waits.status = RunStatus::Waiting;
        waits.startedAt = inbox.clock->time.addSecs(-300);
        state.jobs = {waits};
        state.pending.waiting[0].mayApprove = false;
        state.runs[0].triggeringActor = u"mara"_s;
        state.history = {{Verdict::Approved, u"ines"_s, {}, {u"qa"_s}}};
        CommitCheck check;
        check.state = CommitCheck::State::Passed;
        state.checks.checks = {check};
        ApprovalItem whole = inbox.only(u"kit"_s);
        QCOMPARE(whole.evidence.passed, 1);
        QCOMPARE(whole.waitingSince, waits.startedAt);
        const Cancel cancel;
        const auto found = QCoro::waitFor(
            lookForApprovals(inbox.places, {Inbox::clone(u"kit"_s)}, inbox.clock, cancel, ApprovalDepth::Bare));
        QVERIFY(found && found->size() == 1 && found->first().waiting.size() == 1);
        QCOMPARE(found->first().waiting.first().evidence, ApprovalEvidence());
        whole.evidence = {};
        QCOMPARE(found->first().waiting.first(), whole);
    }

    void allThatWaitsAtAnEnvironmentIsDecidedOnOrNothing()
    {
        Inbox inbox;
        ForgeState &state = inbox.addWaiting(u"kit"_s);
        state.pending.waiting.append(Inbox::gate(u"qa"_s, 8));
        const auto found = inbox.look({u"kit"_s});
        const auto chosen = decidableIn(found[0], u"Production"_s);
        QVERIFY2(chosen, chosen ? "" : qPrintable(describe(chosen.error())));
        QCOMPARE(chosen->size(), 1);
        QCOMPARE(chosen->first().gate.environmentName, u"production"_s);
        QCOMPARE(decidableIn(found[0], u"staging"_s).error().kind, Error::Kind::NotFound);
        RepositoryApprovals barred = found[0];
        barred.waiting.append(barred.waiting[0]);
        barred.waiting.last().gate.mayApprove = false;
        barred.waiting.last().whyNot = u"Only ines can"_s;
        QCOMPARE(decidableIn(barred, u"production"_s).error().kind, Error::Kind::Denied);
        QCOMPARE(decidableIn(barred, u"production"_s).error().detail, u"Only ines can"_s);
        // What could not all be read is not answered by half.
        RepositoryApprovals half = found[0];
        half.error = Error{Error::Kind::Unavailable, u"No answer"_s, {}, {}, {}, 0};
        QCOMPARE(decidableIn(half, u"production"_s).error().kind, Error::Kind::Unavailable);
        QVERIFY(state.writes.isEmpty());
    }

    void aLookThatWasStoppedSaysSo()
    {
        Inbox inbox;
        inbox.addWaiting(u"kit"_s);
        Cancel cancel;
        cancel.request();
        const auto found =
            QCoro::waitFor(lookForApprovals(inbox.places, {Inbox::clone(u"kit"_s)}, inbox.clock, cancel));
        QCOMPARE(found.error().kind, Error::Kind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestApprovalItems)
#include "tst_approvalitems.moc"
