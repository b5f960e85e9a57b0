// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "versionfile/versionfile.h"

namespace tagboat
{

/// Both are assignments of the same name in one file, and would both be edited.
bool isAmbiguous(const VersionOccurrence &a, const VersionOccurrence &b);

/// The problem that two such places are.
Error ambiguity(const VersionOccurrence &first, const VersionOccurrence &second);

/// Draws from what the finders found what the set says: its version, what is no version after all, what does not agree,
/// and what must be asked.
void concludeVersions(VersionFileSet &set);

} // namespace tagboat
