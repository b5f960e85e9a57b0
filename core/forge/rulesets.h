// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "forge/apiclient.h"
#include "ports/forge/protection.h"

namespace tagboat
{

/// The half of Protection that is about rulesets.
class RulesetCalls
{
public:
    explicit RulesetCalls(ApiClient &api) : m_api(api) {}

    QCoro::Task<Result<QList<Ruleset>>> all(const RepositoryName &repository, const Cancel &cancel);
    QCoro::Task<Result<Ruleset>> get(const RepositoryName &repository, qint64 id, const Cancel &cancel);
    QCoro::Task<Result<Ruleset>> create(const RepositoryName &repository, const Ruleset &ruleset, const Cancel &cancel);
    QCoro::Task<Result<Ruleset>> change(const RepositoryName &repository, const Ruleset &ruleset, const Cancel &cancel);
    QCoro::Task<Result<void>> remove(RepositoryName repository, qint64 id, Cancel cancel);
    QCoro::Task<Result<QList<RulesetRule>>> rulesFor(const RepositoryName &repository, const QString &branch,
                                                     const Cancel &cancel);

private:
    ApiClient &m_api;
};

} // namespace tagboat
