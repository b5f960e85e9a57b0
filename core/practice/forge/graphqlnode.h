// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>

namespace tagboat::practice
{

struct GraphQlError {
    QString type; ///< NOT_FOUND, FORBIDDEN, …
    QString message;
};

class GraphQlNode;

/// What a field gives: a scalar, an object, a list of objects, or an error beside null.
struct GraphQlOutcome {
    QJsonValue scalar;
    std::shared_ptr<GraphQlNode> object;
    std::optional<QList<GraphQlNode>> list;
    std::optional<GraphQlError> error;

    static GraphQlOutcome of(const QJsonValue &value) { return {value, {}, {}, {}}; }
    static GraphQlOutcome of(GraphQlNode node);
    static GraphQlOutcome of(QList<GraphQlNode> nodes);
    static GraphQlOutcome null() { return {}; }
    static GraphQlOutcome fail(const QString &type, const QString &message)
    {
        return {{}, {}, {}, GraphQlError{type, message}};
    }
};

/// An object of GraphQL's answers: its type and what each of its fields gives when it is asked for.
class GraphQlNode
{
public:
    using Resolver = std::function<GraphQlOutcome(const QJsonObject &arguments)>;
    explicit GraphQlNode(QString type = {}) : m_type(std::move(type)) {}

    GraphQlNode &value(const QString &field, const QJsonValue &value)
    {
        m_values.insert(field, value);
        return *this;
    }
    GraphQlNode &field(const QString &field, Resolver resolver)
    {
        m_fields.insert(field, std::move(resolver));
        return *this;
    }
    /// Interfaces and unions that it belongs to, for "... on X".
    GraphQlNode &alsoA(const QString &type)
    {
        m_types.append(type);
        return *this;
    }

    [[nodiscard]] const QString &type() const { return m_type; }
    [[nodiscard]] bool isA(const QString &type) const
    {
        return type.isEmpty() || type == m_type || m_types.contains(type);
    }
    [[nodiscard]] QStringList fieldNames() const { return m_values.keys() + m_fields.keys(); }
    /// Nothing if the type has no such field here.
    [[nodiscard]] std::optional<GraphQlOutcome> get(const QString &field, const QJsonObject &arguments) const
    {
        if (field == QStringLiteral("__typename"))
            return GraphQlOutcome::of(QJsonValue(m_type));
        if (const auto found = m_values.constFind(field); found != m_values.constEnd())
            return GraphQlOutcome::of(*found);
        if (const auto found = m_fields.constFind(field); found != m_fields.constEnd())
            return (*found)(arguments);
        return std::nullopt;
    }

private:
    QString m_type;
    QList<QString> m_types;
    QHash<QString, QJsonValue> m_values;
    QHash<QString, Resolver> m_fields;
};

inline GraphQlOutcome GraphQlOutcome::of(GraphQlNode node)
{
    return {{}, std::make_shared<GraphQlNode>(std::move(node)), {}, {}};
}

inline GraphQlOutcome GraphQlOutcome::of(QList<GraphQlNode> nodes)
{
    return {{}, {}, std::move(nodes), {}};
}

/// A connection over @p all: first or last, after or before; type is that of the nodes.
GraphQlOutcome connection(const QString &type, const QList<GraphQlNode> &all, const QJsonObject &arguments);

} // namespace tagboat::practice
