// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/workflowfile.h"

#include "practice/forge/patterns.h"

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

namespace
{

WorkflowTrigger triggerOf(const QString &event, const YamlNode &node)
{
    return {event,
            node[u"branches"_s].texts(),
            node[u"branches-ignore"_s].texts(),
            node[u"tags"_s].texts(),
            node[u"tags-ignore"_s].texts(),
            node[u"types"_s].texts(),
            node[u"inputs"_s].texts()};
}

QString stepName(const YamlNode &step)
{
    if (!step[u"name"_s].text.isEmpty())
        return step[u"name"_s].text;
    if (!step[u"uses"_s].text.isEmpty())
        return u"Run "_s + step[u"uses"_s].text;
    return u"Run "_s + step[u"run"_s].text.section(u'\n', 0, 0);
}

/// A step that makes a GitHub release is played: the release then stands on the forge.
void noteRelease(WorkflowJob &job, const YamlNode &step)
{
    const QString run = step[u"run"_s].text;
    const YamlNode &with = step[u"with"_s];
    if (run.contains(u"gh release create"_s)) {
        job.makesRelease = true;
        job.asDraft = run.contains(u"--draft"_s) || run.contains(u" -d "_s);
        job.asPrerelease = run.contains(u"--prerelease"_s) || run.contains(u" -p "_s);
    } else if (step[u"uses"_s].text.contains(u"action-gh-release"_s)) {
        job.makesRelease = true;
        job.asDraft = with[u"draft"_s].text == u"true"_s;
        job.asPrerelease = with[u"prerelease"_s].text == u"true"_s;
    }
}

/// A step that uploads to a package index is played: the index then has the file.
void noteUpload(WorkflowJob &job, const YamlNode &step)
{
    const QString run = step[u"run"_s].text;
    const bool action = step[u"uses"_s].text.contains(u"gh-action-pypi-publish"_s);
    if (!action && !run.contains(u"twine upload"_s))
        return;
    const QString target = action ? step[u"with"_s][u"repository-url"_s].text : run;
    job.uploadsTo = target.contains(u"testpypi"_s) || target.contains(u"test.pypi.org"_s) ? u"testpypi"_s : u"pypi"_s;
}

/// The values of each combination of a matrix; one empty list where there is no matrix.
QList<QStringList> combinations(const YamlNode &matrix)
{
    QList<QStringList> all{{}};
    for (qsizetype i = 0; i < matrix.keys.size(); ++i) {
        if (matrix.keys[i] == u"include"_s || matrix.keys[i] == u"exclude"_s || !matrix.items[i].isSequence())
            continue;
        QList<QStringList> grown;
        for (const QStringList &before : std::as_const(all)) {
            for (const QString &value : matrix.items[i].texts())
                grown.append(before + QStringList{value});
        }
        all = grown;
    }
    return all;
}

QList<WorkflowJob> jobsOf(const QString &key, const YamlNode &node)
{
    WorkflowJob job;
    job.key = key;
    job.name = node[u"name"_s].text.isEmpty() ? key : node[u"name"_s].text;
    job.needs = node[u"needs"_s].texts();
    job.condition = node[u"if"_s].text;
    const YamlNode &environment = node[u"environment"_s];
    job.environment = environment.isMapping() ? environment[u"name"_s].text : environment.text;
    for (const YamlNode &step : node[u"steps"_s].items) {
        job.steps.append(stepName(step));
        noteRelease(job, step);
        noteUpload(job, step);
    }
    if (!node[u"uses"_s].text.isEmpty())
        job.steps.append(u"Run "_s + node[u"uses"_s].text);
    QList<WorkflowJob> jobs;
    for (const QStringList &values : combinations(node[u"strategy"_s][u"matrix"_s])) {
        WorkflowJob one = job;
        if (!values.isEmpty())
            one.name += u" (%1)"_s.arg(values.join(u", "_s));
        jobs.append(one);
    }
    return jobs;
}

} // namespace

Result<WorkflowFile> WorkflowFile::parse(const QByteArray &bytes, const QString &path)
{
    auto root = readYaml(bytes);
    if (!root)
        return failAt(Error::Kind::Invalid, path, root.error().line, root.error().message, root.error().detail);
    WorkflowFile file;
    file.name = (*root)[u"name"_s].text.isEmpty() ? path : (*root)[u"name"_s].text;
    const YamlNode &on = (*root)[u"on"_s];
    for (qsizetype i = 0; i < on.texts().size(); ++i)
        file.triggers.append(triggerOf(on.texts()[i], on.isMapping() ? on.items[i] : YamlNode()));
    const YamlNode &written = (*root)[u"jobs"_s];
    for (qsizetype i = 0; i < written.keys.size(); ++i)
        file.jobs += jobsOf(written.keys[i], written.items[i]);
    if (file.jobs.isEmpty())
        return failAt(Error::Kind::Invalid, path, 0, u"The workflow has no jobs."_s);
    for (const WorkflowJob &job : file.jobs) {
        for (const QString &need : job.needs) {
            if (!written.keys.contains(need))
                return failAt(Error::Kind::Invalid, path, 0,
                              u"Job '%1' depends on unknown job '%2'."_s.arg(job.key, need));
        }
    }
    return file;
}

const WorkflowTrigger *WorkflowFile::trigger(const QString &event) const
{
    const auto found =
        std::find_if(triggers.begin(), triggers.end(), [&](const WorkflowTrigger &t) { return t.event == event; });
    return found == triggers.end() ? nullptr : &*found;
}

bool WorkflowFile::startsOnPush(const QString &ref) const
{
    const WorkflowTrigger *push = trigger(u"push"_s);
    if (!push)
        return false;
    const bool tag = ref.startsWith(u"refs/tags/"_s);
    const QString shortName = ref.section(u'/', 2);
    const QStringList &wanted = tag ? push->tags : push->branches;
    const QStringList &ignored = tag ? push->tagsIgnore : push->branchesIgnore;
    if (!wanted.isEmpty())
        return filterMatches(wanted, shortName);
    if (!ignored.isEmpty())
        return !filterMatches(ignored, shortName);
    // A filter for the other kind alone excludes this one; without any filter both start it.
    return (tag ? push->branches + push->branchesIgnore : push->tags + push->tagsIgnore).isEmpty();
}

bool WorkflowFile::startsOn(const QString &event, const QString &type, const QString &branch) const
{
    const WorkflowTrigger *found = trigger(event);
    if (!found)
        return false;
    const QStringList usual =
        event == u"pull_request"_s ? QStringList{u"opened"_s, u"synchronize"_s, u"reopened"_s} : QStringList();
    const QStringList &types = found->types.isEmpty() ? usual : found->types;
    if (!type.isEmpty() && !types.isEmpty() && !types.contains(type))
        return false;
    return branch.isEmpty() || found->branches.isEmpty() || filterMatches(found->branches, branch);
}

} // namespace tagboat::practice
