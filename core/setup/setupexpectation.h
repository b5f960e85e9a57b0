// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/forge/environments.h"
#include "setup/workflowtemplates.h"

#include <QDateTime>
#include <QMap>
#include <QStringList>

#include <optional>

namespace tagboat
{

/// What a flow wants of an environment.
struct EnvironmentNeed {
    QString name;
    QStringList teams;     ///< of the organisation, who approve where nobody else is named; empty: nobody has to
    int waitMinutes = 0;   ///< at least
    bool byTag = false;    ///< it takes deployments of the flow's tags, and no others than those and of the base branch
    bool byBranch = false; ///< and of the base branch
};

/// The environments that a flow's deployments go through, in order.
QList<EnvironmentNeed> environmentNeeds(const QString &flow);

/// What is known of a repository's changelog.
struct ChangelogFacts {
    QString path;               ///< empty: there is none
    bool hasUnreleased = false; ///< a part for what is to come
    bool byFragments = false;   ///< towncrier makes it from fragments
    QByteArray before;          ///< its bytes, where a part for what is to come can be put in,
    QByteArray after;           ///< and with that part; or a new changelog where there is none
};

/// What an audit measures a repository's set-up by: its flow, and what follows from its settings.
struct SetupExpectation {
    QString flow;
    QString baseBranch;
    bool byPullRequest = false; ///< the release's commit comes to the base branch by a pull request
    QString releaseTag;         ///< as the next release's tag would be named
    QString candidateTag;       ///< the same for a candidate
    QString releasePattern;     ///< "v*"
    QString candidatePattern;   ///< "v*-rc*"
    bool makesCandidates = false;
    std::optional<WorkflowOptions> workflows; ///< what workflow files are made from; nothing: none can be
    QString whyNoWorkflows;                   ///< where there is nothing
    QMap<QString, QStringList> reviewers;     ///< by environment: logins, and teams as "team:slug"; over the usual ones
    ChangelogFacts changelog;
    QString checklist; ///< path of the file whose boxes must be ticked; empty: none
    QDateTime now;
    int secretDays = 180; ///< how old a secret may become
};

} // namespace tagboat
