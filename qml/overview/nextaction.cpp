// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "base/displaytext.h"
#include "overviewrow.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

QString tr(const char *text)
{
    return QCoreApplication::translate("overview", text);
}

/// What has to be put right first; empty if nothing. The composer's checks say the same at length.
QString obstacle(const WorkingState &state, const PackageRow &package)
{
    if (!state.operation.isEmpty())
        return tr("A %1 is in progress here").arg(displayText(state.operation));
    if (state.conflicted > 0)
        return tr("There are conflicts to solve");
    if (state.detached)
        return tr("No branch is checked out");
    if (state.staged + state.modified > 0)
        return tr("There are changes that are not committed");
    if (state.behind > 0)
        return tr("The branch is behind %1").arg(displayText(state.upstream));
    if (!package.versions.problems.isEmpty())
        return displayText(package.versions.problems.constFirst().message);
    if (!package.versions.agree)
        return tr("The files do not agree about the version");
    return {};
}

} // namespace

NextAction nextAction(const RepositoryRow &repository, const PackageRow *package,
                      const std::optional<ReleaseInFlight> &flight)
{
    using Kind = NextAction::Kind;
    if (flight && (!package || flight->folder == package->path)) {
        const QString label = flight->running ? tr("Watch") : tr("Resume");
        return {Kind::Open, label, true, tr("The release of %1 is under way").arg(displayText(flight->version)), false};
    }
    if (repository.error)
        return {Kind::None, {}, false, displayText(describe(*repository.error)), true};
    if (!package)
        return {Kind::None, {}, false, tr("No package was recognised here"), false};
    if (repository.state.bare)
        return {Kind::None, {}, false, tr("A bare repository has no working tree to release from"), false};
    if (repository.state.head.isEmpty())
        return {Kind::None, {}, false, tr("There is no commit yet"), false};
    if (!package->suggestedBump) {
        const QString reason = package->latestTag
                                   ? tr("Nothing new since %1").arg(displayText(package->latestTag->name))
                                   : tr("Nothing to release");
        return {Kind::None, {}, false, reason, false};
    }
    const QString label = *package->suggestedBump == BumpLevel::Promote ? tr("Promote…") : tr("Release…");
    if (flight)
        return {Kind::Compose, label, false, tr("Another release of this repository is under way"), false};
    const QString reason = obstacle(repository.state, *package);
    return {Kind::Compose, label, true, reason, !reason.isEmpty()};
}

} // namespace tagboat
