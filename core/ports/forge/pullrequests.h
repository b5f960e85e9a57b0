// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/forge/mergedpullrequest.h"
#include "ports/forge/repositories.h"

#include <QStringList>

namespace tagboat
{

/// How a pull request is merged.
enum class MergeMethod { Merge, Squash, Rebase };

/// https://docs.github.com/en/rest/pulls/pulls
struct PullRequest {
    enum class State { Open, Closed, Other };
    /// Whether and why it could be merged now; Unknown while the server computes it.
    enum class Mergeability { Unknown, Clean, Dirty, Blocked, Behind, Unstable, HasHooks, Draft, Other };

    int number = 0;
    QString title;
    QString body;
    State state = State::Other;
    bool draft = false;
    bool merged = false;
    QString mergeCommit; ///< once it is merged: what is to be tagged
    QString headBranch;  ///< its name there
    QString headOwner;   ///< of the repository the branch is in; empty if that was deleted
    QString headCommit;
    QString baseBranch;
    QString author;
    QString url;                   ///< for a browser
    QStringList awaitedReviewers;  ///< logins, and slugs of teams
    std::optional<bool> mergeable; ///< nothing while it is computed, and in lists
    Mergeability mergeability = Mergeability::Unknown;
    QDateTime updatedAt;
    bool operator==(const PullRequest &) const = default;
};

struct NewPullRequest {
    QString title;
    QString head; ///< branch in the same repository
    QString base;
    QString body;
    bool draft = false;
};

/// What is changed of a pull request; nothing stays as it is.
struct PullRequestChange {
    std::optional<QString> title;
    std::optional<QString> body;
    std::optional<bool> open;
};

/// https://docs.github.com/en/rest/pulls/reviews
struct PullRequestReview {
    enum class State { Approved, ChangesRequested, Commented, Dismissed, Pending, Other };
    qint64 id = 0;
    QString user;
    State state = State::Other;
    QString commit; ///< that was looked at
    QString body;
    QDateTime submittedAt;
    bool operator==(const PullRequestReview &) const = default;
};

struct MergeRequest {
    MergeMethod method = MergeMethod::Squash;
    QString head; ///< the commit that is merged; Conflict if the branch has moved on
    QString title;
    QString message;
};

/// Pull requests of a repository.
class PullRequests
{
public:
    virtual ~PullRequests() = default;

    /// Conflict if there is one of these branches.
    virtual QCoro::Task<Result<PullRequest>> create(RepositoryName repository, NewPullRequest request,
                                                    Cancel cancel) = 0;
    /// All, open or not, from a branch of this same repository, newest first.
    virtual QCoro::Task<Result<QList<PullRequest>>> from(RepositoryName repository, QString headBranch,
                                                         Cancel cancel) = 0;
    virtual QCoro::Task<Result<PullRequest>> get(RepositoryName repository, int number, Cancel cancel) = 0;
    virtual QCoro::Task<Result<PullRequest>> change(RepositoryName repository, int number, PullRequestChange change,
                                                    Cancel cancel) = 0;
    /// In the order they were given; the last of each person that is not a comment counts.
    virtual QCoro::Task<Result<QList<PullRequestReview>>> reviews(RepositoryName repository, int number,
                                                                  Cancel cancel) = 0;
    virtual QCoro::Task<Result<void>> askReviewers(RepositoryName repository, int number, QStringList users,
                                                   QStringList teams, Cancel cancel) = 0;
    /// Gives the account's own review of a commit. Approved, ChangesRequested and Commented can be given.
    virtual QCoro::Task<Result<PullRequestReview>> review(RepositoryName repository, int number,
                                                          PullRequestReview::State verdict, QString commit,
                                                          QString body, Cancel cancel) = 0;
    /// The commit of the merge. Conflict if it cannot be merged as things stand (checks, reviews, method), or moved.
    virtual QCoro::Task<Result<QString>> merge(RepositoryName repository, int number, MergeRequest request,
                                               Cancel cancel) = 0;
    /// Those that were merged at or after @p since, whatever the branch, last changed first: a thousand at most, in one
    /// request for fifty.
    virtual QCoro::Task<Result<QList<MergedPullRequest>>> mergedSince(RepositoryName repository, QDateTime since,
                                                                      Cancel cancel) = 0;
    /// Open issues and pull requests, a hundred of each at most, the last changed first; one request.
    virtual QCoro::Task<Result<QList<OpenSubject>>> openSubjects(RepositoryName repository, Cancel cancel) = 0;
};

} // namespace tagboat
