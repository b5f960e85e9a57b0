// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "overviewrow.h"

#include "base/displaytext.h"

#include <QCoreApplication>
#include <QLocale>

#include <utility>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("overview", text, nullptr, n);
}

/// "1 day" or "5 days"; English needs the two forms also where no translation is loaded.
QString counted(qint64 number, const char *one, const char *many)
{
    return tr(number == 1 ? one : many).arg(number);
}

QString ageText(const QDateTime &then, const QDateTime &now)
{
    const qint64 minutes = then.secsTo(now) / 60;
    const qint64 days = minutes / (24 * 60);
    if (minutes < 1)
        return tr("just now");
    if (minutes < 60)
        return counted(minutes, "%1 minute", "%1 minutes");
    if (days < 1)
        return counted(minutes / 60, "%1 hour", "%1 hours");
    if (days < 28)
        return counted(days, "%1 day", "%1 days");
    if (days < 60)
        return counted(days / 7, "%1 week", "%1 weeks");
    if (days < 730)
        return counted(days / 30, "%1 month", "%1 months");
    return counted(days / 365, "%1 year", "%1 years");
}

/// A build backend's usual name: "hatchling.build" is hatchling, "poetry.core.masonry.api" poetry.
QString backendName(const VersionFileSet &versions)
{
    QString name = versions.buildBackend.section(u'.', 0, 0);
    if (name.endsWith(u"_core"_s))
        name.chop(5);
    return name.isEmpty() ? versions.ecosystem : name;
}

struct Toned {
    QString text;
    QString tone;
};

Toned nextOf(const PackageRow &package)
{
    if (!package.suggestedBump)
        return {tr("nothing new"), u"neutral"_s};
    switch (*package.suggestedBump) {
    case BumpLevel::Major:
        return {tr("breaking"), u"bad"_s};
    case BumpLevel::Minor:
        return {tr("minor"), u"accent"_s};
    case BumpLevel::Promote:
        return {tr("promote"), u"candidate"_s};
    case BumpLevel::Candidate:
        return {tr("candidate"), u"candidate"_s};
    case BumpLevel::Patch:
    case BumpLevel::Post:
    case BumpLevel::Dev:
        break;
    }
    return {tr("patch"), u"neutral"_s};
}

Toned changelogOf(const PackageRow &package)
{
    if (package.changelogFormat == ChangelogFormat::Conventional && package.changelogPath.isEmpty())
        return {tr("from commits"), u"neutral"_s};
    if (package.changelogPath.isEmpty())
        return {tr("no file"), u"warn"_s};
    if (package.unreleasedEntries > 0)
        return {counted(package.unreleasedEntries, "%1 entry", "%1 entries"), u"ok"_s};
    return package.suggestedBump && *package.suggestedBump != BumpLevel::Promote ? Toned{tr("empty"), u"warn"_s}
                                                                                 : Toned{tr("released"), u"ok"_s};
}

QString branchText(const WorkingState &state)
{
    QString text = state.detached ? tr("detached") : displayText(state.branch);
    if (state.ahead > 0)
        text += u" ↑%1"_s.arg(state.ahead);
    if (state.behind > 0)
        text += u" ↓%1"_s.arg(state.behind);
    return text;
}

Toned stateOf(const WorkingState &state)
{
    const int changed = state.staged + state.modified;
    if (state.bare)
        return {tr("bare"), u"neutral"_s};
    if (!state.operation.isEmpty())
        return {displayText(state.operation), u"bad"_s};
    if (state.conflicted > 0)
        return {tr("conflicts"), u"bad"_s};
    if (changed > 0)
        return {tr("%1 changed").arg(changed), u"warn"_s};
    if (state.behind > 0)
        return {tr("behind"), u"warn"_s};
    return {tr("clean"), u"ok"_s};
}

void describePackage(OverviewRow &row, const PackageRow &package, const QDateTime &now)
{
    const VersionFileSet &versions = package.versions;
    row.packagePath = package.path;
    QStringList about{displayText(backendName(versions)), displayText(package.flow)};
    about.removeAll(QString());
    row.subtitle = about.join(u" · "_s);
    row.version = displayText(versions.version.isEmpty() ? package.latestTagVersion : versions.version);
    if (package.latestTag && package.latestTag->date.isValid()) {
        row.age = ageText(package.latestTag->date, now);
        row.ageExact = tr("%1, %2").arg(displayText(package.latestTag->name),
                                        QLocale().toString(package.latestTag->date.toLocalTime(), QLocale::LongFormat));
        row.tagged = package.latestTag->date.toSecsSinceEpoch();
    }
    row.since = package.commitsSinceTag;
    row.nextVersion = displayText(package.suggestedVersion);
    std::tie(row.nextLabel, row.nextTone) = std::pair(nextOf(package).text, nextOf(package).tone);
    std::tie(row.changelogLabel, row.changelogTone) = std::pair(changelogOf(package).text, changelogOf(package).tone);
    row.wantsRelease = package.suggestedBump.has_value();
    if (!versions.problems.isEmpty() || !versions.agree) {
        row.stateLabel = versions.agree ? tr("unreadable file") : tr("versions differ");
        row.stateTone = u"bad"_s;
    }
}

OverviewRow makeRow(const RepositoryRow &repository, const PackageRow *package,
                    const std::optional<ReleaseInFlight> &flight, const QDateTime &now)
{
    OverviewRow row;
    row.repositoryPath = repository.path;
    row.name = displayText(repository.name);
    if (package && repository.packages.size() > 1)
        row.name += u" / "_s + displayText(package->name.isEmpty() ? package->path : package->name);
    row.action = nextAction(repository, package, flight);
    row.stateDetail = row.action.reason;
    row.inFlight = row.action.kind == NextAction::Kind::Open;
    if (repository.error) {
        row.subtitle = displayText(repository.error->message);
        row.stateLabel = tr("unreadable");
        row.stateTone = u"bad"_s;
        return row;
    }
    row.branch = branchText(repository.state);
    row.branchTone = repository.state.detached || repository.state.behind > 0 ? u"warn"_s : QString();
    std::tie(row.stateLabel, row.stateTone) = std::pair(stateOf(repository.state).text, stateOf(repository.state).tone);
    if (package)
        describePackage(row, *package, now);
    else
        row.subtitle = tr("no package");
    if (row.inFlight) {
        row.stateLabel = flight->running ? tr("releasing") : tr("waiting");
        row.stateTone = flight->running ? u"accent"_s : u"warn"_s;
        row.nextVersion = displayText(flight->version);
        row.release = flight->release;
    }
    return row;
}

} // namespace

QList<OverviewRow> overviewRows(const RepositoryRow &repository, const std::optional<ReleaseInFlight> &flight,
                                const QDateTime &now)
{
    QList<OverviewRow> rows;
    if (!repository.error) {
        for (const PackageRow &package : repository.packages)
            rows.append(makeRow(repository, &package, flight, now));
    }
    if (rows.isEmpty())
        rows.append(makeRow(repository, nullptr, flight, now));
    return rows;
}

} // namespace tagboat
