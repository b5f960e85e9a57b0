// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "git/libgit2git.h"
#include "process/qtprocessrunner.h"
#include "release/engine.h"
#include "release/stepregistry.h"
#include "store/sqlitejournal.h"
#include "support/fakeforge.h"
#include "support/testrepository.h"

#include <QCoroTask>
#include <QTemporaryDir>
#include <QTimeZone>

#include <deque>

/// What the tests of the steps on a forge have in common.
namespace tagboat::test
{

using namespace Qt::StringLiterals;

class TestClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return m_now; }
    void pass(qint64 seconds) { m_now = m_now.addSecs(seconds); }

private:
    QDateTime m_now{{2026, 8, 1}, {12, 0}, QTimeZone::utc()};
};

/// Fetches with the real git; nothing else is asked of it here.
class FetchingRemote final : public GitRemote
{
public:
    explicit FetchingRemote(const TestRepository &work) : m_work(work) {}
    QCoro::Task<Result<QList<RemoteReference>>> references(QString, QString, Cancel) override
    {
        co_return QList<RemoteReference>();
    }
    QCoro::Task<Result<void>> push(QString, QString, QList<PushUpdate>, Cancel) override { co_return Result<void>(); }
    QCoro::Task<Result<void>> deleteCandidateTag(QString, QString, CandidateTag, QString, Cancel) override
    {
        co_return Result<void>();
    }
    QCoro::Task<Result<void>> fetch(QString, QString, Cancel) override
    {
        m_work.git({u"fetch"_s, u"--quiet"_s, u"origin"_s});
        co_return Result<void>();
    }

private:
    const TestRepository &m_work;
};

/// Passes time on the test's clock, and lets the world go on by one turn.
class TestPause final : public Pause
{
public:
    explicit TestPause(TestClock &clock) : m_clock(clock) {}
    QCoro::Task<Result<void>> wait(std::chrono::milliseconds time, Cancel cancel) override
    {
        if (cancel.requested())
            co_return fail(Error::Kind::Cancelled, u"Stopped"_s);
        waits.append(time.count() / 1000);
        m_clock.pass(time.count() / 1000);
        if (!turns.empty()) {
            turns.front()();
            turns.pop_front();
        }
        co_return Result<void>();
    }
    QList<qint64> waits;
    std::deque<std::function<void()>> turns;

private:
    TestClock &m_clock;
};

/// A repository whose release branch is one commit ahead of main, here and on its remote.
class Scene
{
public:
    Scene() : remote(work), pause(clock), places(state)
    {
        work.write(u"a.txt"_s, "1\n");
        work.commit(u"begin"_s);
        bare = work.addBareRemote();
        work.git({u"switch"_s, u"--quiet"_s, u"--create"_s, u"release/v1.0.0"_s});
        work.write(u"a.txt"_s, "2\n");
        commit = work.commit(u"chore: prepare release v1.0.0"_s);
        work.git({u"push"_s, u"--quiet"_s, u"origin"_s, u"release/v1.0.0"_s});
        opened = LibGit2Git().open(work.path()).value();
        plan.repository = work.path();
        plan.package = u"kit"_s;
        plan.remoteName = u"origin"_s;
        plan.remoteUrl = u"https://forge.test/team/kit"_s;
        facts[u"prepare-commit"_s] = {{u"commit"_s, commit}};
        journal = SqliteJournal::open(store.path()).value();
    }

    StepContext context()
    {
        return {*opened, remote, processes, *journal, clock, &places, plan, facts, {}, {}, [](const QString &) {}};
    }
    Result<Finding> check(const StepSpec &spec)
    {
        const auto step = makeStep(spec);
        StepContext with = context();
        const auto prepared = QCoro::waitFor((*step)->prepare(with));
        if (!prepared)
            return tl::unexpected(prepared.error());
        return QCoro::waitFor((*step)->check(with, inputs.isEmpty() ? *prepared : inputs));
    }
    Result<void> apply(const StepSpec &spec)
    {
        const auto step = makeStep(spec);
        StepContext with = context();
        const auto prepared = QCoro::waitFor((*step)->prepare(with));
        return QCoro::waitFor((*step)->apply(with, *prepared));
    }
    /// The open pull request of the release branch.
    PullRequest request() const
    {
        PullRequest made;
        made.number = 7;
        made.title = u"chore: prepare release v1.0.0"_s;
        made.state = PullRequest::State::Open;
        made.headBranch = u"release/v1.0.0"_s;
        made.headCommit = commit;
        made.baseBranch = u"main"_s;
        made.mergeability = PullRequest::Mergeability::Clean;
        return made;
    }
    /// The commit that a squash merge leaves on the remote's main.
    QString squashOnRemote()
    {
        const QString tree = work.git({u"rev-parse"_s, commit + u"^{tree}"_s});
        const QString merged =
            work.git({u"commit-tree"_s, tree, u"-p"_s, u"origin/main"_s, u"-m"_s, u"chore: prepare (#7)"_s});
        work.git({u"push"_s, u"--quiet"_s, u"origin"_s, merged + u":refs/heads/main"_s});
        return merged;
    }

    ForgeState state;
    TestClock clock;
    TestRepository work;
    FetchingRemote remote;
    TestPause pause;
    FakePlaces places;
    QtProcessRunner processes;
    QTemporaryDir store;
    QString bare;
    QString commit;
    std::unique_ptr<LocalRepository> opened;
    std::unique_ptr<SqliteJournal> journal;
    Plan plan;
    QMap<QString, QJsonObject> facts;
    QJsonObject inputs;
};

inline StepSpec requestStep()
{
    return {u"prepare-request"_s,
            u"pull-request"_s,
            u"Open the pull request"_s,
            true,
            {{u"head"_s, u"release/v1.0.0"_s},
             {u"base"_s, u"main"_s},
             {u"title"_s, u"chore: prepare release v1.0.0"_s},
             {u"body"_s, u"Notes"_s},
             {u"commitFrom"_s, u"prepare-commit"_s}}};
}

inline StepSpec mergeStep()
{
    return {u"prepare-merge"_s,
            u"merge-pull-request"_s,
            u"Merge"_s,
            false,
            {{u"head"_s, u"release/v1.0.0"_s},
             {u"base"_s, u"main"_s},
             {u"title"_s, u"chore: prepare release v1.0.0"_s},
             {u"pullRequestFrom"_s, u"prepare-request"_s},
             {u"commitFrom"_s, u"prepare-commit"_s}}};
}

inline StepSpec workflowStep()
{
    return {u"release-run"_s,
            u"workflow"_s,
            u"Follow the workflow"_s,
            true,
            {{u"event"_s, u"push"_s},
             {u"tag"_s, u"v1.0.0"_s},
             {u"path"_s, u".github/workflows/release.yml"_s},
             {u"commitFrom"_s, u"prepare-commit"_s}}};
}

inline StepSpec releaseStep(const QString &kind)
{
    return {u"release-"_s + kind,
            kind,
            u"Release"_s,
            true,
            {{u"tag"_s, u"v1.0.0"_s},
             {u"title"_s, u"v1.0.0"_s},
             {u"notes"_s, u"- Fixed"_s},
             {u"prerelease"_s, false},
             {u"latest"_s, true}}};
}

inline WorkflowRun run(const Scene &scene, RunStatus status, RunConclusion conclusion = RunConclusion::None)
{
    WorkflowRun made;
    made.id = 9'000'000'001;
    made.name = u"Release"_s;
    made.number = 4;
    made.path = u".github/workflows/release.yml"_s;
    made.event = u"push"_s;
    made.headBranch = u"v1.0.0"_s;
    made.headCommit = scene.commit;
    made.status = status;
    made.conclusion = conclusion;
    made.url = u"https://forge.test/team/kit/actions/runs/9000000001"_s;
    return made;
}

} // namespace tagboat::test
