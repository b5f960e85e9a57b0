// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
// towncrier's fragments as cards: each is a file, its type and section are its lane.
#include "changelogcontroller.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

using Row = ChangelogPartsModel::Row;

QList<FragmentLane> ChangelogController::lanes() const
{
    return hasFragments() && m_document ? fragmentLanes(m_work->towncrier->settings, m_document->fragments())
                                        : QList<FragmentLane>();
}

bool ChangelogController::isFragmentRow(int row) const
{
    const Row *at = m_parts.at(row);
    return at && at->place.release == ChangelogPartsModel::fragmentPart;
}

ChangelogRelease ChangelogController::unreleasedPart() const
{
    if (!m_document)
        return {};
    if (hasFragments())
        return releaseOf(m_work->towncrier->settings, m_document->fragments());
    const ChangelogRelease *unreleased = m_document->current().unreleased();
    return unreleased ? *unreleased : ChangelogRelease{};
}

bool ChangelogController::applyFragments(const QString &label, const Result<QList<Fragment>> &next)
{
    m_error.reset();
    dropUndone();
    const ChangelogRelease before = openEntries();
    if (next) {
        m_document->apply(label, *next);
        follow(before);
    } else {
        m_error = next.error();
    }
    show();
    return next.has_value();
}

bool ChangelogController::buildFragments(const QString &label, const ChangelogCut &cut)
{
    const auto built = withFragments(m_work->towncrier->settings, m_document->current().bytes(),
                                     m_document->fragments(), {cut.version, cut.date});
    const auto next = built ? m_document->current().withBytes(*built) : tl::unexpected(built.error());
    m_error.reset();
    dropUndone();
    if (next)
        m_document->apply(label, *next, {});
    else
        m_error = next.error();
    show();
    return next.has_value();
}

int ChangelogController::addFragment(const QString &section, const QString &issue, const QString &text)
{
    const QList<FragmentLane> all = lanes();
    const auto lane = std::ranges::find(all, section, &FragmentLane::name);
    const QList<Fragment> before = m_document->fragments();
    // A draft's section is one of Keep a Changelog's, for which towncrier has a type of its own.
    const auto next = lane == all.end()
                          ? withFragment(m_work->towncrier->settings, before, section, issue, text)
                          : withFragment(m_work->towncrier->settings, before, lane->type, issue, text, lane->section);
    if (!applyFragments(tr("Add fragment"), next))
        return -1;
    m_added = m_document->position();
    const auto made =
        std::ranges::find_if(*next, [&before](const Fragment &fragment) { return !before.contains(fragment); });
    return made == next->end() ? -1 : m_parts.rowOfFile(made->path);
}

int ChangelogController::moveFragment(int row, qsizetype lane)
{
    const Row *entry = m_parts.at(row);
    const QList<FragmentLane> all = lanes();
    if (!m_document || !entry || entry->fragment < 0 || lane < 0 || lane >= all.size())
        return -1;
    if (entry->place.section == lane)
        return row; // towncrier orders a lane by its issues
    const QList<Fragment> before = m_document->fragments();
    const auto next = withFragmentName(m_work->towncrier->settings, before, entry->fragment, all[lane].section,
                                       all[lane].type, entry->issue);
    if (!applyFragments(tr("Move fragment"), next))
        return -1;
    const auto made =
        std::ranges::find_if(*next, [&before](const Fragment &fragment) { return !before.contains(fragment); });
    return made == next->end() ? -1 : m_parts.rowOfFile(made->path);
}

qsizetype ChangelogController::laneAt(int target) const
{
    const Row *lane = m_parts.at(target);
    if (!lane || lane->fragment < 0)
        lane = m_parts.at(target - 1);
    const bool found = lane && lane->place.release == ChangelogPartsModel::fragmentPart;
    return found && lane->kind != Row::Kind::Release ? lane->place.section : -1;
}

bool ChangelogController::fragmentsSelected() const
{
    return std::ranges::any_of(
        m_parts.selected(), [](const EntryPlace &place) { return place.release == ChangelogPartsModel::fragmentPart; });
}

int ChangelogController::applyToFragments(const QString &label, std::optional<qsizetype> lane)
{
    const QList<FragmentLane> all = lanes();
    const QList<Fragment> before = m_document->fragments();
    QStringList paths;
    for (const EntryPlace &place : m_parts.selected()) {
        if (place.release == ChangelogPartsModel::fragmentPart)
            paths += before[all[place.section].fragments[place.entry]].path;
    }
    if (lane && (*lane < 0 || *lane >= all.size()))
        return -1;
    const int row = m_parts.rowOfFile(paths.value(0));
    Result<QList<Fragment>> next = before;
    for (const QString &path : std::as_const(paths)) {
        const qsizetype index = std::ranges::find(*next, path, &Fragment::path) - next->begin();
        next = lane ? withFragmentName(m_work->towncrier->settings, *next, index, all[*lane].section, all[*lane].type,
                                       (*next)[index].name.issue)
                    : withoutFragment(*next, index);
        if (!next)
            break;
    }
    if (!applyFragments(label, next))
        return -1;
    if (!lane)
        return std::min(row, m_parts.rowCount() - 1);
    const auto moved = std::ranges::find_if(
        *next, [&](const Fragment &fragment) { return !before.contains(fragment) || paths.contains(fragment.path); });
    return moved == next->end() ? -1 : m_parts.rowOfFile(moved->path);
}

bool ChangelogController::setIssue(int row, const QString &issue)
{
    const Row *entry = m_parts.at(row);
    if (!m_document || !entry || entry->fragment < 0)
        return false;
    QString number = issue.trimmed();
    if (number.startsWith(u'#'))
        number.remove(0, 1);
    const Fragment fragment = m_document->fragments()[entry->fragment];
    return applyFragments(tr("Change the issue"),
                          withFragmentName(m_work->towncrier->settings, m_document->fragments(), entry->fragment,
                                           fragment.section, fragment.name.type, number));
}

void ChangelogController::meetFragments(const Result<QList<Fragment>> &theirs)
{
    if (theirs && *theirs == m_document->savedFragments()) {
        if (m_fragmentsError) { // they are as they were again
            m_fragmentsError.reset();
            Q_EMIT changed();
        }
        return;
    }
    if (!m_typing.isEmpty()) {
        m_lookLater = true;
        return;
    }
    const bool ours = m_document->fragments() != m_document->savedFragments();
    const auto merged = theirs ? mergeFragments(m_document->savedFragments(), m_document->fragments(), *theirs)
                               : tl::unexpected(theirs.error());
    if (merged) {
        m_document->takeFragments(*theirs, *merged);
        if (ours)
            m_mergeNote = tr("Merged fragments that changed outside.");
        m_fragmentsError.reset();
    } else {
        m_fragmentsError = merged.error();
    }
    show();
}

} // namespace tagboat
