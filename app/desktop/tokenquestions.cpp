// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "tokenquestions.h"

#include "compose/devicesignin.h"
#include "compose/ghtoken.h"
#include "compose/tokenquestion.h"
#include "compose/tokentools.h"

#include <QDesktopServices>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

using Clones = QList<RepositoryClone>;

/// What each question works with, made in the thread where it is answered.
struct Ground {
    QString dataFolder;
    QString configFile;

    [[nodiscard]] Settings settings() const { return settingsThatHold(configFile); }
    [[nodiscard]] std::shared_ptr<TokenTools> tools(const Clones &clones = {}) const
    {
        QList<RemotePlace> places;
        for (const RepositoryClone &clone : clones) {
            if (const auto place = remotePlace(clone.remoteUrl))
                places.append(*place);
        }
        const Settings now = settings();
        return std::make_shared<TokenTools>(makeTokenTools(dataFolder, now, makeTokenQuestion(now, places)));
    }
};

QList<SignInPlace> placesOf(const Settings &settings)
{
    QStringList hosts{u"github.com"_s};
    for (const ForgeSettings &forge : settings.forges) {
        if (const QString host = forge.host.toLower(); !hosts.contains(host))
            hosts.append(host);
    }
    QList<SignInPlace> places;
    for (const QString &host : std::as_const(hosts)) {
        const auto forge = settings.forge(host);
        places.append({host, forge && !forge->clientId.isEmpty()});
    }
    return places;
}

QHash<QString, CloneService> servicesOf(const Clones &clones, const QList<TokenRecord> &tokens,
                                        const Settings &settings)
{
    QHash<QString, CloneService> services;
    for (const RepositoryClone &clone : clones) {
        const auto place = remotePlace(clone.remoteUrl);
        if (!place)
            continue;
        const auto forge = settings.forge(place->host);
        if (!forge && forge.error().kind == Error::Kind::NotFound) // no forge that anybody named
            continue;
        CloneService service{place->host, place->owner + u'/' + place->name, {}, {}, {}};
        if (!forge) {
            service.why = forge.error();
        } else if (const auto token = tokenFor(*place, tokens, settings.accounts)) {
            service.token = token->name;
            service.login = token->login;
        } else {
            service.why = token.error();
        }
        services.insert(clone.path, service);
    }
    return services;
}

QCoro::Task<Result<TokenOverview>> listTokens(Ground ground, Clones clones, Cancel cancel)
{
    const auto tools = ground.tools();
    TB_CO_TRY(QList<TokenRecord> tokens, tools->book->tokens());
    tokens.removeIf([](const TokenRecord &token) { return token.kind != "github"_L1; });
    TokenOverview overview;
    for (const TokenRecord &token : std::as_const(tokens))
        overview.tokens.append({recordedState(token, tools->clock->now()), token, {}, {}});
    overview.places = placesOf(tools->settings);
    overview.ghIsInstalled = ghIsInstalled();
    overview.clones = servicesOf(clones, tokens, tools->settings);
    // Whether there is a keychain is asked before anybody types a token in: for something that is not there.
    TB_CO_TRY(const SecretKey none, SecretKey::of(u"github"_s, u"github.com"_s, u"(nobody)"_s));
    const auto found = co_await tools->store->read(none, cancel);
    if (!found && found.error().kind == Error::Kind::Cancelled)
        co_return plainly(found.error());
    if (!found && found.error().reason != SecretError::Reason::Absent) {
        overview.keychain = static_cast<const Error &>(found.error());
        overview.keychainIsLocked = found.error().reason == SecretError::Reason::Locked;
    }
    co_return overview;
}

QCoro::Task<Result<TokenState>> checkToken(Ground ground, QString name, Clones clones, Cancel cancel)
{
    const auto tools = ground.tools(clones);
    co_return co_await tools->keeper->check(name, cancel);
}

QCoro::Task<Result<TokenState>> lookAtToken(Ground ground, QString host, Secret secret, Clones clones, Cancel cancel)
{
    const auto tools = ground.tools(clones);
    co_return co_await tools->keeper->look(host, secret, cancel);
}

QCoro::Task<Result<TokenState>> keepToken(Ground ground, TokenRecord wanted, Secret secret, Cancel cancel)
{
    const auto tools = ground.tools();
    const NewToken token{wanted.name, wanted.kind, wanted.host, wanted.expires};
    co_return co_await tools->keeper->add(token, secret, cancel);
}

QCoro::Task<Result<void>> removeToken(Ground ground, QString name, Cancel cancel)
{
    const auto tools = ground.tools();
    co_return co_await tools->keeper->remove(name, cancel);
}

QCoro::Task<Result<void>> unlockKeychain(Ground ground, Cancel cancel)
{
    const auto tools = ground.tools();
    const auto done = co_await tools->store->unlock(cancel);
    if (!done)
        co_return plainly(done.error());
    co_return Result<void>();
}

QCoro::Task<Result<DeviceCode>> codeFor(Ground ground, QString host, Cancel cancel)
{
    TB_CO_TRY(const auto signIn, makeDeviceSignIn(ground.settings(), host));
    co_return co_await signIn->begin(cancel);
}

QCoro::Task<Result<DeviceToken>> waitFor(Ground ground, QString host, DeviceCode code, Cancel cancel)
{
    TB_CO_TRY(const auto signIn, makeDeviceSignIn(ground.settings(), host));
    co_return co_await signIn->wait(code, cancel);
}

} // namespace

TokenQuestions tokenQuestionsTo(ForgeDesk &desk, const QString &dataFolder, const QString &configFile)
{
    const Ground ground{dataFolder, configFile};
    TokenQuestions questions;
    questions.list = [&desk, ground](QObject *asker, const Clones &clones,
                                     const TokenQuestions::Answer<TokenOverview> &answer) {
        const ForgeDesk::Question<TokenOverview> question = [=](ForgePlaces &, const Cancel &cancel) {
            return listTokens(ground, clones, cancel);
        };
        return desk.ask<TokenOverview>(asker, question, answer);
    };
    questions.check = [&desk, ground](QObject *asker, const QString &name, const Clones &clones,
                                      const TokenQuestions::Answer<TokenState> &answer) {
        const ForgeDesk::Question<TokenState> question = [=](ForgePlaces &, const Cancel &cancel) {
            return checkToken(ground, name, clones, cancel);
        };
        return desk.ask<TokenState>(asker, question, answer);
    };
    questions.look = [&desk, ground](QObject *asker, const QString &host, const Secret &secret, const Clones &clones,
                                     const TokenQuestions::Answer<TokenState> &answer) {
        const ForgeDesk::Question<TokenState> question = [=](ForgePlaces &, const Cancel &cancel) {
            return lookAtToken(ground, host, secret, clones, cancel);
        };
        return desk.ask<TokenState>(asker, question, answer);
    };
    questions.fromGh = [&desk](QObject *asker, const QString &host, const TokenQuestions::Answer<Secret> &answer) {
        const ForgeDesk::Question<Secret> question = [=](ForgePlaces &, const Cancel &) { return tokenOfGh(host); };
        return desk.ask<Secret>(asker, question, answer);
    };
    questions.code = [&desk, ground](QObject *asker, const QString &host,
                                     const TokenQuestions::Answer<DeviceCode> &answer) {
        const ForgeDesk::Question<DeviceCode> question = [=](ForgePlaces &, const Cancel &cancel) {
            return codeFor(ground, host, cancel);
        };
        return desk.ask<DeviceCode>(asker, question, answer);
    };
    questions.wait = [&desk, ground](QObject *asker, const QString &host, const DeviceCode &code,
                                     const TokenQuestions::Answer<DeviceToken> &answer) {
        const ForgeDesk::Question<DeviceToken> question = [=](ForgePlaces &, const Cancel &cancel) {
            return waitFor(ground, host, code, cancel);
        };
        return desk.ask<DeviceToken>(asker, question, answer);
    };
    questions.keep = [&desk, ground](QObject *asker, const TokenRecord &wanted, const Secret &secret,
                                     const TokenQuestions::Answer<TokenState> &answer) {
        const ForgeDesk::Question<TokenState> question = [=](ForgePlaces &, const Cancel &cancel) {
            return keepToken(ground, wanted, secret, cancel);
        };
        desk.ask<TokenState>(asker, question, answer);
    };
    questions.remove = [&desk, ground](QObject *asker, const QString &name,
                                       const TokenQuestions::Answer<void> &answer) {
        const ForgeDesk::Question<void> question = [=](ForgePlaces &, const Cancel &cancel) {
            return removeToken(ground, name, cancel);
        };
        desk.ask<void>(asker, question, answer);
    };
    questions.unlock = [&desk, ground](QObject *asker, const TokenQuestions::Answer<void> &answer) {
        const ForgeDesk::Question<void> question = [=](ForgePlaces &, const Cancel &cancel) {
            return unlockKeychain(ground, cancel);
        };
        desk.ask<void>(asker, question, answer);
    };
    questions.open = [](const QUrl &page) { QDesktopServices::openUrl(page); };
    return questions;
}

} // namespace tagboat
