// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

namespace tagboat
{

/// A key or a table header of a TOML document, with the header's parts before a key's own.
struct TomlStatement {
    QStringList path;
    int line = 0;
    bool isHeader = false;
};

/// Walks over a TOML document without recursion and refuses keys and brackets that go deeper than @p limit. Gives its
/// statements outside brackets; for a document that is not valid TOML, those up to the first fault are right.
Result<QList<TomlStatement>> scanToml(const QByteArray &bytes, const QString &path, int limit);

} // namespace tagboat
