// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/clock.h"
#include "ports/forgeplace.h"
#include "release/releasedeployments.h"
#include "release/repositoryclone.h"
#include "release/trialupload.h"

namespace tagboat
{

/// Somebody's answer to a deployment that waited.
struct ApprovalDecision {
    DeploymentReview::Verdict verdict = DeploymentReview::Verdict::Other;
    QString environment;
    QString by;
    bool mine = false;
    QString comment;
    QDateTime at; ///< null where nothing tells: the forge does not say when, only when the deployment went on
    bool operator==(const ApprovalDecision &) const = default;
};

/// What speaks for a deployment and against it, as far as it could be read.
struct ApprovalEvidence {
    bool checksKnown = false;
    int passed = 0; ///< checks of the commit; those of the run itself that it has not come to yet count nowhere
    QStringList failed;
    QStringList pending;
    QString since; ///< the tag of the latest release; empty: there is none
    bool compared = false;
    int commits = 0;    ///< since then
    QString compareUrl; ///< for a browser
    TrialSigns trial;   ///< deployments of the commit, and the run's jobs that upload to the index for trials
    QStringList gaps;   ///< what could not be read, a sentence each
    bool operator==(const ApprovalEvidence &) const = default;
};

/// A deployment that waits, with all that a decision needs. Times are by this computer's clock, whatever the server's
/// says: they can be counted down.
struct ApprovalItem {
    RepositoryClone clone;
    QString host;
    RepositoryName repository;
    QString account; ///< the login that would decide; empty if it is not known
    WorkflowRun run;
    PendingDeployment gate;
    qint64 late = 0;          ///< seconds that the forge's clock is behind the one here; below zero: it is ahead
    QDateTime waitingSince;   ///< as the forge has it, as are all times of the past: they stay where they are
    QDateTime timerEnds;      ///< by the clock here; null if there is no timer; in the past: it is over
    bool startedByMe = false; ///< by this account
    QString approvedBy;       ///< who approved it already; empty: nobody, as far as the history tells
    QString whyNot;           ///< why this account cannot decide; empty if it can
    QList<ApprovalDecision> decisions;
    ApprovalEvidence evidence;

    /// The same as long as the same thing waits: a new attempt of a run is something else.
    [[nodiscard]] QString key() const;
    bool operator==(const ApprovalItem &) const = default;
};

/// What is known of why an account cannot decide.
struct DecisionFacts {
    QString account;         ///< its login; empty if it is not known
    QString approvedBy = {}; ///< who approved already; empty: nobody, as far as the history tells
    bool timerRuns = false;
    bool mayBeMine = false;           ///< the run was started by this account, or nobody knows whose it is
    std::optional<bool> noSelfReview; ///< the environment lets nobody approve their own; nothing if that is not known
};
/// Why an account cannot decide on @p gate, a sentence; empty if it can.
QString whyNotDecide(const PendingDeployment &gate, const DecisionFacts &facts);

/// The words for those who may decide: persons by login, teams by name, "you" for @p login.
QStringList reviewerWords(const QList<EnvironmentReviewer> &reviewers, const QString &login);

/// What became of asking one repository.
struct RepositoryApprovals {
    RepositoryClone clone;
    bool served = true; ///< false: no account is at hand for it, and nothing was asked
    QString host;
    QString fullName;
    QList<ApprovalItem> waiting; ///< the oldest first
    std::optional<Error> error;  ///< then waiting is what could be read all the same
    QDateTime asked;
    bool operator==(const RepositoryApprovals &) const = default;
};

/// How much is asked of what waits: what it is, since when, and who may decide; or also what speaks for it and against.
enum class ApprovalDepth { Bare, WithEvidence };

/// Asks each repository what waits in it, some at a time. What one of them answers costs the others nothing; a host
/// that several could not be asked at is not tried again for the rest. A repository in which nothing waits costs one
/// request, and each account one more. A run that waits costs three; with evidence eight, and one for each environment
/// that its commit came to; one more where this account started it and may not decide, and where something was decided
/// in it one and one for each environment. All of them are conditional: they cost nothing of the hour's limit while
/// nothing changes. Error: Cancelled.
QCoro::Task<Result<QList<RepositoryApprovals>>> lookForApprovals(ForgePlaces &places,
                                                                 QList<RepositoryClone> repositories,
                                                                 std::shared_ptr<const Clock> clock, Cancel cancel,
                                                                 ApprovalDepth depth = ApprovalDepth::WithEvidence);

} // namespace tagboat
