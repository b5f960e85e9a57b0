// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "release/step.h"

namespace tagboat
{

/// Checks the state of the repository and the remote before anything happens. Has no effect of its own.
class PreflightStep final : public Step
{
public:
    using Step::Step;
    QCoro::Task<Result<Finding>> check(StepContext &context, QJsonObject inputs) override;
    QCoro::Task<Result<void>> apply(StepContext &context, QJsonObject inputs) override;
    [[nodiscard]] bool hasEffect() const override { return false; }
};

} // namespace tagboat
