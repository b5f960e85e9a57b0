// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/engine.h"

#include "practice/forge/call.h"

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

namespace
{

/// GitHub makes no events for tags when more than three are pushed at once. Source: "Events that trigger workflows".
constexpr qsizetype mostTagsAtOnce = 3;
const QString workflowFolder = u".github/workflows"_s;
constexpr int filesKept = 256;

} // namespace

void Engine::advance()
{
    for (const auto &[key, repository] : m_world.repositories()) {
        actOnHabits(*repository);
        for (WorkflowRun &run : repository->runs) {
            bool moved = false;
            // Each turn takes what earlier ones made ready; a workflow has at most as many levels as jobs.
            for (qsizetype turn = 0; !run.completed() && turn <= run.jobs.size() * 4; ++turn) {
                if (!progress(*repository, run))
                    break;
                moved = true;
            }
            repository->changed |= moved;
        }
    }
}

void Engine::look(Repository &repository, const QString &login)
{
    const auto git = m_world.git(repository);
    if (!git)
        return;
    const auto refs = (*git)->references();
    if (!refs)
        return;
    QMap<QString, QString> now;
    for (const GitRef &ref : *refs) {
        if (ref.name.startsWith(u"refs/heads/"_s) || ref.name.startsWith(u"refs/tags/"_s))
            now.insert(ref.name, ref.sha);
    }
    if (repository.looked && now == repository.seen)
        return;
    const QMap<QString, QString> before = repository.seen;
    const bool first = !repository.looked;
    repository.seen = now;
    repository.looked = repository.changed = true;
    registerWorkflows(repository);
    if (first)
        return;
    repository.pushed = m_world.now();
    QList<GitRef> moved;
    for (const GitRef &ref : *refs) {
        if (now.contains(ref.name) && before.value(ref.name) != ref.sha && !ref.commit.isEmpty())
            moved.append(ref);
    }
    const auto isTag = [](const GitRef &ref) { return ref.name.startsWith(u"refs/tags/"_s); };
    const bool tooMany = std::count_if(moved.begin(), moved.end(), isTag) > mostTagsAtOnce;
    for (const GitRef &ref : std::as_const(moved)) {
        if (isTag(ref) && tooMany)
            continue;
        const auto commit = (*git)->commit(ref.commit);
        WorkflowEvent event;
        event.event = u"push"_s;
        event.ref = ref.name;
        event.sha = ref.commit;
        event.title = commit ? commit->message.section(u'\n', 0, 0) : ref.name;
        event.login = login;
        if (login.isEmpty()) { // a push to the folder itself: whoever committed, and tags are the user's own
            event.login = m_world.user;
            for (const Account &account : commit && !isTag(ref) ? m_world.accounts : QList<Account>()) {
                if (account.email == commit->committer.email)
                    event.login = account.login;
            }
        }
        start(repository, event);
    }
    followPulls(repository, login);
    // A published release whose tag is gone is a draft again.
    for (Release &release : repository.releases) {
        if (before.contains(u"refs/tags/"_s + release.tag) && !now.contains(u"refs/tags/"_s + release.tag) &&
            !release.immutable)
            release.draft = true;
    }
}

QList<Engine::Found> Engine::workflowFiles(Repository &repository, const QString &commit)
{
    const QString key = QString::number(repository.id) + commit;
    if (const auto known = m_files.constFind(key); known != m_files.constEnd())
        return *known;
    QList<Found> found;
    const auto git = m_world.git(repository);
    const auto entries = git ? (*git)->folder(commit, workflowFolder) : fail(Error::Kind::NotFound, {});
    for (const GitEntry &entry : entries.value_or(QList<GitEntry>())) {
        if (!entry.path.endsWith(u".yml"_s) && !entry.path.endsWith(u".yaml"_s))
            continue;
        const auto bytes = (*git)->blob(entry.sha);
        // A file that cannot be read starts nothing here; GitHub shows it as a failed run without jobs.
        if (auto file = WorkflowFile::parse(bytes.value_or(QByteArray()), entry.path))
            found.append({entry.path, *std::move(file)});
    }
    if (m_files.size() > filesKept)
        m_files.clear();
    m_files.insert(key, found);
    return found;
}

void Engine::registerWorkflows(Repository &repository)
{
    const auto git = m_world.git(repository);
    const auto head = git ? (*git)->resolve((*git)->defaultBranch()) : fail(Error::Kind::NotFound, {});
    if (!head)
        return;
    for (const Found &found : workflowFiles(repository, *head))
        workflowOf(repository, found.path, found.file.name);
}

Workflow &Engine::workflowOf(Repository &repository, const QString &path, const QString &name)
{
    if (Workflow *known = findBy(repository.workflows, &Workflow::path, path)) {
        known->name = name;
        return *known;
    }
    repository.workflows.append({m_world.newId(), path, name, u"active"_s, m_world.now()});
    repository.changed = true;
    return repository.workflows.last();
}

QList<qint64> Engine::start(Repository &repository, const WorkflowEvent &event)
{
    QList<qint64> started;
    for (const Found &found : workflowFiles(repository, event.sha)) {
        const Workflow &workflow = workflowOf(repository, found.path, found.file.name);
        if (workflow.state != u"active"_s || (event.workflow != 0 && event.workflow != workflow.id))
            continue;
        const bool starts = event.event == u"push"_s ? found.file.startsOnPush(event.ref)
                                                     : found.file.startsOn(event.event, event.type, event.branch);
        if (starts)
            started.append(begin(repository, found, event));
    }
    return started;
}

qint64 Engine::begin(Repository &repository, const Found &found, const WorkflowEvent &event)
{
    const Workflow &workflow = workflowOf(repository, found.path, found.file.name);
    WorkflowRun run;
    run.id = m_world.newId();
    run.suite = m_world.newId();
    run.workflow = workflow.id;
    run.event = event.event;
    run.ref = event.ref;
    run.sha = event.sha;
    run.title = event.title;
    run.login = run.triggering = event.login;
    run.prerelease = event.prerelease;
    run.inputs = event.inputs;
    run.number = 1 + static_cast<int>(std::count_if(repository.runs.begin(), repository.runs.end(),
                                                    [&](const WorkflowRun &r) { return r.workflow == workflow.id; }));
    run.created = run.started = run.updated = m_world.now();
    for (const WorkflowJob &wanted : found.file.jobs) {
        Job job;
        job.id = m_world.newId();
        job.key = wanted.key;
        job.name = wanted.name;
        job.needs = wanted.needs;
        job.condition = wanted.condition;
        job.environment = wanted.environment;
        job.created = run.created;
        job.release = !wanted.makesRelease ? QString()
                                           : QStringList{wanted.asDraft ? u"draft"_s : u"published"_s,
                                                         wanted.asPrerelease ? u"prerelease"_s : QString()}
                                                 .join(u' ')
                                                 .trimmed();
        job.uploadsTo = wanted.uploadsTo;
        job.steps.append({u"Set up job"_s, u"queued"_s, {}, {}, {}});
        for (const QString &step : wanted.steps)
            job.steps.append({step, u"queued"_s, {}, {}, {}});
        job.steps.append({u"Complete job"_s, u"queued"_s, {}, {}, {}});
        job.checkRun = job.id; // at GitHub a job is a check run of the same id
        CheckRun check;
        check.id = job.checkRun;
        check.suite = run.suite;
        check.name = job.name;
        check.sha = run.sha;
        check.started = run.created;
        repository.checks.append(check);
        run.jobs.append(job);
    }
    repository.runs.append(run);
    repository.changed = true;
    return run.id;
}

void Engine::releasePublished(Repository &repository, const Release &release, const QString &login)
{
    const auto git = m_world.git(repository);
    const auto sha = git ? (*git)->resolve(u"refs/tags/"_s + release.tag) : fail(Error::Kind::NotFound, {});
    if (!sha)
        return;
    WorkflowEvent event;
    event.event = u"release"_s;
    event.ref = u"refs/tags/"_s + release.tag;
    event.sha = *sha;
    event.title = release.name.isEmpty() ? release.tag : release.name;
    event.login = login;
    event.prerelease = release.prerelease;
    // One publishing is one event of each of two types; a workflow that listens to both runs once for each.
    for (const QString &type : {u"published"_s, release.prerelease ? u"prereleased"_s : u"released"_s}) {
        event.type = type;
        for (const Found &found : workflowFiles(repository, *sha)) {
            const WorkflowTrigger *trigger = found.file.trigger(u"release"_s);
            const Workflow &workflow = workflowOf(repository, found.path, found.file.name);
            const bool listens = trigger && (trigger->types.isEmpty() || trigger->types.contains(type));
            if (listens && workflow.state == u"active"_s)
                begin(repository, found, event);
        }
    }
}

void Engine::pullRequestChanged(Repository &repository, const PullRequest &pull, const QString &type)
{
    WorkflowEvent event;
    event.event = u"pull_request"_s;
    event.type = type;
    event.ref = u"refs/heads/"_s + pull.head;
    event.sha = pull.headSha;
    event.branch = pull.base;
    event.title = pull.title;
    event.login = pull.login;
    start(repository, event);
}

void Engine::followPulls(Repository &repository, const QString &login)
{
    const auto git = m_world.git(repository);
    if (!git)
        return;
    for (PullRequest &pull : repository.pulls) {
        if (pull.closed)
            continue;
        const auto head = (*git)->reference(u"refs/heads/"_s + pull.head);
        const auto base = (*git)->reference(u"refs/heads/"_s + pull.base);
        if (base)
            pull.baseSha = base->commit;
        if (!head) { // its branch is gone
            pull.closed = true;
            pull.closedAt = pull.updated = m_world.now();
            continue;
        }
        const auto counts = (*git)->aheadBehind(head->commit, pull.baseSha);
        const bool moved = pull.headSha != head->commit;
        pull.headSha = head->commit;
        if (counts && counts->first == 0) { // pushed into the base by hand
            pull.closed = true;
            pull.mergedBy = login.isEmpty() ? pull.login : login;
            pull.mergeCommit = pull.baseSha;
            pull.closedAt = pull.mergedAt = pull.updated = m_world.now();
        } else if (moved) {
            pull.updated = m_world.now();
            pullRequestChanged(repository, PullRequest(pull), u"synchronize"_s);
        }
    }
}

} // namespace tagboat::practice
