// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "notifier.h"

#include <QDBusConnection>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

constexpr int patience = 5000; // milliseconds
const QString service = u"org.freedesktop.Notifications"_s;
const QString object = u"/org/freedesktop/Notifications"_s;

QDBusMessage callOf(const QString &method)
{
    return QDBusMessage::createMethodCall(service, object, service, method);
}

} // namespace

Notifier::Notifier(QObject *parent) : QObject(parent) {}

QString Notifier::bodyFor(const QString &text, bool readsMarkup)
{
    return readsMarkup ? text.toHtmlEscaped() : text;
}

void Notifier::tell(const QString &title, const QString &text)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        Q_EMIT unheard(title, text);
        return;
    }
    if (!m_listens) {
        m_listens = true;
        bus.connect(service, object, service, u"ActionInvoked"_s, this, SLOT(act(uint, QString)));
        bus.connect(service, object, service, u"NotificationClosed"_s, this, SLOT(closed(uint, uint)));
    }
    if (m_readsMarkup) {
        send(title, text);
        return;
    }
    const QDBusMessage call = callOf(u"GetCapabilities"_s);
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(call, patience), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, title, text](QDBusPendingCallWatcher *done) {
        const QDBusPendingReply<QStringList> reply = *done;
        done->deleteLater();
        if (!reply.isValid()) {
            Q_EMIT unheard(title, text);
            return;
        }
        m_readsMarkup = reply.value().contains(u"body-markup"_s);
        send(title, text);
    });
}

void Notifier::send(const QString &title, const QString &text)
{
    QDBusMessage call = callOf(u"Notify"_s);
    const QVariantMap hints{{u"desktop-entry"_s, u"tagboat"_s}};
    call << u"Tagboat"_s << uint(0) << u"tagboat"_s << title << bodyFor(text, *m_readsMarkup)
         << QStringList{u"default"_s, tr("Show")} << hints << -1;
    const auto pending = QDBusConnection::sessionBus().asyncCall(call, patience);
    auto *watcher = new QDBusPendingCallWatcher(pending, this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, title, text](QDBusPendingCallWatcher *done) {
        const QDBusPendingReply<uint> reply = *done;
        done->deleteLater();
        if (reply.isValid())
            m_shown.insert(reply.value());
        else
            Q_EMIT unheard(title, text);
    });
}

void Notifier::act(uint id, const QString &action)
{
    if (m_shown.contains(id) && action == u"default"_s)
        Q_EMIT chosen();
}

void Notifier::closed(uint id, uint)
{
    m_shown.remove(id);
}

} // namespace tagboat
