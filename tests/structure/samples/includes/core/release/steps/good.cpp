// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/steps/tagstep.h"
#include "scan/overview.h"
#include "ports/git.h"
