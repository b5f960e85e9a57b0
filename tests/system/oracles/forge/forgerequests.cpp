// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
// Calls every function of the forge's port and prints each request, and whether its answer could be read, as lines of
// JSON. Arguments: a file of examples (see RecordingTransport), and one of samples: [{call, body}], recorded answers of
// which each is read by the function named.

#include "forge/deviceflow.h"
#include "forge/githubforge.h"
#include "forge/graphtexts.h"
#include "forge/memoryanswercache.h"
#include "recordingtransport.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

class NoPause final : public Pause
{
public:
    QCoro::Task<Result<void>> wait(std::chrono::milliseconds, Cancel) override { co_return Result<void>(); }
};

/// Runs calls by their names.
class Caller
{
public:
    Caller(RecordingTransport &transport, Forge &forge) : m_transport(transport), m_forge(forge) {}

    void accounts();
    void repositories();
    void pullRequests();
    void runs();
    void environments();
    void releases();
    void rest();
    void devices();
    /// Reads a recorded answer by a function.
    void sample(const QString &name, const QByteArray &body);

private:
    template <typename Make>
    auto call(const QString &name, Make make)
    {
        m_transport.call = name;
        auto result = QCoro::waitFor(make());
        QJsonObject line{{u"call"_s, name}, {u"done"_s, result.has_value()}};
        if (!result)
            line.insert(u"error"_s, QString(result.error().message + u" | "_s + result.error().detail));
        printLine(line);
        return result;
    }

    RecordingTransport &m_transport;
    Forge &m_forge;
    const RepositoryName m_repository{u"octocat"_s, u"Hello-World"_s};
    const QString m_commit = u"6dcb09b5b57875f334f61aebed695e2e4193db5e"_s;
};

void Caller::accounts()
{
    ForgeAccounts &port = m_forge.accounts();
    call(u"ForgeAccounts.whoAmI"_s, [&] { return port.whoAmI({}); });
    call(u"ForgeAccounts.user"_s, [&] { return port.user(u"octo-cat"_s, {}); });
    call(u"ForgeAccounts.team"_s, [&] { return port.team(u"octo-org"_s, u"release-team"_s, {}); });
    call(u"ForgeAccounts.rateLimits"_s, [&] { return port.rateLimits({}); });
    QList<RepositoryName> many;
    for (int i = 0; i < 100; ++i)
        many.append({u"octocat"_s, u"r%1"_s.arg(i)});
    call(u"ForgeOverview.of"_s, [&] { return m_forge.overview().of(many, {}); });
}

void Caller::repositories()
{
    ForgeRepositories &port = m_forge.repositories();
    call(u"ForgeRepositories.get"_s, [&] { return port.get(m_repository, {}); });
    call(u"ForgeRepositories.mine"_s, [&] { return port.mine({}); });
    call(u"ForgeRepositories.branch"_s, [&] { return port.branch(m_repository, u"release/v1.2.3"_s, {}); });
    const auto stands =
        call(u"ForgeRepositories.reference"_s, [&] { return port.reference(m_repository, u"refs/tags/v1.2.3"_s, {}); });
    call(u"ForgeRepositories.references"_s,
         [&] { return port.references(m_repository, u"refs/heads/tagboat/setup-"_s, {}); });
    call(u"ForgeRepositories.commitOf"_s, [&] { return port.commitOf(m_repository, u"release/v1.2.3"_s, {}); });
    call(u"ForgeRepositories.createBranch"_s,
         [&] { return port.createBranch(m_repository, u"release/v1.2.3"_s, m_commit, {}); });
    const QString head = stands && *stands ? (*stands)->object : QString();
    call(u"ForgeRepositories.removeBranch"_s,
         [&] { return port.removeBranch(m_repository, u"release/v1.2.3"_s, head, {}); });
    call(u"ForgeRepositories.file"_s,
         [&] { return port.file(m_repository, u".github/workflows/release it.yml"_s, u"v1.2.3"_s, {}); });
    call(u"ForgeRepositories.folder"_s, [&] { return port.folder(m_repository, u".github/workflows"_s, {}, {}); });
    for (const QString &replaces : {u""_s, u"95b966ae1c166bd92f8ae7d1c313e738c731dfc3"_s}) {
        const ForgeFileWrite file{u".github/workflows/release it.yml"_s, "on: push\n", u"tagboat/setup"_s,
                                  u"Add a workflow"_s, replaces};
        call(u"ForgeRepositories.writeFile"_s, [&] { return port.writeFile(m_repository, file, {}); });
    }
    call(u"ForgeRepositories.compare"_s, [&] { return port.compare(m_repository, u"v1.2.2"_s, u"release/v1"_s, {}); });
}

void Caller::pullRequests()
{
    PullRequests &port = m_forge.pullRequests();
    const NewPullRequest wish{u"Release 1.2.3"_s, u"release/v1.2.3"_s, u"main"_s, u"Notes"_s, true};
    call(u"PullRequests.create"_s, [&] { return port.create(m_repository, wish, {}); });
    call(u"PullRequests.from"_s, [&] { return port.from(m_repository, u"release/v1.2.3"_s, {}); });
    call(u"PullRequests.get"_s, [&] { return port.get(m_repository, 1347, {}); });
    const PullRequestChange change{u"t"_s, u"b"_s, false};
    call(u"PullRequests.change"_s, [&] { return port.change(m_repository, 1347, change, {}); });
    call(u"PullRequests.reviews"_s, [&] { return port.reviews(m_repository, 1347, {}); });
    call(u"PullRequests.askReviewers"_s,
         [&] { return port.askReviewers(m_repository, 1347, {u"bob"_s}, {u"release-team"_s}, {}); });
    using S = PullRequestReview::State;
    for (const S verdict : {S::Approved, S::ChangesRequested, S::Commented})
        call(u"PullRequests.review"_s,
             [&] { return port.review(m_repository, 1347, verdict, m_commit, u"text"_s, {}); });
    for (const MergeMethod method : {MergeMethod::Merge, MergeMethod::Squash, MergeMethod::Rebase}) {
        const MergeRequest merge{method, m_commit, u"Release 1.2.3 (#1347)"_s, u"Why"_s};
        call(u"PullRequests.merge"_s, [&] { return port.merge(m_repository, 1347, merge, {}); });
    }
    call(u"PullRequests.mergedSince"_s, [&] { return port.mergedSince(m_repository, {}, {}); });
    call(u"PullRequests.openSubjects"_s, [&] { return port.openSubjects(m_repository, {}); });
    call(u"CheckReader.of"_s, [&] { return m_forge.checks().of(m_repository, m_commit, {}); });
}

void Caller::runs()
{
    WorkflowRuns &port = m_forge.runs();
    call(u"WorkflowRuns.workflows"_s, [&] { return port.workflows(m_repository, {}); });
    RunQuery query;
    query.event = u"push"_s;
    query.headCommit = m_commit;
    query.branch = u"v1.2.3"_s;
    query.status = u"waiting"_s;
    query.createdSince = QDateTime::fromString(u"2026-01-01T00:00:00Z"_s, Qt::ISODate);
    call(u"WorkflowRuns.find"_s, [&] { return port.find(m_repository, query, {}); });
    query.workflowFile = u"release.yml"_s;
    call(u"WorkflowRuns.find"_s, [&] { return port.find(m_repository, query, {}); });
    call(u"WorkflowRuns.get"_s, [&] { return port.get(m_repository, 30433642, {}); });
    call(u"WorkflowRuns.jobs"_s, [&] { return port.jobs(m_repository, 30433642, {}); });
    call(u"WorkflowRuns.log"_s, [&] { return port.log(m_repository, 399444496, [](const QByteArray &) {}, {}); });
    call(u"WorkflowRuns.stop"_s, [&] { return port.stop(m_repository, 30433642, {}); });
    call(u"WorkflowRuns.runAgain"_s, [&] { return port.runAgain(m_repository, 30433642, {}); });
    call(u"WorkflowRuns.runFailedAgain"_s, [&] { return port.runFailedAgain(m_repository, 30433642, {}); });
    const QMap<QString, QString> inputs{{u"version"_s, u"1.2.3"_s}};
    call(u"WorkflowRuns.dispatch"_s,
         [&] { return port.dispatch(m_repository, u"release.yml"_s, u"main"_s, inputs, {}); });
    Approvals &approvals = m_forge.approvals();
    call(u"Approvals.pending"_s, [&] { return approvals.pending(m_repository, 30433642, {}); });
    for (const bool approve : {true, false})
        call(u"Approvals.decide"_s, [&] {
            return approvals.decide(m_repository, 30433642, {161171787, 161171795}, approve, u"Ship it"_s, {});
        });
    call(u"Approvals.history"_s, [&] { return approvals.history(m_repository, 30433642, {}); });
    const DeploymentQuery deployments{u"production"_s, u"v1.2.3"_s, m_commit, 30};
    call(u"Deployments.find"_s, [&] { return m_forge.deployments().find(m_repository, deployments, {}); });
    call(u"Deployments.statuses"_s, [&] { return m_forge.deployments().statuses(m_repository, 42, {}); });
}

void Caller::environments()
{
    DeploymentEnvironments &port = m_forge.environments();
    using R = EnvironmentReviewer;
    call(u"DeploymentEnvironments.all"_s, [&] { return port.all(m_repository, {}); });
    for (const DeploymentRefs refs : {DeploymentRefs::Any, DeploymentRefs::ProtectedBranches, DeploymentRefs::Chosen}) {
        const EnvironmentWish wish{30, {{R::Kind::User, 1, {}}, {R::Kind::Team, 2, {}}}, true, refs};
        call(u"DeploymentEnvironments.put"_s, [&] { return port.put(m_repository, u"prod/eu west"_s, wish, {}); });
    }
    call(u"DeploymentEnvironments.remove"_s, [&] { return port.remove(m_repository, u"prod/eu west"_s, {}); });
    call(u"DeploymentEnvironments.policies"_s, [&] { return port.policies(m_repository, u"prod"_s, {}); });
    for (const auto kind : {DeploymentPolicy::Kind::Branch, DeploymentPolicy::Kind::Tag})
        call(u"DeploymentEnvironments.addPolicy"_s,
             [&] { return port.addPolicy(m_repository, u"prod"_s, u"v*"_s, kind, {}); });
    call(u"DeploymentEnvironments.removePolicy"_s,
         [&] { return port.removePolicy(m_repository, u"prod"_s, 361471, {}); });

    ForgeSecrets &secrets = m_forge.secrets();
    call(u"ForgeSecrets.ofOrganisation"_s, [&] { return secrets.ofOrganisation(m_repository, {}); });
    for (const QString &environment : {u""_s, u"prod/eu west"_s}) {
        const SecretScope scope{m_repository, environment};
        call(u"ForgeSecrets.all"_s, [&] { return secrets.all(scope, {}); });
        QByteArray value("s3cret");
        const Secret secret = Secret::take(value);
        call(u"ForgeSecrets.put"_s, [&] { return secrets.put(scope, u"PYPI_TOKEN"_s, secret, {}); });
        call(u"ForgeSecrets.remove"_s, [&] { return secrets.remove(scope, u"PYPI_TOKEN"_s, {}); });
    }
}

void Caller::releases()
{
    ForgeReleases &port = m_forge.releases();
    const auto all = call(u"ForgeReleases.all"_s, [&] { return port.all(m_repository, {}); });
    call(u"ForgeReleases.ofTag"_s, [&] { return port.ofTag(m_repository, u"v1.0.0"_s, {}); });
    call(u"ForgeReleases.latest"_s, [&] { return port.latest(m_repository, {}); });
    call(u"ForgeReleases.get"_s, [&] { return port.get(m_repository, 1, {}); });
    const NewRelease wish{u"v1.2.3"_s, u"main"_s, u"1.2.3"_s, u"Notes"_s, true};
    call(u"ForgeReleases.createDraft"_s, [&] { return port.createDraft(m_repository, wish, {}); });
    for (const LatestFlag latest : {LatestFlag::Yes, LatestFlag::No, LatestFlag::ByDate}) {
        const ReleaseChange change{u"t"_s, u"n"_s, false, latest};
        call(u"ForgeReleases.change"_s, [&] { return port.change(m_repository, 1, change, {}); });
        call(u"ForgeReleases.publish"_s, [&] { return port.publish(m_repository, 1, latest, {}); });
    }
    call(u"ForgeReleases.removeDraft"_s, [&] { return port.removeDraft(m_repository, 1, {}); });
    ForgeRelease release = all && !all->isEmpty() ? all->first() : ForgeRelease();
    call(u"ForgeReleases.upload"_s, [&] { return port.upload(release, u"example 1.2.3+a.zip"_s, u"/dev/null"_s, {}); });
    call(u"ForgeReleases.removeAsset"_s, [&] { return port.removeAsset(m_repository, 1, {}); });
    call(u"ForgeReleases.generateNotes"_s,
         [&] { return port.generateNotes(m_repository, u"v1.2.3"_s, u"main"_s, u"v1.2.2"_s, {}); });
    call(u"ForgeReleases.areImmutable"_s, [&] { return port.areImmutable(m_repository, {}); });
}

void Caller::rest()
{
    Milestones &milestones = m_forge.milestones();
    call(u"Milestones.all"_s, [&] { return milestones.all(m_repository, {}); });
    call(u"Milestones.create"_s,
         [&] { return milestones.create(m_repository, u"1.2.4"_s, u"Next"_s, QDate(2026, 4, 1), {}); });
    call(u"Milestones.close"_s, [&] { return milestones.close(m_repository, 1, {}); });
    call(u"Milestones.reopen"_s, [&] { return milestones.reopen(m_repository, 1, {}); });

    Protection &protection = m_forge.protection();
    const auto stands =
        call(u"Protection.branch"_s, [&] { return protection.branch(m_repository, u"release/v1"_s, {}); });
    BranchProtection wish;
    call(u"Protection.protect"_s, [&] { return protection.protect(m_repository, u"main"_s, wish, {}); });
    if (stands && *stands) // what stands can be written back
        wish = **stands;
    wish.checks = QList<RequiredCheck>{{u"Unit Tests"_s, std::nullopt}, {u"Lint"_s, 15368}};
    wish.mayPush = ProtectionActors{{u"ada"_s}, {u"release-team"_s}, {u"super-ci"_s}};
    call(u"Protection.protect"_s, [&] { return protection.protect(m_repository, u"main"_s, wish, {}); });
    call(u"Protection.rulesets"_s, [&] { return protection.rulesets(m_repository, {}); });
    const auto ruleset = call(u"Protection.ruleset"_s, [&] { return protection.ruleset(m_repository, 42, {}); });
    Ruleset tags;
    tags.name = u"Production tags"_s;
    tags.target = Ruleset::Target::Tag;
    tags.included = QStringList{u"refs/tags/v*"_s};
    tags.rules = {{u"deletion"_s, {}}, {u"update"_s, {}}, {u"required_linear_history"_s, {}}};
    call(u"Protection.createRuleset"_s, [&] { return protection.createRuleset(m_repository, tags, {}); });
    if (ruleset)
        call(u"Protection.changeRuleset"_s, [&] { return protection.changeRuleset(m_repository, *ruleset, {}); });
    call(u"Protection.removeRuleset"_s, [&] { return protection.removeRuleset(m_repository, 42, {}); });
    call(u"Protection.rulesFor"_s, [&] { return protection.rulesFor(m_repository, u"release/v1"_s, {}); });
}

void Caller::devices()
{
    const auto host = ForgeHost::of(u"github.com"_s, QUrl(u"https://api.github.com"_s));
    SystemClock clock;
    NoPause pause;
    DeviceFlow flow(*host, u"Ov23li.client_id-1"_s, m_transport, clock, pause);
    call(u"DeviceFlow.begin"_s, [&] { return flow.begin({}); });
    QByteArray device("3584d83530557fdd1f46af8289938c8ef79f9dc5");
    const DeviceCode code{u"WDJB-MJHT"_s, QUrl(u"https://github.com/login/device"_s), Secret::take(device),
                          clock.now().addSecs(900)};
    call(u"DeviceFlow.wait"_s, [&] { return flow.wait(code, {}); });
}

void Caller::sample(const QString &name, const QByteArray &body)
{
    m_transport.always = body;
    if (name == "ForgeReleases.get"_L1)
        call(name, [&] { return m_forge.releases().get(m_repository, 1, {}); });
    else if (name == "ForgeReleases.ofTag"_L1)
        call(name, [&] { return m_forge.releases().ofTag(m_repository, u"v1"_s, {}); });
    else if (name == "WorkflowRuns.get"_L1)
        call(name, [&] { return m_forge.runs().get(m_repository, 1, {}); });
    else if (name == "WorkflowRuns.jobs"_L1)
        call(name, [&] { return m_forge.runs().jobs(m_repository, 1, {}); });
    else if (name == "PullRequests.get"_L1)
        call(name, [&] { return m_forge.pullRequests().get(m_repository, 1, {}); });
    else if (name == "PullRequests.reviews"_L1)
        call(name, [&] { return m_forge.pullRequests().reviews(m_repository, 1, {}); });
    else if (name == "CheckReader.of"_L1)
        call(name, [&] { return m_forge.checks().of(m_repository, m_commit, {}); });
    else if (name == "Deployments.find"_L1)
        call(name, [&] { return m_forge.deployments().find(m_repository, {}, {}); });
    else if (name == "Deployments.statuses"_L1)
        call(name, [&] { return m_forge.deployments().statuses(m_repository, 1, {}); });
    else if (name == "Milestones.all"_L1)
        call(name, [&] { return m_forge.milestones().all(m_repository, {}); });
    else if (name == "ForgeRepositories.get"_L1)
        call(name, [&] { return m_forge.repositories().get(m_repository, {}); });
    else if (name == "ForgeRepositories.folder"_L1)
        call(name, [&] { return m_forge.repositories().folder(m_repository, {}, {}, {}); });
    else if (name == "Protection.branch"_L1)
        call(name, [&] { return m_forge.protection().branch(m_repository, u"main"_s, {}); });
    else
        printLine({{u"call"_s, name}, {u"done"_s, false}, {u"error"_s, u"nobody reads this sample"_s}});
}

QJsonArray arrayOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).array() : QJsonArray();
}

int run(const QString &examplesFile, const QString &samplesFile)
{
    RecordingTransport transport(arrayOf(examplesFile));
    MemoryAnswerCache cache;
    SystemClock clock;
    NoPause pause;
    GovernorRules rules;
    rules.betweenWrites = std::chrono::milliseconds(0);
    rules.writes = rules.restPoints = 10'000;
    Governor governor(clock, pause, rules);
    QByteArray token("ghp_oracle");
    const auto host = ForgeHost::of(u"github.com"_s, QUrl(u"https://api.github.com"_s));
    if (!host)
        return 2;
    GitHubForge forge({*host, u"octocat"_s, Secret::take(token)}, {transport, cache, governor, clock, pause});
    Caller caller(transport, forge);
    caller.accounts();
    caller.repositories();
    caller.pullRequests();
    caller.runs();
    caller.environments();
    caller.releases();
    caller.rest();
    caller.devices();
    for (const QJsonValue one : arrayOf(samplesFile))
        caller.sample(one["call"_L1].toString(), one["body"_L1].toString().toUtf8());
    for (const qsizetype count : {qsizetype(1), qsizetype(2), overviewBatch, qsizetype(100)})
        printLine({{u"graphql"_s, QString::fromUtf8(overviewText(count))},
                   {u"what"_s, u"overview of %1 repositories"_s.arg(count)},
                   {u"points"_s, std::max<qsizetype>(1, qRound(22.0 * double(count) / 100))}});
    printLine({{u"graphql"_s, QString::fromUtf8(mergedText(mergedBatch))},
               {u"what"_s, u"%1 merged pull requests"_s.arg(mergedBatch)},
               {u"points"_s, 1}});
    printLine(
        {{u"graphql"_s, QString::fromUtf8(openSubjectsText())}, {u"what"_s, u"open subjects"_s}, {u"points"_s, 1}});
    return 0;
}

} // namespace

} // namespace tagboat

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    return argc == 3 ? tagboat::run(QString::fromLocal8Bit(argv[1]), QString::fromLocal8Bit(argv[2])) : 2;
}
