// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>

namespace tagboat
{

/// Whether a request is HelperSecretStore's.
bool isKeychainRequest(const QJsonObject &request);

/// Does what it asks, in the child process; needs a QCoreApplication. The secret comes and goes on the request's
/// channel.
QJsonObject serveKeychainRequest(const QJsonObject &request);

} // namespace tagboat
