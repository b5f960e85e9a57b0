// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compose/adapters.h"
#include "release/workflowview.h"
#include "support/fakeforge.h"

#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

/// A release in flight and the forge that it follows, both in memory; for tests of the view-models and of the page.
namespace tagboat::test
{

using namespace Qt::StringLiterals;

inline const QDateTime &ten()
{
    static const QDateTime time(QDate(2026, 11, 21), QTime(10, 0), QTimeZone::utc());
    return time;
}

class StillClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return ten(); }
};

inline JobStep jobStep(int number, const QString &name, RunConclusion conclusion)
{
    return {number,
            name,
            RunStatus::Completed,
            conclusion,
            ten().addSecs(-70 + 10 * number),
            ten().addSecs(-60 + 10 * number)};
}

inline WorkflowJob workflowJob(qint64 id, const QString &name, RunStatus status,
                               RunConclusion conclusion = RunConclusion::None)
{
    WorkflowJob made;
    made.id = id;
    made.name = name;
    made.status = status;
    made.conclusion = conclusion;
    if (status == RunStatus::Completed || status == RunStatus::InProgress)
        made.startedAt = ten().addSecs(-72);
    if (status == RunStatus::Completed)
        made.completedAt = ten();
    return made;
}

inline WorkflowRun workflowRun(RunStatus status, RunConclusion conclusion = RunConclusion::None)
{
    WorkflowRun made;
    made.id = 9'000'000'001;
    made.name = u"Release"_s;
    made.number = 412;
    made.path = u".github/workflows/release.yml"_s;
    made.event = u"push"_s;
    made.headBranch = u"v1.5.0"_s;
    made.headCommit = u"abc"_s;
    made.triggeringActor = u"mara"_s;
    made.status = status;
    made.conclusion = conclusion;
    made.url = u"https://forge.test/team/kit/actions/runs/9000000001"_s;
    made.createdAt = ten().addSecs(-100);
    return made;
}

/// An environment that waits for ada or the team qa, the user being one of them or not.
inline PendingDeployment gate(const QString &environment, bool mine)
{
    PendingDeployment made;
    made.environment = 3;
    made.environmentName = environment;
    made.mayApprove = mine;
    made.reviewers = {{EnvironmentReviewer::Kind::User, 1, u"ada"_s}, {EnvironmentReviewer::Kind::Team, 2, u"qa"_s}};
    return made;
}

class WorkflowScene
{
public:
    WorkflowScene() : desk([folder = data.path()] { return makeServicePorts(folder, false); })
    {
        release.id = u"r1"_s;
        release.plan.package = u"kit"_s;
        release.plan.to = u"1.5.0"_s;
        release.plan.repository = u"/src/kit"_s;
        release.plan.remoteUrl = u"https://forge.test/team/kit"_s;
        release.createdAt = ten();
        release.revisions = 1;
    }
    ~WorkflowScene() { view.setActive(false); }

    StepState &add(const QString &id, const QString &kind, RunState stands, const QJsonObject &detail = {})
    {
        StepState step;
        step.spec = {id, kind, u"Step "_s + id, true, detail};
        step.state = stands;
        step.startedAt = ten().addSecs(-200);
        if (stands == RunState::Done)
            step.endedAt = ten().addSecs(-100);
        release.steps.append(step);
        release.state = stands == RunState::Done ? RunState::Running : stands;
        return release.steps.last();
    }
    /// The step that follows the run of v1.5.0.
    StepState &addWorkflow(RunState stands)
    {
        StepState &step =
            add(u"release-run"_s, u"workflow"_s, stands, {{u"event"_s, u"push"_s}, {u"tag"_s, u"v1.5.0"_s}});
        step.inputs = {{u"commit"_s, u"abc"_s}};
        step.waitsOn = u"workflow"_s;
        return step;
    }
    /// The step that waits until pull request 7 can be merged.
    void addMerge()
    {
        add(u"merge"_s, u"merge-pull-request"_s, RunState::Waiting).inputs = {{u"number"_s, 7}};
        PullRequest request;
        request.number = 7;
        request.title = u"chore: prepare release v1.5.0"_s;
        request.state = PullRequest::State::Open;
        request.headBranch = u"release/v1.5.0"_s;
        request.headCommit = u"abc"_s;
        request.baseBranch = u"main"_s;
        request.author = u"mara"_s;
        request.url = u"https://forge.test/team/kit/pull/7"_s;
        request.mergeability = PullRequest::Mergeability::Blocked;
        state.requests = {request};
    }
    /// Shows the release as it is now.
    void show()
    {
        releases.setReleases({std::make_shared<const ReleaseState>(release)});
        flight.open(release.id);
    }
    /// As the engine would say while it is at work here.
    void tellRunning()
    {
        ReleaseEvent event;
        event.release = release.id;
        event.step = u"release-run"_s;
        event.state = RunState::Running;
        Q_EMIT desk.happened(event);
    }
    /// Changes the forge between two questions: it is asked in another thread.
    void change(const std::function<void(ForgeState &)> &how)
    {
        bool done = false;
        forges.ask<bool>(
            &view,
            [this, how](ForgePlaces &, Cancel) {
                how(state);
                return changed();
            },
            [&done](const Result<bool> &) { done = true; });
        QTRY_VERIFY(done);
    }
    /// What was written, and how often it was looked.
    QStringList writes()
    {
        QStringList list;
        change([&list](ForgeState &forge) { list = forge.writes; });
        return list;
    }
    int looks()
    {
        int count = 0;
        change([&count](ForgeState &forge) { count = forge.looks; });
        return count;
    }

    QTemporaryDir data;
    ForgeState state; ///< to be set before the first question; later through change()
    StillClock clock;
    ReleaseState release;
    ReleaseListModel releases;
    ReleaseDesk desk;
    ForgeDesk forges{[this] { return std::make_unique<FakePlaces>(state); }};
    FlightController flight{desk, releases};
    WorkflowView view{forges, flight, clock};

private:
    static QCoro::Task<Result<bool>> changed() { co_return true; }
};

} // namespace tagboat::test
