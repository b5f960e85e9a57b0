// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/graphql.h"

#include "practice/forge/graphqldocument.h"
#include "practice/forge/graphqlschema.h"

#include <QJsonDocument>
#include <QSet>

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

namespace
{

constexpr int mostNodes = 500'000;

QJsonObject errorView(const QString &type, const QString &message, const QJsonArray &path = {}, int line = 0,
                      int column = 0)
{
    QJsonObject view{{u"message"_s, message}};
    if (!type.isEmpty())
        view.insert(u"type"_s, type);
    if (!path.isEmpty())
        view.insert(u"path"_s, path);
    if (line > 0)
        view.insert(u"locations"_s, QJsonArray{QJsonObject{{u"line"_s, line}, {u"column"_s, column}}});
    return view;
}

class Executor
{
public:
    Executor(const GraphQlDocument &document, QJsonObject variables)
        : m_document(document), m_variables(std::move(variables))
    {
    }

    QJsonObject run(const GraphQlNode &node, const QList<GraphQlSelection> &selections, const QJsonArray &path)
    {
        QJsonObject answer;
        select(node, selections, path, answer);
        return answer;
    }

    /// What GitHub's published rule makes of a query: for each connection the product of its ancestors' sizes.
    /// Source: "Rate limits and query limits for the GraphQL API".
    void count(const QList<GraphQlSelection> &selections, int requests)
    {
        for (const GraphQlSelection &selection : selections) {
            if (selection.kind == GraphQlSelection::Kind::Spread) {
                if (!m_counting.contains(selection.name)) {
                    m_counting.insert(selection.name);
                    count(m_document.fragments.value(selection.name).selections, requests);
                    m_counting.remove(selection.name);
                }
                continue;
            }
            int size = selection.arguments.value(u"first"_s).filled(m_variables).toInt();
            size = qMax(size, selection.arguments.value(u"last"_s).filled(m_variables).toInt());
            if (size > 0) {
                needed += requests;
                nodes += requests * size;
            }
            count(selection.selections, size > 0 ? requests * size : requests);
        }
    }

    QJsonArray errors;
    QJsonArray invalid; ///< what is no query at all
    int needed = 0;
    int nodes = 0;

private:
    [[nodiscard]] bool wanted(const GraphQlSelection &selection) const
    {
        const auto asked = [&](const QString &name, bool otherwise) {
            return selection.directives.contains(name)
                       ? selection.directives[name].value(u"if"_s).filled(m_variables).toBool(otherwise)
                       : otherwise;
        };
        return asked(u"include"_s, true) && !asked(u"skip"_s, false);
    }

    void select(const GraphQlNode &node, const QList<GraphQlSelection> &selections, const QJsonArray &path,
                QJsonObject &answer)
    {
        for (const GraphQlSelection &selection : selections) {
            if (!wanted(selection))
                continue;
            if (selection.kind == GraphQlSelection::Kind::Field) {
                field(node, selection, path, answer);
            } else if (selection.kind == GraphQlSelection::Kind::Inline) {
                if (node.isA(selection.name))
                    select(node, selection.selections, path, answer);
            } else if (!m_document.fragments.contains(selection.name)) {
                invalid.append(errorView({}, u"Fragment %1 was used, but not defined"_s.arg(selection.name), path,
                                         selection.line, selection.column));
            } else if (node.isA(m_document.fragments[selection.name].type)) {
                select(node, m_document.fragments[selection.name].selections, path, answer);
            }
        }
    }

    void field(const GraphQlNode &node, const GraphQlSelection &selection, QJsonArray path, QJsonObject &answer)
    {
        path.append(selection.alias);
        QJsonObject arguments;
        for (const auto &[name, value] : selection.arguments.asKeyValueRange())
            arguments.insert(name, value.filled(m_variables));
        const auto outcome = node.get(selection.name, arguments);
        if (!outcome) {
            QJsonObject error =
                errorView({},
                          u"Field '%1' doesn't exist on type '%2' (of what the practice harbour plays)"_s.arg(
                              selection.name, node.type()),
                          path, selection.line, selection.column);
            error.insert(u"extensions"_s, QJsonObject{{u"code"_s, u"undefinedField"_s},
                                                      {u"typeName"_s, node.type()},
                                                      {u"fieldName"_s, selection.name}});
            invalid.append(error);
            return;
        }
        if (outcome->error) {
            errors.append(
                errorView(outcome->error->type, outcome->error->message, path, selection.line, selection.column));
            answer.insert(selection.alias, QJsonValue());
        } else if (outcome->object) {
            QJsonObject inner = answer[selection.alias].toObject(); // the same field asked for twice is merged
            select(*outcome->object, selection.selections, path, inner);
            answer.insert(selection.alias, inner);
        } else if (outcome->list) {
            QJsonArray list;
            for (const GraphQlNode &item : *outcome->list) {
                QJsonArray place = path;
                place.append(list.size());
                QJsonObject inner = answer[selection.alias].toArray().at(list.size()).toObject();
                select(item, selection.selections, place, inner);
                list.append(inner);
            }
            answer.insert(selection.alias, list);
        } else {
            answer.insert(selection.alias, outcome->scalar);
        }
    }

    const GraphQlDocument &m_document;
    QJsonObject m_variables;
    QSet<QString> m_counting;
};

Reply refuse(const QJsonArray &errors)
{
    return Reply::of(QJsonObject{{u"errors"_s, errors}});
}

} // namespace

GraphQlOutcome connection(const QString &type, const QList<GraphQlNode> &all, const QJsonObject &arguments)
{
    const bool fromStart = arguments.contains(u"first"_s);
    if (!fromStart && !arguments.contains(u"last"_s))
        return GraphQlOutcome::fail(u"MISSING_PAGINATION_BOUNDARIES"_s,
                                    u"You must provide a `first` or `last` value to properly paginate the `%1` "
                                    "connection."_s.arg(type));
    const int size = arguments[fromStart ? u"first"_s : u"last"_s].toInt();
    if (size < 0 || size > 100)
        return GraphQlOutcome::fail(u"EXCESSIVE_PAGINATION"_s,
                                    u"Requesting %1 records on the `%2` connection exceeds the `first` limit of 100 "
                                    "records."_s.arg(size)
                                        .arg(type));
    const auto offset = [&](const QString &name, qsizetype otherwise) {
        const QByteArray text = QByteArray::fromBase64(arguments[name].toString().toLatin1());
        return text.startsWith("cursor:") ? static_cast<qsizetype>(text.mid(7).toInt()) : otherwise;
    };
    qsizetype begin = offset(u"after"_s, 0);
    qsizetype end = qMin(offset(u"before"_s, all.size() + 1) - 1, all.size());
    if (fromStart)
        end = qMin(end, begin + size);
    else
        begin = qMax(begin, end - size);
    const auto cursor = [](qsizetype index) {
        return QString::fromLatin1(("cursor:" + QByteArray::number(index + 1)).toBase64());
    };
    QList<GraphQlNode> nodes;
    QList<GraphQlNode> edges;
    for (qsizetype i = begin; i < end; ++i) {
        nodes.append(all[i]);
        const GraphQlNode &node = all[i];
        edges.append(GraphQlNode(type + u"Edge"_s).value(u"cursor"_s, cursor(i)).field(u"node"_s, [node](const auto &) {
            return GraphQlOutcome::of(node);
        }));
    }
    GraphQlNode info(u"PageInfo"_s);
    info.value(u"hasNextPage"_s, end < all.size()).value(u"hasPreviousPage"_s, begin > 0);
    info.value(u"startCursor"_s, nodes.isEmpty() ? QJsonValue() : cursor(begin));
    info.value(u"endCursor"_s, nodes.isEmpty() ? QJsonValue() : cursor(end - 1));
    GraphQlNode result(type + u"Connection"_s);
    result.value(u"totalCount"_s, all.size());
    result.field(u"nodes"_s, [nodes](const auto &) { return GraphQlOutcome::of(nodes); });
    result.field(u"edges"_s, [edges](const auto &) { return GraphQlOutcome::of(edges); });
    result.field(u"pageInfo"_s, [info](const auto &) { return GraphQlOutcome::of(info); });
    return GraphQlOutcome::of(result);
}

Reply answerGraphQl(Call &call, Spending &spending)
{
    const QJsonDocument body = QJsonDocument::fromJson(call.request.body);
    if (!body.isObject())
        return Reply::error(400, u"Problems parsing JSON"_s);
    if (spending.used >= spending.limit) {
        spending.cost = 0;
        return refuse({errorView(u"RATE_LIMITED"_s, u"API rate limit exceeded for user ID %1."_s.arg(call.user.id))});
    }
    const auto document = GraphQlDocument::parse(body[u"query"_s].toString());
    if (!document)
        return refuse({errorView({}, document.error().message, {}, document.error().line, 1)});
    const QString name = body[u"operationName"_s].toString();
    const GraphQlOperation *operation = nullptr;
    for (const GraphQlOperation &each : document->operations) {
        if (name.isEmpty() ? document->operations.size() == 1 : each.name == name)
            operation = &each;
    }
    if (!operation)
        return refuse({errorView({}, u"No operation named \"%1\""_s.arg(name))});
    QJsonObject variables = body[u"variables"_s].toObject();
    for (const auto &[key, value] : operation->defaults.asKeyValueRange()) {
        if (!variables.contains(key))
            variables.insert(key, value.filled({}));
    }
    Executor executor(*document, variables);
    executor.count(operation->selections, 1);
    if (executor.nodes > mostNodes)
        return refuse({errorView(u"MAX_NODE_LIMIT_EXCEEDED"_s,
                                 u"This query requests up to %1 possible nodes which exceeds the maximum limit of "
                                 "500,000."_s.arg(executor.nodes))});
    spending.cost = qMax(1, qRound(executor.needed / 100.0));
    GraphQlSchema schema(call, spending, executor.nodes);
    const QJsonObject data =
        executor.run(operation->kind == u"mutation"_s ? schema.mutation() : schema.query(), operation->selections, {});
    if (!executor.invalid.isEmpty())
        return refuse(executor.invalid);
    QJsonObject answer{{u"data"_s, data}};
    if (!executor.errors.isEmpty())
        answer.insert(u"errors"_s, executor.errors);
    return Reply::of(answer);
}

} // namespace tagboat::practice
