// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/expression.h"

#include <QJsonArray>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

namespace
{

QString textOf(const QJsonValue &value)
{
    return value.isArray() || value.isObject() ? QString() : value.toVariant().toString();
}

/// GitHub compares loosely: text regardless of case, other types as numbers.
bool same(const QJsonValue &a, const QJsonValue &b)
{
    if (a.isString() && b.isString())
        return a.toString().compare(b.toString(), Qt::CaseInsensitive) == 0;
    if (a.type() == b.type())
        return a == b;
    const auto number = [](const QJsonValue &v) {
        return v.isString() ? (v.toString().isEmpty() ? 0 : v.toString().toDouble()) : v.toVariant().toDouble();
    };
    return qFuzzyCompare(number(a) + 1, number(b) + 1);
}

class Parser
{
public:
    Parser(const QString &text, const ExpressionScope &scope) : m_scope(scope)
    {
        static const QRegularExpression token(
            u"\\s*('(?:[^']|'')*'|&&|\\|\\||==|!=|<=|>=|[!<>(),.\\[\\]]|-?[0-9]+(?:\\.[0-9]+)?|[A-Za-z_][\\w-]*|\\*|\\S)"_s);
        for (auto it = token.globalMatch(text); it.hasNext();)
            m_tokens.append(it.next().captured(1));
    }

    Result<QJsonValue> run()
    {
        const QJsonValue value = either();
        if (m_at < m_tokens.size() || m_broken)
            return fail(Error::Kind::Invalid, u"Unexpected symbol: '%1'"_s.arg(m_tokens.value(m_at)));
        return value;
    }

private:
    bool take(const QString &token)
    {
        if (m_tokens.value(m_at) != token)
            return false;
        ++m_at;
        return true;
    }

    void expect(const QString &token) { m_broken |= !take(token); }

    QJsonValue either()
    {
        QJsonValue left = both();
        while (take(u"||"_s)) {
            const QJsonValue right = both();
            left = truthy(left) ? left : right;
        }
        return left;
    }

    QJsonValue both()
    {
        QJsonValue left = comparison();
        while (take(u"&&"_s)) {
            const QJsonValue right = comparison();
            left = truthy(left) ? right : left;
        }
        return left;
    }

    QJsonValue comparison()
    {
        const QJsonValue left = negation();
        for (const QString &operation : {u"=="_s, u"!="_s, u"<="_s, u">="_s, u"<"_s, u">"_s}) {
            if (!take(operation))
                continue;
            const QJsonValue right = negation();
            const double a = left.toVariant().toDouble();
            const double b = right.toVariant().toDouble();
            if (operation == u"=="_s || operation == u"!="_s)
                return same(left, right) == (operation == u"=="_s);
            if (operation == u"<="_s || operation == u">="_s)
                return operation == u"<="_s ? a <= b : a >= b;
            return operation == u"<"_s ? a < b : a > b;
        }
        return left;
    }

    QJsonValue negation()
    {
        if (take(u"!"_s))
            return !truthy(negation());
        if (take(u"("_s)) {
            const QJsonValue value = either();
            expect(u")"_s);
            return value;
        }
        return primary();
    }

    QJsonValue primary()
    {
        if (m_at >= m_tokens.size()) {
            m_broken = true;
            return {};
        }
        const QString token = m_tokens[m_at++];
        if (token.startsWith(u'\''))
            return token.mid(1, token.size() - 2).replace(u"''"_s, u"'"_s);
        bool number = false;
        if (const double value = token.toDouble(&number); number)
            return value;
        if (token == u"true"_s || token == u"false"_s)
            return token == u"true"_s;
        if (token == u"null"_s)
            return {};
        if (!token[0].isLetter() && token[0] != u'_') {
            m_broken = true;
            return {};
        }
        if (take(u"("_s))
            return call(token.toLower());
        return property(m_scope.contexts.value(token));
    }

    QJsonValue property(QJsonValue value)
    {
        for (;;) {
            if (take(u"."_s)) {
                value = value[m_tokens.value(m_at++)];
            } else if (take(u"["_s)) {
                value = value[textOf(either())];
                expect(u"]"_s);
            } else {
                return value.isUndefined() ? QJsonValue() : value;
            }
        }
    }

    QJsonValue call(const QString &name)
    {
        QList<QJsonValue> arguments;
        while (m_at < m_tokens.size() && m_tokens[m_at] != u")"_s) {
            arguments.append(either());
            if (!take(u","_s))
                break;
        }
        expect(u")"_s);
        const QString first = textOf(arguments.value(0));
        const QString second = textOf(arguments.value(1));
        if (name == u"contains"_s && arguments.value(0).isArray()) {
            for (const QJsonValue item : arguments[0].toArray()) {
                if (same(item, arguments.value(1)))
                    return true;
            }
            return false;
        }
        if (name == u"contains"_s)
            return first.contains(second, Qt::CaseInsensitive);
        if (name == u"startswith"_s)
            return first.startsWith(second, Qt::CaseInsensitive);
        if (name == u"endswith"_s)
            return first.endsWith(second, Qt::CaseInsensitive);
        if (name == u"format"_s) {
            QString text = first;
            for (qsizetype i = 1; i < arguments.size(); ++i)
                text.replace(u"{%1}"_s.arg(i - 1), textOf(arguments[i]));
            return text;
        }
        if (name == u"success"_s)
            return m_scope.allSucceeded;
        if (name == u"failure"_s)
            return m_scope.anyFailed;
        if (name == u"cancelled"_s)
            return m_scope.cancelled;
        m_broken |= name != u"always"_s;
        return true;
    }

    const ExpressionScope &m_scope;
    QStringList m_tokens;
    qsizetype m_at = 0;
    bool m_broken = false;
};

} // namespace

bool truthy(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return value.toBool();
    case QJsonValue::Double:
        return !qFuzzyIsNull(value.toDouble());
    case QJsonValue::String:
        return !value.toString().isEmpty();
    default:
        return value.isObject() || value.isArray();
    }
}

bool asksForState(const QString &condition)
{
    static const QRegularExpression functions(u"\\b(always|success|failure|cancelled)\\s*\\("_s);
    return condition.contains(functions);
}

Result<QJsonValue> evaluate(const QString &expression, const ExpressionScope &scope)
{
    QString text = expression.trimmed();
    if (text.startsWith(u"${{"_s) && text.endsWith(u"}}"_s) && text.count(u"${{"_s) == 1)
        text = text.mid(3, text.size() - 5);
    return Parser(text, scope).run();
}

Result<QString> interpolate(const QString &text, const ExpressionScope &scope)
{
    QString result;
    qsizetype at = 0;
    for (qsizetype begin = text.indexOf(u"${{"_s); begin >= 0; begin = text.indexOf(u"${{"_s, at)) {
        const qsizetype end = text.indexOf(u"}}"_s, begin);
        if (end < 0)
            return fail(Error::Kind::Invalid, u"An expression is not closed."_s, text);
        TB_TRY(const QJsonValue value, evaluate(text.mid(begin, end + 2 - begin), scope));
        result += text.mid(at, begin - at) + textOf(value);
        at = end + 2;
    }
    return QString(result + text.mid(at));
}

} // namespace tagboat::practice
