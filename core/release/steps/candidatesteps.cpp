// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/steps/candidatesteps.h"

#include "base/failpoint.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

QCoro::Task<Result<Finding>> VerdictStep::check(StepContext &context, QJsonObject)
{
    const QString tag = m_spec.detail[u"tag"_s].toString();
    if (context.answer == u"good"_s)
        co_return Finding::stands(u"%1 was found good"_s.arg(tag));
    if (context.answer == u"failed"_s)
        co_return Finding::differs({Error::Kind::CheckFailed,
                                    u"The candidate %1 failed"_s.arg(tag),
                                    {},
                                    u"Recover: remove its tag and make the next candidate."_s,
                                    {},
                                    0});
    co_return Finding::waits(u"approval"_s, u"Is the candidate %1 good?"_s.arg(tag), true);
}

QCoro::Task<Result<void>> VerdictStep::apply(StepContext &, QJsonObject)
{
    co_return fail(Error::Kind::Internal, u"A question has nothing to apply"_s);
}

Result<CandidateTag> RemoveCandidateStep::candidate(const StepContext &context, const QString &name)
{
    const VersionScheme scheme = context.plan.scheme == u"semver"_s ? VersionScheme::SemVer : VersionScheme::Pep440;
    TB_TRY(const TagGrammar grammar,
           TagGrammar::fromPatterns(context.plan.releasePattern, context.plan.candidatePattern, scheme));
    return CandidateTag::parse(name, grammar.withUnderscores(!name.contains(u'.')));
}

QCoro::Task<Result<Finding>> RemoveCandidateStep::check(StepContext &context, QJsonObject)
{
    const QString name = m_spec.detail[u"tag"_s].toString();
    const QString object = m_spec.detail[u"object"_s].toString();
    TB_CO_TRY(const auto references,
              co_await context.remote.references(context.plan.repository, context.plan.remoteUrl, context.cancel));
    const auto there = std::ranges::find(references, u"refs/tags/"_s + name, &RemoteReference::name);
    TB_CO_TRY(const auto here, context.repository.reference(u"refs/tags/"_s + name));
    const bool gone = there == references.end() && !here;
    if (gone)
        co_return Finding::stands(u"%1 is gone, here and on the remote"_s.arg(name));
    const bool other = (there != references.end() && there->id != object) || (here && *here != object);
    if (other)
        co_return Finding::differs({Error::Kind::Conflict,
                                    u"The tag %1 is not the one that this release made"_s.arg(name),
                                    u"recorded %1"_s.arg(object),
                                    u"Look at the tag; Tagboat leaves it alone."_s,
                                    {},
                                    0});
    co_return Finding::absent();
}

QCoro::Task<Result<void>> RemoveCandidateStep::apply(StepContext &context, QJsonObject)
{
    const QString object = m_spec.detail[u"object"_s].toString();
    TB_CO_TRY(const CandidateTag tag, candidate(context, m_spec.detail[u"tag"_s].toString()));
    TB_CO_CHECK(co_await context.remote.deleteCandidateTag(context.plan.repository, context.plan.remoteUrl, tag, object,
                                                           context.cancel));
    failpoint("step.inside");
    TB_CO_TRY(const auto here, context.repository.reference(u"refs/tags/"_s + tag.name()));
    if (here) {
        TB_CO_CHECK(context.repository.deleteCandidateTag(tag, object));
    }
    co_return Result<void>();
}

} // namespace tagboat
