// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "release/step.h"

namespace tagboat
{

/// Creates an annotated tag. Tagger and time stand in the intent, so the tag object's id is the same on every replay.
/// An existing tag of the same commit is adopted, any other stops the release; nothing moves or deletes it. Detail:
/// "tag", "message", "commitFrom" or "commit". Facts: "tag", "object", "commit".
class TagStep final : public Step
{
public:
    using Step::Step;
    QCoro::Task<Result<QJsonObject>> prepare(StepContext &context) override;
    QCoro::Task<Result<Finding>> check(StepContext &context, QJsonObject inputs) override;
    QCoro::Task<Result<void>> apply(StepContext &context, QJsonObject inputs) override;

private:
    [[nodiscard]] Result<QString> objectId(StepContext &context, const QJsonObject &inputs) const;
};

/// Pushes a tag that an earlier step made. Absent or identical on the remote is fine, anything else stops the release.
/// Detail: "tag", "tagFrom".
class PushTagStep final : public Step
{
public:
    using Step::Step;
    QCoro::Task<Result<Finding>> check(StepContext &context, QJsonObject inputs) override;
    QCoro::Task<Result<void>> apply(StepContext &context, QJsonObject inputs) override;
    [[nodiscard]] bool reachesRemote() const override { return true; }
};

} // namespace tagboat
