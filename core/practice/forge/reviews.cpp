// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/router.h"
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

Reply list(Call &call)
{
    const PullRequest *pull = pullOf(call);
    if (!pull)
        return Reply::notFound();
    return paged(call, pull->reviews, [&](const Review &review) { return reviewView(call, *pull, review); });
}

Reply create(Call &call)
{
    PullRequest *pull = pullOf(call);
    if (!pull)
        return Reply::notFound();
    BodyCheck check(call.body);
    check.string(u"body"_s).string(u"commit_id"_s);
    if (const auto problem = check.oneOf(u"event"_s, {u"APPROVE"_s, u"REQUEST_CHANGES"_s, u"COMMENT"_s}).problem())
        return *problem;
    const QString event = call.body[u"event"_s].toString(u"COMMENT"_s);
    const QString body = call.body[u"body"_s].toString();
    if (pull->login == call.user.login && event != u"COMMENT"_s)
        return Reply::invalid({u"Can not %1 your own pull request"_s.arg(
            event == u"APPROVE"_s ? u"approve"_s : u"request changes on"_s)});
    if (event != u"APPROVE"_s && body.isEmpty())
        return Reply::invalid({u"Body can't be blank"_s});
    const QMap<QString, QString> states{
        {u"APPROVE"_s, u"APPROVED"_s}, {u"REQUEST_CHANGES"_s, u"CHANGES_REQUESTED"_s}, {u"COMMENT"_s, u"COMMENTED"_s}};
    pull->reviews.append({call.world.newId(), call.user.login, states.value(event), body,
                          call.body[u"commit_id"_s].toString(pull->headSha), call.now()});
    pull->requestedReviewers.removeAll(call.user.login);
    return Reply::of(reviewView(call, *pull, pull->reviews.last()));
}

Reply dismiss(Call &call)
{
    PullRequest *pull = pullOf(call);
    Review *review = pull ? findBy(pull->reviews, &Review::id, call.id(u"review_id"_s)) : nullptr;
    if (!review)
        return Reply::notFound();
    if (const auto problem = BodyCheck(call.body).string(u"message"_s, true).problem())
        return *problem;
    review->state = u"DISMISSED"_s;
    return Reply::of(reviewView(call, *pull, *review));
}

Reply requested(Call &call)
{
    const PullRequest *pull = pullOf(call);
    if (!pull)
        return Reply::notFound();
    const QJsonObject view = simplePull(call, *pull);
    return Reply::of(
        QJsonObject{{u"users"_s, view[u"requested_reviewers"_s]}, {u"teams"_s, view[u"requested_teams"_s]}});
}

Reply request(Call &call)
{
    PullRequest *pull = pullOf(call);
    if (!pull)
        return Reply::notFound();
    const bool adds = call.request.method == "POST";
    if (const auto problem = BodyCheck(call.body).array(u"reviewers"_s, !adds).array(u"team_reviewers"_s).problem())
        return *problem;
    for (const QJsonValue value : call.body[u"reviewers"_s].toArray()) {
        const QString login = value.toString();
        if (login == pull->login)
            return Reply::error(422, u"Review cannot be requested from pull request author."_s);
        if (call.world.role(*call.repository, login) == 0)
            return Reply::error(422, u"Reviews may only be requested from collaborators. One or more of the users or "
                                     "teams you specified is not a collaborator of the %1 repository."_s.arg(
                                         call.repository->fullName()));
        pull->requestedReviewers.removeAll(login);
        if (adds)
            pull->requestedReviewers.append(login);
    }
    for (const QJsonValue value : call.body[u"team_reviewers"_s].toArray()) {
        pull->requestedTeams.removeAll(value.toString());
        if (adds && call.world.team(call.repository->owner, value.toString()))
            pull->requestedTeams.append(value.toString());
    }
    pull->updated = call.now();
    return Reply::of(simplePull(call, *pull), adds ? 201 : 200);
}

} // namespace

void addReviewRoutes(Router &router)
{
    router.add("GET", u"~/pulls/{pull_number}/reviews"_s, reads("pull_requests"), list);
    router.add("POST", u"~/pulls/{pull_number}/reviews"_s, writes("pull_requests"), create);
    router.add("PUT", u"~/pulls/{pull_number}/reviews/{review_id}/dismissals"_s, writes("pull_requests"), dismiss);
    router.add("GET", u"~/pulls/{pull_number}/requested_reviewers"_s, reads("pull_requests"), requested);
    router.add("POST", u"~/pulls/{pull_number}/requested_reviewers"_s, writes("pull_requests"), request);
    router.add("DELETE", u"~/pulls/{pull_number}/requested_reviewers"_s, writes("pull_requests"), request);
}

} // namespace tagboat::practice
