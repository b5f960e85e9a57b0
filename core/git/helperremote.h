// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/git.h"
#include "ports/gitcredentials.h"

#include <QJsonObject>

#include <chrono>
#include <memory>

namespace tagboat
{

/// GitRemote in a child process, one for each call: libgit2 1.5 has no timeouts and cannot be interrupted, a process
/// can be killed. Needs an event loop in the calling thread.
class HelperRemote final : public GitRemote
{
public:
    /// @p program is the path of tagboat-helper. The child is killed when nothing moved for @p idle.
    explicit HelperRemote(QString program, std::chrono::milliseconds idle = std::chrono::seconds(60));
    /// The same, with tokens for http(s) remotes. Where the keychain gives none and the server lets everybody in, the
    /// call goes on without; where the server wants one, the keychain's error is the call's.
    HelperRemote(QString program, std::shared_ptr<GitCredentials> credentials,
                 std::chrono::milliseconds idle = std::chrono::seconds(60));

    QCoro::Task<Result<QList<RemoteReference>>> references(QString repository, QString url, Cancel cancel) override;
    QCoro::Task<Result<void>> push(QString repository, QString url, QList<PushUpdate> updates, Cancel cancel) override;
    QCoro::Task<Result<void>> deleteCandidateTag(QString repository, QString url, CandidateTag tag, QString expected,
                                                 Cancel cancel) override;
    QCoro::Task<Result<void>> fetch(QString repository, QString remoteName, Cancel cancel) override;

private:
    QCoro::Task<Result<QJsonObject>> ask(QJsonObject request, Cancel cancel);

    QString m_program;
    std::shared_ptr<GitCredentials> m_credentials; ///< null: no tokens
    std::chrono::milliseconds m_idle;
};

} // namespace tagboat
