// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/releaseoftag.h"

#include "release/planforge.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

ReleaseOfTag releaseOfTag(const RepositoryRow *clone, const ReleaseState *inFlight, const QString &tag)
{
    ReleaseOfTag found;
    for (const PackageRow &package : clone == nullptr ? QList<PackageRow>() : clone->packages) {
        const auto version = package.grammar.versionOf(tag);
        if (!version)
            continue;
        found.version = version->spelling();
        found.candidate = version->isCandidate();
        if (clone->packages.size() > 1)
            found.package = package.name;
        break;
    }
    const auto makes = [&](const StepSpec &step) { return step.detail[u"tag"_s].toString() == tag; };
    if (inFlight != nullptr && (inFlight->plan.tag == tag || std::ranges::any_of(inFlight->plan.steps, makes))) {
        found.release = inFlight->id;
        found.notes = plannedNotes(inFlight->plan);
    }
    return found;
}

} // namespace tagboat
