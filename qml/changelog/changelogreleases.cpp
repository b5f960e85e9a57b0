// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
// What the user does to whole releases, and which of them is looked at.
#include "base/displaytext.h"
#include "changelogcontroller.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

using Row = ChangelogPartsModel::Row;

namespace
{
QString nameOf(const ChangelogRelease &release)
{
    if (release.unreleased && release.version.isEmpty())
        return ChangelogController::tr("Unreleased");
    return displayText(release.version.isEmpty() ? release.heading : release.version);
}

/// The line at which a row begins, from 1.
int lineOf(const Row &row, const Changelog &changelog)
{
    if (row.kind == Row::Kind::Conflict)
        return changelog.conflicts()[row.conflict].firstLine + 1;
    const ChangelogRelease &release = changelog.releases()[row.place.release];
    if (row.kind == Row::Kind::Release)
        return release.firstLine;
    const ChangelogSection section = release.sections.value(row.place.section);
    return row.kind == Row::Kind::Section ? section.firstLine : section.entries.value(row.place.entry).firstLine;
}

/// The release that has a line of the file; -1 if none has.
qsizetype releaseAt(const QList<ChangelogRelease> &releases, int line)
{
    const auto found = std::ranges::find_if(releases, [line](const ChangelogRelease &release) {
        return line >= release.firstLine && line <= release.lastLine;
    });
    return found == releases.end() ? -1 : found - releases.begin();
}

/// The entry of a release that has a line of the file; its place's release is not set.
std::optional<EntryPlace> entryAt(const ChangelogRelease &release, int line)
{
    for (qsizetype s = 0; s < release.sections.size(); ++s) {
        const QList<ChangelogEntry> &entries = release.sections[s].entries;
        for (qsizetype e = 0; e < entries.size(); ++e) {
            if (line >= entries[e].firstLine && line <= entries[e].lastLine)
                return EntryPlace{0, s, e};
        }
    }
    return std::nullopt;
}
} // namespace

QVariantList ChangelogController::releaseChoices() const
{
    QVariantList choices;
    const QList<ChangelogRelease> releases = m_document ? m_document->current().releases() : QList<ChangelogRelease>();
    for (qsizetype i = 0; i < releases.size(); ++i)
        choices.append(QVariantMap{{u"key"_s, QString::number(i)},
                                   {u"label"_s, nameOf(releases[i])},
                                   {u"detail"_s, displayText(releases[i].date)}});
    return choices;
}

QVariantList ChangelogController::sectionChoices() const
{
    QStringList names = sections();
    const ChangelogRelease *release = shownRelease();
    for (const ChangelogSection &section : release != nullptr ? release->sections : QList<ChangelogSection>()) {
        if (!section.name.isEmpty() && !names.contains(section.name, Qt::CaseInsensitive))
            names += section.name;
    }
    QVariantList choices;
    for (const QString &name : std::as_const(names))
        choices.append(QVariantMap{{u"key"_s, name}, {u"label"_s, displayText(name)}});
    return choices;
}

void ChangelogController::beginCut()
{
    if (!m_work || !m_document)
        return;
    m_cutting.begin(*m_work, m_document->current());
    m_cutting.look(m_document->current(), m_document->fragments()); // as they are now
}

void ChangelogController::cutRelease()
{
    const auto cut = m_cutting.cut();
    if (!m_document || !cut)
        return;
    const QString label = tr("Cut %1").arg(displayText(cut->version));
    if (hasFragments() ? buildFragments(label, *cut) : apply(label, m_document->current().withRelease(*cut)))
        m_cutting.close();
}

void ChangelogController::setYanked(int row, bool yanked)
{
    const Row *release = m_parts.at(row);
    if (!m_document || release == nullptr || release->kind != Row::Kind::Release || release->place.release < 0)
        return;
    const QString name = release->text;
    apply(yanked ? tr("Mark %1 as yanked").arg(name) : tr("Take the mark off %1").arg(name),
          m_document->current().withYank(release->place.release, yanked));
}

void ChangelogController::showNotes(int row)
{
    if (const Row *part = m_parts.at(row); part && part->place.release >= 0)
        chooseNotes(static_cast<int>(part->place.release));
}

void ChangelogController::chooseNotes(int release)
{
    if (m_document)
        m_notes.choose(m_document->current(), release);
}

void ChangelogController::lookAt(const ChangelogRelease &release, int line)
{
    if (release.heading == m_lookedAt && line == m_lookedLine)
        return;
    m_lookedAt = release.heading;
    m_lookedLine = line;
    Q_EMIT previewed();
    Q_EMIT looked();
}

void ChangelogController::lookAtRow(int row)
{
    const Row *part = m_parts.at(row);
    if (!m_document || part == nullptr)
        return;
    if (part->place.release < 0) { // the preview shows the fragments' part without a release to look at
        m_lookedAt.clear();
        m_lookedFile = part->path;
        Q_EMIT previewed();
        Q_EMIT looked();
        return;
    }
    const Changelog &now = m_document->current();
    lookAt(now.releases()[part->place.release], lineOf(*part, now));
    Q_EMIT lookedAtRow(row);
}

int ChangelogController::lookAtSource(int offset)
{
    if (!m_document)
        return -1;
    const int line = 1 + static_cast<int>(QStringView(source()).left(offset).count(u'\n'));
    const QList<ChangelogRelease> &releases = m_document->current().releases();
    const qsizetype found = releaseAt(releases, line);
    if (found < 0)
        return -1;
    lookAt(releases[found], line);
    const auto entry = entryAt(releases[found], line);
    return entry ? m_parts.rowOf({found, entry->section, entry->entry}) : m_parts.rowOfRelease(found);
}

int ChangelogController::rowAtLine(int line)
{
    const QList<ChangelogRelease> &releases = m_document->current().releases();
    const qsizetype found = releaseAt(releases, line);
    if (found < 0)
        return -1;
    const int release = m_parts.rowOfRelease(found);
    const auto entry = entryAt(releases[found], line);
    if (!entry)
        return release;
    const EntryPlace place{found, entry->section, entry->entry};
    if (m_parts.rowOf(place) < 0)
        toggle(release);
    return m_parts.rowOf(place);
}

int ChangelogController::sourceOf(int row) const
{
    const Row *part = m_parts.at(row);
    if (!m_document || part == nullptr)
        return 0;
    if (isFragmentRow(row))
        return 0;
    return offsetOfLine(lineOf(*part, m_document->current()));
}

int ChangelogController::offsetOfLine(int line) const
{
    const QString text = source();
    qsizetype offset = 0;
    for (int at = 1; at < line; ++at) {
        offset = text.indexOf(u'\n', offset) + 1;
        if (offset == 0)
            return 0;
    }
    return static_cast<int>(offset);
}

} // namespace tagboat
