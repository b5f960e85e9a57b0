// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/confirmation.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// The commit that a step is about; empty if neither the plan nor the steps before it say.
QString commitOf(const ReleaseState &release, const StepSpec &step)
{
    if (const QString named = step.detail[u"commit"_s].toString(); !named.isEmpty())
        return named;
    const QMap<QString, QJsonObject> facts = release.facts();
    for (const QString &key : {u"commitFrom"_s, u"tagFrom"_s}) {
        const QString from = step.detail[key].toString();
        if (!from.isEmpty())
            return facts.value(from)[u"commit"_s].toString();
    }
    const QString tag = step.detail[u"tag"_s].toString();
    for (const StepState &other : release.steps) {
        if (!tag.isEmpty() && other.spec.kind == u"tag"_s && other.spec.detail[u"tag"_s].toString() == tag)
            return other.facts[u"commit"_s].toString();
    }
    return {};
}

} // namespace

bool needsAccount(const Plan &plan, const StepSpec &step)
{
    const bool byGit = step.kind == u"push-branch"_s || step.kind == u"push-tag"_s;
    return !byGit || plan.remoteUrl.startsWith("https://"_L1, Qt::CaseInsensitive) ||
           plan.remoteUrl.startsWith("http://"_L1, Qt::CaseInsensitive);
}

QString confirmationQuestion(const ReleaseState &release, const StepSpec &step, const QString &account)
{
    QStringList parts{step.title};
    if (const QString commit = commitOf(release, step); !commit.isEmpty())
        parts.append(u"commit %1"_s.arg(commit.left(10)));
    if (!release.plan.remoteUrl.isEmpty()) // as it may be shown: the repository's reader took passwords out
        parts.append(u"on %1"_s.arg(release.plan.remoteUrl));
    if (!account.isEmpty())
        parts.append(u"as %1"_s.arg(account));
    return u"This cannot be undone: %1"_s.arg(parts.join(u", "_s));
}

} // namespace tagboat
