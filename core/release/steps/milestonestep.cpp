// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/steps/milestonestep.h"

#include "base/failpoint.h"
#include "release/milestoneplan.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

QList<Milestone> openOnes(QList<Milestone> milestones)
{
    milestones.removeIf([](const Milestone &each) { return !each.open; });
    return milestones;
}

/// Two open ones of one version are possible, and no one but the user knows which is meant.
Finding severalOpen(const QList<Milestone> &open)
{
    QStringList urls;
    for (const Milestone &each : open)
        urls.append(each.url);
    return Finding::differs({Error::Kind::Conflict,
                             u"There are %1 open milestones of this version"_s.arg(open.size()),
                             urls.join(u'\n'),
                             u"Close all but one, then resume."_s,
                             {},
                             0});
}

QString closedWords(const QList<Milestone> &own)
{
    if (own.isEmpty())
        return u"no milestone is named after this version"_s;
    const Milestone &last = own.constFirst();
    if (last.openIssues == 0)
        return u"%1 is closed"_s.arg(last.title);
    return last.openIssues == 1 ? u"%1 is closed, with 1 open issue"_s.arg(last.title)
                                : u"%1 is closed, with %2 open issues"_s.arg(last.title).arg(last.openIssues);
}

} // namespace

QStringList MilestoneStep::titles(const QString &name) const
{
    QStringList list;
    const QJsonArray stored = m_spec.detail[name].toArray();
    for (const auto &title : stored)
        list.append(title.toString());
    return list;
}

QCoro::Task<Result<Finding>> MilestoneStep::check(StepContext &context, QJsonObject)
{
    TB_CO_TRY(const ForgePlace place, co_await placeOf(context));
    Milestones &milestones = place.forge->milestones();
    TB_CO_TRY(const auto all, co_await milestones.all(place.repository, context.cancel));
    const QList<Milestone> own = milestonesTitled(all, titles(u"titles"_s));
    const QList<Milestone> open = openOnes(own);
    if (open.size() > 1)
        co_return severalOpen(open);
    const QStringList wanted = titles(u"next"_s);
    const QList<Milestone> next = milestonesTitled(all, wanted);
    if (!open.isEmpty())
        co_return Finding::absent();
    if (next.isEmpty() && !wanted.isEmpty()) {
        Finding unfinished = Finding::absent();
        unfinished.detail = u"%1; %2 is not there yet"_s.arg(closedWords(own), wanted.constFirst());
        co_return unfinished;
    }
    QJsonObject facts;
    QString detail = closedWords(own);
    if (!own.isEmpty())
        facts[u"closed"_s] = own.constFirst().number;
    if (!next.isEmpty()) {
        facts[u"opened"_s] = next.constFirst().number;
        facts[u"url"_s] = next.constFirst().url;
        detail += next.constFirst().open ? u", %1 is open"_s.arg(next.constFirst().title)
                                         : u", %1 is closed too"_s.arg(next.constFirst().title);
    }
    co_return Finding::stands(detail, facts);
}

QCoro::Task<Result<void>> MilestoneStep::apply(StepContext &context, QJsonObject)
{
    TB_CO_TRY(const ForgePlace place, co_await placeOf(context));
    Milestones &milestones = place.forge->milestones();
    TB_CO_TRY(const auto all, co_await milestones.all(place.repository, context.cancel));
    const QList<Milestone> open = openOnes(milestonesTitled(all, titles(u"titles"_s)));
    for (const Milestone &each : open) {
        const int number = each.number;
        const auto closed = co_await milestones.close(place.repository, number, context.cancel);
        if (!closed)
            co_return tl::unexpected(closed.error());
    }
    failpoint("step.inside");
    const QStringList wanted = titles(u"next"_s);
    const bool missing = !wanted.isEmpty() && milestonesTitled(all, wanted).isEmpty();
    if (!missing)
        co_return Result<void>();
    const QString title = wanted.constFirst();
    const QString description;
    const QDate noDate;
    const auto made = co_await milestones.create(place.repository, title, description, noDate, context.cancel);
    if (!made && made.error().kind != Error::Kind::Conflict) // somebody was faster
        co_return tl::unexpected(made.error());
    co_return Result<void>();
}

} // namespace tagboat
