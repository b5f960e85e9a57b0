// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "versionfile/versionfile.h"

namespace tagboat
{

/// Which release number a pattern's place says: 0 for "pattern.major", up to 2; -1 for a place that says it all.
int partIndex(const VersionOccurrence &occurrence);

/// Both are assignments of the same name in one file, and would both be edited.
bool isAmbiguous(const VersionOccurrence &a, const VersionOccurrence &b);

/// The problem that two such places are.
Error ambiguity(const VersionOccurrence &first, const VersionOccurrence &second);

} // namespace tagboat
