// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "composer/composer.h" // BAD
#include "controls/theme.h"
#include "git/libgit2git.h" // BAD
#include "scan/overview.h"
