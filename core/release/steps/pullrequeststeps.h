// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "release/steps/forgestep.h"

namespace tagboat
{

/// Opens the pull request of the release branch, or adopts the one that is open. Detail: head, base, title, body,
/// commitFrom. Facts: number, url.
class PullRequestStep final : public ForgeStep
{
public:
    using ForgeStep::ForgeStep;
    QCoro::Task<Result<Finding>> check(StepContext &context, QJsonObject inputs) override;
    QCoro::Task<Result<void>> apply(StepContext &context, QJsonObject inputs) override;
};

/// Waits for reviews and checks, merges the pull request, removes its branch, and brings the merged base branch here.
/// Detail: pullRequestFrom, head, base, commitFrom. Facts: commit, the one that the merge left on the base branch.
class MergePullRequestStep final : public ForgeStep
{
public:
    using ForgeStep::ForgeStep;
    QCoro::Task<Result<QJsonObject>> prepare(StepContext &context) override;
    QCoro::Task<Result<Finding>> check(StepContext &context, QJsonObject inputs) override;
    QCoro::Task<Result<void>> apply(StepContext &context, QJsonObject inputs) override;

private:
    [[nodiscard]] QCoro::Task<Result<Finding>> openFinding(StepContext &context, PullRequest request, QString commit);
    [[nodiscard]] Finding mergedFinding(StepContext &context, const PullRequest &request) const;
    [[nodiscard]] QCoro::Task<Result<void>> merge(StepContext &context, int number, QString commit);
    [[nodiscard]] QCoro::Task<Result<void>> bringHere(StepContext &context, QString merged);
};

} // namespace tagboat
