// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/sourcetext.h"

#include <QByteArrayView>
#include <QList>

namespace tagboat
{

/// A token of Python source. Comments, blanks and line breaks are none. Its views look into the source's bytes, which
/// must stay as long as the token is used.
struct PythonToken {
    enum class Type { Name, Number, String, Operator };

    Type type = Type::Operator;
    SourceSlice slice;
    SourceSlice body;      ///< of a string: what stands between its quotes
    QByteArrayView prefix; ///< of a string: r, b, f, … as written
    QByteArrayView text;   ///< the token as written

    [[nodiscard]] bool is(const char *operatorText) const { return type == Type::Operator && text == operatorText; }
};

/// A simple statement, or the head of a compound one.
struct PythonStatement {
    QList<PythonToken> tokens;
    /// Runs when the module is imported, as far as can be told without running it: at the module's level, or in an if,
    /// try or with there; never in a function, a class, a loop, or an except branch.
    bool moduleLevel = true;

    [[nodiscard]] SourceSlice slice() const;
};

/// Splits Python 3 source into statements (The Python Language Reference, chapter 2), without looking at its grammar.
/// Errors are Invalid with line and column: a string or a bracket that is not closed.
Result<QList<PythonStatement>> lexPython(const QByteArray &bytes, const QString &path);

} // namespace tagboat
