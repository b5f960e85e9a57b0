// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/merges.h"

#include "practice/forge/engine.h"
#include "practice/forge/router.h"
#include "practice/forge/rules.h"
#include "practice/forge/views.h"

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

namespace
{

PullRequest *pullOf(Call &call)
{
    return findBy(call.repository->pulls, &PullRequest::number, static_cast<int>(call.id(u"pull_number"_s)));
}

Reply isMerged(Call &call)
{
    const PullRequest *pull = pullOf(call);
    return pull && !pull->mergedBy.isEmpty() ? Reply::empty() : Reply::notFound();
}

/// Why this way to merge is not allowed here, if so.
std::optional<Reply> refuseMethod(const Call &call, const PullRequest &pull, const QString &method)
{
    const Repository &repository = *call.repository;
    const bool allowed = method == u"merge"_s    ? repository.allowMerge
                         : method == u"squash"_s ? repository.allowSquash
                                                 : repository.allowRebase;
    const RefRules rules = rulesOf(call.world, repository, *call.git, u"refs/heads/"_s + pull.base, call.user.login);
    if (method == u"merge"_s && rules.linear)
        return Reply::error(405, u"This branch must not contain merge commits."_s);
    if (allowed && (rules.methods.isEmpty() || rules.methods.contains(method)))
        return std::nullopt;
    return Reply::error(405, method == u"merge"_s    ? u"Merge commits are not allowed on this repository."_s
                             : method == u"squash"_s ? u"Squash merges are not allowed on this repository."_s
                                                     : u"Rebase merges are not allowed on this repository."_s);
}

GitFolder::MergeWish wishOf(const Call &call, const PullRequest &pull, const QString &method)
{
    GitFolder::MergeWish wish;
    wish.base = pull.baseSha;
    wish.head = pull.headSha;
    wish.author = {call.user.name, call.user.email, call.now()};
    wish.committer = {u"GitHub"_s, u"noreply@github.com"_s, call.now()};
    QString title = u"Merge pull request #%1 from %2/%3"_s.arg(pull.number).arg(call.repository->owner, pull.head);
    QString message = pull.title;
    if (method == u"squash"_s) {
        wish.method = GitFolder::Method::Squash;
        title = u"%1 (#%2)"_s.arg(pull.title).arg(pull.number);
        message.clear();
    } else if (method == u"rebase"_s) {
        wish.method = GitFolder::Method::Rebase;
        wish.committer = wish.author;
    }
    title = call.body[u"commit_title"_s].toString(title);
    message = call.body[u"commit_message"_s].toString(message);
    wish.message = title + (message.isEmpty() ? QString() : u"\n\n"_s + message) + u'\n';
    return wish;
}

} // namespace

Reply mergePull(Call &call)
{
    PullRequest *pull = pullOf(call);
    if (!pull)
        return Reply::notFound();
    BodyCheck check(call.body);
    check.string(u"commit_title"_s).string(u"commit_message"_s).string(u"sha"_s);
    if (const auto problem = check.oneOf(u"merge_method"_s, {u"merge"_s, u"squash"_s, u"rebase"_s}).problem())
        return *problem;
    const QString method = call.body[u"merge_method"_s].toString(u"merge"_s);
    if (pull->closed)
        return Reply::error(405, u"Pull Request is not mergeable"_s);
    if (call.body.contains(u"sha"_s) && call.body[u"sha"_s].toString() != pull->headSha)
        return Reply::error(409, u"Head branch was modified. Review and try the merge again."_s);
    if (const auto block = mergeBlock(call.world, *call.repository, *pull, call.user.login))
        return Reply::error(405, block->sentence);
    if (auto refused = refuseMethod(call, *pull, method))
        return *refused;
    const auto made = call.git->merge(wishOf(call, *pull, method));
    if (!made)
        return Reply::error(405, made.error().kind == Error::Kind::Conflict ? u"Pull Request is not mergeable"_s
                                                                            : made.error().message);
    if (const auto moved = call.git->update(u"refs/heads/"_s + pull->base, *made, false); !moved)
        return Reply::error(409, u"Base branch was modified. Review and try the merge again."_s);
    pull->closed = true;
    pull->mergedBy = call.user.login;
    pull->mergeCommit = *made;
    pull->closedAt = pull->mergedAt = pull->updated = call.now();
    const QString head = pull->head;
    if (call.repository->deleteBranchOnMerge && head != call.git->defaultBranch())
        static_cast<void>(call.git->remove(u"refs/heads/"_s + head)); // a rule may keep it, which is no failure
    call.engine.look(*call.repository, call.user.login);
    return Reply::of(
        QJsonObject{{u"sha"_s, *made}, {u"merged"_s, true}, {u"message"_s, u"Pull Request successfully merged"_s}});
}

void addMergeRoutes(Router &router)
{
    router.add("GET", u"~/pulls/{pull_number}/merge"_s, reads("contents"), isMerged);
    router.add("PUT", u"~/pulls/{pull_number}/merge"_s, writes("contents"), mergePull);
}

} // namespace tagboat::practice
