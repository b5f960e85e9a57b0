// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scan/overview.h"

namespace tagboat
{

/// The patterns of a package's tags.
struct TagForm {
    QString release;
    QString candidate;
};

/// Chooses how tags are written: as @p policy says; as another release tool's settings say, if no tag of the package
/// stands or the newest one is written so; as the tags are, which package.grammar was learned from; else by default.
/// Notes where it comes from in the package's settings.
TagForm chooseTagForm(const ReleasePolicy &policy, PackageRow &package, const QStringList &tags);

/// Notes where the package's other settings come from.
void addSettingSources(const ReleasePolicy &policy, PackageRow &package);

/// The message of a release's commit as the policy says it, or another release tool's settings; nothing if none does.
std::optional<QString> commitMessageOf(const ReleasePolicy &policy, const PackageRow &package);

} // namespace tagboat
