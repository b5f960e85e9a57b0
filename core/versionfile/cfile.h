// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/sourcetext.h"

#include <QList>

namespace tagboat
{

/// A name that a C or C++ header gives one literal: #define NAME literal, or constexpr … NAME = literal.
struct CDefinition {
    QByteArray name;
    SourceSlice literal; ///< without quotes
    bool isString = false;
};

/// The definitions of one literal in order, of strings and integers. Comments, and strings with escapes or prefixes,
/// are passed over. Errors are Invalid and name the line: a comment or string that is not closed.
Result<QList<CDefinition>> cDefinitions(const QByteArray &bytes, const QString &path);

/// Every token: what must stay the same but for the literals of an edit.
Result<QList<QByteArray>> cFacts(const QByteArray &bytes, const QString &path);

} // namespace tagboat
