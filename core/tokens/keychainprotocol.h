// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/secretstore.h"

#include <QJsonObject>

/// The messages of HelperSecretStore and its child process; base/helperframe.h says how they travel. The secret itself
/// is never in one.
namespace tagboat::keychain
{

/// The name under which everything of ours is in a keychain; a new form of entries gets a new one.
inline QString serviceName()
{
    return QStringLiteral("io.tagboat.token.v1");
}

/// {"refused": "locked", …}
QJsonObject answerOf(const SecretError &error);
/// The error that an answer holds, if it does.
std::optional<SecretError> errorIn(const QJsonObject &answer);

} // namespace tagboat::keychain
