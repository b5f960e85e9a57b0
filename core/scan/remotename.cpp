// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "scan/overview.h"

#include <QUrl>

#include <optional>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

struct RemoteName {
    QString host;
    QString path;
};

/// Reads https://host/owner/name.git, ssh://git@host:22/owner/name and git@host:owner/name; nothing for paths.
std::optional<RemoteName> readRemote(const QString &url)
{
    RemoteName remote;
    if (url.contains(u"://"_s)) {
        const QUrl parsed(url);
        if (parsed.scheme() == u"file"_s)
            return std::nullopt;
        remote = {parsed.host(), parsed.path()};
    } else {
        const qsizetype colon = url.indexOf(u':');
        if (colon < 2 || url.first(colon).contains(u'/')) // one letter and a colon is a drive
            return std::nullopt;
        remote = {url.first(colon).section(u'@', -1), url.sliced(colon + 1)};
    }
    while (remote.path.startsWith(u'/'))
        remote.path = remote.path.sliced(1);
    while (remote.path.endsWith(u'/'))
        remote.path.chop(1);
    if (remote.path.endsWith(u".git"_s))
        remote.path.chop(4);
    if (remote.host.isEmpty() || !remote.path.contains(u'/'))
        return std::nullopt;
    return remote;
}

} // namespace

QString remoteRepositoryName(const QString &url)
{
    const auto remote = readRemote(url);
    return remote ? remote->path : QString();
}

QString remoteWebUrl(const QString &url)
{
    const auto remote = readRemote(url);
    return remote ? u"https://"_s + remote->host + u'/' + remote->path : QString();
}

} // namespace tagboat
