// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "support/fakeforge.h"

#include "base/fileedit.h"

#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat::test
{

namespace fake
{

tl::unexpected<Error> absent()
{
    return fail(Error::Kind::Internal, u"not in this fake"_s);
}

Result<void> answered(ForgeState &state, const QString &call)
{
    const auto answer = answered(state, call, true);
    return answer ? Result<void>() : tl::unexpected(answer.error());
}

QCoro::Task<Result<void>> Repositories::removeBranch(RepositoryName, QString branch, QString expected, Cancel)
{
    m_state.writes.append(u"remove branch %1 at %2"_s.arg(branch, expected));
    co_return Result<void>();
}

QCoro::Task<Result<PullRequest>> Requests::create(RepositoryName, NewPullRequest request, Cancel)
{
    for (const PullRequest &other : std::as_const(m_state.requests)) {
        if (other.headBranch == request.head && other.state == PullRequest::State::Open)
            co_return fail(Error::Kind::Conflict, u"A pull request already exists"_s);
    }
    PullRequest made;
    made.number = 7 + int(m_state.requests.size());
    made.title = request.title;
    made.body = request.body;
    made.state = PullRequest::State::Open;
    made.headBranch = request.head;
    made.baseBranch = request.base;
    m_state.requests.prepend(made);
    co_return answered(m_state, u"create pull request "_s + request.head, made);
}

QCoro::Task<Result<QList<PullRequest>>> Requests::from(RepositoryName, QString headBranch, Cancel)
{
    QList<PullRequest> found;
    for (const PullRequest &request : std::as_const(m_state.requests)) {
        if (request.headBranch == headBranch)
            found.append(request);
    }
    co_return found;
}

QCoro::Task<Result<QList<MergedPullRequest>>> Requests::mergedSince(RepositoryName, QDateTime since, Cancel)
{
    m_state.mergedAsked.append(since);
    if (m_state.mergedError)
        co_return tl::unexpected(*m_state.mergedError);
    QList<MergedPullRequest> found;
    for (const MergedPullRequest &request : std::as_const(m_state.merged)) {
        if (!since.isValid() || request.mergedAt >= since)
            found.append(request);
    }
    co_return found;
}

QCoro::Task<Result<PullRequest>> Requests::get(RepositoryName, int number, Cancel)
{
    ++m_state.looks;
    if (m_state.outage)
        co_return tl::unexpected(Error(*m_state.outage));
    const auto found = std::ranges::find(m_state.requests, number, &PullRequest::number);
    if (found == m_state.requests.end())
        co_return fail(Error::Kind::NotFound, u"Not Found"_s);
    const PullRequest copy = *found; // QCoro moves what is returned, even out of what is only referred to
    co_return copy;
}

QCoro::Task<Result<QString>> Requests::merge(RepositoryName, int number, MergeRequest request, Cancel)
{
    const auto found = std::ranges::find(m_state.requests, number, &PullRequest::number);
    if (found == m_state.requests.end() || found->headCommit != request.head)
        co_return fail(Error::Kind::Conflict, u"Head branch was modified"_s);
    found->merged = true;
    found->state = PullRequest::State::Closed;
    co_return answered(m_state, u"merge %1 by %2"_s.arg(number).arg(int(request.method)), found->mergeCommit);
}

QCoro::Task<Result<void>> Gates::decide(RepositoryName, qint64 run, QList<qint64> environments, bool approve,
                                        QString comment, Cancel)
{
    if (const auto other = std::exchange(m_state.decidedInstead, std::nullopt)) {
        m_state.history.append(*other);
        co_return fail(Error::Kind::Unavailable, u"The answer was lost"_s);
    }
    DeploymentReview review;
    review.verdict = approve ? DeploymentReview::Verdict::Approved : DeploymentReview::Verdict::Rejected;
    review.user = m_state.login;
    review.comment = comment;
    QStringList calls;
    for (const qint64 environment : std::as_const(environments)) {
        calls.append(
            u"%1 %2 of %3: %4"_s.arg(approve ? u"approve"_s : u"reject"_s).arg(environment).arg(run).arg(comment));
        m_state.pending.waiting.removeIf([&](const PendingDeployment &gate) {
            if (gate.environment == environment)
                review.environments.append(gate.environmentName);
            return gate.environment == environment;
        });
    }
    m_state.history.append(review);
    m_state.writes += calls;
    if (std::exchange(m_state.loseNextAnswer, false))
        co_return fail(Error::Kind::Unavailable, u"The answer was lost"_s);
    co_return Result<void>();
}

QCoro::Task<Result<ForgeComparison>> Repositories::compare(RepositoryName, QString, QString, Cancel)
{
    if (!m_state.comparison)
        co_return absent();
    const ForgeComparison copy = *m_state.comparison;
    co_return copy;
}

QCoro::Task<Result<WorkflowRun>> Runs::get(RepositoryName, qint64 run, Cancel)
{
    ++m_state.looks;
    if (m_state.outage)
        co_return tl::unexpected(Error(*m_state.outage));
    const auto found = std::ranges::find(m_state.runs, run, &WorkflowRun::id);
    if (found == m_state.runs.end())
        co_return fail(Error::Kind::NotFound, u"Not Found"_s);
    const WorkflowRun copy = *found;
    co_return copy;
}

QCoro::Task<Result<std::optional<ForgeRelease>>> Releases::latest(RepositoryName, Cancel)
{
    std::optional<ForgeRelease> found;
    for (const ForgeRelease &release : std::as_const(m_state.releases)) {
        if (!found && !release.draft && !release.prerelease)
            found = release;
    }
    co_return found;
}

QCoro::Task<Result<SignedIn>> Accounts::whoAmI(Cancel)
{
    if (m_state.outage)
        co_return tl::unexpected(*m_state.outage);
    SignedIn made;
    made.user.login = m_state.login;
    co_return made;
}

QCoro::Task<Result<QList<RepositoryOverview>>> Overview::of(QList<RepositoryName> repositories, Cancel)
{
    QList<RepositoryOverview> cards;
    for (const RepositoryName &name : std::as_const(repositories)) {
        RepositoryOverview card = m_state.overview;
        card.asked = name;
        card.name = name;
        cards.append(card);
    }
    co_return cards;
}

QCoro::Task<Result<QList<ForgeDeployment>>> DeploymentList::find(RepositoryName, DeploymentQuery query, Cancel)
{
    if (m_state.deploymentsError)
        co_return tl::unexpected(Error(*m_state.deploymentsError));
    QList<ForgeDeployment> found;
    for (const ForgeDeployment &deployment : std::as_const(m_state.deployments)) {
        if (query.commit.isEmpty() || query.commit == deployment.commit)
            found.append(deployment);
    }
    co_return found;
}

QCoro::Task<Result<void>> Runs::log(RepositoryName, qint64 job, std::function<void(const QByteArray &)> take, Cancel)
{
    if (!m_state.logs.contains(job))
        co_return fail(Error::Kind::NotFound, u"Not Found"_s);
    const QByteArray bytes = m_state.logs.value(job);
    for (qsizetype at = 0; at < bytes.size(); at += 7)
        take(bytes.mid(at, 7));
    co_return Result<void>();
}

QCoro::Task<Result<void>> Runs::stop(RepositoryName, qint64 run, Cancel)
{
    co_return answered(m_state, u"stop %1"_s.arg(run));
}

QCoro::Task<Result<void>> Runs::runFailedAgain(RepositoryName, qint64 run, Cancel)
{
    co_return answered(m_state, u"run failed of %1 again"_s.arg(run));
}

QCoro::Task<Result<std::optional<BranchProtection>>> Rules::branch(RepositoryName, QString, Cancel)
{
    if (!m_state.classicRulesReadable)
        co_return fail(Error::Kind::Denied, u"Resource not accessible by personal access token"_s);
    co_return std::optional<BranchProtection>();
}

QCoro::Task<Result<QList<RulesetRule>>> Rules::rulesFor(RepositoryName, QString, Cancel)
{
    QJsonArray checks;
    for (const QString &name : std::as_const(m_state.required))
        checks.append(QJsonObject{{u"context"_s, name}});
    RulesetRule rule{u"required_status_checks"_s, {{u"required_status_checks"_s, checks}}};
    QList<RulesetRule> rules;
    if (!checks.isEmpty())
        rules.append(rule);
    co_return rules;
}

QCoro::Task<Result<QList<WorkflowRun>>> Runs::find(RepositoryName, RunQuery query, Cancel)
{
    ++m_state.looks;
    if (m_state.outage || m_state.silent)
        co_return tl::unexpected(Error(m_state.outage ? *m_state.outage : *m_state.silent));
    const auto fits = [](const QString &wanted, const QString &value) { return wanted.isEmpty() || wanted == value; };
    QList<WorkflowRun> found;
    for (const WorkflowRun &run : std::as_const(m_state.runs)) {
        const bool status = query.status.isEmpty() || run.status == RunStatus::Waiting; // no other word is asked for
        if (status && fits(query.event, run.event) && fits(query.headCommit, run.headCommit) &&
            fits(query.branch, run.headBranch))
            found.append(run);
    }
    co_return found;
}

QCoro::Task<Result<QList<ForgeRelease>>> Releases::ofTag(RepositoryName, QString tag, Cancel)
{
    if (m_state.silentLooks > 0) {
        --m_state.silentLooks;
        co_return fail(Error::Kind::Unavailable, u"No answer to a look"_s);
    }
    QList<ForgeRelease> found;
    for (const ForgeRelease &release : std::as_const(m_state.releases)) {
        if (release.tag == tag)
            found.append(release);
    }
    co_return found;
}

QCoro::Task<Result<ForgeRelease>> Releases::createDraft(RepositoryName, NewRelease release, Cancel)
{
    if (m_state.deaf > 0) {
        --m_state.deaf;
        co_return fail(Error::Kind::Unavailable, u"The connection broke"_s);
    }
    ForgeRelease made;
    made.id = 40 + m_state.releases.size();
    made.tag = release.tag;
    made.title = release.title;
    made.notes = release.notes;
    made.prerelease = release.prerelease;
    made.draft = true;
    m_state.releases.append(made);
    co_return answered(m_state, u"draft "_s + release.tag, made);
}

QCoro::Task<Result<ForgeRelease>> Releases::change(RepositoryName, qint64 release, ReleaseChange change, Cancel)
{
    const auto found = std::ranges::find(m_state.releases, release, &ForgeRelease::id);
    if (found == m_state.releases.end())
        co_return fail(Error::Kind::NotFound, u"Not Found"_s);
    found->title = change.title.value_or(found->title);
    found->notes = change.notes.value_or(found->notes);
    found->prerelease = change.prerelease.value_or(found->prerelease);
    co_return answered(m_state, u"change "_s + found->tag, *found);
}

QCoro::Task<Result<ForgeRelease>> Releases::publish(RepositoryName, qint64 release, LatestFlag latest, Cancel)
{
    const auto found = std::ranges::find(m_state.releases, release, &ForgeRelease::id);
    if (found == m_state.releases.end())
        co_return fail(Error::Kind::NotFound, u"Not Found"_s);
    found->draft = false;
    const QString word = latest == LatestFlag::Yes ? u" as latest"_s : QString();
    co_return answered(m_state, u"publish "_s + found->tag + word, *found);
}

QCoro::Task<Result<ReleaseAsset>> Releases::upload(ForgeRelease release, QString name, QString file, Cancel)
{
    const auto found = std::ranges::find(m_state.releases, release.id, &ForgeRelease::id);
    if (found == m_state.releases.end())
        co_return fail(Error::Kind::NotFound, u"Not Found"_s);
    if (std::ranges::find(found->assets, name, &ReleaseAsset::name) != found->assets.end())
        co_return fail(Error::Kind::Conflict, u"already_exists"_s);
    QFile content(file);
    if (!content.open(QIODevice::ReadOnly))
        co_return fail(Error::Kind::Io, content.errorString());
    const QByteArray bytes = content.readAll();
    ReleaseAsset made;
    made.id = 500 + m_state.writes.size();
    made.name = name;
    made.state = ReleaseAsset::State::Uploaded;
    made.size = bytes.size();
    made.digest = u"sha256:"_s + sha256(bytes);
    found->assets.append(made);
    co_return answered(m_state, u"upload "_s + name, made);
}

QCoro::Task<Result<void>> Releases::removeAsset(RepositoryName, qint64 asset, Cancel)
{
    for (ForgeRelease &release : m_state.releases)
        release.assets.removeIf([&](const ReleaseAsset &each) { return each.id == asset; });
    co_return answered(m_state, u"remove asset %1"_s.arg(asset));
}

QCoro::Task<Result<QList<Milestone>>> MilestoneList::all(RepositoryName, Cancel)
{
    if (m_state.milestonesError)
        co_return tl::unexpected(Error(*m_state.milestonesError));
    auto copy = m_state.milestones;
    co_return copy;
}

QCoro::Task<Result<Milestone>> MilestoneList::create(RepositoryName, QString title, QString, QDate, Cancel)
{
    if (std::ranges::find(m_state.milestones, title, &Milestone::title) != m_state.milestones.end())
        co_return fail(Error::Kind::Conflict, u"already_exists"_s);
    Milestone made;
    made.number = 1 + int(m_state.milestones.size());
    made.title = title;
    m_state.milestones.append(made);
    co_return answered(m_state, u"open milestone "_s + title, made);
}

QCoro::Task<Result<Milestone>> MilestoneList::close(RepositoryName, int number, Cancel)
{
    const auto found = std::ranges::find(m_state.milestones, number, &Milestone::number);
    if (found == m_state.milestones.end())
        co_return fail(Error::Kind::NotFound, u"Not Found"_s);
    found->open = false;
    co_return answered(m_state, u"close milestone "_s + found->title, *found);
}

} // namespace fake

FakeForge::FakeForge(ForgeState &state)
    : m_repositories(state), m_requests(state), m_checks(state), m_runs(state), m_gates(state), m_releases(state),
      m_accounts(state), m_overview(state), m_environments(state), m_deployments(state), m_rules(state),
      m_milestones(state)
{
}

QCoro::Task<Result<std::optional<ForgePlace>>> FakePlaces::find(QString, Cancel)
{
    co_return ForgePlace{m_forge, {u"team"_s, u"kit"_s}, m_state.login};
}

} // namespace tagboat::test
