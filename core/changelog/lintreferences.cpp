// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/lintsubject.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
struct Reference {
    QString label; ///< as written
    int line = 0;
    bool full = false; ///< [text][label] or [label][]
};

/// Everything between "[" and the next "]", also over the end of a line: more than CommonMark takes for references, so
/// that no definition counts as unused that is used.
class ReferenceReader
{
public:
    explicit ReferenceReader(const ChangelogText &text) : m_text(text) {}
    void read(QSet<int> definitionLines);
    QSet<QString> labels;
    QList<Reference> references;

private:
    void readLine(int line, const QString &content);
    void close(int line, const QString &content, qsizetype open, qsizetype end);
    const ChangelogText &m_text;
    QString m_carried; ///< an open bracket's text from the lines above
    bool m_carries = false;
};

void ReferenceReader::read(QSet<int> definitionLines)
{
    for (int line = 0; line < m_text.count(); ++line) {
        const TextLine &at = m_text.at(line);
        if (at.kind == TextLine::Kind::Blank || at.kind == TextLine::Kind::Opaque || definitionLines.contains(line)) {
            m_carries = false;
            continue;
        }
        if (!m_carries && !m_text.view(line).contains('['))
            continue;
        readLine(line, withoutCode(m_text.string(line)));
    }
}

void ReferenceReader::readLine(int line, const QString &content)
{
    qsizetype open = m_carries ? -2 : -1;
    for (qsizetype i = 0; i < content.size(); ++i) {
        if (content[i] == u'\\') {
            ++i;
        } else if (content[i] == u'[') {
            open = i;
        } else if (content[i] == u']') {
            if (open == -2)
                labels.insert(normalizedLabel(m_carried + u' ' + content.left(i)));
            else if (open >= 0 && i - open <= 1000)
                close(line, content, open, i);
            open = -1;
        }
    }
    constexpr qsizetype longest = 1000; // CommonMark 4.7: a label has at most 999 characters
    m_carried = open == -2 ? m_carried + u' ' + content : open >= 0 ? content.mid(open + 1) : QString();
    m_carries = open != -1 && m_carried.size() < longest;
}

void ReferenceReader::close(int line, const QString &content, qsizetype open, qsizetype end)
{
    const QString label = content.mid(open + 1, end - open - 1);
    labels.insert(normalizedLabel(label));
    if (m_text.at(line).kind != TextLine::Kind::Text)
        return;
    const bool second = open > 0 && content[open - 1] == u']';
    const QStringView next = QStringView(content).sliced(end + 1);
    if (second && !label.isEmpty())
        references.append({label, line, true});
    else if (!second && (next.startsWith(u"[]")))
        references.append({label, line, true});
    else if (!second && !next.startsWith(u'(') && !next.startsWith(u'[') && !next.startsWith(u':'))
        references.append({label, line, false});
}

/// "#" of "#123", "@" of "@kim": labels that a file defines for many of a kind.
QChar kindOf(const QString &label)
{
    static const QRegularExpression pattern(u"^(?:#\\d+|@[\\w-]+)$"_s);
    return pattern.match(label).hasMatch() ? label[0] : QChar();
}

/// A definition for @p label like that of its nearest kin.
void defineLike(const LintSubject &in, LintFinding &finding, const QString &label)
{
    const LinkDefinition *last = nullptr;
    for (const LinkDefinition &definition : in.definitions) {
        if (kindOf(definition.label) == kindOf(label) && definition.target.endsWith(definition.label.mid(1)))
            last = &definition;
    }
    if (!last || kindOf(label).isNull())
        return;
    const QString url = last->target.chopped(last->label.size() - 1) + label.mid(1);
    LintFixBuilder fix(in.text(), u"Add the link"_s);
    fix.insert(last->line + 1, {definitionLine(in.outline.markup, label, u" "_s, url).toUtf8()});
    finding.fix = fix.take();
}

/// "text[0][1]" outside of code is no reference.
bool isIndexed(const LintSubject &in, const Reference &reference)
{
    static const QRegularExpression index(u"\\w\\[[^\\[\\]]*\\]\\["_s);
    static const QRegularExpression plain(u"^[\\d\\s:,'\"-]*$"_s);
    return plain.match(reference.label).hasMatch() || index.match(in.text().string(reference.line)).hasMatch();
}

void lintMissing(LintSubject &in, const ReferenceReader &reader)
{
    QSet<QChar> kinds;
    for (const LinkDefinition &definition : std::as_const(in.definitions))
        kinds.insert(kindOf(definition.label));
    QSet<QString> told;
    for (const Reference &reference : reader.references) {
        const QString label = normalizedLabel(reference.label);
        const QChar kind = kindOf(reference.label);
        if (in.definitionOf.contains(label) || label.startsWith(u'^') || label.isEmpty() || told.contains(label))
            continue;
        if (reference.full ? in.definitions.isEmpty() || isIndexed(in, reference)
                           : kind.isNull() || !kinds.contains(kind))
            continue;
        told.insert(label);
        LintFinding &finding = in.add(u"missing-link"_s, LintSeverity::Warning, reference.line, reference.line + 1,
                                      u"“[%1]” has no link."_s.arg(reference.label));
        defineLike(in, finding, reference.label);
    }
}

void lintUnused(LintSubject &in, const ReferenceReader &reader)
{
    for (qsizetype i = 0; i < in.definitions.size(); ++i) {
        const LinkDefinition &definition = in.definitions[i];
        const QString label = normalizedLabel(definition.label);
        const qsizetype first = in.definitionOf.value(label);
        if (definition.target == u"#" || definition.target == u"<>" || label.startsWith("//"_L1) ||
            label == u"comment" || (first == i && reader.labels.contains(label)))
            continue;
        const bool again = first != i;
        // Definitions that stand with a published release are let be; some files repeat them in each.
        if (definition.line < in.outline.tailLine && in.open < in.outline.outlines.size() &&
            definition.line > in.outline.outlines[in.open].heading.line)
            continue;
        LintFinding &finding = in.add(
            u"unused-link"_s, LintSeverity::Hint, definition.line, definition.line + 1,
            again ? u"“[%1]” is defined in line %2 already."_s.arg(definition.label).arg(in.definitions[first].line + 1)
                  : u"Nothing refers to “[%1]”."_s.arg(definition.label));
        LintFixBuilder fix(in.text(), u"Remove the link"_s, again && definition.target == in.definitions[first].target);
        fix.remove(definition.line, definition.line + 1);
        finding.fix = fix.take();
    }
}

/// A definition for a version whose heading has no brackets: the brackets are what is missing.
void bracketHeadings(LintSubject &in, qsizetype from)
{
    QHash<QString, qsizetype> headings;
    for (qsizetype i = 0; i < in.outline.releases.size(); ++i) {
        const HeadingLine &heading = in.outline.outlines[i].heading;
        const TextSpan span = heading.release->versionSpan;
        if (heading.release->link == ReleaseHeading::Link::None && !heading.underlined)
            headings.insert(normalizedLabel(heading.text.mid(span.start, span.length)), i);
    }
    for (qsizetype n = from; n < in.findings.size(); ++n) {
        LintFinding &finding = in.findings[n];
        const auto definition = linkDefinition(in.text(), finding.firstLine - 1);
        if (finding.rule != u"unused-link" || !definition)
            continue;
        const auto found = headings.constFind(normalizedLabel(definition->label));
        if (found == headings.cend())
            continue;
        const HeadingLine &heading = in.outline.outlines[*found].heading;
        const TextSpan span = heading.release->versionSpan;
        LintFixBuilder fix(in.text(), u"Put brackets around %1"_s.arg(definition->label));
        fix.replaceIn(heading.line, heading.before.size() + span.start, span.length,
                      u'[' + heading.text.mid(span.start, span.length) + u']');
        finding.fix = fix.take();
    }
}
} // namespace

void lintReferences(LintSubject &in)
{
    if (!in.handwritten || !in.markdown())
        return;
    QSet<int> lines;
    for (const LinkDefinition &definition : std::as_const(in.definitions))
        lines.insert(definition.line);
    ReferenceReader reader(in.text());
    reader.read(std::move(lines));
    const qsizetype before = in.findings.size();
    lintMissing(in, reader);
    lintUnused(in, reader);
    bracketHeadings(in, before);
}

} // namespace tagboat
