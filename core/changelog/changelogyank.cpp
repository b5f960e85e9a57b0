// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/changelog.h"

#include "changelog/changelogdialect.h"
#include "changelog/headingwriter.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
/// The mark by itself, in brackets or emphasis, with what parts it from the words before it. "yanked, see #12" is none:
/// taking the one word out would leave half a sentence.
const QRegularExpression &markPattern()
{
    static const QRegularExpression pattern(
        uR"([\s,;–—-]*((?:\*\*|__|~~|[*_`])?)(?:\[yanked\](?:\([^()\s]*\)|\[[^\[\]]*\])?|\(yanked\))\1)"_s
        uR"(|(?<![\p{L}\s,;–—-])[\s,;–—-]+((?:\*\*|__|~~|[*_`])?)yanked\2(?=\s*(?:$|[\])])))"_s,
        QRegularExpression::CaseInsensitiveOption);
    return pattern;
}

/// How the file's newest yanked release is marked; as Keep a Changelog does where none is.
QString usualMark(const ChangelogOutline &outline)
{
    for (qsizetype i = 0; i < outline.releases.size(); ++i) {
        const QString &text = outline.outlines[i].heading.text;
        const auto match = outline.releases[i].yanked ? markPattern().match(text) : QRegularExpressionMatch();
        if (match.hasMatch() && match.capturedEnd() == text.size() && !match.captured().contains("]("_L1))
            return match.captured();
    }
    return u" [YANKED]"_s;
}

Result<QByteArray> writeMark(const Changelog &log, qsizetype release, bool yanked)
{
    const ChangelogOutline &outline = log.outline();
    // towncrier puts new parts above the old ones and never touches those.
    if (outline.format != ChangelogFormat::Towncrier)
        TB_CHECK(outline.checkRewritable(log.path()));
    const HeadingLine &heading = outline.outlines[release].heading;
    const auto text = headingWithYank(outline, heading, yanked);
    if (!text)
        return failAt(Error::Kind::Refused, log.path(), heading.line + 1,
                      u"The mark of this release is part of other words: “%1”."_s.arg(heading.text), {},
                      u"Change the heading in the source."_s);
    LineEdits edits(outline.text);
    rewriteHeading(edits, outline, heading, *text);
    return edits.apply();
}

/// Nothing but the mark of one release is another.
bool onlyMarked(const QList<ChangelogRelease> &before, QList<ChangelogRelease> after, qsizetype release, bool yanked)
{
    if (after.size() != before.size() || after[release].yanked != yanked)
        return false;
    after[release].yanked = before[release].yanked;
    after[release].heading = before[release].heading;
    return after == before;
}
} // namespace

std::optional<QString> headingWithYank(const ChangelogOutline &outline, const HeadingLine &heading, bool yanked)
{
    const bool marked = heading.release && heading.release->yanked;
    QString text = heading.text;
    if (marked == yanked)
        return text;
    if (yanked)
        return text + usualMark(outline);
    const auto match = markPattern().match(text, heading.release->versionSpan.end());
    return match.hasMatch() ? std::optional(text.remove(match.capturedStart(), match.capturedLength())) : std::nullopt;
}

Result<Changelog> Changelog::withYank(qsizetype release, bool yanked) const
{
    if (release < 0 || release >= m_releases.size())
        return failAt(Error::Kind::NotFound, m_path, 0, u"The changelog has no such release any more."_s, {},
                      u"Read the file again."_s);
    const ChangelogRelease &part = m_releases[release];
    if (part.unreleased)
        return failAt(Error::Kind::Usage, m_path, part.firstLine, u"What is not released cannot be yanked."_s);
    if (part.yanked == yanked)
        return *this;
    if (dialectOf(m_format) != nullptr)
        return failAt(Error::Kind::Refused, m_path, part.firstLine,
                      m_format == ChangelogFormat::Debian ? u"Debian's changelogs have no mark for yanked versions."_s
                      : m_format == ChangelogFormat::Rpm  ? u"RPM's changelogs have no mark for yanked versions."_s
                                                          : u"AppStream's releases have no mark for yanked versions."_s,
                      {}, u"Say it in an entry of the next version."_s);
    TB_TRY(const QByteArray edited, writeMark(*this, release, yanked));
    auto result = withBytes(edited);
    if (!result || !onlyMarked(m_releases, result->m_releases, release, yanked))
        return failAt(Error::Kind::Refused, m_path, part.firstLine,
                      u"The release's heading could not be written in the manner of this changelog."_s, {},
                      u"Change the heading in the source."_s);
    return result;
}

} // namespace tagboat
