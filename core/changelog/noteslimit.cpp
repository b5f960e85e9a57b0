// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/noteslimit.h"

#include "changelog/changelogtext.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
bool isHeading(const QString &line)
{
    static const QRegularExpression heading(u"^ {0,3}#{1,6}(?:\\s|$)"_s);
    return heading.match(line).hasMatch();
}

/// The link definitions that stand below everything else.
QStringList takeDefinitions(QStringList &lines)
{
    static const QRegularExpression definition(u"^ {0,3}\\[[^\\]]+\\]:\\s*\\S"_s);
    QStringList definitions;
    while (!lines.isEmpty() && (lines.last().trimmed().isEmpty() || definition.match(lines.last()).hasMatch())) {
        const QString line = lines.takeLast();
        if (!line.trimmed().isEmpty())
            definitions.prepend(line);
    }
    return definitions;
}

/// How many of the first lines stand before a new entry, heading or paragraph and have no more than @p room characters.
qsizetype wholeLines(const QStringList &lines, qsizetype room)
{
    static const QRegularExpression fence(u"^\\s*(`{3,}|~{3,})"_s);
    QString open; // the fence of the code that a line is in
    qsizetype size = 0;
    qsizetype whole = 0;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString &line = lines[i];
        const bool afterBlank = i > 0 && lines[i - 1].trimmed().isEmpty();
        const auto mark = bulletMark(line.toUtf8());
        const bool begins =
            isHeading(line) || (mark && mark->indent < 2) || (afterBlank && !line.isEmpty() && !line[0].isSpace());
        if (open.isEmpty() && begins)
            whole = i;
        if (const auto match = fence.match(line); match.hasMatch()) {
            if (open.isEmpty())
                open = match.captured(1);
            else if (match.captured(1).startsWith(open))
                open.clear();
        }
        size += line.size() + 1;
        if (size > room)
            break;
    }
    // A heading without its entries tells nothing.
    while (whole > 0 && (lines[whole - 1].trimmed().isEmpty() || isHeading(lines[whole - 1])))
        --whole;
    return whole;
}
} // namespace

QString notesWithin(const QString &notes, qsizetype limit, const QString &ending)
{
    if (notes.size() <= limit)
        return notes;
    QStringList lines = notes.split(u'\n');
    const QStringList definitions = takeDefinitions(lines);
    qsizetype room = limit - ending.size() - 4;
    qsizetype space = 0;
    for (const QString &definition : definitions)
        space += definition.size() + 1;
    // As many definitions as there may be would leave no room for the entries that use them.
    space = std::min(space, room / 2);
    const QString kept = lines.first(wholeLines(lines, room - space)).join(u'\n');
    QString text = kept;
    room -= kept.size();
    QString used;
    for (const QString &definition : definitions) {
        const QString label = definition.section(u']', 0, 0).trimmed() + u']';
        if (kept.contains(label, Qt::CaseInsensitive) && used.size() + definition.size() < room)
            used += u'\n' + definition;
    }
    if (!used.isEmpty())
        text += u'\n' + used;
    return text + (text.isEmpty() ? QString() : u"\n\n"_s) + ending + u'\n';
}

} // namespace tagboat
