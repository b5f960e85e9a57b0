// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "base/secret.h"

#include <sodium.h>

#include <array>
#include <cstring>

namespace tagboat
{

Secret Secret::take(QByteArray &bytes)
{
    Secret secret;
    if (bytes.isEmpty() || sodium_init() < 0)
        return secret;
    const auto size = static_cast<std::size_t>(bytes.size());
    // Null only when memory is out or may not be locked: then there is no secret, which its user reports.
    auto *memory = static_cast<unsigned char *>(sodium_malloc(size));
    if (memory == nullptr)
        return secret;
    std::memcpy(memory, bytes.constData(), size);
    sodium_mprotect_readonly(memory);
    wipe(bytes);
    secret.m_bytes = std::shared_ptr<unsigned char>(memory, [](unsigned char *held) { sodium_free(held); });
    secret.m_size = size;
    return secret;
}

void Secret::wipe(QByteArray &bytes)
{
    if (bytes.isDetached())
        sodium_memzero(bytes.data(), static_cast<std::size_t>(bytes.size()));
    bytes.clear();
}

QByteArray Secret::fingerprint() const
{
    if (isEmpty())
        return {};
    std::array<unsigned char, crypto_generichash_BYTES> hash{};
    crypto_generichash(hash.data(), hash.size(), m_bytes.get(), m_size, nullptr, 0);
    return QByteArray(reinterpret_cast<const char *>(hash.data()), 8).toHex();
}

} // namespace tagboat
