// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "forge/graphclient.h"
#include "ports/forge/overview.h"

namespace tagboat
{

/// A repository's part of the overview, of the fragment Card (see graphtexts.cpp). @p faults are those of its alias:
/// they tell what is null for want of a permission from what there is none of.
RepositoryOverview readCard(const JsonFields &fields, const QList<GraphFault> &faults);

} // namespace tagboat
