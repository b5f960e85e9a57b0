// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QStringList>

namespace tagboat::practice
{

/// A value in a GraphQL text, before its variables are filled in.
struct GraphQlValue {
    enum class Kind { Literal, Variable, List, Object } kind = Kind::Literal;
    QJsonValue literal;
    QString name; ///< of the variable
    QList<GraphQlValue> items;
    QStringList keys;

    [[nodiscard]] QJsonValue filled(const QJsonObject &variables) const;
};

struct GraphQlSelection {
    enum class Kind { Field, Spread, Inline } kind = Kind::Field;
    QString alias; ///< the key in the answer
    QString name;  ///< field, fragment, or the type of an inline fragment (may be empty)
    QMap<QString, GraphQlValue> arguments;
    QMap<QString, QMap<QString, GraphQlValue>> directives;
    QList<GraphQlSelection> selections;
    int line = 1;
    int column = 1;
};

struct GraphQlOperation {
    QString kind; ///< query, mutation
    QString name;
    QMap<QString, GraphQlValue> defaults;
    QList<GraphQlSelection> selections;
};

struct GraphQlFragment {
    QString type;
    QList<GraphQlSelection> selections;
};

/// An executable document. Source: the GraphQL specification of October 2021, section 2. No C++ parser for it is
/// packaged in Debian 12.
struct GraphQlDocument {
    QList<GraphQlOperation> operations;
    QMap<QString, GraphQlFragment> fragments;

    /// Errors: Invalid, with line.
    static Result<GraphQlDocument> parse(const QString &text);
};

} // namespace tagboat::practice
