// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0

// How a release reads, and which words of it stand where in the file.
#include "changelogcontroller.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

bool ChangelogController::previewsFragments() const
{
    return hasFragments() && m_document && m_lookedAt.isEmpty() && !m_document->fragments().isEmpty();
}

QList<NotesLine> ChangelogController::previewLines() const
{
    if (previewsFragments()) {
        const QString title = becomes().isEmpty() ? tr("Unreleased") : becomes();
        return QList<NotesLine>{{u"## "_s + title}, {}} +
               fragmentNotesLines(m_work->towncrier->settings, m_document->fragments());
    }
    const ChangelogRelease *release = shownRelease();
    if (!release)
        return {};
    const auto notes = m_document->current().notesLines(release->unreleased ? QString() : release->version);
    const QString title = release->version.isEmpty() ? tr("Unreleased") : release->version;
    const QList<NotesLine> head{{u"## "_s + title, release->firstLine}, {}};
    const auto isBlank = [](const NotesLine &line) { return line.text.trimmed().isEmpty(); };
    if (notes && std::ranges::all_of(*notes, isBlank))
        return head + QList<NotesLine>{{u'_' + tr("No entries yet") + u'_', 0}};
    if (notes)
        return head + *notes;
    const QString trouble = conflicts() > 0 ? tr("Decide its conflicts to see how this part reads.") : QString();
    return head + QList<NotesLine>{{trouble.isEmpty() ? notes.error().message : trouble, release->firstLine}};
}

bool ChangelogController::bare() const
{
    if (!m_document || readOnly() || hasFragments())
        return false;
    const QList<ChangelogRelease> &releases = m_document->current().releases();
    return releases.isEmpty() ||
           (releases.size() == 1 && releases.first().unreleased && releases.first().entryCount() == 0);
}

QString ChangelogController::preview() const
{
    return textOf(previewLines());
}

int ChangelogController::previewLine() const
{
    const QList<NotesLine> lines = previewLines();
    if (previewsFragments()) {
        const auto found = std::ranges::find(lines, m_lookedFile, &NotesLine::file);
        return m_lookedFile.isEmpty() || found == lines.end() ? 1 : static_cast<int>(found - lines.begin()) + 1;
    }
    qsizetype best = 0;
    for (qsizetype i = 1; i < lines.size(); ++i) {
        if (lines[i].line <= m_lookedLine && lines[i].line > lines[best].line)
            best = i;
    }
    return static_cast<int>(best) + 1;
}

int ChangelogController::rowOfPreview(int line)
{
    const int head = m_parts.rowOfRelease(ChangelogPartsModel::fragmentPart);
    if (previewsFragments() && line == 1)
        return head;
    const NotesLine from = previewLines().value(line - 1);
    if (from.file.isEmpty())
        return from.line > 0 ? rowAtLine(from.line) : -1;
    if (m_parts.rowOfFile(from.file) < 0)
        toggle(head);
    return m_parts.rowOfFile(from.file);
}

int ChangelogController::sourceOfPreview(int line) const
{
    const NotesLine from = previewLines().value(line - 1);
    return from.file.isEmpty() && from.line > 0 ? offsetOfLine(from.line) : -1;
}

} // namespace tagboat
