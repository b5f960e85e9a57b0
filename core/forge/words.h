// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/jsonfields.h"
#include "ports/forge/deployments.h"
#include "ports/forge/workflowruns.h"

namespace tagboat
{

// GitHub's words for what several subjects have; GraphQL has the same ones in capitals.

inline constexpr std::array<std::pair<const char *, RunStatus>, 6> runStatusWords{{
    {"queued", RunStatus::Queued},
    {"in_progress", RunStatus::InProgress},
    {"completed", RunStatus::Completed},
    {"waiting", RunStatus::Waiting},
    {"requested", RunStatus::Requested},
    {"pending", RunStatus::Pending},
}};

inline constexpr std::array<std::pair<const char *, RunConclusion>, 9> runConclusionWords{{
    {"success", RunConclusion::Success},
    {"failure", RunConclusion::Failure},
    {"cancelled", RunConclusion::Cancelled},
    {"skipped", RunConclusion::Skipped},
    {"timed_out", RunConclusion::TimedOut},
    {"action_required", RunConclusion::ActionRequired},
    {"neutral", RunConclusion::Neutral},
    {"stale", RunConclusion::Stale},
    {"startup_failure", RunConclusion::StartupFailure},
}};

/// ACTIVE is GraphQL's word for a success that still stands; ABANDONED and DESTROYED are its alone too.
inline constexpr std::array<std::pair<const char *, DeploymentStatus::State>, 11> deploymentWords{{
    {"error", DeploymentStatus::State::Error},
    {"failure", DeploymentStatus::State::Failure},
    {"inactive", DeploymentStatus::State::Inactive},
    {"in_progress", DeploymentStatus::State::InProgress},
    {"queued", DeploymentStatus::State::Queued},
    {"pending", DeploymentStatus::State::Pending},
    {"success", DeploymentStatus::State::Success},
    {"active", DeploymentStatus::State::Success},
    {"waiting", DeploymentStatus::State::Waiting},
    {"abandoned", DeploymentStatus::State::Inactive},
    {"destroyed", DeploymentStatus::State::Inactive},
}};

inline RunStatus runStatusOf(const JsonFields &fields)
{
    return fields.word(QStringLiteral("status"), runStatusWords, RunStatus::Other);
}

/// None while there is none, Other for a word that is not known.
inline RunConclusion runConclusionOf(const JsonFields &fields)
{
    const QString key = QStringLiteral("conclusion");
    return fields.textOr(key).isEmpty() ? RunConclusion::None
                                        : fields.word(key, runConclusionWords, RunConclusion::Other);
}

} // namespace tagboat
