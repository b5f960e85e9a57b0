// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "approvals/approvalscontroller.h"
#include "release/forgedesk.h"

namespace tagboat
{

/// The inbox's questions, put to @p desk, which outlives them.
ApprovalQuestions questionsTo(ForgeDesk &desk);

} // namespace tagboat
