// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "release/steps/forgestep.h"

namespace tagboat
{

/// Drafts the release of a tag, or adopts the one there is. Detail: tag, title, notes, prerelease. Facts: release, url.
class DraftReleaseStep final : public ForgeStep
{
public:
    using ForgeStep::ForgeStep;
    QCoro::Task<Result<Finding>> check(StepContext &context, QJsonObject inputs) override;
    QCoro::Task<Result<void>> apply(StepContext &context, QJsonObject inputs) override;
};

/// Attaches files of the working tree to the release of a tag: what stands there with the same content is taken as it
/// is, what was cut off is uploaded anew, and nothing is ever replaced. What the files are is settled when the step
/// begins. Detail: tag, patterns. Facts: release, url.
class ReleaseAssetsStep final : public ForgeStep
{
public:
    using ForgeStep::ForgeStep;
    QCoro::Task<Result<QJsonObject>> prepare(StepContext &context) override;
    QCoro::Task<Result<Finding>> check(StepContext &context, QJsonObject inputs) override;
    QCoro::Task<Result<void>> apply(StepContext &context, QJsonObject inputs) override;
};

/// Publishes the release of a tag: once it is published, an immutable release keeps its tag and files for ever. Detail:
/// tag, latest. Facts: release, url.
class PublishReleaseStep final : public ForgeStep
{
public:
    using ForgeStep::ForgeStep;
    QCoro::Task<Result<Finding>> check(StepContext &context, QJsonObject inputs) override;
    QCoro::Task<Result<void>> apply(StepContext &context, QJsonObject inputs) override;
};

} // namespace tagboat
