// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QString>

namespace tagboat
{

/// The changelog of the package in @p folder ("." for the root) of a working tree: CHANGELOG, CHANGES, HISTORY or NEWS,
/// in this order, with .md, .rst, .txt or no ending, in any case. Relative to @p root; empty if there is none.
Result<QString> findChangelogFile(const QString &root, const QString &folder);

} // namespace tagboat
