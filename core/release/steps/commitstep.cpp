// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/steps/commitstep.h"

#include "base/failpoint.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

QStringList CommitStep::paths(const QString &key) const
{
    QStringList list;
    const QJsonArray values = m_spec.detail[key].toArray();
    for (const auto &value : values)
        list.append(value.toString());
    return list;
}

QCoro::Task<Result<QJsonObject>> CommitStep::prepare(StepContext &context)
{
    TB_CO_TRY(const WorkingState state, context.repository.state());
    if (state.staged > 0)
        co_return fail(Error::Kind::Conflict, u"Something is staged that does not belong to the release"_s, {},
                       u"Unstage it with git restore --staged, then resume."_s);
    TB_CO_TRY(const LocalRepository::Identity author, context.repository.identity());
    const QString branch = m_spec.detail[u"branch"_s].toString();
    TB_CO_TRY(const auto tip, context.repository.reference(u"refs/heads/"_s + branch));
    co_return QJsonObject{{u"parent"_s, state.head},
                          {u"expected"_s, tip.value_or(QString())},
                          {u"name"_s, author.name},
                          {u"email"_s, author.email},
                          {u"when"_s, context.clock.now().toString(Qt::ISODate)}};
}

Result<QString> CommitStep::commitId(StepContext &context, const QJsonObject &inputs) const
{
    LocalRepository::CommitSpec spec;
    spec.parent = inputs[u"parent"_s].toString();
    spec.paths = paths(u"paths"_s);
    spec.removed = paths(u"removed"_s);
    spec.message = m_spec.detail[u"message"_s].toString();
    spec.author = {inputs[u"name"_s].toString(), inputs[u"email"_s].toString()};
    spec.when = QDateTime::fromString(inputs[u"when"_s].toString(), Qt::ISODate);
    return context.repository.writeCommit(spec);
}

QCoro::Task<Result<Finding>> CommitStep::check(StepContext &context, QJsonObject inputs)
{
    const QString branch = m_spec.detail[u"branch"_s].toString();
    TB_CO_TRY(const QString commit, commitId(context, inputs));
    TB_CO_TRY(const auto tip, context.repository.reference(u"refs/heads/"_s + branch));
    const QString expected = inputs[u"expected"_s].toString();
    if (tip == commit) {
        TB_CO_TRY(const WorkingState state, context.repository.state());
        if (state.branch != branch)
            co_return Finding::absent();
        const QStringList touched = paths(u"paths"_s) + paths(u"removed"_s);
        // Idempotent; a run killed between the branch and the index leaves the index behind.
        TB_CO_CHECK(context.repository.refreshIndex(commit, touched));
        co_return Finding::stands(u"%1 on %2"_s.arg(commit.first(10), branch), {{u"commit"_s, commit}});
    }
    if (tip.value_or(QString()) == expected)
        co_return Finding::absent();
    co_return Finding::differs({Error::Kind::Conflict,
                                u"The branch %1 moved since the release began"_s.arg(branch),
                                u"expected %1, found %2"_s.arg(expected.first(std::min<qsizetype>(10, expected.size())),
                                                               tip.value_or(u"no branch"_s).first(10)),
                                u"Abort this release and plan again on the new commits."_s,
                                {},
                                0});
}

QCoro::Task<Result<void>> CommitStep::apply(StepContext &context, QJsonObject inputs)
{
    const QString branch = m_spec.detail[u"branch"_s].toString();
    TB_CO_TRY(const QString commit, commitId(context, inputs));
    TB_CO_TRY(const auto tip, context.repository.reference(u"refs/heads/"_s + branch));
    if (tip != commit) {
        TB_CO_CHECK(context.repository.advanceBranch(branch, commit, inputs[u"expected"_s].toString()));
    }
    failpoint("step.inside");
    const QStringList touched = paths(u"paths"_s) + paths(u"removed"_s);
    TB_CO_CHECK(context.repository.refreshIndex(commit, touched));
    co_return context.repository.switchTo(branch);
}

} // namespace tagboat
