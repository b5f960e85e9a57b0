// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "compose/tokenquestion.h"

namespace tagboat
{

TokenQuestion makeTokenQuestion(const Settings &)
{
    return {};
}

} // namespace tagboat
