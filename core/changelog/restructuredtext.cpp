// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/restructuredtext.h"

#include "changelog/linkdefinitions.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

const QStringList &admonitions()
{
    static const QStringList names{u"note"_s,           u"warning"_s,    u"important"_s,  u"tip"_s,
                                   u"hint"_s,           u"caution"_s,    u"attention"_s,  u"danger"_s,
                                   u"error"_s,          u"admonition"_s, u"deprecated"_s, u"versionadded"_s,
                                   u"versionchanged"_s, u"seealso"_s};
    return names;
}

class Converter
{
public:
    Converter(const ChangelogOutline &outline, const HeadingLine &release, int end)
        : m_text(outline.text), m_release(release), m_end(end), m_headings(headingLines(outline.text, outline.markup))
    {
        for (const LinkDefinition &definition : linkDefinitions(m_text, outline.markup))
            m_targets.insert(normalizedLabel(definition.label), definition.target);
    }

    QList<NotesLine> convert(int first)
    {
        for (m_line = first; m_line < m_end;) {
            if (m_text.isBlank(m_line))
                blank();
            else if (!heading() && !explicitMarkup())
                paragraph();
        }
        while (!m_lines.isEmpty() && m_lines.last().text.isEmpty())
            m_lines.removeLast();
        return m_lines;
    }

private:
    void add(const QString &text, int line) { m_lines.append({text, line + 1}); }

    /// Lines that stand below each other in the file too.
    void addEach(const QStringList &lines, int first)
    {
        for (qsizetype i = 0; i < lines.size(); ++i)
            add(lines[i], std::min(first + static_cast<int>(i), m_line - 1));
    }

    void gap()
    {
        if (!m_lines.isEmpty() && !m_lines.last().text.isEmpty())
            m_lines.append(NotesLine());
    }

    void blank()
    {
        gap();
        ++m_line;
    }

    bool heading()
    {
        const auto found = std::ranges::find(m_headings, m_line, &HeadingLine::line);
        if (found == m_headings.end())
            return false;
        const int level = std::clamp(found->level - m_release.level + 2, 3, 6);
        add(QString(level, u'#') + u' ' + inlineMarkdown(found->text, m_targets), found->textLine());
        m_line = found->lastLine + 1;
        if (m_line < m_end && !m_text.isBlank(m_line))
            m_lines.append(NotesLine());
        return true;
    }

    /// The lines of a block that stands deeper than @p indent, from the current one on, without their common
    /// indentation.
    QStringList takeBlock(int indent)
    {
        int least = -1;
        int end = m_line;
        for (int line = m_line; line < m_end; ++line) {
            if (m_text.isBlank(line))
                continue;
            if (m_text.at(line).indent <= indent)
                break;
            least = least < 0 ? m_text.at(line).indent : std::min(least, m_text.at(line).indent);
            end = line + 1;
        }
        QStringList block;
        for (; m_line < end; ++m_line)
            block.append(withoutIndent(m_text.string(m_line), least));
        while (!block.isEmpty() && block.first().isEmpty())
            block.removeFirst();
        return block;
    }

    static QString withoutIndent(const QString &line, int columns)
    {
        qsizetype at = 0;
        for (int column = 0; at < line.size() && column < columns && line[at].isSpace(); ++at)
            column = line[at] == u'\t' ? column + 4 - column % 4 : column + 1;
        return line.sliced(at);
    }

    void fence(const QString &margin, const QString &language, const QStringList &block)
    {
        if (block.isEmpty())
            return;
        const bool inner = std::ranges::any_of(block, [](const QString &line) { return line.contains("```"_L1); });
        const QString marks = inner ? u"````"_s : u"```"_s;
        // The block ends where the lines were taken up to.
        const int first = m_line - static_cast<int>(block.size());
        add(margin + marks + language, first);
        for (qsizetype i = 0; i < block.size(); ++i)
            add(block[i].isEmpty() ? block[i] : margin + block[i], first + static_cast<int>(i));
        add(margin + marks, m_line - 1);
    }

    /// ".. directive:: argument", ".. _target:", ".. comment": what has no words of its own goes.
    bool explicitMarkup()
    {
        const QString line = m_text.string(m_line).trimmed();
        if (line != u".." && !line.startsWith(".. "_L1))
            return false;
        const int indent = m_text.at(m_line).indent;
        const QString margin(indent, u' ');
        const int first = m_line;
        static const QRegularExpression directive(uR"(^\.\. ([a-zA-Z][\w:.-]*)::(?:[ \t]+(.*))?$)"_s);
        const auto match = directive.match(line);
        ++m_line;
        QStringList block = takeBlock(indent);
        if (!match.hasMatch())
            return true;
        static const QRegularExpression option(uR"(^:[\w-]+:)"_s);
        while (!block.isEmpty() && option.match(block.first()).hasMatch())
            block.removeFirst();
        while (!block.isEmpty() && block.first().isEmpty())
            block.removeFirst();
        const QString name = match.captured(1);
        const QString argument = match.captured(2).trimmed();
        if (name == u"code-block" || name == u"code" || name == u"sourcecode" || name == u"parsed-literal") {
            fence(margin, argument, block);
        } else if (admonitions().contains(name)) {
            if (!argument.isEmpty())
                block.prepend(argument);
            const QString title = name == u"admonition" ? QString() : name.left(1).toUpper() + name.mid(1) + u": "_s;
            const QString body = title + inlineMarkdown(block.join(u'\n'), m_targets);
            for (const QString &each : body.split(u'\n'))
                add(margin + (each.isEmpty() ? u">"_s : u"> "_s + each), first);
        }
        return true;
    }

    /// Lines up to the next blank one, and the literal block that "::" at their end announces.
    void paragraph()
    {
        const int first = m_line;
        QStringList block;
        do {
            block.append(m_text.string(m_line++));
        } while (m_line < m_end && !m_text.isBlank(m_line) && !startsAnew(m_line));
        static const QRegularExpression numbered(uR"(^([ \t]*)#\.(?=[ \t]))"_s);
        static const QRegularExpression field(uR"(^([ \t]*):([A-Za-z][\w -]*):(?=[ \t]|$))"_s);
        for (QString &line : block) {
            if (const auto match = numbered.match(line); match.hasMatch())
                line = match.captured(1) + u"1."_s + line.sliced(match.capturedLength());
            if (field.match(line).hasMatch())
                line.replace(field, u"\\1**\\2:**"_s).append(u"  "_s);
        }
        QString text = block.join(u'\n');
        const bool literal = text.trimmed().endsWith("::"_L1);
        if (literal) {
            text = text.left(text.lastIndexOf("::"_L1));
            const bool alone = text.isEmpty() || text.back().isSpace();
            text = alone ? text.trimmed().isEmpty() ? QString() : text : text + u':';
        }
        if (!text.isEmpty())
            addEach(inlineMarkdown(text, m_targets).split(u'\n'), first);
        if (literal)
            literalBlock(first);
    }

    void literalBlock(int paragraph)
    {
        const auto mark = bulletMark(m_text.view(paragraph));
        const int indent = mark ? mark->contentColumn : m_text.at(paragraph).indent;
        const int before = m_line;
        const QStringList block = takeBlock(mark ? indent : m_text.at(m_line - 1).indent);
        if (m_line > before)
            gap();
        fence(QString(indent, u' '), {}, block);
    }

    [[nodiscard]] bool startsAnew(int line) const
    {
        return std::ranges::find(m_headings, line, &HeadingLine::line) != m_headings.end();
    }

    const ChangelogText &m_text;
    const HeadingLine &m_release;
    int m_end;
    int m_line = 0;
    QList<HeadingLine> m_headings;
    QHash<QString, QString> m_targets;
    QList<NotesLine> m_lines;
};

} // namespace

QList<NotesLine> markdownFromRst(const ChangelogOutline &outline, const HeadingLine &release, int first, int end)
{
    return Converter(outline, release, end).convert(first);
}

} // namespace tagboat
