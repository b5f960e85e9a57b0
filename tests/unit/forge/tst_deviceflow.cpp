// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "forge/deviceflow.h"
#include "forgescene.h"

#include <QTest>

using namespace tagboat;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

/// JSON written with single quotes.
QByteArray json(const char *text)
{
    return QByteArray(text).replace('\'', '"');
}

/// As GitHub's documentation has it.
const QByteArray codeAnswer =
    json("{'device_code':'3584d83530557fdd1f46af8289938c8ef79f9dc5','user_code':'WDJB-MJHT',"
         "\n'verification_uri':'https://github.com/login/device','expires_in':900,'interval':5}");
const QByteArray tokenAnswer = json("{'access_token':'gho_16C7e42F292c6912E7710c838347Ae178B4a','token_type':'bearer',"
                                    "'scope':'repo,workflow'}");

QByteArray refusal(const QByteArray &error)
{
    return json(
               "{'error':'ERROR','error_description':'The words of the server.','error_uri':'https://docs.github.com'}")
        .replace("ERROR", error);
}

/// A flow at github.com, or at another API, whose other side is a list.
struct Scene {
    explicit Scene(const QUrl &api = QUrl(u"https://api.github.com"_s))
        : flow(*ForgeHost::of(u"github.com"_s, api), u"Ov23li.client"_s, transport, time, time)
    {
    }
    Result<DeviceCode> begin() { return QCoro::waitFor(flow.begin({})); }
    Result<DeviceToken> wait(const DeviceCode &code) { return QCoro::waitFor(flow.wait(code, {})); }

    TestTime time;
    ListTransport transport;
    DeviceFlow flow;
};

} // namespace

class DeviceFlowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksForACodeAndGetsAToken()
    {
        Scene scene;
        scene.transport.answers = {ListTransport::answer(200, codeAnswer),
                                   ListTransport::answer(200, refusal("authorization_pending")),
                                   ListTransport::answer(200, tokenAnswer)};
        const auto code = scene.begin();
        QVERIFY2(code, code ? "" : qPrintable(describe(code.error())));
        QCOMPARE(code->userCode, u"WDJB-MJHT"_s);
        QCOMPARE(code->page, QUrl(u"https://github.com/login/device"_s));
        QCOMPARE(scene.time.now().secsTo(code->expires), 900);
        const auto token = scene.wait(*code);
        QVERIFY2(token, token ? "" : qPrintable(describe(token.error())));
        QCOMPARE(token->token.view(), QByteArrayView("gho_16C7e42F292c6912E7710c838347Ae178B4a"));
        QVERIFY(!token->expires.isValid());
        const QList<HttpRequest> &asked = scene.transport.asked;
        QCOMPARE(asked.size(), 3);
        QCOMPARE(asked[0].url, QUrl(u"https://github.com/login/device/code"_s));
        QCOMPARE(asked[0].body, QByteArray("client_id=Ov23li.client&scope=repo%20workflow%20read%3Aorg"));
        QCOMPARE(asked[1].url, QUrl(u"https://github.com/login/oauth/access_token"_s));
        QCOMPARE(asked[1].body,
                 QByteArray("client_id=Ov23li.client&grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code"
                            "&device_code=3584d83530557fdd1f46af8289938c8ef79f9dc5"));
        for (const HttpRequest &request : asked) {
            QCOMPARE(request.verb, QByteArray("POST"));
            QVERIFY(request.bearer.isEmpty());
        }
        QCOMPARE(scene.transport.sent(0, "Accept"), QByteArray("application/json"));
        QCOMPARE(scene.transport.sent(1, "Content-Type"), QByteArray("application/x-www-form-urlencoded"));
        QCOMPARE(scene.time.waits, (QList<std::chrono::milliseconds>{5s, 5s}));
    }

    void asksAtTheForgesOwnPages_data()
    {
        QTest::addColumn<QString>("api");
        QTest::addColumn<QString>("pages");
        QTest::newRow("github.com") << u"https://api.github.com"_s << u"https://github.com"_s;
        QTest::newRow("GHE.com") << u"https://api.octocorp.ghe.com"_s << u"https://octocorp.ghe.com"_s;
        QTest::newRow("a server") << u"https://git.example.org/api/v3"_s << u"https://git.example.org"_s;
        QTest::newRow("a server called api") << u"https://api.example.org/api/v3"_s << u"https://api.example.org"_s;
        QTest::newRow("a port") << u"https://git.example.org:8443/api/v3"_s << u"https://git.example.org:8443"_s;
        QTest::newRow("the harbour") << u"http://127.0.0.1:4321"_s << u"http://127.0.0.1:4321"_s;
    }

    void asksAtTheForgesOwnPages()
    {
        QFETCH(QString, api);
        QFETCH(QString, pages);
        QCOMPARE(ForgeHost::of(u"x"_s, QUrl(api))->web(), QUrl(pages));
    }

    void asksNoFasterThanItMay()
    {
        Scene scene;
        scene.transport.answers = {ListTransport::answer(200, codeAnswer),
                                   ListTransport::answer(200, json("{'error':'slow_down','interval':12}")),
                                   ListTransport::answer(200, refusal("slow_down")),
                                   ListTransport::lost(),
                                   ListTransport::answer(503, "<html>"),
                                   ListTransport::answer(200, tokenAnswer)};
        const auto code = scene.begin();
        QVERIFY(code);
        QVERIFY(scene.wait(*code));
        // five, the forge's twelve, five more, then twice as long each time that it cannot be reached, a minute at most
        QCOMPARE(scene.time.waits, (QList<std::chrono::milliseconds>{5s, 12s, 17s, 34s, 60s}));
    }

    void saysWhyThereIsNoToken_data()
    {
        QTest::addColumn<QByteArray>("error");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("message");
        QTest::newRow("too late") << QByteArray("expired_token") << u"unavailable"_s
                                  << u"The code expired before it was typed in"_s;
        QTest::newRow("refused") << QByteArray("access_denied") << u"denied"_s << u"You did not let Tagboat in"_s;
        QTest::newRow("switched off") << QByteArray("device_flow_disabled") << u"refused"_s
                                      << u"The app lets no devices in"_s;
        QTest::newRow("client id") << QByteArray("incorrect_client_credentials") << u"invalid"_s
                                   << u"The forge does not know the client id"_s;
        QTest::newRow("code") << QByteArray("incorrect_device_code") << u"invalid"_s
                              << u"The forge does not know the code any more"_s;
        QTest::newRow("grant type") << QByteArray("unsupported_grant_type") << u"invalid"_s
                                    << u"The forge does not know the device flow"_s;
        QTest::newRow("anything else") << QByteArray("of_tomorrow") << u"invalid"_s
                                       << u"The forge did not let Tagboat in"_s;
    }

    void saysWhyThereIsNoToken()
    {
        QFETCH(QByteArray, error);
        QFETCH(QString, kind);
        QFETCH(QString, message);
        for (const int status : {200, 400}) { // GitHub's, and that of RFC 8628
            Scene scene;
            scene.transport.answers = {ListTransport::answer(200, codeAnswer),
                                       ListTransport::answer(status, refusal(error))};
            const auto code = scene.begin();
            QVERIFY(code);
            const auto token = scene.wait(*code);
            QVERIFY(!token);
            QCOMPARE(errorKindName(token.error().kind), kind);
            QCOMPARE(token.error().message, message);
            QVERIFY2(token.error().detail.contains(u"The words of the server."_s), qPrintable(token.error().detail));
            QCOMPARE(scene.transport.asked.size(), 2);
        }
    }

    void givesUpWhenTheCodeIsOver()
    {
        Scene scene;
        scene.transport.answers = {ListTransport::answer(200, codeAnswer)};
        const auto code = scene.begin();
        QVERIFY(code);
        scene.time.pass(899s);
        const auto token = scene.wait(*code);
        QCOMPARE(token.error().message, u"The code expired before it was typed in"_s);
        QCOMPARE(scene.transport.asked.size(), 1);
    }

    void stopsWhenAsked()
    {
        Scene scene;
        scene.transport.answers = {ListTransport::answer(200, codeAnswer)};
        const auto code = scene.begin();
        QVERIFY(code);
        Cancel cancel;
        cancel.request();
        const auto token = QCoro::waitFor(scene.flow.wait(*code, cancel));
        QCOMPARE(token.error().kind, Error::Kind::Cancelled);
        QCOMPARE(scene.transport.asked.size(), 1);
    }

    void takesNoCodeThatLeadsElsewhere_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("kind");
        const auto with = [](const char *before, const char *after) {
            return QByteArray(codeAnswer).replace(before, after);
        };
        QTest::newRow("another host") << 200 << with("https://github.com/", "https://github.com.evil.example/")
                                      << u"invalid"_s;
        QTest::newRow("no https") << 200 << with("https://github", "http://github") << u"invalid"_s;
        QTest::newRow("a program") << 200 << with("https://github.com/login/device", "file:///usr/bin/x")
                                   << u"invalid"_s;
        QTest::newRow("a name in it") << 200 << with("https://github.com/", "https://a:b@github.com/") << u"invalid"_s;
        QTest::newRow("no code") << 200 << QByteArray("{}") << u"invalid"_s;
        QTest::newRow("over at once") << 200 << with("900", "0") << u"invalid"_s;
        QTest::newRow("a web page") << 200 << QByteArray("<html>log in</html>") << u"invalid"_s;
        QTest::newRow("no such app") << 404 << json("{'error':'Not Found'}") << u"not-found"_s;
        QTest::newRow("switched off") << 200 << refusal("device_flow_disabled") << u"refused"_s;
        QTest::newRow("a fault") << 502 << QByteArray("{}") << u"unavailable"_s;
    }

    void takesNoCodeThatLeadsElsewhere()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QString, kind);
        Scene scene;
        scene.transport.answers = {ListTransport::answer(status, body)};
        const auto code = scene.begin();
        QVERIFY(!code);
        QCOMPARE(errorKindName(code.error().kind), kind);
        QCOMPARE(scene.transport.asked.size(), 1); // and is not asked again
    }

    void saysWhenATokenOfAnAppExpires()
    {
        Scene scene;
        scene.transport.answers = {
            ListTransport::answer(200, codeAnswer),
            ListTransport::answer(200, json("{'access_token':'ghu_a','expires_in':28800,'refresh_token':'ghr_b',"
                                            "'refresh_token_expires_in':15811200,'token_type':'bearer','scope':''}"))};
        const auto code = scene.begin();
        QVERIFY(code);
        const auto token = scene.wait(*code);
        QVERIFY(token);
        QCOMPARE(token->token.view(), QByteArrayView("ghu_a"));
        QCOMPARE(scene.time.now().secsTo(token->expires), 28800);
    }
};

QTEST_GUILESS_MAIN(DeviceFlowTest)
#include "tst_deviceflow.moc"
