// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "practice/forge/call.h"

namespace tagboat::practice
{

// How things look in GitHub's answers; each function gives the schema of its name in GitHub's OpenAPI description.

/// A time as the API writes it; null for one that is invalid.
QJsonValue timeText(const QDateTime &time);
/// The global id of GraphQL: a type's letters and the number, in base64.
QString nodeId(const QString &type, qint64 id);
QJsonValue orNull(const QString &text);

QJsonObject simpleUser(const World &world, const QString &login);
QJsonValue simpleUserOrNull(const World &world, const QString &login);
QJsonObject wholeUser(const World &world, const Account &account, bool own);
QJsonObject simpleTeam(const World &world, const Team &team);
QJsonObject wholeTeam(const World &world, const Team &team);

QJsonObject minimalRepository(World &world, const Repository &repository);
QJsonObject repositoryView(World &world, const Repository &repository, int rank);
QJsonObject fullRepository(World &world, const Repository &repository, int rank);
QString pageUrl(const World &world, const Repository &repository, const QString &path = {});
QString apiUrl(const World &world, const Repository &repository, const QString &path = {});

QJsonObject gitRef(const Call &call, const GitRef &ref);
QJsonObject gitTag(const Call &call, const GitTagInfo &tag);
QJsonObject commitView(const Call &call, const GitCommitInfo &commit);
QJsonObject gitCommit(const Call &call, const GitCommitInfo &commit);
QJsonObject diffEntry(const Call &call, const GitChange &change, const QString &sha);
QJsonObject unsignedVerification();

QJsonObject simplePull(const Call &call, const PullRequest &pull);
QJsonArray labelViews(const Call &call, const PullRequest &pull);
QJsonObject wholePull(const Call &call, PullRequest &pull);
QJsonObject reviewView(const Call &call, const PullRequest &pull, const Review &review);
QJsonObject checkRunView(const Call &call, const CheckRun &check);
QJsonObject statusView(const Call &call, const CommitStatus &status, bool simple);

QJsonObject workflowView(const Call &call, const Workflow &workflow);
QJsonObject runView(const Call &call, const WorkflowRun &run);
QJsonObject jobView(const Call &call, const WorkflowRun &run, const Job &job);
QJsonObject environmentView(const Call &call, const Environment &environment);
QJsonObject policyView(const RefPolicy &policy);
QJsonObject deploymentView(const Call &call, const Deployment &deployment);
QJsonObject deploymentStatusView(const Call &call, const Deployment &deployment, const DeploymentStatus &status);
QJsonObject reviewerView(const World &world, const Reviewer &reviewer);

QJsonObject releaseView(const Call &call, const Release &release);
QJsonObject assetView(const Call &call, const Release &release, const ReleaseAsset &asset);
QJsonObject milestoneView(const Call &call, const Milestone &milestone);
QJsonObject rulesetView(const Call &call, const Ruleset &ruleset, bool whole);

} // namespace tagboat::practice
