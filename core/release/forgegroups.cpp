// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/forgegroups.h"

#include <algorithm>

namespace tagboat
{

QCoro::Task<ForgeGroups> groupByForge(ForgePlaces &places, QList<RepositoryClone> repositories, Cancel cancel)
{
    ForgeGroups found;
    for (const RepositoryClone &clone : std::as_const(repositories)) {
        if (cancel.requested())
            break;
        const QString remote = clone.remoteUrl;
        const auto place = co_await places.find(remote, cancel);
        if (!place) {
            found.unplaced.append(clone.path);
            if (!found.errors.contains(place.error()))
                found.errors.append(place.error());
        }
        if (!place || !*place)
            continue;
        const ForgePlace &at = **place;
        auto group = std::ranges::find(found.groups, at.forge, &ForgeGroup::forge);
        if (group == found.groups.end()) {
            found.groups.append({at.forge, {}, {}});
            group = found.groups.end() - 1;
        }
        QList<RepositoryClone> &clones = group->clones[at.repository.full()];
        if (clones.isEmpty())
            group->names.append(at.repository);
        clones.append(clone);
    }
    co_return found;
}

} // namespace tagboat
