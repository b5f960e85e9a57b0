// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "release/step.h"

namespace tagboat
{

/// Runs the repository's own check commands, one after the other, in the shell. They are shown and allowed once by the
/// user: what was allowed is the digest of their text, so that a changed command asks again. Detail: "commands",
/// "digest".
class CommandsStep final : public Step
{
public:
    using Step::Step;
    QCoro::Task<Result<Finding>> check(StepContext &context, QJsonObject inputs) override;
    QCoro::Task<Result<void>> apply(StepContext &context, QJsonObject inputs) override;

    /// The digest under which the user's permission is kept.
    static QString digest(const QStringList &commands);

private:
    bool m_passed = false; ///< commands leave nothing to look at afterwards: a killed run runs them again
};

} // namespace tagboat
