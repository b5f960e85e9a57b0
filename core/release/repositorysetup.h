// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/git.h"
#include "release/repositoryclone.h"
#include "setup/applysetup.h"
#include "setup/setupaudit.h"
#include "setup/setupwish.h"

#include <functional>

namespace tagboat
{

/// A repository's set-up, or why it could not be looked at.
struct RepositorySetup {
    RepositoryClone clone;
    bool served = false; ///< an account is at hand for it
    QString fullName;    ///< owner/name on the forge
    SetupExpectation expected;
    ObservedSetup observed;
    QList<SetupFinding> findings;
    std::optional<Error> error;
};

/// What was done of a set of changes, and what stands then.
struct SetupOutcome {
    QStringList done;           ///< a line for each change, with the address of a pull request
    std::optional<Error> error; ///< why it stopped
    RepositorySetup after;
};

/// Where the value of a secret comes from that is to be set.
struct SecretSource {
    SecretName secret;
    Secret value;
    QString token = {}; ///< of the keychain, by name, instead of the value
};

/// Makes an adapter of git, in the thread that will use it.
using GitMaker = std::function<std::unique_ptr<Git>()>;

/// Reads the clone's settings and shape, and its repository's set-up, and audits it. What fails is in the value; the
/// one error is Cancelled.
QCoro::Task<Result<RepositorySetup>> lookAtSetup(ForgePlaces &places, RepositoryClone clone, GitMaker makeGit,
                                                 QDateTime now, Cancel cancel);

/// Makes changes, as far as they go, and looks again; @p secrets are the values of those that are set. Errors as
/// lookAtSetup().
QCoro::Task<Result<SetupOutcome>> changeSetup(ForgePlaces &places, RepositoryClone clone, QList<SetupChange> changes,
                                              QList<SecretValue> secrets, GitMaker makeGit, QDateTime now,
                                              Cancel cancel);

} // namespace tagboat
