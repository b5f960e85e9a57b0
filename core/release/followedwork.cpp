// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/followedwork.h"

#include "release/approvalitem.h"

#include "release/runview.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

using Kind = FollowedWork::Kind;

FollowedWork workflowOf(const StepState &step)
{
    FollowedWork work;
    work.run = step.facts[u"run"_s].toString().toLongLong();
    work.event = step.spec.detail[u"event"_s].toString();
    work.tag = step.spec.detail[u"tag"_s].toString();
    work.workflowPath = step.spec.detail[u"path"_s].toString();
    work.commit = step.inputs[u"commit"_s].toString();
    work.kind = work.run == 0 && work.commit.isEmpty() ? Kind::Later : Kind::Workflow;
    return work;
}

FollowedWork requestOf(const ReleaseState &release, const StepState &step)
{
    FollowedWork work;
    work.request = step.facts[u"number"_s].toInt();
    if (work.request == 0)
        work.request = step.inputs[u"number"_s].toInt();
    const StepState *opener = release.find(step.spec.detail[u"pullRequestFrom"_s].toString());
    if (work.request == 0 && opener != nullptr)
        work.request = opener->facts[u"number"_s].toInt();
    work.kind = work.request == 0 ? Kind::Later : Kind::PullRequest;
    return work;
}

FollowedWork checksOf(const ReleaseState &release, const StepState &step)
{
    FollowedWork work;
    work.commit = step.spec.detail[u"commit"_s].toString();
    const StepState *maker = release.find(step.spec.detail[u"commitFrom"_s].toString());
    if (work.commit.isEmpty() && maker != nullptr)
        work.commit = maker->facts[u"commit"_s].toString();
    work.kind = step.state == RunState::Pending || work.commit.isEmpty() ? Kind::Later : Kind::Checks;
    return work;
}

/// Deployments are beside the matter: whoever may not read them follows the run all the same.
QCoro::Task<Result<void>> readDeployments(ForgePlace place, std::shared_ptr<FollowedState> state, Cancel cancel)
{
    const QString commit = state->run->headCommit;
    const auto found = co_await deploymentsOf(place, commit, cancel);
    if (found)
        state->deployments = *found;
    else if (found.error().kind == Error::Kind::Unavailable || found.error().kind == Error::Kind::Cancelled)
        co_return tl::unexpected(found.error());
    else
        state->deploymentsUnread = found.error().message;
    co_return Result<void>();
}

/// The names in the rules that hold for a branch, of either kind.
QCoro::Task<RequiredChecks> readRequired(ForgePlace place, QString branch, Cancel cancel)
{
    RequiredChecks required;
    Protection &protection = place.forge->protection();
    const auto rules = co_await protection.rulesFor(place.repository, branch, cancel);
    if (rules) {
        for (const RulesetRule &rule : *rules) {
            const QJsonArray checks = rule.parameters[u"required_status_checks"_s].toArray();
            for (const auto &check : checks)
                required.names.append(check.toObject()[u"context"_s].toString());
        }
    }
    const auto classic = co_await protection.branch(place.repository, branch, cancel);
    if (classic && *classic && (*classic)->checks) {
        for (const RequiredCheck &check : *(*classic)->checks)
            required.names.append(check.name);
    }
    required.names.removeDuplicates();
    // Without the right to read the classic rules an empty list says nothing.
    required.known = (rules && classic) || !required.names.isEmpty();
    co_return required;
}

QCoro::Task<Result<void>> readRun(ForgePlace place, std::shared_ptr<FollowedState> state, Cancel cancel)
{
    const qint64 id = state->run->id;
    WorkflowRuns &runs = place.forge->runs();
    TB_CO_TRY(state->jobs, co_await runs.jobs(place.repository, id, cancel));
    Approvals &approvals = place.forge->approvals();
    TB_CO_TRY(const PendingDeployments pending, co_await approvals.pending(place.repository, id, cancel));
    state->serverTime = pending.serverTime;
    for (const PendingDeployment &gate : pending.waiting) {
        FollowedGate item{gate, {}, {}};
        const QDateTime ends = gate.waitStartedAt.addSecs(qint64(gate.waitMinutes) * 60);
        if (gate.waitMinutes > 0 && ends > pending.serverTime)
            item.timerEnds = ends;
        DecisionFacts facts; // who asks is not known here
        facts.timerRuns = item.timerEnds.isValid();
        facts.mayBeMine = true;
        item.whyNot = whyNotDecide(gate, facts);
        state->gates.append(item);
    }
    TB_CO_TRY(state->decisions, co_await approvals.history(place.repository, id, cancel));
    co_return Result<void>();
}

QCoro::Task<Result<std::optional<WorkflowRun>>> findRun(ForgePlace place, FollowedWork work, Cancel cancel)
{
    WorkflowRuns &runs = place.forge->runs();
    if (work.run != 0) {
        TB_CO_TRY(const WorkflowRun run, co_await runs.get(place.repository, work.run, cancel));
        co_return std::optional(run);
    }
    RunQuery query;
    query.event = work.event;
    query.headCommit = work.commit;
    query.branch = work.tag;
    TB_CO_TRY(const auto found, co_await runs.find(place.repository, query, cancel));
    if (work.kind != Kind::Workflow) {
        const auto worst = runToLookAt(found);
        co_return worst;
    }
    std::optional<WorkflowRun> ours;
    for (const WorkflowRun &run : found) {
        if (!ours && (work.workflowPath.isEmpty() || run.path.section(u'@', 0, 0) == work.workflowPath))
            ours = run;
    }
    co_return ours;
}

QCoro::Task<Result<QString>> readRequest(ForgePlace place, FollowedWork work, std::shared_ptr<FollowedState> state,
                                         Cancel cancel)
{
    PullRequests &requests = place.forge->pullRequests();
    TB_CO_TRY(state->request, co_await requests.get(place.repository, work.request, cancel));
    TB_CO_TRY(state->reviews, co_await requests.reviews(place.repository, work.request, cancel));
    const QString base = state->request->baseBranch;
    if (!state->required)
        state->required = co_await readRequired(place, base, cancel);
    const QString head = state->request->headCommit;
    co_return head;
}

} // namespace

FollowedWork followedWork(const ReleaseState &release, const StepState &step)
{
    if (step.spec.kind == u"workflow")
        return workflowOf(step);
    if (step.spec.kind == u"pull-request" || step.spec.kind == u"merge-pull-request")
        return requestOf(release, step);
    if (step.spec.kind == u"checks")
        return checksOf(release, step);
    return {};
}

QCoro::Task<Result<ForgePlace>> forgePlaceAt(ForgePlaces &places, QString remoteUrl, Cancel cancel)
{
    TB_CO_TRY(const std::optional<ForgePlace> found, co_await places.find(remoteUrl, cancel));
    if (!found)
        co_return fail(Error::Kind::Denied, u"No account serves %1"_s.arg(remoteUrl), {},
                       u"Add a token for it: tagboat-cli tokens add."_s);
    const ForgePlace place = *found;
    co_return place;
}

bool FollowedState::sameAs(const FollowedState &other) const
{
    FollowedState copy = other;
    copy.serverTime = serverTime;
    return copy == *this;
}

QCoro::Task<Result<FollowedState>> readFollowed(ForgePlace place, FollowedWork work,
                                                std::optional<RequiredChecks> required, Cancel cancel)
{
    const auto state = std::make_shared<FollowedState>();
    state->required = std::move(required);
    FollowedWork sought = work;
    if (work.kind == Kind::PullRequest) {
        TB_CO_TRY(sought.commit, co_await readRequest(place, work, state, cancel));
    }
    if (work.kind != Kind::Workflow) {
        CheckReader &reader = place.forge->checks();
        TB_CO_TRY(state->checks, co_await reader.of(place.repository, sought.commit, cancel));
    }
    TB_CO_TRY(state->run, co_await findRun(place, sought, cancel));
    if (state->run) {
        TB_CO_CHECK(co_await readRun(place, state, cancel));
        if (work.kind == Kind::Workflow) {
            TB_CO_CHECK(co_await readDeployments(place, state, cancel));
        }
    }
    const FollowedState read = *state;
    co_return read;
}

std::optional<WorkflowRun> runToLookAt(const QList<WorkflowRun> &runs)
{
    QSet<qint64> seen; // of each workflow the newest counts
    std::optional<WorkflowRun> chosen;
    int need = 0;
    for (const WorkflowRun &run : runs) {
        if (seen.contains(run.workflow))
            continue;
        seen.insert(run.workflow);
        const WorkState state = workState(run.status, run.conclusion);
        const int needs = state == WorkState::Failed ? 3 : run.status != RunStatus::Completed ? 2 : 1;
        if (needs > need) {
            chosen = run;
            need = needs;
        }
    }
    return chosen;
}

} // namespace tagboat
