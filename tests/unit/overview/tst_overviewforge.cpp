// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "overview/overviewforge.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;
using namespace std::chrono_literals;

namespace
{

using Decision = OverviewPullRequest::Decision;

class HandClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return at; }
    QDateTime at = QDateTime::currentDateTimeUtc();
};

RepositoryRow repository(const QString &name)
{
    PackageRow package;
    package.versions.version = u"1.4.2"_s;
    package.suggestedBump = BumpLevel::Minor;
    package.suggestedVersion = u"1.5.0"_s;
    RepositoryRow row;
    row.path = u"/clones/"_s + name;
    row.name = name;
    row.state.branch = u"main"_s;
    row.state.head = u"1f"_s;
    row.packages = {package};
    return row;
}

RepositoryOverview card()
{
    RepositoryOverview made;
    made.asked = made.name = {u"team"_s, u"kit"_s};
    made.state = RepositoryOverview::State::Found;
    made.checks = CommitChecks::State::Passed;
    return made;
}

WaitingGate gate(const QString &environment, bool mine)
{
    WaitingGate made;
    made.environmentName = environment;
    made.tag = u"v1.5.0-rc1"_s;
    made.mayApprove = mine;
    return made;
}

OverviewPullRequest request(const QString &branch, Decision decision)
{
    OverviewPullRequest made;
    made.number = 12;
    made.title = u"Release 1.5.0"_s;
    made.headBranch = branch;
    made.decision = decision;
    return made;
}

OverviewRelease release(const QString &tag, bool draft, bool latest)
{
    OverviewRelease made;
    made.tag = tag;
    made.draft = draft;
    made.latest = latest;
    made.publishedAt = QDateTime::currentDateTimeUtc().addDays(-3);
    return made;
}

/// The questions of an overview, answered by hand.
struct Scene {
    OverviewModel rows;
    std::shared_ptr<HandClock> clock = std::make_shared<HandClock>();
    OverviewForge forge{rows};
    ForgeQuestions::Answer asked, recalled;
    int looks = 0, recalls = 0;
    QList<RepositoryClone> clones{{u"/clones/a"_s, u"a"_s, u"r/a"_s}, {u"/clones/b"_s, u"b"_s, u"r/b"_s}};

    explicit Scene(const ForgeRhythm &rhythm = {1h, 4h})
    {
        rows.setRepositories({repository(u"a"_s), repository(u"b"_s)});
        ForgeQuestions questions;
        questions.ask = [this](QObject *, const auto &, const ForgeQuestions::Answer &answer) {
            ++looks;
            asked = answer;
            return Cancel();
        };
        questions.recall = [this](QObject *, const auto &, const ForgeQuestions::Answer &answer) {
            ++recalls;
            recalled = answer;
            return Cancel();
        };
        forge.setQuestions(questions, rhythm, clock);
    }
    [[nodiscard]] WorkspaceOnForge said(bool stale = false) const
    {
        WorkspaceOnForge answer;
        for (const RepositoryClone &clone : clones)
            answer.facts.insert(clone.path, {u"github.com"_s, card(), clock->now(), stale});
        return answer;
    }
    /// Gives what was asked or recalled, and waits until all of it is shown, which may take several turns.
    void give(const ForgeQuestions::Answer &question, const Result<WorkspaceOnForge> &answer)
    {
        const QSignalSpy shown(&forge, &OverviewForge::changed);
        question(answer);
        QTRY_VERIFY(!shown.isEmpty());
    }
    [[nodiscard]] QString label(int row) const { return rows.row(row).forge.label; }
};

WorkspaceOnForge silence()
{
    WorkspaceOnForge answer;
    answer.unanswered = {u"/clones/a"_s, u"/clones/b"_s};
    answer.errors = {{Error::Kind::Unavailable, u"github.com does not answer"_s, {}, {}, {}, 0}};
    return answer;
}

} // namespace

Q_DECLARE_METATYPE(RepositoryOverview)

class TestOverviewForge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatMattersMost_data()
    {
        QTest::addColumn<RepositoryOverview>("given");
        QTest::addColumn<QString>("label");
        QTest::addColumn<QString>("tone");
        const auto row = [](const QString &label, const QString &tone, const RepositoryOverview &given) {
            QTest::newRow(label.isEmpty() ? "nothing" : qPrintable(label)) << given << label << tone;
        };
        RepositoryOverview each = card();
        row(u"passing"_s, u"ok"_s, each);
        each.checks = CommitChecks::State::None;
        row({}, u"neutral"_s, each);
        each.checks = CommitChecks::State::Unavailable;
        row(u"no access"_s, u"neutral"_s, each);
        each.checks = CommitChecks::State::Pending;
        row(u"running"_s, u"neutral"_s, each);
        RepositoryOverview released = each;
        released.checks = CommitChecks::State::None;
        released.releases = {release(u"v1.4.2"_s, false, true)};
        row(u"v1.4.2"_s, u"neutral"_s, released);
        each.releases = {release(u"v1.5.0"_s, true, false), release(u"v1.4.2"_s, false, true)};
        row(u"draft v1.5.0"_s, u"candidate"_s, each);
        each.pullRequests = {request(u"fix/typo"_s, Decision::None), request(u"release/v1.5.0"_s, Decision::None)};
        row(u"#12"_s, u"accent"_s, each);
        each.pullRequests = {request(u"release-please--branches--main"_s, Decision::ReviewRequired)};
        row(u"#12 review"_s, u"accent"_s, each);
        each.pullRequests = {request(u"release/v1.5.0"_s, Decision::ChangesRequested)};
        row(u"#12 changes"_s, u"warn"_s, each);
        each.pullRequests = {request(u"release/v1.5.0"_s, Decision::Approved)};
        row(u"#12 approved"_s, u"ok"_s, each);
        each.gates = {gate(u"production-release"_s, false)};
        row(u"waits"_s, u"warn"_s, each);
        each.checks = CommitChecks::State::Failed;
        row(u"failing"_s, u"bad"_s, each);
        each.gates.append(gate(u"qa"_s, true));
        row(u"approve"_s, u"accent"_s, each);
        each.state = RepositoryOverview::State::Missing;
        row(u"not found"_s, u"neutral"_s, each);
        each.state = RepositoryOverview::State::Unanswered;
        row(u"no answer"_s, u"neutral"_s, each);
    }
    void saysWhatMattersMost()
    {
        QFETCH(const RepositoryOverview, given);
        const RepositoryRow row = repository(u"a"_s);
        const ForgeFacts facts{u"github.com"_s, given, QDateTime::currentDateTimeUtc(), false};
        const ForgeCells cells = forgeCells(facts, row, &row.packages[0], QDateTime::currentDateTimeUtc());
        QTEST(cells.label, "label");
        QTEST(cells.tone, "tone");
    }

    void saysEverythingLineByLine()
    {
        RepositoryOverview given = card();
        given.gates = {gate(u"qa"_s, true)};
        given.releases = {release(u"v1.4.2"_s, false, true)};
        given.pullRequests = {request(u"release/v1.5.0"_s, Decision::Approved)};
        given.openPullRequests = 3;
        given.openAlerts = 1;
        const RepositoryRow row = repository(u"a"_s);
        ForgeFacts facts{u"github.com"_s, given, QDateTime::currentDateTimeUtc().addSecs(-7300), true};
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const ForgeCells cells = forgeCells(facts, row, &row.packages[0], now);
        QCOMPARE(cells.detail, u"As github.com said it 2 hours ago:\n"
                               "The deployment of v1.5.0-rc1 into qa waits for your approval\n"
                               "The checks of the default branch pass\n"
                               "Pull request #12 “Release 1.5.0” is approved\n"
                               "3 pull requests are open\n"
                               "The latest release on GitHub, v1.4.2, was published 3 days ago\n"
                               "1 security alert is open"_s);
        QCOMPARE(cells.published, u"v1.4.2"_s);
        QCOMPARE(cells.label, u"approve · 2 hours"_s);
        QCOMPARE(cells.tone, u"neutral"_s);
        facts.stale = false;
        QVERIFY(forgeCells(facts, row, &row.packages[0], now).detail.startsWith(u"The deployment"_s));
    }

    void asksOnOpeningAndShowsWhatIsRememberedUntilThen()
    {
        Scene scene;
        scene.forge.setShown(true);
        scene.forge.setClones(scene.clones, false); // the scan goes on
        QCOMPARE(scene.recalls, 1);
        WorkspaceOnForge old = scene.said(true);
        for (ForgeFacts &facts : old.facts)
            facts.asked = facts.asked.addDays(-2);
        scene.give(scene.recalled, old);
        QCOMPARE(scene.label(0), u"passing · 2 days"_s);
        QCOMPARE(scene.looks, 0);
        scene.forge.setClones(scene.clones, true);
        QTRY_COMPARE(scene.looks, 1);
        QVERIFY(scene.forge.asking());
        scene.give(scene.asked, scene.said());
        QCOMPARE(scene.label(0), u"passing"_s);
        QVERIFY(!scene.forge.asking());
        QCOMPARE(scene.forge.status(), u"GitHub was asked just now"_s);
    }

    void asksAgainWhileItCanBeSeenAndNotElse()
    {
        Scene scene({50ms, 1h});
        scene.forge.setClones(scene.clones, true);
        QTest::qWait(200);
        QCOMPARE(scene.looks, 0);
        scene.forge.setShown(true);
        QTRY_COMPARE(scene.looks, 1);
        scene.give(scene.asked, scene.said());
        QTRY_COMPARE(scene.looks, 2);
        scene.give(scene.asked, scene.said());
        scene.forge.setShown(false);
        QTest::qWait(200);
        QCOMPARE(scene.looks, 2);
    }

    void aRefreshIsNotForgottenWhileItIsAsked()
    {
        Scene scene;
        scene.forge.setClones(scene.clones, false);
        QCOMPARE(scene.recalls, 1);
        scene.forge.refresh();
        QCOMPARE(scene.looks, 1);
        scene.forge.refresh(); // something changed since it was asked
        scene.give(scene.recalled, scene.said(true));
        QCOMPARE(scene.looks, 1);
        scene.give(scene.asked, scene.said());
        QCOMPARE(scene.looks, 2);
    }

    void showsTheAgeWhereNobodyAnswersAndSaysSoOnlyIfAsked()
    {
        Scene scene;
        scene.forge.setShown(true);
        scene.forge.setClones(scene.clones, true);
        QTRY_COMPARE(scene.looks, 1);
        scene.give(scene.asked, scene.said());
        scene.clock->at = scene.clock->at.addSecs(2 * 3600);
        const QSignalSpy changes(&scene.rows, &OverviewModel::dataChanged);
        scene.forge.setShown(false);
        scene.forge.setShown(true);
        QTRY_COMPARE(scene.looks, 2);
        scene.give(scene.asked, silence());
        QCOMPARE(changes.size(), 2);
        QVERIFY2(scene.label(0).startsWith(u"passing · "_s), qPrintable(scene.label(0)));
        QCOMPARE(scene.forge.errorMessage(), QString());
        QCOMPARE(scene.forge.status(), u"GitHub did not answer just now"_s);
        scene.forge.refresh();
        scene.give(scene.asked, silence());
        QCOMPARE(scene.forge.errorMessage(), u"github.com does not answer"_s);
        scene.forge.dismissError();
        QCOMPARE(scene.forge.errorMessage(), QString());
    }

    void forgetsWhatNoAccountServesAnyMore()
    {
        Scene scene;
        scene.forge.setClones(scene.clones, true);
        scene.forge.refresh();
        scene.give(scene.asked, scene.said());
        QVERIFY(scene.rows.forgeKnown());
        scene.forge.refresh();
        scene.give(scene.asked, WorkspaceOnForge());
        QCOMPARE(scene.label(0), QString());
        QVERIFY(!scene.rows.forgeKnown());
        QCOMPARE(scene.forge.errorMessage(), QString());
        QCOMPARE(scene.forge.status(), QString());
    }

    void anApprovalThatWaitsForTheUserIsTheNextStep()
    {
        Scene scene;
        scene.forge.setClones(scene.clones, true);
        scene.forge.refresh();
        WorkspaceOnForge answer = scene.said();
        answer.facts[u"/clones/b"_s].card.gates = {gate(u"qa"_s, true)};
        scene.give(scene.asked, answer);
        const OverviewRow &row = scene.rows.row(1);
        QCOMPARE(row.action.kind, NextAction::Kind::Approve);
        QCOMPARE(row.action.label, u"Approve…"_s);
        QCOMPARE(row.action.reason, u"The deployment of v1.5.0-rc1 into qa waits for your approval"_s);
        QVERIFY(row.facets.contains(u"is:approval-waits"_s));
        QCOMPARE(scene.rows.row(0).action.kind, NextAction::Kind::Release);
        scene.forge.refresh();
        scene.give(scene.asked, silence()); // it may have been given by now
        QCOMPARE(scene.rows.row(1).action.kind, NextAction::Kind::Release);
    }

    void sparesTheLimit_data()
    {
        QTest::addColumn<int>("cost");
        QTest::addColumn<int>("remaining");
        QTest::addColumn<int>("minutesLeft");
        QTest::addColumn<int>("pause"); // minutes
        QTest::newRow("a few repositories") << 11 << 4900 << 60 << 5;
        QTest::newRow("a thousand") << 220 << 4900 << 60 << 11; // 5.5 refreshes
        QTest::newRow("little left") << 44 << 176 << 30 << 30;
        QTest::newRow("nothing left") << 44 << 0 << 30 << 30;
        QTest::newRow("over") << 44 << 0 << 0 << 5;
        QTest::newRow("not known") << 0 << 0 << 30 << 5;
    }
    void sparesTheLimit()
    {
        QFETCH(const int, cost);
        QFETCH(const int, remaining);
        QFETCH(const int, minutesLeft);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const RateMeter meter{u"graphql"_s, 5000, remaining, 5000 - remaining, now.addSecs(minutesLeft * 60)};
        const auto pause = politePause(5min, cost, meter, now);
        QTEST(int((pause + 30s) / 1min), "pause");
    }
};

QTEST_GUILESS_MAIN(TestOverviewForge)
#include "tst_overviewforge.moc"
