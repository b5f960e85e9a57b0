// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/changelog.h"

#include "changelog/changelogdialect.h"
#include "changelog/entrywriter.h"
#include "changelog/placeholder.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
/// The text as it goes into the file: one kind of line end, no blank lines around, no bullet of its own.
QString cleanEntry(QString text)
{
    text.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
    text = text.trimmed();
    if (text.startsWith("- "_L1) || text.startsWith("* "_L1))
        text = text.mid(2).trimmed();
    return text;
}

Error notOneEntry(const QString &path)
{
    return {Error::Kind::Refused,
            u"This text would not stay one entry of the changelog."_s,
            {},
            u"Leave out lines that are headings, rules, fences or lists of their own."_s,
            path,
            0};
}

/// Whether a line of @p text would make the line above it a heading of reStructuredText, in an entry too.
bool hasUnderline(const QString &text)
{
    static const QRegularExpression underline(uR"(\n[ \t]*([^\w\s])\1+[ \t]*(?:\n|$))"_s);
    return underline.match(text).hasMatch();
}

/// The lines on which the entries of a section stand, by their texts; those at @p leaving are about to go.
QHash<QString, int> standingIn(const QList<ChangelogRelease> &releases, qsizetype release, const QString &section,
                               const QList<EntryPlace> &leaving)
{
    QHash<QString, int> lines;
    const QList<ChangelogSection> sections = releases.value(release).sections;
    for (qsizetype s = 0; s < sections.size(); ++s) {
        if (!sections[s].name.isEmpty() && sectionKey(sections[s].name) != sectionKey(section))
            continue;
        for (qsizetype e = 0; e < sections[s].entries.size(); ++e) {
            if (!leaving.contains(EntryPlace{release, s, e}))
                lines.insert(sections[s].entries[e].text.simplified(), sections[s].entries[e].firstLine);
        }
    }
    return lines;
}

/// Conflict if one of the texts stands there already, or twice among them.
Result<void> checkNew(QHash<QString, int> standing, const QStringList &texts, const QString &path)
{
    for (const QString &text : texts) {
        if (const auto other = standing.constFind(text.simplified()); other != standing.cend())
            return failAt(Error::Kind::Conflict, path, *other, u"This entry stands in the changelog already."_s);
        standing.insert(text.simplified(), 0);
    }
    return {};
}

/// Where no heading is understood as a release's, a new part would stand below all the others.
Result<void> checkReleasesKnown(const ChangelogOutline &outline, const QString &path)
{
    const auto names = [](const HeadingLine &heading) {
        return std::ranges::any_of(heading.text, [](QChar c) { return c.isDigit(); });
    };
    if (!outline.outlines.isEmpty())
        return {};
    const bool directive = outline.text.bytes().contains("\n.. changelog::");
    if (directive || std::ranges::count_if(headingLines(outline.text, outline.markup), names) > 1)
        return failAt(Error::Kind::Refused, path, 0, u"The headings of this changelog are not understood."_s, {},
                      u"Edit the file by hand."_s);
    return {};
}

/// What all entries say, one after the other.
QStringList wordsOf(const QList<ChangelogRelease> &releases)
{
    QStringList words;
    for (const ChangelogRelease &release : releases) {
        for (const ChangelogSection &section : release.sections) {
            for (const ChangelogEntry &entry : section.entries)
                words += entry.text;
        }
    }
    return words;
}

/// Whether @p is has @p texts one behind the other, and else what @p was has; a placeholder there may have gone.
bool hasGained(const QList<ChangelogRelease> &was, const QList<ChangelogRelease> &is, const QStringList &texts)
{
    QStringList before = wordsOf(was);
    const QStringList after = wordsOf(is);
    qsizetype head = 0;
    while (head < std::min(before.size(), after.size()) && before[head] == after[head])
        ++head;
    if (after.size() < before.size() + texts.size() && head < before.size() && isPlaceholder(before[head]))
        before.removeAt(head);
    if (after.size() != before.size() + texts.size())
        return false;
    qsizetype tail = 0;
    while (tail < before.size() && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    // Neighbours that say the same leave several places open.
    for (qsizetype first = head; first >= 0 && first >= before.size() - tail; --first) {
        const auto same = [](const QString &wanted, const QString &got) {
            return wanted.simplified() == got.simplified();
        };
        if (std::ranges::equal(texts, after.sliced(first, texts.size()), same))
            return true;
    }
    return false;
}

/// The whole file with the entries, for Markdown and reStructuredText.
Result<QByteArray> writeEntries(const Changelog &log, const EntryTarget &target, const QStringList &texts,
                                const QStringList &sectionOrder)
{
    const ChangelogOutline &outline = log.outline();
    TB_CHECK(outline.checkRewritable(log.path()));
    TB_CHECK(checkReleasesKnown(outline, log.path()));
    if (outline.markup == ChangelogMarkup::ReStructuredText && std::ranges::any_of(texts, hasUnderline))
        return tl::unexpected(notOneEntry(log.path()));
    return EntryWriter(outline, target, texts).write(sectionOrder);
}

/// As a dialect takes entries: one at a time.
Result<QByteArray> writeEach(const ChangelogDialect &dialect, Changelog log, EntryTarget target,
                             const QList<EntrySource> &sources)
{
    for (const EntrySource &source : sources) {
        TB_TRY(const QByteArray edited, dialect.withEntry(log, target, source));
        TB_TRY(log, log.withBytes(edited));
        if (target.before >= 0)
            ++target.before;
    }
    return log.bytes();
}
} // namespace

struct Changelog::NewEntry {
    QString text;
    EntrySource source; ///< as the file writes it
};

Result<Changelog> Changelog::withEntries(const EntryTarget &target, const QStringList &texts,
                                         const QStringList &sectionOrder) const
{
    const ChangelogDialect *dialect = dialectOf(m_format);
    QList<NewEntry> entries;
    for (const QString &text : texts) {
        const QString clean = cleanEntry(text);
        entries.append({clean, {dialect != nullptr ? dialect->source(clean) : clean}});
    }
    return withNew(target, entries, sectionOrder, {});
}

Result<Changelog> Changelog::withCopies(const EntryTarget &target, const Changelog &other,
                                        const QList<EntryPlace> &places, const QStringList &sectionOrder,
                                        const QList<EntryPlace> &leaving) const
{
    const ChangelogDialect *dialect = dialectOf(m_format);
    QList<NewEntry> entries;
    for (const EntryPlace &place : places) {
        const QString text = other.releases()[place.release].sections[place.section].entries[place.entry].text;
        if (dialect == nullptr) {
            entries.append({text, {text}});
            continue;
        }
        TB_TRY(const EntrySource source, dialect->sourceAt(other, place));
        entries.append({text, source});
    }
    return withNew(target, entries, sectionOrder, leaving);
}

Result<Changelog> Changelog::withNew(const EntryTarget &target, const QList<NewEntry> &entries,
                                     const QStringList &sectionOrder, const QList<EntryPlace> &leaving) const
{
    QStringList texts;
    QList<EntrySource> sources;
    for (const NewEntry &entry : entries) {
        texts += entry.text;
        sources += entry.source;
    }
    const QString name = target.section.trimmed();
    if (texts.isEmpty() || texts.contains(QString()))
        return failAt(Error::Kind::Usage, m_path, 0, u"An entry needs a text."_s);
    if (target.release && (*target.release < 0 || *target.release >= m_releases.size()))
        return failAt(Error::Kind::NotFound, m_path, 0, u"The changelog has no such release any more."_s, {},
                      u"Read the file again."_s);
    const qsizetype index = target.release.value_or(indexOfUnreleased(m_releases));
    const bool unnamed = index >= 0 && !m_releases[index].sections.isEmpty() &&
                         m_releases[index].sections.first().name.isEmpty() && name.isEmpty();
    const ChangelogDialect *dialect = dialectOf(m_format);
    // Where a family has no types, what moves out of a part without one goes to one that is made too.
    if ((sectionKey(name).isEmpty() && !unnamed && dialect == nullptr) || name.contains(u'\n') || name.contains(u'\r'))
        return failAt(Error::Kind::Usage, m_path, 0, u"An entry needs the name of a section, such as Fixed."_s);
    TB_CHECK(checkNew(standingIn(m_releases, index, name, leaving), texts, m_path));
    const EntryTarget cleaned{target.release, name, target.before, target.author.simplified()};
    TB_TRY(const QByteArray edited, dialect != nullptr ? writeEach(*dialect, *this, cleaned, sources)
                                                       : writeEntries(*this, cleaned, texts, sectionOrder));

    // Text can hold markup that ends the entry or begins another part; what was written is read again to be sure.
    const auto refused = [&] { return tl::unexpected(notOneEntry(m_path)); };
    auto result = withBytes(edited);
    if (!result)
        return refused();
    const bool made = index < 0;
    const ChangelogRelease *after = made                                ? result->unreleased()
                                    : index < result->m_releases.size() ? &result->m_releases[index]
                                                                        : nullptr;
    const ChangelogRelease before = made ? ChangelogRelease() : m_releases[index];
    const qsizetype expected = before.standingCount() + entries.size();
    const bool filled = before.standingCount() > before.entryCount(); // then a placeholder may have made room
    if (!after || after->standingCount() > expected || after->standingCount() < expected - (filled ? 1 : 0) ||
        result->m_releases.size() != m_releases.size() + (made ? 1 : 0) ||
        !hasGained(m_releases, result->m_releases, texts))
        return refused();
    return result;
}

} // namespace tagboat
