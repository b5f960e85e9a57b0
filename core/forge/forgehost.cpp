// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "forge/forgehost.h"

#include <QHostAddress>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
int portOf(const QUrl &url)
{
    return url.port(url.scheme() == "https"_L1 ? 443 : 80);
}

QUrl at(QUrl url, const QString &path)
{
    url.setPath(path);
    return url;
}
} // namespace

QUrl ForgeHost::web() const
{
    QUrl pages = at(api, {});
    if (!isEnterprise() && api.host().startsWith("api."_L1)) // also of GHE.com: api.SUBDOMAIN.ghe.com
        pages.setHost(api.host().sliced(4));
    return pages;
}

bool sameOrigin(const QUrl &one, const QUrl &other)
{
    return one.scheme() == other.scheme() && one.host() == other.host() && portOf(one) == portOf(other);
}

Result<ForgeHost> ForgeHost::of(const QString &name, const QUrl &api)
{
    const bool local = QHostAddress(api.host()).isLoopback();
    const bool secure = api.scheme() == "https"_L1 || (api.scheme() == "http"_L1 && local);
    if (!api.isValid() || api.host().isEmpty() || !secure || !api.userInfo().isEmpty() || api.hasQuery())
        return fail(Error::Kind::Usage, u"The API address of %1 cannot be used"_s.arg(name), api.toDisplayString(),
                    u"Give an https address, such as https://HOST/api/v3."_s);
    ForgeHost host;
    host.name = name;
    const QString path = api.path().endsWith(u'/') ? api.path().chopped(1) : api.path();
    host.api = at(api, path);
    if (host.isEnterprise()) {
        host.graph = at(api, path.chopped(2) + u"graphql"_s);
        host.uploads = at(api, path.chopped(2) + u"uploads"_s);
    } else {
        host.graph = at(api, path + u"/graphql"_s);
        host.uploads = host.api;
        if (api.host() == "api.github.com"_L1)
            host.uploads.setHost(u"uploads.github.com"_s);
    }
    return host;
}

} // namespace tagboat
