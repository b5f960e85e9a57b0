// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/changelog.h"

#include "changelog/changelogdialect.h"
#include "changelog/changelogoutline.h"
#include "changelog/changelogtypes.h"
#include "changelog/linkdefinitions.h"
#include "changelog/placeholder.h"
#include "changelog/restructuredtext.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

QString changelogFormatName(ChangelogFormat format)
{
    switch (format) {
    case ChangelogFormat::KeepAChangelog:
        return u"keep-a-changelog"_s;
    case ChangelogFormat::Markdown:
        return u"markdown"_s;
    case ChangelogFormat::ReStructuredText:
        return u"restructuredtext"_s;
    case ChangelogFormat::Towncrier:
        return u"towncrier"_s;
    case ChangelogFormat::Conventional:
        return u"conventional"_s;
    case ChangelogFormat::Debian:
        return u"debian"_s;
    case ChangelogFormat::AppStream:
        return u"appstream"_s;
    case ChangelogFormat::Rpm:
        return u"rpm"_s;
    case ChangelogFormat::None:
        break;
    }
    return u"none"_s;
}

QString ChangelogOwner::warning() const
{
    return u"%1 writes this changelog: line %2 has “%3”. What is changed here may be overwritten."_s.arg(
        tool.left(1).toUpper() + tool.mid(1), QString::number(line), sign);
}

int ChangelogRelease::entryCount() const
{
    qsizetype count = 0;
    for (const ChangelogSection &section : sections)
        count += std::ranges::count_if(section.entries,
                                       [](const ChangelogEntry &entry) { return !isPlaceholder(entry.text); });
    return static_cast<int>(count);
}

int ChangelogRelease::standingCount() const
{
    qsizetype count = 0;
    for (const ChangelogSection &section : sections)
        count += section.entries.size();
    return static_cast<int>(count);
}

Result<Changelog> Changelog::parse(const QByteArray &content, const QString &path, Conflicts conflicts)
{
    Changelog changelog;
    changelog.m_manner = conflicts;
    changelog.m_bytes = content;
    changelog.m_path = path;
    const auto family = isDebianChangelog(content, path) ? ChangelogFormat::Debian
                        : isAppStreamChangelog(path)     ? ChangelogFormat::AppStream
                        : isRpmChangelog(content, path)  ? ChangelogFormat::Rpm
                                                         : ChangelogFormat::None;
    if (family != ChangelogFormat::None) {
        changelog.m_format = family;
        TB_TRY(changelog.m_releases, dialectOf(changelog.m_format)->releases(content, path));
        return changelog;
    }
    TB_TRY(auto outline, ChangelogOutline::read(content, path));
    if (conflicts == Conflicts::Refuse && !outline.text.conflicts().isEmpty())
        return tl::unexpected(undecidedConflict(path, outline.text.conflicts().first().firstLine));
    changelog.m_conflicts = outline.text.conflicts();
    changelog.m_format = outline.format;
    changelog.m_releases = outline.releases;
    changelog.m_owner = outline.owner;
    changelog.m_outline = std::make_shared<const ChangelogOutline>(std::move(outline));
    return changelog;
}

Result<Changelog> Changelog::withBytes(const QByteArray &content) const
{
    return parse(content, m_path, m_manner);
}

Result<Changelog> Changelog::withChoice(qsizetype conflict, ConflictChoice choice) const
{
    if (conflict < 0 || conflict >= m_conflicts.size())
        return failAt(Error::Kind::NotFound, m_path, 0, u"The changelog has no such conflict any more."_s);
    return withBytes(tagboat::withChoice(m_bytes, m_conflicts[conflict], choice));
}

bool Changelog::isRst() const
{
    return m_outline != nullptr && m_outline->markup == ChangelogMarkup::ReStructuredText;
}

const ChangelogRelease *Changelog::unreleased() const
{
    const qsizetype found = indexOfUnreleased(m_releases);
    return found < 0 ? nullptr : &m_releases[found];
}

QString Changelog::openVersion() const
{
    const ChangelogRelease *open = m_format == ChangelogFormat::Debian ? unreleased() : nullptr;
    return open != nullptr ? open->version : QString();
}

const ChangelogRelease *Changelog::find(const QString &version) const
{
    // The same spelling wins over an equal version, a release over "1.3.0 (unreleased)".
    const ChangelogDialect *dialect = dialectOf(m_format);
    const ChangelogRelease *best = nullptr;
    int bestRank = 0;
    for (const ChangelogRelease &release : m_releases) {
        const bool same = sameVersion(release.version, version) ||
                          (dialect != nullptr && dialect->isVersion(release.version, version));
        if (release.version.isEmpty() || !same)
            continue;
        const int rank = (release.unreleased ? 1 : 3) + (release.version == version ? 1 : 0);
        if (rank > bestRank) {
            best = &release;
            bestRank = rank;
        }
    }
    return best;
}

namespace
{
/// The labels that a line of Markdown may refer to: everything between "[" and "]", innermost brackets only.
void collectLabels(const QString &line, QSet<QString> &labels)
{
    qsizetype open = -1;
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (line[i] == u'\\') {
            ++i;
        } else if (line[i] == u'[') {
            open = i;
        } else if (line[i] == u']') {
            if (open >= 0 && i - open <= 1000)
                labels.insert(normalizedLabel(line.mid(open + 1, i - open - 1)));
            open = -1;
        }
    }
}
} // namespace

QString textOf(const QList<NotesLine> &lines)
{
    QString text;
    for (const NotesLine &line : lines)
        text += line.text + u'\n';
    return text;
}

Result<QString> Changelog::notes(const QString &version) const
{
    TB_TRY(const QList<NotesLine> lines, notesLines(version));
    return textOf(lines);
}

Result<QList<NotesLine>> Changelog::notesLines(const QString &version) const
{
    const ChangelogRelease *release = version.isEmpty() ? unreleased() : find(version);
    if (!release)
        return failAt(Error::Kind::NotFound, m_path, 0,
                      version.isEmpty() ? u"The changelog has no Unreleased part."_s
                                        : QString(u"The changelog has no part for version "_s + version + u'.'),
                      {}, u"Add an entry, or cut the release first."_s);
    if (const ChangelogDialect *dialect = dialectOf(m_format))
        return dialect->notes(*this, release - m_releases.constData());
    const ChangelogOutline &outline = *m_outline;
    const ReleaseOutline &part = outline.outlines[release - m_releases.constData()];
    for (const Conflict &conflict : m_conflicts) {
        if (conflict.firstLine >= part.heading.line && conflict.firstLine < part.endLine)
            return tl::unexpected(undecidedConflict(m_path, conflict.firstLine));
    }
    int first = part.lastHeadLine() + 1;
    while (first < part.endLine && outline.text.isBlank(first))
        ++first;

    if (outline.markup == ChangelogMarkup::ReStructuredText)
        return markdownFromRst(outline, part.heading, first, part.endLine);
    QList<NotesLine> lines;
    QSet<QString> used;
    for (int i = first; i < part.endLine; ++i) {
        lines.append({outline.text.string(i), i + 1});
        if (outline.text.at(i).kind == TextLine::Kind::Text)
            collectLabels(lines.last().text, used);
    }
    QList<NotesLine> definitions{NotesLine()};
    QSet<QString> known;
    for (const LinkDefinition &definition : linkDefinitions(outline.text, outline.markup)) {
        const QString label = normalizedLabel(definition.label);
        const bool inside = definition.line >= first && definition.line < part.endLine;
        if (!known.contains(label) && !inside && used.contains(label))
            definitions.append({outline.text.string(definition.line), definition.line + 1});
        known.insert(label); // the first of two definitions counts
    }
    if (definitions.size() > 1)
        lines += definitions;
    return lines;
}

bool hasTypes(const Changelog &changelog)
{
    if (changelog.format() == ChangelogFormat::Debian || changelog.format() == ChangelogFormat::Rpm)
        return false;
    if (changelog.format() == ChangelogFormat::KeepAChangelog)
        return true;
    int lists = 0; // one release shows no habit
    for (const ChangelogRelease &release : changelog.releases()) {
        for (const ChangelogSection &section : release.sections) {
            if (!section.name.isEmpty())
                return true;
        }
        lists += release.standingCount() > 0 ? 1 : 0;
    }
    return lists < 2;
}

QStringList defaultChangelogSections()
{
    return {u"Added"_s, u"Changed"_s, u"Deprecated"_s, u"Removed"_s, u"Fixed"_s, u"Security"_s};
}

QByteArray newChangelog()
{
    return "# Changelog\n"
           "\n"
           "All notable changes to this project will be documented in this file.\n"
           "\n"
           "The format is based on [Keep a Changelog](https://keepachangelog.com/en/1.1.0/).\n"
           "\n"
           "## [Unreleased]\n"_ba;
}

} // namespace tagboat
