// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "release/approvaldecision.h"
#include "release/approvalhistory.h"
#include "support/fakeforge.h"

#include <QCoroTask>
#include <QTimeZone>

#include <map>

/// What the tests of the inbox have in common: repositories of a forge, each with a state of its own.
namespace tagboat::test
{

using namespace Qt::StringLiterals;

class StandingClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return time; }
    QDateTime time{{2026, 11, 21}, {12, 0}, QTimeZone::utc()};
};

/// "https://forge.test/team/NAME" is the repository team/NAME; nothing else is served.
class NamedPlaces final : public ForgePlaces
{
public:
    QCoro::Task<Result<std::optional<ForgePlace>>> find(QString remoteUrl, Cancel) override
    {
        if (locked)
            co_return fail(Error::Kind::Denied, u"The keychain is locked"_s);
        const QString name = remoteUrl.section(u'/', -1);
        const auto forge = forges.find(name);
        std::optional<ForgePlace> place;
        if (forge != forges.end())
            place = ForgePlace{forge->second, {u"team"_s, name}};
        co_return place;
    }
    ForgeState &add(const QString &name)
    {
        auto state = std::make_unique<ForgeState>();
        ForgeState &made = *state;
        states[name] = std::move(state);
        forges[name] = std::make_shared<FakeForge>(made);
        return made;
    }
    std::map<QString, std::unique_ptr<ForgeState>> states;
    std::map<QString, std::shared_ptr<Forge>> forges;
    bool locked = false;
};

struct Inbox {
    std::shared_ptr<StandingClock> clock = std::make_shared<StandingClock>();
    NamedPlaces places;

    static RepositoryClone clone(const QString &name)
    {
        return {u"/src/"_s + name, name, u"https://forge.test/team/"_s + name};
    }
    /// A repository with a run that waits for the environment "production" and the team "release-managers".
    ForgeState &addWaiting(const QString &name)
    {
        ForgeState &state = places.add(name);
        WorkflowRun run;
        run.id = 9'000'000'000 + qint64(places.states.size());
        run.name = u"Release"_s;
        run.number = 4;
        run.event = u"push"_s;
        run.headBranch = u"v1.5.0"_s;
        run.headCommit = u"c0ffee5e1f00d"_s;
        run.status = RunStatus::Waiting;
        run.triggeringActor = u"kim"_s;
        run.createdAt = clock->time.addSecs(-3600);
        run.updatedAt = clock->time.addSecs(-1320);
        run.url = u"https://forge.test/team/%1/actions/runs/%2"_s.arg(name).arg(run.id);
        state.runs = {run};
        state.pending = {{gate(u"production"_s, 7)}, clock->time};
        return state;
    }
    static PendingDeployment gate(const QString &environment, qint64 id)
    {
        PendingDeployment made;
        made.environment = id;
        made.environmentName = environment;
        made.mayApprove = true;
        made.reviewers = {{EnvironmentReviewer::Kind::Team, 1, u"release-managers"_s}};
        return made;
    }
    QList<RepositoryApprovals> look(const QStringList &names)
    {
        QList<RepositoryClone> clones;
        for (const QString &name : names)
            clones.append(clone(name));
        const Cancel cancel;
        const auto found = QCoro::waitFor(lookForApprovals(places, clones, clock, cancel));
        return found.value_or(QList<RepositoryApprovals>());
    }
    /// The one thing that waits in a repository.
    ApprovalItem only(const QString &name)
    {
        const auto found = look({name});
        return found.size() == 1 && found[0].waiting.size() == 1 ? found[0].waiting[0] : ApprovalItem();
    }
    QList<DecisionOutcome> decide(const QList<ApprovalItem> &items, bool approve, const QString &comment)
    {
        const Cancel cancel;
        return QCoro::waitFor(decideItems(places, items, approve, comment, cancel)).value_or(QList<DecisionOutcome>());
    }
};

} // namespace tagboat::test
