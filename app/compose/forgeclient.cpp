// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "compose/forgeclient.h"

#include <QHostAddress>

namespace tagboat
{

namespace
{

GovernorRules rulesFor(const ForgeHost &host)
{
    GovernorRules rules;
    if (QHostAddress(host.api.host()).isLoopback()) // nobody else's computer
        rules.betweenWrites = std::chrono::milliseconds(0);
    return rules;
}

/// Tells of a wait whoever the world knows then. The world outlives it.
std::function<void(std::chrono::milliseconds)> telling(const ForgeWorld &world, const QString &host, ForgeWait::Why why)
{
    return [&world, host, why](std::chrono::milliseconds time) {
        if (world.tell)
            world.tell({host, why, time, world.clock.now().addMSecs(time.count())});
    };
}

} // namespace

ForgeClient::ForgeClient(std::shared_ptr<ForgeWorld> shared, ForgeAccount who)
    : world(std::move(shared)), account(std::move(who)), governor(world->clock, world->pause, rulesFor(account.host)),
      forge(account, {world->transport, world->cache, governor, world->clock, world->pause,
                      telling(*world, account.host.name, ForgeWait::Why::Silence)})
{
    governor.tellHolds(telling(*world, account.host.name, ForgeWait::Why::Limit));
}

bool ForgeClient::isOf(const ForgeAccount &other) const
{
    return account.host == other.host && account.login == other.login &&
           account.token.fingerprint() == other.token.fingerprint();
}

AccountLimits ForgeClient::limits() const
{
    return {account.host.name, account.login, governor.meters(), governor.heldUntil()};
}

} // namespace tagboat
