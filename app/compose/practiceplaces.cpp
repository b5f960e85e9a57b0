// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "compose/practiceplaces.h"

#include "base/files.h"
#include "compose/forgeclient.h"
#include "compose/trialindex.h"
#include "practice/forge/practiceforge.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace tagboat
{

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

PracticePlaces::PracticePlaces(QString harbour, std::shared_ptr<const PracticePart> part)
    : m_harbour(std::move(harbour)), m_part(std::move(part))
{
}

PracticePlaces::~PracticePlaces() = default;

QCoro::Task<Result<std::optional<ForgePlace>>> PracticePlaces::find(QString remoteUrl, Cancel)
{
    Result<std::optional<ForgePlace>> found = placeOf(remoteUrl);
    co_return found;
}

std::shared_ptr<PackageIndex> PracticePlaces::trialIndex()
{
    const QUrl address(QJsonDocument::fromJson(readFileBelow(m_harbour, u"forge/tokens.json"_s).value_or(QByteArray()))
                           .object()[u"testpypi"_s]
                           .toString());
    if (address.isEmpty())
        return nullptr;
    if (!m_trialIndex || m_indexAddress != address)
        m_trialIndex = makeTrialIndex(address);
    m_indexAddress = address;
    return m_trialIndex;
}

void PracticePlaces::tellWaits(std::function<void(const ForgeWait &)> tell)
{
    m_tell = std::move(tell);
    if (m_client)
        m_client->world->tell = m_tell;
}

QList<AccountLimits> PracticePlaces::limits() const
{
    return m_client ? QList{m_client->limits()} : QList<AccountLimits>();
}

/// Of hundreds of repositories in a row each would knock.
bool PracticePlaces::answers(const QUrl &api)
{
    constexpr int aMoment = 1000; // ms
    if (api == m_answered && m_sinceAnswer.isValid() && !m_sinceAnswer.hasExpired(aMoment))
        return true;
    if (!practiceForgeAnswers(api))
        return false;
    m_answered = api;
    m_sinceAnswer.start();
    return true;
}

Result<std::optional<ForgePlace>> PracticePlaces::placeOf(const QString &remoteUrl)
{
    const auto repository = RepositoryName::parse(repositoryOf(m_harbour, remoteUrl));
    const auto tokens = readFileBelow(m_harbour, u"forge/tokens.json"_s);
    if (!repository || !tokens)
        return std::optional<ForgePlace>();
    const QJsonObject written = QJsonDocument::fromJson(*tokens).object();
    const QUrl api(written[u"api"_s].toString());
    const auto host = ForgeHost::of(u"practice"_s, api);
    if (!host || !answers(api))
        return fail(Error::Kind::NotFound, u"The practice forge is not running"_s, api.toString(),
                    u"Start it with: tagboat-cli practice --dir %1"_s.arg(m_harbour));
    const QString part = m_part ? m_part->login() : QString();
    const QString user = part.isEmpty() ? written[u"user"_s].toString() : part;
    QByteArray token = written[u"tokens"_s][user].toString().toUtf8();
    const ForgeAccount account{*host, user, Secret::take(token)};
    if (!m_client || !m_client->isOf(account))
        m_client = std::make_shared<ForgeClient>(std::make_shared<ForgeWorld>(), account);
    m_client->world->tell = m_tell;
    return ForgePlace{ForgeClient::forgeOf(m_client), *repository, user};
}

} // namespace tagboat
