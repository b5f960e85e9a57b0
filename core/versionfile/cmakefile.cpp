// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "versionfile/cmakefile.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

bool isIdentifier(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

class CMakeLexer
{
public:
    CMakeLexer(const QByteArray &bytes, const QString &path) : m_bytes(bytes), m_path(path), m_at(byteOrderMark(bytes))
    {
    }

    Result<QList<CMakeCommand>> lex()
    {
        QList<CMakeCommand> commands;
        while (true) {
            TB_CHECK(skipBlanks());
            if (m_at >= m_bytes.size())
                return commands;
            TB_TRY(const CMakeCommand command, readCommand());
            commands.append(command);
        }
    }

private:
    [[nodiscard]] char peek(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_bytes.size() ? m_bytes[m_at + ahead] : '\0';
    }

    [[nodiscard]] int lineOf(qsizetype at)
    {
        m_line += int(QByteArrayView(m_bytes).sliced(m_counted, at - m_counted).count('\n'));
        m_counted = at;
        return m_line;
    }

    [[nodiscard]] tl::unexpected<Error> fault(qsizetype at, const QString &message) const
    {
        return failAt(Error::Kind::Invalid, m_path, lineAt(m_bytes, at), message, {},
                      u"Correct the file at this place."_s);
    }

    /// The number of "=" of a bracket "[==[" that opens here; -1 if none does.
    [[nodiscard]] qsizetype bracketAt(qsizetype at) const
    {
        if (at >= m_bytes.size() || m_bytes[at] != '[')
            return -1;
        qsizetype equals = 0;
        while (at + 1 + equals < m_bytes.size() && m_bytes[at + 1 + equals] == '=')
            ++equals;
        return at + 1 + equals < m_bytes.size() && m_bytes[at + 1 + equals] == '[' ? equals : -1;
    }

    /// Goes over a bracket that opens here and gives what stands in it.
    Result<CMakeArgument> bracket(qsizetype equals)
    {
        const qsizetype begin = m_at + equals + 2;
        const QByteArray closing = ']' + QByteArray(equals, '=') + ']';
        const qsizetype end = m_bytes.indexOf(closing, begin);
        if (end < 0)
            return fault(m_at, u"A bracket argument is not closed"_s);
        const int line = lineOf(begin);
        m_at = end + closing.size();
        return CMakeArgument{{begin, end - begin, line}, m_bytes.mid(begin, end - begin)};
    }

    Result<void> skipBlanks()
    {
        while (m_at < m_bytes.size()) {
            if (isBlank(peek())) {
                ++m_at;
            } else if (peek() == '#' && bracketAt(m_at + 1) >= 0) {
                ++m_at;
                TB_CHECK(bracket(bracketAt(m_at)));
            } else if (peek() == '#') {
                const qsizetype end = m_bytes.indexOf('\n', m_at);
                m_at = end < 0 ? m_bytes.size() : end;
            } else {
                break;
            }
        }
        return {};
    }

    Result<CMakeCommand> readCommand()
    {
        const qsizetype begin = m_at;
        while (isIdentifier(peek()))
            ++m_at;
        CMakeCommand command{m_bytes.mid(begin, m_at - begin).toLower(), lineOf(begin), {}};
        TB_CHECK(skipBlanks());
        if (command.name.isEmpty() || peek() != '(')
            return fault(begin, u"This is no CMake command"_s);
        const qsizetype open = m_at++;
        for (int depth = 1; depth > 0;) {
            TB_CHECK(skipBlanks());
            if (m_at >= m_bytes.size())
                return fault(open, u"A command's parenthesis is not closed"_s);
            if (peek() == '(' || peek() == ')') {
                depth += peek() == '(' ? 1 : -1;
                ++m_at;
                continue;
            }
            TB_TRY(const CMakeArgument argument, readArgument());
            command.arguments.append(argument);
        }
        return command;
    }

    Result<CMakeArgument> readArgument()
    {
        if (const qsizetype equals = bracketAt(m_at); equals >= 0)
            return bracket(equals);
        const bool quoted = peek() == '"';
        const qsizetype open = m_at;
        const qsizetype begin = quoted ? ++m_at : m_at;
        while (m_at < m_bytes.size()) {
            const char c = peek();
            if (quoted ? c == '"' : (isBlank(c) || c == '(' || c == ')' || c == '#'))
                break;
            if (!quoted && c == '"') { // an old form: a quoted part within an argument
                TB_CHECK(quotedPart());
                continue;
            }
            m_at += c == '\\' ? 2 : 1;
        }
        if (m_at > m_bytes.size() || (quoted && m_at >= m_bytes.size()))
            return fault(open, u"A quoted argument is not closed"_s);
        const CMakeArgument argument{{begin, m_at - begin, lineOf(begin)}, m_bytes.mid(begin, m_at - begin)};
        m_at += quoted ? 1 : 0;
        return argument;
    }

    Result<void> quotedPart()
    {
        const qsizetype open = m_at++;
        while (m_at < m_bytes.size() && peek() != '"')
            m_at += peek() == '\\' ? 2 : 1;
        if (m_at >= m_bytes.size())
            return fault(open, u"A quoted argument is not closed"_s);
        ++m_at;
        return {};
    }

    const QByteArray &m_bytes;
    const QString &m_path;
    qsizetype m_at;
    qsizetype m_counted = 0;
    int m_line = 1;
};

} // namespace

Result<QList<CMakeCommand>> cmakeCommands(const QByteArray &bytes, const QString &path)
{
    TB_CHECK(checkSourceText(bytes, path));
    return CMakeLexer(bytes, path).lex();
}

Result<QList<QByteArray>> cmakeFacts(const QByteArray &bytes, const QString &path)
{
    TB_TRY(const auto commands, cmakeCommands(bytes, path));
    QList<QByteArray> facts;
    for (const CMakeCommand &command : commands) {
        QByteArray fact = command.name;
        for (const CMakeArgument &argument : command.arguments)
            fact += '\x1F' + argument.text;
        facts.append(fact);
    }
    return facts;
}

} // namespace tagboat
