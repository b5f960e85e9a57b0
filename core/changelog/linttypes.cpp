// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/lintsubject.h"

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
/// The lines of a section's heading up to the next one.
std::pair<int, int> blockOf(const LintSubject &in, qsizetype release, qsizetype section)
{
    const ReleaseOutline &part = in.outline.outlines[release];
    const int first = part.sectionHeadings[section].line;
    const int end = section + 1 < part.sectionHeadings.size() ? part.sectionHeadings[section + 1].line : part.endLine;
    return {first, end};
}

int trimmed(const LintSubject &in, int first, int end)
{
    while (end > first && in.text().isBlank(end - 1))
        --end;
    return end;
}

bool isEmpty(const LintSubject &in, qsizetype release, qsizetype section)
{
    const auto [first, end] = blockOf(in, release, section);
    for (int line = in.outline.outlines[release].sectionHeadings[section].lastLine + 1; line < end; ++line) {
        if (!in.text().isBlank(line))
            return false;
    }
    return first < end;
}

/// Nothing but list items and what belongs to them.
bool isList(const LintSubject &in, qsizetype release, qsizetype section)
{
    const auto [first, end] = blockOf(in, release, section);
    int line = in.outline.outlines[release].sectionHeadings[section].lastLine + 1;
    while (line < end && in.text().isBlank(line))
        ++line;
    if (line >= end || !bulletMark(in.text().view(line)))
        return false;
    for (; line < end; ++line) {
        if (in.text().at(line).indent == 0 && !in.text().isBlank(line) && !bulletMark(in.text().view(line)) &&
            in.text().isBlank(line - 1))
            return false;
    }
    return first < end;
}

void lintEmptyTypes(LintSubject &in, qsizetype release)
{
    // Empty headings in Unreleased are a frame for contributors.
    const ReleaseOutline &part = in.outline.outlines[release];
    if (in.outline.releases[release].unreleased)
        return;
    for (qsizetype s = 0; s < part.sectionHeadings.size(); ++s) {
        if (!isEmpty(in, release, s))
            continue;
        const HeadingLine &heading = part.sectionHeadings[s];
        const bool parent = s + 1 < part.sectionHeadings.size() && part.sectionHeadings[s + 1].level > heading.level;
        if (parent)
            continue;
        LintFinding &finding = in.add(u"empty-type"_s, LintSeverity::Warning, heading.line, heading.lastLine + 1,
                                      u"“%1” of %2 has no entries."_s.arg(heading.text, in.nameOf(release)));
        auto [first, end] = blockOf(in, release, s);
        LintFixBuilder fix(in.text(), u"Remove the heading"_s, true);
        const bool last = end == part.endLine;
        while (last && first > part.heading.lastLine + 1 && in.text().isBlank(first - 1))
            --first;
        fix.remove(first, end);
        finding.fix = fix.take();
    }
}

void lintDoubleTypes(LintSubject &in, qsizetype release)
{
    const ReleaseOutline &part = in.outline.outlines[release];
    QHash<QString, qsizetype> seen;
    for (qsizetype s = 0; s < part.sectionHeadings.size(); ++s) {
        const HeadingLine &heading = part.sectionHeadings[s];
        if (s > 0 && heading.level < part.sectionHeadings[s - 1].level)
            seen.clear();
        const QString key = sectionKey(heading.text) + u'\n' + QString::number(heading.level);
        const auto before = seen.constFind(key);
        if (before == seen.cend()) {
            seen.insert(key, s);
            continue;
        }
        LintFinding &finding =
            in.add(u"duplicate-type"_s, LintSeverity::Warning, heading.line, heading.lastLine + 1,
                   u"“%1” stands twice in %2: in line %3 and in line %4."_s.arg(heading.text, in.nameOf(release))
                       .arg(part.sectionHeadings[*before].line + 1)
                       .arg(heading.line + 1));
        const auto [first, end] = blockOf(in, release, s);
        LintFixBuilder fix(in.text(), u"Make one of the two"_s, true);
        auto removeBlock = [&, from = first, to = end]() mutable {
            while (to == part.endLine && from > 0 && in.text().isBlank(from - 1))
                --from;
            fix.remove(from, to);
        };
        if (isEmpty(in, release, s)) {
            removeBlock();
            finding.fix = fix.take();
        } else if (isList(in, release, s) && isList(in, release, *before)) {
            int body = heading.lastLine + 1;
            while (in.text().isBlank(body))
                ++body;
            QList<QByteArray> lines;
            for (int line = body; line < trimmed(in, body, end); ++line)
                lines.append(in.text().view(line).toByteArray());
            const auto [own, ownEnd] = blockOf(in, release, *before);
            fix.insert(trimmed(in, own, ownEnd), lines);
            removeBlock();
            finding.fix = fix.take();
        }
    }
}

void lintTypeNames(LintSubject &in, qsizetype release, const QHash<QString, int> &uses)
{
    if (!in.context.ownSections && !in.declared)
        return;
    const ReleaseOutline &part = in.outline.outlines[release];
    const QStringList &known = in.context.sections.isEmpty() ? defaultChangelogSections() : in.context.sections;
    const auto knows = [&known](const QString &key) {
        return std::ranges::any_of(known, [&key](const QString &name) { return sectionKey(name) == key; });
    };
    for (const HeadingLine &heading : part.sectionHeadings) {
        const QString key = sectionKey(heading.text);
        if (heading.level != part.sectionHeadings.first().level || knows(key) || key.isEmpty() ||
            isKeepAChangelogSection(heading.text) || uses.value(key) > 1)
            continue;
        const QString meant = standardType(key);
        LintFinding &finding =
            in.add(u"unknown-type"_s, LintSeverity::Hint, heading.line, heading.lastLine + 1,
                   u"“%1” is none of this changelog's types: %2."_s.arg(heading.text, known.join(u", "_s)));
        const bool taken = std::ranges::any_of(part.sectionHeadings, [&meant](const HeadingLine &other) {
            return sectionKey(other.text) == sectionKey(meant);
        });
        if (meant.isEmpty() || !knows(sectionKey(meant)) || taken || heading.underlined)
            continue;
        LintFixBuilder fix(in.text(), u"Call it %1"_s.arg(meant));
        fix.replaceIn(heading.line, heading.before.size(), heading.text.size(), meant);
        finding.fix = fix.take();
    }
}

/// How many releases have one type directly or further above another.
using Precedence = QHash<std::pair<QString, QString>, int>;

void lintTypeOrder(LintSubject &in, qsizetype release, const Precedence &precedence)
{
    if (!in.declared && !in.context.ownSections)
        return;
    const ReleaseOutline &part = in.outline.outlines[release];
    const QStringList &order = in.context.sections.isEmpty() ? defaultChangelogSections() : in.context.sections;
    const auto rank = [&order](const HeadingLine &heading) {
        for (qsizetype i = 0; i < order.size(); ++i) {
            if (sectionKey(order[i]) == sectionKey(heading.text))
                return i;
        }
        return qsizetype(-1);
    };
    bool sortable = part.sectionHeadings.size() > 1;
    qsizetype wrong = -1;
    for (qsizetype s = 0; s < part.sectionHeadings.size(); ++s) {
        sortable = sortable && rank(part.sectionHeadings[s]) >= 0 &&
                   part.sectionHeadings[s].level == part.sectionHeadings.first().level && isList(in, release, s);
        if (s == 0 || wrong >= 0)
            continue;
        const HeadingLine &above = part.sectionHeadings[s - 1];
        const HeadingLine &heading = part.sectionHeadings[s];
        if (rank(above) < 0 || rank(heading) < 0 || rank(heading) >= rank(above) || above.level != heading.level)
            continue;
        // The project's own habit counts more than the list of types.
        const int habit = precedence.value({sectionKey(above.text), sectionKey(heading.text)});
        if (habit < 2 && habit <= precedence.value({sectionKey(heading.text), sectionKey(above.text)}) + 1)
            wrong = s;
    }
    if (wrong < 0)
        return;
    const HeadingLine &heading = part.sectionHeadings[wrong];
    LintFinding &finding =
        in.add(u"type-order"_s, LintSeverity::Hint, heading.line, heading.lastLine + 1,
               u"“%1” usually stands above “%2”."_s.arg(heading.text, part.sectionHeadings[wrong - 1].text));
    if (!sortable)
        return;
    QList<qsizetype> sorted(part.sectionHeadings.size());
    std::iota(sorted.begin(), sorted.end(), 0);
    std::ranges::stable_sort(sorted, {}, [&](qsizetype s) { return rank(part.sectionHeadings[s]); });
    LintFixBuilder fix(in.text(), u"Put the types in their order"_s);
    const int first = part.sectionHeadings.first().line;
    const int end = trimmed(in, first, part.endLine);
    QList<QByteArray> lines;
    for (qsizetype n = 0; n < sorted.size(); ++n) {
        const auto [from, to] = blockOf(in, release, sorted[n]);
        // The gaps stay where they are: each block takes that of the one in whose place it comes.
        const auto [oldFrom, oldTo] = blockOf(in, release, n);
        const int gap = oldTo - trimmed(in, oldFrom, oldTo);
        for (int line = from; line < trimmed(in, from, to); ++line)
            lines.append(in.text().view(line).toByteArray());
        lines += blankLines(n + 1 < sorted.size() ? gap : 0);
    }
    for (int i = 0; i < lines.size() && first + i < end; ++i) {
        if (lines[i] != in.text().view(first + i))
            fix.replace(first + i, lines[i]);
    }
    finding.fix = fix.take();
}
} // namespace

void lintTypes(LintSubject &in)
{
    if (!in.handwritten || in.open == 0)
        return;
    QHash<QString, int> uses;
    Precedence precedence;
    for (const ReleaseOutline &part : in.outline.outlines) {
        QStringList above;
        for (const HeadingLine &heading : part.sectionHeadings) {
            const QString key = sectionKey(heading.text);
            ++uses[key];
            constexpr qsizetype few = 12;
            for (qsizetype i = 0; i < above.size() && i < few; ++i)
                ++precedence[{above[i], key}];
            above.append(key);
        }
    }
    for (qsizetype i = 0; i < in.open; ++i) {
        lintEmptyTypes(in, i);
        lintDoubleTypes(in, i);
        lintTypeNames(in, i, uses);
        lintTypeOrder(in, i, precedence);
    }
}

} // namespace tagboat
