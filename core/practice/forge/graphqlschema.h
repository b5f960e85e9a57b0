// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "practice/forge/call.h"
#include "practice/forge/graphqlnode.h"

namespace tagboat::practice
{

/// The part of GitHub's GraphQL schema that the harbour plays; lives as long as one request.
class GraphQlSchema
{
public:
    GraphQlSchema(Call &call, const Spending &spending, int nodes) : m_call(call), m_spending(spending), m_nodes(nodes)
    {
    }

    GraphQlNode query();
    GraphQlNode mutation();

private:
    struct Place {
        Repository *repository;
        GitFolder *git;
    };
    GraphQlOutcome typeNamed(const QString &name);
    GraphQlNode viewer();
    GraphQlNode actor(const QString &login);
    GraphQlNode owner(const QString &login);
    GraphQlOutcome repositoryOf(const QString &owner, const QString &name);
    GraphQlNode repository(const Place &place);
    GraphQlNode ref(const Place &place, const GitRef &ref);
    GraphQlOutcome refs(const Place &place, const QJsonObject &arguments);
    GraphQlNode commit(const Place &place, const QString &sha);
    GraphQlOutcome target(const Place &place, const QString &sha);
    GraphQlNode release(const Place &place, const Release &release);
    GraphQlOutcome releases(const Place &place, const QJsonObject &arguments);
    GraphQlNode pull(const Place &place, const PullRequest &pull);
    GraphQlOutcome pulls(const Place &place, const QJsonObject &arguments);
    GraphQlNode deployment(const Place &place, const Deployment &deployment);
    GraphQlNode environment(const Place &place, const Environment &environment);
    GraphQlOutcome rollup(const Place &place, const QString &sha);
    GraphQlNode checkRun(const Place &place, const CheckRun &check);
    GraphQlNode suite(const Place &place, const WorkflowRun &run);
    GraphQlNode workflowRun(const Place &place, const WorkflowRun &run);
    GraphQlOutcome mergePullRequest(const QJsonObject &input);
    GraphQlOutcome answerDeployments(const QJsonObject &input, const QString &state);
    [[nodiscard]] bool seesChecks(const Repository &repository) const;
    [[nodiscard]] QString page(const Place &place, const QString &path) const;

    Call &m_call;
    Spending m_spending;
    int m_nodes;
};

} // namespace tagboat::practice
