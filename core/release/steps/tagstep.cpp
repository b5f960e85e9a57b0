// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/steps/tagstep.h"

#include "base/failpoint.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

Error otherTag(const QString &name, const QString &where, const QString &detail)
{
    return {Error::Kind::Conflict,
            u"The tag %1 stands %2 and means something else"_s.arg(name, where),
            detail,
            u"A published tag is never moved: choose the next version."_s,
            {},
            0};
}

} // namespace

QCoro::Task<Result<QJsonObject>> TagStep::prepare(StepContext &context)
{
    TB_CO_TRY(const QString commit, targetCommit(context));
    TB_CO_TRY(const LocalRepository::Identity tagger, context.repository.identity());
    co_return QJsonObject{{u"commit"_s, commit},
                          {u"name"_s, tagger.name},
                          {u"email"_s, tagger.email},
                          {u"when"_s, context.clock.now().toString(Qt::ISODate)}};
}

Result<QString> TagStep::objectId(StepContext &context, const QJsonObject &inputs) const
{
    LocalRepository::TagSpec spec;
    spec.name = m_spec.detail[u"tag"_s].toString();
    spec.commit = inputs[u"commit"_s].toString();
    spec.message = m_spec.detail[u"message"_s].toString();
    spec.tagger = {inputs[u"name"_s].toString(), inputs[u"email"_s].toString()};
    spec.when = QDateTime::fromString(inputs[u"when"_s].toString(), Qt::ISODate);
    return context.repository.writeTagObject(spec);
}

QCoro::Task<Result<Finding>> TagStep::check(StepContext &context, QJsonObject inputs)
{
    const QString name = m_spec.detail[u"tag"_s].toString();
    const QString wanted = inputs[u"commit"_s].toString();
    TB_CO_TRY(const auto object, context.repository.reference(u"refs/tags/"_s + name));
    if (!object)
        co_return Finding::absent();
    TB_CO_TRY(const auto commit, context.repository.commitOf(*object));
    if (commit == wanted)
        co_return Finding::stands(u"%1 on %2"_s.arg(name, wanted.first(10)),
                                  {{u"tag"_s, name}, {u"object"_s, *object}, {u"commit"_s, wanted}});
    co_return Finding::differs(
        otherTag(name, u"here"_s,
                 u"it is on %1, the release is %2"_s.arg(commit.value_or(*object).first(10), wanted.first(10))));
}

QCoro::Task<Result<void>> TagStep::apply(StepContext &context, QJsonObject inputs)
{
    TB_CO_TRY(const QString object, objectId(context, inputs));
    failpoint("step.inside");
    co_return context.repository.createTag(m_spec.detail[u"tag"_s].toString(), object);
}

QCoro::Task<Result<Finding>> PushTagStep::check(StepContext &context, QJsonObject)
{
    const QString name = m_spec.detail[u"tag"_s].toString();
    TB_CO_TRY(const QString object, fact(context, m_spec.detail[u"tagFrom"_s].toString(), u"object"_s));
    TB_CO_TRY(const auto references,
              co_await context.remote.references(context.plan.repository, context.plan.remoteUrl, context.cancel));
    const auto found = std::ranges::find(references, u"refs/tags/"_s + name, &RemoteReference::name);
    if (found == references.end())
        co_return Finding::absent();
    if (found->id == object)
        co_return Finding::stands(u"%1 is on the remote"_s.arg(name));
    co_return Finding::differs(
        otherTag(name, u"on the remote"_s, u"remote %1, here %2"_s.arg(found->id.first(10), object.first(10))));
}

QCoro::Task<Result<void>> PushTagStep::apply(StepContext &context, QJsonObject)
{
    TB_CO_TRY(const QString object, fact(context, m_spec.detail[u"tagFrom"_s].toString(), u"object"_s));
    PushUpdate update;
    update.reference = u"refs/tags/"_s + m_spec.detail[u"tag"_s].toString();
    update.to = object;
    const QList<PushUpdate> updates{update};
    TB_CO_CHECK(co_await context.remote.push(context.plan.repository, context.plan.remoteUrl, updates, context.cancel));
    failpoint("step.inside");
    co_return Result<void>();
}

} // namespace tagboat
