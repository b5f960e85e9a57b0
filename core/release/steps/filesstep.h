// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "release/step.h"

namespace tagboat
{

/// Writes planned edits into files of the working tree. A file whose hash is the planned one from before is written,
/// one whose hash is the planned one from after is adopted, anything else stops the release. Detail: "edits" (see
/// plan.h).
class FilesStep final : public Step
{
public:
    using Step::Step;
    QCoro::Task<Result<Finding>> check(StepContext &context, QJsonObject inputs) override;
    QCoro::Task<Result<void>> apply(StepContext &context, QJsonObject inputs) override;

    /// Puts the bytes from before back into every file that stands as planned; used when a release is given up before
    /// its commit. Files that were changed since stay as they are.
    [[nodiscard]] Result<void> revert(const QString &repository) const;
};

} // namespace tagboat
