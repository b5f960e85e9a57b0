// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/secretstore.h"

#include <chrono>

namespace tagboat
{

/// How long the keychain has for an answer, and the user for one to the keychain's question.
struct KeychainDeadlines {
    std::chrono::milliseconds silent{5'000};
    std::chrono::milliseconds asked{60'000};
};

/// SecretStore in a child process, one for each call: QtKeychain waits for ever on a keychain that keeps silent, and
/// does one job at a time, so that all later ones would wait with it. A process can be killed. Needs an event loop in
/// the calling thread.
class HelperSecretStore final : public SecretStore
{
public:
    /// @p program is the path of tagboat-helper.
    explicit HelperSecretStore(QString program, KeychainDeadlines deadlines = {});

    QCoro::Task<SecretResult<Secret>> read(SecretKey key, Cancel cancel) override;
    QCoro::Task<SecretResult<void>> write(SecretKey key, Secret secret, Cancel cancel) override;
    QCoro::Task<SecretResult<void>> remove(SecretKey key, Cancel cancel) override;
    QCoro::Task<SecretResult<void>> unlock(Cancel cancel) override;

private:
    QCoro::Task<SecretResult<Secret>> ask(QString operation, QString key, Secret secret, Cancel cancel);

    QString m_program;
    KeychainDeadlines m_deadlines;
};

} // namespace tagboat
