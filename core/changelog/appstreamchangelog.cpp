// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/changelogdialect.h"
#include "changelog/changelogoutline.h"
#include "changelog/metainforeleases.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
/// What an entry's text is in XML: `code` and *emphasis* have elements, the rest is escaped.
QByteArray markup(QString text)
{
    text = text.simplified().toHtmlEscaped();
    text.replace(u"&quot;"_s, u"\""_s);
    text.replace(QRegularExpression(u"`([^`]+)`"_s), u"<code>\\1</code>"_s);
    text.replace(QRegularExpression(u"(?<![\\w*])\\*([^*\\s](?:[^*]*[^*\\s])?)\\*(?![\\w*])"_s), u"<em>\\1</em>"_s);
    return text.toUtf8();
}

QByteArray lineEndOf(const QByteArray &bytes)
{
    const qsizetype feed = bytes.indexOf('\n');
    return feed > 0 && bytes[feed - 1] == '\r' ? "\r\n"_ba : "\n"_ba;
}

/// The blanks before @p offset on its line; nothing if something else stands there.
std::optional<QByteArray> indentAt(const QByteArray &bytes, qsizetype offset)
{
    const qsizetype start = bytes.lastIndexOf('\n', offset - 1) + 1;
    const QByteArray before = bytes.sliced(start, offset - start);
    return before.trimmed().isEmpty() ? std::optional(before) : std::nullopt;
}

/// One step of indentation, learned from a release and what is inside it.
QByteArray stepOf(const QByteArray &bytes, const Metainfo &info)
{
    for (const MetainfoRelease &part : info.parts) {
        if (part.description.start < 0)
            continue;
        const qsizetype open = bytes.lastIndexOf('<', part.description.start - 1);
        const auto outer = indentAt(bytes, part.tag.start);
        const auto inner = indentAt(bytes, open);
        if (outer && inner && inner->startsWith(*outer) && inner->size() > outer->size())
            return inner->sliced(outer->size());
    }
    return "  "_ba;
}

/// Takes [start, end) out, with the line where nothing else stands on it.
QByteArray without(const QByteArray &bytes, qsizetype start, qsizetype end)
{
    if (const auto indent = indentAt(bytes, start)) {
        qsizetype feed = end;
        while (feed < bytes.size() && (bytes[feed] == ' ' || bytes[feed] == '\t' || bytes[feed] == '\r'))
            ++feed;
        if (feed < bytes.size() && bytes[feed] == '\n') {
            start -= indent->size();
            end = feed + 1;
        }
    }
    return QByteArray(bytes).remove(start, end - start);
}

/// As above, several, of which one may hold others.
QByteArray without(QByteArray bytes, QList<TextSpan> spans)
{
    std::ranges::sort(spans, [](const TextSpan &a, const TextSpan &b) {
        return a.start != b.start ? a.start < b.start : a.length > b.length;
    });
    qsizetype free = 0;
    spans.removeIf([&free](const TextSpan &span) {
        const bool inside = span.start < free;
        free = std::max(free, span.end());
        return inside;
    });
    for (auto span = spans.crbegin(); span != spans.crend(); ++span)
        bytes = without(bytes, span->start, span->end());
    return bytes;
}

/// An entry's translation as it is written, as the item of a list that says its language itself.
QString translationItem(const QByteArray &bytes, const MetainfoTranslation &translation)
{
    const QByteArray tag = bytes.sliced(translation.tag.start, translation.tag.length);
    QByteArray item = "<li";
    if (!attributeValue(tag, "xml:lang").exists())
        item += " xml:lang=\"" + translation.language.toHtmlEscaped().toUtf8() + '"';
    const bool paragraph = tag.startsWith("<p");
    item += tag.sliced(paragraph ? 2 : 3);
    if (!tag.endsWith("/>"))
        item += bytes.sliced(translation.inner.start, translation.inner.length) + "</li>";
    return QString::fromUtf8(item);
}

/// An entry and its translations as items of a list.
QByteArrayList itemsOf(const EntrySource &source)
{
    QByteArrayList items{"<li>" + source.text.toUtf8() + "</li>"};
    for (const QString &translation : source.translations)
        items += translation.toUtf8();
    return items;
}

/// A list of one entry with the lines around it, from the indentation of its first line.
QByteArray newList(const QByteArray &indent, const QByteArray &step, const QByteArray &lineEnd,
                   const QByteArrayList &items)
{
    const QByteArray gap = lineEnd + indent + step;
    return "<ul>" + gap + items.join(gap) + lineEnd + indent + "</ul>";
}

class AppStreamChangelog : public ChangelogDialect
{
public:
    Result<QList<ChangelogRelease>> releases(const QByteArray &bytes, const QString &path) const override
    {
        TB_TRY(Metainfo info, readMetainfo(bytes, path));
        return std::move(info.releases);
    }
    QString source(const QString &text) const override { return QString::fromUtf8(markup(text)); }
    Result<EntrySource> sourceAt(const Changelog &log, const EntryPlace &place) const override
    {
        TB_TRY(const Metainfo info, readMetainfo(log.bytes(), log.path()));
        const MetainfoEntry &entry = info.parts[place.release].sections[place.section].entries[place.entry];
        EntrySource source{QString::fromUtf8(log.bytes().sliced(entry.inner.start, entry.inner.length))};
        for (const MetainfoTranslation &translation : entry.translations)
            source.translations += translationItem(log.bytes(), translation);
        return source;
    }
    Result<QByteArray> withEntry(const Changelog &log, const EntryTarget &target,
                                 const EntrySource &source) const override;
    /// Translations stay, though they now say what the entry said before: whether that is still true only those can
    /// tell who wrote them, a corrected letter makes none of them wrong, and the tools that write translations see by
    /// the entry's text that it changed. What is deleted would have to be translated anew.
    Result<QByteArray> withEntryText(const Changelog &log, const EntryPlace &place, const QString &text) const override
    {
        TB_TRY(const Metainfo info, readMetainfo(log.bytes(), log.path()));
        const TextSpan span = info.parts[place.release].sections[place.section].entries[place.entry].inner;
        return QByteArray(log.bytes()).replace(span.start, span.length, markup(text));
    }
    /// Without its entry a translation would be read as that of the entry before.
    Result<QByteArray> withoutEntry(const Changelog &log, const EntryPlace &place) const override
    {
        TB_TRY(const Metainfo info, readMetainfo(log.bytes(), log.path()));
        const MetainfoSection &section = info.parts[place.release].sections[place.section];
        const MetainfoEntry &entry = section.entries[place.entry];
        QList<TextSpan> spans{entry.element};
        for (const MetainfoTranslation &translation : entry.translations)
            spans += translation.element;
        if (section.entries.size() == 1) // the list goes with its last entry, and the paragraph that names it
            spans += section.elements;
        return without(log.bytes(), spans);
    }
    Result<QByteArray> withRelease(const Changelog &log, qsizetype unreleased, const ChangelogCut &cut) const override;
    Result<QList<NotesLine>> notes(const Changelog &log, qsizetype release) const override;
    bool isVersion(const QString &inFile, const QString &wanted) const override { return inFile == wanted; }

private:
    static QByteArray withNewRelease(const QByteArray &bytes, const Metainfo &info, const QByteArrayList &items);
    static QByteArray withFirstEntry(const QByteArray &bytes, const Metainfo &info, qsizetype release,
                                     const QByteArrayList &items);
};

QByteArray AppStreamChangelog::withNewRelease(const QByteArray &bytes, const Metainfo &info,
                                              const QByteArrayList &items)
{
    const QByteArray lineEnd = lineEndOf(bytes);
    const QByteArray step = stepOf(bytes, info);
    QByteArray indent = step + step;
    qsizetype at = info.listStart;
    if (!info.parts.isEmpty()) {
        at = info.parts.first().tag.start;
        indent = indentAt(bytes, at).value_or(QByteArray());
    }
    const QByteArray inner = indent + step + step;
    const QByteArray release = "<release version=\"unreleased\" type=\"development\">" + lineEnd + indent + step +
                               "<description>" + lineEnd + inner + newList(inner, step, lineEnd, items) + lineEnd +
                               indent + step + "</description>" + lineEnd + indent + "</release>";
    const QByteArray text = info.parts.isEmpty() ? lineEnd + indent + release : release + lineEnd + indent;
    return QByteArray(bytes).insert(at, text);
}

/// A release that has no description yet, or an empty one.
QByteArray AppStreamChangelog::withFirstEntry(const QByteArray &bytes, const Metainfo &info, qsizetype release,
                                              const QByteArrayList &items)
{
    const MetainfoRelease &part = info.parts[release];
    const QByteArray lineEnd = lineEndOf(bytes);
    const QByteArray step = stepOf(bytes, info);
    const QByteArray indent = indentAt(bytes, part.tag.start).value_or(QByteArray());
    const QByteArray inner = indent + step + step;
    const QByteArray list = newList(inner, step, lineEnd, items);
    if (part.description.start >= 0) {
        const qsizetype end = part.description.end();
        const auto close = indentAt(bytes, end);
        const qsizetype at = close ? end - close->size() : end;
        return QByteArray(bytes).insert(at, (close ? inner : QByteArray(lineEnd + inner)) + list + lineEnd +
                                                (close ? QByteArray() : QByteArray(indent + step)));
    }
    const QByteArray description =
        lineEnd + indent + step + "<description>" + lineEnd + inner + list + lineEnd + indent + step + "</description>";
    if (!part.empty)
        return QByteArray(bytes).insert(part.tag.end(), description);
    qsizetype slash = part.tag.end() - 2;
    while (bytes[slash - 1] == ' ')
        --slash;
    return QByteArray(bytes).replace(slash, part.tag.end() - slash,
                                     ">" + description + lineEnd + indent + "</release>");
}

Result<QByteArray> AppStreamChangelog::withEntry(const Changelog &log, const EntryTarget &target,
                                                 const EntrySource &source) const
{
    TB_TRY(const Metainfo info, readMetainfo(log.bytes(), log.path()));
    const QByteArray &bytes = log.bytes();
    const qsizetype index = target.release.value_or(indexOfUnreleased(info.releases));
    const QByteArrayList items = itemsOf(source);
    if (index < 0 && info.listStart < 0)
        return failAt(Error::Kind::Refused, log.path(), 0, u"The file has no list of releases."_s, {},
                      u"Add <releases> to it."_s);
    if (index < 0)
        return withNewRelease(bytes, info, items);
    const QList<ChangelogSection> &sections = info.releases[index].sections;
    const QList<MetainfoSection> &places = info.parts[index].sections;
    // Few files name their lists: what has none of its own goes into the last one.
    qsizetype into = -1;
    bool named = false;
    for (qsizetype i = 0; i < sections.size() && !named; ++i) {
        named = !sections[i].name.isEmpty() && sectionKey(sections[i].name) == sectionKey(target.section);
        if (named || places[i].listEnd >= 0)
            into = i;
    }
    if (into < 0 || places[into].entries.isEmpty() || places[into].listEnd < 0)
        return withFirstEntry(bytes, info, index, items);
    const QList<MetainfoEntry> &entries = places[into].entries;
    const bool before = target.before >= 0 && target.before < entries.size();
    const MetainfoEntry &beside = before ? entries[target.before] : entries.last();
    using Before = MetainfoEntry::Before;
    if (before &&
        (beside.before == Before::None || (beside.before == Before::Translated && source.translations.isEmpty())))
        return failAt(Error::Kind::Refused, log.path(), sections[into].entries[target.before].firstLine,
                      u"The translations of these entries stand behind all of them, and no longer would be theirs."_s,
                      {}, u"Put each translation behind its entry, or the new one behind these entries."_s);
    const auto indent = indentAt(bytes, beside.element.start);
    const QByteArray gap = indent ? QByteArray(lineEndOf(bytes) + *indent) : QByteArray();
    const QByteArray elements = items.join(gap);
    return before ? QByteArray(bytes).insert(beside.element.start, QByteArray(elements + gap))
                  : QByteArray(bytes).insert(beside.behind, QByteArray(gap + elements));
}

Result<QByteArray> AppStreamChangelog::withRelease(const Changelog &log, qsizetype unreleased,
                                                   const ChangelogCut &cut) const
{
    TB_TRY(const Metainfo info, readMetainfo(log.bytes(), log.path()));
    const TextSpan span = info.parts[unreleased].tag;
    QByteArray tag = log.bytes().sliced(span.start, span.length);
    const QByteArray date = cut.date.toString(Qt::ISODate).toLatin1();
    if (const TextSpan old = attributeValue(tag, "date"); old.exists())
        tag.replace(old.start, old.length, date);
    const TextSpan version = attributeValue(tag, "version");
    if (!version.exists())
        return failAt(Error::Kind::Refused, log.path(), info.releases[unreleased].firstLine,
                      u"The release has no version."_s, {}, u"Add version=\"…\" to it."_s);
    if (!attributeValue(tag, "date").exists())
        tag.insert(version.end() + 1, " date=\"" + date + '"');
    tag.replace(version.start, version.length, cut.version.toHtmlEscaped().toUtf8());
    static const QRegularExpression candidate(u"[A-Za-z]"_s);
    // What was developed is released now; a candidate stays what it is.
    if (const TextSpan type = attributeValue(tag, "type"); type.exists() &&
                                                           tag.mid(type.start, type.length) == "development" &&
                                                           !candidate.match(cut.version).hasMatch()) {
        qsizetype start = type.start;
        while (start > 0 && tag[start] != ' ' && tag[start] != '\t' && tag[start] != '\n')
            --start;
        tag.remove(start, type.end() + 1 - start);
    }
    return QByteArray(log.bytes()).replace(span.start, span.length, tag);
}

Result<QList<NotesLine>> AppStreamChangelog::notes(const Changelog &log, qsizetype release) const
{
    TB_TRY(const Metainfo info, readMetainfo(log.bytes(), log.path()));
    QList<NotesLine> lines;
    const auto add = [&lines](const QString &text, int line, bool apart) {
        if (apart && !lines.isEmpty())
            lines.append(NotesLine());
        for (const QString &each : text.split(u'\n'))
            lines.append({each, line});
    };
    for (qsizetype s = 0; s < info.releases[release].sections.size(); ++s) {
        const ChangelogSection &section = info.releases[release].sections[s];
        const bool list = info.parts[release].sections[s].listEnd >= 0;
        if (!section.name.isEmpty())
            add(u"### "_s + section.name, section.firstLine, true);
        for (qsizetype e = 0; e < section.entries.size(); ++e) {
            const ChangelogEntry &entry = section.entries[e];
            add(list ? QString(u"- "_s + entry.text) : entry.text, entry.firstLine, !list || e == 0);
        }
    }
    return lines;
}
} // namespace

const ChangelogDialect &appStreamChangelog()
{
    static const AppStreamChangelog dialect;
    return dialect;
}

bool isAppStreamChangelog(const QString &path)
{
    const QString name = path.section(u'/', -1).toLower();
    static const QRegularExpression pattern(uR"(\.(?:metainfo|appdata|releases)\.xml(?:\.in)*$)"_s);
    return pattern.match(name).hasMatch();
}

const ChangelogDialect *dialectOf(ChangelogFormat format)
{
    switch (format) {
    case ChangelogFormat::Debian:
        return &debianChangelog();
    case ChangelogFormat::AppStream:
        return &appStreamChangelog();
    case ChangelogFormat::Rpm:
        return &rpmChangelog();
    default:
        return nullptr;
    }
}

} // namespace tagboat
