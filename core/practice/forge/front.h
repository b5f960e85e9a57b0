// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "practice/forge/devices.h"
#include "practice/forge/engine.h"
#include "practice/forge/faults.h"
#include "practice/forge/router.h"

namespace tagboat::practice
{

/// An answer and how it is to be sent.
struct Delivery {
    Reply reply;
    int delay = 0;       ///< milliseconds
    bool silent = false; ///< the connection ends without a word
    bool cut = false;    ///< the connection ends half-way through the body
};

/// A request that was answered, for tests that count effects.
struct LedgerLine {
    QByteArray method;
    QByteArray target;
    QByteArray requestBody;
    int status = 0;
    Reply reply;
    QString login;
};

/// What happens with every request before and after its own work: who asks, faults, limits, entity tags, headers.
class Front
{
public:
    Front(World &world, Engine &engine);

    Delivery answer(const Request &request);

    Faults faults;
    Devices devices;
    QList<LedgerLine> ledger; ///< the newest at the end; at most a few thousand
    /// Sets what somebody has spent of a resource ("core", "graphql") in this hour.
    void setUsed(const QString &login, const QString &resource, int used) { meter(login, resource).used = used; }

    int latency = 0; ///< milliseconds that every answer takes
    std::function<Reply(Call &, Spending &)> graphql;
    std::function<Reply(const Request &)> control;

private:
    struct Meter {
        int used = 0;
        QDateTime reset;
    };
    void speakAs(Reply &reply, const QByteArray &host) const;
    Reply route(Request request);
    std::optional<Reply> leadOn(const Request &request) const;
    Reply onRepository(Call &call, const Router::Match &match);
    std::optional<Reply> refuseToken(const Call &call, const Need &need) const;
    Meter &meter(const QString &login, const QString &resource);
    void addLimits(Reply &reply, const Meter &meter, const QString &resource) const;
    Reply rateLimits(const QString &login);
    static void tag(Reply &reply, const Request &request, const AccessToken &token);

    World &m_world;
    Engine &m_engine;
    Router m_router;
    QHash<QString, Meter> m_meters;
    QString m_login;
};

constexpr int coreLimit = 5000;

} // namespace tagboat::practice
