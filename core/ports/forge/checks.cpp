// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "ports/forge/checks.h"

#include <algorithm>

namespace tagboat
{

CommitChecks::State CommitChecks::state() const
{
    const auto any = [this](CommitCheck::State state) {
        return std::any_of(checks.begin(), checks.end(), [state](const auto &check) { return check.state == state; });
    };
    if (any(CommitCheck::State::Failed))
        return State::Failed;
    if (any(CommitCheck::State::Pending) || any(CommitCheck::State::Other))
        return State::Pending;
    if (!runsKnown || !statusesKnown)
        return State::Unavailable;
    return checks.isEmpty() ? State::None : State::Passed;
}

} // namespace tagboat
