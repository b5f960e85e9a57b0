// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/sourcetext.h"

#include <QList>
#include <QString>

namespace tagboat
{

/// An option of an INI file as Python's configparser reads it, without interpolation.
struct IniEntry {
    QString section;
    QString key;     ///< in lower case
    QString written; ///< the key as it stands: a file's name where the options are files
    int line = 0;
    QString value;     ///< its lines joined with LF, each without the blanks around it
    SourceSlice slice; ///< the value's only line; length 0 if it has several or none
};

/// Every option in order. Errors are Invalid: an option or section that stands twice (with both lines), a line that is
/// none.
Result<QList<IniEntry>> iniEntries(const QByteArray &bytes, const QString &path);

/// "section.key=value" of each option: what must stay the same but for the literal of an edit.
Result<QList<QByteArray>> iniFacts(const QByteArray &bytes, const QString &path);

} // namespace tagboat
