// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/changelog.h"

#include "changelog/changelogdialect.h"
#include "changelog/changelogstyle.h"
#include "changelog/headingwriter.h"
#include "changelog/linkdefinitions.h"
#include "changelog/placeholder.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
using Link = ReleaseHeading::Link;

/// Turns an outline's Unreleased part into a release.
class ReleaseCutter
{
public:
    ReleaseCutter(const ChangelogOutline &outline, const ReleaseOutline &unreleased, const ChangelogCut &cut);
    QByteArray write();

private:
    void choosePattern();
    void cutNamed();
    void cutPlain();
    void updateHeadingLink();
    void updateDefinitions();
    void addDefinitions(int line, const QString &unreleasedLabel, const CompareLink &link, bool separated);
    [[nodiscard]] QString headingText() const;
    [[nodiscard]] QString headingTail() const;
    [[nodiscard]] QString stateText(const QString &date) const;
    [[nodiscard]] QString likePattern(const QString &text) const;
    [[nodiscard]] QString releaseTarget(const CompareLink &link) const;
    [[nodiscard]] const LinkDefinition *definition(const QString &label) const;
    [[nodiscard]] int bodyStart() const;
    [[nodiscard]] QList<QByteArray> releaseLabel() const;
    [[nodiscard]] QList<QByteArray> fields() const;
    /// What stands in the brackets of the new heading, or of the label behind it; empty if nothing refers to a
    /// definition.
    [[nodiscard]] QString definitionLabel() const;

    const ChangelogOutline &m_outline;
    const ReleaseOutline &m_unreleased;
    ChangelogCut m_cut;
    ChangelogStyle m_style;
    LineEdits m_edits;
    QList<LinkDefinition> m_definitions;
    const ReleaseOutline *m_pattern = nullptr; ///< the release whose heading is imitated
    QString m_heading;
};

ReleaseCutter::ReleaseCutter(const ChangelogOutline &outline, const ReleaseOutline &unreleased, const ChangelogCut &cut)
    : m_outline(outline), m_unreleased(unreleased), m_cut(cut), m_style(ChangelogStyle::learn(outline)),
      m_edits(outline.text), m_definitions(linkDefinitions(outline.text, outline.markup))
{
    choosePattern();
    if (m_cut.tag.isEmpty())
        m_cut.tag = u'v' + m_cut.version;
    m_heading = headingText();
}

/// The newest release, or one of the next few where that one has no date or was yanked. Not an older one: a file that
/// gave up dates long ago does not want them back.
void ReleaseCutter::choosePattern()
{
    constexpr int choices = 5;
    int seen = 0;
    for (qsizetype i = 0; i < m_outline.releases.size() && seen < choices; ++i) {
        const ChangelogRelease &release = m_outline.releases[i];
        if (release.unreleased || release.version.isEmpty())
            continue;
        ++seen;
        if (!m_pattern)
            m_pattern = &m_outline.outlines[i];
        if (!release.date.isEmpty() && !release.yanked) {
            m_pattern = &m_outline.outlines[i];
            return;
        }
    }
}

/// @p text of the imitated release, with the new version in the place of that release's.
QString ReleaseCutter::likePattern(const QString &text) const
{
    const QString &old = m_pattern->heading.release->version;
    const qsizetype at = text.lastIndexOf(old);
    return at < 0 ? QString() : QString(text.left(at) + m_cut.version + text.mid(at + old.size()));
}

/// The address of the release's changes: a comparison, or the tag's page where there is nothing to compare with.
QString ReleaseCutter::releaseTarget(const CompareLink &link) const
{
    const QString older = m_cut.previousTag.isEmpty() ? link.from : m_cut.previousTag;
    return older.isEmpty() ? link.tagPage(m_cut.tag) : link.between(older, m_cut.tag);
}

QString ReleaseCutter::headingText() const
{
    const QString isoDate = m_cut.date.toString(Qt::ISODate);
    if (!m_pattern) {
        const bool brackets = m_unreleased.heading.release->link != Link::None;
        return (brackets ? QString(u'[' + m_cut.version + u']') : m_cut.version) + u" - "_s + isoDate;
    }
    const ReleaseHeading &pattern = *m_pattern->heading.release;
    HeadingValues values{m_cut.version, isoDate, {}};
    if (pattern.dateSpan.exists())
        values.date = dateLike(pattern.date, m_cut.date);
    const QString target = m_pattern->heading.text.mid(pattern.targetSpan.start + 1, pattern.targetSpan.length - 2);
    if (pattern.link == Link::Reference) {
        const QString label = likePattern(target);
        values.target = label.isEmpty() ? QString() : QString(u'[' + label + u']');
    } else if (pattern.link == Link::Inline) {
        const auto compare = CompareLink::parse(target);
        QString url = likePattern(target);
        if (compare && (!m_cut.previousTag.isEmpty() || m_pattern->heading.release->version == m_cut.version))
            url = compare->between(m_cut.previousTag, m_cut.tag);
        else if (compare)
            url = compare->between(compare->to, m_cut.tag);
        values.target = url.isEmpty() ? QString() : QString(u'(' + url + u')');
    }
    return composeHeading(m_pattern->heading.text, pattern, values) + headingTail();
}

/// What Python-Markdown takes for the heading's attributes, " ## {: #tool-v1.2.3 }", where it names the version.
QString ReleaseCutter::headingTail() const
{
    static const QRegularExpression attributes(u"\\s(?:#+ ?)?\\{:[^{}]*\\}$"_s);
    const auto match =
        m_pattern->heading.underlined ? QRegularExpressionMatch() : attributes.match(m_pattern->heading.text);
    return match.hasMatch() ? likePattern(match.captured()) : QString();
}

/// reStructuredText refers to a hyperlink target as `1.2.3`_.
std::optional<QString> hyperlinkName(const QString &heading)
{
    static const QRegularExpression reference(u"`([^`<>]+)`_(?!_)"_s);
    const auto match = reference.match(heading);
    return match.hasMatch() ? std::optional(match.captured(1)) : std::nullopt;
}

/// The lines that name the release for links, where those of the imitated one have a label: ".. _version-1.2.2:".
QList<QByteArray> ReleaseCutter::releaseLabel() const
{
    if (!m_pattern || m_outline.markup != ChangelogMarkup::ReStructuredText)
        return {};
    const int start = anchorStart(m_outline.text, m_pattern->heading.line);
    QList<QByteArray> lines;
    for (int line = start; line < m_pattern->heading.line; ++line) {
        const QString text = m_outline.text.string(line);
        const QString like = likePattern(text);
        if (like.isEmpty() && !text.trimmed().isEmpty())
            return {};
        lines += like.toUtf8();
    }
    return lines;
}

QString ReleaseCutter::definitionLabel() const
{
    if (m_outline.markup == ChangelogMarkup::ReStructuredText)
        return hyperlinkName(m_heading).value_or(QString());
    const auto heading = readReleaseHeading(m_heading);
    if (!heading || (heading->link != Link::Bracket && heading->link != Link::Reference))
        return {};
    if (heading->link == Link::Bracket)
        return m_heading.mid(heading->labelSpan.start, heading->labelSpan.length);
    const QString label = m_heading.mid(heading->targetSpan.start + 1, heading->targetSpan.length - 2);
    return label.isEmpty() ? m_heading.mid(heading->labelSpan.start, heading->labelSpan.length) : label;
}

const LinkDefinition *ReleaseCutter::definition(const QString &label) const
{
    const QString wanted = normalizedLabel(label);
    const auto found = std::find_if(m_definitions.begin(), m_definitions.end(),
                                    [&wanted](const LinkDefinition &d) { return normalizedLabel(d.label) == wanted; });
    return found == m_definitions.end() ? nullptr : &*found;
}

/// A comment of reStructuredText ("..", then no directive, label or target), and the indented lines that belong to it.
bool isContributorsComment(const ChangelogText &text, int line, int commentsEnd)
{
    const QString content = text.string(line);
    if (content.startsWith(u".. "_s) || content.trimmed() == u".."_s)
        return !content.contains(u"::"_s) && !content.startsWith(u".. _"_s) && !content.startsWith(u".. ["_s);
    const bool follows = commentsEnd == line && line > 0 && !text.isBlank(line - 1);
    return follows && content.startsWith(u' ') &&
           (text.string(line - 1).startsWith(u".."_s) || text.string(line - 1).startsWith(u' '));
}

/// Comments that stand first in Unreleased speak to contributors, so they stay there.
int ReleaseCutter::bodyStart() const
{
    const ChangelogText &text = m_outline.text;
    const bool rst = m_outline.markup == ChangelogMarkup::ReStructuredText;
    int kept = m_unreleased.heading.lastLine + 1;
    for (int i = kept; i < m_unreleased.endLine; ++i) {
        if (text.at(i).kind == TextLine::Kind::Comment || (rst && isContributorsComment(text, i, kept)))
            kept = i + 1;
        else if (!text.isBlank(i))
            break;
    }
    return kept;
}

/// The line below the heading that says when the release was made, as the imitated release has it.
QString ReleaseCutter::stateText(const QString &date) const
{
    if (m_unreleased.fieldsEnd > 0) { // of ":release-date: TBA" the value alone
        const QString text = m_outline.text.string(m_unreleased.stateLine);
        return text.left(text.indexOf(u':', 1) + 1) + u' ' + date;
    }
    if (m_pattern && m_pattern->stateLine >= 0) {
        QString text = m_outline.text.string(m_pattern->stateLine);
        const QString old = m_outline.releases[m_pattern - m_outline.outlines.constData()].date;
        if (const qsizetype at = old.isEmpty() ? -1 : text.lastIndexOf(old); at >= 0)
            return text.replace(at, old.size(), date);
    }
    QString text = m_outline.text.string(m_unreleased.stateLine);
    static const QRegularExpression word(u"unreleased"_s, QRegularExpression::CaseInsensitiveOption);
    return text.replace(word, u"Released "_s + date);
}

/// ":release-date: 2024-01-01" and ":release-by: Name" below the heading, where the imitated release has them.
QList<QByteArray> ReleaseCutter::fields() const
{
    if (!m_pattern || m_pattern->fieldsEnd < 0)
        return {};
    const QString &example = m_outline.releases[m_pattern - m_outline.outlines.constData()].date;
    QList<QByteArray> lines;
    for (int line = m_pattern->heading.lastLine + 1; line < m_pattern->fieldsEnd; ++line) {
        const QString text = m_outline.text.string(line);
        const QString name = text.left(text.indexOf(u':', 1) + 1);
        if (text.trimmed().isEmpty())
            lines += QByteArray();
        else if (line == m_pattern->stateLine)
            lines += QString(name + u' ' + dateLike(example, m_cut.date)).toUtf8();
        else if (name == u":release-by:" && !m_cut.author.isEmpty())
            lines += QString(name + u' ' + m_cut.author).toUtf8();
    }
    return lines;
}

/// "1.3.0 (unreleased)" gets its date in place. The next version is not known, so no new part is made.
void ReleaseCutter::cutNamed()
{
    const HeadingLine &heading = m_unreleased.heading;
    const ReleaseHeading &parts = *heading.release;
    QString text = heading.text;
    const QString dateExample =
        m_pattern ? m_outline.releases[m_pattern - m_outline.outlines.constData()].date : QString();
    const QString date = dateExample.isEmpty() ? m_cut.date.toString(Qt::ISODate) : dateLike(dateExample, m_cut.date);
    if (parts.dateSpan.exists())
        text.replace(parts.dateSpan.start, parts.dateSpan.length, date);
    else
        m_edits.replace(m_unreleased.stateLine, stateText(date).toUtf8());
    text.replace(parts.versionSpan.start, parts.versionSpan.length, m_cut.version);
    rewriteHeading(m_edits, m_outline, heading, text);
}

void ReleaseCutter::cutPlain()
{
    const HeadingLine &heading = m_unreleased.heading;
    QList<QByteArray> lines =
        blankLines(heading.underlined ? std::max(m_style.beforeRelease, 1) : m_style.beforeRelease);
    lines += releaseLabel();
    // The heading of Unreleased gives the level; a file that underlines releases may mark Unreleased otherwise.
    const bool likeRelease = m_pattern && m_pattern->heading.underlined && heading.underlined;
    lines += headingLike(m_outline, likeRelease ? m_pattern->heading : heading, m_heading);
    const int start = bodyStart();
    // A body that sat close to a comment that now ends the part above needs its distance.
    const bool comment = start > heading.lastLine + 1;
    const QList<QByteArray> below = fields();
    lines += below;
    if ((comment || !below.isEmpty()) && start < m_outline.text.count() && !m_outline.text.isBlank(start))
        lines += blankLines(below.isEmpty() ? m_style.afterRelease : 1);
    m_edits.insert(start, lines);
    updateHeadingLink();
    updateDefinitions();
}

/// "[Unreleased](…/compare/v1.2.2...HEAD)" compares with the new tag from now on.
void ReleaseCutter::updateHeadingLink()
{
    const HeadingLine &heading = m_unreleased.heading;
    const TextSpan span = heading.release->targetSpan;
    if (heading.release->link != Link::Inline)
        return;
    const auto link = CompareLink::parse(heading.text.mid(span.start + 1, span.length - 2));
    if (!link)
        return;
    QString text = heading.text;
    text.replace(span.start + 1, span.length - 2, link->between(m_cut.tag, link->to));
    rewriteHeading(m_edits, m_outline, heading, text);
}

void ReleaseCutter::updateDefinitions()
{
    const ReleaseHeading &parts = *m_unreleased.heading.release;
    const auto hyperlink =
        m_outline.markup == ChangelogMarkup::ReStructuredText ? hyperlinkName(m_unreleased.heading.text) : std::nullopt;
    const bool bracketed = parts.link == Link::Bracket || hyperlink;
    const QString label = hyperlink   ? *hyperlink
                          : bracketed ? m_unreleased.heading.text.mid(parts.labelSpan.start, parts.labelSpan.length)
                                      : QString(u"unreleased"_s);
    const LinkDefinition *unreleased = definition(label);
    const LinkDefinition *newest = nullptr;
    if (m_pattern) {
        const ReleaseHeading &pattern = *m_pattern->heading.release;
        const TextSpan span = pattern.link == Link::Reference
                                  ? TextSpan{pattern.targetSpan.start + 1, pattern.targetSpan.length - 2}
                                  : pattern.labelSpan;
        const auto name = m_outline.markup == ChangelogMarkup::ReStructuredText ? hyperlinkName(m_pattern->heading.text)
                                                                                : std::nullopt;
        newest = name ? definition(*name)
                 : span.exists() && pattern.link != Link::Inline
                     ? definition(m_pattern->heading.text.mid(span.start, span.length))
                     : nullptr;
    }
    const QString newLabel = definitionLabel();
    const bool missing = !newLabel.isEmpty() && !definition(newLabel);
    if (unreleased) {
        const auto link = CompareLink::parse(unreleased->target);
        if (link) {
            QString line = m_outline.text.string(unreleased->line);
            line.replace(unreleased->targetStart, unreleased->target.size(), link->between(m_cut.tag, link->to));
            m_edits.replace(unreleased->line, line.toUtf8());
        }
        const QString target = link ? releaseTarget(*link) : newest ? likePattern(newest->target) : QString();
        if (!missing || target.isEmpty())
            return;
        const bool oldestFirst = newest && newest->line < unreleased->line;
        const QString line = m_outline.text.string(unreleased->line);
        const QString gap = line.mid(line.indexOf("]:"_L1) + 2).startsWith(u' ') ? u" "_s : u""_s;
        m_edits.insert(oldestFirst ? unreleased->line : unreleased->line + 1,
                       {definitionLine(m_outline.markup, newLabel, gap, target).toUtf8()});
    } else if (newest && missing) {
        if (const auto link = CompareLink::parse(newest->target)) {
            CompareLink next = *link;
            next.from = link->to;
            next.to = u"HEAD"_s;
            addDefinitions(newest->line, bracketed ? label : QString(), next, false);
        } else if (const QString target = likePattern(newest->target); !target.isEmpty()) {
            m_edits.insert(newest->line, {definitionLine(m_outline.markup, newLabel, u" "_s, target).toUtf8()});
        }
    } else if (missing && !newest && !m_cut.repositoryUrl.isEmpty()) {
        const int end = m_outline.text.count();
        addDefinitions(end, bracketed ? label : QString(), CompareLink::forRepository(m_cut.repositoryUrl),
                       m_outline.tailLine == end);
    }
}

void ReleaseCutter::addDefinitions(int line, const QString &unreleasedLabel, const CompareLink &link, bool separated)
{
    QList<QByteArray> lines;
    if (separated && m_outline.text.blanksBefore(line) == 0)
        lines += QByteArray();
    if (!unreleasedLabel.isEmpty())
        lines += definitionLine(m_outline.markup, unreleasedLabel, u" "_s, link.between(m_cut.tag, link.to)).toUtf8();
    lines += definitionLine(m_outline.markup, definitionLabel(), u" "_s, releaseTarget(link)).toUtf8();
    m_edits.insert(line, lines);
}

QByteArray ReleaseCutter::write()
{
    if (m_unreleased.heading.release->version.isEmpty())
        cutPlain();
    else
        cutNamed();
    return m_edits.apply();
}
Result<QByteArray> cutRelease(const Changelog &log, qsizetype unreleased, const ChangelogCut &cut)
{
    const ChangelogOutline &outline = log.outline();
    return ReleaseCutter(outline, outline.outlines[unreleased], cut).write();
}
} // namespace

Result<Changelog> Changelog::withRelease(const ChangelogCut &cut) const
{
    if (cut.version.isEmpty() || !cut.date.isValid())
        return failAt(Error::Kind::Usage, m_path, 0, u"A release needs a version and a date."_s);
    if (!m_conflicts.isEmpty())
        return tl::unexpected(undecidedConflict(m_path, m_conflicts.first().firstLine));
    const ChangelogDialect *dialect = dialectOf(m_format);
    if (dialect == nullptr) {
        TB_CHECK(m_outline->checkRewritable(m_path));
    }
    const qsizetype index = indexOfUnreleased(m_releases);
    if (index < 0)
        return failAt(Error::Kind::NotFound, m_path, 0, u"The changelog has no Unreleased part."_s, {},
                      dialect != nullptr ? u"Add an entry, which begins it."_s
                                         : u"Add an entry, or write a heading \"Unreleased\"."_s);
    const auto isSame = [&](const QString &version) {
        return sameVersion(version, cut.version) || (dialect != nullptr && dialect->isVersion(version, cut.version));
    };
    const int line = m_releases[index].firstLine;
    for (qsizetype i = 0; i < m_releases.size(); ++i) {
        const ChangelogRelease &release = m_releases[i];
        const QString lines = u"Lines "_s + QString::number(std::min(line, release.firstLine)) + u" and "_s +
                              QString::number(std::max(line, release.firstLine));
        const bool later =
            m_releases[index].version.isEmpty() && !release.version.isEmpty() && !isSame(release.version);
        if (i != index && release.unreleased && !later)
            return failAt(Error::Kind::Conflict, m_path, release.firstLine,
                          u"The changelog has two Unreleased parts."_s, lines, u"Join them into one."_s);
        if (!release.unreleased && isSame(release.version))
            return failAt(Error::Kind::Conflict, m_path, release.firstLine,
                          QString(u"The changelog has a part for version "_s + release.version + u" already."_s), lines,
                          u"Choose another version, or join that part and Unreleased by hand."_s);
    }
    TB_TRY(const QByteArray edited, dialect != nullptr ? dialect->withRelease(*this, index, cut)
                                                       : cutRelease(withoutPlaceholders(*this, index), index, cut));
    TB_TRY(auto result, withBytes(edited));
    const ChangelogRelease *released = result.find(cut.version);
    if (!released || released->unreleased || released->entryCount() != m_releases[index].entryCount())
        return failAt(Error::Kind::Refused, m_path, line,
                      u"The release's heading could not be written in the manner of this changelog."_s, {},
                      u"Cut the release by hand."_s);
    return result;
}

} // namespace tagboat
