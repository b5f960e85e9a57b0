// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/secret.h"

#include <QDateTime>
#include <QString>
#include <QUrl>

#include <chrono>

namespace tagboat
{

/// What a forge gives a device that wants to be let in (RFC 8628, section 3.2).
struct DeviceCode {
    QString userCode; ///< "WDJB-MJHT": what the user types in; of use with the page alone
    QUrl page;        ///< where
    Secret device;    ///< with which this program asks whether it is in
    QDateTime expires;
    std::chrono::milliseconds interval{5000}; ///< between two questions, at least
};

/// What it gets in the end.
struct DeviceToken {
    Secret token;
    QDateTime expires; ///< null: it does not, or does not tell
};

} // namespace tagboat
