// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <functional>

class QSqlDatabase;

namespace tagboat
{

/// Brings a database to this version's schema, one numbered migration after the other, each in a transaction. Invalid
/// if a newer Tagboat wrote it: going on could lose what it knows.
Result<void> migrate(QSqlDatabase &database);

/// Which version of the schema a database has; 0 for one in which nothing was made yet: who made it was killed before.
/// Invalid if it is no database.
Result<int> schemaVersion(QSqlDatabase &database);

/// Opens Tagboat's database, tagboat.db in @p folder, under the name of a connection, and brings it to this version's
/// schema. The folder and the file are the user's alone; what is committed survives a power cut. Errors: Io, and those
/// of migrate(); then there is no connection of that name.
Result<void> openDatabase(const QString &folder, const QString &connection);

/// Runs one statement without results; Io with SQLite's own words if it fails.
Result<void> execute(QSqlDatabase &database, const QString &statement);

/// Does @p work in one transaction of a connection: all of it or, if it fails, nothing.
Result<void> inTransaction(const QString &connection, const std::function<Result<void>()> &work);

} // namespace tagboat
