// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "forge/governor.h"

#include "forge/apierror.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace tagboat
{

namespace
{

bool writes(RequestKind kind)
{
    return kind == RequestKind::Write || kind == RequestKind::Mutation;
}

bool isGraph(RequestKind kind)
{
    return kind == RequestKind::Query || kind == RequestKind::Mutation;
}

/// "GET 1, POST, PATCH, PUT, DELETE 5; a query 1, a mutation 5."
int points(RequestKind kind)
{
    return writes(kind) ? 5 : 1;
}

/// Retry-After (RFC 9110, section 10.2.3) in seconds or as a date; nothing if it is not there.
std::optional<milliseconds> retryAfter(const HttpAnswer &answer, const QDateTime &now)
{
    const QByteArray text = answer.header("retry-after");
    if (text.isEmpty())
        return std::nullopt;
    bool isNumber = false;
    const qint64 seconds = text.toLongLong(&isNumber);
    if (isNumber)
        return milliseconds(std::clamp<qint64>(seconds, 0, 86'400) * 1000);
    const QDateTime at = httpDate(text);
    const QDateTime from = answer.serverTime().isValid() ? answer.serverTime() : now;
    return at.isValid() ? std::optional(milliseconds(std::max<qint64>(0, from.msecsTo(at)))) : std::nullopt;
}

} // namespace

Governor::Governor(const Clock &clock, Pause &pause, const GovernorRules &rules)
    : m_clock(clock), m_pause(pause), m_rules(rules), m_rest(rules.restPoints, 1min), m_graph(rules.graphPoints, 1min),
      m_writes(rules.writes, 1min), m_hourOfWrites(rules.writesInHour, 1h), m_nextUnnamed(rules.unnamedWait)
{
}

QDateTime Governor::heldUntil() const
{
    QDateTime until = m_heldUntil;
    for (const RateMeter &meter : m_meters) {
        if (meter.remaining == 0 && (!until.isValid() || meter.reset > until))
            until = meter.reset;
    }
    return until.isValid() && until > m_clock.now() ? until : QDateTime();
}

milliseconds Governor::delay(RequestKind kind)
{
    const QDateTime now = m_clock.now();
    milliseconds wait = (isGraph(kind) ? m_graph : m_rest).delay(now, points(kind));
    const auto until = [&wait, &now](const QDateTime &time) {
        if (time.isValid())
            wait = std::max(wait, milliseconds(now.msecsTo(time)));
    };
    until(m_heldUntil);
    const auto meter = m_meters.constFind(isGraph(kind) ? u"graphql"_s : u"core"_s);
    if (meter != m_meters.constEnd() && meter->remaining == 0)
        until(meter->reset);
    if (writes(kind)) {
        wait = std::max({wait, m_writes.delay(now, 1), m_hourOfWrites.delay(now, 1)});
        if (m_lastWrite.isValid())
            until(m_lastWrite.addMSecs(m_rules.betweenWrites.count()));
    }
    return wait;
}

/// Waits before it takes its place among the writers, so that whoever waits can be cancelled.
QCoro::Task<Result<void>> Governor::admit(RequestKind kind, Cancel cancel)
{
    while (true) {
        for (milliseconds wait = delay(kind); wait > 0ms && !m_tokenRefused; wait = delay(kind)) {
            if (wait > m_rules.longestWait)
                co_return fail(Error::Kind::Unavailable, u"The rate limit of the account is used up"_s,
                               u"until %1"_s.arg(m_clock.now().addMSecs(wait.count()).toString(Qt::ISODate)),
                               u"Wait until then: what is under way goes on afterwards."_s);
            tellHold(wait);
            const auto waited = co_await m_pause.wait(wait, cancel);
            if (!waited)
                co_return waited;
        }
        if (writes(kind))
            co_await m_writer.enter();
        if (m_tokenRefused) {
            release(kind);
            co_return fail(Error::Kind::Denied,
                           u"The token of this account was refused, so nothing more is asked with it"_s, {},
                           u"Sign in again, with a token that is valid."_s);
        }
        if (!writes(kind) || delay(kind) <= 0ms)
            break;
        m_writer.leave(); // somebody else wrote meanwhile
    }
    const QDateTime now = m_clock.now();
    (isGraph(kind) ? m_graph : m_rest).spend(now, points(kind));
    if (writes(kind)) {
        m_writes.spend(now, 1);
        m_hourOfWrites.spend(now, 1);
    }
    co_return Result<void>();
}

void Governor::release(RequestKind kind)
{
    if (!writes(kind))
        return;
    m_lastWrite = m_clock.now();
    m_writer.leave();
}

void Governor::holdBack(milliseconds time)
{
    m_heldUntil = std::max(m_heldUntil, m_clock.now().addMSecs(time.count()));
}

void Governor::tellHold(milliseconds time)
{
    constexpr milliseconds worthTelling = 3s;
    const QDateTime until = m_clock.now().addMSecs(time.count());
    if (!m_tell || time < worthTelling || (m_toldUntil.isValid() && until < m_toldUntil.addSecs(1)))
        return;
    m_toldUntil = until;
    m_tell(time);
}

void Governor::readMeter(const HttpAnswer &answer)
{
    bool known = false;
    const int limit = answer.header("x-ratelimit-limit").toInt(&known);
    if (!known)
        return;
    const QDateTime now = m_clock.now();
    const QDateTime serverNow = answer.serverTime().isValid() ? answer.serverTime() : now;
    const qint64 reset = answer.header("x-ratelimit-reset").toLongLong();
    // This computer's clock may be wrong; the distance between two times of the server is not.
    const qint64 left = std::clamp<qint64>(reset - serverNow.toSecsSinceEpoch(), 0, 2 * 3600);
    QString resource = QString::fromLatin1(answer.header("x-ratelimit-resource"));
    if (resource.isEmpty())
        resource = u"core"_s;
    m_meters.insert(resource, RateMeter{resource, limit, answer.header("x-ratelimit-remaining").toInt(),
                                        answer.header("x-ratelimit-used").toInt(), now.addSecs(left)});
}

bool Governor::heed(const HttpAnswer &answer)
{
    readMeter(answer);
    if (!isRateLimited(answer)) {
        m_nextUnnamed = m_rules.unnamedWait;
        return false;
    }
    const auto named = retryAfter(answer, m_clock.now());
    const auto meter = m_meters.constFind(QString::fromLatin1(answer.header("x-ratelimit-resource")));
    const bool exhausted = answer.header("x-ratelimit-remaining") == "0";
    if (named) {
        holdBack(*named);
    } else if (!exhausted || meter == m_meters.constEnd()) {
        holdBack(m_nextUnnamed);
        m_nextUnnamed = std::min(2 * m_nextUnnamed, m_rules.longestWait);
    }
    return true;
}

void Governor::heedExhausted(const HttpAnswer &answer)
{
    readMeter(answer);
    const auto meter = m_meters.find(u"graphql"_s);
    if (meter != m_meters.end() && meter->reset > m_clock.now())
        meter->remaining = 0;
    else
        holdBack(m_nextUnnamed);
}

} // namespace tagboat
