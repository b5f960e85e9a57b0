// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "systemmotion.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

const QString service = u"org.freedesktop.portal.Desktop"_s;
const QString object = u"/org/freedesktop/portal/desktop"_s;
const QString interface = u"org.freedesktop.portal.Settings"_s;
const QString gnome = u"org.gnome.desktop.interface"_s;
const QString plasma = u"org.kde.kdeglobals.KDE"_s;

/// The portal wraps a value in a variant, and an older one in two.
QVariant bare(QVariant value)
{
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}

} // namespace

SystemMotion::SystemMotion(QObject *parent) : QObject(parent) {}

std::optional<bool> SystemMotion::reducedBy(const QString &group, const QString &key, const QVariant &value)
{
    const QVariant plain = bare(value);
    if (group == gnome && key == u"enable-animations"_s && plain.typeId() == QMetaType::Bool)
        return !plain.toBool();
    bool number = false;
    const double factor = plain.toDouble(&number);
    if (group == plasma && key == u"AnimationDurationFactor"_s && number)
        return factor <= 0;
    return std::nullopt;
}

void SystemMotion::watch()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(service, object, interface, u"SettingChanged"_s, this, SLOT(take(QString, QString, QDBusVariant)));
    ask(gnome, u"enable-animations"_s);
    ask(plasma, u"AnimationDurationFactor"_s);
}

void SystemMotion::ask(const QString &group, const QString &key)
{
    QDBusMessage call = QDBusMessage::createMethodCall(service, object, interface, u"Read"_s);
    call << group << key;
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call, 5000), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, group, key](QDBusPendingCallWatcher *done) {
        const QDBusPendingReply<QDBusVariant> reply = *done;
        done->deleteLater();
        if (reply.isValid())
            take(group, key, reply.value());
    });
}

void SystemMotion::take(const QString &group, const QString &key, const QDBusVariant &value)
{
    if (const auto reduced = reducedBy(group, key, value.variant()))
        Q_EMIT reducedChanged(*reduced);
}

} // namespace tagboat
