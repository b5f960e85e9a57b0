// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "forge/sealedbox.h"
#include "forge/subjects.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

constexpr std::size_t valueLimit = 48 * 1024;

struct PublicKey {
    QString id; ///< a text, though it looks like a number
    QString key;
};

PublicKey readKey(const JsonFields &fields)
{
    return {fields.text(u"key_id"_s), fields.text(u"key"_s)};
}

ForgeSecret readSecret(const JsonFields &fields)
{
    return {fields.text(u"name"_s), fields.time(u"created_at"_s), fields.time(u"updated_at"_s)};
}

/// https://docs.github.com/en/actions/reference/security/secrets#naming-your-secrets
Result<void> mayBeSet(const QString &name, const Secret &value)
{
    static const QRegularExpression form(u"\\A[A-Za-z_][A-Za-z0-9_]*\\z"_s);
    if (!form.match(name).hasMatch() || name.startsWith("GITHUB_"_L1, Qt::CaseInsensitive))
        return fail(Error::Kind::Usage, u"A secret cannot have that name"_s, name,
                    u"Use letters, digits and underscores; not a digit first, and not GITHUB_."_s);
    if (value.isEmpty() || value.size() > valueLimit)
        return fail(Error::Kind::Usage, u"A secret's value has 1 to 48 KB"_s, u"%1 bytes"_s.arg(value.size()));
    return {};
}

class GitHubSecrets final : public ForgeSecrets
{
public:
    explicit GitHubSecrets(ApiClient &api) : m_api(api) {}

    QCoro::Task<Result<QList<ForgeSecret>>> all(SecretScope scope, Cancel cancel) override
    {
        return m_api.readAll(reading(u"Listing the secrets of %1"_s.arg(named(scope)), path(scope)), u"secrets"_s,
                             readSecret, cancel);
    }

    QCoro::Task<Result<QList<ForgeSecret>>> ofOrganisation(RepositoryName repository, Cancel cancel) override
    {
        return m_api.readAll(reading(u"Listing the organisation's secrets for %1"_s.arg(repository.full()),
                                     repositoryPath(repository, QStringList{u"actions"_s, u"organization-secrets"_s})),
                             u"secrets"_s, readSecret, cancel);
    }

    /// A key may be replaced between the two calls: 422, and once more with the new key.
    QCoro::Task<Result<void>> put(SecretScope scope, QString name, Secret value, Cancel cancel) override
    {
        if (const auto may = mayBeSet(name, value); !may)
            co_return may;
        auto done = co_await putOnce(scope, name, value, cancel);
        if (!done && done.error().kind == Error::Kind::Invalid && done.error().detail.contains("key"_L1))
            done = co_await putOnce(scope, name, value, cancel);
        co_return done;
    }

    QCoro::Task<Result<void>> remove(SecretScope scope, QString name, Cancel cancel) override
    {
        const ApiRequest request =
            changing("DELETE", u"Removing the secret %1 of %2"_s.arg(name, named(scope)), path(scope, name));
        const auto removed = co_await m_api.run(request, cancel);
        co_return orGone(removed);
    }

private:
    QCoro::Task<Result<void>> putOnce(SecretScope scope, QString name, Secret value, Cancel cancel)
    {
        const ApiRequest ask =
            reading(u"Reading the key for secrets of %1"_s.arg(named(scope)), path(scope, u"public-key"_s));
        const auto key = co_await m_api.read(ask, readKey, cancel);
        if (!key)
            co_return tl::unexpected(key.error());
        const auto sealed = sealedFor(key->key.toLatin1(), value);
        if (!sealed)
            co_return tl::unexpected(sealed.error());
        const QJsonObject body{{u"encrypted_value"_s, QString::fromLatin1(*sealed)}, {u"key_id"_s, key->id}};
        const ApiRequest request =
            changing("PUT", u"Setting the secret %1 of %2"_s.arg(name, named(scope)), path(scope, name), body);
        co_return co_await m_api.run(request, cancel);
    }

    static QStringList path(const SecretScope &scope, const QString &below = {})
    {
        QStringList path = scope.environment.isEmpty()
                               ? QStringList{u"actions"_s, u"secrets"_s}
                               : QStringList{u"environments"_s, scope.environment, u"secrets"_s};
        if (!below.isEmpty())
            path.append(below);
        return repositoryPath(scope.repository, path);
    }
    static QString named(const SecretScope &scope)
    {
        return scope.environment.isEmpty()
                   ? scope.repository.full()
                   : u"the environment %1 of %2"_s.arg(scope.environment, scope.repository.full());
    }

    ApiClient &m_api;
};

} // namespace

std::unique_ptr<ForgeSecrets> makeSecrets(ApiClient &api)
{
    return std::make_unique<GitHubSecrets>(api);
}

} // namespace tagboat
