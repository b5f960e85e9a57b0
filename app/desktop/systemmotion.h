// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDBusVariant>
#include <QObject>
#include <QVariant>

#include <optional>

namespace tagboat
{

/// Whether the desktop asks for no motion. Qt 6.4 does not tell, so the settings portal is asked, which GNOME, KDE
/// Plasma and others answer; where there is none, things move. Nothing waits for the answer.
/// https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Settings.html
class SystemMotion final : public QObject
{
    Q_OBJECT

public:
    explicit SystemMotion(QObject *parent = nullptr);

    /// Asks the portal now and listens from then on.
    void watch();
    /// What a setting of the portal says: true or false; nothing if it says nothing of motion.
    static std::optional<bool> reducedBy(const QString &group, const QString &key, const QVariant &value);

Q_SIGNALS:
    void reducedChanged(bool reduced);

private:
    void ask(const QString &group, const QString &key);
    Q_SLOT void take(const QString &group, const QString &key, const QDBusVariant &value);
};

} // namespace tagboat
