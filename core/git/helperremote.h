// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/git.h"

#include <QJsonObject>

#include <chrono>

namespace tagboat
{

/// GitRemote in a child process, one for each call: libgit2 1.5 has no timeouts and cannot be interrupted, a process
/// can be killed. Needs an event loop in the calling thread.
class HelperRemote final : public GitRemote
{
public:
    /// @p program is the path of tagboat-helper. The child is killed when nothing moved for @p idle.
    explicit HelperRemote(QString program, std::chrono::milliseconds idle = std::chrono::seconds(60));

    QCoro::Task<Result<QList<RemoteReference>>> references(QString repository, QString url, Cancel cancel) override;
    QCoro::Task<Result<void>> push(QString repository, QString url, QList<PushUpdate> updates, Cancel cancel) override;
    QCoro::Task<Result<void>> deleteCandidateTag(QString repository, QString url, CandidateTag tag, QString expected,
                                                 Cancel cancel) override;
    QCoro::Task<Result<void>> fetch(QString repository, QString remoteName, Cancel cancel) override;

private:
    QCoro::Task<Result<QJsonObject>> ask(QJsonObject request, Cancel cancel);

    QString m_program;
    std::chrono::milliseconds m_idle;
};

} // namespace tagboat
