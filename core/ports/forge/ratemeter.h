// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QList>
#include <QString>

namespace tagboat
{

/// How much of a rate limit is used, as the server last said it in its x-ratelimit headers.
/// https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api
struct RateMeter {
    QString resource; ///< "core", "graphql", …
    int limit = 0;
    int remaining = 0;
    int used = 0;
    QDateTime reset; ///< UTC, by this computer's clock
    bool operator==(const RateMeter &) const = default;
};

/// What an account may still ask of its forge.
struct AccountLimits {
    QString host;
    QString login;
    QList<RateMeter> meters;
    QDateTime heldUntil; ///< nothing is sent before this, UTC; invalid, or past: nothing is held back
    bool operator==(const AccountLimits &) const = default;
};

} // namespace tagboat
