// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/tokenpermissions.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

using State = TokenPermission::State;

enum Area { Metadata, Contents, Pulls, Runs, Deploys, Files, Rules, Places, Sealed };

/// Whether a refusal is about one permission; what is not there may be hidden for want of one.
State stateOf(bool done, const Error *error, bool proves)
{
    if (done)
        return proves ? State::Readable : State::Untold;
    return error->kind == Error::Kind::Denied ? State::Missing : State::Untold;
}

template <typename T>
State tried(const Result<T> &result, bool proves)
{
    return stateOf(result.has_value(), result ? nullptr : &result.error(), proves);
}

template <typename T>
bool ends(const Result<T> &result)
{
    return !result &&
           (result.error().kind == Error::Kind::Cancelled || result.error().kind == Error::Kind::Unavailable);
}

} // namespace

QString permissionStateName(TokenPermission::State state)
{
    switch (state) {
    case State::Given:
        return u"given"_s;
    case State::Readable:
        return u"readable"_s;
    case State::Missing:
        return u"missing"_s;
    case State::Untold:
        break;
    }
    return u"untold"_s;
}

QList<TokenPermission> neededPermissions()
{
    return {
        {u"Metadata: read"_s, u"To see the repositories at all"_s, false, State::Untold},
        {u"Contents: read and write"_s, u"Branches, tags and commits; releases with their notes and files; merging"_s,
         false, State::Untold},
        {u"Pull requests: read and write"_s, u"The release's pull request, its reviews, and milestones"_s, false,
         State::Untold},
        {u"Actions: read and write"_s, u"Workflow runs, their logs and approvals; to cancel and run them again"_s,
         false, State::Untold},
        {u"Deployments: read and write"_s, u"To approve and reject what waits"_s, false, State::Untold},
        {u"Workflows: read and write"_s, u"Tags and pull requests that change workflow files"_s, false, State::Untold},
        {u"Administration: read and write"_s, u"Protection of branches and tags, and environments"_s, true,
         State::Untold},
        {u"Environments: read and write"_s, u"Secrets of environments"_s, true, State::Untold},
        {u"Secrets: read and write"_s, u"Secrets of the repository"_s, true, State::Untold},
    };
}

QList<TokenPermission> permissionsByScopes(const QStringList &scopes)
{
    const auto has = [&](const QString &scope) { return scopes.contains(scope) ? State::Given : State::Missing; };
    const bool all = scopes.contains(u"repo"_s);
    const bool open = !all && scopes.contains(u"public_repo"_s);
    const bool teams =
        scopes.contains(u"read:org"_s) || scopes.contains(u"write:org"_s) || scopes.contains(u"admin:org"_s);
    return {
        {open ? u"public_repo"_s : u"repo"_s,
         open ? u"All that a release needs, in public repositories alone"_s
              : u"All that a release needs: branches, tags, pull requests, runs, approvals, releases, the set-up"_s,
         false, all || open ? State::Given : State::Missing},
        {u"workflow"_s, u"Tags and pull requests that change workflow files"_s, false, has(u"workflow"_s)},
        {u"read:org"_s, u"Teams that approve in environments"_s, true, teams ? State::Given : State::Missing},
    };
}

QCoro::Task<Result<QList<TokenPermission>>> tryPermissions(std::shared_ptr<Forge> forge, RepositoryName repository,
                                                           Cancel cancel)
{
    QList<TokenPermission> all = neededPermissions();
    const auto seen = co_await forge->repositories().get(repository, cancel);
    if (ends(seen))
        co_return tl::unexpected(seen.error());
    if (!seen) {
        all[Metadata].state = State::Missing;
        all[Metadata].purpose = u"It does not see %1"_s.arg(repository.full());
        co_return all;
    }
    all[Metadata].state = State::Given;
    const bool proves = seen->isPrivate;
    const QString base = seen->defaultBranch;
    const auto branch = co_await forge->repositories().branch(repository, base, cancel);
    if (ends(branch))
        co_return tl::unexpected(branch.error());
    all[Contents].state = tried(branch, proves);
    const auto pulls = co_await forge->pullRequests().from(repository, base, cancel);
    if (ends(pulls))
        co_return tl::unexpected(pulls.error());
    all[Pulls].state = tried(pulls, proves);
    const auto workflows = co_await forge->runs().workflows(repository, cancel);
    if (ends(workflows))
        co_return tl::unexpected(workflows.error());
    all[Runs].state = tried(workflows, proves);
    DeploymentQuery query;
    query.commit = branch ? branch->commit : QString();
    const auto deployments = co_await forge->deployments().find(repository, query, cancel);
    if (ends(deployments))
        co_return tl::unexpected(deployments.error());
    all[Deploys].state = tried(deployments, proves);
    if (!seen->rights.admin) // what the account itself may not do says nothing of its token
        co_return all;
    const auto protection = co_await forge->protection().branch(repository, base, cancel);
    if (ends(protection))
        co_return tl::unexpected(protection.error());
    all[Rules].state = tried(protection, true);
    const SecretScope scope{repository, {}};
    const auto secrets = co_await forge->secrets().all(scope, cancel);
    if (ends(secrets))
        co_return tl::unexpected(secrets.error());
    all[Sealed].state = tried(secrets, true);
    co_return all;
}

QStringList missingPermissions(const QList<TokenPermission> &permissions)
{
    QStringList names;
    for (const TokenPermission &one : permissions) {
        if (one.state == State::Missing && !one.forSetup)
            names.append(one.name);
    }
    return names;
}

} // namespace tagboat
