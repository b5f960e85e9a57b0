// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "versionfile/versionfile.h"

#include <QStringList>

namespace tagboat
{

/// The most folders of packages that are looked at in one repository.
constexpr qsizetype packageFoldersLimit = 500;

/// The folders of a repository that may hold packages of their own, sorted, without ".": one level below packages,
/// crates, libs, python, plugins and apps, and what the root's package.json (workspaces), Cargo.toml ([workspace]
/// members) and pyproject.toml ([tool.uv.workspace] members) name, less what their exclude and npm's "!pattern" take
/// out. Of glob patterns, "folder/*" and "folder/**" (four levels) are understood. There may be more than
/// packageFoldersLimit.
QStringList packageFolders(const QString &root, const TreeReader &read);

} // namespace tagboat
