// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "scan/repositorywatcher.h"

#include "scan/repositorystamp.h"

#include <QFile>

#include <array>
#include <cerrno>
#include <cstring>
#include <sys/inotify.h>
#include <unistd.h>

#include <utility>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

constexpr int quietMilliseconds = 250;
constexpr int longestMilliseconds = 2000;
/// Not IN_MODIFY: a file is read again when its writer is done with it.
constexpr quint32 events =
    IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_CLOSE_WRITE | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF;

} // namespace

int RepositoryWatcher::systemLimit()
{
    QFile file(u"/proc/sys/fs/inotify/max_user_watches"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 8192; // the least that a kernel ever allowed by default
    return file.readAll().trimmed().toInt();
}

RepositoryWatcher::RepositoryWatcher(int limit, QObject *parent)
    : QObject(parent), m_limit(limit), m_descriptor(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC))
{
    m_clock.start();
    m_quiet.setSingleShot(true);
    connect(&m_quiet, &QTimer::timeout, this, &RepositoryWatcher::tell);
    if (m_descriptor < 0) {
        m_failure = errno;
        return;
    }
    m_notifier = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &RepositoryWatcher::read);
}

RepositoryWatcher::~RepositoryWatcher()
{
    m_notifier.reset();
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

void RepositoryWatcher::watch(const QString &name, const QStringList &folders)
{
    const QMutexLocker lock(&m_mutex);
    QSet<int> &own = m_watches[name];
    m_unwatched.remove(name);
    for (const QString &folder : folders) {
        const int watch = ::inotify_add_watch(m_descriptor, QFile::encodeName(folder).constData(),
                                              events | IN_ONLYDIR | IN_DONT_FOLLOW | IN_EXCL_UNLINK);
        const int code = errno;
        if (watch >= 0 && (m_names.contains(watch) || m_names.size() < m_limit)) {
            own.insert(watch);
            m_names.insert(watch, name);
            continue;
        }
        if (watch < 0 && (code == ENOENT || code == ENOTDIR || code == EACCES))
            continue; // gone since it was listed, or closed to us: then git cannot see into it either
        if (watch >= 0)
            ::inotify_rm_watch(m_descriptor, watch);
        else
            m_failure = m_descriptor < 0 ? m_failure : code;
        m_unwatched.insert(name);
        for (const int given : std::as_const(own)) {
            m_names.remove(given);
            ::inotify_rm_watch(m_descriptor, given);
        }
        m_watches.remove(name);
        return;
    }
}

void RepositoryWatcher::watchOnly(const QString &name, const QStringList &folders)
{
    QSet<int> before;
    {
        const QMutexLocker lock(&m_mutex);
        before = m_watches.take(name);
    }
    watch(name, folders); // the system gives the same number for a folder that is watched already
    const QMutexLocker lock(&m_mutex);
    before.subtract(m_watches.value(name));
    for (const int watch : std::as_const(before)) {
        const auto known = m_names.constFind(watch);
        if (known == m_names.cend() || *known != name)
            continue; // gone, or somebody else's by now
        m_names.erase(known);
        ::inotify_rm_watch(m_descriptor, watch);
    }
}

void RepositoryWatcher::keepOnly(const QSet<QString> &names)
{
    const QMutexLocker lock(&m_mutex);
    m_unwatched.intersect(names);
    for (auto it = m_watches.begin(); it != m_watches.end();) {
        if (names.contains(it.key())) {
            ++it;
            continue;
        }
        for (const int watch : std::as_const(it.value())) {
            m_names.remove(watch);
            ::inotify_rm_watch(m_descriptor, watch);
        }
        it = m_watches.erase(it);
    }
}

QStringList RepositoryWatcher::unwatched() const
{
    const QMutexLocker lock(&m_mutex);
    QStringList names = m_unwatched.values();
    names.sort();
    return names;
}

std::optional<Error> RepositoryWatcher::limitation() const
{
    const QMutexLocker lock(&m_mutex);
    if (m_unwatched.isEmpty())
        return std::nullopt;
    const QString cause =
        m_failure != 0 && m_failure != ENOSPC
            ? QString::fromLocal8Bit(std::strerror(m_failure))
            : u"%1 folders are watched, and the system allows %2"_s.arg(m_names.size()).arg(systemLimit());
    return Error{Error::Kind::Unavailable,
                 u"%1 repositories are not watched; they are read when you refresh"_s.arg(m_unwatched.size()),
                 cause,
                 u"Raise fs.inotify.max_user_watches, or add fewer folders."_s,
                 {},
                 0};
}

void RepositoryWatcher::read()
{
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-member-init): read() fills it
    alignas(inotify_event) std::array<char, 64 * 1024> buffer;
    for (int turn = 0; turn < 16; ++turn) { // the window goes first; what is left comes with the next turn
        const ssize_t size = ::read(m_descriptor, buffer.data(), buffer.size());
        if (size <= 0)
            break;
        for (ssize_t at = 0; at < size;) {
            inotify_event event = {};
            std::memcpy(&event, buffer.data() + at, sizeof event);
            take(event.wd, event.mask, event.len > 0 ? buffer.data() + at + sizeof event : "");
            at += static_cast<ssize_t>(sizeof event + event.len);
        }
    }
    if (!m_waiting.isEmpty() && !m_quiet.isActive())
        m_quiet.start(quietMilliseconds);
}

void RepositoryWatcher::take(int watch, quint32 mask, const char *name)
{
    if ((mask & IN_Q_OVERFLOW) != 0)
        return Q_EMIT overrun();
    if ((mask & IN_IGNORED) != 0)
        return drop(watch);
    if (isGitNoise(name))
        return;
    const QMutexLocker lock(&m_mutex);
    const auto known = m_names.constFind(watch);
    if (known == m_names.cend())
        return;
    const qint64 now = m_clock.elapsed();
    auto waiting = m_waiting.find(*known);
    if (waiting == m_waiting.end())
        waiting = m_waiting.insert(*known, {now, now});
    waiting->last = now;
}

void RepositoryWatcher::drop(int watch)
{
    const QMutexLocker lock(&m_mutex);
    const QString name = m_names.take(watch);
    if (const auto own = m_watches.find(name); own != m_watches.end())
        own->remove(watch);
}

void RepositoryWatcher::tell()
{
    const qint64 now = m_clock.elapsed();
    QStringList ready;
    for (auto it = m_waiting.begin(); it != m_waiting.end();) {
        if (now - it->last >= quietMilliseconds || now - it->first >= longestMilliseconds) {
            ready.append(it.key());
            it = m_waiting.erase(it);
        } else {
            ++it;
        }
    }
    if (!m_waiting.isEmpty())
        m_quiet.start(quietMilliseconds / 2);
    for (const QString &name : ready)
        Q_EMIT changed(name);
}

} // namespace tagboat
