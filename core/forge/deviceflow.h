// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "forge/forgehost.h"
#include "ports/clock.h"
#include "ports/devicecode.h"
#include "ports/http.h"
#include "ports/pause.h"

namespace tagboat
{

/// Signs in by a code that the user types into a page of the forge: OAuth's device flow (RFC 8628), with an app's
/// client id and no secret. It outlives its tasks.
/// https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps#device-flow
class DeviceFlow
{
public:
    /// What it works with outlives it.
    DeviceFlow(ForgeHost host, QString clientId, Transport &transport, const Clock &clock, Pause &pause);

    /// Asks for a code. Sent once. Errors: those of the transport; NotFound (no such app), Refused (the app does not
    /// let devices in), Invalid (an answer that is none, or a page on another host).
    QCoro::Task<Result<DeviceCode>> begin(Cancel cancel);
    /// Asks, no faster than the forge allows, until the user has let this device in. A forge that cannot be reached is
    /// asked again, slower, as long as the code is good. Errors: Denied (the user said no), Unavailable (the code
    /// expired), Cancelled, Invalid, Refused.
    QCoro::Task<Result<DeviceToken>> wait(DeviceCode code, Cancel cancel);

private:
    enum class Next { Again, Slower };
    [[nodiscard]] HttpRequest form(const QString &path, const QByteArray &body) const;
    Result<DeviceToken> take(HttpAnswer &answer, DeviceCode &code, Next &next) const;

    ForgeHost m_host;
    QString m_clientId;
    Transport &m_transport;
    const Clock &m_clock;
    Pause &m_pause;
};

} // namespace tagboat
