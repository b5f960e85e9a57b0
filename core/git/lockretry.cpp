// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "git/lockretry.h"

#include "git/giterror.h"

#include <QDateTime>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QThread>

using namespace Qt::StringLiterals;

namespace tagboat::git
{

namespace
{

constexpr int attempts = 10;

tl::unexpected<Error> busy(const QString &lockFile, const QString &what, const Error &error)
{
    const QFileInfo lock(lockFile);
    const QString age = lock.exists() ? u", %1 seconds old, of the user %2"_s
                                            .arg(lock.lastModified().secsTo(QDateTime::currentDateTime()))
                                            .arg(lock.owner())
                                      : QString();
    return failAt(
        Error::Kind::Busy, lockFile, 0, u"%1: another program holds the lock %2%3"_s.arg(what, lockFile, age),
        error.detail,
        u"Wait for the other git program to end. If none runs, one that was killed left it: remove the lock "_s
        u"file, then try again."_s);
}

} // namespace

Result<void> retryWhileLocked(const std::function<int()> &call, const QString &lockFile, const QString &what)
{
    for (int attempt = 1;; ++attempt) {
        const int code = call();
        if (code >= 0)
            return {};
        const Error error = lastError(code, what);
        if (code != GIT_ELOCKED)
            return tl::unexpected(error);
        if (attempt == attempts)
            return busy(lockFile, what, error);
        QThread::msleep(400 + QRandomGenerator::global()->bounded(311u)); // nine pauses, about five seconds
    }
}

} // namespace tagboat::git
