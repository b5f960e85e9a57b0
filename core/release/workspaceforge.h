// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/clock.h"
#include "ports/forgeplace.h"
#include "release/repositoryclone.h"
#include "scan/forgestanding.h"

#include <QHash>
#include <QSet>

#include <chrono>

namespace tagboat
{

/// What the forges of a workspace say of its repositories.
struct WorkspaceOnForge {
    QHash<QString, ForgeFacts> facts; ///< by the clone's path; of those alone that an account serves
    QSet<QString> unanswered;         ///< clones whose forge, or keychain, did not answer
    QList<Error> errors;              ///< why, each once
    QList<RateMeter> meters;          ///< of GraphQL, of each account that was asked
    int cost = 0;                     ///< what the whole took of one account's limit, at the most
};

/// Asks: about one request for fifty repositories, whatever is in flight. An answer that is the same as the last one is
/// not read again, and its facts share their parts with those before. What one forge answers costs the others nothing.
/// Error: Cancelled.
QCoro::Task<Result<WorkspaceOnForge>> askForges(ForgePlaces &places, QList<RepositoryClone> repositories,
                                                std::shared_ptr<const Clock> clock, Cancel cancel);

/// What was said last, also in an earlier run of the program, as stale facts. Nobody is asked.
QCoro::Task<Result<WorkspaceOnForge>> recallForges(ForgePlaces &places, QList<RepositoryClone> repositories,
                                                   Cancel cancel);

/// How long to wait until the next refresh: @p usual, or longer so that what a refresh costs (@p cost points) takes no
/// more than a quarter of what @p meter has left until it is reset.
std::chrono::milliseconds politePause(std::chrono::milliseconds usual, int cost, const RateMeter &meter,
                                      const QDateTime &now);

} // namespace tagboat
