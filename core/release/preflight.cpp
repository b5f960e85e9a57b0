// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/preflight.h"

#include "release/checks/check.h"

#include <QJsonArray>

#include <algorithm>
#include <future>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

using State = CheckResult::State;
using checks::Check;
using checks::Premises;

/// The longest reason that is kept.
constexpr qsizetype reasonLimit = 500;

/// The table of all checks, in the order in which they are shown.
const QList<Check> &table()
{
    static const QList<Check> all =
        QList<Check>{{{u"repository"_s, u"Working tree"_s, u"The repository can be read"_s, u"git"_s}, nullptr}} +
        checks::workingTreeChecks() + checks::historyChecks() + checks::remoteChecks() + checks::plannedTagChecks() +
        checks::knownTagChecks() + checks::versionNumberChecks() + checks::versionFileChecks() +
        checks::changelogChecks() + checks::packageChecks() + checks::dependencyChecks() + checks::lockFileChecks() +
        checks::compatibilityChecks() + checks::settingsChecks();
    return all;
}

const CheckInfo *infoOf(const QString &id)
{
    const auto found = std::ranges::find_if(table(), [&id](const Check &check) { return check.info.id == id; });
    return found == table().end() ? nullptr : &found->info;
}

/// A repository must be asked by one thread at a time.
bool asksRepository(const Check &check)
{
    return check.info.reads == u"git"_s || check.info.reads == u"remote"_s;
}

/// The findings of every check of one kind, at its place in the table.
QList<QList<CheckResult>> runThose(const Premises &premises, bool repository)
{
    QList<QList<CheckResult>> all;
    for (const Check &check : table()) {
        QList<CheckResult> findings;
        if (check.run != nullptr && asksRepository(check) == repository)
            findings = check.run(premises);
        for (CheckResult &finding : findings) {
            finding.id = check.info.id;
            finding.group = check.info.group;
            finding.waivable = finding.state == State::Blocks && check.info.waivable;
        }
        all.append(findings);
    }
    return all;
}

} // namespace

QString checkStateName(CheckResult::State state)
{
    switch (state) {
    case State::Passed:
        return u"passed"_s;
    case State::Warns:
        return u"warns"_s;
    case State::Blocks:
        return u"blocks"_s;
    }
    return {};
}

QList<CheckInfo> allChecks()
{
    QList<CheckInfo> all;
    for (const Check &check : table())
        all.append(check.info);
    return all;
}

QList<CheckResult> runPreflight(LocalRepository &repository, const Plan &plan,
                                const std::optional<QList<RemoteReference>> &remote, const QDateTime &now,
                                const RepositoryRow *row)
{
    const auto premises = checks::readPremises(repository, plan, remote, now, row);
    if (!premises)
        return {{u"repository"_s, State::Blocks, describe(premises.error()), premises.error().remedy}};
    auto reading = std::async(std::launch::async, [&premises] { return runThose(*premises, false); });
    const auto asked = runThose(*premises, true);
    const auto read = reading.get();
    QList<CheckResult> results;
    for (qsizetype i = 0; i < asked.size(); ++i)
        results += asked[i] + read[i];
    settleChecks(results, premises->policy(), waiversOf(plan));
    return results;
}

void settleChecks(QList<CheckResult> &checks, const ReleasePolicy &policy, const QList<Waiver> &waivers)
{
    for (CheckResult &check : checks) {
        const CheckInfo *info = infoOf(check.id);
        if (check.group.isEmpty() && info != nullptr)
            check.group = info->group;
        if (check.state == State::Warns && check.waiver.isEmpty() && policy.blockingChecks.contains(check.id)) {
            check.state = State::Blocks;
            check.waivable = true;
        }
        const auto waiver = std::ranges::find(waivers, check.id, &Waiver::check);
        if (waiver == waivers.end() || check.state == State::Passed ||
            (check.state == State::Blocks && !check.waivable))
            continue;
        check.state = State::Warns;
        check.waiver = waiver->reason;
    }
}

Result<Waiver> parseWaiver(const QString &text)
{
    const Waiver waiver{text.section(u'=', 0, 0).trimmed(), text.section(u'=', 1).trimmed()};
    if (infoOf(waiver.check) == nullptr)
        return fail(Error::Kind::Usage, u"There is no check “%1”"_s.arg(waiver.check), {},
                    u"The checks of a plan have their names in: tagboat-cli --json plan REPO"_s);
    if (waiver.reason.isEmpty())
        return fail(Error::Kind::Usage, u"The check %1 is waived without a reason"_s.arg(waiver.check), {},
                    u"Write %1=REASON."_s.arg(waiver.check));
    if (waiver.reason.size() > reasonLimit)
        return fail(Error::Kind::Usage, u"The reason has more than %1 characters"_s.arg(reasonLimit), {},
                    u"Say it in a sentence or two."_s);
    return waiver;
}

Result<void> waive(Plan &plan, const QList<CheckResult> &checks, const QList<Waiver> &wanted)
{
    QJsonArray stored;
    for (const Waiver &waiver : wanted) {
        bool needed = false;
        for (const CheckResult &check : checks) {
            if (check.id != waiver.check || check.state == State::Passed)
                continue;
            if (check.state == State::Blocks && !check.waivable)
                return fail(Error::Kind::Refused, u"The check %1 cannot be waived: %2"_s.arg(check.id, check.title), {},
                            check.remedy);
            needed = true;
        }
        if (needed)
            stored.append(QJsonObject{{u"check"_s, waiver.check}, {u"reason"_s, waiver.reason}});
    }
    if (stored.isEmpty())
        return {};
    const auto step = std::ranges::find(plan.steps, u"preflight"_s, &StepSpec::kind);
    if (step == plan.steps.end())
        return fail(Error::Kind::Usage, u"This plan makes no checks that could be waived"_s);
    step->detail[u"waivers"_s] = stored;
    return {};
}

QList<Waiver> waiversOf(const Plan &plan)
{
    QList<Waiver> waivers;
    for (const StepSpec &step : plan.steps) {
        if (step.kind != u"preflight"_s)
            continue;
        const QJsonArray stored = step.detail[u"waivers"_s].toArray();
        for (const auto &value : stored)
            waivers.append({value[u"check"_s].toString(), value[u"reason"_s].toString()});
    }
    return waivers;
}

Result<void> preflightVerdict(const QList<CheckResult> &checks)
{
    QStringList titles;
    QString remedy;
    bool refused = false;
    for (const CheckResult &check : checks) {
        if (check.state != State::Blocks)
            continue;
        refused = refused || check.refuses;
        titles.append(check.title);
        if (remedy.isEmpty())
            remedy = check.remedy;
    }
    if (titles.isEmpty())
        return {};
    return fail(refused ? Error::Kind::Refused : Error::Kind::CheckFailed, titles.join(u"; "_s), {}, remedy);
}

QString preflightSummary(const QList<CheckResult> &checks)
{
    int warnings = 0;
    QStringList waived;
    for (const CheckResult &check : checks) {
        if (!check.waiver.isEmpty())
            waived.append(u"%1 waived (%2)"_s.arg(check.id, check.waiver));
        else if (check.state == State::Warns)
            ++warnings;
    }
    waived.removeDuplicates();
    QStringList parts{warnings == 0 && waived.isEmpty() ? u"%1 checks passed"_s.arg(checks.size())
                                                        : u"%1 checks"_s.arg(checks.size())};
    if (warnings > 0)
        parts.append(u"%1 want a look"_s.arg(warnings));
    return (parts + waived).join(u", "_s);
}

} // namespace tagboat
