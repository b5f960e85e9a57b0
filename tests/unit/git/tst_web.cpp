// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "base/helpercall.h"
#include "git/helperremote.h"
#include "git/remoteurl.h"
#include "support/gitwebserver.h"
#include "support/testrepository.h"

#include <QTest>

#include <array>

using namespace Qt::StringLiterals;
using namespace tagboat;
using namespace tagboat::test;

namespace
{

const QByteArray goodToken = QByteArrayLiteral("ghp_right0123456789");
const QByteArray badToken = QByteArrayLiteral("ghp_wrong0123456789");

Secret secretOf(QByteArray bytes)
{
    bytes.detach();
    return Secret::take(bytes);
}

/// Has one answer for everybody.
class FixedCredentials final : public GitCredentials
{
public:
    explicit FixedCredentials(Result<std::optional<Secret>> answer) : m_answer(std::move(answer)) {}
    QCoro::Task<Result<std::optional<Secret>>> tokenFor(QString, Cancel) override
    {
        auto copy = m_answer; // QCoro 0.8 moves out of what is returned, a member too
        co_return copy;
    }

private:
    Result<std::optional<Secret>> m_answer;
};

HelperRemote remoteWith(const QByteArray &token)
{
    return HelperRemote(QStringLiteral(TAGBOAT_HELPER),
                        std::make_shared<FixedCredentials>(std::optional<Secret>(secretOf(token))),
                        std::chrono::seconds(20));
}

HelperRemote remoteWithout(Result<std::optional<Secret>> answer = std::optional<Secret>())
{
    return HelperRemote(QStringLiteral(TAGBOAT_HELPER), std::make_shared<FixedCredentials>(std::move(answer)),
                        std::chrono::seconds(20));
}

/// A repository with a commit and an annotated tag more than its remote has.
class WebScene
{
public:
    WebScene() : first(work.commit(u"1"_s)), url(server.addCopyOf(work.path(), u"a.git"_s)), second(work.commit(u"2"_s))
    {
        work.git({u"tag"_s, u"-a"_s, u"-m"_s, u"x"_s, u"v1.2.3"_s});
        tag = work.git({u"rev-parse"_s, u"v1.2.3"_s});
        work.git({u"remote"_s, u"add"_s, u"origin"_s, url});
    }
    [[nodiscard]] Result<void> push(HelperRemote &remote) const
    {
        const QList<PushUpdate> updates{{u"refs/heads/main"_s, second, first}, {u"refs/tags/v1.2.3"_s, tag, {}}};
        return QCoro::waitFor(remote.push(work.path(), url, updates, {}));
    }

    GitWebServer server{goodToken};
    TestRepository work;
    QString first;
    QString url;
    QString second;
    QString tag;
};

bool tells(const Error &error, const QByteArray &token)
{
    return describe(error).contains(QString::fromLatin1(token)) || error.detail.contains(QString::fromLatin1(token)) ||
           error.detail.contains(QString::fromLatin1(("x-access-token:" + token).toBase64()));
}

} // namespace

class WebTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWithTheToken();
    void asksOnceWithAWrongToken();
    void saysThatATokenIsMissing();
    void readsWithoutATokenWhereEverybodyMay();
    void tellsTheKeychainsTroubleOnlyWhereATokenIsNeeded();
    void pushesABranchAndAnAnnotatedTag();
    void reportsWhatTheServerRefuses_data();
    void reportsWhatTheServerRefuses();
    void fetchesWithTheToken();
    void givesTheTokenToItsOwnPlaceOnly();
    void followsNoRedirectToAnotherHost();
    void trustsNoUnknownCertificate();
    void namesTheOriginOfAnAddress_data();
    void namesTheOriginOfAnAddress();
};

void WebTest::readsWithTheToken()
{
    const WebScene scene;
    HelperRemote remote = remoteWith(goodToken);
    const auto found = QCoro::waitFor(remote.references({}, scene.url, {}));
    QVERIFY2(found, found ? "" : qPrintable(describe(found.error())));
    QCOMPARE(*found, (QList<RemoteReference>{{u"refs/heads/main"_s, scene.first, scene.first}}));
    QVERIFY(scene.server.requests().constFirst().endsWith(" 401 -")); // never sent before it is asked for
}

void WebTest::asksOnceWithAWrongToken()
{
    const WebScene scene;
    HelperRemote remote = remoteWith(badToken);
    const auto found = QCoro::waitFor(remote.references({}, scene.url, {}));
    QVERIFY(!found);
    QCOMPARE(found.error().kind, Error::Kind::Denied);
    QVERIFY2(found.error().remedy.contains(u"tokens check"_s), qPrintable(describe(found.error())));
    QVERIFY(!tells(found.error(), badToken));
    QTRY_COMPARE(scene.server.requestsWithCredentials(), 1); // the server writes its log after it has answered
    const auto pushed = scene.push(remote);
    QVERIFY(!pushed);
    QCOMPARE(pushed.error().kind, Error::Kind::Denied);
    QCOMPARE(scene.server.idOf(u"a.git"_s, u"refs/heads/main"_s), scene.first);
    QCOMPARE(scene.server.idOf(u"a.git"_s, u"refs/tags/v1.2.3"_s), QString());
}

void WebTest::saysThatATokenIsMissing()
{
    const WebScene scene;
    HelperRemote remote = remoteWithout();
    const auto found = QCoro::waitFor(remote.references({}, scene.url, {}));
    QVERIFY(!found);
    QCOMPARE(found.error().kind, Error::Kind::Denied);
    QVERIFY2(found.error().remedy.contains(u"tokens add"_s), qPrintable(describe(found.error())));
    QVERIFY(found.error().remedy.contains(scene.server.origin()));
    QVERIFY(found.error().remedy.contains(u" --host "_s + scene.server.origin().sliced(7)));
}

void WebTest::readsWithoutATokenWhereEverybodyMay()
{
    const WebScene scene;
    for (HelperRemote &remote : std::array{remoteWithout(), remoteWith(goodToken)}) {
        const auto found = QCoro::waitFor(remote.references({}, scene.server.openUrl(u"a.git"_s), {}));
        QVERIFY2(found, found ? "" : qPrintable(describe(found.error())));
        QCOMPARE(found->size(), 1);
    }
    QCOMPARE(scene.server.requestsWithCredentials(), 0); // nobody asked for it
}

void WebTest::tellsTheKeychainsTroubleOnlyWhereATokenIsNeeded()
{
    const WebScene scene;
    HelperRemote remote = remoteWithout(fail(Error::Kind::Denied, u"The keychain is locked"_s));
    QVERIFY(QCoro::waitFor(remote.references({}, scene.server.openUrl(u"a.git"_s), {})));
    const auto found = QCoro::waitFor(remote.references({}, scene.url, {}));
    QVERIFY(!found);
    QCOMPARE(found.error().message, u"The keychain is locked"_s);
}

void WebTest::pushesABranchAndAnAnnotatedTag()
{
    const WebScene scene;
    HelperRemote remote = remoteWith(goodToken);
    for (int i = 0; i < 2; ++i) { // the second time both stand already
        const auto pushed = scene.push(remote);
        QVERIFY2(pushed, pushed ? "" : qPrintable(describe(pushed.error())));
        QCOMPARE(scene.server.idOf(u"a.git"_s, u"refs/heads/main"_s), scene.second);
        QCOMPARE(scene.server.idOf(u"a.git"_s, u"refs/tags/v1.2.3"_s), scene.tag);
    }
    const auto found = QCoro::waitFor(remote.references({}, scene.url, {}));
    QVERIFY(found);
    QCOMPARE(found->constLast(), (RemoteReference{u"refs/tags/v1.2.3"_s, scene.tag, scene.second}));
}

void WebTest::reportsWhatTheServerRefuses_data()
{
    QTest::addColumn<QString>("hook");
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<bool>("branchStands");
    const QByteArray words = "echo 'error: GH006: Protected branch update failed for refs/heads/main.' >&2; ";
    QTest::newRow("all") << u"pre-receive"_s << QByteArray(words + "exit 1") << u"pre-receive hook declined"_s << false;
    QTest::newRow("the branch") << u"update"_s << QByteArray(words + "[ \"$1\" != refs/heads/main ]")
                                << u"hook declined"_s << false;
    QTest::newRow("the tag") << u"update"_s << QByteArray(words + "[ \"$1\" != refs/tags/v1.2.3 ]")
                             << u"hook declined"_s << true;
}

void WebTest::reportsWhatTheServerRefuses()
{
    QFETCH(QString, hook);
    QFETCH(QByteArray, script);
    QFETCH(QString, reason);
    QFETCH(bool, branchStands);
    const WebScene scene;
    scene.server.setHook(u"a.git"_s, hook, script);
    HelperRemote remote = remoteWith(goodToken);
    const auto pushed = scene.push(remote);
    QVERIFY(!pushed);
    QCOMPARE(pushed.error().kind, Error::Kind::Denied);
    QVERIFY2(pushed.error().message.contains(reason), qPrintable(describe(pushed.error())));
    QVERIFY2(pushed.error().detail.contains(u"GH006: Protected branch"_s), qPrintable(pushed.error().detail));
    QCOMPARE(scene.server.idOf(u"a.git"_s, u"refs/heads/main"_s), branchStands ? scene.second : scene.first);
    QCOMPARE(scene.server.idOf(u"a.git"_s, u"refs/tags/v1.2.3"_s), QString());
}

void WebTest::fetchesWithTheToken()
{
    const WebScene scene;
    HelperRemote remote = remoteWith(goodToken);
    QVERIFY(scene.push(remote));
    TestRepository theirs;
    theirs.git({u"remote"_s, u"add"_s, u"origin"_s, scene.url});
    HelperRemote wrong = remoteWith(badToken);
    QCOMPARE(QCoro::waitFor(wrong.fetch(theirs.path(), u"origin"_s, {})).error().kind, Error::Kind::Denied);
    const auto fetched = QCoro::waitFor(remote.fetch(theirs.path(), u"origin"_s, {}));
    QVERIFY2(fetched, fetched ? "" : qPrintable(describe(fetched.error())));
    QCOMPARE(theirs.git({u"rev-parse"_s, u"refs/remotes/origin/main"_s}), scene.second);
    QCOMPARE(theirs.git({u"rev-parse"_s, u"refs/tags/v1.2.3"_s}), scene.tag);
    QVERIFY(!theirs.read(u".git/config"_s).contains("ghp_"));
}

// The child, asked by a parent gone mad: a token of one place, and the address of another.
void WebTest::givesTheTokenToItsOwnPlaceOnly()
{
    const WebScene scene;
    for (const QString &origin : {u"https://github.com"_s, QString(scene.server.origin() + u"0"_s),
                                  scene.server.origin().replace(u"http:"_s, u"https:"_s)}) {
        HelperQuestion question;
        question.program = QStringLiteral(TAGBOAT_HELPER);
        question.request = {{u"operation"_s, u"references"_s}, {u"url"_s, scene.url}, {u"tokenFor"_s, origin}};
        question.secret = secretOf(goodToken);
        const auto answer = QCoro::waitFor(askHelper(question, {}));
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, Error::Kind::Denied);
    }
    QCOMPARE(scene.server.requestsWithCredentials(), 0);
}

// libgit2 compares hosts alone, so a server may lead to another port of its own, where the same certificate is wanted.
void WebTest::followsNoRedirectToAnotherHost()
{
    const WebScene target;
    const QString other = target.server.origin().replace(u"127.0.0.1"_s, u"localhost"_s);
    const GitWebServer moved(goodToken, GitWebServer::Encryption::None,
                             u"Redirect 302 /moved/ "_s + other + u"/git/"_s);
    HelperRemote remote = remoteWith(goodToken);
    const auto found = QCoro::waitFor(remote.references({}, moved.origin() + u"/moved/a.git"_s, {}));
    QVERIFY(!found);
    QVERIFY2(describe(found.error()).contains(u"redirect"_s), qPrintable(describe(found.error())));
    QVERIFY2(target.server.requests().isEmpty(), target.server.requests().value(0).constData());
    QCOMPARE(moved.requestsWithCredentials(), 0);
}

void WebTest::trustsNoUnknownCertificate()
{
    TestRepository work;
    work.commit(u"1"_s);
    const GitWebServer server(goodToken, GitWebServer::Encryption::SelfSigned);
    const QString url = server.addCopyOf(work.path(), u"a.git"_s);
    HelperRemote remote = remoteWith(goodToken);
    const auto found = QCoro::waitFor(remote.references({}, url, {}));
    QVERIFY(!found);
    QVERIFY2(found.error().kind == Error::Kind::Denied, qPrintable(describe(found.error())));
    QVERIFY2(describe(found.error()).contains(u"certificate"_s), qPrintable(describe(found.error())));
    QCOMPARE(server.requestsWithCredentials(), 0);
}

void WebTest::namesTheOriginOfAnAddress_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("origin");
    const QString none;
    QTest::newRow("https") << u"https://github.com/a/b.git"_s << u"https://github.com"_s;
    QTest::newRow("capitals") << u"HTTPS://GitHub.COM/a/b"_s << u"https://github.com"_s;
    QTest::newRow("default port") << u"https://github.com:443/a"_s << u"https://github.com"_s;
    QTest::newRow("port") << u"http://127.0.0.1:8080/a"_s << u"http://127.0.0.1:8080"_s;
    QTest::newRow("ipv6") << u"http://[::1]:8080/a"_s << u"http://[::1]:8080"_s;
    QTest::newRow("http is another") << u"http://github.com/a"_s << u"http://github.com"_s;
    QTest::newRow("no path") << u"https://github.com"_s << u"https://github.com"_s;
    QTest::newRow("ssh") << u"ssh://git@github.com/a/b"_s << none;
    QTest::newRow("scp form") << u"git@github.com:a/b"_s << none;
    QTest::newRow("user") << u"https://github.com@evil.example/a"_s << none;
    QTest::newRow("user and port") << u"https://github.com:443@evil.example/a"_s << none;
    QTest::newRow("backslash") << u"https://github.com\\.evil.example/a"_s << none;
    QTest::newRow("question mark") << u"https://github.com?.evil.example/a"_s << none;
    QTest::newRow("hash") << u"https://github.com#.evil.example/a"_s << none;
    QTest::newRow("letters that look alike") << u"https://gith\u0443b.com/a"_s << none;
    QTest::newRow("line end") << u"https://github.com\n/a"_s << none;
    QTest::newRow("suffix") << u"https://github.com.evil.example/a"_s << u"https://github.com.evil.example"_s;
}

void WebTest::namesTheOriginOfAnAddress()
{
    QFETCH(QString, url);
    QFETCH(QString, origin);
    QCOMPARE(originOf(url), origin);
}

QTEST_GUILESS_MAIN(WebTest)
#include "tst_web.moc"
