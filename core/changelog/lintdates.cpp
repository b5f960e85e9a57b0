// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/lintsubject.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
/// Puts @p date in the place of the written one, in its manner.
std::optional<LintFix> dated(const LintSubject &in, qsizetype release, QDate date, const QString &label,
                             bool certain = false)
{
    const ReleaseOutline &part = in.outline.outlines[release];
    const TextSpan span = part.heading.release->dateSpan;
    const QString &written = in.outline.releases[release].date;
    if (date.isValid() && part.stateLine >= 0 && !written.isEmpty()) { // "Released 2026-02-10" below the heading
        LintFixBuilder fix(in.text(), label, certain);
        fix.replaceIn(part.stateLine, in.text().string(part.stateLine).lastIndexOf(written), written.size(),
                      dateLike(written, date));
        return fix.take();
    }
    if (!date.isValid() || !span.exists() || (part.heading.underlined && !in.markdown()))
        return std::nullopt;
    QDate old;
    const bool readable = readWrittenDate(part.heading.release->date, old) != DateReading::NoSuchDay;
    const QString text = readable ? dateLike(part.heading.release->date, date) : QString(date.toString(Qt::ISODate));
    // An underline may be shorter than its text in Markdown, so that it can stay as it is.
    const qsizetype before = part.heading.underlined
                                 ? in.text().string(part.heading.textLine()).indexOf(part.heading.text)
                                 : part.heading.before.size();
    LintFixBuilder fix(in.text(), label, certain);
    fix.replaceIn(part.heading.textLine(), before + span.start, span.length, text);
    return fix.take();
}

QDate tagDay(const LintSubject &in, qsizetype release)
{
    return in.tags[release] ? in.tags[release]->date : QDate();
}

/// How far a written date is from the tag's, or from its commit's; -1 if the tag has none.
qint64 daysOff(const LintSubject &in, qsizetype release)
{
    const QDate tag = tagDay(in, release);
    if (!tag.isValid())
        return -1;
    const qint64 off = std::abs(tag.daysTo(in.dates[release]));
    const QDate commit = in.tags[release]->committed;
    return commit.isValid() ? std::min(off, std::abs(commit.daysTo(in.dates[release]))) : off;
}

QString toTag()
{
    return u"Take the tag's date"_s;
}

bool isIso(const QString &text)
{
    static const QRegularExpression iso(u"^\\d{4}-\\d\\d-\\d\\d$"_s);
    return iso.match(text).hasMatch();
}

void lintForm(LintSubject &in)
{
    qsizetype iso = 0;
    qsizetype written = 0;
    for (const ChangelogRelease &release : in.outline.releases) {
        written += release.date.isEmpty() ? 0 : 1;
        iso += isIso(release.date) ? 1 : 0;
    }
    static const QRegularExpression form(
        u"\\b(?:\\d{4}|[Yy]{4}|20[xX?]{2})-(?:\\d\\d|[Mm]{2}|[xX?]{2})-(?:\\d\\d|[Dd]{2}|[xX?]{2})(?!\\w)"_s);
    for (qsizetype i = 0; i < in.outline.releases.size(); ++i) {
        const ChangelogRelease &release = in.outline.releases[i];
        if (release.unreleased)
            continue;
        if (release.date.isEmpty()) {
            const auto match = form.match(release.heading);
            if (!match.hasMatch() || isIso(match.captured()) || in.outline.outlines[i].heading.underlined)
                continue;
            LintFinding &finding =
                in.addAtHeading(u"bad-date"_s, LintSeverity::Error, i, u"“%1” is no date yet."_s.arg(match.captured()));
            const QDate day = in.tags[i] ? tagDay(in, i) : in.context.today;
            const HeadingLine &heading = in.outline.outlines[i].heading;
            if (day.isValid()) {
                LintFixBuilder fix(in.text(), in.tags[i] ? toTag() : u"Take today's date"_s);
                fix.replaceIn(heading.line, heading.before.size() + match.capturedStart(), match.capturedLength(),
                              day.toString(Qt::ISODate));
                finding.fix = fix.take();
            }
            continue;
        }
        QDate date;
        const DateReading reading = readWrittenDate(release.date, date);
        if (reading == DateReading::NoSuchDay) {
            in.addAtHeading(u"bad-date"_s, LintSeverity::Error, i, u"There is no day “%1”."_s.arg(release.date)).fix =
                dated(in, i, tagDay(in, i), toTag());
        } else if (in.isOpen(i) && !isIso(release.date) && iso * 2 > written && reading == DateReading::Read) {
            const HeadingLine &heading = in.outline.outlines[i].heading;
            LintFinding &finding =
                in.addAtHeading(u"bad-date"_s, LintSeverity::Hint, i,
                                u"The date “%1” is written otherwise than the others."_s.arg(release.date));
            if (!heading.underlined && heading.release->dateSpan.exists()) {
                LintFixBuilder fix(in.text(), u"Write %1"_s.arg(date.toString(Qt::ISODate)), true);
                fix.replaceIn(heading.line, heading.before.size() + heading.release->dateSpan.start,
                              heading.release->dateSpan.length, date.toString(Qt::ISODate));
                finding.fix = fix.take();
            }
        }
    }
}

/// Below a release of the same line nothing may be newer. Across lines a file may stand by version or by date.
void lintDescent(LintSubject &in, qsizetype release, qsizetype below)
{
    if (below < 0 || !in.dates[below].isValid() || !in.versions[release] || !in.versions[below] ||
        in.dates[below] <= in.dates[release] || !(*in.versions[below] < *in.versions[release]) ||
        !sameSeries(*in.versions[release], *in.versions[below]))
        return;
    // The tags say which of the two is wrong; where they bear out both, nothing is.
    const qint64 off = daysOff(in, release);
    const qint64 offBelow = daysOff(in, below);
    if (off >= 0 && off <= 1 && offBelow >= 0 && offBelow <= 1)
        return;
    const qsizetype wrong = offBelow > off ? below : release;
    in.addAtHeading(u"decreasing-date"_s, in.isRecent(wrong) ? LintSeverity::Warning : LintSeverity::Hint, wrong,
                    u"%1 is dated before %2, which it follows."_s.arg(in.nameOf(release), in.nameOf(below)))
        .fix = dated(in, wrong, tagDay(in, wrong), toTag());
}
} // namespace

void lintDates(LintSubject &in)
{
    if (!in.handwritten)
        return;
    lintForm(in);
    constexpr int week = 7;
    for (qsizetype i = 0; i < in.outline.releases.size(); ++i) {
        const QDate date = in.dates[i];
        if (!date.isValid() || in.outline.releases[i].unreleased)
            continue;
        if (in.context.today.isValid() && date > in.context.today.addDays(1)) { // somewhere it is tomorrow already
            const bool tagged = tagDay(in, i).isValid();
            in.addAtHeading(u"future-date"_s, LintSeverity::Warning, i,
                            u"%1 is dated %2, which is yet to come."_s.arg(in.nameOf(i), in.outline.releases[i].date))
                .fix =
                tagged ? dated(in, i, tagDay(in, i), toTag()) : dated(in, i, in.context.today, u"Take today's date"_s);
            continue;
        }
        lintDescent(in, i, in.below(i));
        const QDate tag = tagDay(in, i);
        if (!tag.isValid())
            continue;
        const bool told = !in.findings.isEmpty() && in.findings.last().rule == u"decreasing-date" &&
                          in.findings.last().firstLine == in.outline.outlines[i].heading.textLine() + 1;
        if (in.isRecent(i) && !told && daysOff(in, i) > 1)
            in.addAtHeading(u"date-differs-from-tag"_s,
                            daysOff(in, i) > week ? LintSeverity::Warning : LintSeverity::Hint, i,
                            u"%1 is dated %2, its tag %3."_s.arg(in.nameOf(i), in.outline.releases[i].date,
                                                                 tag.toString(Qt::ISODate)))
                .fix = dated(in, i, tag, toTag());
    }
}

void lintTags(LintSubject &in)
{
    if (in.context.tags.isEmpty() || !in.handwritten)
        return;
    QHash<QString, qsizetype> sections;
    const Version *lowest = nullptr; ///< of the sections
    const Version *highest = nullptr;
    for (qsizetype i = 0; i < in.versions.size(); ++i) {
        if (!in.versions[i])
            continue;
        sections.insert(versionKey(*in.versions[i]), i);
        if (in.outline.releases[i].unreleased)
            continue;
        lowest = !lowest || *in.versions[i] < *lowest ? &*in.versions[i] : lowest;
        highest = !highest || *in.versions[i] > *highest ? &*in.versions[i] : highest;
    }
    if (!lowest)
        return;
    const auto byVersion = [](const LintTag &a, const LintTag &b) { return a.version < b.version; };
    const Version &lowestTag = std::min_element(in.context.tags.begin(), in.context.tags.end(), byVersion)->version;
    const Version &highestTag = std::max_element(in.context.tags.begin(), in.context.tags.end(), byVersion)->version;

    QList<qsizetype> untagged;
    qsizetype within = 0;
    for (qsizetype i = 0; i < in.versions.size(); ++i) {
        if (!in.versions[i] || in.outline.releases[i].unreleased || *in.versions[i] < lowestTag ||
            *in.versions[i] > highestTag)
            continue;
        ++within;
        if (!in.tags[i])
            untagged.append(i);
    }
    // Who tags only now and then means nothing by a tag that is not there.
    if (untagged.size() * 10 <= within) {
        for (const qsizetype i : std::as_const(untagged))
            if (in.isRecent(i))
                in.addAtHeading(u"version-without-tag"_s, LintSeverity::Warning, i,
                                u"No tag marks %1."_s.arg(in.nameOf(i)));
    }

    QList<const LintTag *> untold;
    QSet<QString> seen;
    for (const LintTag &tag : in.context.tags) {
        const QString key = versionKey(tag.version);
        if (tag.version.isPreRelease() || tag.version.isPostRelease() || tag.version < *lowest || seen.contains(key))
            continue;
        seen.insert(key);
        if (!sections.contains(key))
            untold.append(&tag);
    }
    if (untold.size() * 10 > seen.size() && untold.size() > 1)
        return;
    std::ranges::stable_sort(untold, [](const LintTag *a, const LintTag *b) { return a->version > b->version; });
    const auto known = std::ranges::find_if(untold, [highest](const LintTag *tag) { return tag->version < *highest; });
    const qsizetype newer = known - untold.begin();
    if (newer > 0) {
        const QString last = untold.first()->name;
        in.addAtHeading(
            u"tag-without-section"_s, LintSeverity::Warning, 0,
            newer == 1 ? u"The last release, %1, has no part; its entries may still stand under Unreleased."_s.arg(last)
                       : u"The last %1 releases, up to %2, have no part."_s.arg(newer).arg(last));
    }
    for (const LintTag *tag : untold.sliced(newer)) {
        qsizetype after = 0;
        while (after < in.versions.size() && (!in.versions[after] || !(*in.versions[after] < tag->version)))
            ++after;
        if (after < in.versions.size() && in.isRecent(after))
            in.addAtHeading(u"tag-without-section"_s, LintSeverity::Warning, after,
                            u"The tag %1 has no part, which would stand above this one."_s.arg(tag->name));
    }
}

} // namespace tagboat
