// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/changelogoutline.h"

#include "changelog/linkdefinitions.h"
#include "version/version.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
/// The level on which most headings of releases stand; the shallowest of equals.
std::optional<int> commonReleaseLevel(const QList<HeadingLine> &headings)
{
    QMap<int, int> counts;
    for (const HeadingLine &heading : headings) {
        if (heading.release && !heading.release->weak)
            ++counts[heading.level];
    }
    std::optional<int> best;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
        if (!best || it.value() > counts[*best])
            best = it.key();
    }
    return best;
}

int trimmedEnd(const ChangelogText &text, int first, int end)
{
    while (end > first && text.isBlank(end - 1))
        --end;
    return end;
}

class OutlineReader
{
public:
    explicit OutlineReader(ChangelogOutline &outline) : m_outline(outline) {}
    void read();

private:
    [[nodiscard]] int tailLine() const;
    [[nodiscard]] bool isRelease(const HeadingLine &heading, int level) const;
    void addRelease(const HeadingLine &heading, const QList<HeadingLine> &inner, int end);
    void addSections(ChangelogRelease &release, ReleaseOutline &outline, const QList<HeadingLine> &inner);
    void readStateLine(ReleaseOutline &outline, ChangelogRelease &release) const;
    bool readFields(ReleaseOutline &outline, ChangelogRelease &release, int line) const;
    void closeForgotten();

    ChangelogOutline &m_outline;
};

int OutlineReader::tailLine() const
{
    const ChangelogText &text = m_outline.text;
    int tail = text.count();
    if (m_outline.markup != ChangelogMarkup::Markdown)
        return tail;
    for (int i = text.count() - 1; i >= 0; --i) {
        if (linkDefinition(text, i))
            tail = i;
        else if (!text.isBlank(i) && text.at(i).kind != TextLine::Kind::Comment && !text.at(i).conflict)
            break;
    }
    return tail;
}

bool OutlineReader::isRelease(const HeadingLine &heading, int level) const
{
    return heading.release && (heading.level == level || heading.release->strong);
}

void OutlineReader::read()
{
    const ChangelogText &text = m_outline.text;
    m_outline.tailLine = tailLine();
    const QList<HeadingLine> headings = headingLines(text, m_outline.markup);
    if (const auto level = commonReleaseLevel(headings)) {
        m_outline.releaseLevel = *level;
        int outer = *level;
        for (const HeadingLine &heading : headings) {
            if (isRelease(heading, *level))
                outer = std::min(outer, heading.level);
        }
        for (qsizetype i = 0; i < headings.size(); ++i) {
            if (!isRelease(headings[i], *level))
                continue;
            QList<HeadingLine> inner;
            qsizetype next = i + 1;
            for (; next < headings.size() && !isRelease(headings[next], *level); ++next) {
                if (headings[next].level <= outer && !isKeepAChangelogSection(headings[next].text))
                    break;
                inner.append(headings[next]);
            }
            const int tail = headings[i].line < m_outline.tailLine ? m_outline.tailLine : text.count();
            const int end = next < headings.size() ? anchorStart(text, headings[next].line) : tail;
            addRelease(headings[i], inner, end);
        }
        closeForgotten();
    }
    detectFormat(m_outline, headings);
}

void OutlineReader::addRelease(const HeadingLine &heading, const QList<HeadingLine> &inner, int end)
{
    ReleaseOutline outline;
    outline.heading = heading;
    outline.endLine = trimmedEnd(m_outline.text, heading.lastLine + 1, end);
    ChangelogRelease release;
    release.heading = heading.text;
    release.version = heading.release->version;
    release.unreleased = heading.release->unreleased;
    release.yanked = heading.release->yanked;
    if (!release.unreleased)
        release.date = heading.release->date;
    release.firstLine = heading.line + 1;
    release.lastLine = outline.endLine;
    addSections(release, outline, inner);
    readStateLine(outline, release);
    m_outline.releases.append(std::move(release));
    m_outline.outlines.append(std::move(outline));
}

void OutlineReader::addSections(ChangelogRelease &release, ReleaseOutline &outline, const QList<HeadingLine> &inner)
{
    const ChangelogText &text = m_outline.text;
    const int first = outline.heading.lastLine + 1;
    const int firstHeading = inner.isEmpty() ? outline.endLine : inner.first().line;
    if (auto entries = entriesBetween(text, first, firstHeading); !entries.isEmpty()) {
        const int from = entries.first().firstLine;
        const int to = entries.last().lastLine;
        release.sections.append({{}, from, to, std::move(entries)});
    }
    for (qsizetype i = 0; i < inner.size();) {
        const HeadingLine &heading = inner[i];
        qsizetype next = i + 1;
        while (next < inner.size() && inner[next].level > heading.level)
            ++next;
        const int end = next < inner.size() ? inner[next].line : outline.endLine;
        ChangelogSection section;
        section.name = heading.text;
        section.firstLine = heading.line + 1;
        section.lastLine = trimmedEnd(text, heading.lastLine + 1, end);
        for (qsizetype part = i; part < next; ++part) {
            const int partEnd = part + 1 < next ? inner[part + 1].line : end;
            section.entries += entriesBetween(text, inner[part].lastLine + 1, partEnd);
            if (part == i)
                outline.sectionOwnEnds.append(trimmedEnd(text, heading.lastLine + 1, partEnd));
        }
        outline.sectionHeadings.append(heading);
        release.sections.append(std::move(section));
        i = next;
    }
}

/// Celery and others have a list of fields below the heading, with the date.
bool OutlineReader::readFields(ReleaseOutline &outline, ChangelogRelease &release, int line) const
{
    const ChangelogText &text = m_outline.text;
    static const QRegularExpression date(
        u"^:(?:release-)?date:\\s*(?:(TB[AD]|unreleased)\\b|(\\d{4}([-/.])\\d{1,2}\\3\\d{1,2})(?!\\d))"_s,
        QRegularExpression::CaseInsensitiveOption);
    int stateLine = -1;
    int end = line;
    for (; end < outline.endLine && text.view(end).startsWith(':') && text.view(end).indexOf(':', 1) > 1; ++end) {
        const auto match = date.match(text.string(end).left(80));
        if (stateLine >= 0 || !match.hasMatch())
            continue;
        stateLine = end;
        release.unreleased = match.capturedLength(1) > 0;
        release.date = match.captured(2);
    }
    if (stateLine < 0)
        return false;
    outline.stateLine = stateLine;
    outline.fieldsEnd = end;
    return true;
}

/// Some write the state below the heading: "Version 3.2.0", then "Unreleased" or "Released 2024-01-01".
void OutlineReader::readStateLine(ReleaseOutline &outline, ChangelogRelease &release) const
{
    if (!release.date.isEmpty() || release.unreleased)
        return;
    const ChangelogText &text = m_outline.text;
    int line = outline.heading.lastLine + 1;
    while (line < outline.endLine && text.isBlank(line))
        ++line;
    if (line >= outline.endLine || readFields(outline, release, line))
        return;
    static const QRegularExpression state(
        u"^[\\W_]*(?:(unreleased)|released?:?\\s+(?:on\\s+)?([^.]*\\d{4}[^._]*))[\\W_]*$"_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto match = state.match(text.string(line).left(80));
    if (!match.hasMatch())
        return;
    outline.stateLine = line;
    release.unreleased = match.capturedLength(1) > 0;
    release.date = match.captured(2).trimmed();
}

/// "0.7.0 (unreleased)" among the parts of newer releases was forgotten when 0.7.0 came out.
void OutlineReader::closeForgotten()
{
    const auto isOpen = [](const ChangelogRelease &release) {
        return release.unreleased && !release.version.isEmpty();
    };
    if (std::ranges::none_of(m_outline.releases, isOpen))
        return;
    std::optional<Version> newest;
    const auto versionOf = [](const ChangelogRelease &release) {
        return Version::parse(release.version, VersionScheme::Pep440);
    };
    for (const ChangelogRelease &release : std::as_const(m_outline.releases)) {
        if (release.unreleased)
            continue;
        const auto version = versionOf(release);
        if (version && (!newest || *version > *newest))
            newest = *version;
    }
    for (ChangelogRelease &release : m_outline.releases) {
        if (!newest || !isOpen(release))
            continue;
        const auto version = versionOf(release);
        if (version && *version < *newest)
            release.unreleased = false;
    }
}

ChangelogMarkup markupOf(const QByteArray &bytes, const QString &path)
{
    const QString suffix = path.section(u'/', -1).section(u'.', 1).section(u'.', -1).toLower();
    if (suffix == "rst"_L1)
        return ChangelogMarkup::ReStructuredText;
    if (suffix == "md"_L1 || suffix == "markdown"_L1)
        return ChangelogMarkup::Markdown;
    static const QRegularExpression hashes(u"^#{1,6} \\S"_s, QRegularExpression::MultilineOption);
    static const QRegularExpression underlines(u"^([=~^*\"-])\\1{2,}\\s*$"_s, QRegularExpression::MultilineOption);
    const QString start = QString::fromUtf8(bytes.first(std::min<qsizetype>(bytes.size(), 64 * 1024)));
    return !hashes.match(start).hasMatch() && underlines.match(start).hasMatch() ? ChangelogMarkup::ReStructuredText
                                                                                 : ChangelogMarkup::Markdown;
}
} // namespace

Result<ChangelogOutline> ChangelogOutline::read(const QByteArray &bytes, const QString &path)
{
    ChangelogOutline outline;
    outline.markup = markupOf(bytes, path);
    TB_TRY(outline.text, ChangelogText::read(bytes, path, outline.markup));
    OutlineReader(outline).read();
    return outline;
}

qsizetype ChangelogOutline::unreleased() const
{
    return indexOfUnreleased(releases);
}

Result<void> ChangelogOutline::checkRewritable(const QString &path) const
{
    switch (format) {
    case ChangelogFormat::Towncrier:
        return failAt(Error::Kind::Refused, path, 0, u"towncrier writes this changelog from its fragments."_s, {},
                      u"Add a fragment, and let towncrier build the release's part."_s);
    case ChangelogFormat::Conventional:
        return failAt(Error::Kind::Refused, path, owner ? owner->line : 0,
                      u"A tool generates this changelog from the commits."_s, owner ? owner->warning() : QString(),
                      u"Let that tool write the release's part, or edit the file by hand."_s);
    case ChangelogFormat::None:
        return failAt(Error::Kind::Refused, path, 0, u"The format of this changelog is not known."_s, {},
                      u"Edit the file by hand."_s);
    case ChangelogFormat::Debian: // these have a dialect
    case ChangelogFormat::AppStream:
    case ChangelogFormat::Rpm:
    case ChangelogFormat::KeepAChangelog:
    case ChangelogFormat::Markdown:
    case ChangelogFormat::ReStructuredText:
        break;
    }
    return {};
}

int anchorStart(const ChangelogText &text, int line)
{
    int start = line;
    for (int above = line - 1; above >= 0 && start - above <= 2; --above) {
        const QByteArrayView view = text.view(above).trimmed();
        if (view.startsWith("<a ") || (view.startsWith(".. _") && view.endsWith(':')))
            start = above;
        else if (!text.isBlank(above))
            break;
    }
    return start;
}

qsizetype indexOfUnreleased(const QList<ChangelogRelease> &releases)
{
    qsizetype named = -1;
    for (qsizetype i = 0; i < releases.size(); ++i) {
        if (releases[i].unreleased && releases[i].version.isEmpty())
            return i;
        if (releases[i].unreleased && named < 0)
            named = i;
    }
    return named;
}

bool sameVersion(const QString &a, const QString &b)
{
    if (a == b)
        return true;
    for (const VersionScheme scheme : {VersionScheme::Pep440, VersionScheme::SemVer}) {
        const auto left = Version::parse(a, scheme);
        const auto right = Version::parse(b, scheme);
        if (left && right)
            return *left == *right;
    }
    return false;
}

} // namespace tagboat
