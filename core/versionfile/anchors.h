// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "versionfile/findercontext.h"

namespace tagboat
{

/// Does what an anchor of .tagboat.toml says: with a pattern it takes the place of what was found there, and settles
/// which of several assignments is meant; without one it settles what the places of a file are.
void applyAnchor(FinderContext &context, const VersionFilePattern &anchor);

/// Before the other files are looked at: where an anchor says that the file which the build reads has another's
/// version, one of them takes its place.
void disownSource(FinderContext &context, const VersionFilePattern &anchor);

} // namespace tagboat
