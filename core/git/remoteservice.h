// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>

#include <functional>

namespace tagboat
{

/// Does what one request of HelperRemote asks, blocking, and gives the answer. Runs in the child process.
QJsonObject serveRemoteRequest(const QJsonObject &request, const std::function<void()> &progress);

} // namespace tagboat
