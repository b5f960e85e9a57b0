// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scan/treereading.h"

namespace tagboat
{

/// The changelog of the package in @p folder ("." for the root) of a working tree: CHANGELOG, CHANGES, HISTORY or NEWS,
/// in this order, with .md, .rst, .txt or no ending, in any case; without one of these, CHANGELOG or CHANGES with an
/// ending in docs or doc; then debian/changelog, the only
/// AppStream metainfo file there or in data, or the only spec file with an RPM changelog there, in rpm or in packaging.
/// Relative to the tree's root; empty if there is none.
Result<QString> findChangelogFile(ListedTree &tree, const QString &folder);

/// Refused, with the reason, where a link in @p folder has a changelog's name.
Result<void> checkNoChangelogLink(ListedTree &tree, const QString &folder);

} // namespace tagboat
