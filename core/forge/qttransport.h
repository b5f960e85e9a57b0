// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "forge/turnstile.h"
#include "ports/http.h"

#include <QNetworkAccessManager>

#include <map>

namespace tagboat
{

/// Transport on Qt Network. https with verified certificates and TLS 1.2 or later; http only to this computer.
/// HTTP/1.1, no cookies, no cache, no log-in of Qt's own, the system's proxy, at most six exchanges with a host at
/// once. Redirects are answers. A body is sent once. Lives in one thread, and longer than its tasks.
class QtTransport final : public Transport
{
public:
    /// @p userAgent is sent with every request ("Tagboat/1.2.3").
    explicit QtTransport(QByteArray userAgent);
    QCoro::Task<Result<HttpAnswer>> send(HttpRequest request, Cancel cancel) override;

private:
    QNetworkAccessManager m_manager;
    QByteArray m_userAgent;
    std::map<QString, Turnstile> m_hosts; ///< by host and port
};

} // namespace tagboat
