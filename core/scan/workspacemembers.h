// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "versionfile/memberfolders.h"

#include <QStringList>

namespace tagboat
{

/// The folders of a repository that may hold packages of their own, sorted, without ".": one level below packages,
/// crates, libs, python, plugins and apps, and what the root's package.json (workspaces), Cargo.toml ([workspace]
/// members) and pyproject.toml ([tool.uv.workspace] members) name, less what their exclude and npm's "!pattern" take
/// out. There may be more than packageFoldersLimit.
QStringList packageFolders(const TreeReader &read);

} // namespace tagboat
