// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/steps/pullrequeststeps.h"

#include "base/failpoint.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

QString called(const PullRequest &request)
{
    return u"#%1 “%2”"_s.arg(request.number).arg(request.title);
}

Finding conflict(const QString &message, const QString &detail, const QString &remedy)
{
    return Finding::differs({Error::Kind::Conflict, message, detail, remedy, {}, 0});
}

/// The word of each reviewer that counts: the last that is no mere comment.
QMap<QString, PullRequestReview::State> verdicts(const QList<PullRequestReview> &reviews)
{
    using State = PullRequestReview::State;
    QMap<QString, State> last;
    for (const PullRequestReview &review : reviews) {
        if (review.state == State::Approved || review.state == State::ChangesRequested)
            last[review.user] = review.state;
        else if (review.state == State::Dismissed)
            last.remove(review.user);
    }
    return last;
}

QStringList namesOf(const CommitChecks &checks, CommitCheck::State state)
{
    QStringList names;
    for (const CommitCheck &check : checks.checks) {
        if (check.state == state)
            names.append(check.name);
    }
    return names;
}

MergeMethod methodFor(const ForgeRepository &repository)
{
    // Squash and rebase keep the history linear, which the flow's protection asks for.
    if (repository.allowsSquash)
        return MergeMethod::Squash;
    return repository.allowsRebase ? MergeMethod::Rebase : MergeMethod::Merge;
}

} // namespace

QCoro::Task<Result<Finding>> PullRequestStep::check(StepContext &context, QJsonObject)
{
    TB_CO_TRY(const ForgePlace place, co_await placeOf(context));
    TB_CO_TRY(const QString commit, targetCommit(context));
    const QString head = text(u"head"_s);
    PullRequests &requests = place.forge->pullRequests();
    TB_CO_TRY(const auto all, co_await requests.from(place.repository, head, context.cancel));
    for (const PullRequest &request : all) {
        const bool open = request.state == PullRequest::State::Open;
        const bool ours = request.merged && request.headCommit == commit;
        if (!open && !ours)
            continue;
        if (request.baseBranch != text(u"base"_s))
            co_return conflict(u"The pull request of %1 goes into %2"_s.arg(head, request.baseBranch), called(request),
                               u"Close it, or change its base to %1, and resume."_s.arg(text(u"base"_s)));
        co_return Finding::stands(called(request), {{u"number"_s, request.number}, {u"url"_s, request.url}});
    }
    co_return Finding::absent();
}

QCoro::Task<Result<void>> PullRequestStep::apply(StepContext &context, QJsonObject)
{
    TB_CO_TRY(const ForgePlace place, co_await placeOf(context));
    NewPullRequest request;
    request.title = text(u"title"_s);
    request.head = text(u"head"_s);
    request.base = text(u"base"_s);
    request.body = text(u"body"_s);
    PullRequests &requests = place.forge->pullRequests();
    const auto made = co_await requests.create(place.repository, request, context.cancel);
    failpoint("step.inside");
    if (!made && made.error().kind != Error::Kind::Conflict)
        co_return tl::unexpected(made.error());
    co_return Result<void>();
}

QCoro::Task<Result<QJsonObject>> MergePullRequestStep::prepare(StepContext &context)
{
    TB_CO_TRY(const QString commit, targetCommit(context));
    const int number = context.facts.value(text(u"pullRequestFrom"_s))[u"number"_s].toInt();
    if (number == 0)
        co_return fail(Error::Kind::Internal, u"The step “%1” left no number"_s.arg(text(u"pullRequestFrom"_s)));
    co_return QJsonObject{{u"number"_s, number}, {u"commit"_s, commit}};
}

QCoro::Task<Result<Finding>> MergePullRequestStep::check(StepContext &context, QJsonObject inputs)
{
    TB_CO_TRY(const ForgePlace place, co_await placeOf(context));
    const int number = inputs[u"number"_s].toInt();
    const QString commit = inputs[u"commit"_s].toString();
    PullRequests &requests = place.forge->pullRequests();
    TB_CO_TRY(const PullRequest request, co_await requests.get(place.repository, number, context.cancel));
    if (request.merged)
        co_return mergedFinding(context, request);
    if (request.state != PullRequest::State::Open)
        co_return conflict(u"The pull request was closed without being merged"_s, called(request),
                           u"Open it again and resume, or abort the release."_s);
    if (request.headCommit != commit)
        co_return conflict(
            u"The branch of the pull request has other commits than the release's"_s,
            u"%1: expected %2, found %3"_s.arg(called(request), commit.first(10), request.headCommit.left(10)),
            u"Look at them; abort the release and plan it again with them."_s);
    co_return co_await openFinding(context, request, commit);
}

/// What an open pull request still waits for, by what the server and its reviewers say.
QCoro::Task<Result<Finding>> MergePullRequestStep::openFinding(StepContext &context, PullRequest request,
                                                               QString commit)
{
    using Mergeability = PullRequest::Mergeability;
    TB_CO_TRY(const ForgePlace place, co_await placeOf(context));
    const QString name = called(request);
    if (request.mergeability == Mergeability::Dirty)
        co_return conflict(u"The pull request has conflicts with %1"_s.arg(request.baseBranch), name,
                           u"Abort the release, bring %1 up to date, and plan again."_s.arg(request.baseBranch));
    if (request.mergeability == Mergeability::Behind)
        co_return conflict(u"%1 has moved on, and the pull request must be up to date"_s.arg(request.baseBranch), name,
                           u"Abort the release, bring %1 up to date, and plan again."_s.arg(request.baseBranch));
    if (request.mergeability == Mergeability::Draft)
        co_return Finding::waits(u"review"_s, u"%1 is a draft: mark it ready for review"_s.arg(name), false);
    if (request.mergeability == Mergeability::Unknown)
        co_return Finding::waits(u"checks"_s, u"%1: the server works out whether it can be merged"_s.arg(name), false);
    PullRequests &requests = place.forge->pullRequests();
    TB_CO_TRY(const auto reviews, co_await requests.reviews(place.repository, request.number, context.cancel));
    const auto said = verdicts(reviews);
    for (const auto &[user, state] : said.asKeyValueRange()) {
        if (state == PullRequestReview::State::ChangesRequested)
            co_return Finding::waits(u"review"_s, u"%1 asked for changes in %2"_s.arg(user, name), false);
    }
    CheckReader &reader = place.forge->checks();
    TB_CO_TRY(const CommitChecks checks, co_await reader.of(place.repository, commit, context.cancel));
    const QStringList failed = namesOf(checks, CommitCheck::State::Failed);
    if (!failed.isEmpty())
        co_return Finding::differs({Error::Kind::CheckFailed,
                                    u"Checks of the pull request failed: %1"_s.arg(failed.join(u", "_s)),
                                    request.url,
                                    u"Run them again, or mend the cause, abort, and plan again."_s,
                                    {},
                                    0});
    const QStringList pending = namesOf(checks, CommitCheck::State::Pending);
    if (!pending.isEmpty())
        co_return Finding::waits(u"checks"_s, u"%1: %2"_s.arg(name, pending.join(u", "_s)), false);
    if (request.mergeability == Mergeability::Blocked) {
        const QStringList awaited = request.awaitedReviewers;
        const QString whom = awaited.isEmpty() ? u"a review, or a check that has not begun"_s : awaited.join(u", "_s);
        co_return Finding::waits(u"review"_s, u"%1 waits for %2"_s.arg(name, whom), false);
    }
    co_return Finding::absent();
}

/// The release goes on when the merged branch is here as well.
Finding MergePullRequestStep::mergedFinding(StepContext &context, const PullRequest &request) const
{
    const QString merged = request.mergeCommit;
    const auto here = context.repository.reference(u"refs/heads/"_s + text(u"base"_s));
    const auto state = context.repository.state();
    const bool known = here && *here && state && context.repository.commitOf(merged).value_or(std::nullopt);
    const bool reached = known && context.repository.isAncestor(merged, **here).value_or(false);
    if (!reached || state->branch != text(u"base"_s)) {
        Finding unfinished = Finding::absent();
        unfinished.detail = u"%1 is merged, and not here yet"_s.arg(called(request));
        return unfinished;
    }
    return Finding::stands(u"%1 is merged as %2"_s.arg(called(request), merged.first(10)), {{u"commit"_s, merged}});
}

QCoro::Task<Result<void>> MergePullRequestStep::apply(StepContext &context, QJsonObject inputs)
{
    TB_CO_TRY(const ForgePlace place, co_await placeOf(context));
    const int number = inputs[u"number"_s].toInt();
    const QString commit = inputs[u"commit"_s].toString();
    PullRequests &requests = place.forge->pullRequests();
    TB_CO_TRY(const PullRequest before, co_await requests.get(place.repository, number, context.cancel));
    if (!before.merged) {
        TB_CO_CHECK(co_await merge(context, number, commit));
    }
    failpoint("step.inside");
    TB_CO_TRY(const PullRequest after, co_await requests.get(place.repository, number, context.cancel));
    if (!after.merged)
        co_return fail(Error::Kind::Unavailable, u"The pull request was not merged yet"_s, called(after),
                       u"Resume in a moment."_s);
    ForgeRepositories &repositories = place.forge->repositories();
    TB_CO_CHECK(co_await repositories.removeBranch(place.repository, text(u"head"_s), commit, context.cancel));
    co_return co_await bringHere(context, after.mergeCommit);
}

QCoro::Task<Result<void>> MergePullRequestStep::merge(StepContext &context, int number, QString commit)
{
    TB_CO_TRY(const ForgePlace place, co_await placeOf(context));
    ForgeRepositories &repositories = place.forge->repositories();
    TB_CO_TRY(const ForgeRepository repository, co_await repositories.get(place.repository, context.cancel));
    MergeRequest request;
    request.method = methodFor(repository);
    request.head = commit;
    if (request.method == MergeMethod::Squash)
        request.title = u"%1 (#%2)"_s.arg(text(u"title"_s)).arg(number);
    PullRequests &requests = place.forge->pullRequests();
    const auto merged = co_await requests.merge(place.repository, number, request, context.cancel);
    if (!merged)
        co_return tl::unexpected(merged.error());
    co_return Result<void>();
}

/// Fetches the base branch and checks it out, as far as that touches no file: the merged tree is the release's own.
QCoro::Task<Result<void>> MergePullRequestStep::bringHere(StepContext &context, QString merged)
{
    const QString base = text(u"base"_s);
    TB_CO_CHECK(co_await context.remote.fetch(context.plan.repository, context.plan.remoteName, context.cancel));
    TB_CO_TRY(const auto here, context.repository.reference(u"refs/heads/"_s + base));
    const auto reached = here ? context.repository.isAncestor(merged, *here) : Result<bool>(false);
    TB_CO_TRY(const bool there, reached);
    if (!there) {
        TB_CO_CHECK(context.repository.advanceBranch(base, merged, here.value_or(QString())));
    }
    const auto switched = context.repository.switchTo(base);
    if (!switched)
        co_return fail(switched.error().kind, u"%1 is merged, but cannot be checked out here by itself"_s.arg(base),
                       describe(switched.error()), u"Run “git switch %1”, then resume."_s.arg(base));
    co_return Result<void>();
}

} // namespace tagboat
