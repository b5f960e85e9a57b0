// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/forge.h"

#include <QStringList>

namespace tagboat
{

/// Something that a token has to be allowed for Tagboat's work, and whether it is.
struct TokenPermission {
    enum class State {
        Given,
        Readable, ///< it reads; whether it may write, no server tells before it is tried
        Missing,
        Untold, ///< no server tells, and there was nothing to try it on
    };
    QString name;          ///< as the forge calls it: "Contents: read and write", or the scope "workflow"
    QString purpose;       ///< what Tagboat needs it for
    bool forSetup = false; ///< of use on the set-up page alone
    State state = State::Untold;
    bool operator==(const TokenPermission &) const = default;
};

/// The state's stable name in JSON output: "given", "readable", "missing", "untold".
QString permissionStateName(TokenPermission::State state);

/// The permissions that a fine-grained token needs; none is known to be given.
/// https://docs.github.com/en/rest/authentication/permissions-required-for-fine-grained-personal-access-tokens
QList<TokenPermission> neededPermissions();

/// What the scopes of a classic or OAuth token give.
/// https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/scopes-for-oauth-apps
QList<TokenPermission> permissionsByScopes(const QStringList &scopes);

/// Tries what a fine-grained token may read of a repository: nothing else tells its permissions. In a public repository
/// reading proves nothing and is not counted. Errors: Cancelled, Unavailable, and Denied for a token that is not
/// accepted at all; a repository that it does not see leaves all but that untold.
QCoro::Task<Result<QList<TokenPermission>>> tryPermissions(std::shared_ptr<Forge> forge, RepositoryName repository,
                                                           Cancel cancel);

/// Those that are known to be missing and that every release needs.
QStringList missingPermissions(const QList<TokenPermission> &permissions);

} // namespace tagboat
