// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/forgeplace.h"
#include "release/step.h"

namespace tagboat
{

/// A step that works on the forge.
class ForgeStep : public Step
{
public:
    using Step::Step;
    [[nodiscard]] bool reachesRemote() const override { return true; }

protected:
    /// Where the plan's repository stands. Denied if no account serves it any more, and the
    /// errors of ForgePlaces.
    [[nodiscard]] static QCoro::Task<Result<ForgePlace>> placeOf(const StepContext &context);
    [[nodiscard]] QString text(const QString &name) const { return m_spec.detail[name].toString(); }
};

} // namespace tagboat
