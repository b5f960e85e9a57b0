// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "versionfile/pythonfile.h"

#include <algorithm>

namespace tagboat
{

namespace
{

using Tokens = QList<PythonToken>;
using Value = PythonAssignment::Value;

/// No assignment of a version is longer or deeper; both bound the work on a file made to be slow.
constexpr qsizetype statementLimit = 512;
constexpr int parenthesesLimit = 8;

int depthChange(const PythonToken &token)
{
    if (token.is("(") || token.is("[") || token.is("{"))
        return 1;
    return token.is(")") || token.is("]") || token.is("}") ? -1 : 0;
}

/// Splits at an operator that stands outside of brackets.
QList<Tokens> split(const Tokens &tokens, const char *at)
{
    QList<Tokens> parts{Tokens()};
    int depth = 0;
    for (const PythonToken &token : tokens) {
        depth += depthChange(token);
        if (depth == 0 && token.is(at))
            parts.append(Tokens());
        else
            parts.last().append(token);
    }
    return parts;
}

bool isWrapped(const Tokens &tokens, const char *open, const char *close)
{
    if (tokens.size() < 2 || !tokens.constFirst().is(open) || !tokens.constLast().is(close))
        return false;
    int depth = 0;
    for (qsizetype i = 0; i + 1 < tokens.size(); ++i) {
        depth += depthChange(tokens[i]);
        if (depth == 0)
            return false;
    }
    return true;
}

/// A string whose characters are its value: no format string, no bytes, no escapes.
bool isPlainString(const PythonToken &token, const QByteArray &bytes)
{
    return token.type == PythonToken::Type::String &&
           (token.prefix.isEmpty() || QByteArrayView("uUrR").contains(token.prefix.front())) &&
           token.prefix.size() <= 1 && !token.body.of(bytes).contains('\\') && !token.body.of(bytes).contains('\n');
}

bool isElement(const Tokens &tokens, const QByteArray &bytes)
{
    if (tokens.size() != 1)
        return false;
    const PythonToken &token = tokens.constFirst();
    return isPlainString(token, bytes) ||
           (token.type == PythonToken::Type::Number &&
            std::all_of(token.text.cbegin(), token.text.cend(), [](char c) { return c >= '0' && c <= '9'; }));
}

SourceSlice span(const PythonToken &first, const PythonToken &last)
{
    return {first.slice.offset, last.slice.end() - first.slice.offset, first.slice.line};
}

/// The arguments of a call whose function's name speaks of a version: VersionInfo(1, 2, 3), namedtuple("Version", …)(1,
/// 2)
Tokens namedTupleArguments(const Tokens &tokens)
{
    qsizetype open = -1;
    int depth = 0;
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        if (depth == 0 && tokens[i].is("("))
            open = i;
        depth += depthChange(tokens[i]);
    }
    if (open <= 0 || !tokens.constLast().is(")"))
        return {};
    const bool named = std::any_of(tokens.cbegin(), tokens.cbegin() + open, [](const PythonToken &token) {
        return token.text.toByteArray().toLower().contains("version");
    });
    const Tokens inside = tokens.mid(open + 1, tokens.size() - open - 2);
    return named && !inside.isEmpty() && inside.constFirst().type == PythonToken::Type::Number ? inside : Tokens();
}

PythonAssignment judge(Tokens tokens, const QByteArray &bytes)
{
    PythonAssignment result;
    result.literal = span(tokens.constFirst(), tokens.constLast());
    const PythonToken &first = tokens.constFirst();
    if (tokens.size() == 1 && first.type == PythonToken::Type::Number &&
        first.text.first(qMin(first.text.size(), qsizetype(2))).compare("0x", Qt::CaseInsensitive) == 0) {
        result.value = Value::Hex;
        return result;
    }
    const Tokens call = namedTupleArguments(tokens);
    bool bracket = isWrapped(tokens, "[", "]");
    for (int level = 0; level < parenthesesLimit && isWrapped(tokens, "(", ")") && tokens.size() > 2; ++level) {
        bracket = false;
        tokens = tokens.mid(1, tokens.size() - 2);
        if (split(tokens, ",").size() > 1)
            break;
        bracket = isWrapped(tokens, "[", "]");
    }
    if (bracket && tokens.size() > 2)
        tokens = tokens.mid(1, tokens.size() - 2);
    if (!call.isEmpty())
        tokens = call;
    QList<Tokens> elements = split(tokens, ",");
    const bool list = bracket || elements.size() > 1;
    if (elements.constLast().isEmpty())
        elements.removeLast();
    if (!list && tokens.size() == 1 && isPlainString(tokens.constFirst(), bytes)) {
        result.value = Value::String;
        result.literal = tokens.constFirst().body;
        return result;
    }
    const auto fits = [&](const Tokens &element) { return isElement(element, bytes); };
    if (list && !elements.isEmpty() && std::all_of(elements.cbegin(), elements.cend(), fits)) {
        result.value = Value::Tuple;
        result.literal = span(elements.constFirst().constFirst(), elements.constLast().constFirst());
    }
    return result;
}

/// The name that a target assigns: "x" of "x" and of "x: Final[str]".
QString targetName(const Tokens &tokens, bool mayBeAnnotated)
{
    const bool annotated = mayBeAnnotated && tokens.size() > 2 && tokens[1].is(":");
    if (tokens.isEmpty() || tokens.constFirst().type != PythonToken::Type::Name || (tokens.size() > 1 && !annotated))
        return {};
    return QString::fromUtf8(tokens.constFirst().text);
}

bool isAugmented(const Tokens &tokens)
{
    return tokens.size() > 2 && tokens[0].type == PythonToken::Type::Name &&
           tokens[1].type == PythonToken::Type::Operator && tokens[1].text.size() > 1 && tokens[1].text.endsWith('=') &&
           !tokens[1].is("==") && !tokens[1].is("!=") && !tokens[1].is("<=") && !tokens[1].is(">=") &&
           !tokens[1].is(":=");
}

PythonAssignment readStatement(const Tokens &tokens, const QByteArray &bytes)
{
    PythonAssignment result;
    if (tokens.size() > statementLimit)
        return result;
    if (isAugmented(tokens)) {
        result.names = {QString::fromUtf8(tokens.constFirst().text)};
        result.literal = span(tokens[2], tokens.constLast());
        return result;
    }
    const QList<Tokens> parts = split(tokens, "=");
    if (parts.size() < 2 || parts.constLast().isEmpty())
        return result;
    QStringList names;
    for (qsizetype i = 0; i + 1 < parts.size(); ++i) {
        const QString name = targetName(parts[i], parts.size() == 2);
        if (!name.isEmpty())
            names.append(name);
    }
    if (names.isEmpty())
        return result;
    result = judge(parts.constLast(), bytes);
    result.names = names;
    return result;
}

/// The arguments of the call that begins at @p nameAt, without the parentheses.
Tokens callArguments(const Tokens &tokens, qsizetype nameAt)
{
    Tokens inside;
    int depth = 0;
    for (qsizetype i = nameAt + 1; i < tokens.size(); ++i) {
        depth += depthChange(tokens[i]);
        if (depth == 0)
            break;
        if (i > nameAt + 1)
            inside.append(tokens[i]);
    }
    return inside;
}

} // namespace

Result<QList<PythonAssignment>> pythonAssignments(const QByteArray &bytes, const QString &path)
{
    TB_TRY(const auto statements, lexPython(bytes, path));
    QList<PythonAssignment> found;
    for (const PythonStatement &statement : statements) {
        if (!statement.moduleLevel)
            continue;
        const PythonAssignment assignment = readStatement(statement.tokens, bytes);
        if (!assignment.names.isEmpty())
            found.append(assignment);
    }
    return found;
}

Result<PythonAssignment> pythonKeyword(const QByteArray &bytes, const QString &path, const QByteArray &function,
                                       const QByteArray &name)
{
    TB_TRY(const auto statements, lexPython(bytes, path));
    for (const PythonStatement &statement : statements) {
        const Tokens &tokens = statement.tokens;
        for (qsizetype i = 0; statement.moduleLevel && i + 1 < tokens.size(); ++i) {
            if (tokens[i].text != function || !tokens[i + 1].is("("))
                continue;
            for (const Tokens &argument : split(callArguments(tokens, i), ",")) {
                if (argument.size() < 3 || argument[0].text != name || !argument[1].is("="))
                    continue;
                PythonAssignment result = judge(argument.mid(2), bytes);
                result.names = {QString::fromUtf8(name)};
                return result;
            }
            return PythonAssignment();
        }
    }
    return PythonAssignment();
}

std::optional<PythonImport> pythonImportOf(const QByteArray &bytes, const QString &path, const QString &name)
{
    const auto statements = lexPython(bytes, path);
    for (const PythonStatement &statement : statements ? *statements : QList<PythonStatement>()) {
        const Tokens &tokens = statement.tokens;
        if (!statement.moduleLevel || tokens.size() < 4 || tokens[0].text != "from")
            continue;
        PythonImport found;
        qsizetype at = 1;
        for (; at < tokens.size() && tokens[at].text != "import"; ++at)
            found.module += QString::fromUtf8(tokens[at].text);
        for (const Tokens &each : split(tokens.mid(at + 1), ",")) {
            Tokens names = each;
            names.removeIf([](const PythonToken &token) { return token.is("(") || token.is(")"); });
            const bool renamed = names.size() == 3 && names[1].text == "as";
            if (names.isEmpty() || (names.size() != 1 && !renamed) || QString::fromUtf8(names.constLast().text) != name)
                continue;
            found.name = QString::fromUtf8(names.constFirst().text);
            return found;
        }
    }
    return {};
}

Result<QList<QByteArray>> pythonFacts(const QByteArray &bytes, const QString &path)
{
    TB_TRY(const auto statements, lexPython(bytes, path));
    QList<QByteArray> facts;
    for (const PythonStatement &statement : statements)
        facts.append(statement.slice().of(bytes));
    return facts;
}

} // namespace tagboat
