// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/changelogdialect.h"
#include "changelog/changelogstyle.h"
#include "changelog/packageversion.h"
#include "changelog/rpmspec.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
/// As the file writes it: whether parts are set apart, and what stands before a version.
bool partsAreApart(const RpmSpec &spec)
{
    return spec.parts.size() < 2 || spec.text.isBlank(spec.parts[1].heading - 1);
}

QString versionMark(const RpmSpec &spec)
{
    for (const RpmPart &part : spec.parts) {
        if (!part.version.exists())
            continue;
        const QString before = spec.text.string(part.heading).left(part.version.start);
        qsizetype start = before.size();
        while (start > 0 && (before[start - 1].isSpace() || before[start - 1] == u'-' || before[start - 1] == u'–'))
            --start;
        return before.sliced(start);
    }
    return u" - "_s;
}

/// The version as this file would write it, with the epoch of the last one and a release number where it has one.
QString packageVersion(const RpmSpec &spec, const QString &version)
{
    for (const ChangelogRelease &release : spec.releases) {
        if (release.version.isEmpty())
            continue;
        const qsizetype colon = release.version.indexOf(u':');
        const QString epoch = colon > 0 ? release.version.left(colon + 1) : QString();
        return epoch + tildeSpelling(version) + (release.version.contains(u'-') ? u"-1"_s : QString());
    }
    return tildeSpelling(version) + u"-1"_s;
}

/// @p wanted as the file would have it: lines that stand there already keep their macros.
QString writtenLike(const QString &written, const QString &wanted)
{
    QHash<QString, QString> known;
    for (const QString &line : written.split(u'\n'))
        known.insert(rpmUnescaped(line), line);
    QStringList lines;
    for (const QString &line : wanted.split(u'\n'))
        lines += known.value(line, rpmEscaped(line));
    return lines.join(u'\n');
}

Error writtenByCommits(const RpmSpec &spec, const QString &path)
{
    return {Error::Kind::Refused,
            u"rpmautospec writes this changelog from the commits."_s,
            {},
            u"Write the commit's message instead."_s,
            path,
            spec.autoLine + 1};
}

class RpmChangelog : public ChangelogDialect
{
public:
    Result<QList<ChangelogRelease>> releases(const QByteArray &bytes, const QString &path) const override
    {
        TB_TRY(RpmSpec spec, readRpmSpec(bytes, path));
        return std::move(spec.releases);
    }
    QString source(const QString &text) const override { return rpmEscaped(text); }
    Result<EntrySource> sourceAt(const Changelog &log, const EntryPlace &place) const override;
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

/// A part above all others, of the person of the newest one and of its day: it gets its own when it is released.
Result<QByteArray> withFirstEntry(const RpmSpec &spec, const QString &path, const QString &source)
{
    if (spec.autoLine >= 0)
        return tl::unexpected(writtenByCommits(spec, path));
    if (spec.parts.isEmpty() || spec.releases.first().version.isEmpty())
        return failAt(Error::Kind::Refused, path, spec.first,
                      u"No part of the changelog says how the next one would be headed."_s, {},
                      u"Begin it with rpmdev-bumpspec, which knows its version and maintainer."_s);
    const RpmPart &newest = spec.parts.first();
    QString heading = spec.text.string(newest.heading);
    if (newest.version.exists()) {
        const QString mark = versionMark(spec);
        heading = heading.left(newest.version.start);
        if (heading.endsWith(mark))
            heading.chop(mark.size());
        while (!heading.isEmpty() && heading.back().isSpace())
            heading.chop(1);
    }
    const auto &sections = spec.releases.first().sections;
    const QByteArray bullet = sections.isEmpty() ? "- "_ba : bulletOf(spec.text, sections.first().entries.first());
    LineEdits edits(spec.text);
    QList<QByteArray> lines{heading.toUtf8()};
    lines += entryLines(bullet, source);
    if (partsAreApart(spec))
        lines += QByteArray();
    edits.insert(newest.heading, lines);
    return edits.apply();
}

Result<EntrySource> RpmChangelog::sourceAt(const Changelog &log, const EntryPlace &place) const
{
    TB_TRY(const RpmSpec spec, readRpmSpec(log.bytes(), log.path()));
    const int line = spec.releases[place.release].sections[place.section].entries[place.entry].firstLine;
    return EntrySource{spec.written.value(line)};
}

Result<QByteArray> RpmChangelog::withEntry(const Changelog &log, const EntryTarget &target,
                                           const EntrySource &source) const
{
    TB_TRY(const RpmSpec spec, readRpmSpec(log.bytes(), log.path()));
    const qsizetype index = target.release.value_or(indexOfUnreleased(spec.releases));
    if (index < 0)
        return withFirstEntry(spec, log.path(), source.text);
    const ChangelogRelease &release = spec.releases[index];
    LineEdits edits(spec.text);
    if (release.sections.isEmpty()) {
        edits.insert(release.lastLine, entryLines("- "_ba, source.text));
        return edits.apply();
    }
    // There are no types: the section has no name, and what is meant for one goes behind the last entry.
    const ChangelogSection &section = release.sections.first();
    const bool inside = target.section.isEmpty() && target.before >= 0 && target.before < section.entries.size();
    const ChangelogEntry &beside = inside ? section.entries[target.before] : section.entries.last();
    edits.insert(inside ? beside.firstLine - 1 : beside.lastLine, entryLines(bulletOf(spec.text, beside), source.text));
    return edits.apply();
}

Result<QByteArray> RpmChangelog::withEntryText(const Changelog &log, const EntryPlace &place, const QString &text) const
{
    TB_TRY(const RpmSpec spec, readRpmSpec(log.bytes(), log.path()));
    ChangelogEntry entry = spec.releases[place.release].sections[place.section].entries[place.entry];
    entry.text = spec.written.value(entry.firstLine);
    LineEdits edits(spec.text);
    rewriteEntry(edits, spec.text, entry, writtenLike(entry.text, text));
    return edits.apply();
}

Result<QByteArray> RpmChangelog::withoutEntry(const Changelog &log, const EntryPlace &place) const
{
    TB_TRY(const RpmSpec spec, readRpmSpec(log.bytes(), log.path()));
    const ChangelogEntry &entry = spec.releases[place.release].sections[place.section].entries[place.entry];
    LineEdits edits(spec.text);
    edits.remove(entry.firstLine - 1, entry.lastLine);
    return edits.apply();
}

Result<QByteArray> RpmChangelog::withRelease(const Changelog &log, qsizetype unreleased, const ChangelogCut &cut) const
{
    TB_TRY(const RpmSpec spec, readRpmSpec(log.bytes(), log.path()));
    const RpmPart &part = spec.parts[unreleased];
    const ChangelogRelease &release = spec.releases[unreleased];
    if (release.entryCount() == 0)
        return failAt(Error::Kind::Refused, log.path(), release.firstLine, u"rpm takes no part without a word."_s, {},
                      u"Add an entry."_s);
    for (qsizetype i = unreleased + 1; i < spec.parts.size(); ++i) {
        if (spec.parts[i].day.isValid() && spec.parts[i].day > cut.date)
            return failAt(Error::Kind::Refused, log.path(), spec.releases[i].firstLine,
                          u"This part is dated after the new release, and rpm wants the newest first."_s, {},
                          u"Choose a later date, or mend that part's."_s);
    }
    QString heading = spec.text.string(part.heading);
    while (!heading.isEmpty() && heading.back().isSpace())
        heading.chop(1);
    heading += versionMark(spec) + packageVersion(spec, cut.version);
    heading.replace(part.date.start, part.date.length, rpmDate(spec, cut.date));
    LineEdits edits(spec.text);
    edits.replace(part.heading, heading.toUtf8());
    return edits.apply();
}

Result<QList<NotesLine>> RpmChangelog::notes(const Changelog &log, qsizetype release) const
{
    QList<NotesLine> lines;
    for (const ChangelogSection &section : log.releases()[release].sections) {
        for (const ChangelogEntry &entry : section.entries)
            lines += entryNotes(entry);
    }
    return lines;
}
} // namespace

const ChangelogDialect &rpmChangelog()
{
    static const RpmChangelog dialect;
    return dialect;
}

} // namespace tagboat
