// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "practice/forge/exchange.h"

#include <QAbstractHttpServer>
#include <QHash>
#include <QHttpServerResponder>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>

namespace tagboat::practice
{

struct Delivery;

/// A connection that an answer can be written to, now or later, in whole or in part.
class Answer
{
public:
    explicit Answer(QTcpSocket *socket) : m_socket(socket) {}
    /// Writes the answer, or what of it shall arrive, with the body left out for HEAD.
    void send(const Delivery &delivery, bool withBody = true) const;
    /// Bytes as they are, for a child process that speaks HTTP itself.
    void write(const QByteArray &bytes) const;
    void close() const;

private:
    QPointer<QTcpSocket> m_socket;
};

/// Qt's HTTP server on 127.0.0.1 and a free port; every request goes to one function. Answers are written to the socket
/// here and not by Qt's responder: faults need half answers, and the Date of the harbour's clock.
class Listener final : public QAbstractHttpServer
{
    Q_OBJECT

public:
    using Handler = std::function<void(const Request &, const Answer &)>;
    explicit Listener(Handler handler, QObject *parent = nullptr);

    /// The port; 0 if it is taken.
    quint16 start(quint16 port);

protected:
#if QT_VERSION < QT_VERSION_CHECK(6, 5, 0)
    bool handleRequest(const QHttpServerRequest &request, QTcpSocket *socket) override;
    void missingHandler(const QHttpServerRequest &request, QTcpSocket *socket) override;
#elif QT_VERSION < QT_VERSION_CHECK(6, 8, 0)
    bool handleRequest(const QHttpServerRequest &request, QHttpServerResponder &responder) override;
    void missingHandler(const QHttpServerRequest &request, QHttpServerResponder &&responder) override;
#else
    bool handleRequest(const QHttpServerRequest &request, QHttpServerResponder &responder) override;
    void missingHandler(const QHttpServerRequest &request, QHttpServerResponder &responder) override;
#endif

private:
    void take(const QHttpServerRequest &request, QTcpSocket *socket);
    [[nodiscard]] bool isForUs(const QHttpServerRequest &request) const;

    Handler m_handler;
    quint16 m_port = 0;
};

} // namespace tagboat::practice
