// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "forge/timerpause.h"
#include "forgescene.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace tagboat;

namespace
{
const QByteArray repositoryBody =
    R"({"id":7,"name":"engine","owner":{"login":"ada","type":"User"},"html_url":"https://github.com/ada/engine",)"
    R"("default_branch":"main","private":false,"permissions":{"push":true}})";

QByteArray milestones(int from, int count)
{
    QJsonArray list;
    for (int number = from; number < from + count; ++number)
        list.append(QJsonObject{{u"number"_s, number}, {u"title"_s, u"t"_s}, {u"state"_s, u"open"_s}});
    return QJsonDocument(list).toJson();
}
} // namespace

/// What the client does with answers, before any of them is about a subject.
class TestApiClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsWhatEveryRequestCarries()
    {
        ForgeScene scene;
        scene.answers({ListTransport::answer(200, repositoryBody)});
        const auto found = QCoro::waitFor(scene.forge.repositories().get(scene.repository, {}));
        QVERIFY2(found, found ? "" : qPrintable(describe(found.error())));
        QCOMPARE(found->id, 7);
        const HttpRequest &asked = scene.transport.asked.first();
        QCOMPARE(asked.url.toEncoded(), QByteArray("https://api.github.com/repos/ada/engine"));
        QCOMPARE(scene.transport.sent(0, "Accept"), QByteArray("application/vnd.github+json"));
        QCOMPARE(scene.transport.sent(0, "X-GitHub-Api-Version"), QByteArray("2022-11-28"));
        QCOMPARE(asked.bearer.fingerprint(), secretOf("ghp_test").fingerprint());
    }

    void encodesEachSegmentOfAPath_data()
    {
        QTest::addColumn<QString>("branch");
        QTest::addColumn<QByteArray>("encoded");
        QTest::newRow("slash") << u"release/v1.2.3"_s << "release%2Fv1.2.3"_ba;
        QTest::newRow("space and percent") << u"a b%2F"_s << "a%20b%252F"_ba;
        QTest::newRow("question mark and hash") << u"a?b#c"_s << "a%3Fb%23c"_ba;
        QTest::newRow("plus and ampersand") << u"a+b&c"_s << "a%2Bb%26c"_ba;
        QTest::newRow("not ASCII") << u"größe"_s << "gr%C3%B6%C3%9Fe"_ba;
        QTest::newRow("a folder up") << u"../../../user"_s << "..%2F..%2F..%2Fuser"_ba;
    }
    void encodesEachSegmentOfAPath()
    {
        QFETCH(QString, branch);
        QFETCH(QByteArray, encoded);
        ForgeScene scene;
        scene.answers({ListTransport::answer(404)});
        QVERIFY(!QCoro::waitFor(scene.forge.repositories().branch(scene.repository, branch, {})));
        QCOMPARE(scene.transport.asked.first().url.toEncoded(),
                 "https://api.github.com/repos/ada/engine/branches/" + encoded);
    }

    void refusesSegmentsThatNameAFolder()
    {
        for (const QString &name : {u"."_s, u".."_s, u""_s}) {
            ForgeScene scene;
            const auto found = QCoro::waitFor(scene.forge.repositories().branch(scene.repository, name, {}));
            QVERIFY(!found);
            QCOMPARE(found.error().kind, Error::Kind::Usage);
            QVERIFY(scene.transport.asked.isEmpty());
        }
    }

    void encodesTheQuery()
    {
        ForgeScene scene;
        scene.answers({ListTransport::answer(200, R"({"total_count":0,"workflow_runs":[]})")});
        RunQuery query;
        query.branch = u"a+b&c=d e"_s;
        query.createdSince = QDateTime::fromString(u"2026-01-02T03:04:05Z"_s, Qt::ISODate);
        QVERIFY(QCoro::waitFor(scene.forge.runs().find(scene.repository, query, {})));
        QCOMPARE(
            scene.transport.asked.first().url.query(QUrl::FullyEncoded),
            u"branch=a%2Bb%26c%3Dd%20e&created=%3E%3D2026-01-02T03%3A04%3A05Z&exclude_pull_requests=true&per_page=100"_s);
    }

    void repeatsWhatOnlyReads_data()
    {
        QTest::addColumn<bool>("lost");
        QTest::addColumn<int>("status");
        QTest::newRow("a lost answer") << true << 0;
        for (const int status : {500, 502, 503, 504})
            QTest::addRow("%d", status) << false << status;
    }
    void repeatsWhatOnlyReads()
    {
        QFETCH(bool, lost);
        QFETCH(int, status);
        const Result<HttpAnswer> passing =
            lost ? ListTransport::lost() : Result<HttpAnswer>(ListTransport::answer(status));
        ForgeScene scene;
        scene.answers({passing, passing, passing, passing, ListTransport::answer(200, repositoryBody)});
        QVERIFY(QCoro::waitFor(scene.forge.repositories().get(scene.repository, {})));
        QCOMPARE(scene.transport.asked.size(), 5);
        QCOMPARE(scene.time.waits.size(), 4);
        for (qsizetype i = 0; i < 4; ++i)
            QVERIFY(scene.time.waits[i] <= std::chrono::seconds(1 << i));

        scene.transport.asked.clear();
        scene.answers({passing, passing, passing, passing, passing});
        const auto failed = QCoro::waitFor(scene.forge.repositories().get(scene.repository, {}));
        QVERIFY(!failed);
        QCOMPARE(failed.error().kind, Error::Kind::Unavailable);
        QCOMPARE(scene.transport.asked.size(), 5);
    }

    void neverRepeatsWhatChangesSomething_data() { repeatsWhatOnlyReads_data(); }
    void neverRepeatsWhatChangesSomething()
    {
        QFETCH(bool, lost);
        QFETCH(int, status);
        const Result<HttpAnswer> passing =
            lost ? ListTransport::lost() : Result<HttpAnswer>(ListTransport::answer(status));
        ForgeScene scene;
        scene.answers({passing, ListTransport::answer(200)});
        const auto done = QCoro::waitFor(scene.forge.runs().stop(scene.repository, 5, {}));
        QVERIFY(!done);
        QCOMPARE(done.error().kind, Error::Kind::Unavailable);
        QVERIFY(done.error().remedy.contains(u"look before you repeat"_s));
        QCOMPARE(scene.transport.asked.size(), 1);
    }

    void doesNotRepeatOtherAnswers()
    {
        for (const int status : {400, 401, 403, 404, 409, 410, 422, 501}) {
            ForgeScene scene;
            scene.answers({ListTransport::answer(status)});
            QVERIFY(!QCoro::waitFor(scene.forge.repositories().get(scene.repository, {})));
            QCOMPARE(scene.transport.asked.size(), 1);
        }
    }

    void asksConditionallyAndGivesTheStoredBody()
    {
        ForgeScene scene;
        scene.answers({ListTransport::answer(200, repositoryBody, {{"etag", R"(W/"abc")"}}),
                       ListTransport::answer(304, ""), ListTransport::answer(200, repositoryBody, {{"etag", "\"n\""}}),
                       ListTransport::answer(304, "")});
        const auto first = QCoro::waitFor(scene.forge.repositories().get(scene.repository, {}));
        const auto second = QCoro::waitFor(scene.forge.repositories().get(scene.repository, {}));
        QVERIFY(first && second);
        QCOMPARE(*second, *first);
        QCOMPARE(scene.transport.sent(0, "If-None-Match"), QByteArray());
        QCOMPARE(scene.transport.sent(1, "If-None-Match"), QByteArray(R"(W/"abc")"));
        QVERIFY(QCoro::waitFor(scene.forge.repositories().get(scene.repository, {})));
        QVERIFY(QCoro::waitFor(scene.forge.repositories().get(scene.repository, {})));
        QCOMPARE(scene.transport.sent(3, "If-None-Match"), QByteArray("\"n\""));
    }

    void anotherTokensAnswersAreNotAskedFor()
    {
        ForgeScene scene;
        scene.answers({ListTransport::answer(200, repositoryBody, {{"etag", "\"a\""}})});
        QVERIFY(QCoro::waitFor(scene.forge.repositories().get(scene.repository, {})));
        GitHubForge other(
            {*ForgeHost::of(u"github.com"_s, QUrl(u"https://api.github.com"_s)), u"ada"_s, secretOf("ghp_2")},
            {scene.transport, scene.cache, scene.governor, scene.time, scene.time});
        scene.answers({ListTransport::answer(200, repositoryBody)});
        QVERIFY(QCoro::waitFor(other.repositories().get(scene.repository, {})));
        QCOMPARE(scene.transport.sent(1, "If-None-Match"), QByteArray());
    }

    void anUnaskedForNotModifiedIsAnError()
    {
        ForgeScene scene;
        scene.answers({ListTransport::answer(304, "")});
        const auto found = QCoro::waitFor(scene.forge.repositories().get(scene.repository, {}));
        QVERIFY(!found);
        QCOMPARE(found.error().kind, Error::Kind::Invalid);
    }

    void aMemoryHoldsWhatFitsAndAsksTheOneBehind()
    {
        const auto key = [](int n) { return AnswerKey{u"h/ada"_s, "t", QByteArray::number(n), "a", "v"}; };
        const auto answer = [](int n) { return StoredAnswer{QByteArray::number(n), {}, QByteArray(100, 'x'), {}}; };
        MemoryAnswerCache behind;
        MemoryAnswerCache front(&behind, 250);
        for (int n = 0; n < 4; ++n)
            QVERIFY(front.store(key(n), answer(n)));
        QVERIFY(behind.forget(u"h/ada"_s));
        QVERIFY(!front.find(key(0))->has_value()); // went for want of room, and is behind no more
        QVERIFY(!front.find(key(1))->has_value());
        QCOMPARE(front.find(key(3))->value(), answer(3));
        QVERIFY(behind.store(key(9), answer(9)));
        QCOMPARE(front.find(key(9))->value(), answer(9));
        QVERIFY(front.store(key(3), answer(4)));
        QCOMPARE(front.find(key(3))->value(), answer(4));
        QVERIFY(front.forget(u"h/ada"_s));
        QVERIFY(!front.find(key(3))->has_value());
        QVERIFY(!behind.find(key(9))->has_value());
        QVERIFY(front.store(key(1), answer(1))); // the count of bytes is right again
        QVERIFY(front.store(key(2), answer(2)));
        QVERIFY(front.find(key(1))->has_value());
    }

    void followsPagesOnTheSameHost()
    {
        ForgeScene scene;
        const QByteArray next =
            "<https://api.github.com/repositories/7/milestones?state=all&per_page=100&page=2>; rel=\"next\"";
        scene.answers({ListTransport::answer(200, milestones(1, 100), {{"link", next}}),
                       ListTransport::answer(200, milestones(101, 3))});
        const auto all = QCoro::waitFor(scene.forge.milestones().all(scene.repository, {}));
        QVERIFY2(all, all ? "" : qPrintable(describe(all.error())));
        QCOMPARE(all->size(), 103);
        QCOMPARE(all->last().number, 103);
        QCOMPARE(scene.transport.asked[1].url.toEncoded(),
                 QByteArray("https://api.github.com/repositories/7/milestones?state=all&per_page=100&page=2"));
    }

    void anUnchangedPageStillLeadsToTheNext()
    {
        ForgeScene scene;
        const QByteArray next = "<https://api.github.com/x?page=2>; rel=\"next\"";
        scene.answers({ListTransport::answer(200, milestones(1, 100), {{"link", next}, {"etag", "\"1\""}}),
                       ListTransport::answer(200, milestones(101, 3), {{"etag", "\"2\""}}),
                       ListTransport::answer(304, ""), ListTransport::answer(200, milestones(101, 4))});
        QVERIFY(QCoro::waitFor(scene.forge.milestones().all(scene.repository, {})));
        const auto all = QCoro::waitFor(scene.forge.milestones().all(scene.repository, {}));
        QVERIFY(all);
        QCOMPARE(all->size(), 104);
    }

    void refusesAPageOnAnotherHost()
    {
        for (const QByteArray elsewhere : {"https://evil.example/x?page=2", "http://api.github.com/x?page=2",
                                           "https://api.github.com:444/x", "https://api.github.com.evil.example/x"}) {
            ForgeScene scene;
            scene.answers(
                {ListTransport::answer(200, milestones(1, 100), {{"link", "<" + elsewhere + ">; rel=\"next\""}})});
            const auto all = QCoro::waitFor(scene.forge.milestones().all(scene.repository, {}));
            QVERIFY(!all);
            QCOMPARE(all.error().kind, Error::Kind::Refused);
            QCOMPARE(scene.transport.asked.size(), 1);
        }
    }

    void aListWithoutAnEndIsAnError()
    {
        GovernorRules rules;
        rules.restPoints = 1000;
        ForgeScene scene(rules);
        QList<Result<HttpAnswer>> endless;
        for (int i = 0; i < 101; ++i)
            endless.append(
                ListTransport::answer(200, milestones(1, 1), {{"link", "<https://api.github.com/x>; rel=\"next\""}}));
        scene.answers(endless);
        const auto all = QCoro::waitFor(scene.forge.milestones().all(scene.repository, {}));
        QVERIFY(!all);
        QCOMPARE(all.error().kind, Error::Kind::Refused);
        QCOMPARE(scene.transport.asked.size(), 100);
    }

    void stopsAtTheNumberThatWasAskedFor()
    {
        ForgeScene scene;
        scene.answers({ListTransport::answer(
            200,
            R"([{"id":1,"environment":"qa","ref":"v1","sha":"a","created_at":"2026-01-01T00:00:00Z"},)"
            R"({"id":2,"environment":"qa","ref":"v1","sha":"a","created_at":"2026-01-01T00:00:00Z"},)"
            R"({"id":3,"environment":"qa","ref":"v1","sha":"a","created_at":"2026-01-01T00:00:00Z"}])",
            {{"link", "<https://api.github.com/x?page=2>; rel=\"next\""}})});
        DeploymentQuery query;
        query.limit = 2;
        const auto some = QCoro::waitFor(scene.forge.deployments().find(scene.repository, query, {}));
        QVERIFY(some);
        QCOMPARE(some->size(), 2);
        QVERIFY(scene.transport.asked.first().url.query().endsWith("per_page=2"_L1));
        QCOMPARE(scene.transport.asked.size(), 1);
    }

    void aWrongAnswerIsAClearError_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<Error::Kind>("kind");
        QTest::addColumn<QString>("words");
        using K = Error::Kind;
        const QByteArray json = "application/json";
        QTest::newRow("a log-in page") << "<html>Welcome to Hotel</html>"_ba
                                       << "text/html"_ba << K::Unavailable << u"web page"_s;
        QTest::newRow("empty") << ""_ba << json << K::Invalid << u"not JSON"_s;
        QTest::newRow("cut off") << repositoryBody.first(50) << json << K::Invalid << u"not JSON, or not all"_s;
        QTest::newRow("words") << "OK"_ba << json << K::Invalid << u"not JSON"_s;
        QTest::newRow("a list") << "[]"_ba << json << K::Invalid << u"no object"_s;
        QTest::newRow("a field is missing") << R"({"id":7})"_ba << json << K::Invalid << u"promised shape"_s;
        QTest::newRow("a field is of another type") << QByteArray(repositoryBody).replace("\"id\":7", "\"id\":\"7\"")
                                                    << json << K::Invalid << u"promised shape"_s;
        QTest::newRow("a number is not whole") << QByteArray(repositoryBody).replace("\"id\":7", "\"id\":7.5") << json
                                               << K::Invalid << u"promised shape"_s;
        QTest::newRow("too deep") << QByteArray(5000, '[') << json << K::Invalid << u"not JSON"_s;
    }
    void aWrongAnswerIsAClearError()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, type);
        QFETCH(Error::Kind, kind);
        QFETCH(QString, words);
        ForgeScene scene;
        HttpAnswer answer = ListTransport::answer(200, body);
        answer.headers = {{"content-type", type}};
        scene.answers({answer});
        const auto found = QCoro::waitFor(scene.forge.repositories().get(scene.repository, {}));
        QVERIFY(!found);
        QCOMPARE(found.error().kind, kind);
        QVERIFY2(found.error().message.contains(words), qPrintable(found.error().message));
    }

    void largeIdsAreWhole()
    {
        ForgeScene scene;
        scene.answers(
            {ListTransport::answer(200, QByteArray(repositoryBody).replace("\"id\":7", "\"id\":9007199254740991"))});
        const auto found = QCoro::waitFor(scene.forge.repositories().get(scene.repository, {}));
        QVERIFY(found);
        QCOMPARE(found->id, 9007199254740991);
    }

    void aHostIsReadFromItsApi_data()
    {
        QTest::addColumn<QString>("api");
        QTest::addColumn<QString>("graph");
        QTest::addColumn<QString>("uploads");
        QTest::newRow("github.com") << u"https://api.github.com/"_s << u"https://api.github.com/graphql"_s
                                    << u"https://uploads.github.com"_s;
        QTest::newRow("enterprise") << u"https://git.example/api/v3"_s << u"https://git.example/api/graphql"_s
                                    << u"https://git.example/api/uploads"_s;
        QTest::newRow("this computer") << u"http://127.0.0.1:8080"_s << u"http://127.0.0.1:8080/graphql"_s
                                       << u"http://127.0.0.1:8080"_s;
    }
    void aHostIsReadFromItsApi()
    {
        QFETCH(QString, api);
        QFETCH(QString, graph);
        QFETCH(QString, uploads);
        const auto host = ForgeHost::of(u"x"_s, QUrl(api));
        QVERIFY(host);
        QCOMPARE(host->graph.toString(), graph);
        QCOMPARE(host->uploads.toString(), uploads);
        for (const QString &wrong :
             {u"http://example.org"_s, u"https://a:b@example.org"_s, u"ftp://127.0.0.1"_s, u"nonsense"_s})
            QVERIFY(!ForgeHost::of(u"x"_s, QUrl(wrong)));
    }

    void aPauseEndsInTimeOrWhenItIsCancelled()
    {
        TimerPause pause;
        QElapsedTimer timer;
        timer.start();
        QVERIFY(QCoro::waitFor(pause.wait(120ms, {})));
        QVERIFY(timer.elapsed() >= 120);
        Cancel cancel;
        cancel.request();
        const auto stopped = QCoro::waitFor(pause.wait(1h, cancel));
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().kind, Error::Kind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestApiClient)
#include "tst_apiclient.moc"
