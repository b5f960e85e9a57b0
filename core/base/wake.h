// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <memory>

namespace tagboat
{

/// The word that it is worth looking again at once, for whoever naps between two looks. Copies refer to the same word;
/// thread-safe. Who takes the count before it looks misses no call.
class Wake
{
public:
    void call() { m_calls->fetch_add(1); }
    [[nodiscard]] int calls() const { return m_calls->load(); }

private:
    std::shared_ptr<std::atomic_int> m_calls = std::make_shared<std::atomic_int>(0);
};

} // namespace tagboat
