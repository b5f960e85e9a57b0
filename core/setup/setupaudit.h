// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "setup/observedsetup.h"
#include "setup/setupfinding.h"

namespace tagboat
{

/// An audit rule.
struct SetupRule {
    QString id;
    QString title;
    QString why;
    QString source; ///< a web address
};

/// All rules, in the order in which they are shown.
QList<SetupRule> setupRules();

/// What the rules find: at least one finding of each rule that bears on the flow, those that stand too. What an open
/// pull request of set-up's mends waits for it, without a repair of its own. A function of its arguments alone.
QList<SetupFinding> auditSetup(const SetupExpectation &expected, const ObservedSetup &observed);

} // namespace tagboat
