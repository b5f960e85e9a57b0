// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "practice/forge/exchange.h"
#include "practice/forge/world.h"

namespace tagboat::practice
{

/// Where redirects of logs, archives and assets lead: another origin with signed addresses of a minute's life, which
/// refuses a request that carries a token, as GitHub's blob storage does.
class Storage
{
public:
    explicit Storage(World &world) : m_world(world) {}
    Reply answer(const Request &request);

private:
    World &m_world;
};

/// An address at the storage for some bytes, good for one minute.
QString blobAddress(World &world, const QByteArray &bytes, const QByteArray &type);

} // namespace tagboat::practice
