// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "sourcespans.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
/// A longer line is some tool's, and is not read by anyone.
constexpr qsizetype longest = 4000;

bool isRule(QStringView line, QStringView marks)
{
    const QStringView text = line.trimmed();
    return text.size() >= 3 && marks.contains(text.front()) &&
           std::ranges::all_of(text, [&text](QChar c) { return c == text.front(); });
}

qsizetype indentOf(QStringView line)
{
    qsizetype at = 0;
    while (at < line.size() && line[at].isSpace())
        ++at;
    return at;
}

/// Reads one line from left to right.
class LineReader
{
public:
    LineReader(const QString &line, SourceGrammar grammar) : m_line(line), m_grammar(grammar) {}
    QList<SourceSpan> read(SourceState &state);

private:
    void readMarkdown(SourceState &state);
    void readRst();
    void readDebian();
    void readRpm();
    void readXml(SourceState &state);
    void readBullet();
    void readInline(qsizetype from);
    bool readCode(qsizetype &at);
    bool readStrong(qsizetype &at);
    bool readLink(qsizetype &at);
    bool readReference(qsizetype &at);
    bool readRole(qsizetype &at);
    bool readCommentIn(SourceState &state);
    void add(qsizetype start, qsizetype end, SourceKind kind)
    {
        if (end > start)
            m_spans.append({start, end - start, kind});
    }
    void all(SourceKind kind) { add(0, m_line.size(), kind); }

    QString m_line;
    SourceGrammar m_grammar;
    QList<SourceSpan> m_spans;
};

QList<SourceSpan> LineReader::read(SourceState &state)
{
    switch (m_grammar) {
    case SourceGrammar::Markdown:
        readMarkdown(state);
        break;
    case SourceGrammar::ReStructuredText:
        readRst();
        break;
    case SourceGrammar::Debian:
        readDebian();
        break;
    case SourceGrammar::Rpm:
        readRpm();
        break;
    case SourceGrammar::Xml:
        readXml(state);
        break;
    }
    return std::move(m_spans);
}

/// "<!-- … -->", which may go on over lines. What follows its end on the line is left plain.
bool LineReader::readCommentIn(SourceState &state)
{
    const qsizetype from = state == SourceState::Comment ? 0 : m_line.indexOf("<!--"_L1);
    if (from < 0)
        return false;
    const qsizetype end = m_line.indexOf("-->"_L1, from);
    state = end < 0 ? SourceState::Comment : SourceState::Text;
    add(from, end < 0 ? m_line.size() : end + 3, SourceKind::Comment);
    return true;
}

void LineReader::readMarkdown(SourceState &state)
{
    const qsizetype indent = indentOf(m_line);
    const QStringView text = QStringView(m_line).sliced(indent);
    const bool fence = text.startsWith("```"_L1) || text.startsWith("~~~"_L1);
    if (fence || state == SourceState::Fence) {
        if (fence && state != SourceState::Comment)
            state = state == SourceState::Fence ? SourceState::Text : SourceState::Fence;
        all(SourceKind::Code);
        return;
    }
    if (readCommentIn(state))
        return;
    if (text.startsWith(u'#')) {
        qsizetype level = 0;
        while (level < text.size() && text[level] == u'#')
            ++level;
        if (level <= 6 && (level == text.size() || text[level].isSpace())) {
            all(level <= 2 ? SourceKind::Title : SourceKind::Heading);
            return;
        }
    }
    if (isRule(text, u"=-*_")) {
        all(SourceKind::Mark);
        return;
    }
    const qsizetype close = text.startsWith(u'[') ? m_line.indexOf("]:"_L1) : -1;
    if (close > 0) {
        add(indent, close + 2, SourceKind::Link);
        add(close + 2, m_line.size(), SourceKind::Address);
        return;
    }
    readBullet();
}

void LineReader::readRst()
{
    const QStringView text = QStringView(m_line).trimmed();
    if (isRule(text, u"=-~^\"'`+*#.:_<>")) {
        all(SourceKind::Title);
        return;
    }
    if (text.startsWith(".. "_L1)) {
        const bool target = text.startsWith(".. _"_L1) || text.contains("::"_L1);
        all(target ? SourceKind::Address : SourceKind::Comment);
        return;
    }
    readBullet();
}

void LineReader::readDebian()
{
    if (m_line.startsWith(" --"_L1))
        all(SourceKind::Comment);
    else if (!m_line.isEmpty() && !m_line.front().isSpace())
        all(SourceKind::Title);
    else
        readBullet();
}

/// A spec file: its sections and comments, and the changelog's headings.
void LineReader::readRpm()
{
    if (m_line.startsWith(u'#'))
        all(SourceKind::Comment);
    else if (m_line.startsWith(u'%'))
        all(SourceKind::Mark);
    else if (m_line.startsWith("* "_L1))
        all(SourceKind::Title);
    else if (m_line.startsWith(u'-'))
        readBullet();
}

void LineReader::readXml(SourceState &state)
{
    if (readCommentIn(state))
        return;
    for (qsizetype at = m_line.indexOf(u'<'); at >= 0; at = m_line.indexOf(u'<', at + 1)) {
        const qsizetype end = m_line.indexOf(u'>', at);
        const bool release = QStringView(m_line).sliced(at).startsWith("<release "_L1);
        add(at, end < 0 ? m_line.size() : end + 1, release ? SourceKind::Title : SourceKind::Mark);
        if (end < 0)
            return;
        at = end;
    }
}

void LineReader::readBullet()
{
    const qsizetype indent = indentOf(m_line);
    const bool bullet = indent + 1 < m_line.size() && u"-*+"_s.contains(m_line[indent]) && m_line[indent + 1].isSpace();
    if (bullet)
        add(indent, indent + 1, SourceKind::Mark);
    readInline(bullet ? indent + 2 : indent);
}

void LineReader::readInline(qsizetype from)
{
    for (qsizetype at = from; at < m_line.size();) {
        const QChar c = m_line[at];
        const bool found = c == u'`'   ? readCode(at)
                           : c == u'*' ? readStrong(at)
                           : c == u'[' ? readLink(at)
                           : c == u'#' ? readReference(at)
                           : c == u':' ? readRole(at)
                                       : false;
        if (!found)
            at += c == u'\\' ? 2 : 1;
    }
}

bool LineReader::readCode(qsizetype &at)
{
    qsizetype ticks = 0;
    while (at + ticks < m_line.size() && m_line[at + ticks] == u'`')
        ++ticks;
    const qsizetype end = m_line.indexOf(QString(ticks, u'`'), at + ticks);
    if (end < 0) {
        at += ticks;
        return true;
    }
    // In reStructuredText single ones are references.
    const bool reference = m_grammar == SourceGrammar::ReStructuredText && ticks == 1;
    add(at, end + ticks, reference ? SourceKind::Link : SourceKind::Code);
    at = end + ticks;
    return true;
}

bool LineReader::readStrong(qsizetype &at)
{
    const bool strong = QStringView(m_line).sliced(at).startsWith("**"_L1);
    const QString mark = strong ? u"**"_s : u"*"_s;
    const qsizetype begin = at + mark.size();
    const qsizetype end = m_line.indexOf(mark, begin);
    if (end <= begin || m_line[begin].isSpace())
        return false;
    add(at, end + mark.size(), strong ? SourceKind::Strong : SourceKind::Emphasis);
    at = end + mark.size();
    return true;
}

bool LineReader::readLink(qsizetype &at)
{
    const qsizetype close = m_line.indexOf(u']', at);
    if (close < 0 || m_grammar == SourceGrammar::ReStructuredText)
        return false;
    add(at, close + 1, SourceKind::Link);
    const bool address = close + 1 < m_line.size() && (m_line[close + 1] == u'(' || m_line[close + 1] == u'[');
    const qsizetype end = address ? m_line.indexOf(m_line[close + 1] == u'(' ? u')' : u']', close + 2) : -1;
    if (end > 0)
        add(close + 1, end + 1, SourceKind::Address);
    at = end > 0 ? end + 1 : close + 1;
    return true;
}

bool LineReader::readReference(qsizetype &at)
{
    qsizetype end = at + 1;
    while (end < m_line.size() && m_line[end].isDigit())
        ++end;
    if (end == at + 1)
        return false;
    add(at, end, SourceKind::Link);
    at = end;
    return true;
}

/// ":issue:`12`" of reStructuredText.
bool LineReader::readRole(qsizetype &at)
{
    if (m_grammar != SourceGrammar::ReStructuredText)
        return false;
    qsizetype name = at + 1;
    while (name < m_line.size() && (m_line[name].isLetterOrNumber() || m_line[name] == u'-'))
        ++name;
    if (name == at + 1 || !QStringView(m_line).sliced(name).startsWith(":`"_L1))
        return false;
    const qsizetype end = m_line.indexOf(u'`', name + 2);
    if (end < 0)
        return false;
    add(at, end + 1, SourceKind::Link);
    at = end + 1;
    return true;
}
} // namespace

SourceGrammar sourceGrammar(const QString &format, const QString &path)
{
    if (format == "debian"_L1)
        return SourceGrammar::Debian;
    if (format == "rpm"_L1)
        return SourceGrammar::Rpm;
    if (format == "appstream"_L1)
        return SourceGrammar::Xml;
    const bool rst = format == "restructuredtext"_L1 || path.endsWith(".rst"_L1, Qt::CaseInsensitive);
    return rst ? SourceGrammar::ReStructuredText : SourceGrammar::Markdown;
}

QList<SourceSpan> sourceSpans(const QString &line, SourceGrammar grammar, SourceState &state)
{
    if (line.size() > longest)
        return {};
    return LineReader(line, grammar).read(state);
}

} // namespace tagboat
