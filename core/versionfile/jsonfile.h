// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/sourcetext.h"

#include <QJsonObject>
#include <QList>

namespace tagboat
{

/// A string member of a JSON document and where it stands.
struct JsonPlace {
    int line = 0;          ///< of the key; 0 if there is no such member
    SourceSlice slice;     ///< the characters between the quotes
    bool isString = false; ///< it is a string without escapes
};

/// The members at the given paths of keys, in the paths' order, without reading the rest: a lock file may be long.
/// Errors are Invalid and name the line: a member that stands twice (with both lines), a text that is cut off.
Result<QList<JsonPlace>> jsonPlaces(const QByteArray &bytes, const QString &path, const QList<QStringList> &members);

/// A JSON document whose root is an object, and where a top-level string stands in it.
struct JsonFile {
    QJsonObject root;
    SourceSlice version;   ///< the characters of the top-level "version" between its quotes; length 0 if @c line is 0
    int versionLine = 0;   ///< 0 if there is no top-level "version"
    bool isString = false; ///< it is a string without escapes
};

/// Reads JSON (RFC 8259; a byte order mark is skipped). Errors are Invalid and name the line: a fault of syntax, a root
/// that is no object, a top-level "version" that stands twice (with both lines).
Result<JsonFile> readJson(const QByteArray &bytes, const QString &path);

/// "key=value" of each top-level member: what must stay the same but for the literal of an edit.
Result<QList<QByteArray>> jsonFacts(const QByteArray &bytes, const QString &path);

} // namespace tagboat
