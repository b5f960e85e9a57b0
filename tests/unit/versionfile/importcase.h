// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "memorytree.h"

namespace tagboat
{

inline const QByteArray project = "[project]\nname = \"p\"\nversion = \"1.2.3\"\n";

inline MemoryTree with(const QString &path, const QByteArray &text, const QByteArray &before = project)
{
    MemoryTree tree{{QStringLiteral("pyproject.toml"), before}};
    tree[path] = path == QStringLiteral("pyproject.toml") ? before + text : text;
    return tree;
}

/// "path:line kind text" of the places that a tool declares and no layout of the package has.
inline QStringList declared(const VersionFileSet &set)
{
    QStringList lines;
    for (const VersionOccurrence &place : set.occurrences) {
        if (!place.declaredBy.isEmpty())
            lines.append(QStringLiteral("%1:%2 %3 %4").arg(place.path).arg(place.line).arg(place.kind, place.text));
    }
    return lines;
}

inline VersionFileSet found(const MemoryTree &tree)
{
    return findVersions(readerOf(tree), QStringLiteral("."));
}

inline QString why(const ImportedSettings &import, const QString &key)
{
    for (const SettingLeft &setting : import.left) {
        if (setting.key == key)
            return setting.reason;
    }
    return {};
}

} // namespace tagboat
