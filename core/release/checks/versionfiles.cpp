// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/checks/check.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat::checks
{

namespace
{

using State = CheckResult::State;

/// A file that is not tracked would enter the release's commit for the first time, or not at all.
Findings versionTracked(const Premises &in)
{
    if (!in.package)
        return {};
    QStringList untracked;
    for (const VersionOccurrence &place : in.package->versions.occurrences) {
        if (place.role != VersionOccurrence::Role::Derived && !in.trackedPaths.contains(place.path))
            untracked.append(place.path);
    }
    untracked.removeDuplicates();
    if (untracked.isEmpty())
        return {};
    return at(warns(u"Git does not track %1, which says the version"_s.arg(untracked.constFirst()),
                    u"Add it to git, or let the build make it."_s, someOf(untracked)),
              untracked.constFirst());
}

Findings versionReadable(const Premises &in)
{
    if (!in.package || in.package->versions.problems.isEmpty())
        return {};
    Findings findings;
    for (const Error &problem : in.package->versions.problems)
        findings += at(warns(problem.message, problem.remedy, problem.detail), problem.path, problem.line);
    return findings;
}

/// What the matrix of version places says now, for the eye: the release sets all of them.
Findings versionPlaces(const Premises &in)
{
    if (!in.package || in.package->versions.occurrences.isEmpty() || !in.package->versions.agree)
        return {};
    const VersionOccurrence &first = in.package->versions.occurrences.constFirst();
    return at(passed(counted(in.package->versions.occurrences.size(), u"The version stands in one place"_s,
                             u"All %1 places of the version agree"_s),
                     u"%1 says %2"_s.arg(first.kind, first.text)),
              first.path, first.line);
}

} // namespace

QList<Check> versionFileChecks()
{
    const QString group = u"Version"_s;
    const QString files = u"files"_s;
    return {
        {{u"versions-agree"_s, group, u"All files say the same version"_s, files, State::Warns}, nullptr},
        {{u"version-places"_s, group, u"Where the version stands"_s, files, State::Passed}, versionPlaces},
        {{u"version-tracked"_s, group, u"Git tracks the version files"_s, files, State::Warns}, versionTracked},
        {{u"version-readable"_s, group, u"Every version file can be understood"_s, files, State::Warns},
         versionReadable},
    };
}

} // namespace tagboat::checks
