// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/listener.h"

#include "practice/forge/front.h"

#include <QHttpServerRequest>

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

namespace
{

/// Remembers each connection by the other side's port: later Qt versions do not hand the socket to the handler.
class Door final : public QTcpServer
{
public:
    using QTcpServer::QTcpServer;
    [[nodiscard]] QTcpSocket *socketOf(quint16 port) const { return m_sockets.value(port); }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto *socket = new QTcpSocket(this); // the HTTP server takes it over and deletes it after its end
        socket->setSocketDescriptor(descriptor);
        const quint16 port = socket->peerPort();
        m_sockets.insert(port, socket);
        QObject::connect(socket, &QObject::destroyed, this, [this, port] {
            if (!m_sockets.value(port))
                m_sockets.remove(port);
        });
        addPendingConnection(socket);
    }

private:
    QHash<quint16, QPointer<QTcpSocket>> m_sockets;
};

QByteArray reason(int status)
{
    static const QHash<int, QByteArray> words{{200, "OK"},
                                              {201, "Created"},
                                              {202, "Accepted"},
                                              {204, "No Content"},
                                              {301, "Moved Permanently"},
                                              {302, "Found"},
                                              {303, "See Other"},
                                              {304, "Not Modified"},
                                              {307, "Temporary Redirect"},
                                              {400, "Bad Request"},
                                              {401, "Unauthorized"},
                                              {403, "Forbidden"},
                                              {404, "Not Found"},
                                              {405, "Method Not Allowed"},
                                              {409, "Conflict"},
                                              {410, "Gone"},
                                              {422, "Unprocessable Entity"},
                                              {429, "Too Many Requests"},
                                              {500, "Internal Server Error"},
                                              {502, "Bad Gateway"},
                                              {503, "Service Unavailable"},
                                              {504, "Gateway Timeout"}};
    return words.value(status, "Status");
}

QByteArray methodOf(const QHttpServerRequest &request)
{
    switch (request.method()) {
    case QHttpServerRequest::Method::Get:
        return "GET";
    case QHttpServerRequest::Method::Put:
        return "PUT";
    case QHttpServerRequest::Method::Delete:
        return "DELETE";
    case QHttpServerRequest::Method::Post:
        return "POST";
    case QHttpServerRequest::Method::Head:
        return "HEAD";
    case QHttpServerRequest::Method::Patch:
        return "PATCH";
    default:
        return "OPTIONS";
    }
}

Headers headersOf(const QHttpServerRequest &request)
{
    Headers headers;
#if QT_VERSION < QT_VERSION_CHECK(6, 8, 0)
    for (const auto &[name, value] : request.headers())
        headers.append({name, value});
#else
    const QHttpHeaders &all = request.headers();
    for (qsizetype i = 0; i < all.size(); ++i)
        headers.append({QByteArray(all.nameAt(i).data(), all.nameAt(i).size()), all.valueAt(i).toByteArray()});
#endif
    return headers;
}

} // namespace

void Answer::send(const Delivery &delivery, bool withBody) const
{
    if (!m_socket)
        return;
    if (delivery.silent) {
        m_socket->abort();
        return;
    }
    const Reply &reply = delivery.reply;
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(reply.status) + ' ' + reason(reply.status) + "\r\n";
    if (!reply.type.isEmpty())
        bytes += "Content-Type: " + reply.type + "\r\n";
    for (const auto &[name, value] : reply.headers)
        bytes += name + ": " + value + "\r\n";
    if (reply.status != 204 && reply.status != 304) // these have no body, and so no length
        bytes += "Content-Length: " + QByteArray::number(reply.body.size()) + "\r\n";
    bytes += "\r\n";
    if (withBody)
        bytes += delivery.cut ? reply.body.left(reply.body.size() / 2) : reply.body;
    m_socket->write(bytes);
    if (delivery.cut)
        m_socket->disconnectFromHost();
}

void Answer::write(const QByteArray &bytes) const
{
    if (m_socket)
        m_socket->write(bytes);
}

void Answer::close() const
{
    if (m_socket)
        m_socket->disconnectFromHost();
}

Listener::Listener(Handler handler, QObject *parent) : QAbstractHttpServer(parent), m_handler(std::move(handler)) {}

quint16 Listener::start(quint16 port)
{
    auto *door = new Door(this);
    if (!door->listen(QHostAddress::LocalHost, port))
        return 0;
    m_port = door->serverPort();
    bind(door);
    return m_port;
}

/// A page in a browser can reach 127.0.0.1 under a name of its own; the Host header tells. Source: DNS rebinding.
bool Listener::isForUs(const QHttpServerRequest &request) const
{
    const QByteArray host = request.value("Host");
    const QByteArray port = ':' + QByteArray::number(m_port);
    // gh talks through a local socket under GitHub's own name.
    return host == "127.0.0.1" + port || host == "localhost" + port || host == "api.github.com";
}

void Listener::take(const QHttpServerRequest &request, QTcpSocket *socket)
{
    const Answer answer(socket);
    if (!isForUs(request)) {
        answer.send({Reply::error(421, u"The practice harbour answers under its own address alone."_s)});
        return;
    }
    const QByteArray target = request.url().toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority);
    m_handler(Request::of(methodOf(request), target, headersOf(request), request.body()), answer);
}

#if QT_VERSION < QT_VERSION_CHECK(6, 5, 0)
bool Listener::handleRequest(const QHttpServerRequest &request, QTcpSocket *socket)
{
    take(request, socket);
    return true;
}

void Listener::missingHandler(const QHttpServerRequest &, QTcpSocket *) {}
#else
bool Listener::handleRequest(const QHttpServerRequest &request, QHttpServerResponder &)
{
    const auto doors = findChildren<QTcpServer *>();
    for (QTcpServer *server : doors) {
        if (const auto *door = dynamic_cast<Door *>(server))
            take(request, door->socketOf(request.remotePort()));
    }
    return true;
}

#if QT_VERSION < QT_VERSION_CHECK(6, 8, 0)
void Listener::missingHandler(const QHttpServerRequest &, QHttpServerResponder &&) {}
#else
void Listener::missingHandler(const QHttpServerRequest &, QHttpServerResponder &) {}
#endif
#endif

} // namespace tagboat::practice
