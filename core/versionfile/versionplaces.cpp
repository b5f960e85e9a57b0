// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "versionfile/versionplaces.h"

#include "versionfile/pythontuple.h"
#include "versionfile/versionforms.h"
#include "versionfile/versionspelling.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

bool isAmbiguous(const VersionOccurrence &a, const VersionOccurrence &b)
{
    const bool named = a.kind.startsWith(u"python."_s) || a.kind.startsWith(u"c."_s) || a.kind.startsWith(u"cmake."_s);
    return named && a.isEdited() && b.isEdited() && a.path == b.path && a.kind == b.kind;
}

Error ambiguity(const VersionOccurrence &first, const VersionOccurrence &second)
{
    return {
        Error::Kind::Conflict,
        u"%1 is assigned twice, lines %2 and %3"_s.arg(first.kind.section(u'.', 1)).arg(first.line).arg(second.line),
        {},
        u"Name the one that counts with a [[version-file]] pattern in .tagboat.toml."_s,
        second.path,
        second.line};
}

namespace
{

using Form = VersionOccurrence::Form;
using Origin = VersionFileSet::Origin;
using Role = VersionOccurrence::Role;

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
        if (!whole || occurrence.version.isEmpty() || occurrence.form != Form::Tuple ||
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
        if (!occurrence.isEdited() || occurrence.version.isEmpty())
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
        if (occurrence.role != Role::Source)
            occurrence.role = Role::Derived;
    }
}

bool agree(const VersionFileSet &set)
{
    const VersionOccurrence *first = nullptr;
    for (const VersionOccurrence &occurrence : set.occurrences) {
        if (first == nullptr && occurrence.isEdited() && !occurrence.version.isEmpty())
            first = &occurrence;
    }
    if (first == nullptr)
        return true;
    const auto whole = parseEither(set.version.isEmpty() ? first->version : set.version, set.scheme);
    for (const VersionOccurrence &occurrence : set.occurrences) {
        if (!occurrence.isEdited())
            continue;
        // What is no version can only be compared by its text.
        const bool says = whole ? placeSays(occurrence, *whole, set.scheme)
                                : occurrence.version.isEmpty() || occurrence.version == first->version;
        if (!says)
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

/// The version that split numbers say together where nothing says it whole.
QString splitVersion(const VersionFileSet &set)
{
    QStringList numbers;
    for (const Form part : {Form::Major, Form::Minor, Form::Patch}) {
        for (const VersionOccurrence &occurrence : set.occurrences) {
            if (occurrence.role != Role::Source || occurrence.form != part)
                continue;
            numbers += occurrence.text;
            break;
        }
    }
    return numbers.size() > 1 ? numbers.join(u'.') : QString();
}

QString anchor(const QString &path, const QString &role)
{
    QString quoted = path;
    quoted.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
    return u"[[version-file]]\npath = \"%1\"\nrole = \"%2\"\n"_s.arg(quoted, role);
}

void ask(VersionFileSet &set)
{
    for (const VersionOccurrence &place : std::as_const(set.occurrences)) {
        if (place.role != Role::Unrelated || place.confidence != VersionOccurrence::Confidence::Guessed)
            continue;
        set.questions.append({place.path, place.line,
                              u"%1 says %2: is that a copy of this package's version?"_s.arg(place.path, place.text),
                              anchor(place.path, u"mirror"_s), anchor(place.path, u"unrelated"_s)});
    }
}

} // namespace

void concludeVersions(VersionFileSet &set)
{
    // Sources first, in the order in which the build looks at them.
    std::stable_sort(set.occurrences.begin(), set.occurrences.end(),
                     [](const VersionOccurrence &a, const VersionOccurrence &b) {
                         return a.role == Role::Source && b.role != Role::Source;
                     });
    if (set.ecosystem == u"generic"_s || set.ecosystem == u"meson"_s) // Meson has no rules of its own
        set.scheme = genericScheme(set);
    for (const VersionOccurrence &occurrence : std::as_const(set.occurrences)) {
        if (occurrence.role == Role::Source && !occurrence.version.isEmpty()) {
            set.version = occurrence.version;
            if (set.origin != Origin::Vcs)
                set.origin = Origin::Static;
            break;
        }
    }
    if (set.version.isEmpty()) {
        set.version = splitVersion(set);
        if (!set.version.isEmpty())
            set.origin = Origin::Static;
    }
    recognisePartialTuples(set);
    judgeTexts(set);
    reportAmbiguity(set);
    set.agree = agree(set);
    ask(set);
}

} // namespace tagboat
