// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "versionfile/anchors.h"

#include "versionfile/plainfile.h"

#include <QDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

using Role = VersionOccurrence::Role;

bool overlap(const VersionOccurrence &a, const VersionOccurrence &b)
{
    return a.path == b.path && a.offset < b.offset + b.length && b.offset < a.offset + a.length;
}

/// A user's pattern takes the place of what stands there, and settles which of several assignments is meant.
void applyPattern(FinderContext &context, const QByteArray *bytes, const VersionFilePattern &placed)
{
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
        place.role = placed.role.value_or(place.version.isEmpty() ? Role::Mirror : role);
        context.add(place);
    }
}

/// A role without a pattern is for every place of the file that the build does not read.
void applyRole(FinderContext &context, const VersionFilePattern &placed, Role role)
{
    bool found = false;
    for (VersionOccurrence &place : context.set().occurrences) {
        if (place.path != placed.path)
            continue;
        found = true;
        if (place.role == Role::Derived || (place.role == Role::Source && role == Role::Mirror))
            continue;
        place.role = role;
        place.confidence = VersionOccurrence::Confidence::Certain;
    }
    if (!found) {
        context.problem({Error::Kind::NotFound,
                         u"No version is found in the file that .tagboat.toml names"_s,
                         {},
                         u"Add a pattern to its [[version-file]], or remove that."_s,
                         placed.path,
                         0});
    }
}

} // namespace

void disownSource(FinderContext &context, const VersionFilePattern &anchor)
{
    if (!anchor.pattern.isEmpty() || anchor.role != Role::Unrelated)
        return;
    VersionFileSet &set = context.set();
    for (VersionOccurrence &place : set.occurrences) {
        if (place.role == Role::Source && place.path == QDir::cleanPath(anchor.path)) {
            place.role = Role::Unrelated;
            place.confidence = VersionOccurrence::Confidence::Certain;
        }
    }
    if (set.origin == VersionFileSet::Origin::Static && !context.hasSource())
        set.origin = VersionFileSet::Origin::None;
}

void applyAnchor(FinderContext &context, const VersionFilePattern &anchor)
{
    VersionFilePattern placed = anchor;
    placed.path = QDir::cleanPath(anchor.path);
    const QByteArray *bytes = context.named(placed.path);
    if (bytes == nullptr)
        return;
    if (!placed.pattern.isEmpty() || !placed.role)
        applyPattern(context, bytes, placed);
    else
        applyRole(context, placed, *placed.role);
}

} // namespace tagboat
