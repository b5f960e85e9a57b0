// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "forge/graphclient.h"
#include "ports/forge/mergedpullrequest.h"
#include "ports/forge/repositories.h"

namespace tagboat
{

/// What PullRequests reads for changelogs: through GraphQL, whose answers have no more than is asked for. The same
/// through REST is some twenty times as long, and says nothing of a pull request's commits.
class MergedRequests
{
public:
    explicit MergedRequests(ApiClient &api) : m_graph(api) {}

    /// As PullRequests::mergedSince().
    QCoro::Task<Result<QList<MergedPullRequest>>> since(RepositoryName repository, QDateTime since, Cancel cancel);
    /// As PullRequests::openSubjects().
    QCoro::Task<Result<QList<OpenSubject>>> open(RepositoryName repository, Cancel cancel);

private:
    QCoro::Task<Result<QJsonObject>> ask(QString doing, QByteArray text, QJsonObject variables, Cancel cancel);

    GraphClient m_graph;
};

} // namespace tagboat
