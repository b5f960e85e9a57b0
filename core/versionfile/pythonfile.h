// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "versionfile/pythonlexer.h"

#include <QString>
#include <QStringList>

namespace tagboat
{

/// An assignment to plain names at a module's level: a = b = value, with or without annotation.
struct PythonAssignment {
    enum class Value {
        String, ///< one plain string literal; the literal is its text
        Tuple, ///< a tuple or list of numbers and plain strings; the literal reaches from the first to the last of them
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

/// The source of each statement: what must stay the same but for the literals of an edit.
Result<QList<QByteArray>> pythonFacts(const QByteArray &bytes, const QString &path);

} // namespace tagboat
