// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QList>
#include <QStringList>

namespace tagboat::practice
{

/// A YAML value as it is written: scalars stay text, mappings keep their order.
struct YamlNode {
    enum class Kind { Nothing, Scalar, Sequence, Mapping } kind = Kind::Nothing;
    QString text;
    QList<YamlNode> items;
    QStringList keys; ///< of a mapping; the values are items

    /// A mapping's value; nothing if there is none.
    [[nodiscard]] const YamlNode &operator[](const QString &key) const;
    /// One text or a sequence of them; a mapping's keys.
    [[nodiscard]] QStringList texts() const;
    [[nodiscard]] bool isMapping() const { return kind == Kind::Mapping; }
    [[nodiscard]] bool isSequence() const { return kind == Kind::Sequence; }
};

/// Reads the first document. Errors: Invalid, with the line: no YAML, nesting beyond 64, more than 100,000 nodes.
Result<YamlNode> readYaml(const QByteArray &bytes);

} // namespace tagboat::practice
