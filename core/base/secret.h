// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <cstddef>
#include <memory>

namespace tagboat
{

/// Bytes that nobody else may see, such as a token: kept in memory that is locked, guarded, and wiped when the last
/// copy goes. Copies share the bytes; they never change. It has no text form, so that it cannot reach a log.
class Secret
{
public:
    Secret() = default; ///< an empty one
    /// Takes the bytes over and wipes @p bytes, if nobody else shares them.
    static Secret take(QByteArray &bytes);
    /// Overwrites @p bytes and empties it; a copy that somebody else shares stays.
    static void wipe(QByteArray &bytes);

    [[nodiscard]] bool isEmpty() const { return m_bytes == nullptr; }
    [[nodiscard]] std::size_t size() const { return m_bytes ? m_size : 0; } // none after a move
    /// The bytes, for as long as this object lives. Copy them only for the moment of their use.
    [[nodiscard]] const unsigned char *data() const { return m_bytes.get(); }
    /// The same as characters.
    [[nodiscard]] QByteArrayView view() const
    {
        return {reinterpret_cast<const char *>(data()), static_cast<qsizetype>(size())};
    }
    /// A short name for these bytes that does not tell them: BLAKE2b, 16 hexadecimal digits. Empty for none.
    [[nodiscard]] QByteArray fingerprint() const;

private:
    std::shared_ptr<unsigned char> m_bytes;
    std::size_t m_size = 0;
};

} // namespace tagboat
