// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "versionfile/mesonfile.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

struct Token {
    enum class Type { Name, Text, Other };

    Type type = Type::Other;
    SourceSlice slice; ///< with quotes
    SourceSlice body;  ///< of a string: without
    QByteArray text;   ///< as written

    [[nodiscard]] bool is(char c) const { return type == Type::Other && text.size() == 1 && text[0] == c; }
};

bool isWord(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || uchar(c) >= 0x80;
}

class MesonLexer
{
public:
    MesonLexer(const QByteArray &bytes, const QString &path) : m_bytes(bytes), m_path(path), m_at(byteOrderMark(bytes))
    {
    }

    Result<QList<Token>> lex()
    {
        while (m_at < m_bytes.size()) {
            const char c = m_bytes[m_at];
            if (c == '#') {
                const qsizetype end = m_bytes.indexOf('\n', m_at);
                m_at = end < 0 ? m_bytes.size() : end;
            } else if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
                ++m_at;
            } else if (c == '\'') {
                TB_CHECK(string(m_at));
            } else if (isWord(c)) {
                TB_CHECK(word());
            } else {
                add(Token::Type::Other, m_at, m_at + 1);
            }
        }
        return m_tokens;
    }

private:
    Token &add(Token::Type type, qsizetype begin, qsizetype end)
    {
        m_line += int(QByteArrayView(m_bytes).sliced(m_counted, begin - m_counted).count('\n'));
        m_counted = begin;
        m_tokens.append({type, {begin, end - begin, m_line}, {}, m_bytes.mid(begin, end - begin)});
        m_at = end;
        return m_tokens.last();
    }

    Result<void> word()
    {
        const qsizetype begin = m_at;
        qsizetype end = begin;
        while (end < m_bytes.size() && isWord(m_bytes[end]))
            ++end;
        if (end < m_bytes.size() && m_bytes[end] == '\'' && end - begin == 1 && m_bytes[begin] == 'f') {
            m_at = end;
            return string(begin);
        }
        add(Token::Type::Name, begin, end);
        return {};
    }

    /// A string whose first quote stands here and whose token begins at @p begin: a format string's begins earlier.
    Result<void> string(qsizetype begin)
    {
        const bool triple = m_bytes.mid(m_at, 3) == "'''";
        const qsizetype first = m_at + (triple ? 3 : 1);
        qsizetype end = first;
        if (triple) {
            end = m_bytes.indexOf("'''", first);
        } else {
            while (end < m_bytes.size() && m_bytes[end] != '\'' && m_bytes[end] != '\n')
                end += m_bytes[end] == '\\' ? 2 : 1;
        }
        if (end < 0 || end >= m_bytes.size() || m_bytes[end] == '\n') {
            return failAt(Error::Kind::Invalid, m_path, lineAt(m_bytes, begin), u"A string is not closed"_s, {},
                          u"Correct the file at this place."_s);
        }
        const bool isFormat = begin != m_at;
        Token &token = add(isFormat ? Token::Type::Other : Token::Type::Text, begin, end + (triple ? 3 : 1));
        token.body = {first, end - first, token.slice.line};
        return {};
    }

    const QByteArray &m_bytes;
    const QString &m_path;
    qsizetype m_at;
    qsizetype m_counted = 0;
    int m_line = 1;
    QList<Token> m_tokens;
};

int depthChange(const Token &token)
{
    if (token.is('(') || token.is('[') || token.is('{'))
        return 1;
    return token.is(')') || token.is(']') || token.is('}') ? -1 : 0;
}

/// The arguments of the first project() call, each its tokens.
QList<QList<Token>> projectArguments(const QList<Token> &tokens)
{
    QList<QList<Token>> arguments;
    for (qsizetype i = 0; i + 1 < tokens.size(); ++i) {
        if (tokens[i].type != Token::Type::Name || tokens[i].text != "project" || !tokens[i + 1].is('('))
            continue;
        int depth = 1;
        arguments.append(QList<Token>());
        for (qsizetype at = i + 2; at < tokens.size(); ++at) {
            depth += depthChange(tokens[at]);
            if (depth == 0)
                return arguments;
            if (depth == 1 && tokens[at].is(','))
                arguments.append(QList<Token>());
            else
                arguments.last().append(tokens[at]);
        }
        return {}; // the parenthesis is not closed
    }
    return {};
}

void readVersion(const QList<Token> &value, const QByteArray &bytes, MesonProject &project)
{
    const Token &first = value.constFirst();
    project.isLiteral = value.size() == 1 && first.type == Token::Type::Text && !first.body.of(bytes).contains('\\');
    project.version =
        project.isLiteral
            ? first.body
            : SourceSlice{first.slice.offset, value.constLast().slice.end() - first.slice.offset, first.slice.line};
    const bool named = value.size() == 4 && first.text == "files" && value[1].is('(') &&
                       value[2].type == Token::Type::Text && value[3].is(')');
    if (named)
        project.versionFile = QString::fromUtf8(value[2].body.of(bytes));
}

} // namespace

Result<MesonProject> readMeson(const QByteArray &bytes, const QString &path)
{
    TB_CHECK(checkSourceText(bytes, path));
    TB_TRY(const QList<Token> tokens, MesonLexer(bytes, path).lex());
    MesonProject project;
    const auto arguments = projectArguments(tokens);
    for (const QList<Token> &argument : arguments) {
        if (argument.size() == 1 && argument[0].type == Token::Type::Text && project.name.isEmpty())
            project.name = QString::fromUtf8(argument[0].body.of(bytes));
        if (argument.size() > 2 && argument[0].text == "version" && argument[1].is(':'))
            readVersion(argument.mid(2), bytes, project);
    }
    return project;
}

Result<QList<QByteArray>> mesonFacts(const QByteArray &bytes, const QString &path)
{
    TB_CHECK(checkSourceText(bytes, path));
    TB_TRY(const QList<Token> tokens, MesonLexer(bytes, path).lex());
    QList<QByteArray> facts;
    for (const Token &token : tokens)
        facts.append(token.text);
    return facts;
}

} // namespace tagboat
