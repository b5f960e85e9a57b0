// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "git/remoteurl.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// scheme://, user[:password]@, and the rest.
const QRegularExpression &withScheme()
{
    static const QRegularExpression pattern(u"\\A([A-Za-z][A-Za-z0-9+.-]*)://(?:([^/@]*(?:@[^/@]*)*)@)?(.*)\\z"_s,
                                            QRegularExpression::DotMatchesEverythingOption);
    return pattern;
}

} // namespace

QString withoutSecrets(const QString &url)
{
    const auto match = withScheme().match(url);
    if (!match.hasMatch() || match.captured(2).isEmpty())
        return url;
    const QString scheme = match.captured(1);
    if (!scheme.contains("ssh"_L1, Qt::CaseInsensitive))
        return scheme + u"://"_s + match.captured(3);
    return scheme + u"://"_s + match.captured(2).section(u':', 0, 0) + u'@' + match.captured(3);
}

Result<QString> usableUrl(const QString &url)
{
    const QString shown = withoutSecrets(url);
    const bool hasControls =
        std::any_of(shown.cbegin(), shown.cend(), [](QChar c) { return c < u' ' || c == u'\x7f'; });
    if (shown.isEmpty() || shown.startsWith(u'-') || hasControls)
        return fail(Error::Kind::Refused, u"\"%1\" is no address of a remote repository"_s.arg(shown));
    static const QRegularExpression command(u"\\A[A-Za-z0-9+.-]*::"_s);
    if (command.match(shown).hasMatch()) {
        return fail(Error::Kind::Refused,
                    u"The address \"%1\" names a program to run, and Tagboat runs none"_s.arg(shown), {},
                    u"Use an https or ssh address."_s);
    }
    const auto match = withScheme().match(shown);
    if (!match.hasMatch())
        return shown;
    static const QStringList known{u"file"_s, u"git"_s, u"ssh"_s, u"git+ssh"_s, u"ssh+git"_s, u"https"_s};
    // Without encryption to this computer alone: the practice harbour.
    static const QRegularExpression loopback(u"\\Ahttp://(127\\.0\\.0\\.1|\\[::1\\])(:[0-9]+)?/"_s);
    if (!loopback.match(shown).hasMatch() && !known.contains(match.captured(1).toLower())) {
        return fail(Error::Kind::Refused, u"Addresses that start with %1:// are not supported"_s.arg(match.captured(1)),
                    shown, u"Use an https or ssh address."_s);
    }
    return shown;
}

// By hand and strictly: whatever two readers of an address could take for different hosts is no address for a token.
QString originOf(const QString &url)
{
    static const QRegularExpression plain(
        u"\\A(https?)://([a-z0-9.-]+|\\[[0-9a-f:.]+\\])(?::([0-9]{1,5}))?(?:/[^?#\\\\@]*)?\\z"_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto match = plain.match(url);
    if (!match.hasMatch())
        return {};
    const QString scheme = match.captured(1).toLower();
    const int usual = scheme == "https"_L1 ? 443 : 80;
    const int port = match.captured(3).isEmpty() ? usual : match.captured(3).toInt();
    const QString origin = scheme + u"://"_s + match.captured(2).toLower();
    return port == usual ? origin : origin + u':' + QString::number(port);
}

} // namespace tagboat
