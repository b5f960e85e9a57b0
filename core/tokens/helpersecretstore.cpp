// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "tokens/helpersecretstore.h"

#include "base/helpercall.h"
#include "base/secretchannel.h"
#include "tokens/keychainprotocol.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// Cancelled and the helper's own troubles stay what they are.
SecretError failed(const Error &error)
{
    return SecretError{error, SecretError::Reason::Failed};
}

} // namespace

HelperSecretStore::HelperSecretStore(QString program, KeychainDeadlines deadlines)
    : m_program(std::move(program)), m_deadlines(deadlines)
{
}

QCoro::Task<SecretResult<Secret>> HelperSecretStore::ask(QString operation, QString key, Secret secret, Cancel cancel)
{
    const SecretError silent = secretError(SecretError::Reason::NotAnswering);
    HelperQuestion question;
    question.program = m_program;
    question.request = {{u"operation"_s, operation}, {u"key"_s, key}};
    question.secret = secret;
    question.place = u"the keychain"_s;
    question.late = silent;
    question.idle = operation == "keychain-unlock"_L1 ? m_deadlines.asked : m_deadlines.silent;
    question.longest = question.idle;
    auto answer = co_await askHelper(question, cancel);
    if (!answer && answer.error() == static_cast<const Error &>(silent))
        co_return tl::unexpected(silent);
    if (!answer)
        co_return tl::unexpected(failed(answer.error()));
    if (const auto error = keychain::errorIn(answer->message))
        co_return tl::unexpected(*error);
    co_return answer->secret;
}

QCoro::Task<SecretResult<Secret>> HelperSecretStore::read(SecretKey key, Cancel cancel)
{
    auto secret = co_await ask(u"keychain-read"_s, key.text(), Secret(), cancel);
    if (secret && secret->isEmpty()) // we store none that is empty
        co_return tl::unexpected(secretError(SecretError::Reason::Absent, u"the entry is empty"_s));
    co_return secret;
}

QCoro::Task<SecretResult<void>> HelperSecretStore::write(SecretKey key, Secret secret, Cancel cancel)
{
    if (secret.isEmpty() || secret.size() > static_cast<std::size_t>(secretLimit))
        co_return tl::unexpected(failed(
            {Error::Kind::Invalid,
             secret.isEmpty() ? u"There is no token to store"_s : u"This is longer than any known token (4 KiB)"_s,
             {},
             u"Copy the token once more, and nothing else."_s,
             {},
             0}));
    const auto done = co_await ask(u"keychain-write"_s, key.text(), secret, cancel);
    if (!done)
        co_return tl::unexpected(done.error());
    co_return SecretResult<void>();
}

QCoro::Task<SecretResult<void>> HelperSecretStore::remove(SecretKey key, Cancel cancel)
{
    const auto done = co_await ask(u"keychain-remove"_s, key.text(), Secret(), cancel);
    if (!done)
        co_return tl::unexpected(done.error());
    co_return SecretResult<void>();
}

QCoro::Task<SecretResult<void>> HelperSecretStore::unlock(Cancel cancel)
{
    const auto done = co_await ask(u"keychain-unlock"_s, QString(), Secret(), cancel);
    if (!done)
        co_return tl::unexpected(done.error());
    co_return SecretResult<void>();
}

} // namespace tagboat
