// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "forge/qttransport.h"
#include "forgescene.h"
#include "scriptedserver.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{
const QByteArray repositoryBody =
    R"({"id":7,"name":"engine","owner":{"login":"ada","type":"User"},"html_url":"https://github.com/ada/engine",)"
    R"("default_branch":"main","private":false,"permissions":{"push":true}})";
} // namespace

/// Where a request goes, how often, and what it has with it: redirects, other hosts, lost answers.
class TestForgeJourneys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsARenamedRepositoryWhenItReads()
    {
        for (const int status : {301, 302, 307, 308}) {
            ForgeScene scene;
            scene.answers({ListTransport::answer(status, R"({"message":"Moved Permanently"})",
                                                 {{"location", "https://api.github.com/repositories/7"}}),
                           ListTransport::answer(200, QByteArray(repositoryBody).replace("\"engine\"", "\"motor\""))});
            const auto found = QCoro::waitFor(scene.forge.repositories().get(scene.repository, {}));
            QVERIFY2(found, found ? "" : qPrintable(describe(found.error())));
            QCOMPARE(found->name.name, u"motor"_s);
            QCOMPARE(scene.transport.asked[1].url.path(), u"/repositories/7"_s);
            QVERIFY(!scene.transport.asked[1].bearer.isEmpty());
        }
    }

    /// reliability F5.3: the user confirms the new name first.
    void doesNotFollowWhenItChangesSomething()
    {
        for (const int status : {301, 302, 307, 308}) {
            ForgeScene scene;
            scene.answers(
                {ListTransport::answer(status, "{}", {{"location", "https://api.github.com/repositories/7/x"}})});
            const auto done = QCoro::waitFor(scene.forge.runs().stop(scene.repository, 5, {}));
            QVERIFY(!done);
            QCOMPARE(done.error().kind, Error::Kind::Conflict);
            QCOMPARE(done.error().detail, u"https://api.github.com/repositories/7/x"_s);
            QCOMPARE(scene.transport.asked.size(), 1);
        }
    }

    void aRedirectElsewhereIsNotFollowed()
    {
        for (const QByteArray elsewhere : {"https://evil.example/", "http://api.github.com/", "//evil.example/x",
                                           "https://api.github.com:8443/", "file:///etc/passwd", ""}) {
            ForgeScene scene;
            scene.answers({ListTransport::answer(302, "{}", {{"location", elsewhere}})});
            const auto found = QCoro::waitFor(scene.forge.repositories().get(scene.repository, {}));
            QVERIFY(!found);
            QCOMPARE(found.error().kind, Error::Kind::Conflict);
            QCOMPARE(scene.transport.asked.size(), 1);
        }
    }

    void aCircleOfRedirectsEnds()
    {
        ForgeScene scene;
        QList<Result<HttpAnswer>> circle;
        for (int i = 0; i < 9; ++i)
            circle.append(ListTransport::answer(302, "{}", {{"location", "https://api.github.com/repos/ada/engine"}}));
        scene.answers(circle);
        QVERIFY(!QCoro::waitFor(scene.forge.repositories().get(scene.repository, {})));
        QCOMPARE(scene.transport.asked.size(), 4);
    }

    void aLogIsFetchedElsewhereWithoutTheToken()
    {
        ForgeScene scene;
        scene.answers({ListTransport::answer(302, "", {{"location", "https://logs.example/x?sig=1%2F2"}}),
                       ListTransport::answer(200, "line one\nline two\n")});
        QByteArray log;
        const auto done = QCoro::waitFor(
            scene.forge.runs().log(scene.repository, 9, [&log](const QByteArray &piece) { log += piece; }, {}));
        QVERIFY2(done, done ? "" : qPrintable(describe(done.error())));
        QCOMPARE(log, QByteArray("line one\nline two\n"));
        QCOMPARE(scene.transport.asked[1].url.toEncoded(), QByteArray("https://logs.example/x?sig=1%2F2"));
        QVERIFY(scene.transport.asked[1].bearer.isEmpty());
        QVERIFY(scene.transport.asked[1].headers.isEmpty());
    }

    void aLogIsNotFetchedOverPlainHttp()
    {
        ForgeScene scene;
        scene.answers({ListTransport::answer(302, "", {{"location", "http://127.0.0.1:8080/secret"}})});
        QVERIFY(!QCoro::waitFor(scene.forge.runs().log(scene.repository, 9, [](const QByteArray &) {}, {})));
        QCOMPARE(scene.transport.asked.size(), 1);
    }

    /// The same over real sockets: the other host sees no Authorization.
    void theOtherHostNeverSeesTheToken()
    {
        ScriptedServer home;
        ScriptedServer elsewhere;
        home.script({ScriptedAnswer::of(302, "", "Location: " + elsewhere.url("/log?a=1").toEncoded() + "\r\n")});
        elsewhere.script({ScriptedAnswer::of(200, "the log")});
        QtTransport transport("Tagboat/test");
        MemoryAnswerCache cache;
        TestTime time;
        Governor governor(time, time);
        GitHubForge forge({*ForgeHost::of(u"harbour"_s, home.url("/api")), u"ada"_s, secretOf("ghp_leak")},
                          {transport, cache, governor, time, time});
        QByteArray log;
        const auto done = QCoro::waitFor(
            forge.runs().log({u"ada"_s, u"x"_s}, 9, [&log](const QByteArray &piece) { log += piece; }, {}));
        QVERIFY2(done, done ? "" : qPrintable(describe(done.error())));
        QCOMPARE(log, QByteArray("the log"));
        QCOMPARE(home.seen().first().header("Authorization"), QByteArray("Bearer ghp_leak"));
        QCOMPARE(elsewhere.seen().size(), 1);
        QVERIFY(!elsewhere.seen().first().head.contains("ghp_leak"));
        QVERIFY(!elsewhere.seen().first().head.toLower().contains("authorization"));
    }

    /// The key case: the server did it, and its answer was lost.
    void aLostAnswerIsNotSentAgain()
    {
        ScriptedServer server;
        server.script({ScriptedAnswer()});
        QtTransport transport("Tagboat/test");
        MemoryAnswerCache cache;
        TestTime time;
        Governor governor(time, time);
        GitHubForge forge({*ForgeHost::of(u"harbour"_s, server.url("/api")), u"ada"_s, secretOf("ghp_1")},
                          {transport, cache, governor, time, time});
        const RepositoryName repository{u"ada"_s, u"x"_s};
        const auto check = [&server](const auto &result) {
            QVERIFY(!result);
            QCOMPARE(result.error().kind, Error::Kind::Unavailable);
            QVERIFY(result.error().remedy.contains(u"look before you repeat"_s));
            QCOMPARE(server.seen().size(), 1);
            server.forgetSeen();
        };
        check(QCoro::waitFor(forge.pullRequests().create(repository, {u"t"_s, u"h"_s, u"b"_s, {}, false}, {})));
        check(QCoro::waitFor(forge.releases().createDraft(repository, {u"v1"_s, {}, u"v1"_s, {}, false}, {})));
        check(QCoro::waitFor(forge.releases().publish(repository, 4, LatestFlag::Yes, {})));
        check(QCoro::waitFor(forge.approvals().decide(repository, 4, {1}, true, {}, {})));
        check(QCoro::waitFor(forge.pullRequests().merge(repository, 4, {MergeMethod::Squash, u"a"_s, {}, {}}, {})));
        check(QCoro::waitFor(forge.runs().dispatch(repository, u"x.yml"_s, u"main"_s, {}, {})));
        check(QCoro::waitFor(forge.runs().runFailedAgain(repository, 4, {})));
        check(QCoro::waitFor(forge.environments().put(repository, u"qa"_s, {}, {})));
        check(QCoro::waitFor(forge.milestones().close(repository, 4, {})));
    }
};

QTEST_GUILESS_MAIN(TestForgeJourneys)
#include "tst_forgejourneys.moc"
