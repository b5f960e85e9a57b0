// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "forge/slidingwindow.h"
#include "forge/turnstile.h"
#include "ports/clock.h"
#include "ports/forge/ratemeter.h"
#include "ports/http.h"
#include "ports/pause.h"

#include <QHash>

#include <functional>

namespace tagboat
{

/// What a request costs GitHub, see "Rate limits for the REST API" and "… GraphQL API".
enum class RequestKind { Read, Write, Query, Mutation };

/// The limits that GitHub documents, with what we keep below them. A forge on this computer needs none.
struct GovernorRules {
    std::chrono::milliseconds betweenWrites{1000};      ///< "wait at least one second between each request"
    std::chrono::milliseconds longestWait{15 * 60'000}; ///< longer is an error that names the time
    std::chrono::milliseconds unnamedWait{60'000};      ///< a secondary limit without Retry-After: then doubled
    int restPoints = 900;                               ///< a minute; 1 to read, 5 to write
    int graphPoints = 2000;                             ///< a minute
    int writes = 80;                                    ///< a minute
    int writesInHour = 500;
};

/// Keeps one account inside its rate limits: holds requests back until they may be sent, writes one after the other,
/// learns from each answer, and holds everything back once the token was refused. All clients of an account share one.
class Governor final
{
public:
    Governor(const Clock &clock, Pause &pause, const GovernorRules &rules = {});
    Governor(const Governor &) = delete;
    Governor &operator=(const Governor &) = delete;

    /// Returns when a request of @p kind may be sent; release() follows it. Errors: Unavailable with the time when that
    /// is further off than the rules wait, Denied after a refused token, Cancelled.
    QCoro::Task<Result<void>> admit(RequestKind kind, Cancel cancel);
    void release(RequestKind kind);
    /// Calls @p tell when admit() begins to hold requests back for three seconds or more; once for all that wait for
    /// the same time.
    void tellHolds(std::function<void(std::chrono::milliseconds)> tell) { m_tell = std::move(tell); }
    /// Learns from an answer. True if it is a refusal for a rate limit: nothing was done, and the same request may be
    /// sent again after admit().
    bool heed(const HttpAnswer &answer);
    /// As heed(), for GraphQL's RATE_LIMITED with status 200.
    void heedExhausted(const HttpAnswer &answer);
    /// The token was refused (401): nothing more is sent.
    void refuseToken() { m_tokenRefused = true; }

    /// As last told by the server, by resource.
    [[nodiscard]] QList<RateMeter> meters() const { return m_meters.values(); }
    /// Until when the server wants to be left alone, or a limit is used up; invalid: not at all.
    [[nodiscard]] QDateTime heldUntil() const;

private:
    [[nodiscard]] std::chrono::milliseconds delay(RequestKind kind);
    void readMeter(const HttpAnswer &answer);
    void holdBack(std::chrono::milliseconds time);
    void tellHold(std::chrono::milliseconds time);

    const Clock &m_clock;
    Pause &m_pause;
    GovernorRules m_rules;
    SlidingWindow m_rest;
    SlidingWindow m_graph;
    SlidingWindow m_writes;
    SlidingWindow m_hourOfWrites;
    QHash<QString, RateMeter> m_meters;
    QDateTime m_heldUntil;
    QDateTime m_lastWrite;
    std::chrono::milliseconds m_nextUnnamed;
    Turnstile m_writer{1};
    bool m_tokenRefused = false;
    std::function<void(std::chrono::milliseconds)> m_tell;
    QDateTime m_toldUntil;
};

} // namespace tagboat
