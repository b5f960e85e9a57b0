// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/router.h"
#include "practice/forge/views.h"

#include <QRegularExpression>

#include <sodium.h>

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

namespace
{

constexpr qsizetype longest = 48 * 1024;
constexpr qsizetype mostSecrets = 100;

/// The vault of the environment that the path names, or the repository's.
Vault *vaultOf(Call &call)
{
    if (!call.parameters.contains(u"environment_name"_s))
        return &call.repository->vault;
    for (Environment &environment : call.repository->environments) {
        if (environment.name.compare(call[u"environment_name"_s], Qt::CaseInsensitive) == 0)
            return &environment.vault;
    }
    return nullptr;
}

QJsonObject view(const QString &name, const Secret &secret)
{
    return {
        {u"name"_s, name}, {u"created_at"_s, timeText(secret.created)}, {u"updated_at"_s, timeText(secret.updated)}};
}

Reply list(Call &call)
{
    const Vault *vault = vaultOf(call);
    if (!vault)
        return Reply::notFound();
    QList<QJsonObject> found;
    for (const auto &[name, secret] : vault->secrets.asKeyValueRange())
        found.append(view(name, secret));
    return paged(call, found, u"secrets"_s);
}

/// https://docs.github.com/en/rest/actions/secrets#list-repository-organization-secrets
Reply listShared(Call &call)
{
    QList<QJsonObject> found;
    for (const auto &[name, secret] : call.world.shared.value(call.repository->owner.toLower()).asKeyValueRange())
        found.append(view(name, secret));
    return paged(call, found, u"secrets"_s);
}

Reply publicKey(Call &call)
{
    const Vault *vault = vaultOf(call);
    if (!vault)
        return Reply::notFound();
    return Reply::of(
        QJsonObject{{u"key_id"_s, vault->keyId}, {u"key"_s, QString::fromLatin1(vault->publicKey.toBase64())}});
}

Reply read(Call &call)
{
    const Vault *vault = vaultOf(call);
    const QString name = call[u"secret_name"_s].toUpper();
    return vault && vault->secrets.contains(name) ? Reply::of(view(name, vault->secrets.value(name)))
                                                  : Reply::notFound();
}

/// What a sealed box holds, if it was sealed for this key.
std::optional<QByteArray> opened(const Vault &vault, const QByteArray &sealed)
{
    if (sealed.size() < static_cast<qsizetype>(crypto_box_SEALBYTES))
        return std::nullopt;
    QByteArray plain(sealed.size() - static_cast<qsizetype>(crypto_box_SEALBYTES), Qt::Uninitialized);
    const auto bytes = [](const QByteArray &array) {
        return reinterpret_cast<const unsigned char *>(array.constData());
    };
    if (crypto_box_seal_open(reinterpret_cast<unsigned char *>(plain.data()), bytes(sealed),
                             static_cast<unsigned long long>(sealed.size()), bytes(vault.publicKey),
                             bytes(vault.privateKey)) != 0)
        return std::nullopt;
    return plain;
}

Reply put(Call &call)
{
    Vault *vault = vaultOf(call);
    if (!vault)
        return Reply::notFound();
    BodyCheck check(call.body);
    if (const auto problem = check.string(u"encrypted_value"_s, true).string(u"key_id"_s, true).problem())
        return *problem;
    static const QRegularExpression legal(u"^(?!GITHUB_)[A-Z_][A-Z0-9_]*$"_s);
    const QString name = call[u"secret_name"_s].toUpper();
    if (!legal.match(name).hasMatch())
        return Reply::error(422, u"Secret names can only contain alphanumeric characters ([a-z], [A-Z], [0-9]) or "
                                 "underscores (_). Spaces are not allowed. Must start with a letter ([a-z], [A-Z]) or "
                                 "underscores (_)."_s);
    if (call.body[u"key_id"_s].toString() != vault->keyId)
        return Reply::error(422, u"The key_id does not match the current public key."_s);
    const auto sealed = QByteArray::fromBase64Encoding(call.body[u"encrypted_value"_s].toString().toLatin1(),
                                                       QByteArray::AbortOnBase64DecodingErrors);
    const auto plain = sealed ? opened(*vault, *sealed) : std::nullopt;
    if (!plain)
        return Reply::error(422, u"The encrypted value could not be decrypted with the repository's key."_s);
    if (plain->size() > longest)
        return Reply::error(422, u"Secrets are limited to 48 KB in size."_s);
    const bool fresh = !vault->secrets.contains(name);
    if (fresh && vault->secrets.size() >= mostSecrets)
        return Reply::error(422, u"There can be no more than 100 secrets."_s);
    Secret &secret = vault->secrets[name];
    secret.value = QString::fromUtf8(*plain);
    secret.updated = call.now();
    if (fresh)
        secret.created = secret.updated;
    return fresh ? Reply::of(QJsonObject(), 201) : Reply::empty();
}

Reply remove(Call &call)
{
    Vault *vault = vaultOf(call);
    return vault && vault->secrets.remove(call[u"secret_name"_s].toUpper()) > 0 ? Reply::empty() : Reply::notFound();
}

void addPlace(Router &router, const QString &base, const char *permission)
{
    router.add("GET", base, administers(permission, Need::Level::Read), list);
    router.add("GET", base + u"/public-key"_s, administers(permission, Need::Level::Read), publicKey);
    router.add("GET", base + u"/{secret_name}"_s, administers(permission, Need::Level::Read), read);
    router.add("PUT", base + u"/{secret_name}"_s, administers(permission), put);
    router.add("DELETE", base + u"/{secret_name}"_s, administers(permission), remove);
}

} // namespace

void addSecretRoutes(Router &router)
{
    router.add("GET", u"~/actions/organization-secrets"_s, administers("secrets", Need::Level::Read), listShared);
    addPlace(router, u"~/actions/secrets"_s, "secrets");
    addPlace(router, u"~/environments/{environment_name}/secrets"_s, "environments");
}

} // namespace tagboat::practice
