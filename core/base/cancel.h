// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <memory>

namespace tagboat
{

/// A request to stop, shared by everyone who works on the same thing. Copies refer to the same request; thread-safe.
class Cancel
{
public:
    void request() { m_requested->store(true); }
    [[nodiscard]] bool requested() const { return m_requested->load(); }

private:
    std::shared_ptr<std::atomic_bool> m_requested = std::make_shared<std::atomic_bool>(false);
};

} // namespace tagboat
