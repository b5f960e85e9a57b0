// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "practice/forge/call.h"

namespace tagboat::practice
{

/// Answers a GraphQL request; sets what it costs.
Reply answerGraphQl(Call &call, Spending &spending);

} // namespace tagboat::practice
