// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "release/step.h"

namespace tagboat
{

/// Waits for the user's word on a candidate: "good" lets the release go on, "failed" ends this candidate and needs a
/// recovery. Detail: "tag".
class VerdictStep final : public Step
{
public:
    using Step::Step;
    QCoro::Task<Result<Finding>> check(StepContext &context, QJsonObject inputs) override;
    QCoro::Task<Result<void>> apply(StepContext &context, QJsonObject inputs) override;
    [[nodiscard]] bool hasEffect() const override { return false; }
};

/// Deletes the tag of a failed candidate, on the remote first and then here, each only if it is still the recorded
/// object. Detail: "tag", "object".
class RemoveCandidateStep final : public Step
{
public:
    using Step::Step;
    QCoro::Task<Result<Finding>> check(StepContext &context, QJsonObject inputs) override;
    QCoro::Task<Result<void>> apply(StepContext &context, QJsonObject inputs) override;
    [[nodiscard]] bool reachesRemote() const override { return true; }

private:
    [[nodiscard]] static Result<CandidateTag> candidate(const StepContext &context, const QString &name);
};

} // namespace tagboat
