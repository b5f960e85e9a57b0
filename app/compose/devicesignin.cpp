// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "compose/devicesignin.h"

#include "forge/deviceflow.h"
#include "forge/qttransport.h"
#include "forge/timerpause.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

class RealSignIn final : public DeviceSignIn
{
public:
    RealSignIn(ForgeHost host, QString clientId)
        : m_flow(std::move(host), std::move(clientId), m_transport, m_clock, m_pause)
    {
    }
    QCoro::Task<Result<DeviceCode>> begin(Cancel cancel) override { return m_flow.begin(std::move(cancel)); }
    QCoro::Task<Result<DeviceToken>> wait(DeviceCode code, Cancel cancel) override
    {
        return m_flow.wait(std::move(code), std::move(cancel));
    }

private:
    QtTransport m_transport{"Tagboat/" TAGBOAT_VERSION};
    SystemClock m_clock;
    TimerPause m_pause;
    DeviceFlow m_flow;
};

} // namespace

Result<std::unique_ptr<DeviceSignIn>> makeDeviceSignIn(const Settings &settings, const QString &host)
{
    const auto place = settings.forge(host);
    if (!place && place.error().kind != Error::Kind::NotFound)
        return tl::unexpected(place.error());
    if (!place || place->clientId.isEmpty())
        return fail(Error::Kind::NotFound, u"The settings have no client id for %1"_s.arg(host), {},
                    u"Set client-id under [forge.\"%1\"] in the settings, or add a token."_s.arg(host));
    TB_TRY(ForgeHost forge, ForgeHost::of(host, place->api));
    return std::make_unique<RealSignIn>(std::move(forge), place->clientId);
}

} // namespace tagboat
