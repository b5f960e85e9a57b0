// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
// Releases in the desk's own thread, with real repositories and commands that take their time.
#include "compose/adapters.h"
#include "forge/timerpause.h"
#include "forgescene.h"
#include "release/releasedesk.h"
#include "store/sqlitejournal.h"
#include "support/testrepository.h"

#include <QElapsedTimer>
#include <QSemaphore>
#include <QTest>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{

/// A scratch project whose check command runs for a minute unless it is stopped.
struct Scene {
    Scene() : desk([folder = data.path()] { return makeServicePorts(folder, true); })
    {
        project.write(u"pyproject.toml"_s, "[project]\nname = \"buoy\"\nversion = \"1.4.2\"\n");
        project.write(u".tagboat.toml"_s, "[release]\nflow = \"tag-only\"\n\n[checks]\ncommands = [\"sleep 60\"]\n");
        project.commit(u"Begin"_s);
        remote = project.addBareRemote();
        project.git({u"tag"_s, u"-a"_s, u"v1.4.2"_s, u"-m"_s, u"v1.4.2"_s});
        project.git({u"push"_s, u"-q"_s, u"origin"_s, u"v1.4.2"_s});
        QObject::connect(&desk, &ReleaseDesk::releaseChanged, &desk,
                         [this](const std::shared_ptr<const ReleaseState> &release) { last = release; });
        QObject::connect(&desk, &ReleaseDesk::happened, &desk, [this](const ReleaseEvent &event) {
            if (event.log)
                log += event.detail;
        });
        QObject::connect(&desk, &ReleaseDesk::refused, &desk,
                         [this](const QString &, const Error &error) { refusals.append(error); });
        QObject::connect(&desk, &ReleaseDesk::previewReady, &desk,
                         [this](int, const std::shared_ptr<const ReleasePreview> &ready) { preview = ready; });
    }

    /// Starts a release and waits until its command runs. False if it never does.
    bool startAndWaitForTheCommand()
    {
        PlanRequest request;
        request.to = u"1.5.0"_s;
        desk.preview(project.path(), request);
        if (!QTest::qWaitFor([this] { return preview != nullptr; }, 20'000))
            return false;
        desk.start(preview->draft.plan, true, true);
        return QTest::qWaitFor([this] { return log.contains(u"sleep 60"_s); }, 20'000);
    }

    QTemporaryDir data;
    test::TestRepository project;
    QString remote;
    std::shared_ptr<const ReleaseState> last;
    std::shared_ptr<const ReleasePreview> preview;
    QList<Error> refusals;
    QString log;
    ReleaseDesk desk;
};

/// A release that was left waiting for an approval in the workflow run of v1.0.0, and a desk that did not start it.
struct LeftRelease {
    LeftRelease()
        : desk([this] {
              ServicePorts ports;
              ports.git = std::make_unique<LibGit2Git>();
              ports.remote = std::make_unique<test::FetchingRemote>(scene.work);
              ports.processes = std::make_unique<QtProcessRunner>();
              ports.clock = std::make_unique<test::TestClock>();
              ports.pause = std::make_unique<TimerPause>();
              ports.forges = std::make_unique<test::FakePlaces>(scene.state);
              ports.openJournal = [folder = scene.store.path()](bool) -> Result<std::unique_ptr<Journal>> {
                  TB_TRY(auto journal, SqliteJournal::open(folder));
                  return std::unique_ptr<Journal>(std::move(journal));
              };
              return ports;
          })
    {
        StepSpec step = test::workflowStep();
        step.detail.remove(u"commitFrom"_s);
        step.detail[u"commit"_s] = scene.commit;
        scene.plan.steps = {step};
        scene.state.runs = {test::run(scene, RunStatus::Waiting)};
        LibGit2Git git;
        Engine engine({git, scene.remote, scene.processes, *scene.journal, scene.clock, &scene.places, nullptr},
                      [](const ReleaseEvent &) {});
        const auto left = QCoro::waitFor(engine.start(scene.plan, {}, {}));
        id = left ? left->id : QString();
        QObject::connect(&desk, &ReleaseDesk::releaseChanged, &desk,
                         [this](const std::shared_ptr<const ReleaseState> &release) { last = release; });
        QObject::connect(&desk, &ReleaseDesk::refused, &desk,
                         [this](const QString &, const Error &error) { refusals.append(error); });
    }
    /// The run of its tag ends well; to be called while nobody asks for it.
    void endRun() { scene.state.runs = {test::run(scene, RunStatus::Completed, RunConclusion::Success)}; }
    void answer(const QString &tag) { desk.answered(scene.plan.repository, {tag}); }
    /// How it stands when the desk has done what it was asked before.
    RunState stands()
    {
        QList<std::shared_ptr<const ReleaseState>> all;
        QObject here; // no QSignalSpy: that hears the desk's thread at once, before anything waits for it
        QObject::connect(&desk, &ReleaseDesk::releasesReady, &here, [&all](const auto &ready) { all = ready; });
        desk.refresh();
        return QTest::qWaitFor([&all] { return all.size() == 1; }, 20'000) ? all[0]->state : RunState::Pending;
    }

    test::Scene scene;
    QString id;
    std::shared_ptr<const ReleaseState> last;
    QList<Error> refusals;
    ReleaseDesk desk;
};

/// Says nothing, until it is told to stop, from the first push on.
class SilentRemote final : public GitRemote
{
public:
    explicit SilentRemote(std::atomic_bool &pushes) : m_pushes(pushes) {}
    QCoro::Task<Result<QList<RemoteReference>>> references(QString, QString, Cancel cancel) override
    {
        if (m_pushes)
            TB_CO_CHECK(co_await m_pause.wait(std::chrono::hours(1), cancel));
        co_return QList<RemoteReference>();
    }
    QCoro::Task<Result<void>> push(QString, QString, QList<PushUpdate>, Cancel cancel) override
    {
        m_pushes = true;
        TB_CO_CHECK(co_await m_pause.wait(std::chrono::hours(1), cancel));
        co_return Result<void>();
    }
    QCoro::Task<Result<void>> deleteCandidateTag(QString, QString, CandidateTag, QString, Cancel) override
    {
        co_return Result<void>();
    }
    QCoro::Task<Result<void>> fetch(QString, QString, Cancel) override { co_return Result<void>(); }

private:
    std::atomic_bool &m_pushes;
    TimerPause m_pause;
};

/// A release whose first step pushes, to a remote that does not answer.
struct PushingRelease {
    PushingRelease()
        : desk(std::make_unique<ReleaseDesk>([this] {
              ServicePorts ports;
              ports.git = std::make_unique<LibGit2Git>();
              ports.remote = std::make_unique<SilentRemote>(pushes);
              ports.processes = std::make_unique<QtProcessRunner>();
              ports.clock = std::make_unique<test::TestClock>();
              ports.openJournal = [folder = scene.store.path()](bool) -> Result<std::unique_ptr<Journal>> {
                  TB_TRY(auto journal, SqliteJournal::open(folder));
                  return std::unique_ptr<Journal>(std::move(journal));
              };
              return ports;
          }))
    {
        scene.plan.steps = {{u"push"_s,
                             u"push-branch"_s,
                             u"Push the branch"_s,
                             true,
                             {{u"branch"_s, u"release/v1.0.0"_s}, {u"commit"_s, scene.commit}}}};
        QObject::connect(desk.get(), &ReleaseDesk::started, desk.get(), [this](const QString &made) { id = made; });
        desk->start(scene.plan, true, false);
    }

    test::Scene scene;
    std::atomic_bool pushes = false;
    QString id;
    std::unique_ptr<ReleaseDesk> desk;
};

} // namespace

class TestReleaseDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void abortStopsTheStepThatRunsAndThenAborts()
    {
        Scene scene;
        QVERIFY(scene.startAndWaitForTheCommand());
        scene.desk.abort(scene.last->id);
        QTRY_COMPARE_WITH_TIMEOUT(scene.last->state, RunState::Aborted, 20'000);
        QVERIFY2(scene.refusals.isEmpty(), qPrintable(describe(scene.refusals.value(0))));
        QCOMPARE(scene.project.git({u"status"_s, u"--porcelain"_s}), QString());
        QCOMPARE(scene.project.git({u"ls-remote"_s, u"--tags"_s, u"--refs"_s, u"origin"_s}).count(u'\n'), 0);
    }

    /// No clock tells whether a call waited: the desk's thread stands still until both have returned.
    void noCallWaitsForTheDesksThread()
    {
        const QTemporaryDir data;
        QSemaphore returned;
        std::atomic_bool waited = true;
        QStringList refusals;
        ReleaseDesk desk([&] {
            waited = !returned.tryAcquire(1, 60'000);
            return makeServicePorts(data.path(), true);
        });
        QObject::connect(&desk, &ReleaseDesk::refused, &desk,
                         [&refusals](const QString &release) { refusals.append(release); });
        desk.refresh();
        desk.abort(u"none"_s);
        returned.release();
        QTRY_COMPARE_WITH_TIMEOUT(refusals, QStringList{u"none"_s}, 20'000);
        QVERIFY2(!waited, "a call waited for the desk's thread");
    }

    void abortFollowsAPauseThatIsUnderWay()
    {
        Scene scene;
        QVERIFY(scene.startAndWaitForTheCommand());
        scene.desk.pause(scene.last->id);
        scene.desk.abort(scene.last->id);
        scene.desk.abort(scene.last->id); // a second press changes nothing
        QTRY_COMPARE_WITH_TIMEOUT(scene.last->state, RunState::Aborted, 20'000);
    }

    void aPauseIsNoFailure()
    {
        Scene scene;
        QVERIFY(scene.startAndWaitForTheCommand());
        scene.desk.pause(scene.last->id);
        QTRY_COMPARE_WITH_TIMEOUT(scene.refusals.size(), 1, 20'000);
        QCOMPARE(scene.refusals.first().kind, Error::Kind::Cancelled);
        QCOMPARE(scene.last->state, RunState::Running); // as the journal knows it: begun, and not ended
        QVERIFY(!scene.last->current()->error);
        QVERIFY(scene.last->current()->unknown);
    }

    void askingTwiceToGoOnLeavesTheRunAlone()
    {
        Scene scene;
        QVERIFY(scene.startAndWaitForTheCommand());
        scene.desk.resume(scene.last->id, true, true);
        QTRY_COMPARE_WITH_TIMEOUT(scene.refusals.size(), 1, 20'000);
        QCOMPARE(scene.refusals.first().kind, Error::Kind::Busy);
        // The run can still be stopped.
        scene.desk.abort(scene.last->id);
        QTRY_COMPARE_WITH_TIMEOUT(scene.last->state, RunState::Aborted, 20'000);
    }

    void anotherProgramIsToldWhoRunsTheRelease()
    {
        Scene scene;
        QVERIFY(scene.startAndWaitForTheCommand());
        const auto other = SqliteJournal::open(scene.data.path());
        QVERIFY(other);
        const auto lock = (*other)->lock(scene.project.path());
        QVERIFY(!lock);
        QCOMPARE(lock.error().kind, Error::Kind::Busy);
        QVERIFY2(lock.error().detail.contains(QString::number(QCoreApplication::applicationPid())),
                 qPrintable(describe(lock.error())));
        QVERIFY2(lock.error().detail.contains(u"tst_releasedesk"_s), qPrintable(describe(lock.error())));
    }

    void aReleaseThatWaitedForTheAnswerGoesOnByItself()
    {
        LeftRelease left;
        QCOMPARE(left.stands(), RunState::Waiting);
        left.endRun();
        left.answer(u"v1.0.0"_s);
        QTRY_VERIFY_WITH_TIMEOUT(left.last && left.last->finished(), 20'000);
        QCOMPARE(left.last->state, RunState::Done);
        QVERIFY(left.refusals.isEmpty());
    }

    void itIsFollowedUntilWhatItWaitsForIsOver()
    {
        LeftRelease left;
        bool rested = false;
        QObject::connect(&left.desk, &ReleaseDesk::rested, &left.desk, [&rested] { rested = true; });
        left.answer(u"v1.0.0"_s); // others have to answer too
        QTRY_VERIFY_WITH_TIMEOUT(left.last && left.last->state == RunState::Waiting, 20'000);
        QTest::qWait(300);
        QVERIFY(!rested);
        left.desk.resume(left.id, false, false); // as somebody does who did not wait to see it
        QTRY_COMPARE_WITH_TIMEOUT(left.refusals.size(), 1, 20'000);
        QCOMPARE(left.refusals[0].kind, Error::Kind::Busy);
        QCOMPARE(left.stands(), RunState::Waiting);
        QVERIFY(!rested); // a refusal stops nothing
    }

    void whatCannotGoOnRests()
    {
        LeftRelease left;
        QStringList rested;
        QObject::connect(&left.desk, &ReleaseDesk::rested, &left.desk,
                         [&rested](const QString &release) { rested.append(release); });
        left.desk.promote(left.id, false); // it waits for no verdict
        QTRY_COMPARE_WITH_TIMEOUT(left.refusals.size(), 1, 20'000);
        QTRY_COMPARE(rested, QStringList{left.id});
    }

    void itsEndDoesNotWaitForARemoteThatIsSilent()
    {
        auto left = std::make_unique<PushingRelease>();
        QTRY_VERIFY_WITH_TIMEOUT(left->pushes.load() && !left->id.isEmpty(), 20'000);
        left->desk->abort(left->id); // as soon as the push has let go
        QElapsedTimer taken;
        taken.start();
        left->desk.reset();
        QVERIFY(taken.elapsed() < 60'000); // the remote is silent for an hour
    }

    void anAnswerToSomethingElseMovesNothing()
    {
        LeftRelease left;
        left.endRun();
        left.answer(u"v0.9.0"_s);
        left.desk.answered(u"/somewhere/else"_s, {u"v1.0.0"_s});
        QCOMPARE(left.stands(), RunState::Waiting);
        QVERIFY(!left.last && left.refusals.isEmpty());
    }

    void whatAnotherProgramRunsIsLeftToIt()
    {
        LeftRelease left;
        left.endRun();
        const auto other = left.scene.journal->lock(left.scene.plan.repository);
        QVERIFY(other);
        left.answer(u"v1.0.0"_s);
        QCOMPARE(left.stands(), RunState::Waiting);
        QVERIFY(left.refusals.isEmpty());
    }

    void whatTheUserPausedRestsUntilHeGoesOn()
    {
        LeftRelease left;
        left.desk.resume(left.id, false, false);
        left.desk.pause(left.id);
        QTRY_COMPARE_WITH_TIMEOUT(left.refusals.size(), 1, 20'000);
        QCOMPARE(left.refusals[0].kind, Error::Kind::Cancelled);
        left.endRun();
        left.answer(u"v1.0.0"_s);
        QCOMPARE(left.stands(), RunState::Waiting);
        left.desk.resume(left.id, false, false);
        QTRY_COMPARE_WITH_TIMEOUT(left.last->state, RunState::Done, 20'000);
    }
};

QTEST_GUILESS_MAIN(TestReleaseDesk)
#include "tst_releasedesk.moc"
