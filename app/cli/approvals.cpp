// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "approvalevidence.h"
#include "base/datetext.h"
#include "base/errorjson.h"
#include "commands.h"
#include "compose/adapters.h"
#include "forgeshared.h"
#include "release/approvaldecision.h"
#include "releaseshared.h"
#include "scan/overview.h"

#include <QDir>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat::cli
{

namespace
{

/// Empty once it has ended.
QString timerText(const RepositoryApprovals &repository, const ApprovalItem &item)
{
    return item.timerEnds > repository.asked ? dateText(item.timerEnds) : QString();
}

QJsonObject toJson(const RepositoryApprovals &repository, const ApprovalItem &item)
{
    QStringList reviewers;
    for (const EnvironmentReviewer &reviewer : item.gate.reviewers)
        reviewers.append(reviewer.name);
    const QString ends = timerText(repository, item);
    return {{u"repository"_s, repository.fullName},
            {u"path"_s, repository.clone.path},
            {u"version"_s, item.run.headBranch},
            {u"commit"_s, item.run.headCommit},
            {u"environment"_s, item.gate.environmentName},
            {u"waitingSince"_s, dateText(item.waitingSince)},
            {u"timerEnds"_s, ends.isEmpty() ? QJsonValue() : QJsonValue(ends)},
            {u"reviewers"_s, QJsonArray::fromStringList(reviewers)},
            {u"canApprove"_s, item.gate.mayApprove},
            {u"whyNot"_s, item.whyNot},
            {u"workflowRun"_s, item.run.url}};
}

/// A clone as it stands; without a remote it is none of a forge.
Result<RepositoryClone> cloneAt(const QString &path)
{
    const auto git = makeGit();
    TB_TRY(const auto repository, git->open(path));
    TB_TRY(const auto state, repository->state());
    return RepositoryClone{path, QDir(path).dirName(), state.remoteUrl};
}

/// The repository that an argument names, if a forge is at hand for it.
Result<RepositoryClone> cloneNamed(Invocation &call, ForgePlaces &places, const QString &argument)
{
    TB_TRY(const QString folder, folderArgument(argument));
    TB_CHECK(forgePlaceOf(places, argument, call.session));
    return cloneAt(folder);
}

/// All repositories of the workspace that have a remote, by path; in practice those of the harbour.
Result<QList<RepositoryClone>> workspaceClones(Session &session)
{
    QStringList folders{session.options.practiceFolder + u"/work"_s};
    if (session.options.practiceFolder.isEmpty()) {
        TB_TRY(const Settings settings, session.settings());
        folders = settings.workspaceFolders;
        if (folders.isEmpty())
            return fail(Error::Kind::Usage, u"No repository was given, and the settings name no folder"_s, {},
                        u"Name a repository, or put [workspace] folders into %1"_s.arg(settings.file));
    }
    QStringList paths;
    discoverRepositories(
        folders, session.cancel, [&paths](const QString &path) { paths.append(path); },
        [&session](const Error &error) { session.out.note(describe(error)); });
    paths.removeDuplicates(); // folders may lie in each other
    paths.sort();
    QList<RepositoryClone> clones;
    for (const QString &path : std::as_const(paths)) {
        const auto clone = cloneAt(path);
        if (!clone)
            session.out.note(describe(clone.error()));
        else if (!clone->remoteUrl.isEmpty())
            clones.append(*clone);
    }
    return clones;
}

QCommandLineOption asOption()
{
    return {u"as"_s, u"In practice: as this member of the harbour, such as a colleague who may approve."_s, u"LOGIN"_s};
}

/// What waits in the repositories that the arguments name, or in all; those alone that a forge is at hand for.
Result<QList<RepositoryApprovals>> ask(Invocation &call, ForgePlaces &places)
{
    QList<RepositoryClone> clones;
    for (const QString &argument : std::as_const(call.arguments)) {
        TB_TRY(const RepositoryClone clone, cloneNamed(call, places, argument));
        clones.append(clone);
    }
    if (call.arguments.isEmpty()) {
        TB_TRY(clones, workspaceClones(call.session));
    }
    const auto depth = call.has(u"evidence"_s) ? ApprovalDepth::WithEvidence : ApprovalDepth::Bare;
    TB_TRY(auto found,
           runToEnd(lookForApprovals(places, clones, std::make_shared<SystemClock>(), call.session.cancel, depth)));
    found.removeIf([](const RepositoryApprovals &each) { return !each.served; });
    return found;
}

Result<int> runList(Invocation &call)
{
    Output &out = call.session.out;
    if (call.has(u"all"_s) && !call.arguments.isEmpty())
        return fail(Error::Kind::Usage, u"--all and repositories exclude each other"_s);
    TB_TRY(const auto places, openForges(call.session, call.value(u"as"_s)));
    TB_TRY(const QList<RepositoryApprovals> asked, ask(call, *places));
    std::unique_ptr<ReleaseService> releases;
    const auto waits = [](const RepositoryApprovals &each) { return !each.waiting.isEmpty(); };
    if (call.has(u"evidence"_s) && std::ranges::any_of(asked, waits)) {
        TB_TRY(releases, releaseService(call.session));
    }
    QStringList evidence;
    QJsonArray list;
    QJsonArray failed;
    QMap<QString, QStringList> silent; ///< repositories that could not be asked, by the reason
    QList<QStringList> rows;
    for (const RepositoryApprovals &repository : asked) {
        if (repository.error) {
            silent[describe(*repository.error)].append(repository.clone.path);
            failed.append(
                QJsonObject{{u"path"_s, repository.clone.path}, {u"error"_s, errorToJson(*repository.error)}});
        }
        for (const ApprovalItem &item : repository.waiting) {
            QJsonObject object = toJson(repository, item);
            if (releases) {
                TB_TRY(const WaitingRelease release, releaseWaiting(*places, *releases, item, call.session.cancel));
                object[u"evidence"_s] = evidenceJson(item, release);
                evidence += evidenceLines(item, release);
            }
            list.append(object);
            rows.append({repository.fullName, item.run.headBranch, item.gate.environmentName,
                         timerText(repository, item), item.gate.mayApprove ? u"you"_s : item.whyNot});
        }
    }
    for (const auto &[reason, paths] : silent.asKeyValueRange())
        out.note(u"%1: %2"_s.arg(paths.size() == 1 ? paths.constFirst()
                                                   : u"%1 repositories could not be asked"_s.arg(paths.size()),
                                 reason));
    if (out.json())
        out.object({{u"schema"_s, 1}, {u"approvals"_s, list}, {u"failed"_s, failed}});
    else if (rows.isEmpty() && silent.isEmpty())
        out.note(asked.isEmpty() ? u"No repository has a forge with a token here"_s : u"Nothing waits"_s);
    else if (!rows.isEmpty())
        out.table({u"REPOSITORY"_s, u"VERSION"_s, u"ENVIRONMENT"_s, u"TIMER ENDS"_s, u"WHO MAY"_s}, rows);
    for (const QString &line : std::as_const(evidence)) {
        if (!out.json())
            out.line(line);
    }
    return failed.isEmpty() ? 0 : 1;
}

/// Which deployment it is: several runs can wait at one environment.
QString wordsFor(const ApprovalItem &item)
{
    return u"%1 %2 (%3)"_s.arg(item.repository.full(), item.run.headBranch, item.run.url);
}

/// Tells what became of each; its own error where nothing was decided at all.
Result<int> tellDecided(Output &out, const QList<ApprovalItem> &items, const QList<DecisionOutcome> &outcomes,
                        bool approve)
{
    QJsonArray decided;
    QJsonArray failed;
    for (qsizetype i = 0; i < items.size(); ++i) {
        const ApprovalItem &item = items[i];
        QJsonObject object{
            {u"version"_s, item.run.headBranch}, {u"commit"_s, item.run.headCommit}, {u"workflowRun"_s, item.run.url}};
        if (const auto &error = outcomes[i].error) {
            if (items.size() == 1)
                return tl::unexpected(*error);
            object.insert(u"error"_s, errorToJson(*error));
            failed.append(object);
            out.note(u"%1: %2"_s.arg(wordsFor(item), describe(*error)));
            continue;
        }
        decided.append(object);
        if (!out.json())
            out.line(approve ? u"%1 may deploy into %2"_s.arg(wordsFor(item), item.gate.environmentName)
                             : u"%1 may not deploy into %2"_s.arg(wordsFor(item), item.gate.environmentName));
    }
    if (decided.isEmpty())
        return tl::unexpected(*outcomes.constFirst().error);
    if (out.json())
        out.document({{u"repository"_s, items.constFirst().repository.full()},
                      {u"environment"_s, items.constFirst().gate.environmentName},
                      {u"state"_s, approve ? u"approved"_s : u"rejected"_s},
                      {u"decided"_s, decided},
                      {u"failed"_s, failed}});
    return failed.isEmpty() ? 0 : 1;
}

Result<int> decide(Invocation &call, bool approve)
{
    const Cancel &cancel = call.session.cancel;
    TB_TRY(const auto places, openForges(call.session, call.value(u"as"_s)));
    TB_TRY(const RepositoryClone clone, cloneNamed(call, *places, call.arguments.constFirst()));
    TB_TRY(const auto found,
           runToEnd(lookForApprovals(*places, {clone}, std::make_shared<SystemClock>(), cancel, ApprovalDepth::Bare)));
    auto items = decidableIn(found.constFirst(), call.value(u"environment"_s));
    if (!items && items.error().kind == Error::Kind::NotFound && items.error().remedy.isEmpty())
        items.error().remedy =
            u"What waits is told by: tagboat-cli approvals list %1"_s.arg(asArgument(call.arguments.constFirst()));
    TB_CHECK(items);
    TB_TRY(const auto outcomes, runToEnd(decideItems(*places, *items, approve, call.value(u"comment"_s), cancel)));
    return tellDecided(call.session.out, *items, outcomes, approve);
}

Command decision(const QString &word, bool approve, const QString &summary)
{
    Command command;
    command.name = u"approvals %1"_s.arg(word);
    command.arguments = u"REPO --environment E [--comment T] [--as LOGIN]"_s;
    command.summary = summary;
    command.description =
        u"Every workflow run that waits at the environment is answered; each is named with its version."_s;
    command.options = {{u"environment"_s, u"The environment whose deployment is decided on."_s, u"E"_s},
                       {u"comment"_s, u"What is kept beside the decision."_s, u"T"_s},
                       asOption()};
    command.examples = {u"tagboat-cli approvals %1 . --environment qa"_s.arg(word)};
    command.minimumArguments = 1;
    command.maximumArguments = 1;
    command.run = [approve](Invocation &call) -> Result<int> {
        if (call.value(u"environment"_s).isEmpty())
            return fail(Error::Kind::Usage, u"Which environment is meant?"_s, {}, u"Name it with --environment."_s);
        return decide(call, approve);
    };
    return command;
}

} // namespace

Command approvalsListCommand()
{
    Command command;
    command.name = u"approvals list"_s;
    command.arguments = u"[REPO...|--all] [--evidence] [--as LOGIN]"_s;
    command.summary = u"Deployments that wait for an approval or a timer, and who may approve them."_s;
    command.description =
        u"Without REPO, or with --all, every repository below the workspace folders of the settings is asked that has a "_s
        u"forge with a token here; in practice those of the harbour. Exit status 1 means that one of them could not be "_s
        u"asked; what the others say is told all the same. --evidence adds what speaks for each deployment and against it: "_s
        u"checks, commits since the last release, the upload to TestPyPI and what that lists."_s;
    command.options = {
        {u"all"_s, u"Every repository of the workspace, as without REPO."_s},
        {u"evidence"_s, u"With checks, changes and the upload to TestPyPI; asks the forge more, and TestPyPI."_s},
        asOption()};
    command.examples = {u"tagboat-cli approvals list"_s, u"tagboat-cli approvals list --evidence ~/src/keel"_s,
                        u"tagboat-cli --json approvals list ~/src/keel"_s};
    command.maximumArguments = -1;
    command.run = runList;
    return command;
}

Command approvalsApproveCommand()
{
    return decision(u"approve"_s, true, u"Let a waiting deployment go on."_s);
}

Command approvalsRejectCommand()
{
    return decision(u"reject"_s, false, u"Stop a waiting deployment; its workflow run ends."_s);
}

} // namespace tagboat::cli
