// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QElapsedTimer>
#include <QHash>
#include <QMutex>
#include <QObject>
#include <QSet>
#include <QSocketNotifier>
#include <QStringList>
#include <QTimer>

#include <memory>
#include <optional>

namespace tagboat
{

/// Tells when something happened in a repository's folders, without looking at them again and again: inotify(7). What
/// happens in quick succession is told once, when it has been quiet for a moment or has gone on for two seconds.
class RepositoryWatcher : public QObject
{
    Q_OBJECT

public:
    /// At most @p limit folders are watched; half of what the system allows the user by default.
    explicit RepositoryWatcher(int limit = systemLimit() / 2, QObject *parent = nullptr);
    ~RepositoryWatcher() override;

    /// Watches these folders for @p name, in addition to those it watches already; thread-safe. A name whose folders
    /// are more than the limit leaves room for is not watched at all, which limitation() explains.
    void watch(const QString &name, const QStringList &folders);
    /// The same, but no others for @p name from now on. What happens in those that stay is not missed.
    void watchOnly(const QString &name, const QStringList &folders);
    /// Watches nothing but what belongs to @p names from now on; thread-safe.
    void keepOnly(const QSet<QString> &names);

    /// The names that are not watched; thread-safe.
    [[nodiscard]] QStringList unwatched() const;
    /// Why not everything is watched, and what to do about it; nothing if everything is.
    [[nodiscard]] std::optional<Error> limitation() const;

    /// fs.inotify.max_user_watches.
    static int systemLimit();

Q_SIGNALS:
    void changed(const QString &name);
    /// So much happened that the system gave up telling what: anything may have changed.
    void overrun();

private:
    struct Waiting {
        qint64 first = 0; ///< milliseconds, of the first event not told yet
        qint64 last = 0;
    };
    void read();
    void take(int watch, quint32 mask, const char *name);
    void tell();
    void drop(int watch);

    int m_limit;
    int m_descriptor;
    int m_failure = 0; ///< the system's error number, where it and not our limit refused
    std::unique_ptr<QSocketNotifier> m_notifier;
    QTimer m_quiet;
    QElapsedTimer m_clock;
    QHash<QString, Waiting> m_waiting;
    mutable QMutex m_mutex; ///< guards what follows
    QHash<int, QString> m_names;
    QHash<QString, QSet<int>> m_watches;
    QSet<QString> m_unwatched;
};

} // namespace tagboat
