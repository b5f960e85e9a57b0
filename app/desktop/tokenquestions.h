// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "release/forgedesk.h"
#include "tokens/tokenquestions.h"

namespace tagboat
{

/// The tokens page's questions, put in the thread of @p desk, which outlives them. The settings in @p configFile are
/// read at each.
TokenQuestions tokenQuestionsTo(ForgeDesk &desk, const QString &dataFolder, const QString &configFile);

} // namespace tagboat
