// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/plan.h"  // BAD
#include "store/journal.h" // BAD
#include <git2.h>
