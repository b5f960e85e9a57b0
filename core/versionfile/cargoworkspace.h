// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "versionfile/findercontext.h"

#include <QStringList>

namespace tagboat
{

/// The names of the workspace's members that inherit [workspace.package] version, where that is what the package's
/// version is; empty else. Members are those that Cargo.toml names, by wildcards too where the tree can be listed, and
/// those that it names as dependencies by path.
QStringList cargoInheritors(FinderContext &context);

/// Adds the pins of dependencies by path on the packages whose version this is (version = "=1.2.3" beside path): cargo
/// refuses a path whose package does not meet them.
void findCargoPins(FinderContext &context);

} // namespace tagboat
