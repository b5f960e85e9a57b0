// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/boldheading.h"

#include <QHash>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
/// CommonMark 4.2: one to six "#", then a blank or the end; closing marks may follow.
std::optional<HeadingLine> hashHeading(const ChangelogText &text, int line)
{
    const TextLine &at = text.at(line);
    if (at.kind != TextLine::Kind::Text || at.indent > 3 || (at.inList && at.indent > 0))
        return std::nullopt;
    const QByteArrayView view = text.view(line);
    if (view.size() <= at.indent || view[at.indent] != '#')
        return std::nullopt;
    const QString content = text.string(line);
    qsizetype marks = at.indent;
    while (marks < content.size() && content[marks] == u'#')
        ++marks;
    HeadingLine heading;
    heading.line = heading.lastLine = line;
    heading.level = static_cast<int>(marks) - at.indent;
    if (heading.level > 6 || (marks < content.size() && content[marks] != u' ' && content[marks] != u'\t'))
        return std::nullopt;
    qsizetype start = marks;
    while (start < content.size() && content[start].isSpace())
        ++start;
    qsizetype end = content.size();
    while (end > start && content[end - 1].isSpace())
        --end;
    qsizetype closing = end;
    while (closing > start && content[closing - 1] == u'#')
        --closing;
    if (closing < end && (closing == start || content[closing - 1].isSpace())) {
        end = closing;
        while (end > start && content[end - 1].isSpace())
            --end;
    }
    heading.before = content.left(start);
    heading.text = content.mid(start, end - start);
    heading.after = content.mid(end);
    return heading;
}

/// The mark of an underline, or 0: one mark, repeated, with blanks only behind it.
char underlineMark(const ChangelogText &text, int line, ChangelogMarkup markup)
{
    const TextLine &at = text.at(line);
    if (at.kind != TextLine::Kind::Text || at.indent > (markup == ChangelogMarkup::Markdown ? 3 : 0))
        return 0;
    const QByteArrayView view = text.view(line).trimmed();
    const char mark = view[0];
    const QByteArrayView marks = markup == ChangelogMarkup::Markdown
                                     ? QByteArrayView("=-")
                                     : QByteArrayView("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~");
    if (view.size() < 2 || !marks.contains(mark) ||
        !std::all_of(view.begin(), view.end(), [mark](char c) { return c == mark; }))
        return 0;
    return mark;
}

class HeadingReader
{
public:
    HeadingReader(const ChangelogText &text, ChangelogMarkup markup) : m_text(text), m_markup(markup) {}
    QList<HeadingLine> read();

private:
    std::optional<HeadingLine> underlinedHeading(int line);
    int levelOf(char mark, bool overlined);

    const ChangelogText &m_text;
    ChangelogMarkup m_markup;
    QByteArrayList m_adornments; ///< of reStructuredText, by their first appearance
};

int HeadingReader::levelOf(char mark, bool overlined)
{
    if (m_markup == ChangelogMarkup::Markdown)
        return mark == '=' ? 1 : 2;
    const QByteArray adornment = QByteArray(overlined ? 2 : 1, mark);
    if (!m_adornments.contains(adornment))
        m_adornments.append(adornment);
    return static_cast<int>(m_adornments.indexOf(adornment)) + 1;
}

std::optional<HeadingLine> HeadingReader::underlinedHeading(int line)
{
    const bool rst = m_markup == ChangelogMarkup::ReStructuredText;
    const TextLine &at = m_text.at(line);
    if (line + 1 >= m_text.count() || at.kind != TextLine::Kind::Text || at.inList || at.indent > 3)
        return std::nullopt;
    const char mark = underlineMark(m_text, line + 1, m_markup);
    if (mark == 0 || m_text.at(line + 1).inList)
        return std::nullopt;
    const bool overlined = rst && line > 0 && underlineMark(m_text, line - 1, m_markup) == mark;
    if (rst && at.indent > 0 && !overlined)
        return std::nullopt;
    const QString content = m_text.string(line).trimmed();
    if (rst && m_text.view(line + 1).trimmed().size() < std::min<qsizetype>(content.size(), 4))
        return std::nullopt;
    if (!rst && (bulletMark(m_text.view(line)) || content.startsWith(u'>') || content.startsWith(u'|')))
        return std::nullopt;
    HeadingLine heading;
    heading.line = overlined ? line - 1 : line;
    heading.lastLine = line + 1;
    heading.level = levelOf(mark, overlined);
    heading.underlined = true;
    heading.text = content;
    return heading;
}

QList<HeadingLine> HeadingReader::read()
{
    QList<HeadingLine> headings;
    for (int i = 0; i < m_text.count(); ++i) {
        if (m_text.at(i).kind != TextLine::Kind::Text)
            continue;
        std::optional<HeadingLine> heading;
        if (m_markup == ChangelogMarkup::Markdown)
            heading = hashHeading(m_text, i);
        if (!heading && underlineMark(m_text, i, m_markup) == 0)
            heading = underlinedHeading(i);
        if (heading)
            heading->release = readReleaseHeading(heading->text);
        else if (m_markup == ChangelogMarkup::Markdown)
            heading = boldHeading(m_text, i);
        if (!heading)
            continue;
        i = heading->lastLine;
        headings.append(*std::move(heading));
    }
    keepOneKindOfReleases(headings);
    return headings;
}

bool isLazyContinuation(const ChangelogText &text, int line)
{
    return line > 0 && !text.isBlank(line - 1) && text.at(line).kind == TextLine::Kind::Text &&
           text.at(line - 1).kind == TextLine::Kind::Text;
}

/// The text of one entry: its first line behind the mark, the others without the indentation that the mark asks for.
ChangelogEntry makeEntry(const ChangelogText &text, const BulletMark &mark, int first, int end)
{
    ChangelogEntry entry;
    entry.firstLine = first + 1;
    entry.lastLine = end;
    entry.text = QString::fromUtf8(text.view(first).sliced(mark.contentStart));
    for (int i = first + 1; i < end; ++i) {
        const QByteArrayView view = text.view(i);
        qsizetype at = 0;
        for (int column = 0; at < view.size() && column < mark.contentColumn; ++at) {
            if (view[at] != ' ' && view[at] != '\t')
                break;
            column = view[at] == '\t' ? column + 4 - column % 4 : column + 1;
        }
        entry.text += u'\n' + QString::fromUtf8(view.sliced(at));
    }
    return entry;
}
} // namespace

QList<HeadingLine> headingLines(const ChangelogText &text, ChangelogMarkup markup)
{
    return HeadingReader(text, markup).read();
}

QList<ChangelogEntry> entriesBetween(const ChangelogText &text, int first, int end)
{
    QList<ChangelogEntry> entries;
    std::optional<BulletMark> open;
    int openLine = 0;
    int lastText = 0;
    const auto close = [&] {
        if (open) {
            auto entry = makeEntry(text, *open, openLine, lastText + 1);
            if (!entry.text.trimmed().isEmpty())
                entries.append(std::move(entry));
        }
        open.reset();
    };
    for (int i = first; i < end; ++i) {
        if (text.isBlank(i))
            continue;
        const TextLine &line = text.at(i);
        const bool inside = open && line.indent >= open->contentColumn;
        if (!inside && line.kind == TextLine::Kind::Text) {
            const auto mark = bulletMark(text.view(i));
            if (mark && mark->indent <= 3) {
                close();
                open = mark;
                openLine = i;
            } else if (open && !isLazyContinuation(text, i)) {
                close();
            }
        } else if (!inside && open && !(line.inList && line.kind != TextLine::Kind::Text)) {
            close();
        }
        if (open)
            lastText = i;
    }
    close();
    return entries;
}

QString sectionKey(const QString &name)
{
    qsizetype first = 0;
    qsizetype end = name.size();
    while (first < end && !name[first].isLetterOrNumber())
        ++first;
    while (end > first && !name[end - 1].isLetterOrNumber())
        --end;
    return name.mid(first, end - first).simplified().toCaseFolded();
}

bool isKeepAChangelogSection(const QString &name)
{
    static const QStringList sections = [] {
        QStringList folded;
        for (const QString &section : defaultChangelogSections())
            folded.append(section.toCaseFolded());
        return folded;
    }();
    return sections.contains(sectionKey(name));
}

QString standardType(const QString &key)
{
    static const QHash<QString, QString> types{{u"add"_s, u"Added"_s},
                                               {u"adds"_s, u"Added"_s},
                                               {u"additions"_s, u"Added"_s},
                                               {u"new"_s, u"Added"_s},
                                               {u"features"_s, u"Added"_s},
                                               {u"feature"_s, u"Added"_s},
                                               {u"new features"_s, u"Added"_s},
                                               {u"change"_s, u"Changed"_s},
                                               {u"changes"_s, u"Changed"_s},
                                               {u"chnaged"_s, u"Changed"_s},
                                               {u"fix"_s, u"Fixed"_s},
                                               {u"fixes"_s, u"Fixed"_s},
                                               {u"bug fixes"_s, u"Fixed"_s},
                                               {u"bugfixes"_s, u"Fixed"_s},
                                               {u"bugfix"_s, u"Fixed"_s},
                                               {u"bug fix"_s, u"Fixed"_s},
                                               {u"fixed bugs"_s, u"Fixed"_s},
                                               {u"remove"_s, u"Removed"_s},
                                               {u"removes"_s, u"Removed"_s},
                                               {u"removals"_s, u"Removed"_s},
                                               {u"deprecate"_s, u"Deprecated"_s},
                                               {u"deprecations"_s, u"Deprecated"_s},
                                               {u"deprecates"_s, u"Deprecated"_s},
                                               {u"security fixes"_s, u"Security"_s},
                                               {u"securities"_s, u"Security"_s}};
    return types.value(key);
}

QStringList ownSectionNames(const QList<ChangelogRelease> &releases, const QStringList &names)
{
    constexpr qsizetype recent = 20;
    QSet<QString> used;
    QHash<QString, QString> words; // by the key of the type that they stand for
    for (const ChangelogRelease &release : releases.first(std::min(releases.size(), recent))) {
        for (const ChangelogSection &section : release.sections) {
            const QString key = sectionKey(section.name);
            used.insert(key);
            if (const QString type = standardType(key); !type.isEmpty() && !words.contains(sectionKey(type)))
                words.insert(sectionKey(type), section.name);
        }
    }
    QStringList own;
    for (const QString &name : names) {
        const QString word = !used.contains(sectionKey(name)) ? words.value(sectionKey(name)) : QString();
        own += word.isEmpty() ? name : word;
    }
    return own;
}

} // namespace tagboat
