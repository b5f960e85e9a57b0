// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTimer>

#include <coroutine>
#include <deque>

namespace tagboat
{

/// Lets so many coroutines through at once, in the order they came; the others wait. Awaiting a signal that may be
/// emitted twice would not do: QCoro 0.8 then resumes what is gone. It outlives those who wait.
class Turnstile
{
public:
    explicit Turnstile(int places) : m_places(places) {}

    struct Turn {
        Turnstile *turnstile;
        [[nodiscard]] bool await_ready() const
        {
            if (turnstile->m_places == 0)
                return false;
            --turnstile->m_places;
            return true;
        }
        void await_suspend(std::coroutine_handle<> waiting) const { turnstile->m_waiting.push_back(waiting); }
        void await_resume() const {}
    };
    /// Await it to come in; leave() once for each.
    Turn enter() { return {this}; }
    void leave()
    {
        if (m_waiting.empty()) {
            ++m_places;
            return;
        }
        const std::coroutine_handle<> next = m_waiting.front();
        m_waiting.pop_front();
        QTimer::singleShot(0, [next] { next.resume(); }); // its place is kept; the stack does not grow
    }

private:
    int m_places;
    std::deque<std::coroutine_handle<>> m_waiting;
};

} // namespace tagboat
