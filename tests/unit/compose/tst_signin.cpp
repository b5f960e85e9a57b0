// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
// Signing in to the practice forge, by a code and by tokens, as to a forge that the settings name.
#include "compose/devicesignin.h"
#include "compose/tokenquestion.h"
#include "practice/forgeclient.h"

#include <QEventLoop>
#include <QNetworkReply>
#include <QTest>

using namespace tagboat;
using namespace tagboat::test;
using namespace Qt::StringLiterals;

namespace
{

using Permission = TokenPermission::State;

/// The practice forge, and settings that name it.
struct Scene {
    explicit Scene(const QByteArray &more = "client-id = \"Ov23liPracticeHarbour\"\n")
    {
        const QByteArray text =
            "[forge.\"" + host().toUtf8() + "\"]\napi = \"" + forge.place().api.toUtf8() + "\"\n" + more;
        const auto read = Settings::parse(text, u"config.toml"_s);
        if (!read)
            qFatal("%s", qPrintable(describe(read.error())));
        settings = *read;
    }
    [[nodiscard]] QString host() const { return QUrl(forge.place().api).authority(); }
    void manners(const QJsonObject &wanted) { forge.control("POST", u"device"_s, wanted); }
    Result<DeviceToken> signIn(int secondsLater = 60)
    {
        auto flow = makeDeviceSignIn(settings, host());
        if (!flow)
            return tl::unexpected(flow.error());
        TB_TRY(const DeviceCode code, QCoro::waitFor((*flow)->begin({})));
        shown = code;
        forge.advance(secondsLater);
        return QCoro::waitFor((*flow)->wait(code, {}));
    }
    Result<TokenAnswer> ask(QByteArray token, bool tries = true)
    {
        const QList<RemotePlace> places{{u"elsewhere.example"_s, u"a"_s, u"b"_s}, {host(), u"harbour"_s, u"demo"_s}};
        const auto question = makeTokenQuestion(settings, tries ? places : QList<RemotePlace>());
        return QCoro::waitFor(question(host(), Secret::take(token), {}));
    }
    QByteArray fineGrained(const QJsonObject &permissions)
    {
        return forge
            .control("POST", u"tokens"_s,
                     {{u"login"_s, u"mara"_s}, {u"fineGrained"_s, true}, {u"permissions"_s, permissions}})[u"token"_s]
            .toString()
            .toLatin1();
    }

    ForgeClient forge;
    Settings settings;
    DeviceCode shown;
};

QMap<QString, Permission> byName(const QList<TokenPermission> &permissions)
{
    QMap<QString, Permission> states;
    for (const TokenPermission &one : permissions)
        states.insert(one.name.section(u':', 0, 0), one.state);
    return states;
}

} // namespace

class SignInTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signsInByACode()
    {
        Scene scene;
        scene.manners({{u"interval"_s, 1}});
        const auto token = scene.signIn();
        QVERIFY2(token, token ? "" : qPrintable(describe(token.error())));
        QCOMPARE(scene.shown.userCode.size(), 9);
        QCOMPARE(scene.shown.page.toString(), scene.forge.place().api + u"/login/device"_s);
        const auto answer = scene.ask(token->token.view().toByteArray());
        QVERIFY2(answer, answer ? "" : qPrintable(describe(answer.error())));
        QCOMPARE(answer->login, u"mara"_s);
        QCOMPARE(*answer->scopes, (QStringList{u"repo"_s, u"workflow"_s, u"read:org"_s}));
        QCOMPARE(missingPermissions(answer->permissions), QStringList());
    }

    void isToldWhyNobodyIsSignedIn_data()
    {
        QTest::addColumn<QJsonObject>("manners");
        QTest::addColumn<int>("later");
        QTest::addColumn<QString>("message");
        QTest::newRow("denied") << QJsonObject{{u"answer"_s, u"deny"_s}} << 60 << u"You did not let Tagboat in"_s;
        QTest::newRow("too late") << QJsonObject{{u"answer"_s, u"wait"_s}} << 901
                                  << u"The code expired before it was typed in"_s;
        QTest::newRow("switched off") << QJsonObject{{u"enabled"_s, false}} << 0 << u"The app lets no devices in"_s;
    }

    void isToldWhyNobodyIsSignedIn()
    {
        QFETCH(QJsonObject, manners);
        QFETCH(int, later);
        QFETCH(QString, message);
        Scene scene;
        manners.insert(u"interval"_s, 1);
        scene.manners(manners);
        const auto token = scene.signIn(later);
        QVERIFY(!token);
        QCOMPARE(token.error().message, message);
    }

    void needsAClientIdOfTheForge()
    {
        Scene unnamed(QByteArray{});
        QCOMPARE(unnamed.signIn().error().kind, Error::Kind::NotFound);
        Scene wrong("client-id = \"Ov23liSomebodyElse\"\n");
        const auto token = wrong.signIn();
        QCOMPARE(token.error().kind, Error::Kind::NotFound);
        QCOMPARE(token.error().remedy, u"Correct client-id in the settings."_s);
    }

    void slowsAHastyClientDown()
    {
        Scene scene;
        const auto form = [&](const QString &path, const QByteArray &body) {
            QNetworkAccessManager manager;
            QNetworkRequest request(QUrl(scene.forge.place().api + path));
            request.setRawHeader("Accept", "application/json");
            request.setRawHeader("User-Agent", "test");
            request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/x-www-form-urlencoded"_s);
            const std::unique_ptr<QNetworkReply> reply(manager.post(request, body));
            QEventLoop loop;
            QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
            loop.exec();
            return QJsonDocument::fromJson(reply->readAll()).object();
        };
        const QByteArray client = "client_id=Ov23liPracticeHarbour";
        const QJsonObject code = form(u"/login/device/code"_s, client + "&scope=repo");
        const QByteArray poll = client + "&grant_type=urn:ietf:params:oauth:grant-type:device_code&device_code=" +
                                code[u"device_code"_s].toString().toLatin1();
        const QString path = u"/login/oauth/access_token"_s;
        QCOMPARE(form(path, poll)[u"error"_s].toString(), u"authorization_pending"_s);
        const QJsonObject hasty = form(path, poll);
        QCOMPARE(hasty[u"error"_s].toString(), u"slow_down"_s);
        QCOMPARE(hasty[u"interval"_s].toInt(), 10);
        scene.forge.advance(20);
        QVERIFY(form(path, poll)[u"access_token"_s].toString().startsWith(u"gho_"_s));
        QCOMPARE(form(path, poll)[u"error"_s].toString(), u"incorrect_device_code"_s); // once, and no more
        QCOMPARE(form(path, client + "&grant_type=password")[u"error"_s].toString(), u"unsupported_grant_type"_s);
        QCOMPARE(form(path, "client_id=x")[u"error"_s].toString(), u"incorrect_client_credentials"_s);
    }

    void readsTheScopesOfAClassicToken()
    {
        Scene scene;
        const auto all = scene.ask(scene.forge.tokenOf(u"mara"_s).toLatin1());
        QVERIFY(all);
        QCOMPARE(byName(all->permissions)[u"repo"_s], Permission::Given);
        QCOMPARE(missingPermissions(all->permissions), QStringList());
        const auto few = permissionsByScopes({u"public_repo"_s});
        QCOMPARE(missingPermissions(few), QStringList{u"workflow"_s});
        QCOMPARE(missingPermissions(permissionsByScopes({})), (QStringList{u"repo"_s, u"workflow"_s}));
    }

    void triesWhatAFineGrainedTokenMay()
    {
        Scene scene;
        scene.forge.control("POST", u"repositories"_s, {{u"repository"_s, u"harbour/demo"_s}, {u"isPrivate"_s, true}});
        const auto found = scene.ask(scene.fineGrained(
            {{u"contents"_s, u"write"_s}, {u"actions"_s, u"read"_s}, {u"administration"_s, u"read"_s}}));
        QVERIFY2(found, found ? "" : qPrintable(describe(found.error())));
        const auto states = byName(found->permissions);
        QCOMPARE(states[u"Metadata"_s], Permission::Given);
        QCOMPARE(states[u"Contents"_s], Permission::Readable);
        QCOMPARE(states[u"Actions"_s], Permission::Readable);
        QCOMPARE(states[u"Pull requests"_s], Permission::Missing);
        QCOMPARE(states[u"Deployments"_s], Permission::Missing);
        QCOMPARE(states[u"Workflows"_s], Permission::Untold);
        QCOMPARE(states[u"Administration"_s], Permission::Readable);
        QCOMPARE(states[u"Secrets"_s], Permission::Missing);
        QCOMPARE(missingPermissions(found->permissions),
                 (QStringList{u"Pull requests: read and write"_s, u"Deployments: read and write"_s}));
        // Nothing of this changed anything.
        for (const QJsonValue line : scene.forge.control("GET", u"ledger"_s)[u"lines"_s].toArray())
            QCOMPARE(line[u"method"_s].toString(), u"GET"_s);
    }

    void concludesNothingFromAPublicRepository()
    {
        Scene scene;
        scene.forge.control("POST", u"repositories"_s, {{u"repository"_s, u"harbour/demo"_s}, {u"isPrivate"_s, false}});
        const auto found = scene.ask(scene.fineGrained({{u"secrets"_s, u"write"_s}}));
        QVERIFY2(found, found ? "" : qPrintable(describe(found.error())));
        const auto states = byName(found->permissions);
        QCOMPARE(states[u"Contents"_s], Permission::Untold);
        QCOMPARE(states[u"Secrets"_s], Permission::Readable);
        const auto nowhere = scene.ask(scene.fineGrained({}), false);
        QVERIFY(nowhere);
        QCOMPARE(nowhere->permissions, neededPermissions());
    }

    void acceptsNoTokenThatTheForgeDoesNot()
    {
        Scene scene;
        QCOMPARE(scene.ask("ghp_nobody").error().kind, Error::Kind::Denied);
    }
};

QTEST_GUILESS_MAIN(SignInTest)
#include "tst_signin.moc"
