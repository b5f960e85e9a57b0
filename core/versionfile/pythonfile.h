// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "versionfile/pythonlexer.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace tagboat
{

/// An assignment to plain names at a module's level: a = b = value, with or without annotation.
struct PythonAssignment {
    enum class Value {
        String,   ///< one plain string literal; the literal is its text
        Tuple,    ///< a tuple or list of numbers and plain strings, or a call of a named tuple with them; the literal
                  ///< reaches from the first to the last of them
        Hex,      ///< one hexadecimal number
        Computed, ///< anything else; the literal is the expression
    };

    QStringList names;
    Value value = Value::Computed;
    SourceSlice literal;
};

/// Every assignment of a Python module that runs when it is imported, in order.
Result<QList<PythonAssignment>> pythonAssignments(const QByteArray &bytes, const QString &path);

/// The plain string that the call of @p function (for example "setup") at the module's level gets as keyword @p name.
/// Value::Computed if it is given but is no plain string; an empty list of names if it is not given.
Result<PythonAssignment> pythonKeyword(const QByteArray &bytes, const QString &path, const QByteArray &function,
                                       const QByteArray &name);

/// Where a module takes a name from: "from .about import version as __version__".
struct PythonImport {
    QString module; ///< with its leading dots
    QString name;   ///< what it is called there
};

/// The import that gives a module the name @p name; nothing if there is none.
std::optional<PythonImport> pythonImportOf(const QByteArray &bytes, const QString &path, const QString &name);

/// The source of each statement: what must stay the same but for the literals of an edit.
Result<QList<QByteArray>> pythonFacts(const QByteArray &bytes, const QString &path);

} // namespace tagboat
