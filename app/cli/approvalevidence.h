// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "command.h"
#include "release/approvalitem.h"
#include "release/releaseservice.h"
#include "release/trialindex.h"

namespace tagboat::cli
{

/// What the clone, the journal and the index for trials tell of a deployment that waits.
struct WaitingRelease {
    ReleaseOfTag release;
    TrialListing listing;
};
/// Reads the clone and the journal, and asks the index.
Result<WaitingRelease> releaseWaiting(ForgePlaces &places, ReleaseService &releases, const ApprovalItem &item,
                                      const Cancel &cancel);

/// The member "evidence" of an approval.
QJsonObject evidenceJson(const ApprovalItem &item, const WaitingRelease &waiting);
/// The same for people, a line each.
QStringList evidenceLines(const ApprovalItem &item, const WaitingRelease &waiting);

} // namespace tagboat::cli
