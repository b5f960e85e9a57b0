// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "forge/overviewcard.h"

#include "forge/words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

bool faultAt(const QList<GraphFault> &faults, const QString &field)
{
    return std::any_of(faults.begin(), faults.end(),
                       [&field](const GraphFault &fault) { return fault.path.contains(field); });
}

CommitChecks::State checksOf(const JsonFields &rollup, bool known)
{
    using S = CommitChecks::State;
    static constexpr std::array<std::pair<const char *, S>, 5> words{{{"SUCCESS", S::Passed},
                                                                      {"FAILURE", S::Failed},
                                                                      {"ERROR", S::Failed},
                                                                      {"PENDING", S::Pending},
                                                                      {"EXPECTED", S::Pending}}};
    if (!known)
        return S::Unavailable;
    return rollup.has(u"state"_s) ? rollup.word(u"state"_s, words, S::Pending) : S::None;
}

OverviewRelease readRelease(const JsonFields &fields)
{
    OverviewRelease made;
    made.id = fields.numberOr(u"databaseId"_s);
    made.tag = fields.text(u"tagName"_s);
    made.title = fields.textOr(u"name"_s);
    made.draft = fields.flag(u"isDraft"_s);
    made.prerelease = fields.flag(u"isPrerelease"_s);
    made.latest = fields.flagOr(u"isLatest"_s);
    made.createdAt = fields.timeOr(u"createdAt"_s);
    made.publishedAt = fields.timeOr(u"publishedAt"_s);
    made.url = fields.textOr(u"url"_s);
    return made;
}

OverviewPullRequest readPullRequest(const JsonFields &fields)
{
    using D = OverviewPullRequest::Decision;
    static constexpr std::array<std::pair<const char *, D>, 3> words{{{"APPROVED", D::Approved},
                                                                      {"CHANGES_REQUESTED", D::ChangesRequested},
                                                                      {"REVIEW_REQUIRED", D::ReviewRequired}}};
    return {fields.count(u"number"_s),     fields.text(u"title"_s),
            fields.text(u"headRefName"_s), fields.text(u"baseRefName"_s),
            fields.flagOr(u"isDraft"_s),   fields.word(u"reviewDecision"_s, words, D::None)};
}

OverviewDeployment readDeployment(const JsonFields &fields)
{
    OverviewDeployment made;
    made.id = fields.numberOr(u"databaseId"_s);
    made.environment = fields.textOr(u"environment"_s);
    made.commit = fields.textOr(u"commitOid"_s);
    made.reference = fields.fieldsOr(u"ref"_s).textOr(u"name"_s);
    made.state = fields.word(u"state"_s, deploymentWords, DeploymentStatus::State::Other);
    made.createdAt = fields.timeOr(u"createdAt"_s);
    return made;
}

WaitingGate readGate(const JsonFields &fields)
{
    const JsonFields environment = fields.fieldsOr(u"environment"_s);
    WaitingGate made;
    made.environment = environment.numberOr(u"databaseId"_s);
    made.environmentName = environment.textOr(u"name"_s);
    made.waitMinutes = fields.countOr(u"waitTimer"_s);
    made.waitStartedAt = fields.timeOr(u"waitTimerStartedAt"_s);
    made.mayApprove = fields.flagOr(u"currentUserCanApprove"_s);
    return made;
}

void readSuite(const JsonFields &suite, OverviewTag &tag, QList<WaitingGate> &gates)
{
    if (!suite.has(u"workflowRun"_s)) // of another app
        return;
    const JsonFields run = suite.fields(u"workflowRun"_s);
    const QString workflow = run.fieldsOr(u"workflow"_s).textOr(u"name"_s);
    const qint64 id = run.numberOr(u"databaseId"_s);
    const QString url = run.textOr(u"url"_s);
    tag.runs.append({id, workflow, run.textOr(u"event"_s), runStatusOf(suite), runConclusionOf(suite), url});
    for (WaitingGate gate : run.fieldsOr(u"pendingDeploymentRequests"_s).listOr(u"nodes"_s, readGate)) {
        gate.tag = tag.name;
        gate.run = id;
        gate.workflow = workflow;
        gate.runUrl = url;
        gates.append(gate);
    }
}

OverviewTag readTag(const JsonFields &fields, QList<WaitingGate> &gates)
{
    OverviewTag made;
    made.name = fields.text(u"name"_s);
    const JsonFields target = fields.fieldsOr(u"target"_s);
    const JsonFields commit = target.has(u"oid"_s) ? target : target.fieldsOr(u"target"_s);
    made.commit = commit.textOr(u"oid"_s);
    made.date = commit.timeOr(u"committedDate"_s);
    const QDateTime tagged = target.fieldsOr(u"tagger"_s).timeOr(u"date"_s);
    if (tagged.isValid())
        made.date = tagged;
    made.runsKnown = commit.has(u"checkSuites"_s);
    commit.fieldsOr(u"checkSuites"_s).listOr(u"nodes"_s, [&made, &gates](const JsonFields &suite) {
        readSuite(suite, made, gates);
        return 0;
    });
    return made;
}

} // namespace

RepositoryOverview readCard(const JsonFields &fields, const QList<GraphFault> &faults)
{
    RepositoryOverview made;
    made.state = RepositoryOverview::State::Found;
    made.name = {fields.fields(u"owner"_s).text(u"login"_s), fields.text(u"name"_s)};
    made.url = fields.textOr(u"url"_s);
    made.isPrivate = fields.flagOr(u"isPrivate"_s);
    made.archived = fields.flagOr(u"isArchived"_s);
    made.pushedAt = fields.timeOr(u"pushedAt"_s);
    const JsonFields branch = fields.fieldsOr(u"defaultBranchRef"_s);
    made.defaultBranch = branch.textOr(u"name"_s);
    const JsonFields head = branch.fieldsOr(u"target"_s);
    made.headCommit = head.textOr(u"oid"_s);
    const bool checksKnown = !faultAt(faults, u"statusCheckRollup"_s) && !faultAt(faults, u"defaultBranchRef"_s);
    made.checks = checksOf(head.fieldsOr(u"statusCheckRollup"_s), checksKnown);
    made.releases = fields.fieldsOr(u"releases"_s).listOr(u"nodes"_s, readRelease);
    QList<WaitingGate> gates;
    made.tags =
        fields.fieldsOr(u"refs"_s).listOr(u"nodes"_s, [&gates](const JsonFields &tag) { return readTag(tag, gates); });
    made.gates = gates;
    const JsonFields pulls = fields.fieldsOr(u"pullRequests"_s);
    made.pullRequests = pulls.listOr(u"nodes"_s, readPullRequest);
    made.openPullRequests = pulls.countOr(u"totalCount"_s);
    made.deployments = fields.fieldsOr(u"deployments"_s).listOr(u"nodes"_s, readDeployment);
    made.openMilestones = fields.fieldsOr(u"milestones"_s).countOr(u"totalCount"_s);
    if (fields.has(u"vulnerabilityAlerts"_s))
        made.openAlerts = fields.fields(u"vulnerabilityAlerts"_s).count(u"totalCount"_s);
    return made;
}

} // namespace tagboat
