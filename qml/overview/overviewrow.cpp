// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "overviewrow.h"

#include "base/displaytext.h"
#include "controls/agetext.h"

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

/// "3 feat · 5 fix", in the words of the commits.
QString workOf(const CommitEvidence &evidence)
{
    QStringList parts;
    if (evidence.features > 0)
        parts.append(u"%1 feat"_s.arg(evidence.features));
    if (evidence.fixes > 0)
        parts.append(u"%1 fix"_s.arg(evidence.fixes));
    if (parts.isEmpty() && evidence.others > 0)
        parts.append(tr("%1 other").arg(evidence.others));
    return parts.join(u" · "_s);
}

void describeWork(OverviewRow &row, const PackageRow &package, const QDateTime &now)
{
    const CommitEvidence &evidence = package.evidence;
    const UnreleasedWork &waiting = package.unreleased;
    row.work = workOf(evidence);
    QStringList lines;
    if (evidence.features + evidence.fixes + evidence.others > 0)
        lines.append(QStringList{counted(evidence.features, "%1 feature", "%1 features"),
                                 counted(evidence.fixes, "%1 fix", "%1 fixes"),
                                 counted(evidence.others, "%1 other", "%1 others")}
                         .join(u", "_s));
    if (evidence.breaking > 0)
        lines.append(counted(evidence.breaking, "%1 breaking change", "%1 breaking changes"));
    if (waiting.oldestFix.isValid()) {
        row.fixAge = ageText(waiting.oldestFix, now);
        row.fixSince = waiting.oldestFix.toSecsSinceEpoch();
        lines.append(tr("The oldest fix was committed %1 ago").arg(row.fixAge));
    }
    if (waiting.securityCommits > 0)
        lines.append(counted(waiting.securityCommits, "%1 commit about security", "%1 commits about security"));
    if (waiting.securityEntries > 0)
        lines.append(counted(waiting.securityEntries, "%1 security entry in the changelog",
                             "%1 security entries in the changelog"));
    row.security = waiting.securityCommits + waiting.securityEntries;
    row.workDetail = lines.join(u'\n');
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
    row.differs = !versions.agree;
    describeWork(row, package, now);
    if (!versions.problems.isEmpty() || !versions.agree) {
        row.stateLabel = versions.agree ? tr("unreadable file") : tr("versions differ");
        row.stateTone = u"bad"_s;
    }
}

/// Nothing for what was just read; else how old it is and why it is shown all the same.
QString sourceTextOf(const CellSource &source, const QDateTime &now)
{
    if (!source.stale || !source.time.isValid())
        return {};
    const QString when = agoWords(source.time, now);
    return source.kind == CellSource::Kind::Asked ? tr("As it was %1; the service cannot be asked now").arg(when)
                                                  : tr("As it was %1; not read again since").arg(when);
}

OverviewRow makeRow(const RepositoryRow &repository, const PackageRow *package,
                    const std::optional<ReleaseInFlight> &flight, const QDateTime &now, const ForgeFacts *forge)
{
    OverviewRow row;
    row.repositoryPath = repository.path;
    row.name = displayText(repository.name);
    if (package && repository.packages.size() > 1)
        row.name += u" / "_s + displayText(package->name.isEmpty() ? package->path : package->name);
    row.action = nextAction(repository, package, flight, forge);
    if (forge != nullptr)
        row.forge = forgeCells(*forge, repository, package, now);
    row.stateDetail = row.action.reason;
    row.inFlight = row.action.standing == Standing::Running || row.action.standing == Standing::Waiting;
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
        row.stateLabel = flight->running ? tr("releasing") : flight->failed ? tr("failed") : tr("waiting");
        row.stateTone = flight->running ? u"accent"_s : flight->failed ? u"bad"_s : u"warn"_s;
        row.nextVersion = displayText(flight->version);
        row.release = flight->release;
    }
    return row;
}

OverviewRow completeRow(const RepositoryRow &repository, const PackageRow *package,
                        const std::optional<ReleaseInFlight> &flight, const QDateTime &now, const CellSource &source,
                        const ForgeFacts *forge)
{
    OverviewRow row = makeRow(repository, package, flight, now, forge);
    row.source = source;
    row.sourceText = sourceTextOf(source, now);
    classify(row, repository, package);
    return row;
}

} // namespace

QList<OverviewRow> overviewRows(const RepositoryRow &repository, const std::optional<ReleaseInFlight> &flight,
                                const QDateTime &now, const CellSource &source, const ForgeFacts *forge)
{
    QList<OverviewRow> rows;
    if (!repository.error) {
        for (const PackageRow &package : repository.packages)
            rows.append(completeRow(repository, &package, flight, now, source, forge));
    }
    if (rows.isEmpty())
        rows.append(completeRow(repository, nullptr, flight, now, source, forge));
    return rows;
}

} // namespace tagboat
