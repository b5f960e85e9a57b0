// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/joblog.h"

#include "base/displaytext.h"

#include <QStringView>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

constexpr QChar escape(0x1b);

/// The length of the escape sequence at the beginning of @p text (ECMA-48: control sequences, and strings such as a
/// window's title, which end with BEL or ST).
qsizetype escapeLength(QStringView text)
{
    if (text.size() < 2)
        return 1;
    const QChar kind = text[1];
    if (kind == u'[') {
        qsizetype i = 2;
        while (i < text.size() && text[i] >= u' ' && text[i] <= u'?')
            ++i;
        return std::min(i + 1, text.size());
    }
    if (kind == u']' || kind == u'P' || kind == u'X' || kind == u'^' || kind == u'_') {
        for (qsizetype i = 2; i < text.size(); ++i) {
            if (text[i] == QChar(0x07))
                return i + 1;
            if (text[i] == escape)
                return std::min(i + 2, text.size());
        }
        return text.size();
    }
    return 2;
}

QString withoutEscapes(const QString &text)
{
    if (!text.contains(escape))
        return text;
    QString plain;
    plain.reserve(text.size());
    for (qsizetype i = 0; i < text.size();) {
        if (text[i] == escape) {
            i += escapeLength(QStringView(text).sliced(i));
            continue;
        }
        plain += text[i++];
    }
    return plain;
}

/// The time that the runner writes before each line: "2026-11-21T10:00:00.1234567Z ". Cuts it off.
QDateTime takeTime(QString &text)
{
    const qsizetype end = text.indexOf(u"Z "_s);
    const bool bare = end < 0 && text.endsWith(u'Z');
    const qsizetype length = bare ? text.size() - 1 : end;
    if (length < 19 || length > 30 || text[4] != u'-' || text[10] != u'T')
        return {};
    const QDateTime at = QDateTime::fromString(text.first(std::min<qsizetype>(length, 23)) + u'Z', Qt::ISODateWithMs);
    if (at.isValid())
        text.remove(0, length + (bare ? 1 : 2));
    return at;
}

LogLine::Kind takeMark(QString &text)
{
    using Kind = LogLine::Kind;
    static const std::array<std::pair<QString, Kind>, 7> marks{{{u"##[error]"_s, Kind::Error},
                                                                {u"##[warning]"_s, Kind::Warning},
                                                                {u"##[group]"_s, Kind::Group},
                                                                {u"##[endgroup]"_s, Kind::Muted},
                                                                {u"##[command]"_s, Kind::Command},
                                                                {u"##[section]"_s, Kind::Group},
                                                                {u"##[debug]"_s, Kind::Muted}}};
    for (const auto &[mark, kind] : marks) {
        if (text.startsWith(mark)) {
            text.remove(0, mark.size());
            return kind;
        }
    }
    // What a shell echoes of a step's own script comes in this colour.
    return text.startsWith(u"\x1b[36;1m"_s) ? Kind::Command : Kind::Plain;
}

} // namespace

LogLine readLogLine(const QString &text, qsizetype number)
{
    LogLine line;
    line.number = number;
    QString rest = text;
    if (rest.endsWith(u'\r'))
        rest.chop(1);
    line.at = takeTime(rest);
    line.kind = takeMark(rest);
    line.text = displayBlock(withoutEscapes(rest)); // with its tabs
    return line;
}

void JobLogReader::take(const QByteArray &piece)
{
    qsizetype from = 0;
    while (from < piece.size()) {
        const qsizetype end = piece.indexOf('\n', from);
        const QByteArrayView part = QByteArrayView(piece).sliced(from, (end < 0 ? piece.size() : end) - from);
        const qsizetype room = 4 * longestLine - m_rest.size();
        m_rest.append(part.first(std::min(room, part.size())));
        m_cut = m_cut || part.size() > room;
        if (end < 0)
            return;
        addLine(m_rest);
        m_rest.clear();
        m_cut = false;
        from = end + 1;
    }
}

void JobLogReader::finish()
{
    if (!m_rest.isEmpty())
        addLine(m_rest);
    m_rest.clear();
    m_cut = false;
}

QList<LogLine> JobLogReader::takeLines()
{
    return std::exchange(m_lines, {});
}

void JobLogReader::addLine(QByteArrayView bytes)
{
    ++m_number;
    if (m_number <= m_skip)
        return;
    if (m_number == 1 && bytes.startsWith("\xEF\xBB\xBF"))
        bytes = bytes.sliced(3);
    LogLine line = readLogLine(QString::fromUtf8(bytes), m_number);
    // A mark that ends a group says nothing to people.
    if (line.kind == LogLine::Kind::Muted && line.text.isEmpty())
        return;
    if (m_cut || line.text.size() > longestLine)
        line.text = line.text.first(std::min(longestLine, line.text.size())) + u'…';
    if (m_lines.size() == mostLines)
        m_lines.removeFirst();
    m_lines.append(line);
}

qsizetype firstOfInterest(const QList<LogLine> &lines, const QDateTime &failedSince)
{
    const auto isError = [](const LogLine &line) { return line.kind == LogLine::Kind::Error; };
    auto from = lines.begin();
    if (failedSince.isValid())
        from = std::ranges::find_if(lines, [&](const LogLine &line) { return line.at >= failedSince; });
    if (const auto error = std::find_if(from, lines.end(), isError); error != lines.end())
        return error - lines.begin();
    if (failedSince.isValid() && from != lines.end())
        return from - lines.begin();
    const auto error = std::ranges::find_if(lines, isError);
    return error == lines.end() ? -1 : error - lines.begin();
}

} // namespace tagboat
