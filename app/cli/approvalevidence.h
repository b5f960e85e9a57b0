// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "command.h"
#include "release/approvalitem.h"
#include "release/releaseoftag.h"
#include "release/releaseservice.h"

namespace tagboat::cli
{

/// What speaks for deployments that wait and against them, with what the journal holds of their releases. Asks more
/// than a bare list: see lookForApprovals().
Result<QList<RepositoryApprovals>> lookWithEvidence(Invocation &call, ForgePlaces &places,
                                                    const QList<RepositoryClone> &clones);

/// The release of a waiting run, as the journal tells it.
Result<ReleaseOfTag> journalled(ReleaseService &releases, const ApprovalItem &item);

/// The member "evidence" of an approval.
QJsonObject evidenceJson(const ApprovalItem &item, const ReleaseOfTag &release);
/// The same for people, a line each.
QStringList evidenceLines(const ApprovalItem &item, const ReleaseOfTag &release);

} // namespace tagboat::cli
