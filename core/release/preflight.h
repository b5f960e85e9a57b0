// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "ports/git.h"
#include "release/plan.h"

#include <QList>
#include <QString>

#include <optional>

namespace tagboat
{

/// One answer of the checks before a release.
struct CheckResult {
    enum class State { Passed, Warns, Blocks };
    QString id; ///< stable name, for example "tree-clean"
    State state = State::Passed;
    QString title;  ///< what was found, one sentence
    QString remedy; ///< what the user can do, empty when it passed

    bool operator==(const CheckResult &) const = default;
};
QString checkStateName(CheckResult::State state);

/// Looks at the repository and, when @p remote is given, at the remote's references, and says what speaks against
/// running
/// @p plan. Reads only. Without @p remote the checks that need it are warnings.
QList<CheckResult> runPreflight(LocalRepository &repository, const Plan &plan,
                                const std::optional<QList<RemoteReference>> &remote);

/// The first blocking check as an error; success if none blocks.
Result<void> preflightVerdict(const QList<CheckResult> &checks);

} // namespace tagboat
