// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
// What the user does to the document: each function is one step that can be undone.
#include "changelogcontroller.h"

#include "changelog/restructuredtext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

using Row = ChangelogPartsModel::Row;

int ChangelogController::addDraft(int draft)
{
    const DraftEntry *entry = m_drafts.at(draft);
    if (!entry)
        return -1;
    const DraftEntry taken = *entry;
    const qsizetype before = m_document ? m_document->position() : 0;
    // A fragment's issue is its name.
    const QString number = taken.pullRequest > 0 ? QString::number(taken.pullRequest) : QString();
    QString text = taken.text;
    if (const QString behind = u" (#"_s + number + u')'; hasFragments() && text.endsWith(behind))
        text.chop(behind.size());
    const bool rst = hasFragments() ? !m_work->towncrier->settings.isMarkdown()
                     : m_document   ? m_document->current().isRst()
                                    : false;
    if (rst) // a commit's words are Markdown, more or less
        text = inlineRst(text);
    const int row =
        hasFragments() ? addFragment(taken.section, number, text) : addEntryOf(taken.author, -1, taken.section, text);
    if (m_document && m_document->position() > before) {
        for (DraftAnswer answer : answersTo(taken, DraftAnswer::Kind::Taken)) {
            answer.text = text;
            m_taken.append({m_document->position(), answer});
        }
        show();
    }
    return row;
}

int ChangelogController::addEntry(int row, const QString &section, const QString &text)
{
    return addEntryOf(m_work ? m_work->author : QString(), row, section, text);
}

int ChangelogController::addEntryOf(const QString &author, int row, const QString &section, const QString &text)
{
    if (!m_document)
        return -1;
    if (hasFragments() && (row < 0 || isFragmentRow(row)))
        return addFragment(section, {}, text);
    const Changelog &now = m_document->current();
    const QString own =
        ownSectionNames(now.releases(), {section}).constFirst(); // a draft's is one of Keep a Changelog's
    EntryTarget target{std::nullopt, own, -1, author};
    if (const Row *at = m_parts.at(row); at && !at->unreleased && at->place.release >= 0)
        target.release = at->place.release;
    const auto next = now.withEntry(target, text, sections());
    if (!apply(tr("Add entry"), next))
        return -1;
    m_added = m_document->position();
    // The newest entry is the one that was not there before.
    const ChangelogRelease *release = target.release ? &next->releases()[*target.release] : next->unreleased();
    const qsizetype index = release - next->releases().constData();
    for (qsizetype s = 0; s < release->sections.size(); ++s) {
        if (release->sections[s].name.compare(own, Qt::CaseInsensitive) == 0)
            return m_parts.rowOf({index, s, release->sections[s].entries.size() - 1});
    }
    // Families without types have the one section alone.
    const qsizetype last = release->sections.size() - 1;
    return last < 0 ? -1 : m_parts.rowOf({index, last, release->sections[last].entries.size() - 1});
}

bool ChangelogController::changeEntry(int row, const QString &text, const QString &before)
{
    const Row *entry = m_parts.at(row);
    if (m_document && !before.isEmpty() && (!entry || entry->kind != Row::Kind::Entry || entry->text != before)) {
        entry = m_parts.entryWith(before);
        if (!entry) {
            m_error = Error{Error::Kind::Conflict,
                            tr("The entry has become another while you typed."),
                            {},
                            tr("Your words were: %1").arg(text),
                            {},
                            0};
            Q_EMIT changed();
            return false;
        }
    }
    if (!m_document || !entry || entry->kind != Row::Kind::Entry)
        return false;
    if (entry->fragment >= 0)
        return applyFragments(tr("Change fragment"), withFragmentText(m_document->fragments(), entry->fragment, text));
    return apply(tr("Change entry"), m_document->current().withEntryText(entry->place, text));
}

void ChangelogController::takeBack(int row)
{
    if (m_document && m_document->position() == m_added)
        undo();
    else
        removeEntry(row);
}

void ChangelogController::removeEntry(int row)
{
    const Row *entry = m_parts.at(row);
    if (m_document && entry && entry->fragment >= 0)
        applyFragments(tr("Remove fragment"), withoutFragment(m_document->fragments(), entry->fragment));
    else if (m_document && entry && entry->kind == Row::Kind::Entry)
        apply(tr("Remove entry"), m_document->current().withoutEntry(entry->place));
}

std::optional<EntryTarget> ChangelogController::targetAt(int target) const
{
    // Before an entry; or, where a heading or the end stands, behind the last entry above. Conflicts are neither.
    if (const Row *next = m_parts.at(target); next && next->kind == Row::Kind::Entry && next->fragment < 0)
        return EntryTarget{next->place.release, next->section, next->place.entry};
    const Row *above = m_parts.at(--target);
    while (above && above->kind == Row::Kind::Conflict)
        above = m_parts.at(--target);
    if (!above || above->kind == Row::Kind::Release || above->place.release < 0)
        return std::nullopt;
    return EntryTarget{above->place.release, above->section, -1};
}

int ChangelogController::moveEntry(int row, int target)
{
    const Row *entry = m_parts.at(row);
    if (!m_document || !entry || entry->kind != Row::Kind::Entry)
        return -1;
    if (entry->fragment >= 0)
        return moveFragment(row, laneAt(target));
    const auto wanted = targetAt(target);
    if (!wanted)
        return -1;
    const EntryTarget to = *wanted;
    const QString text = entry->text;
    if (!apply(tr("Move entry"), m_document->current().withMovedEntry(entry->place, to, sections())))
        return -1;
    const QList<ChangelogRelease> &releases = m_document->current().releases();
    const ChangelogRelease &release = releases[std::min(*to.release, releases.size() - 1)];
    for (qsizetype s = 0; s < release.sections.size(); ++s) {
        for (qsizetype e = 0; e < release.sections[s].entries.size(); ++e) {
            if (release.sections[s].name == to.section && release.sections[s].entries[e].text == text)
                return m_parts.rowOf({*to.release, s, e});
        }
    }
    return -1;
}

int ChangelogController::moveBy(int row, int by)
{
    const Row *entry = m_parts.at(row);
    if (!entry || entry->kind != Row::Kind::Entry)
        return -1;
    if (entry->fragment >= 0) // its place in a lane is its issue's, so it goes to the next lane
        return moveFragment(row, entry->place.section + by);
    const Row *other = m_parts.at(row + by);
    if (other && other->kind == Row::Kind::Entry) // past its neighbour
        return moveEntry(row, by < 0 ? row - 1 : row + 2);
    // Over a section's heading: to the end of the section above, or to the beginning of the one below.
    if (!other || other->kind != Row::Kind::Section)
        return -1;
    return moveEntry(row, by < 0 ? row - 1 : row + 2);
}

void ChangelogController::toggle(int row)
{
    if (m_document)
        m_parts.toggle(row, m_document->current());
}

bool ChangelogController::setSource(const QString &text)
{
    if (!m_document)
        return false;
    if (text == source()) { // what could not be read was taken back
        if (m_error)
            dismiss();
        return true;
    }
    if (refuses())
        return false;
    const Changelog &now = m_document->current();
    const auto next = now.withBytes(withSourceText(now.bytes(), text));
    m_error.reset();
    dropUndone();
    const ChangelogRelease before = openEntries();
    if (next) {
        m_document->type(tr("Type"), *next);
        follow(before);
    } else {
        m_error = next.error();
    }
    show();
    return next.has_value();
}

void ChangelogController::undo()
{
    if (!m_document || !m_document->canUndo())
        return;
    m_document->undo();
    m_error.reset();
    followMerges();
    show();
}

void ChangelogController::redo()
{
    if (!m_document || !m_document->canRedo())
        return;
    m_document->redo();
    m_error.reset();
    followMerges();
    show();
}

} // namespace tagboat
