// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
// The composer's and the flight's pages with the real desk and real repositories, from the plan to the pushed tag.
#include "compose/adapters.h"
#include "composer/composercontroller.h"
#include "page.h"
#include "release/workflowview.h"
#include "support/testrepository.h"

#include <QQmlExtensionPlugin>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

Q_IMPORT_QML_PLUGIN(Tagboat_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(Tagboat_ComposerPlugin)
Q_IMPORT_QML_PLUGIN(Tagboat_ReleasePlugin)

using namespace Qt::StringLiterals;
using namespace tagboat;
using tagboat::test::Page;

namespace
{

/// A scratch project with a remote, and the view-models over a journal of its own.
struct World {
    World() : desk([folder = data.path()] { return makeServicePorts(folder, true); })
    {
        project.write(u"pyproject.toml"_s,
                      "[project]\nname = \"harbour-core\"\nversion = \"1.4.2\"  # keep in step with __init__\n");
        project.write(u"CHANGELOG.md"_s, "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- Moorings can be reserved "
                                         "for a <b>whole</b> season (#212)\n\n## [1.4.2] - 2026-01-01\n\n- First\n");
        project.commit(u"Begin"_s);
        remote = project.addBareRemote();
        project.git({u"tag"_s, u"-a"_s, u"v1.4.2"_s, u"-m"_s, u"v1.4.2"_s});
        project.git({u"push"_s, u"-q"_s, u"origin"_s, u"v1.4.2"_s});
        QObject::connect(&desk, &ReleaseDesk::releaseChanged, &releases, &ReleaseListModel::update);
        QObject::connect(&desk, &ReleaseDesk::releasesReady, &releases, &ReleaseListModel::setReleases);
        QObject::connect(&desk, &ReleaseDesk::rested, &desk, [this](const QString &release) { rested = release; });
    }
    /// Plans 1.5.0 and starts it as the composer would, without asking. Empty if that does not come about.
    QString start(bool allowCommands)
    {
        std::shared_ptr<const ReleasePreview> preview;
        QString release;
        const QObject here; // no QSignalSpy: that hears the desk's thread at once, before anything waits for it
        QObject::connect(&desk, &ReleaseDesk::previewReady, &here,
                         [&preview](int, const std::shared_ptr<const ReleasePreview> &ready) { preview = ready; });
        QObject::connect(&desk, &ReleaseDesk::started, &here, [&release](const QString &id) { release = id; });
        PlanRequest request;
        request.to = u"1.5.0"_s;
        desk.preview(project.path(), request);
        if (!QTest::qWaitFor([&preview] { return preview != nullptr; }, 20'000))
            return {};
        desk.start(preview->draft.plan, true, allowCommands);
        (void)QTest::qWaitFor([&release] { return !release.isEmpty(); }, 20'000);
        return release;
    }
    void wantCommand(const QByteArray &command)
    {
        project.write(u".tagboat.toml"_s,
                      "[release]\nflow = \"tag-only\"\n\n[checks]\ncommands = [\"" + command + "\"]\n");
        project.commit(u"Want a check"_s);
        project.git({u"push"_s, u"-q"_s, u"origin"_s, u"main"_s});
    }

    QTemporaryDir data;
    test::TestRepository project;
    QString remote;
    QString rested; ///< the release that nobody works at any more: others can have the journal's lock
    ReleaseDesk desk;
    ReleaseListModel releases;
    ComposerController composer{desk};
    ForgeDesk forges{[folder = data.path()] { return makePracticePlaces(folder); }}; // no forge runs there
    SystemClock clock;
    FlightController flight{desk, releases};
    WorkflowView workflow{forges, flight, clock};
};

QVariantMap flightProperties(FlightController &flight, WorkflowView &workflow)
{
    return {{u"controller"_s, QVariant::fromValue(&flight)}, {u"workflow"_s, QVariant::fromValue(&workflow)}};
}

} // namespace

class TestReleasePages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
        QTest::failOnWarning(QRegularExpression(u"\\.qml"_s));
    }

    void plansStartsAndFinishesARelease()
    {
        World world;
        QSignalSpy started(&world.composer, &ComposerController::releaseStarted);
        QString release;
        {
            Page page("Composer", "ComposerPage", {{u"controller"_s, QVariant::fromValue(&world.composer)}});
            QVERIFY(page.root() != nullptr);
            world.composer.open(world.project.path(), u"."_s);
            QTRY_VERIFY(page.find("mark", u"running"_s) != nullptr);
            QTRY_VERIFY2_WITH_TIMEOUT(world.composer.hasPlan(), qPrintable(world.composer.errorMessage()), 20'000);
            QVERIFY2(world.composer.canStart(), qPrintable(world.composer.blockedBy()));
            QTRY_VERIFY(page.shows(u"1.4.2 → 1.5.0 · flow %1 · "_s.arg(world.composer.flow()) +
                                   world.composer.subtitle().section(u" · "_s, 2)));
            QVERIFY(page.shows(u"cannot be undone"_s));
            // The notes read as notes; markup in them stays text.
            const auto notes = [&page] {
                const QQuickItem *area = page.find("name", u"Release notes"_s);
                return area != nullptr ? area->property("plainText").toString() : QString();
            };
            QTRY_VERIFY2(notes().startsWith(u"Added\n"_s), qUtf8Printable(notes()));
            QVERIFY(notes().contains(u"Moorings can be reserved for a <b>whole</b> season (#212)"_s));
            page.picture(u"composer"_s);

            QVERIFY(page.click(u"Start release"_s));
            QTRY_VERIFY(page.shows(world.composer.agreements().first()));
            page.picture(u"composer-confirm"_s);
            // Enter answers with the safe button.
            QTest::keyClick(&page.view(), Qt::Key_Return);
            QVERIFY(!page.root()->property("confirming").toBool());
            QVERIFY(!world.composer.starting());
            QVERIFY(page.click(u"Start release"_s));
            QQuickItem *panel = page.find("confirmText", u"Start now"_s);
            QVERIFY(panel != nullptr);
            QVERIFY(QMetaObject::invokeMethod(panel, "confirmed"));
            QTRY_COMPARE_WITH_TIMEOUT(started.count(), 1, 20'000);
            release = started.first().first().toString();
        }
        world.flight.open(release);
        Page page("Release", "FlightPage", flightProperties(world.flight, world.workflow));
        QVERIFY(page.root() != nullptr);
        QTRY_COMPARE_WITH_TIMEOUT(world.flight.situation(), u"done"_s, 60'000);
        QTRY_VERIFY(page.shows(u"harbour-core 1.5.0 is released"_s));
        page.picture(u"flight-done"_s);
        QVERIFY(world.project.git({u"ls-remote"_s, u"--tags"_s, world.remote}).contains(u"refs/tags/v1.5.0"_s));

        Page list("Release", "ReleasesPage", {{u"releases"_s, QVariant::fromValue(&world.releases)}});
        QTRY_VERIFY(list.shows(u"released"_s));
        QSignalSpy opened(list.root(), SIGNAL(openRequested(QString)));
        list.picture(u"releases"_s);
        QVERIFY(list.click(u"harbour-core"_s));
        QTRY_COMPARE(opened.count(), 1);
        QCOMPARE(opened.first().first().toString(), release);
    }

    void staysReadableInASmallWindow()
    {
        World world;
        Page page("Composer", "ComposerPage", {{u"controller"_s, QVariant::fromValue(&world.composer)}}, {764, 600});
        world.composer.open(world.project.path(), u"."_s);
        QTRY_VERIFY_WITH_TIMEOUT(world.composer.hasPlan(), 20'000);
        QQuickItem *checks = nullptr;
        QTRY_VERIFY((checks = page.find("title", u"Checks before start"_s)) != nullptr);
        QTRY_VERIFY2(checks->width() >= 320, qPrintable(QString::number(checks->width())));
        // The rows stand below each other, not on each other.
        QTRY_VERIFY2(checks->height() > 6 * 36, qPrintable(QString::number(checks->height())));
        page.picture(u"composer-small"_s);

        // The versions stand in one row, and the changes have the height that they need to be read.
        page.view().resize(764, 538);
        const QStringList levels{u"patch"_s,   u"minor"_s, u"major"_s, u"candidate"_s,
                                 u"promote"_s, u"post"_s,  u"dev"_s,   u"custom"_s};
        const auto chips = [&] {
            QList<qreal> rows;
            for (const QString &level : levels) {
                if (const QQuickItem *chip = page.find("level", level))
                    rows.append(chip->y());
            }
            return rows;
        };
        QTRY_VERIFY(chips().size() < levels.size());
        QVERIFY(chips().size() >= 4);
        QCOMPARE(chips().count(chips().first()), chips().size());
        QTRY_VERIFY(page.find("kind", u"file"_s) != nullptr);
        const QQuickItem *diff = page.find("kind", u"file"_s)->parentItem()->parentItem();
        QTRY_VERIFY2(diff->height() > 200, qPrintable(QString::number(diff->height())));
        page.picture(u"composer-smallest"_s);
        QVERIFY(page.click(u"%1 more"_s.arg(levels.size() - chips().size())));
        QTRY_COMPARE(chips().size(), levels.size());
        QVERIFY(page.click(u"Fewer"_s));
        QTRY_VERIFY(chips().size() < levels.size());
        QVERIFY(page.click(u"Release notes"_s));
        QTRY_VERIFY(page.find("name", u"Release notes"_s) != nullptr);
        QVERIFY(page.find("kind", u"file"_s) == nullptr);
    }

    void checksAreFixedAndWaivedInThePage()
    {
        World world;
        world.project.write(u".tagboat.toml"_s,
                            "[release]\nflow = \"tag-only\"\n\n[checks]\nblock = [\"untracked\"]\n");
        world.project.commit(u"Be strict"_s);
        world.project.git({u"push"_s, u"-q"_s, u"origin"_s, u"main"_s, u"main:refs/tags/v1.4.1"_s});
        world.project.write(u"notes.txt"_s, "mine\n");
        Page page("Composer", "ComposerPage", {{u"controller"_s, QVariant::fromValue(&world.composer)}}, {1084, 1600});
        world.composer.open(world.project.path(), u"."_s);
        QTRY_VERIFY_WITH_TIMEOUT(page.shows(u"A release tag of the remote is not here"_s), 20'000);
        QVERIFY(!world.composer.canStart());
        page.picture(u"composer-checks"_s);

        QTRY_VERIFY_WITH_TIMEOUT(!world.composer.loading(), 20'000);
        QVERIFY(page.click(u"Fetch tags"_s));
        QTRY_VERIFY_WITH_TIMEOUT(!page.shows(u"A release tag of the remote is not here"_s), 20'000);
        QVERIFY(world.project.git({u"tag"_s, u"-l"_s}).contains(u"v1.4.1"_s));

        QTRY_VERIFY_WITH_TIMEOUT(!world.composer.loading(), 20'000);
        QVERIFY(page.click(u"Go on anyway…"_s));
        for (const char key : QByteArray("notes"))
            QTest::keyClick(&page.view(), key);
        page.picture(u"composer-waiving"_s);
        QVERIFY(page.click(u"Waive"_s));
        QTRY_VERIFY_WITH_TIMEOUT(world.composer.canStart(), 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(page.shows(u"Waived: notes"_s), 20'000);
        page.picture(u"composer-waived"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!world.composer.loading(), 20'000);
        QVERIFY(page.click(u"Take the waiver back"_s));
        QTRY_VERIFY_WITH_TIMEOUT(!world.composer.loading(), 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(!world.composer.canStart(), 20'000);

        // A subject where all passed is one line until it is asked for.
        QVERIFY(!page.shows(u"The working tree is clean"_s) || !page.shows(u"On branch main"_s));
        QVERIFY(page.click(u"Branch and history"_s));
        QTRY_VERIFY(page.shows(u"On branch main"_s));
    }

    void tellsWhatWentWrongAndTriesAgain()
    {
        World world;
        Page page("Composer", "ComposerPage", {{u"controller"_s, QVariant::fromValue(&world.composer)}});
        world.composer.open(u"/nowhere/at/all"_s, u"."_s);
        QTRY_VERIFY_WITH_TIMEOUT(!world.composer.errorMessage().isEmpty(), 20'000);
        QTRY_VERIFY(page.shows(world.composer.errorMessage()));
        page.picture(u"composer-error"_s);
        QSignalSpy changes(&world.composer, &ComposerController::previewChanged);
        QVERIFY(page.click(u"Try again"_s));
        QTRY_COMPARE_WITH_TIMEOUT(changes.count(), 2, 20'000); // it plans, and fails again
        QVERIFY(!world.composer.errorMessage().isEmpty());
    }

    void abortsWhileAStepRuns()
    {
        World world;
        world.wantCommand("echo under way; sleep 60");
        const QString release = world.start(true);
        QVERIFY(!release.isEmpty());
        world.flight.open(release);
        Page page("Release", "FlightPage", flightProperties(world.flight, world.workflow));
        QTRY_COMPARE_WITH_TIMEOUT(world.flight.situation(), u"running"_s, 20'000);
        QTRY_VERIFY(page.shows(u"Abort…"_s));
        QVERIFY(page.click(u"Abort…"_s));
        QQuickItem *panel = nullptr;
        QTRY_VERIFY((panel = page.find("confirmText", u"Abort the release"_s)) != nullptr);
        QVERIFY(QMetaObject::invokeMethod(panel, "confirmed"));
        // At once, and the window goes on meanwhile.
        QCOMPARE(world.flight.situation(), u"stopping"_s);
        QVERIFY(page.shows(u"Stopping…"_s));
        QVERIFY(!world.flight.canAbort());
        QTRY_COMPARE_WITH_TIMEOUT(world.flight.situation(), u"aborted"_s, 20'000);
        QVERIFY2(world.flight.refusal().isEmpty(), qPrintable(world.flight.refusal()));
        QVERIFY(!page.shows(u"Stopping…"_s));
        page.picture(u"flight-aborted"_s);
    }

    void pausesWhatWasStartedHere()
    {
        World world;
        world.wantCommand("sleep 60");
        const QString release = world.start(true);
        world.flight.open(release);
        QTRY_COMPARE_WITH_TIMEOUT(world.flight.situation(), u"running"_s, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(world.flight.log().contains(u"  $ sleep 60\n"_s), 20'000);
        // Not a word of a process that was left behind.
        QTest::failOnWarning(QRegularExpression(u"QProcess|\\.qml"_s));
        world.flight.pause();
        QCOMPARE(world.flight.headline(), u"Stopping…"_s);
        QTRY_COMPARE_WITH_TIMEOUT(world.flight.situation(), u"paused"_s, 20'000);
        QCOMPARE(world.flight.headline(), u"Paused in “Run sleep 60”"_s);
        QVERIFY(world.flight.canResume());
        QVERIFY(world.flight.refusal().isEmpty());
    }

    void asksForCommandsOnceInAWindowThatDidNotStartTheRelease()
    {
        World world;
        world.wantCommand("echo checked");
        const QString release = world.start(false);
        QVERIFY(!release.isEmpty());
        // Another window over the same journal.
        ReleaseDesk desk([folder = world.data.path()] { return makeServicePorts(folder, true); });
        ReleaseListModel releases;
        FlightController flight(desk, releases);
        QObject::connect(&desk, &ReleaseDesk::releaseChanged, &releases, &ReleaseListModel::update);
        QTRY_COMPARE_WITH_TIMEOUT(world.rested, release, 20'000);
        QVERIFY(world.releases.find(release) != nullptr);
        QCOMPARE(world.releases.find(release)->state, RunState::Failed);
        flight.open(release);
        WorkflowView workflow(world.forges, flight, world.clock);
        Page page("Release", "FlightPage", flightProperties(flight, workflow));
        QTRY_COMPARE_WITH_TIMEOUT(flight.situation(), u"commands"_s, 20'000);
        QTRY_VERIFY(page.shows(u"• echo checked"_s));
        QCOMPARE(flight.failureDetail(), QString()); // a question, not a failure
        QCOMPARE(flight.standing(), QStringList());
        QVERIFY(page.find("mark", u"waiting"_s) != nullptr);
        QVERIFY(page.find("mark", u"bad"_s) == nullptr);
        page.picture(u"flight-commands"_s);
        QVERIFY(page.click(u"Allow and resume"_s));
        // What cannot be undone was not agreed to in this window: each such step is named and asked about.
        QTRY_COMPARE_WITH_TIMEOUT(flight.situation(), u"confirmation"_s, 20'000);
        QVERIFY2(flight.log().contains(u"$ echo checked"_s), qPrintable(flight.log()));
        const QString push = flight.stepTitle();
        flight.goOn();
        QTRY_VERIFY_WITH_TIMEOUT(flight.situation() == u"confirmation"_s && flight.stepTitle() != push, 20'000);
        flight.goOn();
        QTRY_COMPARE_WITH_TIMEOUT(flight.situation(), u"done"_s, 20'000);
        QVERIFY(world.project.git({u"ls-remote"_s, u"--tags"_s, world.remote}).contains(u"refs/tags/v1.5.0"_s));
    }

    void goesOnWithoutAskingWhereTheCommandsWereAllowedBefore()
    {
        World world;
        world.wantCommand("test ! -e stop");
        world.project.write(u".git/info/exclude"_s, "stop\n");
        world.project.write(u"stop"_s, "");
        const QString release = world.start(true);
        QVERIFY(!release.isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(world.rested, release, 20'000);
        QVERIFY(world.releases.find(release) != nullptr);
        QCOMPARE(world.releases.find(release)->state, RunState::Failed);
        QVERIFY(QFile::remove(world.project.path() + u"/stop"_s));
        ReleaseDesk desk([folder = world.data.path()] { return makeServicePorts(folder, true); });
        ReleaseListModel releases;
        FlightController flight(desk, releases);
        flight.open(release);
        QTRY_COMPARE_WITH_TIMEOUT(flight.situation(), u"failed"_s, 20'000);
        QVERIFY(flight.commandsToAllow().isEmpty());
        flight.goOn();
        QTRY_COMPARE_WITH_TIMEOUT(flight.situation(), u"confirmation"_s, 20'000);
        flight.abort();
        QTRY_COMPARE_WITH_TIMEOUT(flight.situation(), u"aborted"_s, 20'000);
    }

    void saysSoWhenThereIsNoReleaseYet()
    {
        ReleaseListModel none;
        Page page("Release", "ReleasesPage", {{u"releases"_s, QVariant::fromValue(&none)}});
        QTRY_VERIFY(page.shows(u"No release yet"_s));
    }
};

QTEST_MAIN(TestReleasePages)
#include "tst_releasepages.moc"
