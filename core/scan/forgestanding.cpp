// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "scan/forgestanding.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

bool isOf(const WaitingGate &gate, const RepositoryRow &repository, const PackageRow *package)
{
    return package == nullptr || repository.packages.size() < 2 || package->grammar.versionOf(gate.tag).has_value();
}

bool preparesRelease(const OverviewPullRequest &request, const ReleasePolicy &policy)
{
    const QString &branch = request.headBranch;
    const QString named = policy.releaseBranch.value_or(QString()).section(u'{', 0, 0);
    return (!named.isEmpty() && branch.startsWith(named)) || branch.startsWith(u"release/"_s) ||
           branch.startsWith(u"release-"_s);
}

template <typename Value, typename Fits>
std::optional<Value> firstOf(const QList<Value> &list, const Fits &fits)
{
    const auto found = std::ranges::find_if(list, fits);
    return found == list.end() ? std::nullopt : std::optional(*found);
}

} // namespace

ForgeStanding forgeStanding(const RepositoryOverview &card, const RepositoryRow &repository, const PackageRow *package)
{
    ForgeStanding standing;
    if (card.state != RepositoryOverview::State::Found)
        return standing;
    standing.checks = card.checks;
    standing.request = firstOf(
        card.pullRequests, [&](const OverviewPullRequest &each) { return preparesRelease(each, repository.policy); });
    const auto isFinal = [](const OverviewRelease &each) { return !each.draft && !each.prerelease; };
    standing.release = firstOf(card.releases, [](const OverviewRelease &each) { return each.latest; });
    if (!standing.release)
        standing.release = firstOf(card.releases, isFinal);
    standing.draft = firstOf(card.releases, [](const OverviewRelease &each) { return each.draft; });
    for (const WaitingGate &gate : card.gates) {
        if (isOf(gate, repository, package))
            (gate.mayApprove ? standing.mine : standing.others).append(gate);
    }
    return standing;
}

} // namespace tagboat
