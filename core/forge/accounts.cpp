// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "forge/subjects.h"
#include "forge/tokenfacts.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

ForgeUser readUser(const JsonFields &fields)
{
    return {fields.number(u"id"_s), fields.text(u"login"_s), fields.textOr(u"name"_s),
            fields.textOr(u"type"_s) == "Organization"_L1};
}

qint64 readId(const JsonFields &fields)
{
    return fields.number(u"id"_s);
}

QList<RateMeter> readLimits(const JsonFields &fields)
{
    QList<RateMeter> meters;
    const JsonFields resources = fields.fields(u"resources"_s);
    for (const QString &name : resources.raw().keys()) {
        const JsonFields one = resources.fields(name);
        meters.append({name, one.count(u"limit"_s), one.count(u"remaining"_s), one.countOr(u"used"_s),
                       QDateTime::fromSecsSinceEpoch(one.number(u"reset"_s), Qt::UTC)});
    }
    return meters;
}

class GitHubAccounts final : public ForgeAccounts
{
public:
    explicit GitHubAccounts(ApiClient &api) : m_api(api) {}

    QCoro::Task<Result<SignedIn>> whoAmI(Cancel cancel) override
    {
        const ApiRequest request = reading(u"Asking who is signed in"_s, QStringList{u"user"_s});
        const auto answer = co_await m_api.call(request, cancel);
        if (!answer)
            co_return tl::unexpected(answer.error());
        const auto user = ApiClient::parse(request.doing, *answer, readUser);
        if (!user)
            co_return tl::unexpected(user.error());
        SignedIn who;
        who.user = *user;
        who.token = tokenFacts(m_api.account().token, *answer);
        co_return who;
    }

    QCoro::Task<Result<ForgeUser>> user(QString login, Cancel cancel) override
    {
        return m_api.read(reading(u"Looking for the account %1"_s.arg(login), {u"users"_s, login}), readUser, cancel);
    }

    QCoro::Task<Result<qint64>> team(QString organisation, QString slug, Cancel cancel) override
    {
        return m_api.read(reading(u"Looking for the team %1 of %2"_s.arg(slug, organisation),
                                  {u"orgs"_s, organisation, u"teams"_s, slug}),
                          readId, cancel);
    }

    QCoro::Task<Result<QList<RateMeter>>> rateLimits(Cancel cancel) override
    {
        return m_api.read(reading(u"Reading the rate limits"_s, {u"rate_limit"_s}), readLimits, cancel);
    }

    [[nodiscard]] QList<RateMeter> meters() const override { return m_api.governor().meters(); }

private:
    ApiClient &m_api;
};

} // namespace

std::unique_ptr<ForgeAccounts> makeAccounts(ApiClient &api)
{
    return std::make_unique<GitHubAccounts>(api);
}

} // namespace tagboat
