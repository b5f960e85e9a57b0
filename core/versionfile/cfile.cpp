// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "versionfile/cfile.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

struct Token {
    enum class Type { Name, Number, String, Other, LineEnd };

    Type type = Type::Other;
    SourceSlice slice;
    QByteArray text;

    [[nodiscard]] bool is(const char *other) const { return type == Type::Other && text == other; }
    [[nodiscard]] bool isName(const char *name) const { return type == Type::Name && text == name; }
};

bool isWord(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || uchar(c) >= 0x80;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Splits a header into tokens (C11, 6.4), ends of lines among them since a directive ends there.
class CLexer
{
public:
    CLexer(const QByteArray &bytes, const QString &path) : m_bytes(bytes), m_path(path), m_at(byteOrderMark(bytes)) {}

    Result<QList<Token>> lex()
    {
        while (m_at < m_bytes.size()) {
            const char c = peek();
            if (c == '\n') {
                add(Token::Type::LineEnd, m_at + 1);
            } else if (c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v') {
                ++m_at;
            } else if (c == '\\' && (peek(1) == '\n' || (peek(1) == '\r' && peek(2) == '\n'))) {
                m_at += peek(1) == '\n' ? 2 : 3;
            } else if (c == '/' && peek(1) == '/') {
                lineComment();
            } else if (c == '/' && peek(1) == '*') {
                TB_CHECK(blockComment());
            } else if (c == '"' || c == '\'') {
                TB_CHECK(quoted(m_at));
            } else if (isWord(c)) {
                TB_CHECK(word());
            } else {
                add(Token::Type::Other, m_at + 1);
            }
        }
        return m_tokens;
    }

private:
    [[nodiscard]] char peek(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_bytes.size() ? m_bytes[m_at + ahead] : '\0';
    }

    void add(Token::Type type, qsizetype end, qsizetype begin = -1)
    {
        begin = begin < 0 ? m_at : begin;
        m_line += int(QByteArrayView(m_bytes).sliced(m_counted, begin - m_counted).count('\n'));
        m_counted = begin;
        m_tokens.append({type, {begin, end - begin, m_line}, m_bytes.mid(begin, end - begin)});
        m_at = end;
    }

    [[nodiscard]] tl::unexpected<Error> fault(qsizetype at, const QString &message) const
    {
        return failAt(Error::Kind::Invalid, m_path, lineAt(m_bytes, at), message, {},
                      u"Correct the file at this place."_s);
    }

    void lineComment()
    {
        while (m_at < m_bytes.size() && peek() != '\n')
            m_at += peek() == '\\' && peek(1) == '\n' ? 2 : 1;
        m_at = qMin(m_at, m_bytes.size());
    }

    Result<void> blockComment()
    {
        const qsizetype end = m_bytes.indexOf("*/", m_at + 2);
        if (end < 0)
            return fault(m_at, u"A comment is not closed"_s);
        m_at = end + 2;
        return {};
    }

    Result<void> word()
    {
        const qsizetype begin = m_at;
        const bool number = isDigit(peek());
        qsizetype end = m_at;
        while (end < m_bytes.size() &&
               (isWord(m_bytes[end]) || (number && m_bytes[end] == '.') ||
                (number && m_bytes[end] == '\'' && end + 1 < m_bytes.size() && isWord(m_bytes[end + 1]))))
            ++end;
        if (end < m_bytes.size() && m_bytes[end] == '"' && m_bytes[end - 1] == 'R') {
            m_at = end;
            return rawString(begin);
        }
        add(number ? Token::Type::Number : Token::Type::Name, end);
        return {};
    }

    Result<void> rawString(qsizetype begin)
    {
        const qsizetype open = m_bytes.indexOf('(', m_at);
        const QByteArray closing =
            open < 0 ? QByteArray() : QByteArray(')' + m_bytes.mid(m_at + 1, open - m_at - 1) + '"');
        const qsizetype end = open < 0 ? -1 : m_bytes.indexOf(closing, open);
        if (end < 0)
            return fault(begin, u"A string is not closed"_s);
        add(Token::Type::Other, end + closing.size(), begin);
        return {};
    }

    /// An apostrophe in the text of an #error is no string: what is not closed on its line is taken as a character.
    Result<void> quoted(qsizetype begin)
    {
        const char quote = peek();
        qsizetype end = begin + 1;
        while (end < m_bytes.size() && m_bytes[end] != quote && m_bytes[end] != '\n')
            end += m_bytes[end] == '\\' ? 2 : 1;
        const bool closed = end < m_bytes.size() && m_bytes[end] == quote;
        if (!closed && quote == '"')
            return fault(begin, u"A string is not closed"_s);
        add(closed && quote == '"' ? Token::Type::String : Token::Type::Other, closed ? end + 1 : begin + 1, begin);
        return {};
    }

    const QByteArray &m_bytes;
    const QString &m_path;
    qsizetype m_at;
    qsizetype m_counted = 0;
    int m_line = 1;
    QList<Token> m_tokens;
};

bool isLiteral(const Token &token)
{
    return (token.type == Token::Type::String && !token.text.contains('\\')) || token.type == Token::Type::Number;
}

CDefinition definition(const Token &name, const Token &literal)
{
    const bool isString = literal.type == Token::Type::String;
    SourceSlice slice = literal.slice;
    if (isString)
        slice = {slice.offset + 1, slice.length - 2, slice.line};
    return {name.text, slice, isString};
}

bool endsLine(const QList<Token> &tokens, qsizetype at)
{
    return at >= tokens.size() || tokens[at].type == Token::Type::LineEnd;
}

/// True if the statement that @p at stands in says that what it defines is constant.
bool isConstant(const QList<Token> &tokens, qsizetype at)
{
    for (qsizetype i = at - 1; i >= 0 && at - i < 16; --i) {
        if (tokens[i].is(";") || tokens[i].is("{") || tokens[i].is("}") || tokens[i].is("#") || tokens[i].is("("))
            return false;
        if (tokens[i].isName("constexpr") || tokens[i].isName("const") || tokens[i].isName("constinit"))
            return true;
    }
    return false;
}

/// "NAME = literal ;", "NAME[] = literal ;" and "NAME{literal};" from the name on.
void readConstant(const QList<Token> &tokens, qsizetype at, QList<CDefinition> &found)
{
    qsizetype next = at + 1;
    if (next + 1 < tokens.size() && tokens[next].is("[") && tokens[next + 1].is("]"))
        next += 2;
    if (next + 2 >= tokens.size() || !isLiteral(tokens[next + 1]))
        return;
    const bool assigned = tokens[next].is("=") && (tokens[next + 2].is(";") || tokens[next + 2].is(","));
    const bool braced = tokens[next].is("{") && tokens[next + 2].is("}");
    if ((assigned || braced) && isConstant(tokens, at))
        found.append(definition(tokens[at], tokens[next + 1]));
}

} // namespace

Result<QList<CDefinition>> cDefinitions(const QByteArray &bytes, const QString &path)
{
    TB_CHECK(checkSourceText(bytes, path));
    TB_TRY(const QList<Token> tokens, CLexer(bytes, path).lex());
    QList<CDefinition> found;
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        const bool directive = tokens[i].is("#") && (i == 0 || tokens[i - 1].type == Token::Type::LineEnd) &&
                               i + 3 < tokens.size() && tokens[i + 1].isName("define");
        if (directive) {
            if (tokens[i + 2].type == Token::Type::Name && isLiteral(tokens[i + 3]) && endsLine(tokens, i + 4))
                found.append(definition(tokens[i + 2], tokens[i + 3]));
        } else if (tokens[i].type == Token::Type::Name) {
            readConstant(tokens, i, found);
        }
    }
    return found;
}

Result<QList<QByteArray>> cFacts(const QByteArray &bytes, const QString &path)
{
    TB_CHECK(checkSourceText(bytes, path));
    TB_TRY(const QList<Token> tokens, CLexer(bytes, path).lex());
    QList<QByteArray> facts;
    for (const Token &token : tokens)
        facts.append(token.text);
    return facts;
}

} // namespace tagboat
