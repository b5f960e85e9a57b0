// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "base/result.h"

#include <QCoroTask>

#include <chrono>

namespace tagboat
{

/// Waiting, so that tests need not: the other half of Clock.
class Pause
{
public:
    virtual ~Pause() = default;
    /// Returns after @p time, or with Cancelled soon after @p cancel is requested. Other work goes on meanwhile.
    virtual QCoro::Task<Result<void>> wait(std::chrono::milliseconds time, Cancel cancel) = 0;
    /// How long to wait instead of @p time before looking again whether others did their part.
    [[nodiscard]] virtual std::chrono::milliseconds paced(std::chrono::milliseconds time) const { return time; }
};

} // namespace tagboat
