// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/planforge.h"

#include "changelog/noteslimit.h"
#include "scan/flowrecognition.h"
#include "setup/workflowstart.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

QList<WorkflowFile> workflowsOf(const QString &root)
{
    QList<WorkflowFile> workflows;
    const auto sources = readWorkflows(root);
    if (!sources)
        return workflows;
    for (const WorkflowSource &source : *sources) {
        if (const auto workflow = readWorkflow(source.bytes, source.path))
            workflows.append(*workflow);
    }
    return workflows;
}

/// The file that an event starts. Of several the one that deploys into an environment: it is what a release waits for.
QString startedBy(const QList<WorkflowFile> &workflows, const WorkflowEvent &event)
{
    QString path;
    for (const WorkflowFile &workflow : workflows) {
        if (!wouldStart(workflow, event).starts)
            continue;
        const auto deploys = [](const WorkflowFileJob &job) { return !job.environment.isEmpty(); };
        if (std::ranges::any_of(workflow.jobs, deploys))
            return workflow.path;
        if (path.isEmpty())
            path = workflow.path;
    }
    return path;
}

/// Whether a push to a branch starts a workflow. Where a filter by path decides, that is known when it has been pushed.
QString checksOf(const QList<WorkflowFile> &workflows, const QString &branch)
{
    const WorkflowEvent pushed{WorkflowEvent::Kind::BranchPushed, branch, {}, false, false};
    QString answer;
    for (const WorkflowFile &workflow : workflows) {
        if (!wouldStart(workflow, pushed).starts)
            continue;
        const WorkflowTrigger *push = workflow.trigger(u"push"_s);
        if (!push->paths && !push->pathsIgnore)
            return u"always"_s;
        answer = u"perhaps"_s;
    }
    return answer;
}

/// The last line of a pull request's text that was cut. Its branch goes, the release comes.
QString releaseHasTheRest(const QString &web, const QString &tag)
{
    if (web.isEmpty())
        return u"The release %1 has the rest."_s.arg(tag);
    const QString page = QString::fromLatin1(QUrl::toPercentEncoding(tag, "/"));
    return u"[The release %1](%2/releases/tag/%3) has the rest."_s.arg(tag, web, page);
}

} // namespace

ForgeInputs forgeInputs(const PlanSources &sources, const FlowInputs &in, const QString &package, const QString &notes,
                        const QString &asked, const QString &web, const QStringList &tags)
{
    using Kind = WorkflowEvent::Kind;
    ForgeInputs forge;
    const QString tag = in.grammar.tagFor(in.target);
    const QString version = in.target.spelling();
    forge.releaseTitle = tag;
    forge.releaseNotes = notes;
    for (QString pattern : sources.policy.assets)
        forge.assets.append(pattern.replace(u"{version}"_s, version).replace(u"{tag}"_s, tag));
    const QString end = asked.isEmpty() ? QString() : u"\n\n"_s + asked + u'\n';
    forge.pullRequestBody = u"Prepares the release of %1 %2."_s.arg(package, version);
    if (!notes.isEmpty())
        forge.pullRequestBody = notesWithin(forge.pullRequestBody + u"\n\n"_s + notes, requestTextLimit - end.size(),
                                            releaseHasTheRest(web, tag));
    if (!asked.isEmpty())
        forge.pullRequestBody = forge.pullRequestBody.trimmed() + end;
    const QList<Version> known = in.grammar.versionsOf(tags);
    forge.latest =
        std::ranges::none_of(known, [&](const Version &other) { return !other.isPreRelease() && in.target < other; });
    const QList<WorkflowFile> workflows = workflowsOf(sources.repository.path());
    const Kind published = in.target.isPreRelease() ? Kind::PreReleasePublished : Kind::ReleasePublished;
    forge.checksOnBase = checksOf(workflows, in.baseBranch);
    forge.tagWorkflow = startedBy(workflows, {Kind::TagPushed, tag, {}, false, false});
    forge.releaseWorkflow = startedBy(workflows, {published, tag, {}, true, false});
    return forge;
}

QString plannedNotes(const Plan &plan)
{
    const StepSpec *draft = plan.find(u"release-draft"_s);
    return draft != nullptr ? draft->detail[u"notes"_s].toString() : QString();
}

} // namespace tagboat
