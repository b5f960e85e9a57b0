// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
// When the engine looks again: after a change that nobody answered, at a timer's end, and when it is woken.
#include "forgescene.h"
#include "release/inflight.h"

#include <QTest>

using namespace tagboat;
using namespace tagboat::test;
using namespace Qt::StringLiterals;

namespace
{

struct Flight {
    explicit Flight(const StepSpec &step)
        : engine({git, scene.remote, scene.processes, *scene.journal, scene.clock, &scene.places, &scene.pause},
                 [this](const ReleaseEvent &event) {
                     if (event.state == RunState::Waiting && !event.step.isEmpty())
                         waits.append(event.waitsOn + u": "_s + event.detail);
                     if (event.log)
                         lines.append(event.release + u' ' + event.step);
                 })
    {
        scene.plan.steps = {step};
    }
    Result<ReleaseState> run(std::optional<Wake> wake = {})
    {
        RunPolicy policy;
        policy.confirmAll = true;
        policy.follow = true;
        policy.wake = wake;
        return QCoro::waitFor(engine.start(scene.plan, policy, {}));
    }

    /// Leaves a release waiting for an approval in the workflow run of v1.0.0, as who does not follow it does. False if
    /// it is not there.
    bool leaveWaiting(const QList<StepSpec> &next = {});
    /// As a user's answer to deployments of these tags does.
    Result<ReleaseState> follow(const QStringList &tags)
    {
        RunPolicy policy;
        policy.follow = true;
        return QCoro::waitFor(engine.follow(release, tags, policy, {}));
    }

    Scene scene;
    LibGit2Git git;
    QString release;
    QStringList waits;
    QStringList lines; ///< whose output they are
    Engine engine;
};

StepSpec workflowOf(const Scene &scene)
{
    StepSpec step = workflowStep();
    step.detail.remove(u"commitFrom"_s);
    step.detail[u"commit"_s] = scene.commit;
    return step;
}

bool Flight::leaveWaiting(const QList<StepSpec> &next)
{
    scene.plan.steps = QList<StepSpec>{workflowOf(scene)} + next;
    scene.state.runs = {test::run(scene, RunStatus::Waiting)};
    PendingDeployment gate;
    gate.environmentName = u"production-release"_s;
    gate.reviewers = {{EnvironmentReviewer::Kind::User, 1, u"kim"_s}};
    scene.state.pending = {{gate}, scene.clock.now()};
    const auto left = QCoro::waitFor(engine.start(scene.plan, {}, {}));
    release = left ? left->id : QString();
    return left && left->state == RunState::Waiting && left->current()->waitsOn == u"approval"_s;
}

} // namespace

class TestEngineWaits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aChangeThatNobodyAnsweredIsLookedFor_data()
    {
        QTest::addColumn<bool>("lost"); // it took effect, and the answer was lost
        QTest::addColumn<int>("deaf");  // so often nothing happened
        QTest::addColumn<QList<qint64>>("naps");
        QTest::addColumn<bool>("ends");
        const auto row = [](const char *name, bool lost, int deaf, const QList<qint64> &naps, bool ends) {
            QTest::newRow(name) << lost << deaf << naps << ends;
        };
        row("a lost answer", true, 0, {2}, true);
        row("nothing happened", false, 1, {2}, true);
        row("nothing happened, three times", false, 3, {2, 6, 18}, true);
        row("nothing happened, four times", false, 4, {2, 6, 18}, false);
    }
    void aChangeThatNobodyAnsweredIsLookedFor()
    {
        QFETCH(bool, lost);
        QFETCH(int, deaf);
        QFETCH(QList<qint64>, naps);
        QFETCH(bool, ends);
        Flight flight(releaseStep(u"draft-release"_s));
        flight.scene.state.loseNextAnswer = lost;
        flight.scene.state.deaf = deaf;
        const auto ended = flight.run();
        QVERIFY2(ended, ended ? "" : qPrintable(describe(ended.error())));
        QCOMPARE(ended->state, ends ? RunState::Done : RunState::Failed);
        QCOMPARE(flight.scene.pause.waits, naps);
        QCOMPARE(flight.scene.state.writes, ends ? QStringList(u"draft v1.0.0"_s) : QStringList());
        QCOMPARE(flight.waits.size(), naps.size());
        QVERIFY2(flight.waits[0].startsWith(u"answer: "_s) && flight.waits[0].contains(u"in 2 s, time 1 of 3"_s),
                 qPrintable(flight.waits[0]));
        if (ends) // it is the release's own doing, not found
            QCOMPARE(ended->steps[0].state, RunState::Done);
        else
            QCOMPARE(ended->current()->error->message, u"The connection broke"_s);
    }

    void aLookThatIsNotAnsweredCountsToo()
    {
        Flight flight(releaseStep(u"draft-release"_s));
        flight.scene.pause.turns = {[&] { flight.scene.state.silentLooks = 1; }};
        flight.scene.state.loseNextAnswer = true;
        const auto ended = flight.run();
        QVERIFY(ended);
        QCOMPARE(ended->state, RunState::Done);
        QCOMPARE(flight.scene.pause.waits, (QList<qint64>{2, 6}));
        QCOMPARE(flight.scene.state.releases.size(), 1);
        QVERIFY2(flight.waits[1].contains(u"No answer to a look"_s), qPrintable(flight.waits[1]));
    }

    void aRequestThatIsHeldBackIsALineOfTheStepThatRuns()
    {
        Flight flight(releaseStep(u"draft-release"_s));
        const ForgeWait wait{u"forge.test"_s, ForgeWait::Why::Limit, std::chrono::seconds(60),
                             flight.scene.clock.now().addSecs(60)};
        flight.scene.places.hold(wait); // nothing runs yet
        QCOMPARE(flight.waits, QStringList());
        flight.scene.pause.turns = {[&] { flight.scene.places.hold(wait); }};
        flight.scene.state.loseNextAnswer = true;
        const auto ended = flight.run();
        QVERIFY(ended);
        QCOMPARE(flight.waits.size(), 2);
        QVERIFY2(flight.waits[1].startsWith(u"limit: forge.test asks to wait 60 s (until "_s),
                 qPrintable(flight.waits[1]));
        QCOMPARE(flight.lines, QStringList(ended->id + u" release-draft-release"_s));
        flight.scene.places.hold(wait);
        QCOMPARE(flight.waits.size(), 2);
    }

    void aLookBeforeAnyChangeStops()
    {
        Flight flight(releaseStep(u"draft-release"_s));
        flight.scene.state.silentLooks = 1;
        const auto stopped = flight.run();
        QVERIFY(stopped);
        QCOMPARE(stopped->state, RunState::Failed);
        QVERIFY(flight.scene.pause.waits.isEmpty() && flight.scene.state.writes.isEmpty());
    }

    void whoNeverAnswersStopsItAndItResumes()
    {
        Flight flight(releaseStep(u"draft-release"_s));
        flight.scene.state.deaf = 4;
        const auto stopped = flight.run();
        QVERIFY(stopped);
        QCOMPARE(stopped->state, RunState::Failed);
        QVERIFY(stopped->current()->unknown);
        QVERIFY2(stopped->current()->error->remedy.contains(u"release resume"_s),
                 qPrintable(stopped->current()->error->remedy));
        const auto ended = QCoro::waitFor(flight.engine.resume(stopped->id, {}, {}));
        QVERIFY2(ended, ended ? "" : qPrintable(describe(ended.error())));
        QCOMPARE(ended->state, RunState::Done);
        QCOMPARE(flight.scene.state.releases.size(), 1);
    }

    void theWaitCanBeCancelled()
    {
        Flight flight(releaseStep(u"draft-release"_s));
        flight.scene.state.deaf = 4;
        Cancel cancel;
        flight.scene.pause.turns = {[&cancel] { cancel.request(); }};
        RunPolicy policy;
        policy.confirmAll = true;
        const auto stopped = QCoro::waitFor(flight.engine.start(flight.scene.plan, policy, cancel));
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().kind, Error::Kind::Cancelled);
        QCOMPARE(flight.scene.pause.waits, QList<qint64>{2});
    }

    void aTimersEndIsNotSleptThrough()
    {
        Flight flight({});
        Scene &scene = flight.scene;
        scene.plan.steps = {workflowOf(scene)};
        scene.state.runs = {run(scene, RunStatus::Waiting)};
        PendingDeployment gate;
        gate.environmentName = u"production-release"_s;
        gate.waitMinutes = 30;
        gate.waitStartedAt = scene.clock.now().addSecs(-30 * 60 + 3);
        scene.state.pending = {{gate}, scene.clock.now()};
        scene.pause.turns = {[&] { scene.state.runs = {run(scene, RunStatus::Completed, RunConclusion::Success)}; }};
        const auto ended = flight.run();
        QVERIFY2(ended, ended ? "" : qPrintable(describe(ended.error())));
        QCOMPARE(ended->state, RunState::Done);
        QCOMPARE(scene.pause.waits, QList<qint64>{4}); // not 5
        QCOMPARE(flight.waits, QStringList(u"timer: production-release, its timer ends in 1 min"_s));
    }

    void itLooksAtOnceWhenItIsWoken()
    {
        Flight flight({});
        Scene &scene = flight.scene;
        scene.plan.steps = {workflowOf(scene)};
        scene.state.runs = {run(scene, RunStatus::InProgress)};
        Wake wake;
        scene.pause.turns = {[] {},
                             [&] {
                                 scene.state.runs = {run(scene, RunStatus::Completed, RunConclusion::Success)};
                                 wake.call();
                             }};
        const auto ended = flight.run(wake);
        QVERIFY2(ended, ended ? "" : qPrintable(describe(ended.error())));
        QCOMPARE(ended->state, RunState::Done);
        QCOMPARE(scene.pause.waits.size(), 2); // of the ten pieces that a nap has
    }

    void anAnswerLetsTheReleaseThatWaitedForItGoOn()
    {
        Flight flight({});
        QVERIFY(flight.leaveWaiting());
        flight.scene.state.runs = {run(flight.scene, RunStatus::Completed, RunConclusion::Success)};
        const auto ended = flight.follow({u"v0.9.0"_s, u"v1.0.0"_s});
        QVERIFY2(ended, ended ? "" : qPrintable(describe(ended.error())));
        QCOMPARE(ended->state, RunState::Done);
    }

    void whatWasKilledAtItsWorkflowGoesOnToo()
    {
        Flight flight({});
        QVERIFY(flight.leaveWaiting());
        JournalRecord begun;
        begun.at = flight.scene.clock.now();
        begun.release = flight.release;
        begun.step = u"release-run"_s;
        begun.type = JournalRecord::Type::Intent;
        begun.data = {{u"inputs"_s, QJsonObject{{u"commit"_s, flight.scene.commit}}}};
        QVERIFY(flight.scene.journal->append(begun));
        flight.scene.state.runs = {run(flight.scene, RunStatus::Completed, RunConclusion::Success)};
        const auto ended = flight.follow({u"v1.0.0"_s});
        QVERIFY2(ended, ended ? "" : qPrintable(describe(ended.error())));
        QCOMPARE(ended->state, RunState::Done);
    }

    void anAnswerConfirmsNoStep()
    {
        Flight flight({});
        StepSpec next = releaseStep(u"draft-release"_s);
        next.reversible = false;
        QVERIFY(flight.leaveWaiting({next}));
        flight.scene.state.runs = {run(flight.scene, RunStatus::Completed, RunConclusion::Success)};
        for (int time = 0; time < 2; ++time) { // the second answer meets a release that asks the user
            const auto asks = flight.follow({u"v1.0.0"_s});
            QVERIFY2(asks, asks ? "" : qPrintable(describe(asks.error())));
            QCOMPARE(asks->current()->waitsOn, u"confirmation"_s);
            QCOMPARE(asks->confirmed, QStringList());
        }
        QCOMPARE(flight.scene.state.writes, QStringList());
    }

    void anAnswerLeavesOthersAlone_data()
    {
        QTest::addColumn<QString>("why");
        for (const char *why : {"another tag", "failed", "given up", "run by another program"})
            QTest::newRow(why) << QString::fromLatin1(why);
    }
    void anAnswerLeavesOthersAlone()
    {
        QFETCH(const QString, why);
        Flight flight({});
        Scene &scene = flight.scene;
        QVERIFY(flight.leaveWaiting());
        if (why == u"failed") {
            scene.state.runs = {run(scene, RunStatus::Completed, RunConclusion::Failure)};
            QVERIFY(QCoro::waitFor(flight.engine.resume(flight.release, {}, {})));
        }
        if (why == u"given up") {
            QVERIFY(QCoro::waitFor(flight.engine.abort(flight.release, {})));
        }
        const auto other = why == u"run by another program" ? scene.journal->lock(scene.plan.repository)
                                                            : Result<std::unique_ptr<ReleaseLock>>(nullptr);
        QVERIFY(other);
        const auto before = flight.engine.state(flight.release);
        QVERIFY(before);
        const QStringList answered{why == u"another tag" ? u"v0.9.0"_s : u"v1.0.0"_s};
        QCOMPARE(restsAtWorkflowOf(*before, answered), why == u"run by another program");
        const qsizetype records = scene.journal->records(flight.release)->size();
        scene.state.runs = {run(scene, RunStatus::Completed, RunConclusion::Success)};
        const auto after = flight.follow(answered);
        QVERIFY2(after, after ? "" : qPrintable(describe(after.error())));
        QCOMPARE(after->state, before->state);
        QCOMPARE(scene.journal->records(flight.release)->size(), records);
    }

    void resumingAllowsTheStepThatWasSeenAndNoOther()
    {
        Flight flight({});
        StepSpec first = releaseStep(u"draft-release"_s);
        first.reversible = false;
        first.detail[u"commit"_s] = flight.scene.commit;
        StepSpec second = first;
        second.id = u"another"_s;
        flight.scene.plan.steps = {first, second};
        const auto asks = QCoro::waitFor(flight.engine.start(flight.scene.plan, {}, {}));
        QVERIFY(asks && asks->current()->waitsOn == u"confirmation"_s);
        QCOMPARE(asks->current()->detail,
                 u"This cannot be undone: Release, commit %1, on https://forge.test/team/kit, as mara"_s.arg(
                     flight.scene.commit.first(10)));
        RunPolicy policy; // as of somebody who saw it wait for others
        for (const QString &seen : {QString(), second.id}) {
            policy.allows = seen;
            const auto still = QCoro::waitFor(flight.engine.resume(asks->id, policy, {}));
            QVERIFY(still);
            QCOMPARE(still->current()->spec.id, first.id);
            QCOMPARE(still->confirmed, QStringList());
        }
        QCOMPARE(flight.scene.state.writes, QStringList());
        policy.allows = first.id;
        const auto onward = QCoro::waitFor(flight.engine.resume(asks->id, policy, {}));
        QVERIFY(onward);
        QCOMPARE(onward->confirmed, QStringList(first.id));
        QCOMPARE(onward->current()->spec.id, second.id);
        QCOMPARE(flight.scene.state.writes, QStringList(u"draft v1.0.0"_s));
    }
};

QTEST_GUILESS_MAIN(TestEngineWaits)
#include "tst_enginewaits.moc"
