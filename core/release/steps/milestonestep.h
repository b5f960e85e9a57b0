// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "release/steps/forgestep.h"

namespace tagboat
{

/// Closes the milestone of the version that was released, and opens the next one. Both are found by their titles, so
/// that one which stands is taken as it is. Detail: titles, next (titles as well; empty: none is opened). Facts: closed
/// and opened, the numbers of milestones.
class MilestoneStep final : public ForgeStep
{
public:
    using ForgeStep::ForgeStep;
    QCoro::Task<Result<Finding>> check(StepContext &context, QJsonObject inputs) override;
    QCoro::Task<Result<void>> apply(StepContext &context, QJsonObject inputs) override;

private:
    [[nodiscard]] QStringList titles(const QString &name) const;
};

} // namespace tagboat
