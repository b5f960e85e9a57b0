// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "release/steps/forgestep.h"

namespace tagboat
{

/// Follows the workflow run that a pushed tag or a published release started, to its end. Detail: event ("push" or
/// "release"), tag, commitFrom or commit, path (the workflow's file, if the plan knows it). Facts: run, url.
class WorkflowStep final : public ForgeStep
{
public:
    using ForgeStep::ForgeStep;
    QCoro::Task<Result<QJsonObject>> prepare(StepContext &context) override;
    QCoro::Task<Result<Finding>> check(StepContext &context, QJsonObject inputs) override;
    QCoro::Task<Result<void>> apply(StepContext &context, QJsonObject inputs) override;
    [[nodiscard]] bool hasEffect() const override { return false; }

private:
    [[nodiscard]] QCoro::Task<Result<Finding>> notStarted(StepContext &context, QDateTime since);
    [[nodiscard]] QCoro::Task<Result<Finding>> gates(StepContext &context, WorkflowRun run);
    [[nodiscard]] QCoro::Task<Result<Finding>> progress(StepContext &context, WorkflowRun run);
};

/// Waits until every check of a commit is good. Detail: commitFrom or commit; expected: "always" if a workflow starts
/// for each commit of the branch, "perhaps" if the files it touches decide, else empty.
class ChecksStep final : public ForgeStep
{
public:
    using ForgeStep::ForgeStep;
    QCoro::Task<Result<QJsonObject>> prepare(StepContext &context) override;
    QCoro::Task<Result<Finding>> check(StepContext &context, QJsonObject inputs) override;
    QCoro::Task<Result<void>> apply(StepContext &context, QJsonObject inputs) override;
    [[nodiscard]] bool hasEffect() const override { return false; }

private:
    [[nodiscard]] QCoro::Task<Result<Finding>> byRuns(StepContext &context, QString commit, QJsonObject inputs);
    [[nodiscard]] Finding noneBegan(const StepContext &context, const QString &commit, const QJsonObject &inputs) const;
};

} // namespace tagboat
