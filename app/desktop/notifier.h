// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDBusMessage>
#include <QObject>
#include <QSet>

#include <functional>
#include <optional>

namespace tagboat
{

/// Tells the user something outside of the window, through the desktop's notifications.
/// https://specifications.freedesktop.org/notification-spec/
class Notifier final : public QObject
{
    Q_OBJECT

public:
    explicit Notifier(QObject *parent = nullptr);

    /// Shows a notification. Nothing waits for that; where there is no service for it, unheard() says so.
    void tell(const QString &title, const QString &text);
    /// @p text as the service takes it: markup of what is none is taken away where the service reads markup.
    static QString bodyFor(const QString &text, bool readsMarkup);

Q_SIGNALS:
    void unheard(const QString &title, const QString &text);
    /// The user chose a notification.
    void chosen();

private:
    void send(const QString &title, const QString &text);
    Q_SLOT void act(uint id, const QString &action);
    Q_SLOT void closed(uint id, uint reason);

    std::optional<bool> m_readsMarkup; ///< nothing: the service was not asked yet
    bool m_listens = false;
    QSet<uint> m_shown; ///< notifications of ours
};

} // namespace tagboat
