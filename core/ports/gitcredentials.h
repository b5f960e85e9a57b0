// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "base/result.h"
#include "base/secret.h"

#include <QCoroTask>

#include <optional>

namespace tagboat
{

/// Who we are to the server of a git remote.
class GitCredentials
{
public:
    virtual ~GitCredentials() = default;
    /// The token for exactly the scheme, host and port of @p url, an http(s) address; nothing if no account of ours is
    /// there. It is sent to no other place. Errors: those of the keychain; Conflict when several accounts would do.
    virtual QCoro::Task<Result<std::optional<Secret>>> tokenFor(QString url, Cancel cancel) = 0;
};

} // namespace tagboat
