// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/trialupload.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

using State = TrialUpload::State;

State stateOf(const WorkflowJob &job)
{
    if (job.status == RunStatus::InProgress)
        return State::Running;
    if (job.status != RunStatus::Completed)
        return State::Waiting;
    return job.conclusion == RunConclusion::Success ? State::Uploaded : State::Failed;
}

State stateOf(const EnvironmentDeployment &deployment)
{
    using Stands = DeploymentStatus::State;
    switch (deployment.state) {
    case Stands::Success:
    case Stands::Inactive: // the forge sets it on what had succeeded, when a later deployment takes its place
        return State::Uploaded;
    case Stands::Error:
    case Stands::Failure:
        return State::Failed;
    case Stands::InProgress:
        return State::Running;
    case Stands::Queued:
    case Stands::Pending:
    case Stands::Waiting:
        return State::Waiting;
    case Stands::Other:
        break;
    }
    return State::Unknown;
}

QDateTime timeOf(const WorkflowJob &job)
{
    return job.status == RunStatus::Completed ? job.completedAt : job.startedAt;
}

/// Of several, such as those of a matrix, what is worst counts: a failure, then what is not done yet.
int weight(State state)
{
    return state == State::Failed ? 3 : state == State::Running ? 2 : state == State::Waiting ? 1 : 0;
}

bool isTrial(const EnvironmentDeployment &deployment, bool staging)
{
    return namesTrialIndex(deployment.environment) ||
           (staging && deployment.environment.compare(u"staging"_s, Qt::CaseInsensitive) == 0);
}

std::optional<EnvironmentDeployment> newestTrial(const TrialSigns &signs, bool staging)
{
    std::optional<EnvironmentDeployment> newest;
    for (const EnvironmentDeployment &each : signs.deployments) {
        if (isTrial(each, staging) && (!newest || each.createdAt >= newest->createdAt))
            newest = each;
    }
    return newest;
}

} // namespace

bool namesTrialIndex(const QString &name)
{
    QString letters;
    for (const QChar letter : name) {
        if (letter.isLetterOrNumber())
            letters.append(letter.toLower());
    }
    return letters.contains(u"testpypi"_s) || letters.contains(u"pypitest"_s);
}

QList<WorkflowJob> trialJobs(const QList<WorkflowJob> &jobs)
{
    QList<WorkflowJob> found;
    std::ranges::copy_if(jobs, std::back_inserter(found),
                         [](const WorkflowJob &job) { return namesTrialIndex(job.name); });
    return found;
}

TrialUpload trialUpload(const TrialSigns &signs, const QString &tag, bool gated)
{
    TrialUpload upload;
    const auto deployment = newestTrial(signs, gated || !signs.jobs.isEmpty());
    bool byJob = false;
    for (const WorkflowJob &job : signs.jobs) {
        const State state = stateOf(job);
        // Skipped: this tag's run uploads elsewhere, and what its commit came to before may tell.
        if (job.conclusion == RunConclusion::Skipped || (byJob && weight(state) < weight(upload.state)))
            continue;
        upload.state = state;
        upload.at = timeOf(job);
        byJob = true;
    }
    if (deployment && (!byJob || deployment->reference.isEmpty() || deployment->reference == tag))
        upload.environment = deployment->environment;
    if (byJob)
        return upload;
    if (deployment) {
        upload.state = stateOf(*deployment);
        upload.tag = deployment->reference == tag ? QString() : deployment->reference;
        if (deployment->state != DeploymentStatus::State::Inactive) // that tells when the next one came
            upload.at = deployment->changedAt;
    } else if (!signs.jobsKnown || !signs.deploymentsKnown) {
        upload.state = State::Unknown;
    }
    return upload;
}

QString trialUploadWords(const TrialUpload &upload, const QString &when, const CandidateRun &candidate)
{
    const QString of = upload.tag.isEmpty() ? QString() : u" of "_s + upload.tag;
    const QString ago = when.isEmpty() ? QString() : u' ' + when;
    const QString in = upload.environment.isEmpty() ? QString() : u" (%1)"_s.arg(upload.environment);
    switch (upload.state) {
    case State::Uploaded:
        return u"uploaded to TestPyPI by the workflow%1%2%3; its installation was not tried by Tagboat"_s.arg(of, ago,
                                                                                                              in);
    case State::Failed:
        return u"the upload%1 to TestPyPI failed%2%3"_s.arg(of, ago, in);
    case State::Running:
        return u"the workflow%1 is uploading it to TestPyPI%2"_s.arg(of, in);
    case State::Waiting:
        return u"not uploaded to TestPyPI yet: its job%1 waits%2"_s.arg(of, in);
    case State::Unknown:
        return u"whether it was uploaded to TestPyPI could not be read"_s;
    case State::None:
        break;
    }
    if (candidate.uploaded)
        return u"its candidate %1 was uploaded to TestPyPI by the workflow, this commit was not; no installation was "_s
               u"tried by Tagboat"_s.arg(candidate.tag);
    if (!candidate.tag.isEmpty())
        return u"the workflow of its candidate %1 ended well; no upload to TestPyPI is known"_s.arg(candidate.tag);
    return u"nothing was uploaded to TestPyPI, as far as jobs and deployments tell"_s;
}

} // namespace tagboat
