// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "base/result.h"
#include "base/secret.h"

#include <QCoroTask>
#include <QString>

namespace tagboat
{

/// Which secret: `<kind>:<host>:<account>`, for example "github:github.com:work". It is no secret itself.
class SecretKey
{
public:
    /// Invalid for an empty part, a control character, or a colon outside the host's port.
    static Result<SecretKey> of(const QString &kind, const QString &host, const QString &account);
    [[nodiscard]] QString text() const { return m_text; }
    bool operator==(const SecretKey &) const = default;

private:
    QString m_text;
};

/// Why a keychain gave or took nothing.
struct SecretError : Error {
    enum class Reason {
        Absent,       ///< nothing is stored under the key; never said of a keychain that is locked
        Locked,       ///< the keychain is locked: unlock() asks the user
        NoService,    ///< this session has no keychain
        NotAnswering, ///< there is one and it keeps silent; a write may have been done all the same
        Denied,       ///< the user or the keychain said no
        Failed,       ///< anything else
    };
    Reason reason = Reason::Failed;
};

/// The error for people and programs; its kind is NotFound, Denied (locked too), Unavailable (no service, or silent),
/// or @p otherwise.
SecretError secretError(SecretError::Reason reason, const QString &detail = {},
                        Error::Kind otherwise = Error::Kind::Io);

/// The same for a caller that need not tell the reasons apart.
inline tl::unexpected<Error> plainly(const SecretError &error)
{
    return tl::unexpected<Error>(static_cast<const Error &>(error));
}

template <typename T>
using SecretResult = tl::expected<T, SecretError>;

/// The user's keychain. There is no other place for a secret, and none to fall back to. No call but unlock() asks the
/// user anything.
class SecretStore
{
public:
    virtual ~SecretStore() = default;

    virtual QCoro::Task<SecretResult<Secret>> read(SecretKey key, Cancel cancel) = 0;
    /// Stores or replaces, and reads back what is stored then. Invalid for nothing or more than 4 KiB.
    virtual QCoro::Task<SecretResult<void>> write(SecretKey key, Secret secret, Cancel cancel) = 0;
    /// Removes it, and looks that it is gone; fine if it was not there.
    virtual QCoro::Task<SecretResult<void>> remove(SecretKey key, Cancel cancel) = 0;
    /// Has the user asked for the keychain's password where it is locked, and waits a minute for the answer. Denied
    /// when the question is dismissed.
    virtual QCoro::Task<SecretResult<void>> unlock(Cancel cancel) = 0;
};

} // namespace tagboat
