// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "forge/timerpause.h"

namespace tagboat
{

/// Pause where the practice harbour's clock runs fast: what is awaited comes sooner there, and is looked for sooner.
class PracticePause final : public Pause
{
public:
    explicit PracticePause(QString harbour) : m_harbour(std::move(harbour)) {}
    QCoro::Task<Result<void>> wait(std::chrono::milliseconds time, Cancel cancel) override;
    /// By the speed that the harbour's forge runs at, but not below half a second.
    [[nodiscard]] std::chrono::milliseconds paced(std::chrono::milliseconds time) const override;

private:
    QString m_harbour;
    TimerPause m_timer;
};

} // namespace tagboat
