// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/clock.h"
#include "ports/forgeplace.h"
#include "release/approvalitem.h"
#include "release/releaseoftag.h"

#include <functional>
#include <memory>

namespace tagboat
{

/// What the index for trials, TestPyPI, is asked for one deployment that waits.
struct TrialQuestion {
    QString project; ///< empty: there is nothing to ask
    QString version; ///< that the tag names
    /// Of a candidate: what its build comes to where the files say the final version already. Counts only if it was
    /// uploaded since the run began, for an older candidate may have left it there.
    QString finalVersion;
    QDateTime since;   ///< when the run began, by the servers' clocks
    QString candidate; ///< of a final version: the candidate that it goes back to; empty: none is known
    bool operator==(const TrialQuestion &) const = default;
};

/// What to ask for a deployment of @p release's tag. Nothing where no job, deployment or candidate is about TestPyPI:
/// the name of a package that is not meant for it stays here.
TrialQuestion trialQuestion(const ReleaseOfTag &release, const ApprovalItem &item);

/// What TestPyPI itself lists.
struct TrialListing {
    enum class State { NotAsked, Missing, Listed, Unreadable };
    State state = State::NotAsked;
    QString version;   ///< that was looked for, or else the one that is listed
    bool ofTag = true; ///< it is the tag's own version; else what its build came to, or its candidate
    bool ofCandidate = false;
    qsizetype files = 0;
    QDateTime since; ///< its first file, by the index's clock
    qint64 late = 0; ///< seconds that this clock is behind the one here
    bool yanked = false;
    QString yankedReason;
    QString trouble; ///< why it could not be read
    bool operator==(const TrialListing &) const = default;
};

/// Asks the index, for one version after the other until it has one. What went wrong is part of the answer. Error:
/// Cancelled.
QCoro::Task<Result<TrialListing>> trialListing(ForgePlaces &places, TrialQuestion question,
                                               std::shared_ptr<const Clock> clock, Cancel cancel);

/// All that is known of a version on TestPyPI, in a sentence's words: what the index lists, else how far the upload
/// came. @p when: "12 minutes ago", or empty.
QString trialWords(const TrialUpload &upload, const CandidateRun &candidate, const TrialListing &listing,
                   const std::function<QString(const QDateTime &)> &when);

} // namespace tagboat
