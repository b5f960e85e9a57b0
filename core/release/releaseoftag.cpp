// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/releaseoftag.h"

#include "release/planforge.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// The newest word of a step that verified what the tag published; nothing where the journal holds none.
void addVerification(ReleaseOfTag &found, const ReleaseState &release, const QString &tag)
{
    for (const StepState &step : release.steps) {
        const bool ended = step.ended() || step.state == RunState::Failed;
        if (step.spec.kind != u"verify" || step.spec.detail[u"tag"_s].toString() != tag || !ended)
            continue;
        found.verified = step.state == RunState::Done || step.state == RunState::Adopted;
        found.verification = step.detail;
    }
}

/// The version that @p tag names; empty where no package of @p clone, which may be null, has such tags.
QString versionOf(const QString &tag, const RepositoryRow *clone)
{
    for (const PackageRow &package : clone == nullptr ? QList<PackageRow>() : clone->packages) {
        if (const auto version = package.grammar.versionOf(tag))
            return version->spelling();
    }
    return {};
}

/// The newest candidate whose workflow ended well.
CandidateRun candidateRun(const ReleaseState &release, const RepositoryRow *clone)
{
    CandidateRun done;
    for (const StepState &step : release.steps) {
        const QString tag = step.spec.detail[u"tag"_s].toString();
        const bool good = step.state == RunState::Done || step.state == RunState::Adopted;
        if (step.spec.kind == u"workflow" && good && tag != release.plan.tag)
            done = {tag, step.facts.contains(u"trialUpload"_s), versionOf(tag, clone)};
    }
    return done;
}

} // namespace

ReleaseOfTag releaseOfTag(const RepositoryRow *clone, const ReleaseState *inFlight, const QString &tag)
{
    ReleaseOfTag found;
    for (const PackageRow &package : clone == nullptr ? QList<PackageRow>() : clone->packages) {
        const auto version = package.grammar.versionOf(tag);
        if (!version)
            continue;
        found.version = version->spelling();
        found.candidate = version->isCandidate();
        if (found.candidate)
            found.finalVersion = version->finalRelease().spelling();
        found.flow = package.flow;
        if (package.versions.ecosystem == u"python")
            found.project = package.name;
        if (clone->packages.size() > 1)
            found.package = package.name;
        break;
    }
    const auto makes = [&](const StepSpec &step) { return step.detail[u"tag"_s].toString() == tag; };
    if (inFlight != nullptr && (inFlight->plan.tag == tag || std::ranges::any_of(inFlight->plan.steps, makes))) {
        found.release = inFlight->id;
        found.notes = plannedNotes(inFlight->plan);
        addVerification(found, *inFlight, tag);
        found.flow = inFlight->plan.flow;
        if (tag == inFlight->plan.tag) // a candidate that failed says nothing for the next one
            found.candidateRun = candidateRun(*inFlight, clone);
        if (restsAtWorkflowOf(*inFlight, {tag}))
            found.next = nextSteps(*inFlight);
    }
    return found;
}

} // namespace tagboat
