// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "forgescene.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace tagboat;

namespace
{

using Answers = QList<Result<HttpAnswer>>;

HttpAnswer limited(int status, const ListTransport::Headers &headers, const QByteArray &message = "slow down")
{
    return ListTransport::answer(status, R"({"message":")" + message + R"("})", headers);
}

ListTransport::Headers meter(int remaining, qint64 reset, const QByteArray &resource = "core")
{
    return {{"x-ratelimit-limit", "5000"},
            {"x-ratelimit-remaining", QByteArray::number(remaining)},
            {"x-ratelimit-used", QByteArray::number(5000 - remaining)},
            {"x-ratelimit-reset", QByteArray::number(reset)},
            {"x-ratelimit-resource", resource}};
}

const QByteArray userBody = R"({"id":1,"login":"ada","type":"User"})";

} // namespace

class TestGovernor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void waitsAsTheServerAsks_data()
    {
        QTest::addColumn<HttpAnswer>("refusal");
        QTest::addColumn<qint64>("seconds");
        const qint64 now = TestTime().now().toSecsSinceEpoch();
        QTest::newRow("Retry-After in seconds") << limited(403, {{"retry-after", "42"}}) << 42LL;
        QTest::newRow("429") << limited(429, {{"retry-after", "7"}}) << 7LL;
        QTest::newRow("Retry-After as a date")
            << limited(429, {{"retry-after", "Sun, 01 Mar 2026 12:01:30 GMT"}}) << 90LL;
        QTest::newRow("the primary limit until its reset") << limited(403, meter(0, now + 300)) << 300LL;
        ListTransport::Headers skewed = meter(0, now + 90'000 + 200);
        skewed.emplaceBack("date", "Mon, 02 Mar 2026 13:00:00 GMT");
        QTest::newRow("by the server's clock, not by ours") << limited(403, skewed) << 200LL;
        QTest::newRow("a secondary limit without a time")
            << limited(403, {}, "You have exceeded a secondary rate limit.") << 60LL;
        QTest::newRow("429 without a time") << limited(429, {}) << 60LL;
    }
    void waitsAsTheServerAsks()
    {
        QFETCH(HttpAnswer, refusal);
        QFETCH(qint64, seconds);
        ForgeScene scene;
        scene.answers({refusal, ListTransport::answer(200, userBody)});
        QVERIFY(QCoro::waitFor(scene.forge.accounts().whoAmI({})));
        QCOMPARE(scene.transport.asked.size(), 2);
        QCOMPARE(scene.time.waited().count(), seconds * 1000);
    }

    void doublesTheWaitForALimitWithoutATime()
    {
        ForgeScene scene;
        const auto refusal = limited(403, {}, "secondary rate limit");
        scene.answers({refusal, refusal, refusal, ListTransport::answer(200, userBody)});
        QVERIFY(QCoro::waitFor(scene.forge.accounts().whoAmI({})));
        QCOMPARE(scene.time.waits, (QList<std::chrono::milliseconds>{60s, 120s, 240s}));
    }

    void tellsOfEachHoldOnceAndOfNoShortOne()
    {
        ForgeScene scene;
        QList<std::chrono::milliseconds> told;
        scene.governor.tellHolds([&](std::chrono::milliseconds time) { told.append(time); });
        const auto refusal = limited(403, {}, "secondary rate limit");
        scene.answers({limited(403, {{"retry-after", "2"}}), refusal, refusal, ListTransport::answer(200, userBody)});
        QVERIFY(QCoro::waitFor(scene.forge.accounts().whoAmI({})));
        QCOMPARE(scene.time.waits, (QList<std::chrono::milliseconds>{2s, 60s, 120s}));
        QCOMPARE(told, (QList<std::chrono::milliseconds>{60s, 120s}));
    }

    void givesUpWhatIsRefusedAgainAndAgain()
    {
        ForgeScene scene;
        Answers refusals;
        for (int i = 0; i < 20; ++i)
            refusals.append(limited(403, {{"retry-after", "1"}}));
        scene.answers(refusals);
        const auto who = QCoro::waitFor(scene.forge.accounts().whoAmI({}));
        QVERIFY(!who);
        QCOMPARE(who.error().kind, Error::Kind::Unavailable);
        QCOMPARE(scene.transport.asked.size(), 5);
    }

    void namesTheTimeInsteadOfWaitingForAnHour()
    {
        ForgeScene scene;
        const qint64 reset = scene.time.now().toSecsSinceEpoch() + 3600;
        scene.answers({limited(403, meter(0, reset))});
        const auto who = QCoro::waitFor(scene.forge.accounts().whoAmI({}));
        QVERIFY(!who);
        QCOMPARE(who.error().kind, Error::Kind::Unavailable);
        QVERIFY2(who.error().detail.contains(u"2026-03-01T13:00:00Z"_s), qPrintable(who.error().detail));
        QVERIFY(scene.time.waits.isEmpty());
        QCOMPARE(scene.governor.heldUntil(), scene.time.now().addSecs(3600));
        // Nothing is sent meanwhile.
        QVERIFY(!QCoro::waitFor(scene.forge.accounts().user(u"bob"_s, {})));
        QCOMPARE(scene.transport.asked.size(), 1);
        scene.time.pass(3601s);
        QVERIFY(!scene.governor.heldUntil().isValid());
        scene.answers({ListTransport::answer(200, userBody)});
        QVERIFY(QCoro::waitFor(scene.forge.accounts().user(u"bob"_s, {})));
    }

    void aMissingPermissionIsNoRateLimit()
    {
        ForgeScene scene;
        ListTransport::Headers headers = meter(4000, 0);
        headers.emplaceBack("x-accepted-github-permissions", "administration=read");
        scene.answers({limited(403, headers, "Resource not accessible by personal access token")});
        const auto who = QCoro::waitFor(scene.forge.accounts().whoAmI({}));
        QVERIFY(!who);
        QCOMPARE(who.error().kind, Error::Kind::Denied);
        QVERIFY(who.error().remedy.contains(u"Administration: read"_s));
        QCOMPARE(scene.transport.asked.size(), 1);
    }

    /// A refusal had no effect, so what changes something is sent again, and only then.
    void aRefusedWriteIsSentAgain()
    {
        ForgeScene scene;
        scene.answers({limited(403, {{"retry-after", "3"}}, "secondary rate limit"), ListTransport::answer(202)});
        QVERIFY(QCoro::waitFor(scene.forge.runs().stop(scene.repository, 5, {})));
        QCOMPARE(scene.transport.asked.size(), 2);
        QVERIFY(scene.time.waited() >= 3s);
    }

    void writesAreASecondApart()
    {
        ForgeScene scene;
        scene.answers({ListTransport::answer(202), ListTransport::answer(202), ListTransport::answer(202)});
        for (int i = 0; i < 3; ++i)
            QVERIFY(QCoro::waitFor(scene.forge.runs().stop(scene.repository, i, {})));
        QCOMPARE(scene.time.waits, (QList<std::chrono::milliseconds>{1s, 1s}));
    }

    void keepsBelowThePointsOfAMinute()
    {
        GovernorRules rules;
        rules.restPoints = 10;
        rules.betweenWrites = 0s;
        ForgeScene scene(rules);
        Answers many;
        for (int i = 0; i < 30; ++i)
            many.append(ListTransport::answer(200, userBody));
        scene.answers(many);
        for (int i = 0; i < 25; ++i)
            QVERIFY(QCoro::waitFor(scene.forge.accounts().whoAmI({})));
        QCOMPARE(scene.time.waited(), 2min);
    }

    void keepsBelowTheWritesOfAMinute()
    {
        GovernorRules rules;
        rules.writes = 3;
        ForgeScene scene(rules);
        Answers many;
        for (int i = 0; i < 7; ++i)
            many.append(ListTransport::answer(202));
        scene.answers(many);
        for (int i = 0; i < 7; ++i)
            QVERIFY(QCoro::waitFor(scene.forge.runs().stop(scene.repository, i, {})));
        QVERIFY(scene.time.waited() >= 2min);
    }

    void showsTheMeter()
    {
        ForgeScene scene;
        const qint64 now = scene.time.now().toSecsSinceEpoch();
        scene.answers({ListTransport::answer(200, userBody, meter(4321, now + 600))});
        QVERIFY(QCoro::waitFor(scene.forge.accounts().whoAmI({})));
        const RateMeter wanted{u"core"_s, 5000, 4321, 679, scene.time.now().addSecs(600)};
        QCOMPARE(scene.forge.accounts().meters(), QList<RateMeter>{wanted});
    }

    /// reliability F5.2: stop all jobs of the account once.
    void nothingIsSentAfterARefusedToken()
    {
        ForgeScene scene;
        scene.answers({ListTransport::answer(401, R"({"message":"Bad credentials"})")});
        const auto who = QCoro::waitFor(scene.forge.accounts().whoAmI({}));
        QVERIFY(!who);
        QCOMPARE(who.error().kind, Error::Kind::Denied);
        const auto next = QCoro::waitFor(scene.forge.runs().stop(scene.repository, 5, {}));
        QVERIFY(!next);
        QCOMPARE(next.error().kind, Error::Kind::Denied);
        QCOMPARE(scene.transport.asked.size(), 1);
    }

    void aCancelledWaitLetsOthersWrite()
    {
        ForgeScene scene;
        scene.answers({ListTransport::answer(202), ListTransport::answer(202)});
        QVERIFY(QCoro::waitFor(scene.forge.runs().stop(scene.repository, 1, {})));
        Cancel cancel;
        cancel.request();
        const auto stopped = QCoro::waitFor(scene.forge.runs().stop(scene.repository, 2, cancel));
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().kind, Error::Kind::Cancelled);
        QVERIFY(QCoro::waitFor(scene.forge.runs().stop(scene.repository, 3, {})));
        QCOMPARE(scene.transport.asked.size(), 2);
    }

    void graphsLimitIsWaitedForThoughItsStatusIs200()
    {
        ForgeScene scene;
        const qint64 now = scene.time.now().toSecsSinceEpoch();
        const auto refusal =
            ListTransport::answer(200, R"({"errors":[{"type":"RATE_LIMITED","message":"API rate limit exceeded"}]})",
                                  meter(0, now + 120, "graphql"));
        const auto fine = ListTransport::answer(
            200, R"({"data":{"r0":null},"errors":[{"type":"NOT_FOUND","path":["r0"],"message":"none"}]})");
        scene.answers({refusal, fine});
        const auto cards = QCoro::waitFor(scene.forge.overview().of({scene.repository}, {}));
        QVERIFY(cards);
        QCOMPARE(scene.time.waited(), 2min);
        QCOMPARE(cards->first().state, RepositoryOverview::State::Missing);
    }
};

QTEST_GUILESS_MAIN(TestGovernor)
#include "tst_governor.moc"
