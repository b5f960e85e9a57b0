// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "versionfile/inifile.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}

/// The part of a slice without the blanks around it.
SourceSlice trimmed(const QByteArray &bytes, SourceSlice slice)
{
    while (slice.length > 0 && isBlank(bytes[slice.offset])) {
        ++slice.offset;
        --slice.length;
    }
    while (slice.length > 0 && isBlank(bytes[slice.end() - 1]))
        --slice.length;
    return slice;
}

class IniReader
{
public:
    IniReader(const QByteArray &bytes, const QString &path) : m_bytes(bytes), m_path(path) {}

    Result<QList<IniEntry>> read()
    {
        qsizetype at = byteOrderMark(m_bytes);
        for (int line = 1; at < m_bytes.size(); ++line) {
            qsizetype end = m_bytes.indexOf('\n', at);
            end = end < 0 ? m_bytes.size() : end;
            TB_CHECK(readLine({at, end - at, line}));
            at = end + 1;
        }
        return m_entries;
    }

private:
    Result<void> invalid(int line, const QString &message, const QString &remedy) const
    {
        return failAt(Error::Kind::Invalid, m_path, line, message, {}, remedy);
    }

    Result<void> readLine(const SourceSlice &whole)
    {
        const SourceSlice line = trimmed(m_bytes, whole);
        const bool indented = line.offset > whole.offset;
        if (line.length == 0 || m_bytes[line.offset] == '#' || m_bytes[line.offset] == ';')
            return {};
        if (indented && m_inOption && line.offset - whole.offset > m_optionIndent) {
            continueValue(line);
            return {};
        }
        if (m_bytes[line.offset] == '[')
            return section(line);
        m_optionIndent = line.offset - whole.offset;
        return option(line);
    }

    void continueValue(const SourceSlice &line)
    {
        IniEntry &entry = m_entries.last();
        const bool first = entry.value.isEmpty();
        entry.value += (first ? QString() : u"\n"_s) + QString::fromUtf8(line.of(m_bytes));
        entry.slice = first ? line : SourceSlice{};
    }

    Result<void> section(const SourceSlice &line)
    {
        const qsizetype close = m_bytes.lastIndexOf(']', line.end() - 1);
        if (close <= line.offset)
            return invalid(line.line, u"The section's name is not closed"_s, u"Write it as [name]."_s);
        m_section = QString::fromUtf8(m_bytes.mid(line.offset + 1, close - line.offset - 1));
        m_inOption = false;
        const int earlier = m_sections.value(m_section, 0);
        if (earlier > 0) {
            return invalid(
                line.line,
                u"The section [%1] stands twice, lines %2 and %3"_s.arg(m_section).arg(earlier).arg(line.line),
                u"Join the two sections."_s);
        }
        m_sections.insert(m_section, line.line);
        return {};
    }

    Result<void> option(const SourceSlice &line)
    {
        qsizetype mark = line.offset;
        while (mark < line.end() && m_bytes[mark] != '=' && m_bytes[mark] != ':')
            ++mark;
        if (mark == line.end() || mark == line.offset || m_section.isNull()) {
            return invalid(line.line, u"The line is neither a section nor an option"_s,
                           u"Write it as name = value below a [section]."_s);
        }
        IniEntry entry;
        entry.section = m_section;
        entry.line = line.line;
        const SourceSlice key = trimmed(m_bytes, {line.offset, mark - line.offset, line.line});
        entry.written = QString::fromUtf8(key.of(m_bytes));
        entry.key = entry.written.toLower();
        entry.slice = trimmed(m_bytes, {mark + 1, line.end() - mark - 1, line.line});
        entry.value = QString::fromUtf8(entry.slice.of(m_bytes));
        const std::pair name{entry.section, entry.key};
        const int earlier = m_keys.value(name, 0);
        if (earlier > 0) {
            return invalid(
                line.line,
                u"%1 stands twice in [%2], lines %3 and %4"_s.arg(entry.key, m_section).arg(earlier).arg(line.line),
                u"Remove one of the two."_s);
        }
        m_keys.insert(name, line.line);
        m_entries.append(entry);
        m_inOption = true;
        return {};
    }

    const QByteArray &m_bytes;
    const QString &m_path;
    QString m_section;
    bool m_inOption = false;
    qsizetype m_optionIndent = 0;
    QHash<QString, int> m_sections;
    QHash<std::pair<QString, QString>, int> m_keys;
    QList<IniEntry> m_entries;
};

} // namespace

Result<QList<IniEntry>> iniEntries(const QByteArray &bytes, const QString &path)
{
    TB_CHECK(checkSourceText(bytes, path));
    return IniReader(bytes, path).read();
}

Result<QList<QByteArray>> iniFacts(const QByteArray &bytes, const QString &path)
{
    TB_TRY(const auto entries, iniEntries(bytes, path));
    QList<QByteArray> facts;
    for (const IniEntry &entry : entries)
        facts.append((entry.section + u'.' + entry.key + u'=' + entry.value).toUtf8());
    return facts;
}

} // namespace tagboat
