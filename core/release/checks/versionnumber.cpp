// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/checks/check.h"
#include "version/bump.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat::checks
{

namespace
{

using State = CheckResult::State;

/// All versions that have a tag, here or on the remote.
QList<Version> taggedVersions(const Premises &in)
{
    QList<Version> versions;
    for (const QString &tag : in.localTagNames() + in.remoteTagNames()) {
        if (const auto version = in.grammar.versionOf(tag))
            versions.append(*version);
    }
    return versions;
}

/// PEP 440: "local version identifiers SHOULD NOT be used when publishing"; PyPI refuses them.
Findings versionLocal(const Premises &in)
{
    if (!in.target || in.target->scheme() != VersionScheme::Pep440 || in.target->local().isEmpty())
        return {};
    return blocks(u"%1 has a local part, which is never released"_s.arg(in.target->spelling()),
                  u"Release it without “+%1”."_s.arg(in.target->local()));
}

Findings versionDevelopment(const Premises &in)
{
    if (!in.target || !in.target->isDevRelease())
        return {};
    return warns(u"%1 is a development version"_s.arg(in.target->spelling()),
                 u"Installers skip it unless they are asked for pre-releases."_s);
}

/// An epoch outranks everything before it, for ever.
Findings versionEpoch(const Premises &in)
{
    if (!in.target || !in.lastFinal || in.target->epoch() == in.lastFinal->epoch())
        return {};
    return warns(u"The epoch changes from %1 to %2"_s.arg(in.lastFinal->epoch(), in.target->epoch()),
                 u"Every later version needs the new epoch too (PEP 440)."_s);
}

/// 1.5.0rc1 after 1.5.0.
Findings versionLate(const Premises &in)
{
    if (!in.target || !in.target->isPreRelease())
        return {};
    const Version final = in.target->finalRelease();
    for (const Version &version : taggedVersions(in)) {
        if (!version.isPreRelease() && !version.isPostRelease() && version == final)
            return blocks(u"%1 is released, so %2 comes too late"_s.arg(version.spelling(), in.target->spelling()),
                          u"Choose a pre-release of a later version."_s);
    }
    return {};
}

Findings versionLine(const Premises &in)
{
    if (!in.target)
        return {};
    const QList<Version> all = taggedVersions(in);
    const auto highest = std::ranges::max_element(all);
    if (highest == all.end() || *highest <= *in.target)
        return {};
    return warns(
        u"%1 is lower than %2, the highest version with a tag"_s.arg(in.target->spelling(), highest->spelling()),
        u"Right for a fix of an older line; else choose a higher version."_s);
}

/// 1.4.2 is followed by 1.4.3, 1.5.0 or 2.0.0; what else is often a typing mistake. Years are no such numbers.
Findings versionSkips(const Premises &in)
{
    if (!in.package || !in.target || !in.lastFinal || in.lastFinal->release().constFirst().size() >= 4)
        return {};
    const Version wanted = in.target->finalRelease();
    if (wanted == *in.lastFinal || in.target->isPostRelease())
        return {};
    QStringList next;
    for (const BumpLevel level : {BumpLevel::Patch, BumpLevel::Minor, BumpLevel::Major}) {
        const auto version = bump(*in.lastFinal, level, in.package->calendar);
        if (!version)
            continue;
        if (*version == wanted)
            return passed(u"%1 is the next %2 version after %3"_s.arg(wanted.spelling(), bumpLevelName(level),
                                                                      in.lastFinal->spelling()));
        next.append(version->spelling());
    }
    return warns(u"%1 leaves out versions after %2"_s.arg(wanted.spelling(), in.lastFinal->spelling()),
                 u"Usual would be %1."_s.arg(next.join(u", "_s)));
}

} // namespace

QList<Check> versionNumberChecks()
{
    const QString group = u"Version"_s;
    const QString plan = u"plan"_s;
    return {
        {{u"version-higher"_s, group, u"The version comes after the last one"_s, plan}, nullptr},
        {{u"version-local"_s, group, u"The version has no local part"_s, plan}, versionLocal},
        {{u"version-development"_s, group, u"The version is no development version"_s, plan, State::Warns},
         versionDevelopment},
        {{u"version-epoch"_s, group, u"The epoch stays"_s, plan, State::Warns}, versionEpoch},
        {{u"version-late"_s, group, u"No pre-release after its final"_s, plan}, versionLate},
        {{u"version-line"_s, group, u"The version is the highest of all"_s, plan, State::Warns}, versionLine},
        {{u"version-skips"_s, group, u"No version is left out"_s, plan, State::Warns}, versionSkips},
        {{u"candidate-builds"_s, group, u"A candidate's tag builds the candidate"_s, plan, State::Warns}, nullptr},
        {{u"candidate-order"_s, group, u"Candidates sort by number"_s, plan, State::Warns}, nullptr},
    };
}

} // namespace tagboat::checks
