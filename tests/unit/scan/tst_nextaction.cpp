// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "scan/nextaction.h"
#include "scan/rowjson.h"

#include <QJsonArray>
#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{

RepositoryRow wanting(BumpLevel level = BumpLevel::Minor)
{
    PackageRow package;
    package.name = u"harbour-core"_s;
    package.versions.version = u"1.4.2"_s;
    package.suggestedBump = level;
    package.suggestedVersion = u"1.5.0"_s;
    RepositoryRow row;
    row.path = u"/src/harbour-core"_s;
    row.name = u"harbour-core"_s;
    row.state.branch = u"main"_s;
    row.state.upstream = u"origin/main"_s;
    row.state.head = u"1f"_s;
    row.packages = {package};
    return row;
}

Error unreadable()
{
    return {Error::Kind::Io, u"It cannot be read"_s, {}, {}, {}, 0};
}

using Flight = std::optional<ReleaseInFlight>;
using Change = std::function<void(RepositoryRow &, Flight &)>;

} // namespace

Q_DECLARE_METATYPE(Change)

class TestNextAction : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachStandingHasItsActionAndReason_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("standing");
        QTest::addColumn<QString>("action");
        QTest::addColumn<bool>("enabled");
        QTest::addColumn<bool>("blocked");
        QTest::addColumn<QString>("reason");
        const auto row = [](const QString &standing, const QString &action, bool enabled, bool blocked,
                            const QString &reason, const Change &change) {
            QTest::newRow(qPrintable(standing + u' ' + action + u' ' + reason))
                << change << standing << action << enabled << blocked << reason;
        };
        row(u"wants-release"_s, u"release"_s, true, false, {}, [](auto &, auto &) {});
        row(u"candidate"_s, u"promote"_s, true, false, {},
            [](auto &given, auto &) { given = wanting(BumpLevel::Promote); });
        row(u"up-to-date"_s, u"none"_s, false, false, u"Nothing to release"_s,
            [](auto &given, auto &) { given.packages[0].suggestedBump.reset(); });
        row(u"unreadable"_s, u"none"_s, false, true, u"It cannot be read"_s, [](auto &given, auto &) {
            given.packages.clear();
            given.error = unreadable();
        });
        row(u"bare"_s, u"none"_s, false, false, u"A bare repository has no working tree to release from"_s,
            [](auto &given, auto &) {
                given.packages.clear();
                given.state.bare = true;
            });
        row(u"no-package"_s, u"none"_s, false, false, u"No package was recognised here"_s,
            [](auto &given, auto &) { given.packages.clear(); });
        row(u"unborn"_s, u"none"_s, false, false, u"There is no commit yet"_s,
            [](auto &given, auto &) { given.state.head.clear(); });
        row(u"running"_s, u"watch"_s, true, false, u"The release of 1.5.0 is under way"_s, [](auto &, auto &flight) {
            flight = {u"."_s, u"1.5.0"_s, u"r1"_s, true};
        });
        row(u"waiting"_s, u"resume"_s, true, false, u"The release of 1.5.0 is under way"_s, [](auto &, auto &flight) {
            flight = {u"."_s, u"1.5.0"_s, u"r1"_s, false};
        });
        row(u"waiting"_s, u"resume"_s, true, false,
            u"The release of 1.5.0 failed: The push was refused. Opening it shows more; there you try again or abort"_s,
            [](auto &, auto &flight) {
                flight = {u"."_s, u"1.5.0"_s, u"r1"_s, false, true, u"The push was refused"_s};
            });
        row(u"waiting"_s, u"resume"_s, true, false, u"The release of 1.5.0 waits: Is it good?"_s,
            [](auto &, auto &flight) { flight = {u"."_s, u"1.5.0"_s, u"r1"_s, false, false, u"Is it good?"_s}; });
        row(u"sibling-release"_s, u"release"_s, false, false, u"Another release of this repository is under way"_s,
            [](auto &, auto &flight) {
                flight = {u"libs/b"_s, u"1.5.0"_s, u"r1"_s, true};
            });
        row(u"operation"_s, u"release"_s, true, true, u"A rebase is in progress here"_s,
            [](auto &given, auto &) { given.state.operation = u"rebase"_s; });
        row(u"conflicts"_s, u"release"_s, true, true, u"There are conflicts to solve"_s,
            [](auto &given, auto &) { given.state.conflicted = 1; });
        row(u"detached"_s, u"release"_s, true, true, u"No branch is checked out"_s,
            [](auto &given, auto &) { given.state.detached = true; });
        row(u"uncommitted"_s, u"release"_s, true, true, u"There are changes that are not committed"_s,
            [](auto &given, auto &) { given.state.staged = 1; });
        row(u"behind"_s, u"release"_s, true, true, u"The branch is behind origin/main"_s,
            [](auto &given, auto &) { given.state.behind = 2; });
        row(u"unreadable-file"_s, u"release"_s, true, true, u"It cannot be read"_s,
            [](auto &given, auto &) { given.packages[0].versions.problems = {unreadable()}; });
        row(u"versions-differ"_s, u"align"_s, true, true, u"The files do not agree about the version"_s,
            [](auto &given, auto &) { given.packages[0].versions.agree = false; });
        row(u"behind"_s, u"promote"_s, true, true, u"The branch is behind origin/main"_s, [](auto &given, auto &) {
            given = wanting(BumpLevel::Promote);
            given.state.behind = 2;
        });
    }

    void eachStandingHasItsActionAndReason()
    {
        QFETCH(const Change, change);
        RepositoryRow given = wanting();
        Flight flight;
        change(given, flight);
        const PackageRow *package = given.packages.isEmpty() ? nullptr : &given.packages.constFirst();
        const NextAction action = nextAction(given, package, flight);
        QTEST(standingName(action.standing), "standing");
        QTEST(nextActionName(action.kind), "action");
        QTEST(action.enabled, "enabled");
        QTEST(action.blocked, "blocked");
        QTEST(action.reason, "reason");
        QCOMPARE(action.label.isEmpty(), action.kind == NextAction::Kind::None);
        // A button that is missing, or does not work, or will meet an obstacle, always says why.
        QVERIFY(!action.reason.isEmpty() || (action.enabled && !action.blocked));
        // The command line gives the same answer.
        const QJsonObject json = repositoryRowToJson(given, flight);
        const QJsonObject said =
            package ? json[u"packages"_s][0][u"nextAction"_s].toObject() : json[u"nextAction"_s].toObject();
        QTEST(said[u"standing"_s].toString(), "standing");
        QTEST(said[u"action"_s].toString(), "action");
        QTEST(said[u"enabled"_s].toBool(), "enabled");
        QTEST(said[u"blocked"_s].toBool(), "blocked");
        QTEST(said[u"reason"_s].toString(), "reason");
    }

    void whatComesFirstWins_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("standing");
        const auto row = [](const char *name, const QString &standing, const Change &change) {
            QTest::newRow(name) << change << standing;
        };
        row("a release under way, whatever else is wrong", u"waiting"_s, [](auto &given, auto &flight) {
            given.error = unreadable();
            given.state.conflicted = 1;
            flight = {u"."_s, u"1.5.0"_s, u"r1"_s, false};
        });
        row("a release under way of a repository without rows yet", u"running"_s, [](auto &given, auto &flight) {
            given.packages.clear();
            flight = {u"libs/b"_s, u"1.5.0"_s, u"r1"_s, true};
        });
        row("an unreadable repository before its state", u"unreadable"_s, [](auto &given, auto &) {
            given.error = unreadable();
            given.state.bare = true;
        });
        row("a bare repository before its lack of packages", u"bare"_s, [](auto &given, auto &) {
            given.packages.clear();
            given.state.bare = true;
        });
        row("no commit before nothing new", u"unborn"_s, [](auto &given, auto &) {
            given.state.head.clear();
            given.packages[0].suggestedBump.reset();
        });
        row("nothing new before a dirty tree", u"up-to-date"_s, [](auto &given, auto &) {
            given.packages[0].suggestedBump.reset();
            given.state.modified = 1;
        });
        row("nothing new before a sibling's release", u"up-to-date"_s, [](auto &given, auto &flight) {
            given.packages[0].suggestedBump.reset();
            flight = {u"libs/b"_s, u"1.5.0"_s, u"r1"_s, true};
        });
        row("an operation before the conflicts that it made", u"operation"_s, [](auto &given, auto &) {
            given.state.operation = u"merge"_s;
            given.state.conflicted = 2;
            given.state.modified = 3;
        });
        row("changes before a branch that is behind", u"uncommitted"_s, [](auto &given, auto &) {
            given.state.modified = 1;
            given.state.behind = 1;
            given.packages[0].versions.agree = false;
        });
        row("an unreadable file before a difference", u"unreadable-file"_s, [](auto &given, auto &) {
            given.packages[0].versions.problems = {unreadable()};
            given.packages[0].versions.agree = false;
        });
    }

    void whatComesFirstWins()
    {
        QFETCH(const Change, change);
        RepositoryRow given = wanting();
        Flight flight;
        change(given, flight);
        const PackageRow *package = given.packages.isEmpty() ? nullptr : &given.packages.constFirst();
        QTEST(standingName(standingOf(given, package, flight)), "standing");
    }

    void aDifferenceIsShownAlsoWhenNothingIsNewAndBlocksNothing()
    {
        RepositoryRow given = wanting();
        given.packages[0].suggestedBump.reset();
        given.packages[0].versions.agree = false;
        const NextAction action = nextAction(given, &given.packages[0], {});
        QCOMPARE(action.kind, NextAction::Kind::Align);
        QVERIFY(action.enabled);
        QVERIFY(!action.blocked);
    }

    void anApprovalThatHelpsAReleaseInFlightOnComesFirst_data()
    {
        QTest::addColumn<Flight>("flight");
        QTest::addColumn<bool>("mine");
        QTest::addColumn<QString>("action");
        ReleaseInFlight flight{u"."_s, u"1.5.0"_s, u"r1"_s, false, false, u"It waits"_s, u"v1.5.0"_s};
        QTest::newRow("left waiting") << Flight(flight) << true << u"approve"_s;
        QTest::newRow("for others") << Flight(flight) << false << u"resume"_s;
        flight.gated = u"v1.5.0-rc1"_s; // some other run waits
        QTest::newRow("of another tag") << Flight(flight) << true << u"resume"_s;
        flight.gated.clear();
        QTest::newRow("at another step") << Flight(flight) << true << u"resume"_s;
        flight.running = true;
        QTest::newRow("at another step, followed") << Flight(flight) << true << u"watch"_s;
        flight.gated = u"v1.5.0"_s;
        QTest::newRow("followed") << Flight(flight) << true << u"approve"_s;
        flight.running = false;
        flight.failed = true;
        QTest::newRow("failed") << Flight(flight) << true << u"resume"_s;
    }
    void anApprovalThatHelpsAReleaseInFlightOnComesFirst()
    {
        QFETCH(const Flight, flight);
        QFETCH(const bool, mine);
        WaitingGate gate;
        gate.tag = u"v1.5.0"_s;
        gate.environmentName = u"release"_s;
        gate.mayApprove = mine;
        ForgeFacts forge;
        forge.card.state = RepositoryOverview::State::Found;
        forge.card.gates = {gate};
        const RepositoryRow given = wanting();
        const NextAction action = nextAction(given, &given.packages[0], flight, &forge);
        QTEST(nextActionName(action.kind), "action");
        QCOMPARE(action.standing, flight->running ? Standing::Running : Standing::Waiting);
        if (action.kind == NextAction::Kind::Approve) {
            QVERIFY(action.enabled);
            QCOMPARE(action.label, u"Approve…"_s);
            QCOMPARE(action.reason, u"The deployment of v1.5.0 into release waits for your approval"_s);
        }
    }

    void everyStandingHasANameOfItsOwn()
    {
        QSet<QString> names;
        for (int i = 0; i <= int(Standing::UpToDate); ++i)
            names.insert(standingName(Standing(i)));
        QCOMPARE(names.size(), int(Standing::UpToDate) + 1);
    }

    void reasonsAreSafeToShow()
    {
        RepositoryRow given = wanting();
        given.state.operation = u"re\u202Ebase\x1b[31m"_s;
        const NextAction action = nextAction(given, &given.packages[0], {});
        for (const QChar c : action.reason)
            QVERIFY2(c.isPrint(), qPrintable(action.reason));
    }
};

QTEST_GUILESS_MAIN(TestNextAction)
#include "tst_nextaction.moc"
