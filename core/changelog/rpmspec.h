// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "changelog/changelogoutline.h"

#include <QHash>

namespace tagboat
{

/// One part of an RPM changelog; lines are 0-based.
///
///   * Fri Jan 02 2026 Bo Boatswain <bo@example.org> - 1.2.3-1
///   - what changed
struct RpmPart {
    int heading = 0;
    int end = 0;      ///< one past its last line that is not blank
    TextSpan date;    ///< in the heading
    TextSpan version; ///< in the heading; not there: the part is not released, or a line of its own has it
    QDate day;        ///< that the date names, whatever weekday it says; invalid: there is no such day
};

/// The changelog of a spec file: its section %changelog, or a file of its own that has just what the section would. Its
/// grammar is that of rpm-spec(5) and of rpm's build/parseChangelog.c; the three places for the version are those of
/// Fedora's packaging guidelines.
struct RpmSpec {
    ChangelogText text;
    int first = 0; ///< the section's first line
    int end = 0;   ///< one past its last line
    int autoLine =
        -1; ///< of %autochangelog, where rpmautospec writes the changelog from the commits; -1 if there is none
    QList<ChangelogRelease> releases;
    QList<RpmPart> parts;
    QHash<int, QString> written; ///< the entries' texts with their macros, by their first lines
};

/// Errors: those of ChangelogText::read(); Invalid where a conflict is not decided.
Result<RpmSpec> readRpmSpec(const QByteArray &bytes, const QString &path);

/// Text as %changelog has it, where "%" begins a macro, and what it says.
QString rpmEscaped(QString text);
QString rpmUnescaped(QString text);

/// "Fri Jan 02 2026", with the day's number as the other dates of the file have it.
QString rpmDate(const RpmSpec &spec, QDate day);

} // namespace tagboat
