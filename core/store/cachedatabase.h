// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QList>
#include <QString>

namespace tagboat
{

/// A table of a database of the kind below.
struct CacheTable {
    QString name;
    QString create; ///< the statement
};

/// Opens a database that may be lost at any time, apart from the journal, under the name of a connection. It is the
/// user's alone, and does not wait for the disk: what a power cut spoils is made anew. Tables of another @p format are
/// dropped and made anew. Errors: Io with what SQLite says; then discardCache() and try once more.
Result<void> openCache(const QString &file, const QString &connection, const QString &format,
                       const QList<CacheTable> &tables);

/// Removes such a database; its connection is closed.
void discardCache(const QString &file);

} // namespace tagboat
