// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/secret.h"

namespace tagboat
{

/// @p value sealed for the holder of a public key (base64, as GitHub gives it), in base64 with its padding: libsodium's
/// crypto_box_seal. Invalid for what is no key of 32 bytes.
/// https://docs.github.com/en/rest/guides/encrypting-secrets-for-the-rest-api
Result<QByteArray> sealedFor(const QByteArray &publicKey, const Secret &value);

} // namespace tagboat
