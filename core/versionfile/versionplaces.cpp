// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "versionfile/versionplaces.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

int partIndex(const VersionOccurrence &occurrence)
{
    static const QStringList kinds{u"pattern.major"_s, u"pattern.minor"_s, u"pattern.patch"_s};
    return int(kinds.indexOf(occurrence.kind));
}

bool isAmbiguous(const VersionOccurrence &a, const VersionOccurrence &b)
{
    using Role = VersionOccurrence::Role;
    return a.role != Role::Derived && b.role != Role::Derived && a.path == b.path && a.kind == b.kind &&
           a.kind.startsWith(u"python."_s);
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

} // namespace tagboat
