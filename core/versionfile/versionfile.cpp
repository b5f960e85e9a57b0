// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "versionfile/versionfile.h"

#include "versionfile/findercontext.h"
#include "versionfile/plainfile.h"
#include "versionfile/pythontuple.h"
#include "versionfile/versionplaces.h"
#include "versionfile/versionspelling.h"

#include <QDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

using Origin = VersionFileSet::Origin;
using Role = VersionOccurrence::Role;

bool overlap(const VersionOccurrence &a, const VersionOccurrence &b)
{
    return a.path == b.path && a.offset < b.offset + b.length && b.offset < a.offset + a.length;
}

/// A user's pattern takes the place of what stands there, and settles which of several assignments is meant.
void applyPattern(FinderContext &context, const VersionFilePattern &pattern)
{
    VersionFilePattern placed = pattern;
    placed.path = QDir::cleanPath(pattern.path);
    const QByteArray *bytes = context.named(placed.path);
    if (bytes == nullptr)
        return;
    const auto places = patternPlaces(*bytes, placed);
    if (!places) {
        context.problem(places.error());
        return;
    }
    auto &occurrences = context.set().occurrences;
    Role role = context.nextRole();
    for (qsizetype i = occurrences.size() - 1; i >= 0; --i) {
        const VersionOccurrence native = occurrences[i];
        const bool replaced = std::any_of(places->cbegin(), places->cend(),
                                          [&](const VersionOccurrence &place) { return overlap(place, native); });
        if (!replaced)
            continue;
        role = native.role == Role::Source ? Role::Source : role;
        for (VersionOccurrence &other : occurrences) {
            if (other.path == native.path && other.kind == native.kind)
                other.role = Role::Derived;
        }
        occurrences.removeAt(i);
    }
    for (VersionOccurrence place : *places) {
        place.role = place.version.isEmpty() ? Role::Mirror : role;
        context.add(place);
    }
}

/// One place among several of the same name in a file can be the one that counts; nothing tells which.
void reportAmbiguity(VersionFileSet &set)
{
    for (qsizetype i = 0; i < set.occurrences.size(); ++i) {
        for (qsizetype j = 0; j < i; ++j) {
            const VersionOccurrence &first = set.occurrences[j];
            const VersionOccurrence &second = set.occurrences[i];
            if (!isAmbiguous(first, second))
                continue;
            set.problems.append(ambiguity(first, second));
        }
    }
}

/// A tuple of fewer numbers than the version's says only a part; so do release numbers beside a pre-release.
void recognisePartialTuples(VersionFileSet &set)
{
    const auto whole = parseEither(set.version, set.scheme);
    for (VersionOccurrence &occurrence : set.occurrences) {
        if (!whole || occurrence.version.isEmpty() || occurrence.version == occurrence.text ||
            !tupleIsNumeric(occurrence.text.toUtf8()))
            continue;
        const auto says = Version::parse(occurrence.version, VersionScheme::Pep440);
        bool begins = says && says->release().size() <= whole->release().size();
        for (qsizetype i = 0; begins && i < says->release().size(); ++i)
            begins = says->releaseNumber(i) == whole->releaseNumber(i);
        const bool shorter = says && says->release().size() < whole->release().size();
        if (begins && (shorter || whole->isPreRelease() || whole->isPostRelease()))
            occurrence.version.clear();
    }
}

/// Literals that are no version: in a mirror they are somebody else's business, in the source the user must hear of
/// them.
void judgeTexts(VersionFileSet &set)
{
    for (VersionOccurrence &occurrence : set.occurrences) {
        if (occurrence.role == Role::Derived || occurrence.version.isEmpty())
            continue;
        const VersionScheme scheme = schemeOf(occurrence, set.scheme);
        const auto version = scheme == set.scheme && occurrence.kind.startsWith(u"pattern."_s)
                                 ? parseEither(occurrence.version, scheme)
                                 : Version::parse(occurrence.version, scheme);
        if (version)
            continue;
        set.problems.append(
            {Error::Kind::Invalid,
             u"\"%1\" is not a version of %2"_s.arg(occurrence.text,
                                                    scheme == VersionScheme::Pep440 ? u"PEP 440"_s : u"SemVer"_s),
             version.error().message, u"Correct the version in the file."_s, occurrence.path, occurrence.line});
        if (occurrence.role == Role::Mirror)
            occurrence.role = Role::Derived;
    }
}

bool saysNumber(const VersionOccurrence &part, const Version &whole)
{
    const int index = partIndex(part);
    return index < 0 || part.text == whole.releaseNumber(index);
}

bool agree(const VersionFileSet &set)
{
    const VersionOccurrence *first = nullptr;
    for (const VersionOccurrence &occurrence : set.occurrences) {
        if (occurrence.role == Role::Derived)
            continue;
        if (occurrence.version.isEmpty()) {
            const auto whole = parseEither(set.version, set.scheme);
            if (whole && !saysNumber(occurrence, *whole))
                return false;
            continue;
        }
        if (first == nullptr)
            first = &occurrence;
        else if (!sameVersion(first->version, schemeOf(*first, set.scheme), occurrence.version,
                              schemeOf(occurrence, set.scheme)))
            return false;
    }
    return true;
}

/// SemVer unless the version can be read by PEP 440 alone.
VersionScheme genericScheme(const VersionFileSet &set)
{
    for (const VersionOccurrence &occurrence : set.occurrences) {
        if (occurrence.version.isEmpty())
            continue;
        const bool semVer = Version::parse(occurrence.version, VersionScheme::SemVer).has_value();
        return semVer || !Version::parse(occurrence.version, VersionScheme::Pep440) ? VersionScheme::SemVer
                                                                                    : VersionScheme::Pep440;
    }
    return VersionScheme::SemVer;
}

void conclude(VersionFileSet &set)
{
    // Sources first, in the order in which the build looks at them.
    std::stable_sort(set.occurrences.begin(), set.occurrences.end(),
                     [](const VersionOccurrence &a, const VersionOccurrence &b) {
                         return a.role == Role::Source && b.role != Role::Source;
                     });
    if (set.ecosystem == u"generic"_s)
        set.scheme = genericScheme(set);
    for (const VersionOccurrence &occurrence : std::as_const(set.occurrences)) {
        if (occurrence.role == Role::Source && !occurrence.version.isEmpty()) {
            set.version = occurrence.version;
            if (set.origin != Origin::Vcs)
                set.origin = Origin::Static;
            break;
        }
    }
    recognisePartialTuples(set);
    judgeTexts(set);
    reportAmbiguity(set);
    set.agree = agree(set);
}

} // namespace

VersionFileSet findVersions(const TreeReader &read, const QString &folder, const QList<VersionFilePattern> &patterns)
{
    VersionFileSet set;
    set.folder = folder.isEmpty() ? u"."_s : QDir::cleanPath(folder);
    FinderContext context(read, set);
    if (!findPythonPackage(context) && !findNpmPackage(context) && !findCargoPackage(context))
        set.ecosystem = u"generic"_s;
    // Where tags or code decide, other files are made from them or are none of the build's business.
    if (context.hasSource() || set.origin == Origin::None) {
        findForeignManifests(context);
        findPlainFiles(context);
        findLockFiles(context);
    }
    for (const VersionFilePattern &pattern : patterns) {
        if (set.folder == u"."_s || QDir::cleanPath(pattern.path).startsWith(set.folder + u'/'))
            applyPattern(context, pattern);
    }
    conclude(set);
    return set;
}

} // namespace tagboat
