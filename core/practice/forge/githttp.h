// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "practice/forge/engine.h"
#include "practice/forge/listener.h"

namespace tagboat::practice
{

/// The remotes over smart HTTP at /OWNER/NAME.git, by git's own http-backend as a child. A token is the password.
class GitHttp
{
public:
    GitHttp(World &world, Engine &engine) : m_world(world), m_engine(engine) {}

    [[nodiscard]] bool isGit(const Request &request) const;
    /// @p lost: what is asked for happens, and the connection ends without an answer.
    void serve(const Request &request, const Answer &answer, bool lost);

private:
    World &m_world;
    Engine &m_engine;
    QObject m_children; ///< owns the child processes
};

} // namespace tagboat::practice
