// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "setup/setupaudit.h"
#include "setup/setupwish.h"

namespace tagboat::test
{

/// What the set-up of harbour/tide-gauge is measured by.
SetupExpectation expectedOf(const QString &flow);
/// The same repository with nothing set up; the teams are there.
ObservedSetup bareSetup();
/// What would stand if the wish came true and its files were merged.
ObservedSetup comeTrue(const ObservedSetup &before, const SetupWish &wish);
/// Everything repaired.
ObservedSetup goodSetup(const SetupExpectation &expected);

/// The ids of all faults, sorted.
QStringList faultsOf(const QList<SetupFinding> &findings);
/// The wish in which every fault that has a repair is repaired.
SetupWish repaired(const ObservedSetup &observed, const QList<SetupFinding> &findings);

} // namespace tagboat::test
