// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "release/approvalitem.h"

namespace tagboat
{

/// What became of the decision on one item.
struct DecisionOutcome {
    QString key; ///< the item's
    std::optional<Error> error;
    bool operator==(const DecisionOutcome &) const = default;
};

/// Approves @p items, or rejects them, which ends their runs. Each run is read once more first: what was started again,
/// was decided by others, or may not be decided is left alone, and an error says so. All environments of a run go in
/// one request. It is sent once: if its answer is lost, the run is asked whether it took effect. One outcome for each
/// item, in their order. Error: Cancelled.
QCoro::Task<Result<QList<DecisionOutcome>>> decideItems(ForgePlaces &places, QList<ApprovalItem> items, bool approve,
                                                        QString comment, Cancel cancel);

} // namespace tagboat
