// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/workspaceforge.h"

#include "release/forgegroups.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

std::optional<RateMeter> graphMeter(Forge &forge)
{
    for (const RateMeter &meter : forge.accounts().meters()) {
        if (meter.resource == "graphql"_L1)
            return meter;
    }
    return std::nullopt;
}

void add(WorkspaceOnForge &found, const ForgeGroup &group, const RepositoryOverview &card, const QDateTime &asked,
         bool stale)
{
    for (const RepositoryClone &clone : group.clones.value(card.asked.full()))
        found.facts.insert(clone.path, {group.forge->host(), card, asked, stale});
}

void addUnanswered(WorkspaceOnForge &found, const ForgeGroup &group, const Error &error)
{
    for (const QList<RepositoryClone> &clones : group.clones) {
        for (const RepositoryClone &clone : clones)
            found.unanswered.insert(clone.path);
    }
    if (!found.errors.contains(error))
        found.errors.append(error);
}

} // namespace

QCoro::Task<Result<WorkspaceOnForge>> askForges(ForgePlaces &places, QList<RepositoryClone> repositories,
                                                std::shared_ptr<const Clock> clock, Cancel cancel)
{
    const ForgeGroups grouped = co_await groupByForge(places, repositories, cancel);
    WorkspaceOnForge found;
    found.errors = grouped.errors;
    found.unanswered = QSet<QString>(grouped.unplaced.begin(), grouped.unplaced.end());
    for (const ForgeGroup &group : grouped.groups) {
        ForgeOverview &overview = group.forge->overview();
        const QList<RepositoryName> names = group.names;
        const int usedBefore = graphMeter(*group.forge).value_or(RateMeter()).used;
        const auto cards = co_await overview.of(names, cancel);
        if (cancel.requested())
            co_return fail(Error::Kind::Cancelled, u"Asking the forges was interrupted"_s);
        if (!cards) {
            addUnanswered(found, group, cards.error());
            continue;
        }
        const QDateTime now = clock->now();
        for (const RepositoryOverview &card : *cards)
            add(found, group, card, now, false);
        if (const auto meter = graphMeter(*group.forge)) {
            found.meters.append(*meter);
            found.cost = std::max(found.cost, meter->used - usedBefore);
        }
    }
    co_return found;
}

QCoro::Task<Result<WorkspaceOnForge>> recallForges(ForgePlaces &places, QList<RepositoryClone> repositories,
                                                   Cancel cancel)
{
    const ForgeGroups grouped = co_await groupByForge(places, repositories, cancel);
    if (cancel.requested())
        co_return fail(Error::Kind::Cancelled, u"Recalling the forges' answers was interrupted"_s);
    WorkspaceOnForge found;
    found.errors = grouped.errors;
    for (const ForgeGroup &group : grouped.groups) {
        for (const RememberedOverview &known : group.forge->overview().remembered(group.names))
            add(found, group, known.card, known.asked, true);
    }
    co_return found;
}

std::chrono::milliseconds politePause(std::chrono::milliseconds usual, int cost, const RateMeter &meter,
                                      const QDateTime &now)
{
    const qint64 left = std::max<qint64>(0, now.msecsTo(meter.reset));
    const double refreshes = cost > 0 ? double(meter.remaining) / 4 / cost : 0;
    if (cost <= 0 || left == 0)
        return usual;
    const auto spread = refreshes < 1 ? double(left) : std::ceil(double(left) / refreshes);
    return std::max(usual, std::chrono::milliseconds(qint64(spread)));
}

} // namespace tagboat
