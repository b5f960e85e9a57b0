// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "forgeclient.h"

#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace tagboat::test;

namespace
{

/// How often the forge saw a request, by its own ledger.
int seen(ForgeClient &client, const QString &method, const QString &path)
{
    int count = 0;
    for (const QJsonValue line : client.control("GET", u"ledger"_s)[u"lines"_s].toArray())
        count += line[u"method"_s].toString() == method && line[u"target"_s].toString().startsWith(path) ? 1 : 0;
    return count;
}

} // namespace

/// Limits, entity tags, permissions, and trouble on demand.
class TestPracticeFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesNothingForWhatDidNotChange()
    {
        ForgeClient client;
        const auto first = client.get(u"~/branches"_s);
        const QByteArray tag = first.headers.value("etag");
        const int left = first.headers.value("x-ratelimit-remaining").toInt();
        const auto same = client.send("GET", u"~/branches"_s, {}, {{"If-None-Match", tag}});
        QCOMPARE(same.status, 304);
        QVERIFY(same.body.isEmpty());
        QCOMPARE(same.headers.value("x-ratelimit-remaining").toInt(), left);
        client.send("POST", u"~/git/refs"_s,
                    {{u"ref"_s, u"refs/heads/x"_s}, {u"sha"_s, client.git({u"rev-parse"_s, u"main"_s})}});
        QCOMPARE(client.send("GET", u"~/branches"_s, {}, {{"If-None-Match", tag}}).status, 200);
        client.become(u"tomasz"_s); // the same tag with another token misses
        QCOMPARE(client.send("GET", u"~/branches"_s, {}, {{"If-None-Match", tag}}).status, 200);
    }

    void pagesWithLinks()
    {
        ForgeClient client;
        const QString sha = client.git({u"rev-parse"_s, u"main"_s});
        for (int i = 0; i < 5; ++i)
            client.send("POST", u"~/git/refs"_s, {{u"ref"_s, u"refs/heads/b%1"_s.arg(i)}, {u"sha"_s, sha}});
        const auto page = client.get(u"~/branches?per_page=4"_s);
        QCOMPARE(page.array().size(), 4);
        const QByteArray link = page.headers.value("link");
        QVERIFY2(link.contains("per_page=4&page=2>; rel=\"next\""), link);
        QCOMPARE(client.get(u"~/branches?per_page=4&page=2"_s).array().size(), 2);
    }

    void namesThePermissionThatIsMissing()
    {
        ForgeClient client;
        const auto token = client.control("POST", u"tokens"_s,
                                          {{u"login"_s, u"mara"_s},
                                           {u"fineGrained"_s, true},
                                           {u"permissions"_s, QJsonObject{{u"contents"_s, u"read"_s}}}});
        client.useToken(token[u"token"_s].toString());
        QCOMPARE(client.get(u"~/branches"_s).status, 200);
        const auto refused = client.send("POST", u"~/git/refs"_s, {{u"ref"_s, u"refs/tags/a"_s}});
        QCOMPARE(refused.status, 403);
        QCOMPARE(refused[u"message"_s].toString(), u"Resource not accessible by personal access token"_s);
        QCOMPARE(refused.headers.value("x-accepted-github-permissions"), QByteArray("contents=write"));
        QVERIFY(refused.headers.value("x-oauth-scopes").isEmpty());
    }

    void refusesAsAskedAndThenAnswers_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("502") << u"status"_s << 502 << QByteArray("content-type")
                             << QByteArray("text/html; charset=utf-8");
        QTest::newRow("secondary limit") << u"secondary"_s << 403 << QByteArray("retry-after") << QByteArray("60");
        QTest::newRow("primary limit") << u"primary"_s << 403 << QByteArray("x-ratelimit-remaining") << QByteArray("0");
        QTest::newRow("too many") << u"too-many"_s << 429 << QByteArray("retry-after") << QByteArray("60");
        QTest::newRow("portal") << u"portal"_s << 200 << QByteArray("content-type") << QByteArray("text/html");
    }
    void refusesAsAskedAndThenAnswers()
    {
        QFETCH(QString, kind);
        QFETCH(int, status);
        QFETCH(QByteArray, header);
        ForgeClient client;
        QCOMPARE(client.control("POST", u"faults"_s, {{u"kind"_s, kind}, {u"path"_s, u"*/branches"_s}}).status, 201);
        const auto refused = client.get(u"~/branches"_s);
        QCOMPARE(refused.status, status);
        QTEST(refused.headers.value(header), "value");
        QVERIFY(refused.array().isEmpty());
        const auto after = client.get(u"~/branches"_s);
        QCOMPARE(after.array().size(), 1);
    }

    void losesTheAnswerAndKeepsTheEffect()
    {
        ForgeClient client;
        client.control("POST", u"faults"_s,
                       {{u"kind"_s, u"lost"_s}, {u"method"_s, u"DELETE"_s}, {u"path"_s, u"*/git/refs/*"_s}});
        const QString sha = client.git({u"rev-parse"_s, u"main"_s});
        client.send("POST", u"~/git/refs"_s, {{u"ref"_s, u"refs/tags/v1"_s}, {u"sha"_s, sha}});
        // A body-less DELETE: Qt sends it again by itself, and the second is told that nothing is there.
        QVERIFY(client.send("DELETE", u"~/git/refs/tags%2Fv1"_s).status != 204);
        QCOMPARE(client.get(u"~/git/ref/tags%2Fv1"_s).status, 404);
        QVERIFY(seen(client, u"DELETE"_s, u"/repos/harbour/demo/git/refs"_s) >= 1);
    }

    void losesTheAnswerToAPushThatHappened()
    {
        ForgeClient client;
        const QString url = client.gitUrl();
        client.control("POST", u"faults"_s,
                       {{u"kind"_s, u"lost"_s}, {u"method"_s, u"POST"_s}, {u"path"_s, u"*/git-receive-pack"_s}});
        client.write(u"more"_s, "more\n");
        const QString sha = client.commit(u"More"_s);
        const QString said = client.tryGit({u"push"_s, url, u"main"_s});
        QVERIFY2(said.contains(u"error"_s) || said.contains(u"fatal"_s), qPrintable(said));
        QCOMPARE(client.git({u"ls-remote"_s, url, u"refs/heads/main"_s}).left(40), sha);
    }

    void leadsFromAnOldNameToTheNew()
    {
        ForgeClient client;
        client.control("POST", u"repositories"_s, {{u"repository"_s, u"harbour/demo"_s}, {u"rename"_s, u"renamed"_s}});
        const auto moved = client.get(u"~/branches?per_page=1"_s);
        QCOMPARE(moved.status, 301);
        const QUrl address(QString::fromLatin1(moved.headers.value("location")));
        QVERIFY2(address.path().startsWith(u"/repositories/"_s) && address.query() == u"per_page=1"_s,
                 moved.headers.value("location"));
        QCOMPARE(client.get(address.path()).array().size(), 1);
        QCOMPARE(client.send("POST", u"~/milestones"_s, {{u"title"_s, u"x"_s}}).status, 307);
        QCOMPARE(client.get(u"/repos/harbour/renamed"_s)[u"full_name"_s].toString(), u"harbour/renamed"_s);
        client.restart();
        QCOMPARE(client.get(u"/repos/harbour/renamed"_s).status, 200);
    }

    void saysThatTheLimitIsReached()
    {
        ForgeClient client;
        client.control("POST", u"limits"_s,
                       {{u"login"_s, u"mara"_s}, {u"resource"_s, u"graphql"_s}, {u"used"_s, 5000}});
        const auto spent = client.send("POST", u"/graphql"_s, {{u"query"_s, u"{ viewer { login } }"_s}});
        QCOMPARE(spent.status, 200);
        QCOMPARE(spent[u"errors"_s][0][u"type"_s].toString(), u"RATE_LIMITED"_s);
        client.control("POST", u"limits"_s, {{u"login"_s, u"mara"_s}, {u"resource"_s, u"core"_s}, {u"used"_s, 5000}});
        const auto refused = client.get(u"/user"_s);
        QCOMPARE(refused.status, 403);
        QCOMPARE(refused.headers.value("x-ratelimit-remaining"), QByteArray("0"));
        client.advance(3601);
        QCOMPARE(client.get(u"/user"_s).status, 200);
    }

    void cutsAnAnswerShort()
    {
        ForgeClient client;
        client.control("POST", u"faults"_s, {{u"kind"_s, u"cut"_s}, {u"path"_s, u"/user"_s}, {u"times"_s, -1}});
        const auto cut = client.get(u"/user"_s);
        QVERIFY(QJsonDocument::fromJson(cut.body).isNull());
        client.control("DELETE", u"faults"_s);
        QCOMPARE(client.get(u"/user"_s).status, 200);
    }

    void answersLate()
    {
        ForgeClient client;
        client.control("POST", u"faults"_s, {{u"kind"_s, u"latency"_s}, {u"milliseconds"_s, 300}});
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(client.get(u"/user"_s).status, 200);
        QVERIFY(timer.elapsed() >= 300);
    }

    void isDeafToBrowsersAndStrangers()
    {
        ForgeClient client;
        QCOMPARE(client.send("GET", u"/user"_s, {}, {{"Origin", "https://evil.example"}}).status, 403);
        QCOMPARE(client.send("GET", u"/user"_s, {}, {{"Host", "evil.example"}}).status, 421);
        QCOMPARE(client.send("GET", u"/_harbour/ledger"_s).status, 401);
        QCOMPARE(client.send("GET", u"/user"_s, {}, {{"X-GitHub-Api-Version", "2020-01-01"}}).status, 400);
    }

    void refusesATokenAtTheStorage()
    {
        ForgeClient client;
        const auto release = client.send("POST", u"~/releases"_s, {{u"tag_name"_s, u"v1"_s}});
        const QString assets = u"~/releases/%1/assets?name=a.json"_s.arg(release[u"id"_s].toInteger());
        const auto asset = client.send("POST", assets, {{u"a"_s, 1}});
        const auto led = client.send("GET", u"~/releases/assets/%1"_s.arg(asset[u"id"_s].toInteger()), {},
                                     {{"Accept", "application/octet-stream"}});
        QCOMPARE(led.status, 302);
        const QUrl address(QString::fromLatin1(led.headers.value("location")));
        QVERIFY(address.toString().startsWith(client.place().storage));
        QCOMPARE(client.fetch(address, "Bearer " + client.tokenOf(u"mara"_s).toLatin1()).status, 400);
        QCOMPARE(client.control("GET", u"ledger"_s)[u"leakedTokens"_s].toInt(), 1);
        QCOMPARE(client.fetch(address).object(), (QJsonObject{{u"a"_s, 1}}));
        client.advance(61);
        QCOMPARE(client.fetch(address).status, 403);
    }

    void servesGitNoPathButItsServices_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("status");
        const QString fetch = u"/info/refs?service=git-upload-pack"_s;
        const QString push = u"/info/refs?service=git-receive-pack"_s;
        QTest::newRow("fetch") << fetch << 200;
        QTest::newRow("push without the permission") << push << 403;
        QTest::newRow("a repository outside") << QString(u"/..%2f..%2foutside.git"_s + fetch) << 404;
        QTest::newRow("a file") << u"/HEAD"_s << 404;
    }
    void servesGitNoPathButItsServices()
    {
        QFETCH(QString, path);
        QFETCH(int, status);
        ForgeClient client;
        client.git({u"clone"_s, u"-q"_s, u"--bare"_s, u"."_s, client.root() + u"/outside.git"_s});
        const auto reader = client.control("POST", u"tokens"_s,
                                           {{u"login"_s, u"mara"_s},
                                            {u"fineGrained"_s, true},
                                            {u"permissions"_s, QJsonObject{{u"contents"_s, u"read"_s}}}});
        const QByteArray login = "Basic " + ("x:" + reader[u"token"_s].toString().toLatin1()).toBase64();
        const auto answer = client.send("GET", u"/harbour/demo.git"_s + path, {}, {{"Authorization", login}});
        QVERIFY2(answer.status == status, QByteArray::number(answer.status) + ' ' + answer.body.left(300));
    }

    void takesAPushWithATokenAndRefusesWhatTheRulesForbid()
    {
        ForgeClient client;
        const QString url = client.gitUrl();
        client.write(u"more"_s, "more\n");
        const QString sha = client.commit(u"More"_s);
        client.git({u"push"_s, u"-q"_s, url, u"main"_s});
        QCOMPARE(client.git({u"ls-remote"_s, url, u"refs/heads/main"_s}).left(40), sha);
        client.send("PUT", u"~/branches/main/protection"_s,
                    {{u"required_status_checks"_s, QJsonValue()},
                     {u"enforce_admins"_s, true},
                     {u"required_pull_request_reviews"_s, QJsonObject()},
                     {u"restrictions"_s, QJsonValue()}});
        client.write(u"more"_s, "still more\n");
        client.commit(u"Still more"_s);
        const QString said = client.tryGit({u"push"_s, url, u"main"_s});
        QVERIFY2(said.contains(u"GH006: Protected branch update failed for refs/heads/main"_s), qPrintable(said));
        QCOMPARE(client.git({u"ls-remote"_s, url, u"refs/heads/main"_s}).left(40), sha);
    }

    void takesNoPushWithoutItsHook()
    {
        ForgeClient client;
        const QString file = client.place().tokenFile;
        QFile hooks(file.section(u'/', 0, -2) + u"/hooks"_s); // a file where the hook's folder should be
        QVERIFY(hooks.open(QIODevice::WriteOnly));
        const QString sha = client.git({u"rev-parse"_s, u"main"_s});
        client.write(u"more"_s, "more\n");
        client.commit(u"More"_s);
        const QString said = client.tryGit({u"push"_s, client.gitUrl(), u"main"_s});
        QVERIFY2(said.contains(u"500"_s), qPrintable(said));
        QCOMPARE(client.git({u"ls-remote"_s, u"origin"_s, u"refs/heads/main"_s}).left(40), sha);
    }
};

QTEST_GUILESS_MAIN(TestPracticeFaults)
#include "tst_practicefaults.moc"
