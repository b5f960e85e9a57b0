// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "versionfile/versionfile.h"

#include "versionfile/anchors.h"
#include "versionfile/cargoworkspace.h"
#include "versionfile/findercontext.h"
#include "versionfile/npmworkspace.h"
#include "versionfile/versionplaces.h"

#include <QDir>

#include <array>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

using Origin = VersionFileSet::Origin;

/// The kinds of package in the order in which they are looked for: the first that the folder holds counts.
constexpr std::array<bool (*)(FinderContext &), 5> packageFinders{findPythonPackage, findNpmPackage, findCargoPackage,
                                                                  findCMakePackage, findMesonPackage};

/// What says the version beside the place that the build reads.
struct Companion {
    void (*find)(FinderContext &);
    bool whereTagsDecide; ///< people keep it by hand, also where the version comes from the tags
};

constexpr std::array<Companion, 10> companions{{{findForeignManifests, false},
                                                {findForeignBuilds, false},
                                                {findPlainFiles, false},
                                                {findHeaders, false},
                                                {findCargoPins, false},
                                                {findNpmPins, false},
                                                {findLockFiles, false},
                                                {findSphinxSettings, false},
                                                {findCitation, true},
                                                {findToolSettings, true}}};

} // namespace

QString versionRoleName(VersionOccurrence::Role role)
{
    using Role = VersionOccurrence::Role;
    switch (role) {
    case Role::Source:
        return u"source"_s;
    case Role::Mirror:
        return u"mirror"_s;
    case Role::Lock:
        return u"lock"_s;
    case Role::Derived:
        return u"derived"_s;
    case Role::Unrelated:
        break;
    }
    return u"unrelated"_s;
}

QString versionConfidenceName(VersionOccurrence::Confidence confidence)
{
    using Confidence = VersionOccurrence::Confidence;
    return confidence == Confidence::Certain  ? u"certain"_s
           : confidence == Confidence::Likely ? u"likely"_s
                                              : u"guessed"_s;
}

VersionFileSet findVersions(const TreeReader &read, const QString &folder, const QList<VersionFilePattern> &patterns)
{
    VersionFileSet set;
    set.folder = folder.isEmpty() ? u"."_s : QDir::cleanPath(folder);
    FinderContext context(read, set);
    bool found = false;
    for (const auto &find : packageFinders)
        found = found || find(context);
    if (!found)
        set.ecosystem = u"generic"_s;
    importToolSettings(context);
    for (const VersionFilePattern &pattern : patterns)
        disownSource(context, pattern);
    for (const Companion &companion : companions) {
        // Where tags or code decide, most other files are made from them or are none of the build's business.
        if (context.hasSource() || set.origin == Origin::None ||
            (companion.whereTagsDecide && set.origin == Origin::Vcs))
            companion.find(context);
    }
    for (const VersionFilePattern &pattern : patterns) {
        if (set.folder == u"."_s || QDir::cleanPath(pattern.path).startsWith(set.folder + u'/'))
            applyAnchor(context, pattern);
    }
    concludeVersions(set);
    return set;
}

} // namespace tagboat
