// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "practice/forge/exchange.h"

#include <optional>

namespace tagboat::practice
{

/// Trouble on demand: the next @c times requests that fit get it.
struct Fault {
    enum class Kind {
        Latency,   ///< the answer comes later
        Status,    ///< refused with a status before anything happens
        Secondary, ///< 403 of the secondary rate limit
        Primary,   ///< 403 with nothing remaining
        TooMany,   ///< 429
        Portal,    ///< 200 with a page of HTML
        Drop,      ///< the connection ends before anything happens
        Lost,      ///< it happens, and the connection ends without an answer
        Cut,       ///< it happens, and the answer ends half-way
    };
    Kind kind = Kind::Status;
    QString method = QStringLiteral("*");
    QString path = QStringLiteral("*"); ///< wildcard on the path without its query
    int skip = 0;                       ///< so many fitting requests go through first
    int times = 1;                      ///< -1: without end
    int status = 502;
    int milliseconds = 0;
    int retryAfter = 60; ///< seconds; negative: the header is left out

    [[nodiscard]] bool fits(const Request &request) const;
};

/// The word for a kind ("latency", "status", …) as the control endpoint takes it; nothing for an unknown word.
std::optional<Fault::Kind> faultKind(const QString &word);
QString faultWord(Fault::Kind kind);
/// From what the control endpoint takes.
std::optional<Fault> faultOf(const QJsonObject &object);
/// From "KIND METHOD PATH [TIMES]"; for latency and status TIMES may be followed by milliseconds or the status. Nothing
/// for an unknown kind, a number that is none, and words left over.
std::optional<Fault> faultOf(const QString &text);
QJsonObject faultView(const Fault &fault);

/// The faults that wait to happen.
class Faults
{
public:
    void add(const Fault &fault) { m_faults.append(fault); }
    void clear() { m_faults.clear(); }
    /// The trouble for this request, which is used up by it.
    QList<Fault> take(const Request &request);
    [[nodiscard]] const QList<Fault> &all() const { return m_faults; }

private:
    QList<Fault> m_faults;
};

/// The answer of a fault that refuses; null for kinds that let the request through.
std::optional<Reply> faultReply(const Fault &fault, qint64 resetAt);

} // namespace tagboat::practice
