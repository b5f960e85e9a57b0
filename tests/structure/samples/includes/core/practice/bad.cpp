// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "git/libgit2git.h" // BAD
#include "ports/git.h"      // BAD
#include <git2/repository.h>
