// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/graphqldocument.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

namespace
{

constexpr int deepest = 64;

struct Token {
    QString text;
    int line = 1;
    int column = 1;
};

Result<QList<Token>> tokensOf(const QString &text)
{
    static const QRegularExpression expression(u"\\G(?:[\\s,\\x{FEFF}]+|#[^\\n]*|(\"\"\"(?s:.*?)\"\"\"|\"(?:[^"
                                               u"\"\\\\\\n]|\\\\.)*\"|\\.\\.\\.|[!$&()\\[\\]{}:=@|]|"
                                               "[A-Za-z_][A-Za-z0-9_]*|-?[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?))"_s);
    QList<Token> tokens;
    int line = 1;
    qsizetype lineStart = 0;
    for (qsizetype at = 0; at < text.size();) {
        const auto match = expression.match(text, at);
        if (!match.hasMatch())
            return failAt(Error::Kind::Invalid, {}, line, u"Unexpected character %1"_s.arg(text[at]));
        if (!match.captured(1).isEmpty())
            tokens.append({match.captured(1), line, static_cast<int>(at - lineStart) + 1});
        for (qsizetype i = at; i < match.capturedEnd(); ++i) {
            if (text[i] == u'\n') {
                ++line;
                lineStart = i + 1;
            }
        }
        at = match.capturedEnd();
    }
    return tokens;
}

class Parser
{
public:
    explicit Parser(QList<Token> tokens) : m_tokens(std::move(tokens)) {}

    Result<GraphQlDocument> run()
    {
        GraphQlDocument document;
        while (m_at < m_tokens.size() && m_problem.isEmpty()) {
            if (take(u"fragment"_s)) {
                const QString name = word();
                expect(u"on"_s);
                GraphQlFragment fragment;
                fragment.type = word();
                directives();
                fragment.selections = selections();
                document.fragments.insert(name, fragment);
            } else {
                document.operations.append(operation());
            }
        }
        if (!m_problem.isEmpty())
            return failAt(Error::Kind::Invalid, {}, m_tokens.value(m_at).line, m_problem);
        return document;
    }

private:
    [[nodiscard]] QString peek() const { return m_tokens.value(m_at).text; }
    void problem(const QString &text)
    {
        if (m_problem.isEmpty())
            m_problem = text;
    }
    bool take(const QString &token)
    {
        if (peek() != token)
            return false;
        ++m_at;
        return true;
    }
    void expect(const QString &token)
    {
        if (!take(token))
            problem(u"Expected %1, found %2"_s.arg(token, peek().isEmpty() ? u"the end"_s : peek()));
    }
    QString word()
    {
        const QString text = peek();
        if (text.isEmpty() || !(text[0].isLetter() || text[0] == u'_'))
            problem(u"Expected a name, found %1"_s.arg(text.isEmpty() ? u"the end"_s : text));
        ++m_at;
        return text;
    }

    GraphQlOperation operation()
    {
        GraphQlOperation operation;
        operation.kind = u"query"_s;
        if (peek() != u"{"_s) {
            operation.kind = word();
            if (operation.kind != u"query"_s && operation.kind != u"mutation"_s)
                problem(u"Unexpected %1"_s.arg(operation.kind));
            if (peek() != u"{"_s && peek() != u"("_s && peek() != u"@"_s)
                operation.name = word();
            if (take(u"("_s)) {
                while (m_problem.isEmpty() && !take(u")"_s))
                    variable(operation);
            }
            directives();
        }
        operation.selections = selections();
        return operation;
    }

    void variable(GraphQlOperation &operation)
    {
        expect(u"$"_s);
        const QString name = word();
        expect(u":"_s);
        while (m_problem.isEmpty() &&
               (take(u"["_s) || take(u"]"_s) || take(u"!"_s) ||
                (peek() != u"$"_s && peek() != u")"_s && peek() != u"="_s && !word().isEmpty()))) {
        }
        if (take(u"="_s))
            operation.defaults.insert(name, value());
    }

    QList<GraphQlSelection> selections()
    {
        QList<GraphQlSelection> found;
        if (++m_depth > deepest)
            problem(u"The query is nested too deeply"_s);
        expect(u"{"_s);
        while (m_problem.isEmpty() && !take(u"}"_s))
            found.append(selection());
        --m_depth;
        return found;
    }

    GraphQlSelection selection()
    {
        GraphQlSelection one;
        one.line = m_tokens.value(m_at).line;
        one.column = m_tokens.value(m_at).column;
        if (take(u"..."_s)) {
            one.kind = GraphQlSelection::Kind::Inline;
            if (take(u"on"_s)) {
                one.name = word();
            } else if (peek() != u"{"_s && peek() != u"@"_s) {
                one.kind = GraphQlSelection::Kind::Spread;
                one.name = word();
            }
            one.directives = directives();
            if (one.kind == GraphQlSelection::Kind::Inline)
                one.selections = selections();
            return one;
        }
        one.alias = one.name = word();
        if (take(u":"_s))
            one.name = word();
        if (peek() == u"("_s)
            one.arguments = arguments();
        one.directives = directives();
        if (peek() == u"{"_s)
            one.selections = selections();
        return one;
    }

    QMap<QString, GraphQlValue> arguments()
    {
        QMap<QString, GraphQlValue> found;
        expect(u"("_s);
        while (m_problem.isEmpty() && !take(u")"_s)) {
            const QString name = word();
            expect(u":"_s);
            found.insert(name, value());
        }
        return found;
    }

    QMap<QString, QMap<QString, GraphQlValue>> directives()
    {
        QMap<QString, QMap<QString, GraphQlValue>> found;
        while (m_problem.isEmpty() && take(u"@"_s)) {
            const QString name = word();
            found.insert(name, peek() == u"("_s ? arguments() : QMap<QString, GraphQlValue>());
        }
        return found;
    }

    GraphQlValue value()
    {
        GraphQlValue result;
        const QString text = peek();
        if (++m_depth > deepest || text.isEmpty()) {
            problem(u"A value is missing or nested too deeply"_s);
        } else if (take(u"$"_s)) {
            result.kind = GraphQlValue::Kind::Variable;
            result.name = word();
        } else if (take(u"["_s)) {
            result.kind = GraphQlValue::Kind::List;
            while (m_problem.isEmpty() && !take(u"]"_s))
                result.items.append(value());
        } else if (take(u"{"_s)) {
            result.kind = GraphQlValue::Kind::Object;
            while (m_problem.isEmpty() && !take(u"}"_s)) {
                result.keys.append(word());
                expect(u":"_s);
                result.items.append(value());
            }
        } else {
            ++m_at;
            result.literal = literal(text);
        }
        --m_depth;
        return result;
    }

    static QJsonValue literal(const QString &text)
    {
        if (text.startsWith(u"\"\"\""_s))
            return text.mid(3, text.size() - 6);
        if (text.startsWith(u'"')) // its escapes are JSON's
            return QJsonDocument::fromJson(u"[%1]"_s.arg(text).toUtf8()).array().at(0);
        if (text == u"true"_s || text == u"false"_s)
            return text == u"true"_s;
        if (text == u"null"_s)
            return {};
        bool number = false;
        if (const qint64 whole = text.toLongLong(&number); number)
            return whole;
        const double real = text.toDouble(&number);
        return number ? QJsonValue(real) : QJsonValue(text); // a bare word is an enumeration's
    }

    QList<Token> m_tokens;
    qsizetype m_at = 0;
    int m_depth = 0;
    QString m_problem;
};

} // namespace

QJsonValue GraphQlValue::filled(const QJsonObject &variables) const
{
    if (kind == Kind::Variable)
        return variables.value(name);
    if (kind == Kind::List) {
        QJsonArray array;
        for (const GraphQlValue &item : items)
            array.append(item.filled(variables));
        return array;
    }
    if (kind == Kind::Object) {
        QJsonObject object;
        for (qsizetype i = 0; i < keys.size(); ++i)
            object.insert(keys[i], items[i].filled(variables));
        return object;
    }
    return literal;
}

Result<GraphQlDocument> GraphQlDocument::parse(const QString &text)
{
    TB_TRY(QList<Token> tokens, tokensOf(text));
    return Parser(std::move(tokens)).run();
}

} // namespace tagboat::practice
