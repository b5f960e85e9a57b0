// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/pause.h"

namespace tagboat
{

/// Pause by Qt's timers, in the event loop of the thread that waits.
class TimerPause final : public Pause
{
public:
    QCoro::Task<Result<void>> wait(std::chrono::milliseconds time, Cancel cancel) override;
};

} // namespace tagboat
