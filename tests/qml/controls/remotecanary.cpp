// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "remotecanary.h"

#include <QTcpSocket>

using namespace Qt::StringLiterals;

namespace tagboat
{

RemoteCanary::RemoteCanary(QObject *parent) : QObject(parent)
{
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("The canary cannot listen: %s", qPrintable(m_server.errorString()));
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection()) {
            socket->deleteLater();
            ++m_visits;
        }
        Q_EMIT visited();
    });
}

QString RemoteCanary::address() const
{
    return u"http://127.0.0.1:%1"_s.arg(m_server.serverPort());
}

} // namespace tagboat
