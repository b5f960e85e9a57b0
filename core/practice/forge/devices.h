// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "practice/forge/exchange.h"
#include "practice/forge/world.h"

namespace tagboat::practice
{

/// The client id of the harbour's one OAuth app.
inline const QString deviceClient = QStringLiteral("Ov23liPracticeHarbour");

/// How the user of the practice harbour deals with a device that asks to be let in.
struct DeviceManners {
    QString answer = QStringLiteral("approve"); ///< or "deny", or "wait" for ever
    int afterSeconds = 10;                      ///< of harbour time, since the code was given out
    int expiresIn = 900;
    int interval = 5;
    bool enabled = true; ///< the app's own switch

    void fields(auto &archive)
    {
        archive("answer", answer)("afterSeconds", afterSeconds)("expiresIn", expiresIn)("interval", interval)("enabled",
                                                                                                              enabled);
    }
};

/// GitHub's device flow, which is no part of its API: /login/device/code, /login/oauth/access_token and the page where
/// the code is typed in.
/// https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps#device-flow
class Devices
{
public:
    explicit Devices(World &world) : m_world(world) {}

    /// For a path that begins with "login".
    Reply answer(const Request &request);

    DeviceManners manners;
    QString login; ///< who lets the device in

private:
    struct Code {
        QString device;
        QString user;
        QList<QString> scopes;
        QDateTime given;
        QDateTime expires;
        QDateTime polled;
        int interval = 5;
        bool used = false;
    };
    Reply giveCode(const QUrlQuery &form, bool json);
    Reply giveToken(const QUrlQuery &form, bool json);
    Reply pollOf(Code &code, bool json);

    World &m_world;
    QList<Code> m_codes;
};

} // namespace tagboat::practice
