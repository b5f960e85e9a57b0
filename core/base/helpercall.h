// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "base/result.h"
#include "base/secret.h"

#include <QCoroTask>
#include <QJsonObject>

#include <chrono>

namespace tagboat
{

/// One question to tagboat-helper, the child process for what can hang and cannot be interrupted.
struct HelperQuestion {
    QString program; ///< the helper's path
    QJsonObject request;
    Secret secret;  ///< goes down beside the request, never in it
    QString folder; ///< the child's working folder; empty: ours
    QString place;  ///< what it talks with, for errors
    Error late;     ///< the error when the time is over
    std::chrono::milliseconds idle{60'000};
    std::chrono::milliseconds longest{30 * 60'000}; ///< however busy it looks, a call ends
};

struct HelperAnswer {
    QJsonObject message;
    Secret secret; ///< what came up beside the message
};

/// Asks in a child of its own, which is killed when nothing moved for the idle time, when cancelled, and with us. Needs
/// an event loop in the calling thread. The request gets "channel", the child's number of the line for secrets.
QCoro::Task<Result<HelperAnswer>> askHelper(HelperQuestion question, Cancel cancel);

} // namespace tagboat
