// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
// What ChangelogController remembers of answers to drafts.
#include "changelogcontroller.h"

namespace tagboat
{

QList<DraftAnswer> ChangelogController::answers() const
{
    QList<DraftAnswer> all = m_work->answers;
    for (const auto &[step, answer] : m_taken) {
        if (step <= m_document->position())
            all += answer;
    }
    return all;
}

ChangelogRelease ChangelogController::openEntries() const
{
    if (!m_document)
        return {};
    ChangelogRelease open = openPart(m_document->current(), m_work->package.latestTagVersion);
    if (hasFragments())
        open.sections += unreleasedPart().sections;
    return open;
}

void ChangelogController::follow(const ChangelogRelease &before)
{
    const QList<DraftAnswer> given = answers();
    if (given.isEmpty())
        return;
    for (const DraftAnswer &answer : rewordedAnswers(given, before, openEntries()))
        m_taken.append({m_document->position(), answer});
}

void ChangelogController::dropUndone()
{
    m_taken.removeIf([this](const auto &taken) { return taken.first > m_document->position(); });
    m_merges.removeIf([this](const Merge &merge) { return merge.step > m_document->position(); });
}

void ChangelogController::tell(std::function<Result<void>(DraftMemory &)> work)
{
    if (!m_openMemory)
        return;
    m_pool.start([this, work = std::move(work), openMemory = m_openMemory] {
        const auto memory = openMemory();
        const auto done = memory ? work(*memory) : Result<void>();
        if (done)
            return;
        QMetaObject::invokeMethod(
            this,
            [this, error = done.error()] {
                m_error = error;
                Q_EMIT changed();
            },
            Qt::QueuedConnection);
    });
}

void ChangelogController::rememberTaken()
{
    QList<DraftAnswer> taken;
    for (const auto &[step, answer] : std::as_const(m_taken)) {
        if (step <= m_document->position())
            taken += answer;
    }
    if (taken.isEmpty())
        return;
    m_taken.clear();
    m_work->answers += taken;
    tell([taken, identity = m_work->identity, package = m_work->package.path](DraftMemory &memory) {
        return memory.remember(identity, package, taken);
    });
}

void ChangelogController::dismissDraft(int draft)
{
    const DraftEntry *entry = m_drafts.at(draft);
    if (!entry || !m_work)
        return;
    const QList<DraftAnswer> answers = answersTo(*entry, DraftAnswer::Kind::Dismissed);
    m_work->answers += answers;
    tell([answers, identity = m_work->identity, package = m_work->package.path](DraftMemory &memory) {
        return memory.remember(identity, package, answers);
    });
    show();
}

void ChangelogController::offerAgain()
{
    if (!m_work)
        return;
    QStringList commits;
    for (const DraftAnswer &answer : std::as_const(m_work->answers))
        commits += answer.commit;
    m_work->answers.clear();
    m_taken.clear();
    tell([commits, identity = m_work->identity, package = m_work->package.path](DraftMemory &memory) {
        return memory.forget(identity, package, commits);
    });
    show();
}

} // namespace tagboat
