// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "compose/settings.h"
#include "ports/devicecode.h"

#include <QCoroTask>

#include <memory>

namespace tagboat
{

/// The device flow at one forge, as DeviceFlow has it. Of one thread, with an event loop; it outlives its tasks.
class DeviceSignIn
{
public:
    virtual ~DeviceSignIn() = default;
    virtual QCoro::Task<Result<DeviceCode>> begin(Cancel cancel) = 0;
    virtual QCoro::Task<Result<DeviceToken>> wait(DeviceCode code, Cancel cancel) = 0;
};

/// At a forge of the settings. NotFound for one that they do not name, or for which they have no client-id.
Result<std::unique_ptr<DeviceSignIn>> makeDeviceSignIn(const Settings &settings, const QString &host);

} // namespace tagboat
