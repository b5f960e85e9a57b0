// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/secretstore.h"

namespace tagboat::keychain
{

/// What the session's Secret Service (GNOME Keyring, KeePassXC, KWallet) says of itself, asked before QtKeychain is:
/// to a read that library answers "not found" where the keychain is locked.
/// https://specifications.freedesktop.org/secret-service/latest/
SecretResult<void> checkOpen();

/// Has the service ask the user to unlock the default collection, and waits for the answer. Runs an event loop.
SecretResult<void> unlockDefault();

} // namespace tagboat::keychain
