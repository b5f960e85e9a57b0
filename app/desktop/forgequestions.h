// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "overview/overviewforge.h"
#include "release/forgedesk.h"

namespace tagboat
{

/// The overview's questions, put to @p desk, which outlives them.
ForgeQuestions forgeQuestionsTo(ForgeDesk &desk);

} // namespace tagboat
