// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "base/result.h"
#include "base/secret.h"

#include <QByteArray>
#include <QCoroTask>
#include <QDateTime>
#include <QList>
#include <QUrl>

#include <chrono>
#include <functional>

namespace tagboat
{

/// How long each part of an exchange may take, and how much may come. Qt has no such limits by itself.
struct HttpLimits {
    std::chrono::milliseconds connect{10'000};
    std::chrono::milliseconds firstByte{30'000}; ///< from the request's last byte to the answer's header
    std::chrono::milliseconds idle{30'000};      ///< without a byte in either direction
    std::chrono::milliseconds total{60'000};     ///< and a second more for each 64 KiB that are sent
    qsizetype headerBytes = 64 * 1024;
    qsizetype bodyBytes = 16 * 1024 * 1024; ///< unpacked
};

/// Takes an answer's body piece by piece. What it gets is valid during the call only.
using BodySink = std::function<void(const QByteArray &piece)>;

/// One request, complete but for what every request carries (see QtTransport).
struct HttpRequest {
    QByteArray verb = "GET";
    QUrl url;
    QList<std::pair<QByteArray, QByteArray>> headers;
    Secret bearer; ///< the token for Authorization; empty: none is sent
    QByteArray body;
    QString bodyFile; ///< a file whose bytes are the body, instead of body
    HttpLimits limits;
    BodySink sink; ///< gets the body of an answer of the kind 2xx, which is then not kept

    /// GET and HEAD change nothing, so they may be sent again (RFC 9110, section 9.2.1).
    [[nodiscard]] bool isSafe() const { return verb == "GET" || verb == "HEAD"; }
};

/// "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110, section 5.6.7); null for anything else.
QDateTime httpDate(const QByteArray &text);

/// An answer of any status.
struct HttpAnswer {
    int status = 0;
    QList<std::pair<QByteArray, QByteArray>> headers; ///< names in small letters
    QByteArray body;
    QUrl url; ///< what was asked, after redirects

    /// The value of the header @p name (small letters); empty if there is none.
    [[nodiscard]] QByteArray header(QByteArrayView name) const
    {
        for (const auto &[key, value] : headers) {
            if (key == name)
                return value;
        }
        return {};
    }
    [[nodiscard]] bool succeeded() const { return status >= 200 && status < 300; }
    /// The server's own time (RFC 9110, section 6.6.1); null if it did not say. Use it where two times are compared.
    [[nodiscard]] QDateTime serverTime() const { return httpDate(header("date")); }
};

/// Sends requests. Does not follow redirects, repeat anything, or judge an answer's status.
class Transport
{
public:
    virtual ~Transport() = default;
    /// Errors: Unavailable (no connection, no answer in time, an answer that is cut off, or not HTTP; a request
    /// that changes something may have had its effect all the same), Invalid (an answer that is too large: the same
    /// holds), Denied (certificate, proxy), Cancelled, Usage (an address or header that must not be sent), Io (the
    /// body's file).
    virtual QCoro::Task<Result<HttpAnswer>> send(HttpRequest request, Cancel cancel) = 0;
};

} // namespace tagboat
