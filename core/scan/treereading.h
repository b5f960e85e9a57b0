// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "versionfile/versionfile.h"

namespace tagboat
{

/// As workingTreeReader(), for one look at a tree by one thread: each folder is listed once, and files that are not in
/// it are not asked for. Finders guess at dozens of names, most of which no repository has.
TreeReader listedTreeReader(const QString &root);

} // namespace tagboat
