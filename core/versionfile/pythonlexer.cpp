// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "versionfile/pythonlexer.h"

#include <algorithm>
#include <array>
#include <string_view>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

constexpr std::array<std::string_view, 24> longOperators{
    "**=", "//=", ">>=", "<<=", "...", "==", "!=", "<=", ">=", "->", "+=", "-=",
    "*=",  "/=",  "%=",  "&=",  "|=",  "^=", "@=", ":=", "**", "//", "<<", ">>"};
constexpr std::array<std::string_view, 12> stringPrefixes{"r",  "u",  "b",  "f",  "t",  "br",
                                                          "rb", "fr", "rf", "tr", "rt", "ur"};
/// Heads of blocks. Those whose body may run at import and is looked into stand in openHeads.
constexpr std::array<std::string_view, 14> heads{"if",    "elif", "else",  "try",   "with", "except", "finally",
                                                 "while", "for",  "class", "async", "def",  "match",  "case"};
constexpr std::array<std::string_view, 5> openHeads{"if", "elif", "else", "try", "with"};

template <size_t Size>
bool contains(const std::array<std::string_view, Size> &list, QByteArrayView text)
{
    const std::string_view view(text.constData(), size_t(text.size()));
    return std::find(list.begin(), list.end(), view) != list.end();
}

/// CPython's own limit (MAXLEVEL in its tokenizer).
constexpr qsizetype bracketLimit = 200;

bool isNameStart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || uchar(c) >= 0x80;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

class PythonLexer
{
public:
    PythonLexer(const QByteArray &bytes, const QString &path) : m_bytes(bytes), m_path(path), m_at(byteOrderMark(bytes))
    {
    }

    Result<QList<PythonStatement>> lex()
    {
        while (m_at < m_bytes.size()) {
            if (m_atLineStart) {
                indentation();
                continue;
            }
            TB_CHECK(step());
        }
        if (!m_brackets.isEmpty())
            return tl::unexpected(failure(m_brackets.constLast(), u"A bracket is not closed"_s));
        endLine();
        return m_statements;
    }

private:
    struct Block {
        int indent;
        bool open;
    };

    [[nodiscard]] char peek(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_bytes.size() ? m_bytes[m_at + ahead] : '\0';
    }

    [[nodiscard]] Error failure(qsizetype at, const QString &message) const
    {
        const qsizetype lineBegin = at > 0 ? m_bytes.lastIndexOf('\n', at - 1) + 1 : 0;
        const int line = lineAt(m_bytes, at);
        return {Error::Kind::Invalid,
                u"%1 (line %2, column %3)"_s.arg(message).arg(line).arg(at - lineBegin + 1),
                {},
                u"Correct the file at this place."_s,
                m_path,
                line};
    }

    /// Counts blanks as Python does: a tab goes to the next multiple of eight, a form feed starts anew.
    void indentation()
    {
        int indent = 0;
        for (; m_at < m_bytes.size(); ++m_at) {
            const char c = peek();
            if (c == ' ')
                ++indent;
            else if (c == '\t')
                indent = (indent / 8 + 1) * 8;
            else if (c == '\f')
                indent = 0;
            else
                break;
        }
        m_indent = indent;
        m_atLineStart = false;
    }

    Result<void> step()
    {
        const char c = peek();
        if (c == '#') {
            while (m_at < m_bytes.size() && peek() != '\n' && peek() != '\r')
                ++m_at;
        } else if (c == '\n' || c == '\r') {
            newLine();
        } else if (c == '\\' && (peek(1) == '\n' || peek(1) == '\r')) {
            ++m_at;
            skipLineBreak();
        } else if (c == ' ' || c == '\t' || c == '\f') {
            ++m_at;
        } else if (c == '"' || c == '\'') {
            return string(m_at);
        } else if (isNameStart(c)) {
            return nameOrString();
        } else if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
            number();
        } else {
            return operatorToken();
        }
        return {};
    }

    void skipLineBreak()
    {
        if (peek() == '\r' && peek(1) == '\n')
            ++m_at;
        ++m_at;
    }

    void newLine()
    {
        skipLineBreak();
        if (!m_brackets.isEmpty())
            return;
        endLine();
        m_atLineStart = true;
    }

    void add(PythonToken::Type type, qsizetype begin, qsizetype end)
    {
        PythonToken token;
        token.type = type;
        token.slice = slice(begin, end);
        token.text = QByteArrayView(m_bytes).sliced(begin, end - begin);
        m_tokens.append(token);
    }

    /// Tokens come in order, so lines are counted on from the last one.
    SourceSlice slice(qsizetype begin, qsizetype end)
    {
        m_line += int(QByteArrayView(m_bytes).sliced(m_counted, begin - m_counted).count('\n'));
        m_counted = begin;
        return {begin, end - begin, m_line};
    }

    Result<void> nameOrString()
    {
        const qsizetype begin = m_at;
        while (isNameStart(peek()) || isDigit(peek()))
            ++m_at;
        if ((peek() == '"' || peek() == '\'') && contains(stringPrefixes, m_bytes.mid(begin, m_at - begin).toLower()))
            return string(begin);
        add(PythonToken::Type::Name, begin, m_at);
        return {};
    }

    void number()
    {
        const qsizetype begin = m_at;
        while (isNameStart(peek()) || isDigit(peek()) || peek() == '.')
            ++m_at;
        add(PythonToken::Type::Number, begin, m_at);
    }

    Result<void> string(qsizetype begin)
    {
        const qsizetype quoteAt = m_at;
        const char quote = peek();
        const bool triple = peek(1) == quote && peek(2) == quote;
        const int width = triple ? 3 : 1;
        m_at += width;
        while (true) {
            if (m_at >= m_bytes.size() || (!triple && (peek() == '\n' || peek() == '\r')))
                return tl::unexpected(failure(quoteAt, u"A string is not closed"_s));
            if (peek() == '\\') {
                ++m_at;
                skipLineBreak();
                continue;
            }
            if (peek() == quote && (!triple || (peek(1) == quote && peek(2) == quote)))
                break;
            ++m_at;
        }
        const qsizetype bodyEnd = m_at;
        m_at += width;
        add(PythonToken::Type::String, begin, m_at);
        PythonToken &token = m_tokens.last();
        token.prefix = QByteArrayView(m_bytes).sliced(begin, quoteAt - begin);
        token.body = slice(quoteAt + width, bodyEnd);
        return {};
    }

    Result<void> operatorToken()
    {
        const char c = peek();
        for (const std::string_view text : longOperators) {
            if (QByteArrayView(m_bytes).sliced(m_at).startsWith(QByteArrayView(text.data(), qsizetype(text.size())))) {
                add(PythonToken::Type::Operator, m_at, m_at + qsizetype(text.size()));
                m_at += qsizetype(text.size());
                return {};
            }
        }
        if (c == '(' || c == '[' || c == '{') {
            m_brackets.append(m_at);
            if (m_brackets.size() > bracketLimit)
                return tl::unexpected(failure(m_at, u"More brackets inside each other than Python allows"_s));
        } else if (c == ')' || c == ']' || c == '}') {
            if (m_brackets.isEmpty())
                return tl::unexpected(failure(m_at, u"A bracket is closed that was not opened"_s));
            m_brackets.removeLast();
        } else if (c == ';' && m_brackets.isEmpty()) {
            ++m_at;
            endStatement();
            return {};
        }
        add(PythonToken::Type::Operator, m_at, m_at + 1);
        ++m_at;
        return {};
    }

    void endLine()
    {
        endStatement();
        m_firstOfLine = true;
    }

    void endStatement()
    {
        if (m_tokens.isEmpty())
            return;
        if (m_firstOfLine) {
            while (!m_blocks.isEmpty() && m_indent <= m_blocks.constLast().indent)
                m_blocks.removeLast();
        }
        m_firstOfLine = false;
        const bool moduleLevel = std::all_of(m_blocks.cbegin(), m_blocks.cend(), [](const Block &b) { return b.open; });
        const PythonToken &first = m_tokens.constFirst();
        if (first.type == PythonToken::Type::Name && m_tokens.constLast().is(":") && contains(heads, first.text))
            m_blocks.append({m_indent, contains(openHeads, first.text)});
        m_statements.append({m_tokens, moduleLevel});
        m_tokens.clear();
    }

    const QByteArray &m_bytes;
    const QString &m_path;
    qsizetype m_at;
    bool m_atLineStart = true;
    bool m_firstOfLine = true;
    int m_indent = 0;
    int m_line = 1;
    qsizetype m_counted = 0;
    QList<qsizetype> m_brackets;
    QList<Block> m_blocks;
    QList<PythonToken> m_tokens;
    QList<PythonStatement> m_statements;
};

} // namespace

SourceSlice PythonStatement::slice() const
{
    if (tokens.isEmpty())
        return {};
    const SourceSlice &first = tokens.constFirst().slice;
    return {first.offset, tokens.constLast().slice.end() - first.offset, first.line};
}

Result<QList<PythonStatement>> lexPython(const QByteArray &bytes, const QString &path)
{
    TB_CHECK(checkSourceText(bytes, path));
    return PythonLexer(bytes, path).lex();
}

} // namespace tagboat
