// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/flightmodels.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{

using Tester = QAbstractItemModelTester;
const QDateTime begun(QDate(2026, 11, 21), QTime(10, 0), Qt::UTC);

StepState step(const QString &id, RunState state, bool reversible = true)
{
    StepState step;
    step.spec = {id, u"files"_s, id.toUpper(), reversible, {}};
    step.state = state;
    if (state != RunState::Pending)
        step.startedAt = begun;
    if (state == RunState::Done || state == RunState::Adopted || state == RunState::Skipped)
        step.endedAt = begun.addMSecs(2100);
    return step;
}

std::shared_ptr<ReleaseState> release(const QString &id, RunState state, const QList<StepState> &steps)
{
    auto release = std::make_shared<ReleaseState>();
    release->id = id;
    release->plan.package = u"harbour-core"_s;
    release->plan.to = u"1.5.0"_s;
    release->plan.repository = u"/repo/"_s + id;
    release->state = state;
    release->createdAt = begun;
    release->steps = steps;
    release->revisions = 1;
    return release;
}

QStringList column(const QAbstractItemModel &model, int role)
{
    QStringList list;
    for (int row = 0; row < model.rowCount(); ++row)
        list.append(model.data(model.index(row, 0), role).toString());
    return list;
}

} // namespace

class TestFlightModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhichRowIsCurrent()
    {
        FlightStepModel model;
        const QSignalSpy moved(&model, &FlightStepModel::moved);
        QCOMPARE(model.currentRow(), -1);
        const auto one = release(u"a"_s, RunState::Running,
                                 {step(u"a"_s, RunState::Done), step(u"b"_s, RunState::Running), step(u"c"_s, {})});
        model.setRelease(one);
        QCOMPARE(model.currentRow(), 1);
        QCOMPARE(moved.size(), 1);
        model.setRelease(std::make_shared<ReleaseState>(*one)); // a line of output
        QCOMPARE(moved.size(), 1);
        auto next = std::make_shared<ReleaseState>(*one);
        next->steps[1].state = RunState::Done;
        model.setRelease(next);
        QCOMPARE(model.currentRow(), 2);
        auto ended = std::make_shared<ReleaseState>(*next);
        ended->steps[2].state = RunState::Done;
        model.setRelease(ended);
        QCOMPARE(model.currentRow(), -1);
        QCOMPARE(moved.size(), 3);
    }

    void saysHowLongSomethingTook_data()
    {
        QTest::addColumn<qint64>("milliseconds");
        QTest::addColumn<QString>("expected");
        QTest::newRow("nothing") << qint64(0) << u"under 0.1 s"_s;
        QTest::newRow("hardly anything") << qint64(99) << u"under 0.1 s"_s;
        QTest::newRow("a tenth") << qint64(100) << u"0.1 s"_s;
        QTest::newRow("less than a second") << qint64(400) << u"0.4 s"_s;
        QTest::newRow("nearly ten seconds") << qint64(9940) << u"9.9 s"_s;
        QTest::newRow("never rounds into the next form") << qint64(9999) << u"9.9 s"_s;
        QTest::newRow("seconds") << qint64(12'900) << u"12 s"_s;
        QTest::newRow("nearly a minute") << qint64(59'999) << u"59 s"_s;
        QTest::newRow("a minute") << qint64(60'000) << u"1 min 00 s"_s;
        QTest::newRow("a minute and a bit") << qint64(65'900) << u"1 min 05 s"_s;
        QTest::newRow("nearly an hour") << qint64(3'599'999) << u"59 min 59 s"_s;
        QTest::newRow("hours") << qint64((2 * 60 + 5) * 60'000) << u"2 h 05 min"_s;
        QTest::newRow("a clock that went back") << qint64(-5000) << u"under 0.1 s"_s;
    }
    void saysHowLongSomethingTook()
    {
        QFETCH(const qint64, milliseconds);
        QTEST(durationText(milliseconds), "expected");
    }

    void saysHowLongAgoSomethingWas_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("expected");
        QTest::newRow("now") << qint64(0) << u"just now"_s;
        QTest::newRow("a clock that went back") << qint64(-100) << u"just now"_s;
        QTest::newRow("nearly a minute") << qint64(59) << u"just now"_s;
        QTest::newRow("minutes") << qint64(5 * 60 + 59) << u"5 min ago"_s;
        QTest::newRow("hours") << qint64(23 * 3600 + 3599) << u"23 h ago"_s;
        QTest::newRow("a day") << qint64(25 * 3600) << u"yesterday"_s;
        QTest::newRow("days") << qint64(6 * 86400) << u"6 days ago"_s;
        QTest::newRow("weeks") << qint64(21 * 86400) << u"3 weeks ago"_s;
    }
    void saysHowLongAgoSomethingWas()
    {
        QFETCH(const qint64, seconds);
        QTEST(agoText(begun, begun.addSecs(seconds)), "expected");
    }

    void marksTheSteps()
    {
        FlightStepModel model;
        const Tester tester(&model, Tester::FailureReportingMode::QtTest);
        model.setRelease(
            release(u"r"_s, RunState::Waiting,
                    {step(u"a"_s, RunState::Done), step(u"b"_s, RunState::Adopted), step(u"c"_s, RunState::Skipped),
                     step(u"d"_s, RunState::Waiting), step(u"e"_s, RunState::Pending, false)}));
        QCOMPARE(column(model, FlightStepModel::MarkRole),
                 (QStringList{u"ok"_s, u"ok"_s, u"skipped"_s, u"waiting"_s, u"number"_s}));
        QCOMPARE(column(model, FlightStepModel::ElapsedRole),
                 (QStringList{u"2.1 s"_s, u"2.1 s"_s, u"2.1 s"_s, u"now"_s, QString()}));
        QCOMPARE(column(model, FlightStepModel::CurrentRole).indexOf(u"true"_s), 3);
        QCOMPARE(column(model, FlightStepModel::DetailRole).last(), u"cannot be undone"_s);
    }

    void showsTheCurrentStepAsRunningWhileItRuns()
    {
        FlightStepModel model;
        const Tester tester(&model, Tester::FailureReportingMode::QtTest);
        const auto stopped =
            release(u"r"_s, RunState::Failed, {step(u"a"_s, RunState::Done), step(u"b"_s, RunState::Failed)});
        model.setRelease(stopped);
        QCOMPARE(column(model, FlightStepModel::MarkRole).last(), u"bad"_s);
        const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.setRelease(stopped, true);
        QCOMPARE(column(model, FlightStepModel::MarkRole), (QStringList{u"ok"_s, u"running"_s}));
        QCOMPARE(reset.count(), 0);
    }

    void commandsThatWantPermissionWaitForIt()
    {
        StepState commands = step(u"a"_s, RunState::Failed);
        commands.spec.kind = u"commands"_s;
        commands.error = Error{Error::Kind::Refused, u"not allowed yet"_s, {}, {}, {}, 0};
        FlightStepModel model;
        model.setRelease(release(u"r"_s, RunState::Failed, {commands}));
        QCOMPARE(column(model, FlightStepModel::MarkRole), QStringList{u"waiting"_s});
        commands.error->kind = Error::Kind::CheckFailed;
        model.setRelease(release(u"s"_s, RunState::Failed, {commands}));
        QCOMPARE(column(model, FlightStepModel::MarkRole), QStringList{u"bad"_s});
    }

    void aStepThatNobodyIsAtDoesNotTurn()
    {
        FlightStepModel model;
        const auto killed = release(u"r"_s, RunState::Running, {step(u"a"_s, RunState::Running)});
        model.setRelease(killed, false);
        QCOMPARE(column(model, FlightStepModel::MarkRole), QStringList{u"waiting"_s});
        QCOMPARE(column(model, FlightStepModel::StepStateRole), QStringList{u"interrupted"_s});
        model.setRelease(killed, true);
        QCOMPARE(column(model, FlightStepModel::MarkRole), QStringList{u"running"_s});
    }

    void showsNoFigureForWhatTookNoTime()
    {
        StepState quick = step(u"a"_s, RunState::Done);
        quick.endedAt = quick.startedAt.addMSecs(999);
        FlightStepModel model;
        model.setRelease(release(u"r"_s, RunState::Done, {quick}));
        QCOMPARE(column(model, FlightStepModel::ElapsedRole), QStringList{QString()});
    }

    void marksTheStepThatNobodyRunsByWhatItWaitsFor_data()
    {
        const Error stopped{Error::Kind::Cancelled, u"pytest was stopped"_s, {}, {}, {}, 0};
        const Error unallowed{Error::Kind::Refused, u"commands that you have not allowed"_s, {}, {}, {}, 0};
        const Error broken{Error::Kind::CheckFailed, u"1 failed"_s, {}, {}, {}, 0};
        QTest::addColumn<StepState>("step");
        QTest::addColumn<QString>("mark");
        QTest::addColumn<QString>("word");
        StepState commands = step(u"checks"_s, RunState::Running);
        commands.spec.kind = u"commands"_s;
        QTest::newRow("killed") << commands << u"waiting"_s << u"interrupted"_s;
        commands.state = RunState::Failed;
        commands.error = stopped;
        QTest::newRow("paused") << commands << u"waiting"_s << u"paused"_s;
        commands.error = unallowed;
        QTest::newRow("not allowed yet") << commands << u"waiting"_s << u"waits for you"_s;
        commands.error = broken;
        QTest::newRow("failed") << commands << u"bad"_s << u"failed"_s;
    }
    void marksTheStepThatNobodyRunsByWhatItWaitsFor()
    {
        QFETCH(const StepState, step);
        const auto resting = release(u"r"_s, step.state, {step});
        FlightStepModel steps;
        steps.setRelease(resting);
        QTEST(column(steps, FlightStepModel::MarkRole).first(), "mark");
        QCOMPARE(column(steps, FlightStepModel::ElapsedRole).first(), QString());
        ReleaseListModel list;
        list.setReleases({resting});
        QTEST(column(list, ReleaseListModel::StateWordRole).first(), "word");
        // The overview calls failed what failed, and nothing else.
        QFETCH(const QString, word);
        const ReleaseInFlight flight = inFlight(*resting, false);
        QCOMPARE(flight.failed, word == u"failed"_s);
        QCOMPARE(flight.message.isEmpty(), word == u"paused"_s || word == u"interrupted"_s);
        QVERIFY(!inFlight(*resting, true).failed);

        steps.setRelease(resting, true);
        QCOMPARE(column(steps, FlightStepModel::MarkRole).first(), u"running"_s);
        QCOMPARE(column(steps, FlightStepModel::ElapsedRole).first(), u"now"_s);
    }

    void theOverviewKnowsWhichTagsApprovalIsWaitedFor()
    {
        StepState waits = step(u"release-run"_s, RunState::Waiting);
        waits.spec.kind = u"workflow"_s;
        waits.spec.detail = {{u"tag"_s, u"v1.5.0"_s}};
        waits.waitsOn = u"approval"_s;
        QCOMPARE(inFlight(*release(u"r"_s, RunState::Waiting, {waits}), false).gated, u"v1.5.0"_s);
        QCOMPARE(inFlight(*release(u"r"_s, RunState::Waiting, {waits}), true).gated, u"v1.5.0"_s);
        waits.waitsOn = u"workflow"_s; // which may have come to its gate since
        QCOMPARE(inFlight(*release(u"r"_s, RunState::Waiting, {waits}), false).gated, u"v1.5.0"_s);
        waits.waitsOn = u"timer"_s;
        QCOMPARE(inFlight(*release(u"r"_s, RunState::Waiting, {waits}), false).gated, QString());
    }

    void everyLineOfOutputBeginsWithItsTime_data()
    {
        QTest::addColumn<QString>("output");
        QTest::addColumn<QStringList>("lines");
        QTest::newRow("a line") << u"passed: clean"_s << QStringList{u"passed: clean"_s};
        QTest::newRow("with its end") << u"ok\n"_s << QStringList{u"ok"_s};
        QTest::newRow("several") << u"one\n\ntwo\n"_s << QStringList{u"one"_s, u""_s, u"two"_s};
        QTest::newRow("nothing") << QString() << QStringList();
        QTest::newRow("blank") << u"\n"_s << QStringList();
    }
    void everyLineOfOutputBeginsWithItsTime()
    {
        QFETCH(const QString, output);
        QFETCH(const QStringList, lines);
        const QString time = begun.toLocalTime().toString(u"HH:mm:ss"_s) + u"  "_s;
        QCOMPARE(logLines(output, begun), lines.isEmpty() ? QString() : time + lines.join(u'\n' + time) + u'\n');
    }

    void showsWhereAReleaseWasAborted()
    {
        FlightStepModel model;
        model.setRelease(
            release(u"r"_s, RunState::Aborted, {step(u"a"_s, RunState::Done), step(u"b"_s, RunState::Waiting)}));
        QCOMPARE(column(model, FlightStepModel::MarkRole), (QStringList{u"ok"_s, u"aborted"_s}));
        QCOMPARE(column(model, FlightStepModel::ElapsedRole).last(), QString());
        QVERIFY(!column(model, FlightStepModel::CurrentRole).contains(u"true"_s));
    }

    void resetsForAnotherReleaseAndForARevision()
    {
        FlightStepModel model;
        const Tester tester(&model, Tester::FailureReportingMode::QtTest);
        const auto first = release(u"r"_s, RunState::Running, {step(u"a"_s, RunState::Running)});
        model.setRelease(first);
        const auto revised =
            release(u"r"_s, RunState::Running, {step(u"a"_s, RunState::Done), step(u"a2"_s, RunState::Running)});
        revised->revisions = 2;
        model.setRelease(revised);
        QCOMPARE(model.rowCount(), 2);
        model.setRelease(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void showsHostileTextAsItIs()
    {
        StepState hostile = step(u"a"_s, RunState::Failed);
        hostile.spec.title = u"<img src=x> \u202Egnp"_s;
        hostile.detail = u"\x1b[2Jgone\nnext"_s;
        const auto state = release(u"r"_s, RunState::Failed, {hostile});
        state->plan.package = u"a\u200Bb"_s;
        FlightStepModel steps;
        steps.setRelease(state);
        ReleaseListModel list;
        list.setReleases({state});
        QVERIFY(column(steps, FlightStepModel::TitleRole).first().startsWith(u"<img src=x>"_s));
        for (const QString &text :
             {column(steps, FlightStepModel::TitleRole).first(), column(steps, FlightStepModel::DetailRole).first(),
              column(list, ReleaseListModel::PackageRole).first()}) {
            for (const QChar forbidden : {QChar(0x202e), QChar(0x1b), QChar(0x200b), QChar(u'\n')})
                QVERIFY2(!text.contains(forbidden), qPrintable(text));
        }
    }

    void listsReleasesAndKeepsThemUpToDate()
    {
        ReleaseListModel model;
        const Tester tester(&model, Tester::FailureReportingMode::QtTest);
        QSignalSpy repositories(&model, &ReleaseListModel::repositoryChanged);
        model.setReleases({release(u"old"_s, RunState::Done, {step(u"a"_s, RunState::Done)})});
        model.update(release(u"new"_s, RunState::Running, {step(u"a"_s, RunState::Running)}));
        QCOMPARE(column(model, ReleaseListModel::ReleaseIdRole), (QStringList{u"new"_s, u"old"_s}));
        QCOMPARE(model.inFlight(), 1);
        QCOMPARE(model.summary(), u"2 in all · 1 in flight"_s);
        QVERIFY(model.unfinished(u"/repo/new"_s) != nullptr);

        model.update(release(u"new"_s, RunState::Aborted, {step(u"a"_s, RunState::Waiting)}));
        QCOMPARE(model.count(), 2);
        QCOMPARE(model.inFlight(), 0);
        QVERIFY(model.unfinished(u"/repo/new"_s) == nullptr);
        QCOMPARE(repositories.last().first().toString(), u"/repo/new"_s);
        QCOMPARE(repositories.count(), 3);
    }

    void saysWhomAReleaseWaitsFor_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("on");
        QTest::addColumn<QString>("word");
        QTest::newRow("confirmation") << u"push-tag"_s << u"confirmation"_s << u"waits for you"_s;
        QTest::newRow("verdict") << u"verdict"_s << u"approval"_s << u"waits for you"_s;
        QTest::newRow("approval") << u"workflow"_s << u"approval"_s << u"waits for an approval"_s;
        QTest::newRow("timer") << u"workflow"_s << u"timer"_s << u"waits for a timer"_s;
        QTest::newRow("workflow") << u"workflow"_s << u"workflow"_s << u"waits for a workflow"_s;
        QTest::newRow("review") << u"merge-pull-request"_s << u"review"_s << u"waits for a review"_s;
        QTest::newRow("checks") << u"checks"_s << u"checks"_s << u"waits for checks"_s;
    }
    void saysWhomAReleaseWaitsFor()
    {
        QFETCH(const QString, kind);
        QFETCH(const QString, on);
        StepState waiting = step(u"a"_s, RunState::Waiting);
        waiting.spec.kind = kind;
        waiting.waitsOn = on;
        ReleaseListModel model;
        model.setReleases({release(u"r"_s, RunState::Waiting, {waiting})});
        QTEST(column(model, ReleaseListModel::StateWordRole).first(), "word");
        model.setRunning({u"r"_s}); // the engine looks from time to time, and waits no less
        QTEST(column(model, ReleaseListModel::StateWordRole).first(), "word");
    }

    void replacesACandidateThatWasJudged_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<RunState>("state");
        QTest::addColumn<bool>("can");
        const QString judged = u"candidate-1-verdict"_s;
        QTest::newRow("asked") << judged << u"verdict"_s << RunState::Waiting << true;
        QTest::newRow("workflow failed") << judged << u"workflow"_s << RunState::Failed << true;
        QTest::newRow("workflow goes on") << judged << u"workflow"_s << RunState::Waiting << false;
        QTest::newRow("the release's workflow") << u"release-run"_s << u"workflow"_s << RunState::Failed << false;
        QTest::newRow("another step") << u"candidate-1-push"_s << u"push-tag"_s << RunState::Failed << false;
    }
    void replacesACandidateThatWasJudged()
    {
        QFETCH(const QString, id);
        QFETCH(const QString, kind);
        QFETCH(const RunState, state);
        StepState judged = step(id, state);
        judged.spec.kind = kind;
        QTEST(canReplaceCandidate(judged), "can");
    }

    void givesEachStateAWordAndATone_data()
    {
        QTest::addColumn<RunState>("state");
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("tone");
        QTest::newRow("running") << RunState::Running << u"under way"_s << u"accent"_s;
        QTest::newRow("waiting") << RunState::Waiting << u"waits for you"_s << u"warn"_s;
        QTest::newRow("failed") << RunState::Failed << u"failed"_s << u"bad"_s;
        QTest::newRow("done") << RunState::Done << u"released"_s << u"ok"_s;
        QTest::newRow("aborted") << RunState::Aborted << u"aborted"_s << u"neutral"_s;
        QTest::newRow("pending") << RunState::Pending << u"planned"_s << u"neutral"_s;
    }
    void givesEachStateAWordAndATone()
    {
        QFETCH(const RunState, state);
        ReleaseListModel model;
        model.setReleases({release(u"r"_s, state, {step(u"a"_s, RunState::Pending)})});
        model.setRunning({u"r"_s});
        QTEST(column(model, ReleaseListModel::StateWordRole).first(), "word");
        QTEST(column(model, ReleaseListModel::StateToneRole).first(), "tone");
    }
};

QTEST_GUILESS_MAIN(TestFlightModels)
#include "tst_flightmodels.moc"
