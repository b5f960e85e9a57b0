// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "base/tomlguard.h"

#include "base/sourcetext.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

class TomlScanner
{
public:
    TomlScanner(const QByteArray &bytes, const QString &path, int limit)
        : m_bytes(bytes), m_path(path), m_limit(limit), m_at(byteOrderMark(bytes))
    {
    }

    Result<QList<TomlStatement>> scan()
    {
        while (m_at < m_bytes.size()) {
            TB_CHECK(m_levels.isEmpty() && m_lineStart ? statement() : step());
        }
        return m_statements;
    }

private:
    /// An open bracket: what it is, and the dots of the key that it belongs to.
    struct Level {
        char open;
        int dots;
    };

    [[nodiscard]] char peek(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_bytes.size() ? m_bytes[m_at + ahead] : '\0';
    }

    Result<void> tooDeep(const QString &what) const
    {
        return failAt(Error::Kind::Invalid, m_path, m_line, u"The file is too deep: %1"_s.arg(what),
                      u"Tagboat reads at most %1 levels."_s.arg(m_limit), u"Shorten the key or the nesting."_s);
    }

    /// A statement's begin: blanks, a comment, a header, or a key up to its "=".
    Result<void> statement()
    {
        while (peek() == ' ' || peek() == '\t')
            ++m_at;
        if (m_at >= m_bytes.size() || peek() == '\n' || peek() == '\r' || peek() == '#')
            return step();
        TomlStatement found{{}, m_line, peek() == '['};
        if (found.isHeader)
            m_at += peek(1) == '[' ? 2 : 1;
        TB_TRY(const QStringList parts, keyParts(found.isHeader ? 0 : int(m_header.size())));
        if (found.isHeader)
            m_header = parts;
        found.path = found.isHeader ? parts : m_header + parts;
        m_statements.append(found);
        m_dots = found.isHeader ? 0 : int(parts.size());
        m_inValue = true;
        m_lineStart = false;
        // A header's own "]" is no nesting; whatever follows on the line is a fault that the parser reports.
        while (found.isHeader && (peek() == ']' || peek() == ' '))
            ++m_at;
        return {};
    }

    Result<QStringList> keyParts(int before)
    {
        QStringList parts{QString()};
        while (m_at < m_bytes.size()) {
            const char c = peek();
            if (c == '\n' || c == '=' || c == ']' || c == '#')
                break;
            if (c == '.') {
                parts.append(QString());
                if (before + parts.size() > m_limit)
                    return tl::unexpected(tooDeep(u"a key has more than %1 parts"_s.arg(m_limit)).error());
                ++m_at;
            } else if (c == '"' || c == '\'') {
                const qsizetype begin = m_at;
                skipString();
                parts.last() += QString::fromUtf8(m_bytes.mid(begin + 1, qMax(m_at - begin - 2, qsizetype(0))));
            } else {
                const qsizetype begin = m_at;
                while (m_at < m_bytes.size() && !QByteArrayView("\n=]#.\"'").contains(peek()))
                    ++m_at;
                parts.last() += QString::fromUtf8(m_bytes.mid(begin, m_at - begin)).trimmed();
            }
        }
        return parts;
    }

    /// One character or string behind a key.
    Result<void> step()
    {
        const char c = peek();
        if (c == '"' || c == '\'') {
            skipString();
            return {};
        }
        if (c == '#') {
            const qsizetype end = m_bytes.indexOf('\n', m_at);
            m_at = end < 0 ? m_bytes.size() : end;
            return {};
        }
        ++m_at;
        switch (c) {
        case '\n':
            ++m_line;
            m_lineStart = true;
            return {};
        case '[':
        case '{':
            return open(c);
        case ']':
        case '}':
            close();
            return {};
        case '=':
            m_inValue = true;
            return {};
        case ',':
            m_inValue = m_levels.isEmpty() || m_levels.constLast().open == '[';
            m_dots = 0;
            return {};
        case '.':
            return dot();
        default:
            return {};
        }
    }

    Result<void> open(char c)
    {
        m_levels.append({c, m_dots});
        m_outerDots += m_dots;
        m_dots = 0;
        m_inValue = c == '[';
        if (m_levels.size() > m_limit)
            return tooDeep(u"more than %1 brackets inside each other"_s.arg(m_limit));
        return {};
    }

    void close()
    {
        if (m_levels.isEmpty())
            return;
        const Level level = m_levels.takeLast();
        m_outerDots -= level.dots;
        m_dots = level.dots;
        m_inValue = true;
    }

    Result<void> dot()
    {
        if (m_inValue)
            return {};
        ++m_dots;
        if (int(m_header.size()) + m_outerDots + m_dots >= m_limit)
            return tooDeep(u"a key has more than %1 parts"_s.arg(m_limit));
        return {};
    }

    void skipString()
    {
        const char quote = peek();
        const bool triple = peek(1) == quote && peek(2) == quote;
        m_at += triple ? 3 : 1;
        while (m_at < m_bytes.size()) {
            const char c = peek();
            if (c == '\n' && !triple)
                return; // a fault that the parser reports
            if (c == '\n')
                ++m_line;
            if (c == '\\' && quote == '"') {
                m_line += peek(1) == '\n' ? 1 : 0;
                m_at += 2;
                continue;
            }
            if (c == quote && !triple) {
                ++m_at;
                return;
            }
            if (c == quote && peek(1) == quote && peek(2) == quote) {
                m_at += 3;
                // Up to two more quotes belong to the string's text (TOML 1.0, "Multi-line basic strings").
                for (int more = 0; more < 2 && peek() == quote; ++more)
                    ++m_at;
                return;
            }
            ++m_at;
        }
        m_at = m_bytes.size();
    }

    const QByteArray &m_bytes;
    const QString &m_path;
    int m_limit;
    qsizetype m_at;
    int m_line = 1;
    bool m_lineStart = true;
    bool m_inValue = false;
    int m_dots = 0;
    int m_outerDots = 0;
    QStringList m_header;
    QList<Level> m_levels;
    QList<TomlStatement> m_statements;
};

} // namespace

Result<QList<TomlStatement>> scanToml(const QByteArray &bytes, const QString &path, int limit)
{
    return TomlScanner(bytes, path, limit).scan();
}

} // namespace tagboat
