// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/conflicts.h"

#include <algorithm>
#include <optional>

namespace tagboat
{

namespace
{
constexpr int usualLength = 7;

struct Line {
    qsizetype start = 0;
    qsizetype end = 0; ///< behind its line end
    QByteArrayView text;
};

/// The next line at @p start; a byte order mark belongs to none.
Line lineAt(const QByteArray &bytes, qsizetype start)
{
    const qsizetype feed = bytes.indexOf('\n', start);
    const qsizetype end = feed < 0 ? bytes.size() : feed + 1;
    QByteArrayView text = QByteArrayView(bytes).sliced(start, end - start);
    if (text.endsWith('\n'))
        text.chop(1);
    if (text.endsWith('\r'))
        text.chop(1);
    return {start, end, text};
}

qsizetype runLength(QByteArrayView text)
{
    const auto run = std::find_if(text.begin(), text.end(), [&text](char c) { return c != text.front(); });
    return run - text.begin();
}

/// Whether the line is a mark of that length; only the mark between the sides has no name behind it.
bool isMark(QByteArrayView text, char mark, qsizetype length)
{
    if (text.isEmpty() || text.front() != mark || runLength(text) != length)
        return false;
    return text.size() == length || (mark != '=' && text[length] == ' ');
}

QString nameBehind(QByteArrayView text, qsizetype length)
{
    return QString::fromUtf8(text.sliced(length)).trimmed();
}

class Reader
{
public:
    explicit Reader(const QByteArray &bytes) : m_bytes(bytes) {}

    QList<Conflict> read()
    {
        int number = 0;
        for (qsizetype at = m_bytes.startsWith("\xEF\xBB\xBF") ? 3 : 0; at < m_bytes.size(); ++number) {
            const Line line = lineAt(m_bytes, at);
            at = line.end;
            if (line.text.isEmpty())
                continue;
            const char first = line.text.front();
            if (first == '<')
                open(line, number);
            else if (m_length > 0 && (first == '|' || first == '=' || first == '>'))
                go(line, number);
        }
        return m_conflicts;
    }

private:
    void open(const Line &line, int number)
    {
        const qsizetype length = m_length > 0 ? m_length : runLength(line.text);
        if (length < usualLength || !isMark(line.text, '<', length))
            return;
        m_length = length;
        m_conflict = {};
        m_conflict.firstLine = number;
        m_conflict.offset = line.start;
        m_conflict.mineName = nameBehind(line.text, length);
        m_mineStart = line.end;
        m_mineEnd.reset();
        m_theirsStart.reset();
        m_clear = true;
    }

    void go(const Line &line, int number)
    {
        if (isMark(line.text, '|', m_length)) {
            m_clear = m_clear && !m_mineEnd;
            m_mineEnd = line.start;
        } else if (isMark(line.text, '=', m_length)) {
            m_clear = m_clear && !m_theirsStart;
            if (!m_mineEnd)
                m_mineEnd = line.start;
            m_theirsStart = line.end;
        } else if (isMark(line.text, '>', m_length)) {
            if (m_clear && m_theirsStart)
                close(line, number);
            m_length = 0;
        }
    }

    void close(const Line &line, int number)
    {
        m_conflict.lastLine = number;
        m_conflict.length = line.end - m_conflict.offset;
        m_conflict.theirsName = nameBehind(line.text, m_length);
        m_conflict.mine = m_bytes.sliced(m_mineStart, *m_mineEnd - m_mineStart);
        m_conflict.theirs = m_bytes.sliced(*m_theirsStart, line.start - *m_theirsStart);
        m_conflicts.append(m_conflict);
    }

    const QByteArray &m_bytes;
    QList<Conflict> m_conflicts;
    Conflict m_conflict;
    qsizetype m_length = 0; ///< of the open conflict's marks; 0 while none is open
    qsizetype m_mineStart = 0;
    std::optional<qsizetype> m_mineEnd;
    std::optional<qsizetype> m_theirsStart;
    bool m_clear = false; ///< no mark stood twice
};
} // namespace

QByteArray Conflict::chosen(ConflictChoice choice) const
{
    switch (choice) {
    case ConflictChoice::Mine:
        return mine;
    case ConflictChoice::Theirs:
        return theirs;
    case ConflictChoice::Both:
        break;
    }
    return mine + theirs;
}

QList<Conflict> readConflicts(const QByteArray &bytes)
{
    return Reader(bytes).read();
}

QByteArray withChoice(const QByteArray &bytes, const Conflict &conflict, ConflictChoice choice)
{
    return bytes.first(conflict.offset) + conflict.chosen(choice) + bytes.sliced(conflict.offset + conflict.length);
}

int conflictMarkLength(const QList<QByteArray> &texts)
{
    qsizetype longest = 0;
    for (const QByteArray &text : texts) {
        for (qsizetype at = 0; at < text.size();) {
            const Line line = lineAt(text, at);
            at = line.end;
            if (!line.text.isEmpty() && QByteArrayView("<|=>").contains(line.text.front()))
                longest = std::max(longest, runLength(line.text));
        }
    }
    return longest < usualLength ? usualLength : static_cast<int>(std::min<qsizetype>(longest + 1, 30'000));
}

} // namespace tagboat
