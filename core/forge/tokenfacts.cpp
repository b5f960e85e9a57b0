// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "forge/tokenfacts.h"

#include <QRegularExpression>

#include <array>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
TokenFacts::Kind kindOf(const Secret &token)
{
    using K = TokenFacts::Kind;
    static constexpr std::array<std::pair<const char *, K>, 4> prefixes{
        {{"ghp_", K::Classic}, {"github_pat_", K::FineGrained}, {"gho_", K::OAuthApp}, {"ghu_", K::AppUser}}};
    for (const auto &[prefix, kind] : prefixes) {
        if (token.view().startsWith(prefix))
            return kind;
    }
    return K::Other;
}
} // namespace

QDateTime tokenExpiration(const QByteArray &header)
{
    static const QRegularExpression form(
        u"^(\\d{4}-\\d\\d-\\d\\d)[ T](\\d\\d:\\d\\d:\\d\\d) ?(?:UTC|Z|([+-])(\\d\\d):?(\\d\\d))$"_s);
    const auto match = form.match(QString::fromLatin1(header.trimmed()));
    if (!match.hasMatch())
        return {};
    const QDateTime local = QDateTime::fromString(match.captured(1) + u'T' + match.captured(2) + u'Z', Qt::ISODate);
    const int offset = match.captured(4).toInt() * 3600 + match.captured(5).toInt() * 60;
    return match.captured(3) == "-"_L1 ? local.addSecs(offset) : local.addSecs(-offset);
}

TokenFacts tokenFacts(const Secret &token, const HttpAnswer &answer)
{
    TokenFacts facts;
    facts.kind = kindOf(token);
    facts.expiresAt = tokenExpiration(answer.header("github-authentication-token-expiration"));
    const bool hasScopes = facts.kind == TokenFacts::Kind::Classic || facts.kind == TokenFacts::Kind::OAuthApp ||
                           !answer.header("x-oauth-scopes").isEmpty();
    if (hasScopes) {
        QStringList scopes;
        for (const QByteArray &scope : answer.header("x-oauth-scopes").split(',')) {
            if (!scope.trimmed().isEmpty())
                scopes.append(QString::fromLatin1(scope.trimmed()));
        }
        facts.scopes = scopes;
    }
    return facts;
}

} // namespace tagboat
