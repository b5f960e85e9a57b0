// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"

namespace tagboat::cli
{

/// Makes the first SIGINT or SIGTERM request @p cancel, and the second end the process at once with status 130.
void cancelOnInterrupt(const Cancel &cancel);

} // namespace tagboat::cli
