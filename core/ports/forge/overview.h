// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/forge/checks.h"
#include "ports/forge/deployments.h"
#include "ports/forge/pullrequests.h"
#include "ports/forge/workflowruns.h"

namespace tagboat
{

/// A gate that a run waits at, as the overview has it.
struct WaitingGate {
    qint64 run = 0;
    QString workflow;
    QString runUrl;
    QString tag; ///< that it runs for
    qint64 environment = 0;
    QString environmentName;
    int waitMinutes = 0;
    QDateTime waitStartedAt;
    bool mayApprove = false;
    bool operator==(const WaitingGate &) const = default;
};

/// A run on the commit of a tag.
struct TagRun {
    qint64 id = 0;
    QString workflow;
    QString event;
    RunStatus status = RunStatus::Other;
    RunConclusion conclusion = RunConclusion::None;
    QString url;
    bool operator==(const TagRun &) const = default;
};

/// One of the newest tags, with what runs for it.
struct OverviewTag {
    QString name;
    QString commit;
    QDateTime date;
    QList<TagRun> runs;
    bool runsKnown = true; ///< false: the token may not see them
    bool operator==(const OverviewTag &) const = default;
};

struct OverviewRelease {
    qint64 id = 0;
    QString tag;
    QString title;
    bool draft = false;
    bool prerelease = false;
    bool latest = false;
    QDateTime createdAt;
    QDateTime publishedAt;
    QString url;
    bool operator==(const OverviewRelease &) const = default;
};

struct OverviewPullRequest {
    enum class Decision { None, Approved, ChangesRequested, ReviewRequired };
    int number = 0;
    QString title;
    QString headBranch;
    QString baseBranch;
    bool draft = false;
    Decision decision = Decision::None;
    bool operator==(const OverviewPullRequest &) const = default;
};

struct OverviewDeployment {
    qint64 id = 0;
    QString environment;
    QString commit;
    QString reference;
    DeploymentStatus::State state = DeploymentStatus::State::Other;
    QDateTime createdAt;
    bool operator==(const OverviewDeployment &) const = default;
};

/// What the overview shows of a repository on the forge. Each part that the token may not see is left out and named.
struct RepositoryOverview {
    enum class State {
        Found,
        Missing,   ///< it is not there, or not for this token
        Unanswered ///< the server gave up on it
    };
    RepositoryName asked;
    RepositoryName name; ///< as the forge has it now
    State state = State::Missing;
    QString url;
    bool isPrivate = false;
    bool archived = false;
    QDateTime pushedAt;
    QString defaultBranch;
    QString headCommit;                                            ///< of the default branch
    CommitChecks::State checks = CommitChecks::State::Unavailable; ///< of that commit
    QList<OverviewRelease> releases;                               ///< newest first, three
    QList<OverviewTag> tags;                                       ///< newest first, two
    QList<WaitingGate> gates;                                      ///< of the runs of these tags
    QList<OverviewPullRequest> pullRequests;                       ///< open, last changed first, five
    int openPullRequests = 0;
    QList<OverviewDeployment> deployments; ///< newest first, four
    int openMilestones = 0;
    std::optional<int> openAlerts; ///< nothing: the token may not see them
    QStringList withheld;          ///< the server's words about what it left out
    bool operator==(const RepositoryOverview &) const = default;
};

/// What was said of a repository before.
struct RememberedOverview {
    RepositoryOverview card;
    QDateTime asked; ///< when the forge said so last
    bool operator==(const RememberedOverview &) const = default;
};

/// Many repositories at once.
class ForgeOverview
{
public:
    virtual ~ForgeOverview() = default;
    /// One for each that was asked for, in that order; about one request for fifty. A repository that is not there
    /// fails nothing but itself. An answer that is the last one to the same question again, byte for byte, is not read
    /// again: what comes of it shares its parts with what came then.
    virtual QCoro::Task<Result<QList<RepositoryOverview>>> of(QList<RepositoryName> repositories, Cancel cancel) = 0;
    /// What of() said last of each, also in an earlier run of the program; nothing of those that it did not. Nobody is
    /// asked for that.
    [[nodiscard]] virtual QList<RememberedOverview> remembered(const QList<RepositoryName> &repositories) = 0;
};

} // namespace tagboat
