// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "tokens/keychainservice.h"

#include "base/helperframe.h"
#include "base/secretchannel.h"
#include "tokens/keychainprotocol.h"
#include "tokens/secretservice.h"

#include <QEventLoop>
#include <qt6keychain/keychain.h>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

using Reason = SecretError::Reason;

SecretError troubleOf(const QKeychain::Job &job)
{
    switch (job.error()) {
    case QKeychain::EntryNotFound:
        return secretError(Reason::Absent);
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        return secretError(Reason::Denied, job.errorString());
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return secretError(Reason::NoService, job.errorString());
    default:
        return secretError(Reason::Failed, job.errorString());
    }
}

SecretResult<void> run(QKeychain::Job &job, const QString &key)
{
    job.setAutoDelete(false);
    job.setInsecureFallback(false); // never a file
    job.setKey(key);
    QEventLoop loop;
    QObject::connect(&job, &QKeychain::Job::finished, &loop, &QEventLoop::quit, Qt::QueuedConnection);
    job.start();
    loop.exec();
    if (job.error() != QKeychain::NoError)
        return tl::unexpected(troubleOf(job));
    return {};
}

SecretResult<Secret> readEntry(const QString &key)
{
    if (const auto open = keychain::checkOpen(); !open)
        return tl::unexpected(open.error());
    QKeychain::ReadPasswordJob job(keychain::serviceName());
    if (const auto done = run(job, key); !done) {
        // It may have been locked since, and "not found" is what the library says then.
        const auto open = keychain::checkOpen();
        return tl::unexpected(open ? done.error() : open.error());
    }
    QByteArray bytes = job.binaryData();
    if (bytes.size() > secretLimit) {
        Secret::wipe(bytes);
        return tl::unexpected(secretError(Reason::Failed, u"the entry is longer than any known token"_s));
    }
    return Secret::take(bytes);
}

SecretResult<void> writeEntry(const QString &key, const Secret &secret)
{
    if (const auto open = keychain::checkOpen(); !open)
        return open;
    QKeychain::WritePasswordJob job(keychain::serviceName());
    job.setBinaryData(secret.view().toByteArray());
    if (const auto done = run(job, key); !done)
        return done;
    const auto stored = readEntry(key);
    if (!stored)
        return tl::unexpected(stored.error());
    if (stored->view() != secret.view())
        return tl::unexpected(secretError(Reason::Failed, u"the keychain gives back something else than was stored"_s));
    return {};
}

/// Other programs can have made more entries under the same name; each deletion takes some.
SecretResult<void> removeEntry(const QString &key)
{
    if (const auto open = keychain::checkOpen(); !open)
        return open;
    for (int i = 0; i < 5; ++i) {
        QKeychain::DeletePasswordJob job(keychain::serviceName());
        if (const auto done = run(job, key); !done && done.error().reason != Reason::Absent)
            return done;
        const auto left = readEntry(key);
        if (!left && left.error().reason == Reason::Absent)
            return {};
        if (!left)
            return tl::unexpected(left.error());
    }
    return tl::unexpected(secretError(Reason::Failed, u"the entry is still there"_s));
}

QJsonObject answer(const SecretResult<void> &result)
{
    return result ? QJsonObject{{u"done"_s, true}} : keychain::answerOf(result.error());
}

} // namespace

bool isKeychainRequest(const QJsonObject &request)
{
    return request[u"operation"_s].toString().startsWith("keychain-"_L1);
}

QJsonObject serveKeychainRequest(const QJsonObject &request)
{
    const QString operation = request[u"operation"_s].toString();
    const QString key = request[u"key"_s].toString();
    const int channel = request[u"channel"_s].toInt(-1);
    if (operation == "keychain-read"_L1) {
        const auto secret = readEntry(key);
        if (!secret)
            return keychain::answerOf(secret.error());
        return answerOf(sendSecret(channel, *secret));
    }
    if (operation == "keychain-write"_L1) {
        const auto secret = secretFrom(channel);
        return secret ? answer(writeEntry(key, *secret)) : answerOf(secret.error());
    }
    if (operation == "keychain-remove"_L1)
        return answer(removeEntry(key));
    if (operation == "keychain-unlock"_L1)
        return answer(keychain::unlockDefault());
    return answerOf(
        Error{Error::Kind::Usage, u"The helper process does not know “%1”"_s.arg(operation), {}, {}, {}, 0});
}

} // namespace tagboat
