// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/steps/preflightstep.h"

#include "release/preflight.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

QCoro::Task<Result<Finding>> PreflightStep::check(StepContext &context, QJsonObject)
{
    const Plan &plan = context.plan;
    std::optional<QList<RemoteReference>> remote;
    if (!plan.remoteUrl.isEmpty()) {
        TB_CO_TRY(remote, co_await context.remote.references(plan.repository, plan.remoteUrl, context.cancel));
    }
    const QList<CheckResult> checks = runPreflight(context.repository, plan, remote, context.clock.now());
    for (const CheckResult &result : checks) {
        const QString waived = result.waiver.isEmpty() ? QString() : u" (waived: %1)"_s.arg(result.waiver);
        context.log(u"%1: %2"_s.arg(checkStateName(result.state), result.title) + waived);
    }
    if (const auto verdict = preflightVerdict(checks); !verdict)
        co_return Finding::differs(verdict.error());
    co_return Finding::stands(preflightSummary(checks));
}

QCoro::Task<Result<void>> PreflightStep::apply(StepContext &, QJsonObject)
{
    co_return fail(Error::Kind::Internal, u"A check has nothing to apply"_s);
}

} // namespace tagboat
