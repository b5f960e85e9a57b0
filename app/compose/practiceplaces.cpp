// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "compose/practiceplaces.h"

#include "base/files.h"
#include "forge/githubforge.h"
#include "forge/governor.h"
#include "forge/memoryanswercache.h"
#include "forge/qttransport.h"
#include "practice/forge/practiceforge.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace tagboat
{

/// A client of the forge, with all that it works with.
struct PracticePlaces::World {
    World(ForgeAccount account, const Clock &clock, Pause &pause, const GovernorRules &rules)
        : governor(clock, pause, rules), forge(std::move(account), {transport, cache, governor, clock, pause})
    {
    }
    QtTransport transport{"Tagboat/" TAGBOAT_VERSION};
    MemoryAnswerCache cache;
    Governor governor;
    GitHubForge forge;
};

namespace
{

/// "OWNER/NAME" of a remote at HARBOUR/remotes/OWNER/NAME.git; empty for any other.
QString repositoryOf(const QString &harbour, const QString &remoteUrl)
{
    const QString remotes = QFileInfo(harbour).canonicalFilePath() + u"/remotes/"_s;
    const QString path = QFileInfo(remoteUrl).canonicalFilePath();
    if (!path.startsWith(remotes) || !path.endsWith(u".git"_s))
        return {};
    return path.sliced(remotes.size()).chopped(4);
}

} // namespace

PracticePlaces::PracticePlaces(QString harbour, const Clock &clock, Pause &pause)
    : m_harbour(std::move(harbour)), m_clock(clock), m_pause(pause)
{
}

PracticePlaces::~PracticePlaces() = default;

std::optional<ForgePlace> PracticePlaces::of(const QString &remoteUrl)
{
    const auto repository = RepositoryName::parse(repositoryOf(m_harbour, remoteUrl));
    const auto tokens = readFileBelow(m_harbour, u"forge/tokens.json"_s);
    if (!repository || !tokens)
        return std::nullopt;
    const QJsonObject written = QJsonDocument::fromJson(*tokens).object();
    const QUrl api(written[u"api"_s].toString());
    const auto host = ForgeHost::of(u"practice"_s, api);
    if (!host || !practiceForgeAnswers(api))
        return std::nullopt;
    if (!m_world || *tokens != m_tokens) {
        const QString user = written[u"user"_s].toString();
        QByteArray token = written[u"tokens"_s][user].toString().toUtf8();
        GovernorRules rules;
        rules.betweenWrites = std::chrono::milliseconds(0); // nobody else's computer
        m_world = std::make_shared<World>(ForgeAccount{*host, user, Secret::take(token)}, m_clock, m_pause, rules);
        m_tokens = *tokens;
    }
    // The pointer to the forge keeps all that it works with.
    return ForgePlace{std::shared_ptr<Forge>(m_world, &m_world->forge), *repository};
}

} // namespace tagboat
