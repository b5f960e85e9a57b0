// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "forge/graphtexts.h"
#include "forgesamples.h"
#include "forgescene.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

class TestForgeOverview : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theOverviewIsReadFromItsCard()
    {
        ForgeScene scene;
        scene.answers({ListTransport::answer(200, R"({"data":{"r0":)" + overviewCard() + "}}")});
        const auto cards = QCoro::waitFor(scene.forge.overview().of({scene.repository}, {}));
        QVERIFY2(cards, words(cards).constData());
        const RepositoryOverview &made = cards->first();
        QCOMPARE(made.state, RepositoryOverview::State::Found);
        QCOMPARE(made.checks, CommitChecks::State::Passed);
        QCOMPARE(made.tags.size(), 2);
        QCOMPARE(made.tags[0].commit, u"c1"_s);
        QCOMPARE(made.tags[0].date, QDateTime::fromString(u"2026-01-31T22:00:00Z"_s, Qt::ISODate));
        QCOMPARE(made.tags[0].runs, (QList<TagRun>{{30433642000, u"Release"_s, u"push"_s, RunStatus::Waiting,
                                                    RunConclusion::None, u"r"_s}}));
        QCOMPARE(made.tags[1].commit, u"c0"_s);
        QVERIFY(!made.tags[1].runsKnown);
        QCOMPARE(made.gates.size(), 1);
        QCOMPARE(made.gates[0].environmentName, u"production-release"_s);
        QCOMPARE(made.gates[0].run, 30433642000);
        QCOMPARE(made.gates[0].tag, u"v1.1.0"_s);
        QVERIFY(made.gates[0].mayApprove);
        QCOMPARE(made.openPullRequests, 7);
        QCOMPARE(made.deployments[0].state, DeploymentStatus::State::Success);
        QCOMPARE(made.openAlerts, std::optional(1));
        QVERIFY(made.withheld.isEmpty());
    }

    void whatTheTokenMayNotSeeIsLeftOutAndNamed()
    {
        QByteArray partial = overviewCard();
        partial.replace(R"("statusCheckRollup":{"state":"SUCCESS"})", R"("statusCheckRollup":null)");
        partial.replace(R"("vulnerabilityAlerts":{"totalCount":1})", R"("vulnerabilityAlerts":null)");
        ForgeScene scene;
        scene.answers({ListTransport::answer(
            200,
            R"({"data":{"r0":)" + partial +
                R"(,"r1":null},"errors":[)"
                R"({"type":"FORBIDDEN","path":["r0","defaultBranchRef","target","statusCheckRollup"],"message":"Resource not accessible by personal access token"},)"
                R"({"type":"FORBIDDEN","path":["r0","vulnerabilityAlerts"],"message":"Resource not accessible by personal access token"},)"
                R"({"type":"NOT_FOUND","path":["r1"],"message":"Could not resolve to a Repository with the name 'ada/gone'."}]})")});
        const auto cards = QCoro::waitFor(scene.forge.overview().of({scene.repository, {u"ada"_s, u"gone"_s}}, {}));
        QVERIFY2(cards, words(cards).constData());
        QCOMPARE(cards->at(0).checks, CommitChecks::State::Unavailable);
        QCOMPARE(cards->at(0).openAlerts, std::nullopt);
        QCOMPARE(cards->at(0).withheld, QStringList{u"Resource not accessible by personal access token"_s});
        QCOMPARE(cards->at(1).state, RepositoryOverview::State::Missing);
        QCOMPARE(cards->at(1).asked.name, u"gone"_s);
        QVERIFY(cards->at(1).withheld.first().startsWith(u"Could not resolve"_s));
    }

    void aHundredRepositoriesTakeTwoRequests()
    {
        ForgeScene scene;
        QList<RepositoryName> many;
        for (int i = 0; i < 100; ++i)
            many.append({u"ada"_s, u"r%1"_s.arg(i)});
        scene.answers({ListTransport::answer(200, R"({"data":{"r0":)" + overviewCard() + "}}"),
                       ListTransport::answer(200, R"({"data":{"r49":)" + overviewCard() + "}}")});
        const auto cards = QCoro::waitFor(scene.forge.overview().of(many, {}));
        QVERIFY2(cards, words(cards).constData());
        QCOMPARE(scene.transport.asked.size(), 2);
        QCOMPARE(cards->size(), 100);
        QCOMPARE(cards->at(0).state, RepositoryOverview::State::Found);
        QCOMPARE(cards->at(99).state, RepositoryOverview::State::Found);
        QCOMPARE(cards->at(99).asked, many.last());
        QCOMPARE(cards->at(50).state, RepositoryOverview::State::Missing);
    }

    void anAnswerThatIsTheSameIsNotReadAgain()
    {
        ForgeScene scene;
        const auto first = ListTransport::answer(200, R"({"data":{"r0":)" + overviewCard() + "}}");
        const auto other =
            ListTransport::answer(200, R"({"data":{"r0":)" + overviewCard().replace("SUCCESS", "FAILURE") + "}}");
        scene.answers({first, first, other, ListTransport::answer(200, "no JSON")});
        ForgeOverview &overview = scene.forge.overview();
        const auto before = QCoro::waitFor(overview.of({scene.repository}, {}));
        const auto same = QCoro::waitFor(overview.of({scene.repository}, {}));
        QVERIFY2(same, words(same).constData());
        QCOMPARE(same->first(), before->first());
        QCOMPARE(same->first().tags.constData(), before->first().tags.constData());
        const auto changed = QCoro::waitFor(overview.of({scene.repository}, {}));
        QCOMPARE(changed->first().checks, CommitChecks::State::Failed);
        QVERIFY(changed->first().tags.constData() != before->first().tags.constData());
        QVERIFY(!QCoro::waitFor(overview.of({scene.repository}, {})));
        scene.answers({other});
        const auto again = QCoro::waitFor(overview.of({scene.repository}, {}));
        QCOMPARE(again->first().tags.constData(), changed->first().tags.constData());
    }

    void whatWasSaidLastIsRememberedWithItsTime()
    {
        ForgeScene scene;
        const RepositoryName gone{u"ada"_s, u"gone"_s};
        const RepositoryName never{u"ada"_s, u"never"_s};
        const auto answer = ListTransport::answer(
            200, R"({"data":{"r0":)" + overviewCard() +
                     R"(,"r1":null},"errors":[{"type":"NOT_FOUND","path":["r1"],"message":"Could not resolve"}]})");
        scene.answers({answer, answer});
        const auto cards = QCoro::waitFor(scene.forge.overview().of({scene.repository, gone}, {}));
        scene.time.pass(std::chrono::hours(1));
        QVERIFY(QCoro::waitFor(scene.forge.overview().of({scene.repository, gone}, {})));
        const QDateTime confirmed = scene.time.now();
        scene.time.pass(std::chrono::hours(2));
        // Another run of the program, with the same memory.
        GitHubForge later(
            {*ForgeHost::of(u"github.com"_s, QUrl(u"https://api.github.com"_s)), u"ada"_s, secretOf("ghp_test")},
            {scene.transport, scene.cache, scene.governor, scene.time, scene.time});
        const auto known = later.overview().remembered({scene.repository, gone, never});
        QCOMPARE(known.size(), 2);
        QCOMPARE(known[0], (RememberedOverview{cards->at(0), confirmed}));
        QCOMPARE(known[1], (RememberedOverview{cards->at(1), confirmed}));
        // Not another account's, and not once the account is forgotten.
        GitHubForge stranger(
            {*ForgeHost::of(u"github.com"_s, QUrl(u"https://api.github.com"_s)), u"bob"_s, secretOf("ghp_other")},
            {scene.transport, scene.cache, scene.governor, scene.time, scene.time});
        QVERIFY(stranger.overview().remembered({scene.repository}).isEmpty());
        QVERIFY(scene.cache.forget(AnswerKey::accountOf(u"github.com"_s, u"ada"_s)));
        GitHubForge afterwards(
            {*ForgeHost::of(u"github.com"_s, QUrl(u"https://api.github.com"_s)), u"ada"_s, secretOf("ghp_test")},
            {scene.transport, scene.cache, scene.governor, scene.time, scene.time});
        QVERIFY(afterwards.overview().remembered({scene.repository}).isEmpty());
        QCOMPARE(scene.transport.asked.size(), 2); // nobody was asked
    }

    void asksForLessWhenTheServerGivesUp()
    {
        ForgeScene scene;
        const auto fine = ListTransport::answer(200, R"({"data":{"r0":)" + overviewCard() + "}}");
        const QList<RepositoryName> four(4, scene.repository);
        scene.answers({ListTransport::answer(502, "<html>"), ListTransport::answer(504, ""), fine, fine, fine});
        const auto cards = QCoro::waitFor(scene.forge.overview().of(four, {}));
        QVERIFY2(cards, words(cards).constData());
        QCOMPARE(cards->size(), 4);
        QCOMPARE(scene.transport.asked.size(), 5); // 4; 2: 1 and 1; 2
        QVERIFY(scene.time.waits.isEmpty());
        // The size that worked is remembered.
        scene.transport.asked.clear();
        scene.answers({fine, fine, fine, fine});
        QVERIFY(QCoro::waitFor(scene.forge.overview().of(four, {})));
        QCOMPARE(scene.transport.asked.size(), 4);
    }

    void anOverviewThatIsRefusedIsAnError()
    {
        ForgeScene scene;
        scene.answers({ListTransport::answer(200, R"({"errors":[{"message":"Something went wrong"}]})")});
        const auto cards = QCoro::waitFor(scene.forge.overview().of({scene.repository}, {}));
        QVERIFY(!cards);
        QCOMPARE(cards.error().kind, Error::Kind::Invalid);
        QCOMPARE(cards.error().detail, u"Something went wrong"_s);
    }

    void aNameIsNeverPartOfTheQuery()
    {
        ForgeScene scene;
        scene.answers({ListTransport::answer(200, R"({"data":{"r0":null}})")});
        const RepositoryName odd{u"a\"){x}"_s, u"b"_s};
        QVERIFY(QCoro::waitFor(scene.forge.overview().of({odd}, {})));
        const QJsonObject body = bodyOf(scene.transport.asked[0]);
        QCOMPARE(body.value("query"_L1).toString().toUtf8(), overviewText(1));
        QCOMPARE(body.value("variables"_L1).toObject().value("o0"_L1).toString(), odd.owner);
    }
};

QTEST_GUILESS_MAIN(TestForgeOverview)
#include "tst_forgeoverview.moc"
