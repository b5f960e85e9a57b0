// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "versionfile/pathpattern.h"

namespace tagboat
{

/// The most folders of packages that are looked at in one repository.
constexpr qsizetype packageFoldersLimit = 500;
/// The most patterns with wildcards, and the most negated ones, that a workspace is believed to have.
constexpr qsizetype memberPatternsLimit = 200;

/// The folders that a workspace's patterns name, in their order, less what "!pattern" takes out, which needs no base
/// folder ("!**/test/**").
QStringList memberFolders(const TreeReader &read, const QStringList &patterns);

/// The patterns of the members of the workspace at the tree's root: package.json's "workspaces", a list or
/// { "packages": list } (npm, Yarn), and "packages" of pnpm-workspace.yaml; none if it has none.
QStringList npmWorkspacePatterns(const TreeReader &read);

} // namespace tagboat
