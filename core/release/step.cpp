// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/step.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

Finding Finding::stands(QString detail, QJsonObject facts)
{
    Finding finding;
    finding.kind = Kind::Stands;
    finding.detail = std::move(detail);
    finding.facts = std::move(facts);
    return finding;
}

Finding Finding::differs(Error error)
{
    Finding finding;
    finding.kind = Kind::Differs;
    finding.detail = error.message;
    finding.error = std::move(error);
    return finding;
}

Finding Finding::waits(QString on, QString detail, bool needsAnswer)
{
    Finding finding;
    finding.kind = Kind::Waits;
    finding.waitsOn = std::move(on);
    finding.detail = std::move(detail);
    finding.needsAnswer = needsAnswer;
    return finding;
}

QCoro::Task<Result<QJsonObject>> Step::prepare(StepContext &)
{
    co_return QJsonObject();
}

Result<QString> Step::fact(const StepContext &context, const QString &step, const QString &name)
{
    const QString value = context.facts.value(step)[name].toString();
    if (value.isEmpty())
        return fail(Error::Kind::Internal, u"The step “%1” left no “%2”"_s.arg(step, name));
    return value;
}

Result<QString> Step::targetCommit(const StepContext &context) const
{
    const QString named = m_spec.detail[u"commit"_s].toString();
    if (!named.isEmpty())
        return named;
    return fact(context, m_spec.detail[u"commitFrom"_s].toString(), u"commit"_s);
}

} // namespace tagboat
