// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/changelogstyle.h"

#include "changelog/boldheading.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
/// Takes the first thing that is seen, since the newest part of a file is on top.
void learn(std::optional<int> &habit, int seen)
{
    if (!habit)
        habit = std::min(seen, 4);
}
/// The mark of an entry as it stands, with its indentation and the blanks behind it.
QByteArray ownBullet(const ChangelogText &text, const ChangelogEntry &entry)
{
    const QByteArrayView line = text.view(entry.firstLine - 1);
    const auto mark = bulletMark(line);
    return mark ? line.first(mark->contentStart).toByteArray() : "- "_ba;
}
} // namespace

ChangelogStyle ChangelogStyle::learn(const ChangelogOutline &outline)
{
    const ChangelogText &text = outline.text;
    std::optional<int> beforeRelease, afterRelease, beforeSection, afterSection, betweenEntries, sectionLevel;
    std::optional<QByteArray> bullet;
    for (qsizetype i = 0; i < outline.releases.size(); ++i) {
        const ReleaseOutline &part = outline.outlines[i];
        if (i > 0)
            tagboat::learn(beforeRelease, text.blanksBefore(part.heading.line));
        if (part.endLine > part.heading.lastLine + 1)
            tagboat::learn(afterRelease, text.blanksAfter(part.heading.lastLine));
        for (qsizetype s = 0; s < part.sectionHeadings.size(); ++s) {
            const HeadingLine &heading = part.sectionHeadings[s];
            if (heading.bold && !sectionLevel)
                sectionLevel = heading.level;
            tagboat::learn(sectionLevel, heading.level);
            if (s > 0)
                tagboat::learn(beforeSection, text.blanksBefore(heading.line));
        }
        for (const ChangelogSection &section : outline.releases[i].sections) {
            if (section.entries.isEmpty())
                continue;
            if (!bullet)
                bullet = bulletOf(text, section.entries.first());
            if (!section.name.isEmpty())
                tagboat::learn(afterSection, text.blanksBefore(section.entries.first().firstLine - 1));
            if (const auto gap = entryGap(text, section.entries))
                tagboat::learn(betweenEntries, *gap);
        }
    }
    ChangelogStyle style;
    style.beforeRelease = beforeRelease.value_or(style.beforeRelease);
    style.afterRelease = afterRelease.value_or(style.afterRelease);
    style.beforeSection = beforeSection.value_or(style.beforeSection);
    style.afterSection = afterSection.value_or(style.afterSection);
    style.betweenEntries = betweenEntries.value_or(style.betweenEntries);
    style.sectionLevel = sectionLevel.value_or(
        outline.releaseLevel == boldReleaseLevel ? boldSectionLevel : std::min(outline.releaseLevel + 1, 6));
    style.bullet = bullet.value_or(style.bullet);
    return style;
}

std::optional<int> entryGap(const ChangelogText &text, const QList<ChangelogEntry> &entries)
{
    if (entries.size() < 2)
        return std::nullopt;
    const int blanks = text.blanksBefore(entries[1].firstLine - 1);
    if (entries[0].lastLine + blanks + 1 != entries[1].firstLine)
        return std::nullopt;
    return blanks;
}

QByteArray bulletOf(const ChangelogText &text, const ChangelogEntry &entry)
{
    const QByteArrayView line = text.view(entry.firstLine - 1);
    const auto mark = bulletMark(line);
    QByteArray bullet = mark ? line.first(mark->contentStart).toByteArray() : "- "_ba;
    if (!bullet.endsWith(' ') && !bullet.endsWith('\t'))
        bullet += ' ';
    return nextBullet(bullet);
}

QByteArray nextBullet(QByteArray bullet)
{
    const QByteArray number = bullet.trimmed().chopped(1);
    return number.isEmpty() ? bullet : bullet.replace(number, QByteArray::number(number.toInt() + 1));
}

QList<QByteArray> entryLines(const QByteArray &bullet, const QString &text)
{
    QByteArray indent = bullet;
    for (char &c : indent) {
        if (c != '\t')
            c = ' ';
    }
    QList<QByteArray> lines;
    for (const QString &line : text.split(u'\n')) {
        const QByteArray bytes = line.toUtf8();
        if (lines.isEmpty())
            lines += bullet + bytes;
        else
            lines += line.trimmed().isEmpty() ? QByteArray() : QByteArray(indent + bytes);
    }
    return lines;
}

QList<NotesLine> entryNotes(const ChangelogEntry &entry)
{
    QList<NotesLine> notes;
    for (const QByteArray &line : entryLines("- "_ba, entry.text))
        notes.append({QString::fromUtf8(line), entry.firstLine + static_cast<int>(notes.size())});
    return notes;
}

void rewriteEntry(LineEdits &edits, const ChangelogText &text, const ChangelogEntry &entry, const QString &wanted)
{
    const QStringList before = entry.text.split(u'\n');
    const QStringList after = wanted.split(u'\n');
    const QList<QByteArray> lines = entryLines(ownBullet(text, entry), wanted);
    qsizetype same = 0;
    while (same < std::min(before.size(), after.size()) && before[same] == after[same])
        ++same;
    qsizetype tail = 0;
    while (tail < std::min(before.size(), after.size()) - same &&
           before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    const int first = entry.firstLine - 1;
    const qsizetype oldEnd = before.size() - tail;
    const qsizetype newEnd = after.size() - tail;
    const qsizetype both = std::min(oldEnd, newEnd);
    for (qsizetype i = same; i < both; ++i)
        edits.replace(first + static_cast<int>(i), lines[i]);
    if (newEnd > both)
        edits.insert(first + static_cast<int>(both), lines.sliced(both, newEnd - both));
    edits.remove(first + static_cast<int>(both), first + static_cast<int>(oldEnd));
}

} // namespace tagboat
