// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "release/releasestate.h"

namespace tagboat
{

/// True if an account of ours does the step: by a forge's API, or by git over http(s).
bool needsAccount(const Plan &plan, const StepSpec &step);

/// What is asked before a step that cannot be undone: what it does, with which commit, on which remote, and as whom, as
/// far as each is known. @p account is the login of who does it; empty: nobody knows.
QString confirmationQuestion(const ReleaseState &release, const StepSpec &step, const QString &account);

} // namespace tagboat
