// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0

// How a release reads, and which words of it stand where in the file.
#include "changelogcontroller.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

QList<NotesLine> ChangelogController::previewLines() const
{
    if (hasFragments() && m_document && m_lookedAt.isEmpty() && !m_document->fragments().isEmpty()) {
        const QString title = becomes().isEmpty() ? tr("Unreleased") : becomes();
        return {{u"## "_s + title, 0},
                {},
                {fragmentNotes(m_work->towncrier->settings, m_document->fragments()).trimmed(), 0}};
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
    QString text;
    for (const NotesLine &line : previewLines())
        text += line.text + u'\n';
    return text;
}

int ChangelogController::previewLine() const
{
    const QList<NotesLine> lines = previewLines();
    qsizetype best = 0;
    for (qsizetype i = 1; i < lines.size(); ++i) {
        if (lines[i].line <= m_lookedLine && lines[i].line > lines[best].line)
            best = i;
    }
    return static_cast<int>(best) + 1;
}

int ChangelogController::fileLineOfPreview(int line) const
{
    return previewLines().value(line - 1).line;
}

int ChangelogController::rowOfPreview(int line)
{
    const int there = fileLineOfPreview(line);
    return there > 0 ? rowAtLine(there) : -1;
}

int ChangelogController::sourceOfPreview(int line) const
{
    const int there = fileLineOfPreview(line);
    return there > 0 ? offsetOfLine(there) : -1;
}

} // namespace tagboat
