// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "command.h"
#include "compose/world.h"
#include "git/libgit2git.h"
#include "shell/shell.h" // BAD
