// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "forge/timerpause.h"

#include <QCoroTimer>
#include <QElapsedTimer>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tagboat
{

/// In short pieces, after each of which the cancellation is seen.
QCoro::Task<Result<void>> TimerPause::wait(std::chrono::milliseconds time, Cancel cancel)
{
    QElapsedTimer waited;
    waited.start();
    while (!cancel.requested()) {
        const auto left = time - std::chrono::milliseconds(waited.elapsed());
        if (left <= 0ms)
            co_return Result<void>();
        QTimer timer;
        timer.setSingleShot(true);
        timer.start(std::min(left, std::chrono::milliseconds(100)));
        co_await qCoro(timer).waitForTimeout();
    }
    co_return fail(Error::Kind::Cancelled, u"Stopped while it waited"_s);
}

} // namespace tagboat
