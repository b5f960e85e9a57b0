// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/changelogdialect.h"
#include "changelog/changelogoutline.h"
#include "changelog/changelogstyle.h"
#include "changelog/packageversion.h"

#include <QLocale>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

// deb-changelog(5):
//
//   package (version) distributions; metadata
//
//     * change
//
//    -- maintainer name <email address>  date

namespace tagboat
{

namespace
{
const QRegularExpression &headingPattern()
{
    static const QRegularExpression pattern(uR"(^(\w[-+0-9a-zA-Z.]*) \(([^() \t]+)\)((?:\s+[-+0-9a-zA-Z.]+)+)\s*;)"_s);
    return pattern;
}

const QRegularExpression &trailerPattern()
{
    static const QRegularExpression pattern(uR"(^ --( .*? <[^<>]*>)?( {1,2})?(.*)$)"_s);
    return pattern;
}

/// One part; lines are 0-based.
struct DebianPart {
    int heading = 0;
    int trailer = -1; ///< -1: not finished
    int end = 0;      ///< one past its last line that is not blank
    TextSpan version;
    TextSpan distribution;
};

struct DebianFile {
    ChangelogText text;
    QList<ChangelogRelease> releases;
    QList<DebianPart> parts;
};

/// The name in "  [ Jane Doe ]", under which dch groups several people's changes.
std::optional<QString> personLine(const QString &line)
{
    static const QRegularExpression person(uR"(^ {1,3}\[ (.+) \]\s*$)"_s);
    const auto match = person.match(line);
    return match.hasMatch() ? std::optional(match.captured(1)) : std::nullopt;
}

QList<ChangelogSection> sectionsOf(const ChangelogText &text, int first, int end)
{
    QList<ChangelogSection> sections;
    const auto add = [&](const QString &name, int heading, int from, int to) {
        QList<ChangelogEntry> entries = entriesBetween(text, from, to);
        if (entries.isEmpty() && name.isEmpty())
            return;
        ChangelogSection section{name, heading + 1, heading + 1, std::move(entries)};
        if (name.isEmpty())
            section.firstLine = section.entries.first().firstLine;
        if (!section.entries.isEmpty())
            section.lastLine = section.entries.last().lastLine;
        sections.append(std::move(section));
    };
    QString name;
    int heading = first;
    int from = first;
    for (int line = first; line < end; ++line) {
        const auto person = personLine(text.string(line));
        if (!person)
            continue;
        add(name, heading, from, line);
        name = *person;
        heading = line;
        from = line + 1;
    }
    add(name, heading, from, end);
    return sections;
}

ChangelogRelease releaseOf(const ChangelogText &text, DebianPart &part, const QRegularExpressionMatch &head,
                           bool newest)
{
    part.version = {head.capturedStart(2), head.capturedLength(2)};
    part.distribution = {head.capturedStart(3) + 1, head.capturedLength(3) - 1};
    ChangelogRelease release;
    release.heading = text.string(part.heading);
    release.version = head.captured(2);
    // An old part that says so was forgotten when the next one was begun.
    release.unreleased = newest && head.captured(3).trimmed() == u"UNRELEASED"_s;
    release.firstLine = part.heading + 1;
    release.lastLine = part.end;
    if (part.trailer >= 0 && !release.unreleased)
        release.date = trailerPattern().match(text.string(part.trailer)).captured(3).trimmed();
    release.sections = sectionsOf(text, part.heading + 1, part.trailer >= 0 ? part.trailer : part.end);
    return release;
}

Result<DebianFile> read(const QByteArray &bytes, const QString &path)
{
    DebianFile file;
    TB_TRY(file.text, ChangelogText::read(bytes, path, ChangelogMarkup::ReStructuredText));
    const ChangelogText &text = file.text;
    if (!text.conflicts().isEmpty())
        return tl::unexpected(undecidedConflict(path, text.conflicts().first().firstLine));
    QList<QRegularExpressionMatch> heads;
    for (int line = 0; line < text.count(); ++line) {
        const QByteArrayView view = text.view(line);
        if (view.isEmpty())
            continue;
        if (view[0] == ' ') {
            if (!file.parts.isEmpty() && file.parts.last().trailer < 0 && view.startsWith(" --"))
                file.parts.last().trailer = line;
        } else if (const auto match = headingPattern().match(text.string(line).left(1000)); match.hasMatch()) {
            DebianPart part;
            part.heading = line;
            file.parts.append(part);
            heads.append(match);
        }
    }
    for (qsizetype i = 0; i < file.parts.size(); ++i) {
        DebianPart &part = file.parts[i];
        const int next = i + 1 < file.parts.size() ? file.parts[i + 1].heading : text.count();
        part.end = part.trailer >= 0 ? part.trailer + 1 : next;
        while (part.end > part.heading + 1 && text.isBlank(part.end - 1))
            --part.end;
        file.releases.append(releaseOf(text, part, heads[i], i == 0));
    }
    return file;
}

class DebianChangelog : public ChangelogDialect
{
public:
    Result<QList<ChangelogRelease>> releases(const QByteArray &bytes, const QString &path) const override
    {
        TB_TRY(DebianFile file, read(bytes, path));
        return std::move(file.releases);
    }
    Result<QByteArray> withEntry(const Changelog &log, const EntryTarget &target,
                                 const EntrySource &source) const override;
    Result<QByteArray> withEntryText(const Changelog &log, const EntryPlace &place, const QString &text) const override;
    Result<QByteArray> withoutEntry(const Changelog &log, const EntryPlace &place) const override;
    Result<QByteArray> withRelease(const Changelog &log, qsizetype unreleased, const ChangelogCut &cut) const override;
    Result<QList<NotesLine>> notes(const Changelog &log, qsizetype release) const override;
    bool isVersion(const QString &inFile, const QString &wanted) const override
    {
        return packagesVersion(inFile, wanted);
    }
};

/// Who ends the part; empty if nobody does yet.
QString maintainerOf(const DebianFile &file, qsizetype release)
{
    const int line = file.parts[release].trailer;
    const QString who = line < 0 ? QString() : trailerPattern().match(file.text.string(line)).captured(1);
    return who.left(who.lastIndexOf(u'<')).simplified();
}

/// Whether an entry of @p author would stand among another person's.
bool isOthers(const DebianFile &file, qsizetype release, const QString &author)
{
    const QList<ChangelogSection> &sections = file.releases[release].sections;
    if (author.isEmpty() || sections.isEmpty())
        return false;
    const QString &last = sections.last().name;
    const QString whose = last.isEmpty() ? maintainerOf(file, release) : last;
    return !whose.isEmpty() && whose.compare(author, Qt::CaseInsensitive) != 0;
}

/// As dch does it: the author's name above the entry, and the maintainer's above those that have none.
void addPerson(LineEdits &edits, const DebianFile &file, qsizetype release, const QString &author,
               const QString &source)
{
    const auto person = [](const QString &name) { return QByteArray("  [ " + name.toUtf8() + " ]"); };
    const QList<ChangelogSection> &sections = file.releases[release].sections;
    const ChangelogSection &first = sections.first();
    if (sections.size() == 1 && first.name.isEmpty())
        edits.insert(first.firstLine - 1, {person(maintainerOf(file, release))});
    edits.insert(sections.last().lastLine,
                 QList<QByteArray>{QByteArray(), person(author)} + entryLines("  * "_ba, source));
}

Result<QByteArray> DebianChangelog::withEntry(const Changelog &log, const EntryTarget &target,
                                              const EntrySource &source) const
{
    TB_TRY(const DebianFile file, read(log.bytes(), log.path()));
    const qsizetype index = target.release.value_or(indexOfUnreleased(file.releases));
    if (index < 0)
        return failAt(Error::Kind::Refused, log.path(), 1, u"The newest part is released already."_s, {},
                      u"Begin the next one with dch --increment, which knows its version and maintainer."_s);
    const ChangelogRelease &release = file.releases[index];
    LineEdits edits(file.text);
    const auto sectionOf = [&release](const QString &name) {
        return std::ranges::find_if(release.sections, [&name](const ChangelogSection &section) {
            return section.name.compare(name, Qt::CaseInsensitive) == 0;
        });
    };
    auto named = sectionOf(target.section);
    if (named == release.sections.end() && isOthers(file, index, target.author)) {
        named = sectionOf(target.author);
        if (named == release.sections.end()) {
            addPerson(edits, file, index, target.author, source.text);
            return edits.apply();
        }
    }
    // Debian's changelogs have no types: what is none of the people's names goes behind the last entry.
    const ChangelogSection *section = named != release.sections.end() ? &*named
                                      : release.sections.isEmpty()    ? nullptr
                                                                      : &release.sections.last();
    if (section == nullptr || section->entries.isEmpty()) {
        const int above = section != nullptr ? section->lastLine : release.firstLine;
        const bool gap = section == nullptr;
        QList<QByteArray> lines = (gap ? blankLines(1) : QList<QByteArray>()) + entryLines("  * "_ba, source.text);
        if (above < file.text.count() && !file.text.isBlank(above))
            lines += blankLines(1);
        edits.insert(above, lines);
        return edits.apply();
    }
    const bool inside =
        named != release.sections.end() && target.before >= 0 && target.before < section->entries.size();
    const ChangelogEntry &beside = inside ? section->entries[target.before] : section->entries.last();
    edits.insert(inside ? beside.firstLine - 1 : beside.lastLine, entryLines(bulletOf(file.text, beside), source.text));
    return edits.apply();
}

Result<QByteArray> DebianChangelog::withEntryText(const Changelog &log, const EntryPlace &place,
                                                  const QString &text) const
{
    TB_TRY(const DebianFile file, read(log.bytes(), log.path()));
    const ChangelogEntry &entry = file.releases[place.release].sections[place.section].entries[place.entry];
    LineEdits edits(file.text);
    rewriteEntry(edits, file.text, entry, text);
    return edits.apply();
}

Result<QByteArray> DebianChangelog::withoutEntry(const Changelog &log, const EntryPlace &place) const
{
    TB_TRY(const DebianFile file, read(log.bytes(), log.path()));
    const ChangelogSection &section = file.releases[place.release].sections[place.section];
    const ChangelogEntry &entry = section.entries[place.entry];
    LineEdits edits(file.text);
    const bool person = !section.name.isEmpty() && section.entries.size() == 1;
    const int first = (person ? section.firstLine : entry.firstLine) - 1;
    // Behind a person's last entry the blank line above the next one goes too.
    edits.remove(first, entry.lastLine + (person ? std::min(file.text.blanksAfter(entry.lastLine - 1), 1) : 0));
    return edits.apply();
}

/// The time as RFC 5322 writes it. On another day than today's (in UTC) the time of that day is as good as any.
QString momentOf(const ChangelogCut &cut)
{
    const bool known = cut.moment.isValid();
    const bool now = known && cut.moment.toUTC().date() == cut.date;
    const QDate day = now ? cut.moment.date() : cut.date;
    const QTime time = known ? cut.moment.time() : QTime(0, 0);
    const int minutes = known ? cut.moment.offsetFromUtc() / 60 : 0;
    const QString zone = (minutes < 0 ? u"-"_s : u"+"_s) +
                         QString::number(std::abs(minutes) / 60 * 100 + std::abs(minutes) % 60).rightJustified(4, u'0');
    return QLocale::c().toString(day, u"ddd, dd MMM yyyy"_s) + time.toString(u" HH:mm:ss "_s) + zone;
}

Result<QByteArray> DebianChangelog::withRelease(const Changelog &log, qsizetype unreleased,
                                                const ChangelogCut &cut) const
{
    TB_TRY(const DebianFile file, read(log.bytes(), log.path()));
    const DebianPart &part = file.parts[unreleased];
    const ChangelogRelease &release = file.releases[unreleased];
    // dch --release takes the distribution of the release before; Debian's first one goes to unstable.
    QString distribution = u"unstable"_s;
    QString maintainer;
    for (qsizetype i = unreleased; i < file.parts.size(); ++i) {
        if (maintainer.isEmpty() && file.parts[i].trailer >= 0)
            maintainer = trailerPattern().match(file.text.string(file.parts[i].trailer)).captured(1);
        if (!file.releases[i].unreleased) {
            const TextSpan span = file.parts[i].distribution;
            distribution = file.releases[i].heading.mid(span.start, span.length).trimmed();
            break;
        }
    }
    if (maintainer.isEmpty())
        return failAt(Error::Kind::Refused, log.path(), release.lastLine, u"No part names its maintainer."_s, {},
                      u"End the part with dch --release."_s);
    QString version = release.version;
    if (!isVersion(version, cut.version)) {
        const QString epoch = version.contains(u':') ? QString(version.section(u':', 0, 0) + u':') : QString();
        version = epoch + tildeSpelling(cut.version) + (version.contains(u'-') ? u"-1"_s : u""_s);
    }
    QString heading = release.heading;
    heading.replace(part.distribution.start, part.distribution.length, distribution);
    heading.replace(part.version.start, part.version.length, version);
    LineEdits edits(file.text);
    edits.replace(part.heading, heading.toUtf8());
    const QString trailer = u" --"_s + maintainer + u"  "_s + momentOf(cut);
    if (part.trailer >= 0)
        edits.replace(part.trailer, trailer.toUtf8());
    else
        edits.insert(part.end, {QByteArray(), trailer.toUtf8()});
    return edits.apply();
}

Result<QList<NotesLine>> DebianChangelog::notes(const Changelog &log, qsizetype release) const
{
    QList<NotesLine> lines;
    for (const ChangelogSection &section : log.releases()[release].sections) {
        if (!lines.isEmpty())
            lines.append(NotesLine());
        if (!section.name.isEmpty())
            lines += QList<NotesLine>{{u"### "_s + section.name, section.firstLine}, {}};
        for (const ChangelogEntry &entry : section.entries)
            lines += entryNotes(entry);
    }
    return lines;
}
} // namespace

const ChangelogDialect &debianChangelog()
{
    static const DebianChangelog dialect;
    return dialect;
}

bool isDebianChangelog(const QByteArray &bytes, const QString &path)
{
    const QString name = path.section(u'/', -1);
    if (name.section(u'.', 0, 0).compare("changelog"_L1, Qt::CaseInsensitive) != 0 || name.contains(u'.'))
        return false;
    qsizetype start = 0;
    while (start < bytes.size() && (bytes[start] == '\n' || bytes[start] == '\r'))
        ++start;
    const qsizetype end = bytes.indexOf('\n', start);
    const QByteArrayView line = QByteArrayView(bytes).sliced(start, (end < 0 ? bytes.size() : end) - start);
    return line.size() < 1000 && headingPattern().match(QString::fromUtf8(line)).hasMatch();
}

} // namespace tagboat
