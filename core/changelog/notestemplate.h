// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "changelog/draft.h"

#include <QList>
#include <QString>

namespace tagboat
{

/// What a template of release notes is filled with.
struct NotesContent {
    QString version;
    QString date; ///< as it is to be shown
    QString tag;
    QString previousTag;
    QString package;
    QString compareUrl;        ///< empty if there is none
    QList<DraftEntry> entries; ///< also those of no section, which {types:…} may name
    QStringList contributors;
    QStringList firstTimers;
};

/// Release notes as a text with placeholders; nothing in it is ever run.
///
/// One-line ones are {version}, {date}, {tag}, {previous-tag}, {package}, {compare}. Lists are {types:feat,fix},
/// {sections:Added,Changed}, {breaking}, {rest} (offered entries that no other list of the template has),
/// {contributors} and {first-timers}; each stands on a line of its own, and one that is empty goes together with the
/// heading above it. A brace is written twice.
class NotesTemplate
{
public:
    /// Invalid, with what is wrong and what may stand there.
    static Result<NotesTemplate> parse(const QString &text);
    /// Features, fixes, performance impact, compatibility, who took part.
    static NotesTemplate usual();
    [[nodiscard]] QString filled(const NotesContent &content) const;

private:
    struct Line {
        QString text;        ///< with one-line placeholders in it
        QString list;        ///< the name of the list that the line is; empty for text
        QStringList choices; ///< the types or sections of that list
    };
    [[nodiscard]] QString listOf(const Line &line, const NotesContent &content) const;
    [[nodiscard]] QList<DraftEntry> entriesOf(const Line &line, const QList<DraftEntry> &entries) const;

    QList<Line> m_lines;
};

} // namespace tagboat
