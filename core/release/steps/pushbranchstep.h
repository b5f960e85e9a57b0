// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "release/step.h"

namespace tagboat
{

/// Pushes a commit to a branch of the remote, never forced. With "fastForward" set, the local branch is moved to the
/// commit first and made current: this is how a release branch is merged where no pull request is asked for. Detail:
/// "branch", "commitFrom" or "commit", "fastForward". Facts: "commit".
class PushBranchStep final : public Step
{
public:
    using Step::Step;
    QCoro::Task<Result<QJsonObject>> prepare(StepContext &context) override;
    QCoro::Task<Result<Finding>> check(StepContext &context, QJsonObject inputs) override;
    QCoro::Task<Result<void>> apply(StepContext &context, QJsonObject inputs) override;
    [[nodiscard]] bool reachesRemote() const override { return true; }

private:
    [[nodiscard]] QString branch() const;
    [[nodiscard]] bool fastForward() const;
};

} // namespace tagboat
