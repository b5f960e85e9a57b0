// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "setup/workflowaudit.h"

#include "setup/setupexpectation.h"
#include "setup/workflowstart.h"

#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

using State = SetupFinding::State;
using Workflows = QList<WorkflowFile>;
using Findings = QList<SetupFinding>;

SetupFinding found(State state, const QString &subject, const QString &stands, const QString &should,
                   const WorkflowFile *file = nullptr, int line = 0)
{
    SetupFinding finding;
    finding.subject = subject;
    finding.state = state;
    finding.have = stands;
    finding.want = should;
    finding.path = file != nullptr ? file->path : QString();
    finding.line = line;
    return finding;
}

/// An upload to an index, by the action or by a command.
struct Upload {
    const WorkflowFile *file;
    const WorkflowFileJob *job;
    const WorkflowFileStep *step;
    bool test = false;    ///< to TestPyPI
    bool byAction = true; ///< pypa/gh-action-pypi-publish, which can do without a token
};

bool goesToTestIndex(const WorkflowFileStep &step)
{
    const QString url = step.with.value(u"repository-url"_s) + step.with.value(u"repository_url"_s) + u' ' + step.run;
    return url.contains(u"test.pypi.org"_s) || url.contains(u"testpypi"_s);
}

QList<Upload> uploads(const Workflows &workflows)
{
    static const std::array commands{u"twine upload"_s,  u"poetry publish"_s, u"uv publish"_s,
                                     u"hatch publish"_s, u"flit publish"_s,   u"pdm publish"_s};
    QList<Upload> list;
    for (const WorkflowFile &file : workflows) {
        for (const WorkflowFileJob &job : file.jobs) {
            for (const WorkflowFileStep &step : job.steps) {
                const bool action = step.uses.startsWith(u"pypa/gh-action-pypi-publish"_s);
                const auto runs = [&](const QString &command) { return step.run.contains(command); };
                if (action || std::ranges::any_of(commands, runs))
                    list.append({&file, &job, &step, goesToTestIndex(step), action});
            }
        }
    }
    return list;
}

QString jobSubject(const WorkflowFile &file, const WorkflowFileJob &job)
{
    return u"%1 in %2"_s.arg(job.name, file.path.section(u'/', -1));
}

Findings trigger(const Workflows &workflows, const WorkflowExpectation &expected)
{
    QList<WorkflowEvent> events;
    if (expected.flow == u"rc-gated") {
        events.append({WorkflowEvent::Kind::TagPushed, expected.releaseTag, {}, false, false});
        if (!expected.candidateTag.isEmpty())
            events.append({WorkflowEvent::Kind::TagPushed, expected.candidateTag, {}, false, false});
    } else {
        events.append({WorkflowEvent::Kind::ReleasePublished, expected.releaseTag, {}, true, false});
        if (expected.flow == u"trusted-publishing")
            events.append({WorkflowEvent::Kind::PreReleasePublished, expected.candidateTag, {}, true, false});
    }
    Findings findings;
    for (const WorkflowEvent &event : std::as_const(events)) {
        const bool pushed = event.kind == WorkflowEvent::Kind::TagPushed;
        const QString subject = pushed ? u"Tag %1"_s.arg(event.ref) : u"Release %1"_s.arg(event.ref);
        const QString should = pushed ? u"“on: push: tags:” with a pattern that %1 fits"_s.arg(event.ref)
                                      : u"“on: release: types: [published]”"_s;
        QStringList reasons;
        const WorkflowFile *starter = nullptr;
        for (const WorkflowFile &file : workflows) {
            const WorkflowStart start = wouldStart(file, event);
            starter = starter == nullptr && start.starts ? &file : starter;
            reasons.append(u"%1: %2"_s.arg(file.path.section(u'/', -1), start.reason));
        }
        findings.append(starter != nullptr
                            ? found(State::Stands, subject, u"%1 starts"_s.arg(starter->name), should, starter)
                            : found(State::Missing, subject,
                                    reasons.isEmpty() ? u"There is no workflow"_s : reasons.join(u"; "_s), should));
    }
    return findings;
}

QStringList writes(const WorkflowPermissions &permissions)
{
    QStringList scopes;
    for (const auto &[scope, access] : permissions.asKeyValueRange()) {
        if (access == u"write")
            scopes.append(scope);
    }
    return scopes;
}

Findings permissions(const Workflows &workflows, const WorkflowExpectation &)
{
    Findings findings;
    const QString should = u"“permissions:” at the top that let nothing be written; jobs ask for more themselves"_s;
    for (const WorkflowFile &file : workflows) {
        const QString subject = file.path.section(u'/', -1);
        const auto open = [](const WorkflowFileJob &job) { return !job.permissions; };
        if (!file.permissions && std::ranges::any_of(file.jobs, open))
            findings.append(
                found(State::Missing, subject, u"No “permissions”: the repository's default holds"_s, should, &file));
        if (file.permissions && !writes(*file.permissions).isEmpty())
            findings.append(found(State::Differs, subject,
                                  u"All jobs may write: %1"_s.arg(writes(*file.permissions).join(u", "_s)), should,
                                  &file));
        for (const WorkflowFileJob &job : file.jobs) {
            if (job.permissions && job.permissions->value(u"*"_s) == u"write")
                findings.append(found(State::Differs, jobSubject(file, job), u"The job may write everything"_s,
                                      u"Only what the job needs"_s, &file, job.line));
        }
    }
    if (findings.isEmpty())
        findings.append(
            found(State::Stands, u"All workflows"_s, u"Each job has the permissions it asks for"_s, should));
    return findings;
}

Findings pinned(const Workflows &workflows, const WorkflowExpectation &)
{
    Findings findings;
    const auto look = [&](const WorkflowFile &file, const QString &uses, int line) {
        const auto reference = actionReference(uses);
        if (reference && !reference->isPinned())
            findings.append(found(State::Differs, reference->action, u"%1, which can be moved"_s.arg(reference->ref),
                                  u"A full commit id, with the version in a comment"_s, &file, line));
    };
    for (const WorkflowFile &file : workflows) {
        for (const WorkflowFileJob &job : file.jobs) {
            look(file, job.uses, job.line);
            for (const WorkflowFileStep &step : job.steps)
                look(file, step.uses, step.usesLine);
        }
    }
    if (findings.isEmpty())
        findings.append(found(State::Stands, u"All actions"_s, u"Pinned to commits"_s, u"Full commit ids"_s));
    return findings;
}

Findings environments(const Workflows &workflows, const WorkflowExpectation &expected)
{
    QSet<QString> used;
    for (const WorkflowFile &file : workflows) {
        for (const WorkflowFileJob &job : file.jobs)
            used.insert(job.environment.toLower()); // GitHub's names of environments know no case
    }
    Findings findings;
    const QStringList wanted = flowEnvironments(expected.flow);
    for (const QString &name : wanted) {
        findings.append(
            used.contains(name)
                ? found(State::Stands, name, u"A job deploys into it"_s, u"A job deploys into it"_s)
                : found(State::Missing, name, u"No job names it"_s, u"“environment: %1” in a job"_s.arg(name)));
    }
    return findings;
}

bool comparesVersion(const WorkflowFile &file)
{
    static const std::array tagWords{u"github.ref"_s, u"GITHUB_REF"_s, u"release.tag_name"_s};
    static const QString version = u"version"_s;
    for (const WorkflowFileJob &job : file.jobs) {
        for (const WorkflowFileStep &step : job.steps) {
            const QString text = step.run + u' ' + step.name;
            const auto named = [&](const QString &word) { return text.contains(word); };
            const bool tag = std::ranges::any_of(tagWords, named) || text.contains(u"TAG"_s);
            if (tag && text.contains(version, Qt::CaseInsensitive) && !step.run.isEmpty())
                return true;
        }
    }
    return false;
}

Findings comparison(const Workflows &workflows, const WorkflowExpectation &)
{
    Findings findings;
    const QString should = u"A step that stops when the tag and the built version differ"_s;
    QSet<QString> seen;
    const QList<Upload> all = uploads(workflows);
    for (const Upload &upload : all) {
        if (seen.contains(upload.file->path))
            continue;
        seen.insert(upload.file->path);
        const QString subject = upload.file->path.section(u'/', -1);
        findings.append(
            comparesVersion(*upload.file)
                ? found(State::Stands, subject, u"The tag is compared with the version"_s, should, upload.file)
                : found(State::Missing, subject, u"Nothing compares them before the upload"_s, should, upload.file,
                        upload.step->line));
    }
    return findings;
}

Findings separated(const Workflows &workflows, const WorkflowExpectation &)
{
    Findings findings;
    const QString should = u"Uploads to TestPyPI and PyPI in jobs of their own"_s;
    const QList<Upload> all = uploads(workflows);
    for (const Upload &upload : all) {
        const auto other = [&](const Upload &second) { return second.job == upload.job && second.test != upload.test; };
        if (upload.test && std::ranges::any_of(all, other))
            findings.append(found(State::Differs, jobSubject(*upload.file, *upload.job), u"One job uploads to both"_s,
                                  should, upload.file, upload.step->line));
    }
    if (findings.isEmpty() && !all.isEmpty())
        findings.append(found(State::Stands, u"Uploads"_s, u"%1 in jobs of their own"_s.arg(all.size()), should));
    return findings;
}

bool mayHaveIdToken(const Upload &upload)
{
    const auto &own = upload.job->permissions ? upload.job->permissions : upload.file->permissions;
    return own && (own->value(u"id-token"_s) == u"write" || own->value(u"*"_s) == u"write");
}

Findings trustedPublishing(const Workflows &workflows, const WorkflowExpectation &expected)
{
    if (expected.flow != u"trusted-publishing")
        return {};
    Findings findings;
    const QList<Upload> all = uploads(workflows);
    for (const Upload &upload : all) {
        const QString subject = jobSubject(*upload.file, *upload.job);
        const auto wrong = [&](const QString &stands, const QString &should) {
            findings.append(found(State::Differs, subject, stands, should, upload.file, upload.step->line));
        };
        const qsizetype before = findings.size();
        if (upload.byAction && !upload.step->with.value(u"password"_s).isEmpty())
            wrong(u"It uploads with a token"_s, u"No “password”: the index trusts the workflow"_s);
        if (!mayHaveIdToken(upload))
            wrong(u"It cannot prove which workflow it is"_s, u"“permissions: id-token: write” in this job"_s);
        if (upload.job->environment.isEmpty())
            wrong(u"It runs in no environment"_s, u"“environment:”, which the trusted publisher names too"_s);
        if (findings.size() == before)
            findings.append(found(State::Stands, subject, u"It uploads without a token"_s, u"Trusted publishing"_s,
                                  upload.file, upload.step->line));
    }
    if (all.isEmpty())
        findings.append(
            found(State::Missing, u"Uploads"_s, u"No job uploads"_s, u"A job with pypa/gh-action-pypi-publish"_s));
    return findings;
}

struct RuleEntry {
    WorkflowRule rule;
    Findings (*find)(const Workflows &, const WorkflowExpectation &);
};

const QList<RuleEntry> &rules()
{
    static const QList<RuleEntry> all{
        {{u"workflow-trigger"_s, u"A workflow starts by what the flow does"_s,
          u"The wrong act starts nothing, and says nothing."_s},
         trigger},
        {{u"workflow-permissions"_s, u"Workflows have the least permissions"_s,
          u"A step that was tampered with can do what its job's token can."_s},
         permissions},
        {{u"workflow-pinned"_s, u"Actions are pinned to commits"_s,
          u"A tag or branch of an action can be moved to other code, which then sees your secrets."_s},
         pinned},
        {{u"workflow-environments"_s, u"Jobs deploy into the flow's environments"_s,
          u"Reviewers, timers and secrets belong to environments; a job without one passes them by."_s},
         environments},
        {{u"workflow-version"_s, u"The tag is compared with the version"_s,
          u"A tag on a commit whose files say another version publishes that other version."_s},
         comparison},
        {{u"workflow-separate"_s, u"TestPyPI and PyPI have jobs of their own"_s,
          u"The upload action supports one upload a job; attestations of the first spoil the second."_s},
         separated},
        {{u"workflow-trusted"_s, u"Uploads need no stored token"_s,
          u"A trusted publisher leaves nothing to steal or to rotate."_s},
         trustedPublishing},
    };
    return all;
}

} // namespace

QList<WorkflowRule> workflowRules()
{
    QList<WorkflowRule> list;
    for (const RuleEntry &entry : rules())
        list.append(entry.rule);
    return list;
}

QStringList flowEnvironments(const QString &flow)
{
    QStringList names;
    const QList<EnvironmentNeed> needs = environmentNeeds(flow);
    for (const EnvironmentNeed &need : needs)
        names.append(need.name);
    return names;
}

QList<QPair<QString, QString>> flowSecrets(const QString &flow)
{
    if (flow == u"rc-gated")
        return {{u"TEST_PYPI_TOKEN"_s, u"staging"_s}, {u"PYPI_TOKEN"_s, u"production-deploy"_s}};
    if (flow == u"release-triggered")
        return {{u"PYPI_TOKEN"_s, u"pypi"_s}};
    if (flow == u"validated-token")
        return {{u"PYPI_API_TOKEN"_s, u"pypi"_s}};
    return {};
}

QList<SetupFinding> auditWorkflows(const QList<WorkflowFile> &workflows, const WorkflowExpectation &expected)
{
    if (flowEnvironments(expected.flow).isEmpty())
        return {};
    Findings findings;
    for (const RuleEntry &entry : rules()) {
        Findings some = entry.find(workflows, expected);
        for (SetupFinding &finding : some) {
            finding.rule = entry.rule.id;
            finding.why = entry.rule.why;
        }
        findings += some;
    }
    return findings;
}

} // namespace tagboat
