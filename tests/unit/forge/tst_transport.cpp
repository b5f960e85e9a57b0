// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "forge/qttransport.h"
#include "scriptedserver.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTemporaryFile>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace tagboat;

namespace
{

Secret token(QByteArray text)
{
    text.detach();
    return Secret::take(text);
}

/// A zlib stream of @p size zeroes.
QByteArray packedZeroes(qsizetype size)
{
    return qCompress(QByteArray(size, '\0'), 9).mid(4); // Qt puts the size before it
}

} // namespace

class TestTransport : public QObject
{
    Q_OBJECT

private:
    ScriptedServer m_server;
    std::unique_ptr<QtTransport> m_transport;

    HttpRequest request(const QByteArray &verb = "GET")
    {
        HttpRequest made;
        made.verb = verb;
        made.url = m_server.url("/thing");
        made.limits.connect = 2s;
        made.limits.firstByte = 2s;
        made.limits.idle = 2s;
        made.limits.total = 5s;
        if (!made.isSafe())
            made.body = "{\"a\":1}";
        return made;
    }
    /// With deadlines that no busy machine comes up to.
    HttpRequest unhurried(const QByteArray &verb = "GET")
    {
        HttpRequest made = request(verb);
        made.limits.connect = 30s;
        made.limits.firstByte = 30s;
        made.limits.idle = 30s;
        made.limits.total = 30s;
        return made;
    }
    Result<HttpAnswer> send(const HttpRequest &made, const Cancel &cancel = {})
    {
        return QCoro::waitFor(m_transport->send(made, cancel));
    }

private Q_SLOTS:
    void init()
    {
        m_transport = std::make_unique<QtTransport>("Tagboat/test");
        m_server.forgetSeen();
    }

    void sendsWhatIsToldAndGivesTheWholeAnswer()
    {
        m_server.script({ScriptedAnswer::json(201, R"({"b":2})", "X-Thing: One\r\n")});
        HttpRequest made = request("POST");
        made.headers = {{"Accept", "application/json"}};
        made.bearer = token("ghp_secret");
        const auto answer = send(made);
        QVERIFY2(answer, answer ? "" : qPrintable(describe(answer.error())));
        QCOMPARE(answer->status, 201);
        QCOMPARE(answer->body, QByteArray(R"({"b":2})"));
        QCOMPARE(answer->header("x-thing"), QByteArray("One"));
        QCOMPARE(m_server.seen().size(), 1);
        const SeenRequest &seen = m_server.seen().first();
        QCOMPARE(seen.verb, QByteArray("POST"));
        QCOMPARE(seen.body, made.body);
        QCOMPARE(seen.header("User-Agent"), QByteArray("Tagboat/test"));
        QCOMPARE(seen.header("Authorization"), QByteArray("Bearer ghp_secret"));
        QCOMPARE(seen.header("Cookie"), QByteArray());
    }

    void everyStatusIsAnAnswer_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {200, 204, 301, 302, 304, 307, 308, 400, 401, 403, 404, 405,
                                 409, 410, 418, 422, 429, 451, 500, 501, 502, 503, 504})
            QTest::addRow("%d", status) << status;
    }
    void everyStatusIsAnAnswer()
    {
        QFETCH(int, status);
        const QByteArray body = status == 204 || status == 304 ? QByteArray() : QByteArray(R"({"message":"words"})");
        m_server.script({ScriptedAnswer::json(status, body, "Location: http://127.0.0.1:1/elsewhere\r\n")});
        for (const QByteArray verb : {"GET", "POST", "DELETE"}) {
            const auto answer = send(request(verb));
            QVERIFY2(answer, answer ? "" : qPrintable(describe(answer.error())));
            QCOMPARE(answer->status, status);
            QCOMPARE(answer->body, body);
        }
        QCOMPARE(m_server.seen().size(), 3);
    }

    /// reliability: Qt sends a POST again by itself, up to four times.
    void whatChangesSomethingIsSentExactlyOnce_data()
    {
        QTest::addColumn<ScriptedAnswer>("answer");
        ScriptedAnswer reset;
        reset.abortBefore = true;
        QTest::newRow("the connection is reset") << reset;
        QTest::newRow("it is closed without a word") << ScriptedAnswer();
        ScriptedAnswer half;
        half.bytes = "HTTP/1.1 20";
        QTest::newRow("half a status line") << half;
        ScriptedAnswer garbage;
        garbage.bytes = "\x16\x03\x01 what is this\r\n\r\n";
        QTest::newRow("something that is not HTTP") << garbage;
    }
    void whatChangesSomethingIsSentExactlyOnce()
    {
        QFETCH(ScriptedAnswer, answer);
        for (const QByteArray verb : {"POST", "PUT", "PATCH", "DELETE"}) {
            for (const QByteArray body : {"{}", ""}) {
                m_server.forgetSeen();
                // On a connection that was used before, too.
                ScriptedAnswer first = ScriptedAnswer::json(200, "{}");
                first.bytes.replace("Connection: close\r\n", "");
                first.close = false;
                m_server.script({first, answer});
                QVERIFY(send(request()));
                HttpRequest made = request(verb);
                made.body = body;
                const auto result = send(made);
                QVERIFY(!result);
                QCOMPARE(result.error().kind, Error::Kind::Unavailable);
                QVERIFY2(!describe(result.error()).contains(u"Unknown error"_s), qPrintable(describe(result.error())));
                QTest::qWait(50);
                QCOMPARE(m_server.seen().size(), 2);
            }
        }
    }

    void hasDeadlinesOfItsOwn_data()
    {
        QTest::addColumn<ScriptedAnswer>("answer");
        QTest::addColumn<QString>("deadline"); // the one that is short: of two, a busy machine chooses
        QTest::addColumn<QString>("words");
        ScriptedAnswer silent;
        silent.close = false;
        QTest::newRow("silence") << silent << u"first byte"_s << u"did not answer in time"_s;
        ScriptedAnswer drip = ScriptedAnswer::json(200, QByteArray(1000, ' '));
        drip.drip = 10;
        QTest::newRow("a drip of the header") << drip << u"first byte"_s << u"did not answer in time"_s;
        ScriptedAnswer body = drip;
        body.dripFrom = body.bytes.indexOf("\r\n\r\n") + 4;
        QTest::newRow("a drip of the body, which Qt's own time-out never ends")
            << body << u"total"_s << u"took too long"_s;
        ScriptedAnswer stops;
        stops.bytes = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc";
        stops.close = false;
        QTest::newRow("silence in the middle") << stops << u"idle"_s << u"stopped in the middle"_s;
    }
    void hasDeadlinesOfItsOwn()
    {
        QFETCH(ScriptedAnswer, answer);
        QFETCH(QString, deadline);
        QFETCH(QString, words);
        m_server.script({answer});
        for (const QByteArray verb : {"GET", "POST"}) {
            m_server.forgetSeen();
            HttpRequest made = unhurried(verb);
            if (deadline == u"first byte"_s)
                made.limits.firstByte = 150ms;
            else if (deadline == u"idle"_s)
                made.limits.idle = 250ms;
            else
                made.limits.total = 1s; // it counts from before the request is sent
            QElapsedTimer timer;
            timer.start();
            const auto result = send(made);
            QVERIFY(!result);
            QCOMPARE(result.error().kind, Error::Kind::Unavailable);
            QVERIFY2(result.error().message.contains(words), qPrintable(describe(result.error())));
            QVERIFY(timer.elapsed() < 20'000);
            QCOMPARE(m_server.seen().size(), 1);
        }
    }

    /// The connection ends before the request, and the token with it, is sent.
    void aCertificateThatNobodyVouchesForIsRefused()
    {
        QTemporaryDir folder;
        const QString certificate = folder.filePath(u"certificate.pem"_s);
        const QString key = folder.filePath(u"key.pem"_s);
        const QStringList arguments{u"req"_s,
                                    u"-x509"_s,
                                    u"-newkey"_s,
                                    u"ec"_s,
                                    u"-pkeyopt"_s,
                                    u"ec_paramgen_curve:prime256v1"_s,
                                    u"-nodes"_s,
                                    u"-days"_s,
                                    u"1"_s,
                                    u"-subj"_s,
                                    u"/CN=127.0.0.1/O=Nobody"_s,
                                    u"-addext"_s,
                                    u"subjectAltName=IP:127.0.0.1"_s,
                                    u"-keyout"_s,
                                    key,
                                    u"-out"_s,
                                    certificate};
        QProcess openssl; // comes with ca-certificates
        openssl.start(u"openssl"_s, arguments);
        QVERIFY(openssl.waitForFinished());
        QCOMPARE(openssl.exitCode(), 0);
        ScriptedServer server(certificate, key);
        server.script({ScriptedAnswer::json(200, "{}")});
        for (const QByteArray verb : {"GET", "POST"}) {
            HttpRequest made = request(verb);
            made.url = server.url("/thing");
            made.bearer = token("ghp_secret");
            const auto result = send(made);
            QVERIFY(!result);
            QCOMPARE(result.error().kind, Error::Kind::Denied);
            QVERIFY2(result.error().message.contains(u"certificate"_s), qPrintable(describe(result.error())));
            QVERIFY(result.error().detail.contains(u"this computer's clock says"_s));
        }
        QVERIFY(server.seen().isEmpty());
    }

    void anAddressWithoutAServerCannotBeReached()
    {
        HttpRequest made = request();
        made.url.setPort(1);
        const auto result = send(made);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Error::Kind::Unavailable);
        QVERIFY(result.error().message.contains(u"cannot be reached"_s));
    }

    /// Not among them: a body in chunks without the last one, which Qt notices only now and then. Its JSON then ends in
    /// the middle, and that is noticed.
    void anAnswerThatIsCutOffIsAnError_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("fewer bytes than promised") << "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"a\":"_ba;
        QTest::newRow("in the header") << "HTTP/1.1 200 OK\r\nContent-Le"_ba;
    }
    void anAnswerThatIsCutOffIsAnError()
    {
        QFETCH(QByteArray, bytes);
        ScriptedAnswer cut;
        cut.bytes = bytes;
        m_server.script({cut});
        const auto result = send(request());
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Error::Kind::Unavailable);
    }

    void takesNoMoreThanItsLimits_data()
    {
        QTest::addColumn<ScriptedAnswer>("answer");
        QTest::newRow("a large body") << ScriptedAnswer::json(200, QByteArray(300'000, ' '));
        QTest::newRow("a packed body that is large unpacked")
            << ScriptedAnswer::json(200, packedZeroes(5'000'000), "Content-Encoding: deflate\r\n");
        QTest::newRow("a bomb") << ScriptedAnswer::json(200, packedZeroes(200'000'000),
                                                        "Content-Encoding: deflate\r\n");
        QTest::newRow("a large header") << ScriptedAnswer::json(200, "{}", "X-A: " + QByteArray(100'000, 'a') + "\r\n");
        ScriptedAnswer endless;
        endless.bytes = "HTTP/1.1 200 OK\r\n\r\n" + QByteArray(300'000, 'a');
        endless.close = false;
        QTest::newRow("a body without an end") << endless;
    }
    void takesNoMoreThanItsLimits()
    {
        QFETCH(ScriptedAnswer, answer);
        m_server.script({answer});
        HttpRequest made = request();
        made.limits.bodyBytes = 200'000;
        const auto result = send(made);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, QLatin1String(QTest::currentDataTag()) == "a bomb"_L1 ? Error::Kind::Unavailable
                                                                                            : Error::Kind::Invalid);
    }

    void unpacksAnOrdinaryAnswer()
    {
        m_server.script({ScriptedAnswer::json(200, packedZeroes(100'000), "Content-Encoding: deflate\r\n")});
        const auto answer = send(request());
        QVERIFY(answer);
        QCOMPARE(answer->body.size(), 100'000);
        QVERIFY(m_server.seen().first().header("Accept-Encoding").contains("gzip"));
    }

    void givesALongBodyToItsSink()
    {
        m_server.script({ScriptedAnswer::of(200, QByteArray(3'000'000, 'x'))});
        HttpRequest made = request();
        qsizetype got = 0;
        made.sink = [&got](const QByteArray &piece) { got += piece.size(); };
        const auto answer = send(made);
        QVERIFY(answer);
        QCOMPARE(got, 3'000'000);
        QVERIFY(answer->body.isEmpty());
    }

    void whatFailsDoesNotReachTheSink()
    {
        m_server.script({ScriptedAnswer::json(404, "{}")});
        HttpRequest made = request();
        made.sink = [](const QByteArray &) { QFAIL("a body of another kind"); };
        const auto answer = send(made);
        QVERIFY(answer);
        QCOMPARE(answer->body, QByteArray("{}"));
    }

    void sendsAFileAsTheBody()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        const QByteArray bytes(400'000, 'b');
        file.write(bytes);
        file.close();
        m_server.script({ScriptedAnswer::json(201, "{}")});
        HttpRequest made = request("POST");
        made.body.clear();
        made.bodyFile = file.fileName();
        QVERIFY(send(made));
        QCOMPARE(m_server.seen().first().body, bytes);
        made.bodyFile = u"/no/such/file"_s;
        const auto missing = send(made);
        QVERIFY(!missing);
        QCOMPARE(missing.error().kind, Error::Kind::Io);
    }

    void stopsWhenItIsCancelled()
    {
        ScriptedAnswer silent;
        silent.close = false;
        m_server.script({silent});
        Cancel cancel;
        QTimer look;
        connect(&look, &QTimer::timeout, this, [this, &cancel] {
            if (!m_server.seen().isEmpty())
                cancel.request();
        });
        look.start(5);
        const auto result = send(unhurried("POST"), cancel);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Error::Kind::Cancelled);
        QVERIFY(!send(request(), cancel));
        QCOMPARE(m_server.seen().size(), 1);
    }

    void refusesWhatMustNotBeSent_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QByteArray>("headerValue");
        QTest::addColumn<QByteArray>("bearer");
        QTest::newRow("a name for this computer") << u"http://localhost/"_s << "a"_ba
                                                  << "t"_ba;
        QTest::newRow("plain http to a host") << u"http://example.org/"_s << "a"_ba
                                              << "t"_ba;
        QTest::newRow("a file") << u"file:///etc/passwd"_s << "a"_ba
                                << "t"_ba;
        QTest::newRow("a password") << u"https://a:b@example.org/"_s << "a"_ba
                                    << "t"_ba;
        QTest::newRow("no host") << u"https:///x"_s << "a"_ba
                                 << "t"_ba;
        QTest::newRow("a header that breaks the line") << QString() << "a\r\nX-Evil: 1"_ba
                                                       << "t"_ba;
        QTest::newRow("a token that breaks the line") << QString() << "a"_ba
                                                      << "t\r\nX-Evil: 1"_ba;
        QTest::newRow("a token with a space") << QString() << "a"_ba
                                              << "ghp_1 2"_ba;
    }
    void refusesWhatMustNotBeSent()
    {
        QFETCH(QString, address);
        QFETCH(QByteArray, headerValue);
        QFETCH(QByteArray, bearer);
        HttpRequest made = request();
        if (!address.isEmpty())
            made.url = QUrl(address);
        made.headers = {{"X-Test", headerValue}};
        made.bearer = token(bearer);
        const auto result = send(made);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Error::Kind::Usage);
        QVERIFY(m_server.seen().isEmpty());
        QVERIFY(!describe(result.error()).contains(u"ghp_"_s));
    }

    /// Six at a time, the last of them are sent after more than the time in which each has to reach the server.
    void manyRequestsWaitForEachOther()
    {
        ScriptedAnswer slow = ScriptedAnswer::json(200, "{}");
        slow.delay = 650;
        m_server.script({slow});
        int done = 0;
        const auto one = [this](int *count) -> QCoro::Task<> {
            HttpRequest made = unhurried();
            made.limits.connect = 5s;
            const Cancel cancel;
            const auto answer = co_await m_transport->send(made, cancel);
            if (answer)
                ++*count;
        };
        for (int i = 0; i < 60; ++i)
            one(&done);
        QTRY_COMPARE_WITH_TIMEOUT(done, 60, 60'000);
    }
};

QTEST_GUILESS_MAIN(TestTransport)
#include "tst_transport.moc"
