// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "compose/tokentext.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

struct Prefix {
    const char *text = nullptr;
    const char *form = nullptr; ///< null: it is refused
    const char *what = nullptr;
};

constexpr std::array prefixes{
    Prefix{"github_pat_", "fine-grained", nullptr},
    Prefix{"ghp_", "classic", nullptr},
    Prefix{"gho_", "oauth", nullptr},
    Prefix{"ghu_", "app", nullptr},
    Prefix{"ghs_", nullptr, "an installation's or a workflow's token, which ends within hours"},
    Prefix{"ghr_", nullptr, "a refresh token, which opens nothing by itself"},
    Prefix{"pypi-", nullptr, "a token for PyPI"},
};

tl::unexpected<Error> unfit(const QString &message)
{
    return fail(Error::Kind::Invalid, message, {},
                u"Copy a personal access token of the forge, whole and nothing else."_s);
}

} // namespace

Result<TokenText> readForgeToken(const Secret &pasted)
{
    const QByteArrayView text = pasted.view().trimmed();
    if (text.isEmpty())
        return unfit(u"No token was given"_s);
    if (text.size() > 4096)
        return unfit(u"This is longer than any known token (4 KiB)"_s);
    if (!std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < '\x7f'; }))
        return unfit(u"A token has no spaces, line ends or special characters in it"_s);
    TokenText token;
    token.form = u"other"_s;
    for (const Prefix &prefix : prefixes) {
        if (!text.startsWith(prefix.text))
            continue;
        if (prefix.form == nullptr)
            return unfit(u"This is %1"_s.arg(QLatin1StringView(prefix.what)));
        token.form = QString::fromLatin1(prefix.form);
        break;
    }
    if (text.size() >= 20)
        token.lastFour = QString::fromLatin1(text.last(4));
    QByteArray bytes = text.toByteArray();
    token.secret = Secret::take(bytes);
    if (token.secret.isEmpty())
        return fail(Error::Kind::Io, u"There is no memory that can be locked for the token"_s);
    return token;
}

} // namespace tagboat
