// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "scan/nextaction.h"

#include "base/displaytext.h"

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

bool isFor(const ReleaseInFlight &flight, const PackageRow *package)
{
    return package == nullptr || flight.folder == package->path;
}

/// What stands in the way of a release that is wanted; nothing if it could begin.
std::optional<Standing> obstacleOf(const WorkingState &state, const PackageRow &package)
{
    if (!state.operation.isEmpty())
        return Standing::Operation;
    if (state.conflicted > 0)
        return Standing::Conflicts;
    if (state.detached)
        return Standing::Detached;
    if (state.staged + state.modified > 0)
        return Standing::Uncommitted;
    if (state.behind > 0)
        return Standing::Behind;
    if (!package.versions.problems.isEmpty())
        return Standing::UnreadableFile;
    if (!package.versions.agree)
        return Standing::VersionsDiffer;
    return std::nullopt;
}

/// How a release rests, and what the next press does.
QString restOf(const ReleaseInFlight &flight)
{
    const QString version = displayText(flight.version);
    const QString message = displayText(flight.message);
    if (flight.failed && message.isEmpty())
        return tr("The release of %1 failed. Opening it shows why; there you try again or abort").arg(version);
    if (flight.failed)
        return tr("The release of %1 failed: %2. Opening it shows more; there you try again or abort")
            .arg(version, message);
    return message.isEmpty() ? tr("The release of %1 is under way").arg(version)
                             : tr("The release of %1 waits: %2").arg(version, message);
}

/// The gates that this account may open; a forge that did not answer lately may say something else by now.
QList<WaitingGate> gatesFor(const RepositoryRow &repository, const PackageRow *package, const ForgeFacts *forge)
{
    return forge == nullptr || forge->stale ? QList<WaitingGate>()
                                            : forgeStanding(forge->card, repository, package).mine;
}

/// The gates that a release in flight waits at, and that this account may open: only that helps it on.
QList<WaitingGate> gatesOf(const std::optional<ReleaseInFlight> &flight, QList<WaitingGate> mine)
{
    if (!flight || flight->failed || flight->gated.isEmpty())
        return {};
    mine.removeIf([&](const WaitingGate &gate) { return gate.tag != flight->gated; });
    return mine;
}

QString approvalOf(const QList<WaitingGate> &gates)
{
    if (gates.isEmpty())
        return {};
    const WaitingGate &gate = gates.constFirst();
    return tr("The deployment of %1 into %2 waits for your approval")
        .arg(displayText(gate.tag), displayText(gate.environmentName));
}

QString reasonOf(Standing standing, const RepositoryRow &repository, const PackageRow *package,
                 const std::optional<ReleaseInFlight> &flight, const ForgeFacts *forge)
{
    switch (standing) {
    case Standing::Unreadable:
        return repository.error ? displayText(describe(*repository.error)) : QString();
    case Standing::Bare:
        return tr("A bare repository has no working tree to release from");
    case Standing::NoPackage:
        return tr("No package was recognised here");
    case Standing::Unborn:
        return tr("There is no commit yet");
    case Standing::Running:
        return flight ? tr("The release of %1 is under way").arg(displayText(flight->version)) : QString();
    case Standing::Waiting:
        return flight ? restOf(*flight) : QString();
    case Standing::Approval:
        return approvalOf(gatesFor(repository, package, forge));
    case Standing::SiblingRelease:
        return tr("Another release of this repository is under way");
    case Standing::Operation:
        return tr("A %1 is in progress here").arg(displayText(repository.state.operation));
    case Standing::Conflicts:
        return tr("There are conflicts to solve");
    case Standing::Detached:
        return tr("No branch is checked out");
    case Standing::Uncommitted:
        return tr("There are changes that are not committed");
    case Standing::Behind:
        return tr("The branch is behind %1").arg(displayText(repository.state.upstream));
    case Standing::UnreadableFile:
        return package ? displayText(package->versions.problems.constFirst().message) : QString();
    case Standing::VersionsDiffer:
        return tr("The files do not agree about the version");
    case Standing::UpToDate:
        if (package && package->suggestedBump)
            return tr("What is new since %1 is below this repository's threshold")
                .arg(displayText(package->latestTag->name));
        return package && package->latestTag ? tr("Nothing new since %1").arg(displayText(package->latestTag->name))
                                             : tr("Nothing to release");
    case Standing::Candidate:
    case Standing::WantsRelease:
        break;
    }
    return {};
}

bool promotes(const PackageRow &package)
{
    return package.suggestedBump && *package.suggestedBump == BumpLevel::Promote;
}

NextAction::Kind kindOf(Standing standing, const PackageRow *package)
{
    using Kind = NextAction::Kind;
    switch (standing) {
    case Standing::Unreadable:
    case Standing::Bare:
    case Standing::NoPackage:
    case Standing::Unborn:
    case Standing::UpToDate:
        return Kind::None;
    case Standing::Running:
        return Kind::Watch;
    case Standing::Waiting:
        return Kind::Resume;
    case Standing::Approval:
        return Kind::Approve;
    case Standing::VersionsDiffer:
        return Kind::Align;
    case Standing::Candidate:
        return Kind::Promote;
    case Standing::SiblingRelease:
    case Standing::Operation:
    case Standing::Conflicts:
    case Standing::Detached:
    case Standing::Uncommitted:
    case Standing::Behind:
    case Standing::UnreadableFile:
    case Standing::WantsRelease:
        break;
    }
    return package && promotes(*package) ? Kind::Promote : Kind::Release;
}

/// The policy wants more before a release, and nothing of what waits is about security. A version that somebody has
/// written already is to be released.
bool isBelowThreshold(const ReleasePolicy &policy, const PackageRow &package)
{
    if ((!policy.minimumLevel && policy.minimumCommits == 0) || !package.latestTag || promotes(package))
        return false;
    if (!package.versions.version.isEmpty() && package.versions.version != package.latestTagVersion)
        return false;
    if (package.unreleased.securityCommits + package.unreleased.securityEntries > 0)
        return false;
    return package.commitsSinceTag < policy.minimumCommits ||
           strongestOf(package.reasons) < policy.minimumLevel.value_or(CommitEvidence::Level::None);
}

QString labelOf(NextAction::Kind kind)
{
    switch (kind) {
    case NextAction::Kind::Release:
        return tr("Release…");
    case NextAction::Kind::Promote:
        return tr("Promote…");
    case NextAction::Kind::Watch:
        return tr("Watch");
    case NextAction::Kind::Resume:
        return tr("Resume");
    case NextAction::Kind::Approve:
        return tr("Approve…");
    case NextAction::Kind::Align:
        return tr("Align…");
    case NextAction::Kind::None:
        break;
    }
    return {};
}

} // namespace

QString standingName(Standing standing)
{
    switch (standing) {
    case Standing::Unreadable:
        return u"unreadable"_s;
    case Standing::Bare:
        return u"bare"_s;
    case Standing::NoPackage:
        return u"no-package"_s;
    case Standing::Unborn:
        return u"unborn"_s;
    case Standing::Running:
        return u"running"_s;
    case Standing::Waiting:
        return u"waiting"_s;
    case Standing::Approval:
        return u"approval"_s;
    case Standing::SiblingRelease:
        return u"sibling-release"_s;
    case Standing::Operation:
        return u"operation"_s;
    case Standing::Conflicts:
        return u"conflicts"_s;
    case Standing::Detached:
        return u"detached"_s;
    case Standing::Uncommitted:
        return u"uncommitted"_s;
    case Standing::Behind:
        return u"behind"_s;
    case Standing::UnreadableFile:
        return u"unreadable-file"_s;
    case Standing::VersionsDiffer:
        return u"versions-differ"_s;
    case Standing::Candidate:
        return u"candidate"_s;
    case Standing::WantsRelease:
        return u"wants-release"_s;
    case Standing::UpToDate:
        break;
    }
    return u"up-to-date"_s;
}

bool isObstacle(Standing standing)
{
    switch (standing) {
    case Standing::Unreadable:
    case Standing::Operation:
    case Standing::Conflicts:
    case Standing::Detached:
    case Standing::Uncommitted:
    case Standing::Behind:
    case Standing::UnreadableFile:
    case Standing::VersionsDiffer:
        return true;
    default:
        return false;
    }
}

Standing standingOf(const RepositoryRow &repository, const PackageRow *package,
                    const std::optional<ReleaseInFlight> &flight, const ForgeFacts *forge)
{
    if (flight && isFor(*flight, package))
        return flight->running ? Standing::Running : Standing::Waiting;
    if (!gatesFor(repository, package, forge).isEmpty())
        return Standing::Approval;
    if (repository.error)
        return Standing::Unreadable;
    if (repository.state.bare)
        return Standing::Bare;
    if (!package)
        return Standing::NoPackage;
    if (repository.state.head.isEmpty())
        return Standing::Unborn;
    if (!package->suggestedBump || isBelowThreshold(repository.policy, *package))
        return package->versions.agree ? Standing::UpToDate : Standing::VersionsDiffer;
    if (flight)
        return Standing::SiblingRelease;
    if (const auto obstacle = obstacleOf(repository.state, *package))
        return *obstacle;
    return promotes(*package) ? Standing::Candidate : Standing::WantsRelease;
}

QString nextActionName(NextAction::Kind kind)
{
    switch (kind) {
    case NextAction::Kind::Release:
        return u"release"_s;
    case NextAction::Kind::Promote:
        return u"promote"_s;
    case NextAction::Kind::Watch:
        return u"watch"_s;
    case NextAction::Kind::Resume:
        return u"resume"_s;
    case NextAction::Kind::Approve:
        return u"approve"_s;
    case NextAction::Kind::Align:
        return u"align"_s;
    case NextAction::Kind::None:
        break;
    }
    return u"none"_s;
}

NextAction nextAction(const RepositoryRow &repository, const PackageRow *package,
                      const std::optional<ReleaseInFlight> &flight, const ForgeFacts *forge)
{
    NextAction action;
    action.standing = standingOf(repository, package, flight, forge);
    action.kind = kindOf(action.standing, package);
    const bool failed = action.standing == Standing::Waiting && flight && flight->failed;
    action.label = failed ? tr("See why…") : labelOf(action.kind);
    action.enabled = action.kind != NextAction::Kind::None && action.standing != Standing::SiblingRelease;
    action.reason = reasonOf(action.standing, repository, package, flight, forge);
    const bool wanted =
        !package || (package->suggestedBump.has_value() && !isBelowThreshold(repository.policy, *package));
    action.blocked = wanted && isObstacle(action.standing);
    if (action.standing == Standing::Running || action.standing == Standing::Waiting) {
        const QList<WaitingGate> gates = gatesOf(flight, gatesFor(repository, package, forge));
        if (!gates.isEmpty()) {
            action.kind = NextAction::Kind::Approve;
            action.label = labelOf(action.kind);
            action.reason = approvalOf(gates);
        }
    }
    return action;
}

} // namespace tagboat
