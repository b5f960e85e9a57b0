// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
// What becomes of changes that other programs make to the file while it is edited, and of conflicts.
#include "changelogcontroller.h"

#include "base/displaytext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

void ChangelogController::meetFile(const Result<QByteArray> &bytes)
{
    if (bytes && *bytes == m_document->saved()) {
        if (m_changedOutside) { // it is as it was again
            m_changedOutside = false;
            m_outsideError.reset();
            m_declined.reset();
            Q_EMIT changed();
        }
        return;
    }
    if (!m_typing.isEmpty()) {
        m_lookLater = true;
        return;
    }
    // Nothing of ours would be lost: simply follow.
    if (bytes && !m_document->modified() && m_merges.isEmpty()) {
        reload();
        return;
    }
    if (bytes && m_declined != *bytes) {
        merge(*bytes);
        return;
    }
    m_changedOutside = true;
    if (!bytes)
        m_outsideError = bytes.error();
    Q_EMIT changed();
}

void ChangelogController::merge(const QByteArray &theirs)
{
    m_pool.start(
        [this, run = m_run, makeGit = m_makeGit, base = m_document->saved(), ours = m_document->current(), theirs] {
            const auto merged = mergeChangelog(*makeGit(), base, ours, theirs);
            QMetaObject::invokeMethod(
                this,
                [this, run, base, bytes = ours.bytes(), theirs, merged] {
                    if (run != m_run || !m_document || m_saving)
                        return;
                    if (m_document->current().bytes() != bytes || m_document->saved() != base || !m_typing.isEmpty()) {
                        lookAtFile(); // it was edited meanwhile
                        return;
                    }
                    if (merged) {
                        takeMerge(base, theirs, *merged);
                        return;
                    }
                    m_declined = theirs;
                    m_changedOutside = true;
                    m_outsideError = merged.error();
                    Q_EMIT changed();
                },
                Qt::QueuedConnection);
        });
}

void ChangelogController::takeMerge(const QByteArray &base, const QByteArray &theirs, const ChangelogMerge &merge)
{
    dropUndone();
    m_document->apply(tr("Merge a change from outside"), merge.merged);
    m_merges.append({m_document->position(), base, theirs});
    m_document->setSaved(theirs);
    m_changedOutside = false;
    m_declined.reset();
    m_outsideError.reset();
    m_mergeNote = merge.changed == 1 ? tr("Merged 1 line that changed outside.")
                                     : tr("Merged %1 lines that changed outside.").arg(merge.changed);
    show();
}

void ChangelogController::followMerges()
{
    if (m_merges.isEmpty())
        return;
    QByteArray saved = m_merges.constFirst().base;
    qsizetype standing = 0;
    for (const Merge &merge : std::as_const(m_merges)) {
        if (merge.step > m_document->position())
            break;
        saved = merge.theirs;
        ++standing;
    }
    m_document->setSaved(saved);
    m_changedOutside = standing < m_merges.size();
    m_outsideError.reset();
    m_declined.reset();
    if (m_changedOutside) {
        m_declined = m_merges.constLast().theirs;
        m_mergeNote.clear();
    }
}

void ChangelogController::forgetMerges()
{
    m_changedOutside = false;
    m_merges.clear();
    m_mergeNote.clear();
    m_declined.reset();
    m_outsideError.reset();
    m_fragmentsError.reset();
}

void ChangelogController::mergeOutside()
{
    m_declined.reset();
    m_changedOutside = false;
    m_outsideError.reset();
    m_fragmentsError.reset();
    lookAtFile();
    Q_EMIT changed();
}

void ChangelogController::dismissMerge()
{
    m_mergeNote.clear();
    Q_EMIT changed();
}

void ChangelogController::setTyping(QObject *where, bool typing)
{
    if (typing && !m_typing.contains(where)) {
        m_typing.insert(where);
        connect(where, &QObject::destroyed, this, [this, where] { setTyping(where, false); });
    } else if (!typing && m_typing.remove(where)) {
        disconnect(where, &QObject::destroyed, this, nullptr);
    }
    if (m_typing.isEmpty() && m_lookLater)
        lookAtFile();
}

QString ChangelogController::outsideReason() const
{
    const std::optional<Error> &error = m_fragmentsError ? m_fragmentsError : m_outsideError;
    if (!error)
        return {};
    return error->remedy.isEmpty() ? error->message : error->message + u' ' + error->remedy;
}

bool ChangelogController::mergeOnTop() const
{
    return m_document &&
           std::ranges::any_of(m_merges, [this](const Merge &merge) { return merge.step == m_document->position(); });
}

int ChangelogController::conflicts() const
{
    return m_document ? static_cast<int>(m_document->current().conflicts().size()) : 0;
}

int ChangelogController::undecided() const
{
    if (!m_document || m_document->current().conflicts().isEmpty())
        return 0;
    const auto bytesOf = [](const QByteArray &text, const Conflict &conflict) {
        return text.sliced(conflict.offset, conflict.length);
    };
    QList<QByteArray> known;
    for (const Conflict &conflict : readConflicts(m_document->saved()))
        known += bytesOf(m_document->saved(), conflict);
    const Changelog &now = m_document->current();
    return static_cast<int>(std::ranges::count_if(
        now.conflicts(), [&](const Conflict &conflict) { return !known.contains(bytesOf(now.bytes(), conflict)); }));
}

void ChangelogController::decide(int row, const QString &choice)
{
    const ChangelogPartsModel::Row *conflict = m_parts.at(row);
    if (!m_document || !conflict || conflict->kind != ChangelogPartsModel::Row::Kind::Conflict)
        return;
    const ConflictChoice kept = choice == u"mine"_s     ? ConflictChoice::Mine
                                : choice == u"theirs"_s ? ConflictChoice::Theirs
                                                        : ConflictChoice::Both;
    apply(tr("Decide a conflict"), m_document->current().withChoice(conflict->conflict, kept));
}

int ChangelogController::conflictRow(int from) const
{
    for (int row = std::max(0, from); row < m_parts.rowCount(); ++row) {
        if (m_parts.at(row)->kind == ChangelogPartsModel::Row::Kind::Conflict)
            return row;
    }
    return -1;
}

} // namespace tagboat
