// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "versionfile/treereader.h"

namespace tagboat
{

/// The most folders of packages that are looked at in one repository.
constexpr qsizetype packageFoldersLimit = 500;

/// The folders in a folder of the tree, with their paths; hidden ones are left out.
QStringList subfolders(const TreeReader &read, const QString &folder);

/// The folders that a workspace's patterns name, in their order, less what "!pattern" takes out. Of wildcards, a "*" in
/// the last part ("crates/*", "libs/lib-*") and "folder/**" (four levels) are understood.
QStringList memberFolders(const TreeReader &read, const QStringList &patterns);

/// The patterns of package.json's "workspaces", a list or { "packages": list }; none if it has none.
QStringList npmWorkspacePatterns(const QByteArray &bytes);

} // namespace tagboat
