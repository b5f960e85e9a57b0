// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace tagboat
{

/// A node of a YAML document. Scalars are text, whatever they look like: GitHub reads workflow files so that the key
/// "on" is no boolean, and nor is it here.
struct YamlNode {
    enum class Kind { Absent, Scalar, Sequence, Mapping };
    Kind kind = Kind::Absent;
    QString key;              ///< in a mapping
    QString text;             ///< of a scalar
    bool quoted = false;      ///< a scalar in quotes, or a block
    int line = 0;             ///< 1-based
    QList<YamlNode> children; ///< in order

    /// The value of @p name in a mapping; an absent node if there is none, or if this is no mapping.
    [[nodiscard]] const YamlNode &operator[](const QString &name) const;
    [[nodiscard]] bool isAbsent() const { return kind == Kind::Absent; }
    [[nodiscard]] bool isMapping() const { return kind == Kind::Mapping; }
    /// Absent, or "", ~ or null without quotes.
    [[nodiscard]] bool isNull() const;
    /// A sequence's scalars; a scalar alone is a list of one, as GitHub takes most lists.
    [[nodiscard]] QStringList texts() const;
};

/// The first document of YAML 1.1 @p bytes as a tree; aliases are put in place. Errors are Invalid and name @p path and
/// the line: a fault of syntax, nesting beyond 64, more than 100,000 nodes.
Result<YamlNode> readYaml(const QByteArray &bytes, const QString &path);

} // namespace tagboat
