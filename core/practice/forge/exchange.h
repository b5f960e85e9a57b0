// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QStringList>
#include <QUrlQuery>

namespace tagboat::practice
{

using Headers = QList<std::pair<QByteArray, QByteArray>>;

/// "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110, section 5.6.7).
QByteArray httpDate(const QDateTime &time);

/// A request as it came in.
struct Request {
    QByteArray method;
    QByteArray target; ///< path and query as sent
    QStringList path;  ///< decoded segments
    QUrlQuery query;
    Headers headers;
    QByteArray body;

    /// A header's value, whatever the case of its name; empty if it is missing.
    [[nodiscard]] QByteArray header(const QByteArray &name) const;
    [[nodiscard]] QString parameter(const QString &name) const;
    static Request of(const QByteArray &method, const QByteArray &target, Headers headers, QByteArray body);
};

/// An answer, before the headers that every answer has.
struct Reply {
    int status = 200;
    QByteArray body;
    QByteArray type = "application/json; charset=utf-8";
    Headers headers;

    static Reply of(const QJsonObject &object, int status = 200);
    static Reply of(const QJsonArray &array, int status = 200);
    static Reply empty(int status = 204);
    static Reply text(const QByteArray &text, const QByteArray &type);
    static Reply redirect(const QString &address);
    /// GitHub's basic error: message, documentation_url and the status as a string.
    static Reply error(int status, const QString &message);
    static Reply notFound();
    /// GitHub's validation error; a @p message makes the code "custom" readable.
    static Reply invalid(const QString &resource, const QString &field, const QString &code,
                         const QString &message = {});
    /// A validation error whose errors are sentences.
    static Reply invalid(const QStringList &sentences);
    Reply &with(const QByteArray &name, const QByteArray &value);
};

} // namespace tagboat::practice
