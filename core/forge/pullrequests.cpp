// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "forge/mergedrequests.h"
#include "forge/subjects.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

QString loginOf(const JsonFields &fields)
{
    return fields.textOr(u"login"_s); // a deleted account is null
}

PullRequest readPullRequest(const JsonFields &fields)
{
    using M = PullRequest::Mergeability;
    static constexpr std::array<std::pair<const char *, M>, 8> mergeWords{{{"unknown", M::Unknown},
                                                                           {"clean", M::Clean},
                                                                           {"dirty", M::Dirty},
                                                                           {"blocked", M::Blocked},
                                                                           {"behind", M::Behind},
                                                                           {"unstable", M::Unstable},
                                                                           {"has_hooks", M::HasHooks},
                                                                           {"draft", M::Draft}}};
    using S = PullRequest::State;
    static constexpr std::array<std::pair<const char *, S>, 2> stateWords{{{"open", S::Open}, {"closed", S::Closed}}};
    PullRequest made;
    made.number = fields.count(u"number"_s);
    made.title = fields.text(u"title"_s);
    made.body = fields.textOr(u"body"_s);
    made.state = fields.word(u"state"_s, stateWords, S::Other);
    made.draft = fields.flagOr(u"draft"_s);
    made.merged = fields.flagOr(u"merged"_s) || fields.has(u"merged_at"_s);
    made.mergeCommit = made.merged ? fields.textOr(u"merge_commit_sha"_s) : QString();
    const JsonFields head = fields.fields(u"head"_s);
    made.headBranch = head.text(u"ref"_s);
    made.headCommit = head.text(u"sha"_s);
    made.headOwner = head.fieldsOr(u"repo"_s).fieldsOr(u"owner"_s).textOr(u"login"_s);
    made.baseBranch = fields.fields(u"base"_s).text(u"ref"_s);
    made.author = loginOf(fields.fieldsOr(u"user"_s));
    made.url = fields.text(u"html_url"_s);
    made.awaitedReviewers = fields.listOr(u"requested_reviewers"_s, loginOf);
    made.awaitedReviewers +=
        fields.listOr(u"requested_teams"_s, [](const JsonFields &team) { return team.text(u"slug"_s); });
    if (fields.has(u"mergeable"_s))
        made.mergeable = fields.flag(u"mergeable"_s);
    made.mergeability =
        fields.has(u"mergeable_state"_s) ? fields.word(u"mergeable_state"_s, mergeWords, M::Other) : M::Unknown;
    made.updatedAt = fields.timeOr(u"updated_at"_s);
    return made;
}

PullRequestReview readReview(const JsonFields &fields)
{
    using S = PullRequestReview::State;
    static constexpr std::array<std::pair<const char *, S>, 5> words{{{"APPROVED", S::Approved},
                                                                      {"CHANGES_REQUESTED", S::ChangesRequested},
                                                                      {"COMMENTED", S::Commented},
                                                                      {"DISMISSED", S::Dismissed},
                                                                      {"PENDING", S::Pending}}};
    return {fields.number(u"id"_s),
            loginOf(fields.fieldsOr(u"user"_s)),
            fields.word(u"state"_s, words, S::Other),
            fields.textOr(u"commit_id"_s),
            fields.textOr(u"body"_s),
            fields.timeOr(u"submitted_at"_s)};
}

struct Merged {
    bool merged = false;
    QString commit;
    QString message;
};

Merged readMerged(const JsonFields &fields)
{
    return {fields.flag(u"merged"_s), fields.text(u"sha"_s), fields.textOr(u"message"_s)};
}

QString methodWord(MergeMethod method)
{
    switch (method) {
    case MergeMethod::Merge:
        return u"merge"_s;
    case MergeMethod::Squash:
        return u"squash"_s;
    case MergeMethod::Rebase:
        break;
    }
    return u"rebase"_s;
}

QStringList pullPath(const RepositoryName &repository, int number, const QStringList &below = {})
{
    return repositoryPath(repository, QStringList{u"pulls"_s, QString::number(number)} + below);
}

QString named(int number, const RepositoryName &repository)
{
    return u"pull request %1 of %2"_s.arg(number).arg(repository.full());
}

class GitHubPullRequests final : public PullRequests
{
public:
    explicit GitHubPullRequests(ApiClient &api) : m_api(api), m_merged(api) {}

    QCoro::Task<Result<PullRequest>> create(RepositoryName repository, NewPullRequest request, Cancel cancel) override
    {
        const QJsonObject body{{u"title"_s, request.title},
                               {u"head"_s, request.head},
                               {u"base"_s, request.base},
                               {u"body"_s, request.body},
                               {u"draft"_s, request.draft}};
        return m_api.read(changing("POST", u"Opening a pull request in %1"_s.arg(repository.full()),
                                   repositoryPath(repository, {u"pulls"_s}), body),
                          readPullRequest, cancel);
    }

    QCoro::Task<Result<QList<PullRequest>>> from(RepositoryName repository, QString headBranch, Cancel cancel) override
    {
        return m_api.readAll(
            reading(u"Listing the pull requests of %1 in %2"_s.arg(headBranch, repository.full()),
                    repositoryPath(repository, {u"pulls"_s}),
                    {{u"head"_s, QString(repository.owner + u':' + headBranch)}, {u"state"_s, u"all"_s}}),
            {}, readPullRequest, cancel);
    }

    QCoro::Task<Result<PullRequest>> get(RepositoryName repository, int number, Cancel cancel) override
    {
        return m_api.read(reading(u"Reading %1"_s.arg(named(number, repository)), pullPath(repository, number)),
                          readPullRequest, cancel);
    }

    QCoro::Task<Result<PullRequest>> change(RepositoryName repository, int number, PullRequestChange change,
                                            Cancel cancel) override
    {
        QJsonObject body;
        if (change.title)
            body.insert(u"title"_s, *change.title);
        if (change.body)
            body.insert(u"body"_s, *change.body);
        if (change.open)
            body.insert(u"state"_s, *change.open ? u"open"_s : u"closed"_s);
        return m_api.read(
            changing("PATCH", u"Changing %1"_s.arg(named(number, repository)), pullPath(repository, number), body),
            readPullRequest, cancel);
    }

    QCoro::Task<Result<QList<PullRequestReview>>> reviews(RepositoryName repository, int number, Cancel cancel) override
    {
        return m_api.readAll(reading(u"Reading the reviews of %1"_s.arg(named(number, repository)),
                                     pullPath(repository, number, {u"reviews"_s})),
                             {}, readReview, cancel);
    }

    QCoro::Task<Result<void>> askReviewers(RepositoryName repository, int number, QStringList users, QStringList teams,
                                           Cancel cancel) override
    {
        const QJsonObject body{{u"reviewers"_s, QJsonArray::fromStringList(users)},
                               {u"team_reviewers"_s, QJsonArray::fromStringList(teams)}};
        return m_api.run(changing("POST", u"Asking for reviews of %1"_s.arg(named(number, repository)),
                                  pullPath(repository, number, {u"requested_reviewers"_s}), body),
                         cancel);
    }

    QCoro::Task<Result<PullRequestReview>> review(RepositoryName repository, int number,
                                                  PullRequestReview::State verdict, QString commit, QString body,
                                                  Cancel cancel) override
    {
        using S = PullRequestReview::State;
        const QString event = verdict == S::Approved           ? u"APPROVE"_s
                              : verdict == S::ChangesRequested ? u"REQUEST_CHANGES"_s
                                                               : u"COMMENT"_s;
        return m_api.read(changing("POST", u"Reviewing %1"_s.arg(named(number, repository)),
                                   pullPath(repository, number, {u"reviews"_s}),
                                   QJsonObject{{u"event"_s, event}, {u"commit_id"_s, commit}, {u"body"_s, body}}),
                          readReview, cancel);
    }

    QCoro::Task<Result<QString>> merge(RepositoryName repository, int number, MergeRequest request,
                                       Cancel cancel) override
    {
        QJsonObject body{{u"merge_method"_s, methodWord(request.method)}, {u"sha"_s, request.head}};
        if (!request.title.isEmpty())
            body.insert(u"commit_title"_s, request.title);
        if (!request.message.isEmpty())
            body.insert(u"commit_message"_s, request.message);
        const ApiRequest call = changing("PUT", u"Merging %1"_s.arg(named(number, repository)),
                                         pullPath(repository, number, {u"merge"_s}), body);
        const auto merged = co_await m_api.read(call, readMerged, cancel);
        if (!merged)
            co_return tl::unexpected(merged.error());
        if (!merged->merged)
            co_return fail(Error::Kind::Conflict, u"%1 failed: it was not merged"_s.arg(call.doing), merged->message);
        co_return merged->commit;
    }

    QCoro::Task<Result<QList<MergedPullRequest>>> mergedSince(RepositoryName repository, QDateTime since,
                                                              Cancel cancel) override
    {
        return m_merged.since(repository, since, cancel);
    }

    QCoro::Task<Result<QList<OpenSubject>>> openSubjects(RepositoryName repository, Cancel cancel) override
    {
        return m_merged.open(repository, cancel);
    }

private:
    ApiClient &m_api;
    MergedRequests m_merged;
};

} // namespace

std::unique_ptr<PullRequests> makePullRequests(ApiClient &api)
{
    return std::make_unique<GitHubPullRequests>(api);
}

} // namespace tagboat
