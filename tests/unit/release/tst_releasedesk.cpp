// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
// Releases in the desk's own thread, with real repositories and commands that take their time.
#include "compose/adapters.h"
#include "release/releasedesk.h"
#include "store/sqlitejournal.h"
#include "support/testrepository.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

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

} // namespace

class TestReleaseDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void abortStopsTheStepThatRunsAndThenAborts()
    {
        Scene scene;
        QVERIFY(scene.startAndWaitForTheCommand());
        QElapsedTimer taken;
        taken.start();
        scene.desk.abort(scene.last->id);
        QVERIFY2(taken.elapsed() < 1000, "the call waited for the release");
        QTRY_COMPARE_WITH_TIMEOUT(scene.last->state, RunState::Aborted, 20'000);
        QVERIFY2(scene.refusals.isEmpty(), qPrintable(describe(scene.refusals.value(0))));
        QCOMPARE(scene.project.git({u"status"_s, u"--porcelain"_s}), QString());
        QCOMPARE(scene.project.git({u"ls-remote"_s, u"--tags"_s, u"--refs"_s, u"origin"_s}).count(u'\n'), 0);
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
};

QTEST_GUILESS_MAIN(TestReleaseDesk)
#include "tst_releasedesk.moc"
