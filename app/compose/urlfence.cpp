// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "compose/urlfence.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace tagboat
{

Result<QUrl> fencedUrl(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return fail(Error::Kind::Invalid, u"it is not a URL"_s, {}, u"Write it like https://host/path."_s);
    if (!url.userInfo().isEmpty() || text.contains(u'@'))
        return fail(Error::Kind::Invalid, u"a URL here must not hold a user or password"_s, {},
                    u"Remove what stands before the @."_s);
    static const QRegularExpression loopbackV4(u"^127(\\.[0-9]{1,3}){3}$"_s);
    const QString host = url.host(); // in ASCII and lower case, numbers in their usual form
    const bool loopback = host == u"localhost"_s || host == u"::1"_s || loopbackV4.match(host).hasMatch();
    if (url.scheme() != u"https"_s && !(url.scheme() == u"http"_s && loopback))
        return fail(Error::Kind::Invalid, u"only https is allowed, and http on this machine alone"_s, {},
                    u"Use https."_s);
    return url;
}

} // namespace tagboat
