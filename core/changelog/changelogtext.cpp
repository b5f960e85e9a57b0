// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/changelogtext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
constexpr auto byteOrderMark = "\xEF\xBB\xBF";

bool isSpace(char c)
{
    return c == ' ' || c == '\t';
}

int nextTabStop(int column)
{
    return column + 4 - column % 4;
}

/// CommonMark 4.1: three or more of one mark, with nothing but blanks between.
bool isThematicBreak(QByteArrayView line)
{
    char mark = 0;
    int count = 0;
    for (const char c : line) {
        if (isSpace(c))
            continue;
        if (mark == 0 && (c == '-' || c == '*' || c == '_'))
            mark = c;
        if (c != mark)
            return false;
        ++count;
    }
    return count >= 3;
}

/// git writes exactly seven characters and then the end of the line or a blank and a label.
bool isConflictMark(QByteArrayView line, char mark)
{
    if (line.size() < 7 || !std::all_of(line.begin(), line.begin() + 7, [mark](char c) { return c == mark; }))
        return false;
    return line.size() == 7 || line[7] == ' ';
}

/// The first mark that is of no conflict which can be told.
std::optional<int> conflictLine(const ChangelogText &text)
{
    int begin = -1;
    bool middle = false;
    for (int i = 0; i < text.count(); ++i) {
        const QByteArrayView line = text.view(i);
        if (text.at(i).conflict || line.isEmpty() || (line[0] != '<' && line[0] != '=' && line[0] != '>'))
            continue;
        const bool code = text.at(i).kind == TextLine::Kind::Opaque;
        if (isConflictMark(line, '<')) {
            if (!code)
                return i;
            begin = i;
            middle = false;
        } else if (isConflictMark(line, '=')) {
            middle = begin >= 0;
        } else if (isConflictMark(line, '>')) {
            if (middle)
                return begin;
            if (!code)
                return i;
        }
    }
    return std::nullopt;
}
} // namespace

std::optional<BulletMark> bulletMark(QByteArrayView line)
{
    BulletMark mark;
    qsizetype at = 0;
    while (at < line.size() && isSpace(line[at])) {
        mark.indent = line[at] == '\t' ? nextTabStop(mark.indent) : mark.indent + 1;
        ++at;
    }
    const qsizetype markStart = at;
    while (at < line.size() && at - markStart < 9 && line[at] >= '0' && line[at] <= '9')
        ++at;
    if (at >= line.size())
        return std::nullopt;
    mark.ordered = at > markStart;
    const char c = line[at];
    if (mark.ordered ? (c != '.' && c != ')') : (c != '-' && c != '*' && c != '+'))
        return std::nullopt;
    ++at;
    if (at < line.size() && !isSpace(line[at]))
        return std::nullopt;
    if (!mark.ordered && isThematicBreak(line))
        return std::nullopt;
    const int afterMark = mark.indent + static_cast<int>(at - markStart);
    int column = afterMark;
    qsizetype content = at;
    while (content < line.size() && isSpace(line[content])) {
        column = line[content] == '\t' ? nextTabStop(column) : column + 1;
        ++content;
    }
    // CommonMark 5.2: five or more blanks begin indented code inside the item; an empty item counts one blank.
    const bool oneBlank = content >= line.size() || column - afterMark > 4;
    mark.contentColumn = oneBlank ? afterMark + 1 : column;
    mark.contentStart = oneBlank ? std::min(at + 1, line.size()) : content;
    return mark;
}

Result<ChangelogText> ChangelogText::read(const QByteArray &bytes, const QString &path, ChangelogMarkup markup)
{
    ChangelogText text;
    text.m_bytes = bytes;
    text.split();
    if (!bytes.isValidUtf8()) {
        for (int i = 0; i < text.count(); ++i) {
            if (!text.view(i).isValidUtf8())
                return failAt(Error::Kind::Invalid, path, i + 1, u"The changelog is not UTF-8 text."_s, {},
                              u"Convert the file to UTF-8."_s);
        }
    }
    text.markConflicts();
    if (markup == ChangelogMarkup::Markdown)
        text.classifyMarkdown();
    if (const auto line = conflictLine(text))
        return tl::unexpected(undecidedConflict(path, *line));
    return text;
}

Error undecidedConflict(const QString &path, int line)
{
    return {Error::Kind::Invalid,
            u"The changelog has conflict markers."_s,
            {},
            u"Resolve the merge conflict in the file."_s,
            path,
            line + 1};
}

void ChangelogText::markConflicts()
{
    m_conflicts = readConflicts(m_bytes);
    for (const Conflict &conflict : std::as_const(m_conflicts)) {
        for (int line = conflict.firstLine; line <= conflict.lastLine; ++line) {
            m_lines[line].kind = TextLine::Kind::Opaque;
            m_lines[line].conflict = true;
        }
    }
}

QByteArrayView ChangelogText::view(int line) const
{
    return QByteArrayView(m_bytes).sliced(m_lines[line].start, m_lines[line].length);
}

void ChangelogText::split()
{
    qsizetype start = m_bytes.startsWith(byteOrderMark) ? 3 : 0;
    qsizetype crlf = 0;
    while (start < m_bytes.size()) {
        const qsizetype feed = m_bytes.indexOf('\n', start);
        const qsizetype end = feed < 0 ? m_bytes.size() : feed;
        TextLine line;
        line.start = start;
        line.length = end - start;
        line.eolLength = feed < 0 ? 0 : 1;
        if (feed > start && m_bytes[feed - 1] == '\r') {
            --line.length;
            ++line.eolLength;
            ++crlf;
        }
        qsizetype at = start;
        while (at < start + line.length && isSpace(m_bytes[at])) {
            line.indent = m_bytes[at] == '\t' ? nextTabStop(line.indent) : line.indent + 1;
            ++at;
        }
        if (QByteArrayView(m_bytes).sliced(start, line.length).trimmed().isEmpty())
            line.kind = TextLine::Kind::Blank;
        m_lines.append(line);
        start = end + 1;
    }
    if (crlf * 2 > m_lines.size())
        m_lineEnd = "\r\n"_ba;
}

QByteArray ChangelogText::lineEndAt(int line) const
{
    if (line > 0 && m_lines[line - 1].eolLength > 0)
        return m_lines[line - 1].eolLength == 2 ? "\r\n"_ba : "\n"_ba;
    return m_lineEnd;
}

int ChangelogText::blanksBefore(int line) const
{
    int blanks = 0;
    while (line - blanks > 0 && isBlank(line - blanks - 1))
        ++blanks;
    return blanks;
}

int ChangelogText::blanksAfter(int line) const
{
    int blanks = 0;
    while (line + blanks + 1 < count() && isBlank(line + blanks + 1))
        ++blanks;
    return blanks;
}

void LineEdits::remove(int first, int end)
{
    for (int line = first; line < end; ++line)
        m_removed.insert(line);
}

QByteArray LineEdits::apply() const
{
    const QByteArray &old = m_text.bytes();
    QByteArray result;
    result.reserve(old.size() + 512);
    qsizetype done = 0;
    for (int i = 0; i <= m_text.count(); ++i) {
        if (const auto inserted = m_inserted.constFind(i); inserted != m_inserted.cend()) {
            const QByteArray lineEnd = m_text.lineEndAt(i);
            // A file without a last line end stays so: its old last line gets one, the new last line has none.
            const bool openEnd = i == m_text.count() && i > 0 && m_text.at(i - 1).eolLength == 0;
            if (openEnd)
                result += lineEnd + inserted->join(lineEnd);
            else
                result += inserted->join(lineEnd) + lineEnd;
        }
        if (i == m_text.count())
            break;
        const TextLine &line = m_text.at(i);
        if (i == 0) {
            result.prepend(old.first(line.start)); // the byte order mark stays in front
        }
        const qsizetype end = line.start + line.length + line.eolLength;
        if (m_removed.contains(i)) {
            done = end;
            continue;
        }
        if (const auto replaced = m_replaced.constFind(i); replaced != m_replaced.cend())
            result += *replaced + old.sliced(line.start + line.length, line.eolLength);
        else
            result += old.sliced(line.start, end - line.start);
        done = end;
    }
    if (m_text.count() == 0)
        result.prepend(old);
    const int last = m_text.count() - 1;
    if (last > 0 && m_removed.contains(last) && m_text.at(last).eolLength == 0 && !m_inserted.contains(last + 1))
        result.chop(result.endsWith("\r\n") ? 2 : result.endsWith('\n') ? 1 : 0);
    Q_ASSERT(m_text.count() == 0 || done == old.size());
    return result;
}

} // namespace tagboat
