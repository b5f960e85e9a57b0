// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "git/stallguard.h"

#include <QFile>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <list>
#include <mutex>
#include <pthread.h>
#include <sys/syscall.h>
#include <thread>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace tagboat::git
{

namespace
{

/// How long an open() may take, and how often it is looked at. The open() of a file on a disk takes microseconds.
constexpr std::chrono::milliseconds pause{500};
constexpr int looksThatCount = 3;

struct Guarded {
    pthread_t thread;
    long id; ///< of the thread, in the kernel's count
    int looksInOpen = 0;
};

/// Whether a thread of this process is inside the kernel for an open(). False if the kernel does not tell.
bool isInOpen(long thread)
{
    QFile file(u"/proc/self/task/%1/syscall"_s.arg(thread));
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray line = file.readAll();
    bool isNumber = false;
    const int call = line.left(line.indexOf(' ')).toInt(&isNumber);
#ifdef SYS_open
    if (isNumber && call == SYS_open)
        return true;
#endif
    return isNumber && call == SYS_openat;
}

class Watch
{
public:
    Watch()
    {
        struct sigaction action = {};
        action.sa_handler = [](int) {}; // its arrival alone breaks the call off: SA_RESTART is not set
        ::sigaction(signalNumber(), &action, nullptr);
        std::thread([this] { run(); }).detach();
    }

    void add()
    {
        const std::lock_guard lock(m_mutex);
        m_guarded.push_back({::pthread_self(), ::syscall(SYS_gettid), 0});
        m_arrived.notify_one();
    }

    void removeOwn()
    {
        const std::lock_guard lock(m_mutex);
        const auto own = std::find_if(m_guarded.rbegin(), m_guarded.rend(), [](const Guarded &guarded) {
            return ::pthread_equal(guarded.thread, ::pthread_self()) != 0;
        });
        m_guarded.erase(std::next(own).base());
    }

private:
    static int signalNumber() { return SIGRTMIN + 7; }

    [[noreturn]] void run()
    {
        std::unique_lock lock(m_mutex);
        while (true) {
            m_arrived.wait(lock, [this] { return !m_guarded.empty(); });
            lock.unlock();
            std::this_thread::sleep_for(pause);
            lock.lock();
            for (Guarded &guarded : m_guarded) {
                guarded.looksInOpen = isInOpen(guarded.id) ? guarded.looksInOpen + 1 : 0;
                if (guarded.looksInOpen >= looksThatCount) {
                    ::pthread_kill(guarded.thread, signalNumber());
                    guarded.looksInOpen = 0;
                }
            }
        }
    }

    std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::list<Guarded> m_guarded;
};

/// Never destroyed: its thread may still look when the process ends.
Watch &watch()
{
    static auto *const only = new Watch;
    return *only;
}

} // namespace

StallGuard::StallGuard()
{
    watch().add();
}

StallGuard::~StallGuard()
{
    watch().removeOwn();
}

} // namespace tagboat::git
