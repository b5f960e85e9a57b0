// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "scan/publishedreleases.h"

#include "changelog/lint.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

struct Heading {
    qsizetype line = 0;
    qsizetype lines = 1; ///< two for an underlined one
    int level = 1;
    QString title;
};

/// The headings of a Markdown text (CommonMark 0.31, 4.2 and 4.3), those in fenced code excepted.
QList<Heading> headingsOf(const QStringList &lines)
{
    static const QRegularExpression hashes(u"^ {0,3}(#{1,6})(?:[ \\t]+(.*?))?(?:[ \\t]+#+)?[ \\t]*$"_s);
    static const QRegularExpression underline(u"^ {0,3}(=+|-+)[ \\t]*$"_s);
    static const QRegularExpression paragraph(u"^ {0,3}[^\\s#>*+=`~|<-]"_s);
    static const QRegularExpression fence(u"^ {0,3}(`{3,}|~{3,})"_s);
    QList<Heading> found;
    QString open; ///< the fence that is open
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (const auto mark = fence.match(lines[i]); mark.hasMatch()) {
            const QString marks = mark.captured(1);
            if (open.isEmpty())
                open = marks;
            else if (marks.startsWith(open) && QStringView(lines[i]).trimmed() == marks)
                open.clear();
            continue;
        }
        if (!open.isEmpty())
            continue;
        if (const auto hash = hashes.match(lines[i]); hash.hasMatch()) {
            found.append({i, 1, static_cast<int>(hash.captured(1).size()), hash.captured(2)});
        } else if (const auto under = underline.match(lines.value(i + 1));
                   under.hasMatch() && paragraph.match(lines[i]).hasMatch() &&
                   (i == 0 || lines[i - 1].trimmed().isEmpty())) {
            found.append({i, 2, under.captured(1).startsWith(u'=') ? 1 : 2, lines[i].trimmed()});
        }
    }
    return found;
}

/// A release's text so that it can stand in a part of a changelog.
QString belowPart(QString text)
{
    text.replace("\r\n"_L1, "\n"_L1);
    text.replace(u'\r', u'\n');
    const QStringList lines = text.trimmed().split(u'\n');
    const QList<Heading> headings = headingsOf(lines);
    const auto highest = std::ranges::min_element(headings, {}, &Heading::level);
    const int shift = highest == headings.end() ? 0 : std::max(0, 3 - highest->level);
    QStringList moved;
    auto next = headings.begin();
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (next == headings.end() || next->line != i) {
            moved += lines[i];
            continue;
        }
        moved += QString(std::min(6, next->level + shift), u'#') + u' ' + next->title;
        i += next->lines - 1;
        ++next;
    }
    return moved.join(u'\n');
}

QString dateOf(const ForgeRelease &release)
{
    return release.publishedAt.isValid() ? u" - "_s + release.publishedAt.toUTC().date().toString(Qt::ISODate)
                                         : QString();
}

} // namespace

const ForgeRelease *releaseOfVersion(const QList<ForgeRelease> &releases, const TagGrammar &grammar,
                                     const QString &version)
{
    const QString wanted = versionKey(version);
    const auto found = std::ranges::find_if(releases, [&](const ForgeRelease &release) {
        const auto named = grammar.versionOf(release.tag);
        return !release.draft && named && versionKey(*named) == wanted;
    });
    return found == releases.end() ? nullptr : &*found;
}

QByteArray releasesAsChangelog(const QList<ForgeRelease> &releases, const TagGrammar &grammar, const QString &draft,
                               const QString &title)
{
    QList<ForgeRelease> published = releases;
    published.removeIf(
        [&grammar](const ForgeRelease &release) { return release.draft || !grammar.versionOf(release.tag); });
    std::ranges::stable_sort(published, std::ranges::greater(), &ForgeRelease::publishedAt);
    QString text = u"# %1\n"_s.arg(title);
    if (!draft.isEmpty())
        text += u"\n## Unreleased\n\n"_s + draft;
    for (const ForgeRelease &release : std::as_const(published)) {
        text += u"\n## "_s + grammar.versionOf(release.tag)->spelling() + dateOf(release) + u'\n';
        if (const QString body = belowPart(release.notes); !body.isEmpty())
            text += u'\n' + body + u'\n';
    }
    return text.toUtf8();
}

PublishedNotes::PublishedNotes(PublishedReleases published, TagGrammar grammar, std::unique_ptr<NotesShelf> others)
    : m_published(std::move(published)), m_grammar(std::move(grammar)), m_others(std::move(others))
{
}

Result<StandingNotes> PublishedNotes::notesOf(const QString &version)
{
    if (const ForgeRelease *release = releaseOfVersion(m_published.releases, m_grammar, version))
        return StandingNotes{u"the release %1 on %2"_s.arg(release->tag, m_published.host), release->notes};
    if (m_others)
        return m_others->notesOf(version);
    return fail(Error::Kind::NotFound, u"There is no release of %1 on %2."_s.arg(version, m_published.host));
}

} // namespace tagboat
