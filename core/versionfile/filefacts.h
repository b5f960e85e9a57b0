// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace tagboat
{

/// Splits a file into what it says: all of it must stay the same but for the literals of an edit.
using FactReader = Result<QList<QByteArray>> (*)(const QByteArray &, const QString &);

/// The reader of the file's language. With @p byLine, for a file that only anchors know, it is lineFacts() unless the
/// file is one that must stay readable for others: TOML and Python.
FactReader factReaderOf(const QString &path, bool byLine);

/// Whether a tool locks the versions of dependencies in the file.
bool isLockFile(const QString &path);

/// The most that is read of a file in which a version may stand: locks list a project's whole world.
qint64 readLimitOf(const QString &path);

} // namespace tagboat
