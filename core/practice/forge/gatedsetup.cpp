// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/gatedsetup.h"

#include <QVersionNumber>

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

namespace
{

constexpr int releaseTimer = 30; // minutes

void addEnvironment(World &world, Engine &engine, Repository &repository, const QString &name, const QStringList &teams,
                    int waitTimer)
{
    Environment &environment = engine.environmentOf(repository, name);
    environment.waitTimer = waitTimer;
    for (const QString &slug : teams) {
        if (const Team *team = world.team(repository.owner, slug))
            environment.reviewers.append({true, team->id});
    }
    if (teams.isEmpty())
        return;
    // Jobs of this process start from tags; an environment for the branch alone would refuse each of them.
    environment.policy = u"custom"_s;
    environment.policies.append({world.newId() % 100'000'000, u"main"_s, false});
    environment.policies.append({world.newId() % 100'000'000, u"v*"_s, true});
}

void addHabit(World &world, const Repository &repository, const QString &login, const QString &environment,
              int afterSeconds, const QString &comment)
{
    Habit habit;
    habit.login = login;
    habit.repository = repository.fullName();
    habit.deployments = !environment.isEmpty();
    habit.environment = environment;
    habit.afterSeconds = afterSeconds;
    habit.comment = comment;
    world.habits.append(habit);
}

/// The newest version that is tagged, as a published release: what comes next is compared with it.
void addLastRelease(World &world, Repository &repository)
{
    const auto git = world.git(repository);
    const auto tags = git ? (*git)->references(u"refs/tags/v"_s) : fail(Error::Kind::NotFound, {});
    QVersionNumber newest;
    Release release;
    for (const GitRef &tag : tags.value_or(QList<GitRef>())) {
        const QString name = tag.name.mid(QStringView(u"refs/tags/").size());
        qsizetype end = 0;
        const QVersionNumber version = QVersionNumber::fromString(QStringView(name).mid(1), &end);
        if (end + 1 != name.size() || version <= newest) // a candidate, or older
            continue;
        newest = version;
        release.tag = release.name = name;
        const auto commit = (*git)->commit(tag.commit);
        release.created = release.published = commit ? commit->committer.when : world.now();
    }
    if (release.tag.isEmpty())
        return;
    release.id = world.newId() % 1'000'000'000;
    release.target = (*git)->defaultBranch();
    release.login = u"tomasz"_s;
    repository.releases.append(release);
}

} // namespace

void setUpGated(World &world, Engine &engine, Repository &repository)
{
    repository.deleteBranchOnMerge = true;
    const QJsonArray contexts{u"Unit Tests"_s, u"Integration Tests"_s, u"Security Scans"_s, u"Quality Checks"_s};
    repository.protections.insert(
        u"main"_s,
        QJsonObject{{u"required_status_checks"_s, QJsonObject{{u"strict"_s, false}, {u"contexts"_s, contexts}}},
                    {u"enforce_admins"_s, true},
                    {u"required_pull_request_reviews"_s, QJsonObject{{u"required_approving_review_count"_s, 1}}},
                    {u"restrictions"_s, QJsonValue()},
                    {u"required_linear_history"_s, true}});
    addEnvironment(world, engine, repository, u"staging"_s, {}, 0);
    addEnvironment(world, engine, repository, u"qa"_s, {u"qa"_s}, 0);
    addEnvironment(world, engine, repository, u"production-release"_s, {u"release-managers"_s}, releaseTimer);
    addEnvironment(world, engine, repository, u"production-deploy"_s, {u"senior-engineers"_s, u"devops"_s}, 0);
    addHabit(world, repository, u"tomasz"_s, {}, 60, u"Looks right to me."_s);
    addHabit(world, repository, u"ines"_s, u"qa"_s, 120, u"Tried on the test bench."_s);
    addHabit(world, repository, u"tomasz"_s, u"production-deploy"_s, 120, u"Go ahead."_s);
    addLastRelease(world, repository);
    Milestone milestone; // of the version that the sample comes to next
    milestone.id = world.newId();
    milestone.number = 1;
    milestone.title = u"v1.5.0"_s;
    milestone.closedIssues = 7;
    milestone.login = u"tomasz"_s;
    milestone.created = milestone.updated = world.now();
    repository.milestones.append(milestone);
    JobScript script;
    script.job = u"Integration Tests"_s;
    script.ref = u"*-rc1"_s;
    script.conclusion = u"failure"_s;
    script.times = 1;
    repository.scripts.append(script);
    repository.changed = true;
}

} // namespace tagboat::practice
