// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>

#include <functional>

namespace tagboat
{

/// Does what one request of HelperRemote asks, blocking, and gives the answer. Runs in the child process.
QJsonObject serveRemoteRequest(const QJsonObject &request, const std::function<void()> &progress);

/// The child's whole life: reads one request from standard input, writes progress and the answer to standard output.
/// Returns the exit status.
int serveRemotePipes();

} // namespace tagboat
