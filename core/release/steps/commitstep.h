// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "release/step.h"

namespace tagboat
{

/// Commits planned files on a branch and makes that branch current. Parent, author and time stand in the intent, so the
/// commit's id is the same on every replay. Detail: "branch", "paths", "message". Facts: "commit".
class CommitStep final : public Step
{
public:
    using Step::Step;
    QCoro::Task<Result<QJsonObject>> prepare(StepContext &context) override;
    QCoro::Task<Result<Finding>> check(StepContext &context, QJsonObject inputs) override;
    QCoro::Task<Result<void>> apply(StepContext &context, QJsonObject inputs) override;

private:
    [[nodiscard]] QStringList paths(const QString &key) const;
    [[nodiscard]] Result<QString> commitId(StepContext &context, const QJsonObject &inputs) const;
};

} // namespace tagboat
