// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "forge/githubforge.h"
#include "forge/memoryanswercache.h"
#include "forge/qttransport.h"
#include "forge/timerpause.h"
#include "ports/forgeplace.h"

#include <functional>
#include <memory>

namespace tagboat
{

/// What clients of forges share: the way out, the memory of answers, and time. Lives in one thread, with an event loop.
struct ForgeWorld {
    /// @p kept, if given, remembers answers for longer.
    explicit ForgeWorld(std::unique_ptr<AnswerCache> kept = nullptr) : stored(std::move(kept)) {}

    QtTransport transport{"Tagboat/" TAGBOAT_VERSION};
    std::unique_ptr<AnswerCache> stored;
    MemoryAnswerCache cache{stored.get()};
    SystemClock clock;
    TimerPause pause;
    std::function<void(const ForgeWait &)> tell; ///< of requests that are held back; may be empty
};

/// One account's limits and its client, with all that they work with: who holds it holds the whole.
struct ForgeClient {
    ForgeClient(std::shared_ptr<ForgeWorld> shared, ForgeAccount who);
    /// Whether it is a client of exactly this place, login and token.
    [[nodiscard]] bool isOf(const ForgeAccount &other) const;
    /// As the server last said.
    [[nodiscard]] AccountLimits limits() const;
    /// The forge alone, which keeps its whole client.
    static std::shared_ptr<Forge> forgeOf(const std::shared_ptr<ForgeClient> &client)
    {
        return {client, &client->forge};
    }

    std::shared_ptr<ForgeWorld> world;
    ForgeAccount account;
    Governor governor;
    GitHubForge forge;
};

} // namespace tagboat
