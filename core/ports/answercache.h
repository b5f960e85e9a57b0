// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QHashFunctions>
#include <QList>
#include <QString>

#include <optional>

namespace tagboat
{

/// What a stored answer is an answer to. An ETag is worth something for exactly this: another token misses.
struct AnswerKey {
    QString account;  ///< "github.com/ada"; answers are forgotten by it
    QByteArray token; ///< the token's fingerprint
    QByteArray url;
    QByteArray accept;
    QByteArray version; ///< of the API
    bool operator==(const AnswerKey &) const = default;

    /// Its account; @p login is empty while it is not known whose the token is.
    static QString accountOf(const QString &host, const QString &login) { return host + u'/' + login; }
};

inline size_t qHash(const AnswerKey &key, size_t seed = 0) noexcept
{
    return qHashMulti(seed, key.account, key.token, key.url, key.accept, key.version);
}

/// An answer that may be asked for again with If-None-Match (RFC 9110, section 13.1.2).
struct StoredAnswer {
    QByteArray etag;                                  ///< verbatim, with its quotes and W/
    QList<std::pair<QByteArray, QByteArray>> headers; ///< those that a reader needs: Link, Content-Type, …
    QByteArray body;
    QDateTime storedAt;
    bool operator==(const StoredAnswer &) const = default;
};

/// The memory of answers. It may be lost at any time: then everything is read again. An object belongs to the thread
/// that made it.
class AnswerCache
{
public:
    virtual ~AnswerCache() = default;
    virtual Result<std::optional<StoredAnswer>> find(const AnswerKey &key) = 0;
    virtual Result<void> store(const AnswerKey &key, const StoredAnswer &answer) = 0;
    /// Forgets all that was answered to an account, as when its token is removed.
    virtual Result<void> forget(const QString &account) = 0;
};

} // namespace tagboat
