// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "setup/setupwish.h"

#include <functional>

namespace tagboat
{

/// The value of a secret that is to be set.
struct SecretValue {
    SecretName secret;
    Secret value;
};

/// What a change did, for telling.
struct AppliedChange {
    QString text;
    QString url; ///< of the pull request
};

/// Makes the changes, in order, until one fails. What stands already is left as it is: a change that was made and whose
/// answer was lost is no second branch, file or pull request. @p told hears of each that is done.
/// Errors: those of the forge; Usage for a secret without a value; Conflict where a branch of ours holds other files.
QCoro::Task<Result<void>> applySetup(ForgePlace place, QList<SetupChange> changes, QList<SecretValue> secrets,
                                     std::function<void(AppliedChange)> told, Cancel cancel);

} // namespace tagboat
