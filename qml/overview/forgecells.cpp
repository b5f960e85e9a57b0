// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "base/displaytext.h"
#include "controls/agetext.h"
#include "overviewrow.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

using Checks = CommitChecks::State;
using Decision = OverviewPullRequest::Decision;

QString tr(const char *text)
{
    return QCoreApplication::translate("overview", text);
}

struct Said {
    QString label;
    QString tone;
    QString line;
};

Said checksOf(Checks state)
{
    switch (state) {
    case Checks::Passed:
        return {tr("passing"), u"ok"_s, tr("The checks of the default branch pass")};
    case Checks::Failed:
        return {tr("failing"), u"bad"_s, tr("A check of the default branch fails")};
    case Checks::Pending:
        return {tr("running"), u"neutral"_s, tr("The checks of the default branch run")};
    case Checks::None:
        return {tr("no checks"), u"neutral"_s, tr("Nothing checks the default branch")};
    case Checks::Unavailable:
        break;
    }
    return {{}, {}, tr("The token may not see the checks")};
}

Said requestOf(const OverviewPullRequest &request)
{
    const QString label = request.draft ? tr("#%1 draft").arg(request.number) : u"#%1"_s.arg(request.number);
    const QString name = tr("Pull request #%1 “%2”").arg(request.number).arg(displayText(request.title));
    switch (request.decision) {
    case Decision::Approved:
        return {tr("%1 approved").arg(label), u"ok"_s, tr("%1 is approved").arg(name)};
    case Decision::ChangesRequested:
        return {tr("%1 changes").arg(label), u"warn"_s, tr("Changes are asked for in %1").arg(name)};
    case Decision::ReviewRequired:
        return {tr("%1 review").arg(label), u"accent"_s, tr("%1 waits for a review").arg(name)};
    case Decision::None:
        break;
    }
    return {label, u"accent"_s, tr("%1 is open").arg(name)};
}

Said gateOf(const ForgeStanding &standing)
{
    const bool mine = !standing.mine.isEmpty();
    const WaitingGate &gate = mine ? standing.mine.constFirst() : standing.others.constFirst();
    const QString environment = displayText(gate.environmentName);
    const QString tag = displayText(gate.tag);
    return {environment, mine ? u"accent"_s : u"warn"_s,
            mine ? tr("The deployment of %1 into %2 waits for your approval").arg(tag, environment)
                 : tr("The deployment of %1 into %2 waits for others, or for its timer").arg(tag, environment)};
}

QString releaseLine(const OverviewRelease &release, const QDateTime &now)
{
    return tr("The latest release on GitHub, %1, was published %2")
        .arg(displayText(release.tag), agoWords(release.publishedAt, now));
}

/// What says most: what waits for this user, what went wrong, what is under way, and only then that all is well.
void summarise(ForgeCells &cells, const ForgeStanding &standing)
{
    const auto say = [&cells](int rank, const QString &label, const QString &tone) {
        cells.rank = rank;
        cells.label = label;
        cells.tone = tone;
    };
    if (!standing.mine.isEmpty())
        return say(1, tr("approve"), cells.gateTone); // its tip names the environment
    if (standing.checks == Checks::Failed)
        return say(2, cells.checks, cells.checksTone);
    if (!standing.others.isEmpty())
        return say(3, tr("waits"), cells.gateTone);
    if (standing.request)
        return say(4, cells.request, cells.requestTone);
    if (standing.draft)
        return say(5, tr("draft %1").arg(displayText(standing.draft->tag)), u"candidate"_s);
    if (standing.checks == Checks::Pending)
        return say(6, cells.checks, cells.checksTone);
    if (standing.checks == Checks::Unavailable)
        return say(8, tr("no access"), u"neutral"_s);
    if (standing.checks == Checks::Passed)
        return say(9, cells.checks, cells.checksTone);
    say(10, cells.published, u"neutral"_s); // that nothing checks it is no news
}

/// For a repository that the forge does not show.
ForgeCells absent(const RepositoryOverview &card)
{
    ForgeCells cells;
    const QString name = displayText(card.asked.full());
    const bool missing = card.state == RepositoryOverview::State::Missing;
    cells.rank = 7;
    cells.label = missing ? tr("not found") : tr("no answer");
    cells.tone = u"neutral"_s;
    cells.detail = missing ? tr("There is no %1, or this account may not see it").arg(name)
                           : tr("The server gave up on %1").arg(name);
    return cells;
}

ForgeCells found(const RepositoryOverview &card, const ForgeStanding &standing, const QDateTime &now)
{
    ForgeCells cells;
    QStringList lines;
    if (!standing.mine.isEmpty() || !standing.others.isEmpty()) {
        const Said gate = gateOf(standing);
        cells.gate = gate.label;
        cells.gateTone = gate.tone;
        lines.append(gate.line);
    }
    const Said checks = checksOf(standing.checks);
    cells.checks = checks.label;
    cells.checksTone = checks.tone;
    lines.append(checks.line);
    if (standing.request) {
        const Said request = requestOf(*standing.request);
        cells.request = request.label;
        cells.requestTone = request.tone;
        lines.append(request.line);
    } else if (card.openPullRequests > 0) {
        cells.request = tr("%1 open").arg(card.openPullRequests);
        cells.requestTone = u"neutral"_s;
    }
    if (card.openPullRequests > (standing.request ? 1 : 0))
        lines.append(counted(card.openPullRequests, "%1 pull request is open", "%1 pull requests are open"));
    if (standing.draft)
        lines.append(tr("The release %1 is a draft").arg(displayText(standing.draft->tag)));
    if (standing.release) {
        cells.published = displayText(standing.release->tag);
        lines.append(releaseLine(*standing.release, now));
    }
    if (card.openAlerts.value_or(0) > 0)
        lines.append(counted(*card.openAlerts, "%1 security alert is open", "%1 security alerts are open"));
    if (card.archived)
        lines.append(tr("The repository is archived"));
    cells.detail = lines.join(u'\n');
    summarise(cells, standing);
    return cells;
}

} // namespace

ForgeCells forgeCells(const ForgeFacts &facts, const RepositoryRow &repository, const PackageRow *package,
                      const QDateTime &now)
{
    const RepositoryOverview &card = facts.card;
    ForgeCells cells = card.state == RepositoryOverview::State::Found
                           ? found(card, forgeStanding(card, repository, package), now)
                           : absent(card);
    if (!facts.stale)
        return cells;
    // It may be otherwise by now: nothing of it is a reason to act.
    const QString age = ageText(facts.asked, now);
    if (!cells.label.isEmpty())
        cells.label += u" · "_s + age;
    cells.tone = u"neutral"_s;
    for (QString *tone : {&cells.checksTone, &cells.requestTone, &cells.gateTone}) {
        if (!tone->isEmpty())
            *tone = u"neutral"_s;
    }
    cells.detail.prepend(tr("As %1 said it %2:\n").arg(displayText(facts.host), agoWords(facts.asked, now)));
    return cells;
}

} // namespace tagboat
