// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/restructuredtext.h"
#include "changelog/towncrier.h"

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

// What towncrier's "default" templates write; compared with towncrier itself in tests/system/oracles.

namespace tagboat
{

namespace
{
/// How towncrier sorts issues: by what is no number, then by the number; plain numbers last.
using IssueKey = std::tuple<bool, bool, QString, qlonglong>;

IssueKey issueKey(const QString &issue)
{
    qsizetype first = 0;
    while (first < issue.size() && !issue[first].isDigit())
        ++first;
    qsizetype end = first;
    while (end < issue.size() && issue[end].isDigit())
        ++end;
    if (first == issue.size())
        return {false, false, issue, -1};
    const qlonglong number = issue.mid(first, end - first).left(18).toLongLong();
    if (first == 0 && end == issue.size())
        return {true, true, QString(), number};
    return {false, true, issue.left(first) + issue.mid(end), number};
}

bool issueBefore(const QString &a, const QString &b)
{
    return issueKey(a) < issueKey(b);
}

/// An entry: a text and the issues that it is of.
struct News {
    QString text;
    QStringList issues;
    const Fragment *from = nullptr; ///< the first that says so
};

/// Whole lines of the part, and the fragment that they tell of.
struct Piece {
    QString text;
    const Fragment *from = nullptr;
};

bool newsBefore(const News &a, const News &b)
{
    // Those without issues go by their text, behind the others.
    const QString left = a.issues.isEmpty() ? a.text : QString();
    const QString right = b.issues.isEmpty() ? b.text : QString();
    if (left != right)
        return left < right;
    return std::lexicographical_compare(a.issues.begin(), a.issues.end(), b.issues.begin(), b.issues.end(),
                                        issueBefore);
}

int bulletRank(const QString &text)
{
    return text.isEmpty()              ? -1
           : text.startsWith("- "_L1)  ? 0
           : text.startsWith("* "_L1)  ? 1
           : text.startsWith("#. "_L1) ? 2
                                       : 3;
}

QString trimmedEnd(QString text)
{
    while (!text.isEmpty() && text.back().isSpace())
        text.chop(1);
    return text;
}

/// The text as an entry's: below its bullet.
QString entryText(const TowncrierSettings &settings, const QString &text)
{
    const QString plain = QString(text).replace(u"\r\n"_s, u"\n"_s);
    if (!settings.allBullets)
        return trimmedEnd(plain);
    QStringList lines = plain.trimmed().split(u'\n');
    for (qsizetype i = 1; i < lines.size(); ++i) {
        if (!lines[i].trimmed().isEmpty())
            lines[i].prepend(u"  "_s);
    }
    return lines.join(u'\n');
}

class Renderer
{
public:
    Renderer(const TowncrierSettings &settings, const QList<Fragment> &fragments, bool markdown)
        : m_settings(settings), m_fragments(fragments), m_markdown(markdown)
    {
    }
    [[nodiscard]] QList<Piece> pieces() const;
    [[nodiscard]] QString body() const;

private:
    [[nodiscard]] QList<News> newsOf(qsizetype section, const FragmentType &type) const;
    [[nodiscard]] QString issue(const QString &issue) const;
    [[nodiscard]] QString entry(const News &news) const;
    [[nodiscard]] QString heading(const QString &text, qsizetype underline, int level) const;
    [[nodiscard]] QString definitions(const QList<News> &news) const;

    const TowncrierSettings &m_settings;
    const QList<Fragment> &m_fragments;
    bool m_markdown;
};

QList<News> Renderer::newsOf(qsizetype section, const FragmentType &type) const
{
    QList<News> list;
    for (const Fragment &fragment : m_fragments) {
        if (fragment.section != section || fragment.name.type != type.key)
            continue;
        const bool number = !type.showContent && !fragment.name.issue.isEmpty();
        const QString text = number ? QString() : entryText(m_settings, fragment.text);
        auto same = std::ranges::find(list, text, &News::text);
        if (same == list.end())
            same = list.insert(list.end(), News{text, {}, &fragment});
        if (!fragment.name.issue.isEmpty())
            same->issues.append(fragment.name.issue);
    }
    for (News &news : list)
        std::ranges::sort(news.issues, issueBefore);
    std::ranges::stable_sort(list, newsBefore);
    if (!m_settings.allBullets)
        std::ranges::stable_sort(list, {}, [](const News &news) { return bulletRank(news.text); });
    return list;
}

QString Renderer::issue(const QString &issue) const
{
    if (m_settings.issueFormat)
        return QString(*m_settings.issueFormat).replace(u"{issue}"_s, issue);
    bool number = false;
    issue.toLongLong(&number);
    return number ? QString(u'#' + issue) : issue;
}

QString Renderer::entry(const News &news) const
{
    // Markdown's notes of fragments in another markup.
    const bool translated = m_markdown && !m_settings.isMarkdown();
    QStringList issues;
    for (const QString &one : news.issues)
        issues.append(translated   ? inlineMarkdown(issue(one), {})
                      : m_markdown ? issue(one).section(u": "_s, 0, 0)
                                   : issue(one));
    const QString list = issues.join(u", "_s);
    const QString text = translated ? inlineMarkdown(news.text, {}) : news.text;
    if (list.isEmpty())
        return u"- "_s + text + u'\n';
    if (text.isEmpty())
        return u"- "_s + list + u'\n';
    // Behind a nested list the numbers need a paragraph of their own.
    const bool nested = m_markdown && (text.contains("\n  - "_L1) || text.contains("\n  * "_L1));
    return u"- "_s + text + (nested ? u"\n\n  ("_s : u" ("_s) + list + u")\n"_s;
}

QString Renderer::heading(const QString &text, qsizetype underline, int level) const
{
    if (m_markdown)
        return QString(level, u'#') + u' ' + text + u'\n';
    return text + u'\n' + m_settings.underlines.value(underline).repeated(text.size()) + u'\n';
}

/// "[#1]: https://…", where the format of issues is a link's definition.
QString Renderer::definitions(const QList<News> &news) const
{
    QStringList issues;
    for (const News &one : news)
        issues += one.issues;
    issues.removeDuplicates();
    std::ranges::sort(issues, issueBefore);
    if (!m_markdown || !m_settings.isMarkdown() || issues.isEmpty() || !issue(issues.first()).contains("]: "_L1))
        return {};
    QString lines;
    for (const QString &one : std::as_const(issues))
        lines += issue(one) + u'\n';
    return lines + u'\n';
}

QString Renderer::body() const
{
    QString text;
    for (const Piece &piece : pieces())
        text += piece.text;
    return text;
}

QList<Piece> Renderer::pieces() const
{
    QList<Piece> all;
    const auto add = [&all](const QString &text, const Fragment *from = nullptr) { all.append({text, from}); };
    for (qsizetype s = 0; s < m_settings.sections.size(); ++s) {
        const QString &name = m_settings.sections[s].name;
        if (!name.isEmpty())
            add((m_markdown ? u"\n"_s : u""_s) + heading(name, 1, 2));
        add(u"\n"_s);
        bool any = false;
        for (const FragmentType &type : m_settings.types) {
            const QList<News> news = newsOf(s, type);
            if (news.isEmpty())
                continue;
            any = true;
            add(heading(type.name, name.isEmpty() ? 1 : 2, 3) + u'\n');
            for (const News &one : news)
                add(entry(one), one.from);
            add(u'\n' + definitions(news) + (m_markdown ? u""_s : u"\n"_s));
        }
        if (!any)
            add(m_markdown ? u"No significant changes.\n\n"_s : u"No significant changes.\n\n\n"_s);
    }
    return all;
}

/// The line of a fragment's file, from 1, with its first word.
int firstLineOf(const Fragment &fragment)
{
    qsizetype first = 0;
    while (first < fragment.text.size() && fragment.text[first].isSpace())
        ++first;
    return 1 + static_cast<int>(QStringView(fragment.text).left(first).count(u'\n'));
}

/// Python's textwrap.fill at 79 columns: words keep together, runs of blanks inside a line stay, tabs are expanded.
QString wrapped(QString line, const QString &indent)
{
    constexpr qsizetype width = 79;
    for (qsizetype tab = line.indexOf(u'\t'); tab >= 0; tab = line.indexOf(u'\t'))
        line.replace(tab, 1, QString(8 - tab % 8, u' '));
    line = trimmedEnd(line);
    if (line.size() <= width)
        return line;
    QStringList lines;
    QString current;
    for (qsizetype at = 0; at < line.size();) {
        qsizetype blanks = at;
        while (blanks < line.size() && line[blanks].isSpace())
            ++blanks;
        qsizetype word = blanks;
        while (word < line.size() && !line[word].isSpace())
            ++word;
        const QString gap = line.mid(at, blanks - at);
        const QString text = line.mid(blanks, word - blanks);
        at = word;
        if (text.isEmpty())
            break;
        if (!current.trimmed().isEmpty() && current.size() + gap.size() + text.size() > width) {
            lines += current;
            current = indent + text;
        } else {
            current += gap + text;
        }
    }
    return QStringList(lines + QStringList{current}).join(u'\n');
}

QString wrapLines(const TowncrierSettings &settings, const QString &text)
{
    if (!settings.wrap)
        return text;
    QStringList lines = text.split(u'\n');
    for (QString &line : lines) {
        const bool bullet = settings.allBullets || line.startsWith("- "_L1) || line.startsWith("* "_L1);
        line = wrapped(line, bullet ? u"  "_s : line.startsWith("#. "_L1) ? u"   "_s : QString());
    }
    return lines.join(u'\n');
}

QString filled(QString format, const TowncrierSettings &settings, const TowncrierVersion &version)
{
    return format.replace(u"{name}"_s, settings.name)
        .replace(u"{version}"_s, version.version)
        .replace(u"{project_date}"_s, version.date.toString(Qt::ISODate));
}

QString titleOf(const TowncrierSettings &settings, const TowncrierVersion &version)
{
    if (!settings.templatesTitle)
        return filled(settings.titleFormat, settings, version);
    const QString name = settings.name.isEmpty() ? QString() : QString(settings.name + u' ');
    return name + version.version + u" ("_s + version.date.toString(Qt::ISODate) + u')';
}

/// Whether the newest release's heading has a "v" that the settings do not write: it came with the version.
bool hasOwnMark(const TowncrierSettings &settings, const Changelog &changelog)
{
    if (!settings.templatesTitle && settings.titleFormat.contains("v{version}"_L1))
        return false;
    for (const ChangelogRelease &release : changelog.releases()) {
        if (release.unreleased || release.version.isEmpty())
            continue;
        const qsizetype at = release.heading.indexOf(release.version);
        return at > 0 && release.heading[at - 1] == u'v' && (at == 1 || !release.heading[at - 2].isLetterOrNumber());
    }
    return false;
}
} // namespace

Result<QString> renderFragments(const TowncrierSettings &settings, const QList<Fragment> &fragments,
                                const TowncrierVersion &version)
{
    if (!settings.ownTemplate.isEmpty())
        return failAt(Error::Kind::Refused, settings.path, 0,
                      u"The changelog is made by a template of its own, %1."_s.arg(settings.ownTemplate), {},
                      u"Run towncrier build, then plan the release."_s);
    const bool markdown = settings.isMarkdown();
    QString text = Renderer(settings, fragments, markdown).body();
    const QString title = titleOf(settings, version);
    const QString underline = settings.underlines.value(0).repeated(title.size());
    if (settings.templatesTitle)
        text.prepend(markdown ? QString(u"# "_s + title + u'\n') : QString(title + u'\n' + underline + u'\n'));
    text = wrapLines(settings, text);
    if (!settings.templatesTitle && !title.isEmpty())
        text.prepend(markdown ? QString(title + u'\n') : QString(title + u'\n' + underline + u'\n'));
    return trimmedEnd(text) + u'\n';
}

QString fragmentNotes(const TowncrierSettings &settings, const QList<Fragment> &fragments)
{
    return textOf(fragmentNotesLines(settings, fragments));
}

QList<NotesLine> fragmentNotesLines(const TowncrierSettings &settings, const QList<Fragment> &fragments)
{
    QList<NotesLine> lines;
    for (const Piece &piece : fragments.isEmpty() ? QList<Piece>() : Renderer(settings, fragments, true).pieces()) {
        const QStringList texts = piece.text.chopped(1).split(u'\n');
        const int first = piece.from != nullptr ? firstLineOf(*piece.from) : 0;
        const int last = piece.from != nullptr ? 1 + static_cast<int>(trimmedEnd(piece.from->text).count(u'\n')) : 0;
        for (qsizetype i = 0; i < texts.size(); ++i) {
            if (lines.isEmpty() && texts[i].isEmpty())
                continue;
            const int line = std::min(first + static_cast<int>(i), std::max(first, last));
            lines.append(
                {texts[i], piece.from != nullptr ? line : 0, piece.from != nullptr ? piece.from->path : QString()});
        }
    }
    while (!lines.isEmpty() && lines.last().text.trimmed().isEmpty())
        lines.removeLast();
    return lines;
}

Result<QByteArray> withFragments(const TowncrierSettings &settings, const QByteArray &changelog,
                                 const QList<Fragment> &fragments, const TowncrierVersion &version)
{
    TB_TRY(const Changelog before, Changelog::parse(changelog, settings.changelog));
    if (const ChangelogRelease *there = before.find(version.version); there != nullptr && !there->unreleased)
        return failAt(Error::Kind::Conflict, settings.changelog, there->firstLine,
                      u"The changelog has a part for version %1 already."_s.arg(there->version), {},
                      u"Choose another version."_s);
    const QString mark = hasOwnMark(settings, before) ? u"v"_s : QString();
    TB_TRY(const QString part, renderFragments(settings, fragments, {mark + version.version, version.date}));
    const QByteArray lineEnd = changelog.count("\r\n") * 2 > changelog.count('\n') ? "\r\n"_ba : "\n"_ba;
    QByteArray text = part.toUtf8();
    if (lineEnd.size() == 2)
        text.replace("\n", "\r\n");
    // The marker may be written with its line end, and stands on a line of its own.
    const QByteArray marker = settings.startString.trimmed().toUtf8();
    qsizetype at = marker.isEmpty() ? -1 : changelog.indexOf(marker);
    if (at < 0) {
        at = changelog.startsWith("\xEF\xBB\xBF") ? 3 : 0;
    } else {
        const qsizetype feed = changelog.indexOf('\n', at + marker.size());
        at = feed < 0 ? changelog.size() : feed + 1;
        if (feed < 0)
            text.prepend(lineEnd);
        if (settings.startString.endsWith(u'\n') || settings.startString.isEmpty())
            text.prepend(lineEnd);
    }
    qsizetype body = at;
    while (body < changelog.size() && QByteArrayView(" \t\r\n").contains(changelog[body]))
        ++body;
    const QByteArray gap = body < changelog.size() ? QByteArray(lineEnd + lineEnd) : QByteArray();
    return QByteArray(changelog.first(at) + text + gap + changelog.sliced(body));
}

} // namespace tagboat
