// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/git.h"

#include <memory>

namespace tagboat
{

/// The harbour's remotes and no others: what is rehearsed can reach nothing real, whatever a repository names as its
/// remote. Errors of every call: Refused for an address outside the harbour, and those of the remote behind it.
class PracticeRemote final : public GitRemote
{
public:
    /// @p harbour is the harbour's folder.
    PracticeRemote(std::unique_ptr<GitRemote> inner, QString harbour);

    QCoro::Task<Result<QList<RemoteReference>>> references(QString repository, QString url, Cancel cancel) override;
    QCoro::Task<Result<void>> push(QString repository, QString url, QList<PushUpdate> updates, Cancel cancel) override;
    QCoro::Task<Result<void>> deleteCandidateTag(QString repository, QString url, CandidateTag tag, QString expected,
                                                 Cancel cancel) override;
    QCoro::Task<Result<void>> fetch(QString repository, QString remoteName, Cancel cancel) override;

private:
    [[nodiscard]] Result<void> inHarbour(const QString &repository, const QString &url) const;

    std::unique_ptr<GitRemote> m_inner;
    QString m_harbour;
};

} // namespace tagboat
