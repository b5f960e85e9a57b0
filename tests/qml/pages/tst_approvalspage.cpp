// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
// The inbox's page over a forge in memory, by mouse and by keyboard.
#include "page.h"
#include "support/inboxquestions.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QQmlExtensionPlugin>
#include <QRegularExpression>
#include <QSignalSpy>

Q_IMPORT_QML_PLUGIN(Tagboat_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(Tagboat_ApprovalsPlugin)

using namespace tagboat;
using namespace tagboat::test;

namespace
{

/// Repositories in which something waits, something else, and nothing; and something that was decided.
struct World {
    World() : controller(inbox.questions(), describe, slow, inbox.inbox.clock)
    {
        const QDateTime now = inbox.inbox.clock->time;
        ForgeState &tide = inbox.inbox.addWaiting(u"tidewatch"_s);
        PendingDeployment &timed = tide.pending.waiting[0];
        timed.environmentName = u"production-release"_s;
        timed.waitMinutes = 30;
        timed.waitStartedAt = now.addSecs(-22 * 60);
        timed.reviewers.append({EnvironmentReviewer::Kind::User, 3, u"mara"_s});
        addEvidence(tide);
        ForgeState &core = inbox.inbox.addWaiting(u"harbour-core"_s);
        core.pending.waiting[0].environmentName = u"qa"_s;
        core.runs[0].headBranch = u"v1.5.0-rc1"_s;
        core.runs[0].updatedAt = now.addSecs(-180);
        core.runs[0].triggeringActor = u"mara"_s;
        addEvidence(core);
        core.checks.checks[1].state = CommitCheck::State::Failed;
        core.history = {{DeploymentReview::Verdict::Approved, u"jo"_s, u"checked on <b>staging</b>"_s, {u"staging"_s}}};
        ForgeState &buoy = inbox.inbox.addWaiting(u"buoy"_s);
        buoy.pending.waiting[0].mayApprove = false;
        addEvidence(buoy);
        inbox.inbox.places.add(u"quiet"_s);
    }
    static void addEvidence(ForgeState &state)
    {
        for (const QString &name :
             {u"Unit Tests"_s, u"Integration Tests"_s, u"Security Scans"_s, u"Lint"_s, u"Build"_s}) {
            CommitCheck check;
            check.name = name;
            check.state = CommitCheck::State::Passed;
            state.checks.checks.append(check);
        }
        ForgeRelease release;
        release.tag = u"v1.4.2"_s;
        state.releases = {release};
        state.comparison = ForgeComparison{ForgeComparison::Status::Ahead, 12, 0,
                                           u"https://forge.test/team/kit/compare/v1.4.2...v1.5.0"_s};
    }
    static ReleaseOfTag describe(const QString &clone, const QString &tag)
    {
        const bool ours = clone.endsWith(u"tidewatch"_s);
        ReleaseOfTag found{{}, tag.sliced(1), tag.contains(u"rc"_s)};
        if (ours) {
            found.release = u"release-7"_s;
            found.notes = u"### Added\n\n- Moorings for a <b>whole</b> season\n"_s;
            found.next = {{u"Write <b>notes</b>"_s}, u"Publish"_s};
        }
        return found;
    }
    bool open(const QStringList &names = {u"tidewatch"_s, u"harbour-core"_s, u"buoy"_s, u"quiet"_s})
    {
        controller.setRepositories(AnsweringInbox::clones(names));
        return QTest::qWaitFor([this] { return controller.answered() && !controller.asking(); });
    }
    QVariantMap properties() { return {{u"controller"_s, QVariant::fromValue(&controller)}}; }
    ForgeState &of(const QString &name) { return *inbox.inbox.places.states[name]; }

    static constexpr ApprovalRhythm slow{std::chrono::milliseconds(600'000), std::chrono::milliseconds(600'000),
                                         std::chrono::milliseconds(600'000), 60, 12};
    AnsweringInbox inbox;
    ApprovalsController controller;
};

/// The words of what has the focus.
QString focused(Page &page)
{
    const QQuickItem *item = page.view().activeFocusItem();
    if (item == nullptr)
        return {};
    const QVariant what = item->property("what");
    return what.isValid() ? what.toString() : item->property("text").toString();
}

} // namespace

class TestApprovalsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
        QTest::failOnWarning(QRegularExpression(u"\\.qml"_s));
    }

    void showsWhatWaitsAndWhatWasDecided()
    {
        World world;
        Page page("Approvals", "ApprovalsPage", world.properties());
        QVERIFY(page.root() != nullptr);
        QTRY_VERIFY(page.shows(u"Asking your repositories…"_s));
        QVERIFY(world.open());
        QTRY_VERIFY(page.shows(u"tidewatch"_s));
        QVERIFY(page.shows(u"1.5.0"_s));
        QVERIFY(page.shows(u"1.5.0-rc1"_s));
        QVERIFY(page.shows(u"production-release"_s));
        QVERIFY(page.shows(u"timer 8:00 left"_s));
        QVERIFY(page.shows(u"waiting 22 minutes · for team release-managers or you · all 5 checks passed · 12 commits "
                           "since v1.4.2"_s));
        QVERIFY(page.shows(u"not yours to approve"_s));
        QVERIFY(page.shows(u"Only team release-managers can: you are none of them, as the forge has it"_s));
        QTRY_VERIFY(page.shows(u"checked on <b>staging</b>"_s)); // in the history, as it was written
        for (const QString &theme : {u"light"_s, u"dark"_s, u"contrast"_s}) {
            page.setTheme(theme);
            page.picture(u"approvals-"_s + theme);
        }
        page.view().resize(764, 526);
        page.setTheme(u"light"_s);
        page.picture(u"approvals-small"_s);
        const QQuickItem *button = page.find("text", u"Approve…"_s);
        QVERIFY(button != nullptr);
        QTRY_VERIFY(button->mapToScene({button->width(), 0}).x() <= 764);
        // Whatever the width was before, nothing stands on something else.
        for (const int width : {764, 1084}) {
            page.view().resize(width, 800);
            const QQuickItem *name = page.find("text", u"tidewatch"_s);
            const QQuickItem *timer = page.find("text", u"timer 8:00 left"_s);
            QVERIFY(name != nullptr && timer != nullptr);
            const auto place = [](const QQuickItem *item) {
                return QRectF(item->mapToScene({0, 0}), QSizeF(item->width(), item->height()));
            };
            QTRY_VERIFY(!place(name).intersects(place(timer)));
            const QQuickItem *head = page.find("text", u"Decision"_s);
            const QQuickItem *cell = page.find("text", u"approved"_s);
            QVERIFY(head != nullptr && cell != nullptr);
            QTRY_COMPARE(place(head).x(), place(cell).x());
        }
    }

    void worksByKeyboardAlone()
    {
        World world;
        QVERIFY(world.open());
        Page page("Approvals", "ApprovalsPage", world.properties());
        QQuickView &view = page.view();
        page.root()->forceActiveFocus(Qt::TabFocusReason);
        QTRY_COMPARE(focused(page), u"tidewatch 1.5.0 for production-release"_s);
        QTest::keyClick(&view, Qt::Key_Down);
        QTRY_COMPARE(focused(page), u"harbour-core 1.5.0-rc1 for qa"_s);
        QTest::keyClick(&view, Qt::Key_Space);
        QCOMPARE(world.controller.items()->selectedCount(), 1);
        QTest::keyClick(&view, Qt::Key_Up);
        QTest::keyClick(&view, Qt::Key_Space);
        QTRY_VERIFY(page.shows(u"Approve 2…"_s));
        page.picture(u"approvals-selected"_s);
        // A asks; Esc sends nothing, and the focus comes back.
        QTest::keyClick(&view, Qt::Key_A);
        QTRY_VERIFY(page.shows(u"Approve 2 deployments?"_s));
        QTRY_COMPARE(view.activeFocusItem()->property("name").toString(), u"Comment"_s);
        QVERIFY(page.shows(u"1 of 5 checks failed: Integration Tests"_s));
        QVERIFY(page.shows(u"You started this run yourself"_s));
        page.type(u"good"_s);
        QTRY_VERIFY(page.shows(u"To forge.test as mara: “approved” for production-release, team/tidewatch, run "
                               "Release #4, with the comment “good”"_s));
        page.picture(u"approvals-question"_s);
        QTest::keyClick(&view, Qt::Key_Return); // no slip of the finger sends
        QTest::keyClick(&view, Qt::Key_Escape);
        QTRY_VERIFY(!page.shows(u"Approve 2 deployments?"_s));
        QTRY_COMPARE(focused(page), u"tidewatch 1.5.0 for production-release"_s);
        QVERIFY(world.of(u"tidewatch"_s).writes.isEmpty());
        // R for one that is not selected is about that one alone.
        world.controller.items()->clearSelection();
        QTest::keyClick(&view, Qt::Key_R);
        QTRY_VERIFY(page.shows(u"Reject tidewatch 1.5.0 for production-release?"_s));
        page.type(u"later"_s);
        page.picture(u"approvals-reject"_s);
        QTest::keyClick(&view, Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(world.of(u"tidewatch"_s).writes.size(), 1);
        QVERIFY(world.of(u"tidewatch"_s).writes[0].startsWith(u"reject 7 of"_s));
        QVERIFY(world.of(u"harbour-core"_s).writes.isEmpty());
        QTRY_COMPARE(world.controller.items()->count(), 2);
        QTRY_COMPARE(focused(page), u"harbour-core 1.5.0-rc1 for qa"_s);
        QTRY_VERIFY(page.shows(u"rejected"_s));
        // What is not mine takes no answer.
        QTest::keyClick(&view, Qt::Key_Down);
        QTRY_COMPARE(focused(page), u"buoy 1.5.0 for production"_s);
        QTest::keyClick(&view, Qt::Key_A);
        QVERIFY(!world.controller.proposal()->isOpen());
    }

    void showsWhatADecisionRestsOn()
    {
        World world;
        QVERIFY(world.open());
        Page page("Approvals", "ApprovalsPage", world.properties());
        page.root()->forceActiveFocus(Qt::TabFocusReason);
        QTRY_COMPARE(focused(page), u"tidewatch 1.5.0 for production-release"_s);
        QTest::keyClick(&page.view(), Qt::Key_Return);
        QTRY_VERIFY(page.shows(u"Who may decide"_s));
        QVERIFY(page.find("value", u"c0ffee5e1f00d"_s) != nullptr);
        QVERIFY(page.find("value", u"Release #4, started by kim"_s) != nullptr);
        QVERIFY(page.find("value", u"12 commits since v1.4.2"_s) != nullptr);
        const QQuickItem *notes = page.find("name", u"Changelog of tidewatch"_s);
        QVERIFY(notes != nullptr && notes->property("plainText").toString().contains(u"<b>whole</b>"_s));
        QVERIFY(page.click(u"Copy"_s));
        QCOMPARE(QGuiApplication::clipboard()->text(), u"c0ffee5e1f00d"_s);
        page.picture(u"approvals-details"_s);
        QSignalSpy release(page.root(), SIGNAL(releaseRequested(QString)));
        QVERIFY(page.click(u"Show the release"_s));
        QCOMPARE(release.count(), 1);
        QCOMPARE(release[0][0].toString(), u"release-7"_s);
    }

    void approvesByClicking()
    {
        World world;
        QVERIFY(world.open({u"tidewatch"_s}));
        Page page("Approvals", "ApprovalsPage", world.properties());
        QVERIFY(page.click(u"Approve…"_s));
        QTRY_VERIFY(page.shows(u"Approve tidewatch 1.5.0 for production-release?"_s));
        QTRY_VERIFY(page.shows(u"Its timer runs on after that: 8:00 left"_s));
        QVERIFY(page.click(u"Approve"_s));
        QTRY_COMPARE(world.of(u"tidewatch"_s).writes.size(), 1);
        QTRY_VERIFY(page.shows(u"Nothing waits for an approval"_s));
        QTRY_VERIFY(page.shows(u"approved"_s));
        page.picture(u"approvals-answered"_s);
    }

    void saysWhenNothingWaitsOrNobodyCanBeAsked()
    {
        World world;
        QVERIFY(world.open({u"quiet"_s}));
        {
            Page page("Approvals", "ApprovalsPage", world.properties());
            QTRY_VERIFY(page.shows(u"Nothing waits for an approval"_s));
            page.picture(u"approvals-empty"_s);
        }
        World failing;
        QVERIFY(failing.open());
        Page page("Approvals", "ApprovalsPage", failing.properties());
        failing.of(u"buoy"_s).outage = Error{Error::Kind::Denied,
                                             u"The token may not read the workflow runs"_s,
                                             u"Resource not accessible by personal access token"_s,
                                             u"It takes the permission Actions: read."_s,
                                             {},
                                             0};
        failing.inbox.inbox.clock->time = failing.inbox.inbox.clock->time.addSecs(600);
        // While it is still asking, the button says so.
        QVERIFY(QTest::qWaitFor([&page] { return page.click(u"Refresh"_s); }, 20'000));
        QTRY_VERIFY(page.shows(u"1 repository could not be asked"_s));
        QVERIFY(page.shows(u"as of 10 minutes ago"_s));
        page.picture(u"approvals-trouble"_s);
        for (const QString &name : {u"buoy"_s, u"tidewatch"_s, u"harbour-core"_s, u"quiet"_s})
            failing.of(name).outage =
                Error{Error::Kind::Unavailable, u"forge.test cannot be reached"_s, u"Network unreachable"_s, {}, {}, 0};
        QVERIFY(page.click(u"Try again"_s));
        QTRY_VERIFY(page.shows(u"forge.test cannot be reached"_s));
        QVERIFY(page.shows(u"tidewatch"_s)); // what was read stays
        page.picture(u"approvals-offline"_s);
    }

    void textOfOthersIsNoMarkup()
    {
        World world;
        ForgeState &tide = world.of(u"tidewatch"_s);
        tide.pending.waiting[0].environmentName = u"<img src=\"http://127.0.0.1:1/x\"><b>prod</b>"_s;
        tide.runs[0].name = u"<h1>Run</h1>"_s;
        QVERIFY(world.open({u"tidewatch"_s}));
        Page page("Approvals", "ApprovalsPage", world.properties());
        QTRY_VERIFY(page.shows(u"<img src=\"http://127.0.0.1:1/x\"><b>prod</b>"_s));
        QVERIFY(page.click(u"Details"_s));
        QTRY_VERIFY(page.find("value", u"<h1>Run</h1> #4, started by kim"_s) != nullptr);
        QVERIFY(page.click(u"Approve…"_s));
        QTRY_VERIFY(world.controller.proposal()->isOpen());
        const QString next = u"When the run has ended well, the release goes on by itself: Write <b>notes</b>. "
                             "Before “Publish” it asks you, unless you allowed that already."_s;
        QVERIFY(page.shows(next));
        world.controller.proposal()->close();
        QVERIFY(page.click(u"Reject…"_s));
        QTRY_VERIFY(world.controller.proposal()->isOpen());
        QVERIFY(!page.shows(next));
        page.picture(u"approvals-hostile"_s);
    }
};

QTEST_MAIN(TestApprovalsPage)
#include "tst_approvalspage.moc"
