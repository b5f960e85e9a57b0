// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "scriptedserver.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpSocket>
#include <QTimer>

#include <memory>

namespace tagboat
{

ScriptedAnswer ScriptedAnswer::of(int status, const QByteArray &body, const QByteArray &headers)
{
    ScriptedAnswer made;
    made.bytes = "HTTP/1.1 " + QByteArray::number(status) + " Words\r\n" + headers;
    if (status != 204 && status != 304)
        made.bytes += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    made.bytes += "Connection: close\r\n\r\n" + body;
    return made;
}

ScriptedAnswer ScriptedAnswer::json(int status, const QByteArray &body, const QByteArray &headers)
{
    return of(status, body, "Content-Type: application/json; charset=utf-8\r\n" + headers);
}

QByteArray SeenRequest::header(const QByteArray &name) const
{
    for (const QByteArray &line : head.split('\n')) {
        if (line.toLower().startsWith(name.toLower() + ':'))
            return line.mid(name.size() + 1).trimmed();
    }
    return {};
}

ScriptedServer::ScriptedServer()
{
    if (!listen(QHostAddress::LocalHost))
        qFatal("no port on this computer");
}

ScriptedServer::ScriptedServer(const QString &certificateFile, const QString &keyFile) : ScriptedServer()
{
    QFile certificate(certificateFile);
    QFile key(keyFile);
    if (!certificate.open(QIODevice::ReadOnly) || !key.open(QIODevice::ReadOnly))
        qFatal("no certificate");
    m_tls = QSslConfiguration::defaultConfiguration();
    m_tls.setLocalCertificate(QSslCertificate(&certificate));
    m_tls.setPrivateKey(QSslKey(&key, QSsl::Ec));
}

void ScriptedServer::incomingConnection(qintptr descriptor)
{
    if (m_tls.isNull()) {
        auto *socket = new QTcpSocket(this);
        socket->setSocketDescriptor(descriptor);
        serve(socket);
        return;
    }
    auto *socket = new QSslSocket(this);
    socket->setSslConfiguration(m_tls);
    socket->setSocketDescriptor(descriptor);
    serve(socket);
    socket->startServerEncryption();
}

void ScriptedServer::serve(QTcpSocket *socket)
{
    connect(socket, &QTcpSocket::readyRead, this, [this, socket] { take(socket); });
    connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
        m_pending.remove(socket);
        socket->deleteLater();
    });
}

QUrl ScriptedServer::url(const QByteArray &path) const
{
    return QUrl::fromEncoded((m_tls.isNull() ? "http" : "https") + QByteArray("://127.0.0.1:") +
                                 QByteArray::number(serverPort()) + path,
                             QUrl::StrictMode);
}

void ScriptedServer::take(QTcpSocket *socket)
{
    QByteArray &pending = m_pending[socket];
    pending += socket->readAll();
    const qsizetype end = pending.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    SeenRequest request;
    request.head = pending.first(end);
    const qsizetype length = request.header("Content-Length").toLongLong();
    if (pending.size() < end + 4 + length)
        return;
    request.body = pending.mid(end + 4, length);
    pending.remove(0, end + 4 + length);
    const QList<QByteArray> line = request.head.split('\r').first().split(' ');
    request.verb = line.value(0);
    request.target = line.value(1);
    m_seen.append(request);
    answer(socket);
}

void ScriptedServer::answer(QTcpSocket *socket)
{
    const ScriptedAnswer next = m_script.value(0);
    if (m_script.size() > 1)
        m_script.removeFirst();
    if (next.delay > 0)
        QTimer::singleShot(next.delay, socket, [socket, next] { send(socket, next); });
    else
        send(socket, next);
}

void ScriptedServer::send(QTcpSocket *socket, const ScriptedAnswer &answer)
{
    if (answer.abortBefore) {
        socket->abort();
        return;
    }
    if (answer.drip == 0) {
        socket->write(answer.bytes);
        if (answer.close)
            socket->disconnectFromHost();
        return;
    }
    socket->write(answer.bytes.first(answer.dripFrom));
    auto *timer = new QTimer(socket);
    auto at = std::make_shared<qsizetype>(answer.dripFrom);
    connect(timer, &QTimer::timeout, socket, [socket, answer, at] {
        if (*at < answer.bytes.size())
            socket->write(answer.bytes.mid((*at)++, 1));
    });
    timer->start(answer.drip);
}

} // namespace tagboat
