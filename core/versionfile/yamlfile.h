// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/sourcetext.h"

#include <QList>
#include <QStringList>

namespace tagboat
{

/// A scalar of a YAML document and where it stands.
struct YamlScalar {
    QStringList path; ///< the keys, and the numbers of a sequence's entries, that lead to it
    QString value;
    SourceSlice slice;       ///< without quotes
    bool isVerbatim = false; ///< the characters at the slice are the value: no escapes, no folded lines
    bool isPlain = false;    ///< without quotes
};

/// The scalars of a YAML 1.1 file in order, keys not among them; aliases are not followed. Errors are Invalid and name
/// the line: a fault of syntax, a key that stands twice in a mapping (with both lines), nesting beyond 64.
Result<QList<YamlScalar>> yamlScalars(const QByteArray &bytes, const QString &path);

/// "key/key=value" of each scalar: what must stay the same but for the literal of an edit.
Result<QList<QByteArray>> yamlFacts(const QByteArray &bytes, const QString &path);

} // namespace tagboat
