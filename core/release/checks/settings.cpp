// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/checks/check.h"
#include "release/releaseassets.h"
#include "release/tasklist.h"
#include "scan/flowrecognition.h"
#include "setup/workflowstart.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat::checks
{

namespace
{

using State = CheckResult::State;

Findings policy(const Premises &in)
{
    const QString file = in.policy().file.isEmpty() ? ReleasePolicy::fileName() : in.policy().file;
    QStringList unknown = in.policy().warnings;
    const QList<CheckInfo> known = allChecks();
    for (const QString &id : in.policy().blockingChecks) {
        if (!std::ranges::any_of(known, [&id](const CheckInfo &info) { return info.id == id; }))
            unknown.append(u"checks.block names “%1”, which is no check"_s.arg(id));
    }
    if (!unknown.isEmpty())
        return at(
            warns(u"%1 says things that are not known"_s.arg(file), u"Correct or remove them."_s, someOf(unknown)),
            file);
    if (!in.file(file))
        return {};
    if (!in.trackedPaths.contains(file))
        return at(warns(u"Git does not track %1, so others release by other rules"_s.arg(file), u"Add it to git."_s),
                  file);
    return at(passed(u"%1 is understood"_s.arg(file)), file);
}

/// Flows whose publishing is started by a tag, and those that a published release starts.
bool startsByTag(const QString &flow)
{
    return flow == u"rc-gated"_s;
}

bool startsByRelease(const QString &flow)
{
    return flow == u"release-triggered"_s || flow == u"trusted-publishing"_s || flow == u"validated-token"_s;
}

/// The messages of the commits that the plan makes: GitHub looks for words in them that keep workflows from starting.
QString commitMessages(const Plan &plan)
{
    QStringList messages;
    for (const StepSpec &step : plan.steps) {
        if (step.kind == u"commit")
            messages.append(step.detail[u"message"].toString());
    }
    return messages.join(u'\n');
}

/// What the plan does that should start a workflow: each tag pushed, or the release published.
QList<WorkflowEvent> startingEvents(const Premises &in)
{
    QList<WorkflowEvent> events;
    const bool byTag = startsByTag(in.plan.flow);
    const QStringList tags = in.plannedTags();
    for (const QString &tag : tags) {
        const auto version = in.grammar.versionOf(tag);
        const bool preRelease = version && version->isPreRelease();
        const auto published =
            preRelease ? WorkflowEvent::Kind::PreReleasePublished : WorkflowEvent::Kind::ReleasePublished;
        events.append({byTag ? WorkflowEvent::Kind::TagPushed : published, tag, commitMessages(in.plan), true, false});
    }
    return events;
}

CheckResult startOf(const WorkflowEvent &event, const QList<WorkflowFile> &workflows)
{
    const bool pushed = event.kind == WorkflowEvent::Kind::TagPushed;
    QStringList reasons;
    for (const WorkflowFile &workflow : workflows) {
        const WorkflowStart start = wouldStart(workflow, event);
        if (start.starts)
            return at(passed(pushed ? u"The pushed tag starts a workflow"_s
                                    : u"A published release starts a workflow"_s,
                             u"%1: %2"_s.arg(workflow.name, start.reason)),
                      workflow.path, start.line)
                .constFirst();
        reasons.append(u"%1: %2"_s.arg(workflow.path.section(u'/', -1), start.reason));
    }
    return at(pushed ? warns(u"No workflow starts when the tag %1 is pushed"_s.arg(event.ref),
                             u"Add the tag's pattern under “on: push: tags:”."_s, someOf(reasons))
                     : warns(u"No workflow starts when a release is published"_s,
                             u"Add “on: release: types: [published]” to the one that deploys."_s, someOf(reasons)),
              u".github/workflows"_s)
        .constFirst();
}

/// The wrong act starts nothing, and says nothing.
Findings workflowTrigger(const Premises &in)
{
    if (!startsByTag(in.plan.flow) && !startsByRelease(in.plan.flow))
        return {};
    const auto sources = readWorkflows(in.repository.path());
    if (!sources)
        return warns(sources.error().message, sources.error().remedy);
    if (sources->isEmpty())
        return at(warns(u"There is no workflow that this release would start"_s,
                        u"Add one, or release with the flow tag-only."_s),
                  u".github/workflows"_s);
    QList<WorkflowFile> workflows;
    Findings unreadable;
    for (const WorkflowSource &source : *sources) {
        const auto workflow = readWorkflow(source.bytes, source.path);
        if (workflow)
            workflows.append(*workflow);
        else
            unreadable += at(warns(workflow.error().message, workflow.error().remedy, workflow.error().detail),
                             source.path, workflow.error().line);
    }
    Findings passing;
    const QList<WorkflowEvent> events = startingEvents(in);
    for (const WorkflowEvent &event : events) {
        const CheckResult result = startOf(event, workflows);
        if (result.state != State::Passed)
            return Findings{result} + unreadable;
        passing = {result};
    }
    return passing + unreadable;
}

/// Of the open boxes that are named; the first one says how many there are.
constexpr qsizetype openBoxesShown = 20;

/// A launch checklist is a Markdown task list; every box is ticked before a release.
Findings checklist(const Premises &in)
{
    if (!in.policy().checklist)
        return {};
    const QString path = *in.policy().checklist;
    const auto bytes = in.file(path);
    if (!bytes)
        return at(blocks(u"The launch checklist cannot be read"_s,
                         u"Add the file, or correct checks.checklist in .tagboat.toml."_s, describe(bytes.error())),
                  path);
    Findings findings;
    const QList<TaskBox> boxes = taskBoxes(*bytes);
    for (const TaskBox &box : boxes) {
        if (box.ticked || findings.size() >= openBoxesShown)
            continue;
        const QString words = box.text.isEmpty() ? u"The launch checklist has an open box"_s
                                                 : u"Not ticked on the launch checklist: %1"_s.arg(box.text);
        findings += at(blocks(words, u"Do it, tick its box, and commit the file."_s), path, box.line);
    }
    if (!findings.isEmpty()) {
        const auto open = std::ranges::count(boxes, false, &TaskBox::ticked);
        findings.first().evidence = u"%1 of %2 boxes are open"_s.arg(open).arg(boxes.size());
        return findings;
    }
    if (boxes.isEmpty())
        return at(warns(u"The launch checklist has no boxes, so that it asks for nothing"_s,
                        u"Write each point as “- [ ] …”."_s),
                  path);
    return at(passed(counted(boxes.size(), u"The one box of the launch checklist is ticked"_s,
                             u"All %1 boxes of the launch checklist are ticked"_s)),
              path);
}

/// What a plan that attaches files says about one pattern of .tagboat.toml, which is @p found with the version in it.
Findings assetsOf(const QString &root, const QString &pattern, const QString &found, bool built)
{
    const auto files = assetPaths(root, found);
    if (files.isEmpty() && !built)
        return blocks(u"No file matches %1, which the release is to have"_s.arg(found),
                      u"Build it, or let checks.commands do so, or correct release.assets."_s);
    const bool anyVersion = !pattern.contains(u"{version}"_s) && !pattern.contains(u"{tag}"_s);
    if (anyVersion && found.contains(u'*') && files.size() > 1)
        return warns(u"%1 takes files of every version to the release"_s.arg(found),
                     u"Put {version} into the pattern, or empty the folder before."_s, someOf(files));
    return passed(files.isEmpty() ? u"The check commands have to make %1"_s.arg(found)
                                  : u"%1 goes to the release"_s.arg(found),
                  someOf(files));
}

/// Files that are attached to the release have to be there before its tag is: later nobody can go back.
Findings assets(const Premises &in)
{
    const auto attaches = std::ranges::find(in.plan.steps, u"release-assets"_s, &StepSpec::kind);
    if (attaches == in.plan.steps.end())
        return {};
    const QJsonArray patterns = attaches->detail[u"patterns"_s].toArray();
    Findings findings;
    for (qsizetype i = 0; i < patterns.size(); ++i)
        findings +=
            assetsOf(in.repository.path(), in.policy().assets.value(i), patterns[i].toString(), in.has(u"commands"_s));
    return findings;
}

} // namespace

QList<Check> settingsChecks()
{
    const QString group = u"Settings and workflows"_s;
    const QString files = u"files"_s;
    return {
        {{u"policy"_s, group, u".tagboat.toml is understood"_s, files, State::Warns}, policy},
        {{u"workflow-trigger"_s, group, u"A workflow starts by what the flow does"_s, files, State::Warns},
         workflowTrigger},
        {{u"milestone"_s, group, u"The milestone of the version has no open issues"_s, u"plan"_s, State::Warns},
         nullptr},
        {{u"checklist"_s, group, u"Every box of the launch checklist is ticked"_s, files, State::Blocks, true},
         checklist},
        {{u"assets"_s, group, u"The files of the release are there, or will be built"_s, files, State::Blocks, false},
         assets},
    };
}

} // namespace tagboat::checks
