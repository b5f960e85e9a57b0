// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "forge/qttransport.h"

#include "forge/exchange.h"

#include <QCoroSignal>
#include <QHostAddress>
#include <QNetworkProxyFactory>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// Qt opens six connections to a host. What waited inside Qt would run into its deadlines there, so it waits here.
constexpr int connectionsPerHost = 6;

bool onThisComputer(const QUrl &url)
{
    return QHostAddress(url.host()).isLoopback(); // "localhost" is a name, which somebody resolves
}

class SystemProxy final : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        if (onThisComputer(query.url()))
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        return systemProxyForQuery(query);
    }
};

/// RFC 9110, section 5.5: what Qt would put on the wire as it is, line breaks included.
bool isPlain(QByteArrayView text)
{
    return std::none_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte >= 0x7f;
    });
}

Result<void> mayBeSent(const HttpRequest &request)
{
    const QUrl &url = request.url;
    const bool secure = url.scheme() == "https"_L1;
    if (!url.isValid() || url.host().isEmpty() || !(secure || (url.scheme() == "http"_L1 && onThisComputer(url))))
        return fail(Error::Kind::Usage, u"Only https addresses are asked, and http on this computer"_s,
                    url.toDisplayString(QUrl::RemoveQuery));
    if (!url.userInfo().isEmpty())
        return fail(Error::Kind::Usage, u"An address with a user's name or password is not asked"_s, url.host());
    for (const auto &[name, value] : request.headers) {
        if (name.isEmpty() || !isPlain(name) || !isPlain(value))
            return fail(Error::Kind::Usage, u"A header with control characters is not sent"_s,
                        QString::fromLatin1(name));
    }
    const QByteArrayView token = request.bearer.view();
    if (!isPlain(token) || token.contains(' '))
        return fail(Error::Kind::Usage, u"The token has characters that no token has"_s, {},
                    u"Copy the token again, without spaces or line breaks."_s);
    return {};
}

} // namespace

QtTransport::QtTransport(QByteArray userAgent) : m_userAgent(std::move(userAgent))
{
    m_manager.setProxyFactory(new SystemProxy); // the manager owns it
    m_manager.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_manager.setAutoDeleteReplies(false);
    m_manager.setCookieJar(nullptr);
}

QCoro::Task<Result<HttpAnswer>> QtTransport::send(HttpRequest request, Cancel cancel)
{
    if (const auto may = mayBeSent(request); !may)
        co_return tl::unexpected(may.error());
    const QString host = request.url.host() + u':' + QString::number(request.url.port(443));
    Turnstile &turnstile = m_hosts.try_emplace(host, connectionsPerHost).first->second;
    co_await turnstile.enter();
    if (cancel.requested()) {
        turnstile.leave();
        co_return fail(Error::Kind::Cancelled, u"Stopped before it was sent"_s);
    }
    Exchange exchange(std::move(request), std::move(cancel));
    exchange.start(m_manager, m_userAgent);
    if (!exchange.result())
        co_await qCoro(&exchange, &Exchange::done);
    Result<HttpAnswer> result = *exchange.result();
    turnstile.leave();
    co_return result;
}

} // namespace tagboat
