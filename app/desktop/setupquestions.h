// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "release/forgedesk.h"
#include "setup/setupcontroller.h"

namespace tagboat
{

/// The set-up page's questions, put to @p desk, which outlives them.
/// Values of secrets may come from the tokens on record in @p dataFolder; from none if it is empty, for a rehearsal.
SetupQuestions setupQuestionsTo(ForgeDesk &desk, const QString &dataFolder);

} // namespace tagboat
