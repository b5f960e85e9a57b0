// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/steps/pushbranchstep.h"

#include "base/failpoint.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

QString idOf(const QList<RemoteReference> &references, const QString &name)
{
    const auto found = std::ranges::find(references, name, &RemoteReference::name);
    return found == references.end() ? QString() : found->id;
}

} // namespace

QString PushBranchStep::branch() const
{
    return m_spec.detail[u"branch"_s].toString();
}

bool PushBranchStep::fastForward() const
{
    return m_spec.detail[u"fastForward"_s].toBool();
}

QCoro::Task<Result<QJsonObject>> PushBranchStep::prepare(StepContext &context)
{
    TB_CO_TRY(const QString commit, targetCommit(context));
    const QString name = u"refs/heads/"_s + branch();
    TB_CO_TRY(const auto references,
              co_await context.remote.references(context.plan.repository, context.plan.remoteUrl, context.cancel));
    const QString there = idOf(references, name);
    if (!there.isEmpty() && there != commit) {
        const auto known = context.repository.commitOf(there);
        const auto ancestor = known && *known ? context.repository.isAncestor(there, commit) : Result<bool>(false);
        TB_CO_TRY(const bool behind, ancestor);
        if (!behind)
            co_return fail(Error::Kind::Conflict,
                           u"The remote's %1 has commits that are not part of the release"_s.arg(branch()),
                           u"remote %1, release %2"_s.arg(there.first(10), commit.first(10)),
                           u"Abort, pull them, and plan again."_s);
    }
    TB_CO_TRY(const auto here, context.repository.reference(name));
    co_return QJsonObject{
        {u"commit"_s, commit}, {u"expectedRemote"_s, there}, {u"expectedLocal"_s, here.value_or(QString())}};
}

QCoro::Task<Result<Finding>> PushBranchStep::check(StepContext &context, QJsonObject inputs)
{
    const QString commit = inputs[u"commit"_s].toString();
    const QString name = u"refs/heads/"_s + branch();
    TB_CO_TRY(const auto references,
              co_await context.remote.references(context.plan.repository, context.plan.remoteUrl, context.cancel));
    const QString there = idOf(references, name);
    if (fastForward()) {
        TB_CO_TRY(const auto here, context.repository.reference(name));
        TB_CO_TRY(const WorkingState state, context.repository.state());
        if (here != commit || state.branch != branch()) {
            Finding unfinished = Finding::absent();
            if (there == commit)
                unfinished.detail = u"%1 is at %2 on the remote, and not here yet"_s.arg(branch(), commit.first(10));
            co_return unfinished;
        }
    }
    if (there == commit) {
        // Tell git where the remote stands, as a push by git would. It is a note that the next fetch writes too, so a
        // lock that somebody left there, a Tagboat that was killed among them, stops no release.
        const auto noted = context.repository.noteRemoteBranch(context.plan.remoteName, branch(), commit);
        QString detail = u"%1 is at %2 on the remote"_s.arg(branch(), commit.first(10));
        if (!noted)
            detail += u"; that is not noted here: %1"_s.arg(noted.error().message);
        co_return Finding::stands(detail, {{u"commit"_s, commit}});
    }
    if (there == inputs[u"expectedRemote"_s].toString())
        co_return Finding::absent();
    co_return Finding::differs({Error::Kind::Conflict,
                                u"The remote's %1 moved since the release began"_s.arg(branch()),
                                u"expected %1, found %2"_s.arg(inputs[u"expectedRemote"_s].toString().left(10),
                                                               there.isEmpty() ? u"no branch"_s : there.first(10)),
                                u"Abort, pull, and plan again."_s,
                                {},
                                0});
}

QCoro::Task<Result<void>> PushBranchStep::apply(StepContext &context, QJsonObject inputs)
{
    const QString commit = inputs[u"commit"_s].toString();
    const QString name = u"refs/heads/"_s + branch();
    PushUpdate update;
    update.reference = name;
    update.to = commit;
    update.expected = inputs[u"expectedRemote"_s].toString();
    const QList<PushUpdate> updates{update};
    // The remote first: a branch that the server refuses must not have moved here.
    TB_CO_CHECK(co_await context.remote.push(context.plan.repository, context.plan.remoteUrl, updates, context.cancel));
    failpoint("step.inside");
    if (fastForward()) {
        TB_CO_TRY(const auto here, context.repository.reference(name));
        if (here != commit) {
            TB_CO_CHECK(context.repository.advanceBranch(branch(), commit, inputs[u"expectedLocal"_s].toString()));
        }
        TB_CO_CHECK(context.repository.switchTo(branch()));
    }
    co_return Result<void>();
}

} // namespace tagboat
