// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "ports/git.h"
#include "release/steps/tagstep.h"
#include "scan/overview.h"
