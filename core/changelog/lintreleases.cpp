// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/lintsubject.h"

#include "changelog/headingwriter.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
/// What stands before the version in a heading, but for words that say nothing: a component's name in a central file.
QString component(const HeadingLine &heading)
{
    static const QRegularExpression empty(u"\\b(?:version|release|v)\\b|[^\\p{L}\\d]+"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    QString before = heading.text.left(heading.release->versionSpan.start);
    return before.replace(empty, u" "_s).simplified().toCaseFolded();
}

/// Nothing but blank lines and comments stands below the heading.
bool isEmptyRelease(const LintSubject &in, qsizetype release)
{
    const ReleaseOutline &part = in.outline.outlines[release];
    for (int line = part.lastHeadLine() + 1; line < part.endLine; ++line) {
        if (!in.text().isBlank(line) && in.text().at(line).kind != TextLine::Kind::Comment)
            return false;
    }
    return true;
}

/// The lines of a release with the blank ones behind it.
std::pair<int, int> blockOf(const LintSubject &in, qsizetype release)
{
    const ReleaseOutline &part = in.outline.outlines[release];
    const int first = anchorStart(in.text(), part.heading.line);
    int end = std::max(part.endLine, part.heading.lastLine + 1);
    while (end < in.text().count() && in.text().isBlank(end))
        ++end;
    return {first, end};
}

void addUnreleased(LintSubject &in)
{
    const ReleaseOutline &newest = in.outline.outlines.first();
    const bool bracket = newest.heading.release->link == ReleaseHeading::Link::Bracket;
    const QString label = bracket ? u"[Unreleased]"_s : u"Unreleased"_s;
    LintFinding &finding = in.addAtHeading(u"missing-unreleased"_s, LintSeverity::Hint, 0,
                                           u"There is no Unreleased part for the changes to come."_s);
    QList<QByteArray> lines = headingLike(in.outline, newest.heading, label);
    lines += blankLines(std::max(in.style.beforeRelease, 1));
    LintFixBuilder fix(in.text(), u"Add an Unreleased part"_s, true);
    fix.insert(anchorStart(in.text(), newest.heading.line), lines);
    finding.fix = fix.take();
}
} // namespace

void lintUnreleased(LintSubject &in)
{
    QList<qsizetype> plain;
    bool any = false;
    for (qsizetype i = 0; i < in.outline.releases.size(); ++i) {
        any = any || in.outline.releases[i].unreleased;
        if (in.outline.releases[i].unreleased && in.outline.releases[i].version.isEmpty())
            plain.append(i);
    }
    // A newest release without its tag is being made right now; the next Unreleased comes after it.
    const bool between = !in.context.tags.isEmpty() && in.open > 0;
    if (in.declared && !any && !in.outline.releases.isEmpty() && !between)
        addUnreleased(in);
    for (qsizetype n = 1; in.handwritten && n < plain.size(); ++n) {
        const int first = in.outline.releases[plain.first()].firstLine;
        LintFinding &finding =
            in.addAtHeading(u"second-unreleased"_s, LintSeverity::Error, plain[n],
                            u"Unreleased stands a second time; the first is in line %1."_s.arg(first));
        const qsizetype empty = isEmptyRelease(in, plain[n]) ? plain[n] : plain.first();
        if (!isEmptyRelease(in, empty))
            continue;
        const auto [from, to] = blockOf(in, empty);
        LintFixBuilder fix(in.text(), u"Remove the empty one"_s, true);
        fix.remove(from, to);
        finding.fix = fix.take();
    }
}

namespace
{
void lintDuplicates(LintSubject &in)
{
    QHash<QString, qsizetype> seen;
    for (qsizetype i = 0; i < in.outline.releases.size(); ++i) {
        const ChangelogRelease &release = in.outline.releases[i];
        if (release.version.isEmpty())
            continue;
        const QString key = component(in.outline.outlines[i].heading) + u'\n' +
                            (in.versions[i] ? versionKey(*in.versions[i]) + in.versions[i]->local() : release.version);
        const auto before = seen.constFind(key);
        if (before == seen.cend()) {
            seen.insert(key, i);
            continue;
        }
        // "### 1.2.3 changes" within the part of 1.2.3 is a part of it. A tool that lists tags lists v1.2.3 and 1.2.3.
        const bool within = in.outline.outlines[i].heading.level > in.outline.outlines[*before].heading.level;
        if (within || (!in.handwritten && release.heading != in.outline.releases[*before].heading))
            continue;
        LintFinding &finding =
            in.addAtHeading(u"duplicate-version"_s, in.handwritten ? LintSeverity::Error : LintSeverity::Warning, i,
                            u"%1 stands twice: in line %2 and in line %3."_s.arg(release.version)
                                .arg(in.outline.releases[*before].firstLine)
                                .arg(release.firstLine));
        const qsizetype empty = isEmptyRelease(in, i) ? i : *before;
        if (!in.handwritten || !isEmptyRelease(in, empty))
            continue;
        const auto [from, to] = blockOf(in, empty);
        LintFixBuilder fix(in.text(), u"Remove the empty one"_s);
        fix.remove(from, to);
        finding.fix = fix.take();
    }
}

/// The oldest release stands first in some files.
bool isOldestFirst(const LintSubject &in)
{
    if (!in.outline.releases.isEmpty() && in.outline.releases.first().unreleased)
        return false;
    int rising = 0;
    int falling = 0;
    const Version *above = nullptr;
    for (const std::optional<Version> &version : in.versions) {
        if (version && above)
            ++(*version > *above ? rising : falling);
        if (version)
            above = &*version;
    }
    return rising > falling;
}

/// The day of a release, as it says itself or as its tag does.
QDate dayOf(const LintSubject &in, qsizetype release)
{
    if (in.dates[release].isValid() || !in.tags[release])
        return in.dates[release];
    return in.tags[release]->date;
}

void moveUp(LintSubject &in, qsizetype release, LintFinding &finding)
{
    qsizetype to = release;
    while (to > 0 && !in.outline.releases[to - 1].unreleased && in.versions[to - 1] &&
           *in.versions[to - 1] < *in.versions[release])
        --to;
    const auto [first, end] = blockOf(in, release);
    if (to == release || end >= in.text().count() || !in.text().isBlank(end - 1))
        return; // the last part has other lines behind it
    QList<QByteArray> lines;
    for (int line = first; line < end; ++line)
        lines.append(in.text().view(line).toByteArray());
    LintFixBuilder fix(in.text(), u"Move it above %1"_s.arg(in.nameOf(to)));
    fix.insert(blockOf(in, to).first, lines);
    fix.remove(first, end);
    finding.fix = fix.take();
}

void lintOrder(LintSubject &in)
{
    if (isOldestFirst(in))
        return;
    std::optional<qsizetype> above;
    for (qsizetype i = 0; i < in.outline.releases.size(); ++i) {
        if (!in.versions[i] || in.outline.releases[i].unreleased)
            continue;
        const bool wrong = above && *in.versions[i] > *in.versions[*above] &&
                           component(in.outline.outlines[i].heading) == component(in.outline.outlines[*above].heading);
        // Fixes of older lines may stand by their dates, so that across lines both orders must be broken.
        const QDate day = dayOf(in, i);
        const QDate dayAbove = above ? dayOf(in, *above) : QDate();
        const bool later = day.isValid() && dayAbove.isValid() && day > dayAbove;
        if (wrong && (later || sameSeries(*in.versions[i], *in.versions[*above]))) {
            LintFinding &finding =
                in.addAtHeading(u"version-order"_s, LintSeverity::Warning, i,
                                u"%1 stands below %2, which is the older one."_s.arg(in.nameOf(i), in.nameOf(*above)));
            moveUp(in, i, finding);
        }
        above = i;
    }
}

void lintEmptyReleases(LintSubject &in)
{
    for (qsizetype i = 0; i < std::min(in.open + 1, in.outline.releases.size()); ++i) {
        const ChangelogRelease &release = in.outline.releases[i];
        if (release.unreleased || release.yanked || !isEmptyRelease(in, i))
            continue;
        LintFinding &finding = in.addAtHeading(u"empty-section"_s, LintSeverity::Warning, i,
                                               u"The part for %1 says nothing."_s.arg(in.nameOf(i)));
        if (!in.isOpen(i) || i + 1 == in.outline.releases.size())
            continue;
        const auto [from, to] = blockOf(in, i);
        LintFixBuilder fix(in.text(), u"Remove it"_s);
        fix.remove(from, to);
        finding.fix = fix.take();
    }
}

bool isCalendar(const Version &version)
{
    const int year = version.releaseNumber(0).toInt();
    return year >= 2000 && year < 2100;
}

/// The preamble names Semantic Versioning (semver.org) or calendar versions (calver.org): the newest five must be so.
void lintScheme(LintSubject &in)
{
    const auto lineOf = [&in](const QRegularExpression &words) {
        const int end = in.outline.outlines.isEmpty() ? 0 : in.outline.outlines.first().heading.line;
        for (int line = 0; line < end; ++line) {
            if (words.match(in.text().string(line)).hasMatch())
                return line;
        }
        return -1;
    };
    static const QRegularExpression semver(u"semver\\.org|semantic versioning"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression calver(u"calver\\.org|calendar versioning|\\bcalver\\b"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    constexpr int newest = 5;
    int seen = 0;
    int calendar = 0;
    int shortYears = 0;
    for (qsizetype i = 0; i < in.versions.size() && seen < newest; ++i) {
        if (!in.versions[i] || in.outline.releases[i].unreleased)
            continue;
        ++seen;
        calendar += isCalendar(*in.versions[i]) ? 1 : 0;
        const int year = in.versions[i]->releaseNumber(0).toInt();
        shortYears += year >= 10 && year < 100 ? 1 : 0; // 24.1.0
    }
    if (seen == 0)
        return;
    const int saysSemver = lineOf(semver);
    const int saysCalver = lineOf(calver);
    if (saysSemver >= 0 && saysCalver < 0 && calendar == seen)
        in.add(u"scheme-mismatch"_s, LintSeverity::Warning, saysSemver, saysSemver + 1,
               u"The text names Semantic Versioning, but the versions are dates."_s);
    else if (saysCalver >= 0 && saysSemver < 0 && calendar + shortYears == 0)
        in.add(u"scheme-mismatch"_s, LintSeverity::Warning, saysCalver, saysCalver + 1,
               u"The text names calendar versions, but the versions are no dates."_s);
}
} // namespace

void lintVersions(LintSubject &in)
{
    lintDuplicates(in);
    if (!in.handwritten)
        return;
    lintOrder(in);
    lintEmptyReleases(in);
    lintScheme(in);
}

void lintYanks(LintSubject &in)
{
    if (!in.context.index)
        return;
    QHash<QString, bool> yanked;
    for (auto it = in.context.index->cbegin(); it != in.context.index->cend(); ++it)
        yanked.insert(versionKey(it.key()), it.value());
    for (qsizetype i = 0; i < in.outline.releases.size(); ++i) {
        const ChangelogRelease &release = in.outline.releases[i];
        const auto known =
            in.versions[i] && !release.unreleased ? yanked.constFind(versionKey(*in.versions[i])) : yanked.constEnd();
        if (known == yanked.cend() || *known == release.yanked)
            continue;
        const HeadingLine &heading = in.outline.outlines[i].heading;
        LintFinding &finding =
            release.yanked
                ? in.addAtHeading(u"marked-not-yanked"_s, LintSeverity::Warning, i,
                                  u"%1 is marked as yanked, but the index offers it."_s.arg(release.version))
                : in.addAtHeading(u"yanked-unmarked"_s, LintSeverity::Warning, i,
                                  u"%1 was yanked from the index; its heading does not say so."_s.arg(release.version));
        const auto text = headingWithYank(in.outline, heading, !release.yanked);
        if (!text || !in.handwritten)
            continue;
        LintFixBuilder fix(in.text(), release.yanked ? u"Remove the mark"_s : u"Mark it as yanked"_s, true);
        const QList<QByteArray> lines = headingRenamed(in.outline, heading, *text);
        for (int line = 0; line < lines.size(); ++line)
            fix.replace(heading.line + line, lines[line]);
        finding.fix = fix.take();
    }
}

void lintHeadingLevels(LintSubject &in)
{
    if (!in.handwritten || !in.markdown())
        return;
    // Where a file jumps in all its releases, that is how it looks; only the odd one out is told.
    QHash<int, int> steps;
    for (const ReleaseOutline &part : in.outline.outlines) {
        if (!part.sectionHeadings.isEmpty())
            ++steps[part.sectionHeadings.first().level - part.heading.level];
    }
    const QList<HeadingLine> headings = headingLines(in.text(), in.outline.markup);
    for (qsizetype i = 0; i < in.outline.outlines.size() && i < in.open; ++i) {
        const ReleaseOutline &part = in.outline.outlines[i];
        const int first = part.sectionHeadings.isEmpty() ? 0 : part.sectionHeadings.first().level;
        int above = part.heading.level;
        // Headings inside a section too.
        for (auto at = std::ranges::upper_bound(headings, part.heading.line, {}, &HeadingLine::line);
             at != headings.end() && at->line < part.endLine; ++at) {
            const HeadingLine &heading = *at;
            if (heading.bold)
                continue;
            const int step = heading.level - part.heading.level;
            const bool usual = steps.value(step) > steps.value(1) + 1;
            if (heading.level > above + 1 && step > 1 && !usual && !heading.underlined) {
                // A type of changes stands beside the others.
                const bool beside = isKeepAChangelogSection(heading.text) && first <= above;
                const int level = beside && first > part.heading.level ? first : above + 1;
                LintFinding &finding = in.add(u"heading-jump"_s, LintSeverity::Hint, heading.line, heading.line + 1,
                                              u"The heading “%1” skips a level."_s.arg(heading.text));
                LintFixBuilder fix(in.text(), u"Raise it to level %1"_s.arg(level), true);
                fix.replaceIn(heading.line, 0, heading.before.size(),
                              QString(level, u'#') + heading.before.mid(heading.before.lastIndexOf(u'#') + 1));
                finding.fix = fix.take();
            }
            above = std::min(heading.level, above + 1);
        }
    }
}

void lintUnderlines(LintSubject &in)
{
    if (!in.handwritten || in.markdown())
        return;
    for (const HeadingLine &heading : headingLines(in.text(), in.outline.markup)) {
        const QByteArrayView underline = in.text().view(heading.lastLine).trimmed();
        const int columns = displayColumns(heading.text);
        if (!heading.underlined || underline.size() >= columns)
            continue;
        LintFinding &finding = in.add(u"short-underline"_s, LintSeverity::Warning, heading.line, heading.lastLine + 1,
                                      u"The underline of “%1” is shorter than its text."_s.arg(heading.text));
        LintFixBuilder fix(in.text(), u"Lengthen it"_s, true);
        const QByteArray whole(columns, underline.front());
        if (heading.line < heading.textLine())
            fix.replace(heading.line, whole);
        fix.replace(heading.lastLine, whole);
        finding.fix = fix.take();
    }
}

} // namespace tagboat
