// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/forgeplace.h"

#include <QJsonArray>
#include <QMap>
#include <QStringList>

namespace tagboat::test
{

/// What a FakeForge holds; a test sets it and looks at it.
struct ForgeState {
    ForgeRepository repository;
    QList<AccountLimits> limits;
    QList<PullRequest> requests;
    QList<MergedPullRequest> merged;
    QList<OpenSubject> open;
    std::optional<Error> mergedError; ///< what is asked about merged ones fails with it
    QList<QDateTime> mergedAsked;     ///< since when they were asked for
    QList<PullRequestReview> reviews;
    CommitChecks checks;
    QList<Workflow> workflows;
    QList<WorkflowRun> runs;
    QList<WorkflowJob> jobs;
    QMap<qint64, QByteArray> logs; ///< by job; a job without one has not ended
    PendingDeployments pending;
    QStringList required; ///< checks that a ruleset of the base branch names
    bool classicRulesReadable = true;
    QList<ForgeRelease> releases;
    QString login = QStringLiteral("mara"); ///< whose token it is
    QList<DeploymentReview> history;
    std::optional<ForgeComparison> comparison;
    QList<DeploymentEnvironment> environments;
    QList<ForgeDeployment> deployments;
    QMap<qint64, QList<DeploymentStatus>> statuses; ///< by deployment
    std::optional<Error> deploymentsError;          ///< what listing them fails with
    QList<Milestone> milestones;
    std::optional<Error> milestonesError; ///< what listing them fails with
    RepositoryOverview overview;
    QList<RememberedOverview> remembered; ///< of the overview, from an earlier run
    std::optional<Error> outage;          ///< what reading runs, pull requests and who asks gives instead of an answer
    std::optional<Error> silent;          ///< what looking for runs alone gives
    QStringList writes;                   ///< each call that changes something
    /// The next call that changes something does it, and its answer is lost.
    bool loseNextAnswer = false;
    /// What stands in the history instead of the next decision that is sent, whose answer is lost.
    std::optional<DeploymentReview> decidedInstead;
    int deaf = 0;        ///< so many drafts are asked for in vain: nothing is made, and nobody answers
    int silentLooks = 0; ///< so many looks for the releases of a tag are not answered
    int looks = 0;       ///< how often runs or a pull request were asked for
};

/// The subjects of a forge in memory, as far as the steps of a release use them; any other call is an Internal error.
namespace fake
{

tl::unexpected<Error> absent();

/// What a call that changes something answers: @p value, or nothing if the state says so.
template <typename T>
Result<T> answered(ForgeState &state, const QString &call, T value)
{
    state.writes.append(call);
    if (std::exchange(state.loseNextAnswer, false))
        return fail(Error::Kind::Unavailable, QStringLiteral("The answer was lost"));
    return value;
}
Result<void> answered(ForgeState &state, const QString &call);

class Repositories final : public ForgeRepositories
{
public:
    explicit Repositories(ForgeState &state) : m_state(state) {}
    QCoro::Task<Result<ForgeRepository>> get(RepositoryName, Cancel) override
    {
        auto copy = m_state.repository;
        co_return copy;
    }
    QCoro::Task<Result<QList<ForgeRepository>>> mine(Cancel) override { co_return absent(); }
    QCoro::Task<Result<ForgeBranch>> branch(RepositoryName, QString, Cancel) override { co_return absent(); }
    QCoro::Task<Result<std::optional<ForgeReference>>> reference(RepositoryName, QString, Cancel) override
    {
        co_return absent();
    }
    QCoro::Task<Result<QList<ForgeReference>>> references(RepositoryName, QString, Cancel) override
    {
        co_return absent();
    }
    QCoro::Task<Result<QString>> commitOf(RepositoryName, QString, Cancel) override { co_return absent(); }
    QCoro::Task<Result<void>> createBranch(RepositoryName, QString, QString, Cancel) override { co_return absent(); }
    QCoro::Task<Result<void>> removeBranch(RepositoryName, QString branch, QString expected, Cancel) override;
    QCoro::Task<Result<ForgeFile>> file(RepositoryName, QString, QString, Cancel) override { co_return absent(); }
    QCoro::Task<Result<QList<ForgeFile>>> folder(RepositoryName, QString, QString, Cancel) override
    {
        co_return absent();
    }
    QCoro::Task<Result<void>> writeFile(RepositoryName, ForgeFileWrite, Cancel) override { co_return absent(); }
    QCoro::Task<Result<ForgeComparison>> compare(RepositoryName, QString base, QString head, Cancel) override;

private:
    ForgeState &m_state;
};

class Requests final : public PullRequests
{
public:
    explicit Requests(ForgeState &state) : m_state(state) {}
    QCoro::Task<Result<PullRequest>> create(RepositoryName, NewPullRequest request, Cancel) override;
    QCoro::Task<Result<QList<PullRequest>>> from(RepositoryName, QString headBranch, Cancel) override;
    QCoro::Task<Result<PullRequest>> get(RepositoryName, int number, Cancel) override;
    QCoro::Task<Result<PullRequest>> change(RepositoryName, int, PullRequestChange, Cancel) override
    {
        co_return absent();
    }
    QCoro::Task<Result<QList<PullRequestReview>>> reviews(RepositoryName, int, Cancel) override
    {
        auto copy = m_state.reviews;
        co_return copy;
    }
    QCoro::Task<Result<void>> askReviewers(RepositoryName, int, QStringList, QStringList, Cancel) override
    {
        co_return absent();
    }
    QCoro::Task<Result<PullRequestReview>> review(RepositoryName, int, PullRequestReview::State, QString, QString,
                                                  Cancel) override
    {
        co_return absent();
    }
    QCoro::Task<Result<QString>> merge(RepositoryName, int number, MergeRequest request, Cancel) override;
    QCoro::Task<Result<QList<MergedPullRequest>>> mergedSince(RepositoryName, QDateTime since, Cancel) override;
    QCoro::Task<Result<QList<OpenSubject>>> openSubjects(RepositoryName, Cancel) override
    {
        auto copy = m_state.open;
        co_return copy;
    }

private:
    ForgeState &m_state;
};

class Checks final : public CheckReader
{
public:
    explicit Checks(ForgeState &state) : m_state(state) {}
    QCoro::Task<Result<CommitChecks>> of(RepositoryName, QString, Cancel) override
    {
        auto copy = m_state.checks;
        co_return copy;
    }

private:
    ForgeState &m_state;
};

class Runs final : public WorkflowRuns
{
public:
    explicit Runs(ForgeState &state) : m_state(state) {}
    QCoro::Task<Result<QList<Workflow>>> workflows(RepositoryName, Cancel) override
    {
        auto copy = m_state.workflows;
        co_return copy;
    }
    QCoro::Task<Result<QList<WorkflowRun>>> find(RepositoryName, RunQuery query, Cancel) override;
    QCoro::Task<Result<WorkflowRun>> get(RepositoryName, qint64 run, Cancel) override;
    QCoro::Task<Result<QList<WorkflowJob>>> jobs(RepositoryName, qint64, Cancel) override
    {
        auto copy = m_state.jobs;
        co_return copy;
    }
    /// In pieces of a few bytes, as a network would.
    QCoro::Task<Result<void>> log(RepositoryName, qint64 job, std::function<void(const QByteArray &)> take,
                                  Cancel) override;
    QCoro::Task<Result<void>> stop(RepositoryName, qint64 run, Cancel) override;
    QCoro::Task<Result<void>> runAgain(RepositoryName, qint64, Cancel) override { co_return absent(); }
    QCoro::Task<Result<void>> runFailedAgain(RepositoryName, qint64 run, Cancel) override;
    QCoro::Task<Result<std::optional<qint64>>> dispatch(RepositoryName, QString, QString, QMap<QString, QString>,
                                                        Cancel) override
    {
        co_return absent();
    }

private:
    ForgeState &m_state;
};

class Gates final : public Approvals
{
public:
    explicit Gates(ForgeState &state) : m_state(state) {}
    QCoro::Task<Result<PendingDeployments>> pending(RepositoryName, qint64, Cancel) override
    {
        auto copy = m_state.pending;
        co_return copy;
    }
    QCoro::Task<Result<void>> decide(RepositoryName, qint64 run, QList<qint64> environments, bool approve,
                                     QString comment, Cancel) override;
    QCoro::Task<Result<QList<DeploymentReview>>> history(RepositoryName, qint64, Cancel) override
    {
        auto copy = m_state.history;
        co_return copy;
    }

private:
    ForgeState &m_state;
};

class Rules final : public Protection
{
public:
    explicit Rules(ForgeState &state) : m_state(state) {}
    QCoro::Task<Result<std::optional<BranchProtection>>> branch(RepositoryName, QString, Cancel) override;
    QCoro::Task<Result<BranchProtection>> protect(RepositoryName, QString, BranchProtection, Cancel) override
    {
        co_return absent();
    }
    QCoro::Task<Result<QList<Ruleset>>> rulesets(RepositoryName, Cancel) override { co_return absent(); }
    QCoro::Task<Result<Ruleset>> ruleset(RepositoryName, qint64, Cancel) override { co_return absent(); }
    QCoro::Task<Result<Ruleset>> createRuleset(RepositoryName, Ruleset, Cancel) override { co_return absent(); }
    QCoro::Task<Result<Ruleset>> changeRuleset(RepositoryName, Ruleset, Cancel) override { co_return absent(); }
    QCoro::Task<Result<void>> removeRuleset(RepositoryName, qint64, Cancel) override { co_return absent(); }
    QCoro::Task<Result<QList<RulesetRule>>> rulesFor(RepositoryName, QString, Cancel) override;

private:
    ForgeState &m_state;
};

class Releases final : public ForgeReleases
{
public:
    explicit Releases(ForgeState &state) : m_state(state) {}
    QCoro::Task<Result<QList<ForgeRelease>>> all(RepositoryName, Cancel) override
    {
        auto copy = m_state.releases;
        co_return copy;
    }
    QCoro::Task<Result<QList<ForgeRelease>>> ofTag(RepositoryName, QString tag, Cancel) override;
    QCoro::Task<Result<std::optional<ForgeRelease>>> latest(RepositoryName, Cancel) override;
    QCoro::Task<Result<ForgeRelease>> get(RepositoryName, qint64, Cancel) override { co_return absent(); }
    QCoro::Task<Result<ForgeRelease>> createDraft(RepositoryName, NewRelease release, Cancel) override;
    QCoro::Task<Result<ForgeRelease>> change(RepositoryName, qint64 release, ReleaseChange change, Cancel) override;
    QCoro::Task<Result<ForgeRelease>> publish(RepositoryName, qint64 release, LatestFlag latest, Cancel) override;
    QCoro::Task<Result<void>> removeDraft(RepositoryName, qint64, Cancel) override { co_return absent(); }
    QCoro::Task<Result<ReleaseAsset>> upload(ForgeRelease release, QString name, QString file, Cancel) override;
    QCoro::Task<Result<void>> removeAsset(RepositoryName, qint64 asset, Cancel) override;
    QCoro::Task<Result<GeneratedNotes>> generateNotes(RepositoryName, QString, QString, QString, Cancel) override
    {
        co_return absent();
    }
    QCoro::Task<Result<bool>> areImmutable(RepositoryName, Cancel) override { co_return absent(); }

private:
    ForgeState &m_state;
};

class Accounts final : public ForgeAccounts
{
public:
    explicit Accounts(ForgeState &state) : m_state(state) {}
    QCoro::Task<Result<SignedIn>> whoAmI(Cancel) override;
    QCoro::Task<Result<ForgeUser>> user(QString, Cancel) override { co_return absent(); }
    QCoro::Task<Result<qint64>> team(QString, QString, Cancel) override { co_return absent(); }
    QCoro::Task<Result<QList<RateMeter>>> rateLimits(Cancel) override { co_return absent(); }
    [[nodiscard]] QList<RateMeter> meters() const override { return {}; }

private:
    ForgeState &m_state;
};

class Overview final : public ForgeOverview
{
public:
    explicit Overview(ForgeState &state) : m_state(state) {}
    QCoro::Task<Result<QList<RepositoryOverview>>> of(QList<RepositoryName> repositories, Cancel) override;
    [[nodiscard]] QList<RememberedOverview> remembered(const QList<RepositoryName> &) override
    {
        return m_state.remembered;
    }

private:
    ForgeState &m_state;
};

class Environments final : public DeploymentEnvironments
{
public:
    explicit Environments(ForgeState &state) : m_state(state) {}
    QCoro::Task<Result<QList<DeploymentEnvironment>>> all(RepositoryName, Cancel) override
    {
        auto copy = m_state.environments;
        co_return copy;
    }
    QCoro::Task<Result<DeploymentEnvironment>> put(RepositoryName, QString, EnvironmentWish, Cancel) override
    {
        co_return absent();
    }
    QCoro::Task<Result<void>> remove(RepositoryName, QString, Cancel) override { co_return absent(); }
    QCoro::Task<Result<QList<DeploymentPolicy>>> policies(RepositoryName, QString, Cancel) override
    {
        co_return absent();
    }
    QCoro::Task<Result<void>> addPolicy(RepositoryName, QString, QString, DeploymentPolicy::Kind, Cancel) override
    {
        co_return absent();
    }
    QCoro::Task<Result<void>> removePolicy(RepositoryName, QString, qint64, Cancel) override { co_return absent(); }

private:
    ForgeState &m_state;
};

class DeploymentList final : public Deployments
{
public:
    explicit DeploymentList(ForgeState &state) : m_state(state) {}
    QCoro::Task<Result<QList<ForgeDeployment>>> find(RepositoryName, DeploymentQuery query, Cancel) override;
    QCoro::Task<Result<QList<DeploymentStatus>>> statuses(RepositoryName, qint64 deployment, Cancel) override
    {
        auto copy = m_state.statuses.value(deployment);
        co_return copy;
    }

private:
    ForgeState &m_state;
};

class MilestoneList final : public Milestones
{
public:
    explicit MilestoneList(ForgeState &state) : m_state(state) {}
    QCoro::Task<Result<QList<Milestone>>> all(RepositoryName, Cancel) override;
    QCoro::Task<Result<Milestone>> create(RepositoryName, QString title, QString, QDate, Cancel) override;
    QCoro::Task<Result<Milestone>> close(RepositoryName, int number, Cancel) override;
    QCoro::Task<Result<Milestone>> reopen(RepositoryName, int, Cancel) override { co_return absent(); }

private:
    ForgeState &m_state;
};

} // namespace fake

class FakeForge final : public Forge
{
public:
    explicit FakeForge(ForgeState &state);

    [[nodiscard]] QString host() const override { return QStringLiteral("forge.test"); }
    ForgeAccounts &accounts() override { return m_accounts; }
    ForgeOverview &overview() override { return m_overview; }
    ForgeRepositories &repositories() override { return m_repositories; }
    PullRequests &pullRequests() override { return m_requests; }
    CheckReader &checks() override { return m_checks; }
    WorkflowRuns &runs() override { return m_runs; }
    Approvals &approvals() override { return m_gates; }
    DeploymentEnvironments &environments() override { return m_environments; }
    Deployments &deployments() override { return m_deployments; }
    ForgeReleases &releases() override { return m_releases; }
    Milestones &milestones() override { return m_milestones; }
    Protection &protection() override { return m_rules; }
    ForgeSecrets &secrets() override { qFatal("not in this fake"); }

private:
    fake::Repositories m_repositories;
    fake::Requests m_requests;
    fake::Checks m_checks;
    fake::Runs m_runs;
    fake::Gates m_gates;
    fake::Releases m_releases;
    fake::Accounts m_accounts;
    fake::Overview m_overview;
    fake::Environments m_environments;
    fake::DeploymentList m_deployments;
    fake::Rules m_rules;
    fake::MilestoneList m_milestones;
};

/// Every address is the repository team/kit of the one forge.
class FakePlaces final : public ForgePlaces
{
public:
    explicit FakePlaces(ForgeState &state) : m_state(state), m_forge(std::make_shared<FakeForge>(state)) {}
    [[nodiscard]] QCoro::Task<Result<std::optional<ForgePlace>>> find(QString remoteUrl, Cancel cancel) override;
    [[nodiscard]] QList<AccountLimits> limits() const override { return m_state.limits; }
    void tellWaits(std::function<void(const ForgeWait &)> tell) override { m_tell = std::move(tell); }
    /// As a forge does that wants to be left alone.
    void hold(const ForgeWait &wait) const
    {
        if (m_tell)
            m_tell(wait);
    }

private:
    ForgeState &m_state;
    std::shared_ptr<FakeForge> m_forge;
    std::function<void(const ForgeWait &)> m_tell;
};

} // namespace tagboat::test
