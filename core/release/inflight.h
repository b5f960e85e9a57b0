// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "release/releasestate.h"
#include "scan/nextaction.h"

namespace tagboat
{

/// The step did not fail: the user stopped it.
bool wasPaused(const StepState &step);
/// The step waits until the user allows the commands that it would run.
bool wantsCommandsAllowed(const StepState &step);

/// It waits for the workflow run of one of @p tags, or was left there; it neither failed nor has it ended.
bool restsAtWorkflowOf(const ReleaseState &release, const QStringList &tags);

/// What a release does by itself when the step that it is at has ended well.
struct NextSteps {
    QStringList titles; ///< of the steps that follow without a question
    QString question;   ///< the title of the step that the user is asked about then; empty: of none
    bool operator==(const NextSteps &) const = default;
};
NextSteps nextSteps(const ReleaseState &release);

/// How a release that has not ended stands, as the overview shows it; @p running: it works now, in this program.
ReleaseInFlight inFlight(const ReleaseState &release, bool running);

/// At a candidate that can be given up for the next one: the user is asked for a verdict, or its workflow failed.
bool canReplaceCandidate(const StepState &step);

} // namespace tagboat
