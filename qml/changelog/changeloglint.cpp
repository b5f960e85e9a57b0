// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
// The part of the controller that has to do with findings.
#include "base/displaytext.h"
#include "changelogcontroller.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

void ChangelogController::fix(int finding)
{
    if (m_document)
        apply(m_lint.fixLabel(finding), m_lint.fixed(finding, m_document->current()));
}

void ChangelogController::fixAll()
{
    if (m_document)
        apply(tr("Fix all"), m_lint.allFixed(m_document->current()));
}

QVariantMap ChangelogController::findingAt(int row, int /*revision*/) const
{
    const ChangelogPartsModel::Row *part = m_parts.at(row);
    const QList<ChangelogRelease> releases = m_document ? m_document->current().releases() : QList<ChangelogRelease>();
    if (!part || part->place.release < 0 || part->place.release >= releases.size())
        return {};
    const ChangelogRelease &release = releases[part->place.release];
    int first = release.firstLine;
    int last = release.firstLine;
    if (part->kind != ChangelogPartsModel::Row::Kind::Release) {
        const ChangelogSection section = release.sections.value(part->place.section);
        const ChangelogEntry entry = section.entries.value(part->place.entry);
        const bool heading = part->kind == ChangelogPartsModel::Row::Kind::Section;
        first = heading ? section.firstLine : entry.firstLine;
        last = heading ? section.firstLine : entry.lastLine;
        if (heading && section.name.isEmpty())
            return {}; // its first line is an entry's
    }
    const LintFinding *finding = m_lint.between(first, last);
    if (!finding)
        return {};
    return {{u"tone"_s, LintModel::toneOf(finding->severity)}, {u"words"_s, displayText(finding->message)}};
}

} // namespace tagboat
