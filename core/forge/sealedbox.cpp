// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "forge/sealedbox.h"

#include <sodium.h>

using namespace Qt::StringLiterals;

namespace tagboat
{

Result<QByteArray> sealedFor(const QByteArray &publicKey, const Secret &value)
{
    const auto decoded = QByteArray::fromBase64Encoding(publicKey, QByteArray::AbortOnBase64DecodingErrors);
    const QByteArray &key = decoded.decoded;
    if (!decoded || key.size() != static_cast<qsizetype>(crypto_box_PUBLICKEYBYTES))
        return fail(Error::Kind::Invalid, u"The public key that the server gave cannot be used"_s);
    if (sodium_init() < 0)
        return fail(Error::Kind::Internal, u"libsodium does not start"_s);
    QByteArray sealed(static_cast<qsizetype>(value.size() + crypto_box_SEALBYTES), Qt::Uninitialized);
    if (crypto_box_seal(reinterpret_cast<unsigned char *>(sealed.data()), value.data(), value.size(),
                        reinterpret_cast<const unsigned char *>(key.constData())) != 0)
        return fail(Error::Kind::Invalid, u"Nothing can be sealed with the public key that the server gave"_s);
    return sealed.toBase64();
}

} // namespace tagboat
