// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "singleinstance.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QLocalSocket>
#include <QStandardPaths>
#include <QThread>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// A socket's path may have about 100 characters only, so the folder stands in it as a hash.
QString addressOf(const QString &dataFolder)
{
    const QByteArray hash = QCryptographicHash::hash(dataFolder.toUtf8(), QCryptographicHash::Sha256).toHex().first(24);
    return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) + u"/tagboat-"_s +
           QString::fromLatin1(hash);
}

} // namespace

SingleInstance::SingleInstance(const QString &dataFolder, QObject *parent)
    : QObject(parent), m_lock(dataFolder + u"/window.lock"_s), m_address(addressOf(dataFolder))
{
    m_lock.setStaleLockTime(0); // a lock is stale when its program is gone, however old it is
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *visitor = m_server.nextPendingConnection())
            visitor->deleteLater();
        Q_EMIT asked();
    });
}

Result<bool> SingleInstance::claim()
{
    if (m_lock.tryLock(0)) {
        QLocalServer::removeServer(m_address); // of a program that crashed: the lock is ours
        m_server.setSocketOptions(QLocalServer::UserAccessOption);
        if (!m_server.listen(m_address))
            return fail(Error::Kind::Io, u"The window cannot listen for a second start"_s, m_server.errorString());
        return true;
    }
    if (m_lock.error() != QLockFile::LockFailedError)
        return fail(Error::Kind::Denied, u"The data folder cannot be locked"_s, {},
                    u"Check its permissions, or name another with --data"_s);
    QLocalSocket socket;
    const QDeadlineTimer patience(3000); // the one that has the lock may be about to listen
    do {
        socket.connectToServer(m_address);
        if (socket.waitForConnected(static_cast<int>(patience.remainingTime())))
            return false;
        QThread::msleep(50);
    } while (!patience.hasExpired());
    return fail(Error::Kind::Busy, u"Tagboat runs already and does not answer"_s, socket.errorString());
}

} // namespace tagboat
