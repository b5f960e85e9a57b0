// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/faults.h"

#include "practice/forge/patterns.h"

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

namespace
{

const QList<std::pair<QString, Fault::Kind>> words{{u"latency"_s, Fault::Kind::Latency},
                                                   {u"status"_s, Fault::Kind::Status},
                                                   {u"secondary"_s, Fault::Kind::Secondary},
                                                   {u"primary"_s, Fault::Kind::Primary},
                                                   {u"too-many"_s, Fault::Kind::TooMany},
                                                   {u"portal"_s, Fault::Kind::Portal},
                                                   {u"drop"_s, Fault::Kind::Drop},
                                                   {u"lost"_s, Fault::Kind::Lost},
                                                   {u"cut"_s, Fault::Kind::Cut}};

Reply withRetry(Reply reply, const Fault &fault)
{
    if (fault.retryAfter >= 0)
        reply.with("Retry-After", QByteArray::number(fault.retryAfter));
    return reply;
}

} // namespace

bool Fault::fits(const Request &request) const
{
    return (method == u"*"_s || method == QString::fromLatin1(request.method)) &&
           wildcardMatches(path, QString::fromLatin1(request.target.split('?').first()));
}

std::optional<Fault::Kind> faultKind(const QString &word)
{
    for (const auto &[name, kind] : words) {
        if (name == word)
            return kind;
    }
    return std::nullopt;
}

QString faultWord(Fault::Kind kind)
{
    for (const auto &[name, each] : words) {
        if (each == kind)
            return name;
    }
    return {};
}

std::optional<Fault> faultOf(const QJsonObject &object)
{
    const auto kind = faultKind(object[u"kind"_s].toString());
    if (!kind)
        return std::nullopt;
    Fault fault;
    fault.kind = *kind;
    fault.method = object[u"method"_s].toString(fault.method);
    fault.path = object[u"path"_s].toString(fault.path);
    fault.skip = object[u"skip"_s].toInt(fault.skip);
    fault.times = object[u"times"_s].toInt(fault.times);
    fault.status = object[u"status"_s].toInt(fault.status);
    fault.milliseconds = object[u"milliseconds"_s].toInt(fault.milliseconds);
    fault.retryAfter = object[u"retryAfter"_s].toInt(fault.retryAfter);
    return fault;
}

std::optional<Fault> faultOf(const QString &text)
{
    const QStringList parts = text.split(u' ', Qt::SkipEmptyParts);
    const auto kind = faultKind(parts.value(0));
    if (!kind || parts.size() < 3) // what is left out by mistake would hit every request
        return std::nullopt;
    Fault fault;
    fault.kind = *kind;
    fault.method = parts[1];
    fault.path = parts[2];
    bool good = true;
    const auto number = [&](qsizetype at, int usual) {
        bool isNumber = true;
        const int read = at < parts.size() ? parts[at].toInt(&isNumber) : usual;
        good &= isNumber;
        return read;
    };
    fault.times = number(3, fault.times);
    qsizetype most = 4;
    if (fault.kind == Fault::Kind::Status)
        fault.status = number(most++, fault.status);
    else if (fault.kind == Fault::Kind::Latency)
        fault.milliseconds = number(most++, 1000);
    return good && fault.times != 0 && parts.size() <= most ? std::optional(fault) : std::nullopt;
}

QJsonObject faultView(const Fault &fault)
{
    return {{u"kind"_s, faultWord(fault.kind)},
            {u"method"_s, fault.method},
            {u"path"_s, fault.path},
            {u"skip"_s, fault.skip},
            {u"times"_s, fault.times},
            {u"status"_s, fault.status},
            {u"milliseconds"_s, fault.milliseconds},
            {u"retryAfter"_s, fault.retryAfter}};
}

QList<Fault> Faults::take(const Request &request)
{
    QList<Fault> taken;
    for (Fault &fault : m_faults) {
        if (fault.times == 0 || !fault.fits(request))
            continue;
        if (fault.skip > 0) {
            --fault.skip;
            continue;
        }
        fault.times -= fault.times > 0 ? 1 : 0;
        taken.append(fault);
    }
    m_faults.removeIf([](const Fault &fault) { return fault.times == 0; });
    return taken;
}

std::optional<Reply> faultReply(const Fault &fault, qint64 resetAt)
{
    switch (fault.kind) {
    case Fault::Kind::Status:
        if (fault.status >= 500)
            return [&] {
                Reply reply = Reply::text("<html><head><title>Unicorn!</title></head><body>This page is taking too "
                                          "long to load.</body></html>",
                                          "text/html; charset=utf-8");
                reply.status = fault.status;
                return reply;
            }();
        return Reply::error(fault.status, fault.status == 401 ? u"Bad credentials"_s : u"Refused on demand"_s);
    case Fault::Kind::Secondary:
        return withRetry(Reply::error(403, u"You have exceeded a secondary rate limit. Please wait a few minutes "
                                           "before you try again."_s),
                         fault);
    case Fault::Kind::Primary:
        return Reply::error(403, u"API rate limit exceeded for user ID 1."_s)
            .with("X-RateLimit-Remaining", "0")
            .with("X-RateLimit-Reset", QByteArray::number(resetAt));
    case Fault::Kind::TooMany:
        return withRetry(Reply::error(429, u"Too many requests"_s), fault);
    case Fault::Kind::Portal:
        return Reply::text("<html><body>Please sign in to this network.</body></html>", "text/html");
    default:
        return std::nullopt;
    }
}

} // namespace tagboat::practice
