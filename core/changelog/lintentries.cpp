// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/lintsubject.h"

#include "changelog/advisory.h"
#include "changelog/conventionalcommit.h"
#include "changelog/placeholder.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
LintFinding &addAt(LintSubject &in, const QString &rule, LintSeverity severity, const ChangelogEntry &entry,
                   const QString &message)
{
    return in.add(rule, severity, entry.firstLine - 1, entry.lastLine, message);
}

/// The first words of an entry, for a message.
QString start(const QString &text)
{
    constexpr qsizetype shown = 40;
    const QString line = text.section(u'\n', 0, 0);
    return line.size() <= shown ? line : QString(line.left(shown).trimmed() + u'…');
}

LintFix withoutEntry(const LintSubject &in, const ChangelogEntry &entry, const QString &label, bool certain)
{
    const ChangelogText &text = in.text();
    const int first = entry.firstLine - 1;
    int end = entry.lastLine;
    if (first > 0 && text.isBlank(first - 1)) { // of two gaps one stays
        while (end < text.count() && text.isBlank(end))
            ++end;
    }
    LintFixBuilder fix(text, label, certain);
    fix.remove(first, end);
    return fix.take();
}

/// Puts @p with in the place of the first @p length characters of an entry's text.
LintFix withBeginning(const LintSubject &in, const ChangelogEntry &entry, qsizetype length, const QString &with,
                      const QString &label)
{
    const int line = entry.firstLine - 1;
    const auto mark = bulletMark(in.text().view(line));
    const qsizetype at = mark ? QString::fromUtf8(in.text().view(line).first(mark->contentStart)).size() : 0;
    LintFixBuilder fix(in.text(), label);
    fix.replaceIn(line, at, length, with);
    return fix.take();
}

enum class Dump { No, Subject, Commit };

/// A commit's line as git or a squash merge writes it: "1a2b3c4 Tidy", "Merge pull request #7 …", "fix(api): x".
Dump dumpKind(const QString &text)
{
    static const QRegularExpression commit(u"^(?:`?(?=[0-9a-f]*\\d)[0-9a-f]{7,40}`?[:\\s]|\\[`?[0-9a-f]{7,40}`?\\]|"
                                           u"Merge (?:pull request #\\d+|(?:remote-tracking )?branch "
                                           "['\"`]))"_s);
    if (commit.match(text).hasMatch())
        return Dump::Commit;
    static const QStringList types{u"feat"_s, u"fix"_s,   u"docs"_s, u"style"_s, u"refactor"_s, u"perf"_s,
                                   u"test"_s, u"build"_s, u"ci"_s,   u"chore"_s, u"revert"_s};
    const auto said = ConventionalCommit::parse(text.section(u'\n', 0, 0));
    return said && types.contains(said->type) && text[0].isLower() ? Dump::Subject : Dump::No;
}

/// A project that lists its commits on purpose is left alone.
bool listsCommits(const LintSubject &in)
{
    constexpr int enough = 200;
    int seen = 0;
    int dumped = 0;
    for (qsizetype i = in.open; i < in.outline.releases.size() && seen < enough; ++i) {
        for (const ChangelogSection &section : in.outline.releases[i].sections) {
            for (const ChangelogEntry &entry : section.entries) {
                ++seen;
                dumped += dumpKind(entry.text) == Dump::No ? 0 : 1;
            }
        }
    }
    return dumped * 5 > seen;
}

void checkDump(LintSubject &in, const ChangelogEntry &entry)
{
    const Dump kind = dumpKind(entry.text);
    if (kind == Dump::No)
        return;
    LintFinding &finding =
        addAt(in, u"commit-dump"_s, kind == Dump::Commit ? LintSeverity::Warning : LintSeverity::Hint, entry,
              u"“%1” is a commit's line, not yet words for users."_s.arg(start(entry.text)));
    if (kind == Dump::Commit) {
        finding.fix = withoutEntry(in, entry, u"Remove the entry"_s, false);
        return;
    }
    const QString line = entry.text.section(u'\n', 0, 0);
    const qsizetype colon = line.indexOf(u':');
    qsizetype words = colon + 1;
    while (words < line.size() && line[words].isSpace())
        ++words;
    if (words < line.size())
        finding.fix =
            withBeginning(in, entry, words + 1, line[words].toUpper(), u"Leave out “%1”"_s.arg(line.left(colon + 1)));
}

void checkSecurity(LintSubject &in, const ChangelogEntry &entry)
{
    if (namesAdvisory(entry.text) || entry.text.contains("/advisories/"_L1) || entry.text.contains("RUSTSEC-"_L1))
        return;
    addAt(in, u"security-without-identifier"_s, LintSeverity::Hint, entry,
          u"A security entry usually names its CVE or GHSA identifier."_s);
}

/// Lines that wait for their words. An empty item is a frame for contributors.
void checkPlaceholders(LintSubject &in, qsizetype release)
{
    static const QRegularExpression empty(u"^\\s*[-*+]\\s*$"_s);
    const ReleaseOutline &part = in.outline.outlines[release];
    for (int line = part.lastHeadLine() + 1; line < part.endLine; ++line) {
        if (in.text().at(line).kind != TextLine::Kind::Text)
            continue;
        const QString content = withoutCode(in.text().string(line));
        const bool nothing = content.size() < 8 && empty.match(content).hasMatch() &&
                             (line + 1 >= part.endLine || in.text().isBlank(line + 1) ||
                              in.text().at(line + 1).indent <= in.text().at(line).indent);
        const bool underline = in.markdown() ? false : content.trimmed().size() < 2; // "-" below a one-letter title
        if (nothing && !underline) {
            LintFinding &finding =
                in.add(u"placeholder-text"_s, LintSeverity::Hint, line, line + 1, u"An entry without words."_s);
            LintFixBuilder fix(in.text(), u"Remove it"_s);
            fix.remove(line, line + 1);
            finding.fix = fix.take();
        } else if (isUnfinished(content)) {
            in.add(u"placeholder-text"_s, LintSeverity::Warning, line, line + 1,
                   u"“%1” is not finished."_s.arg(start(content.trimmed())));
        } else if (bulletMark(in.text().view(line)) && isPlaceholder(content)) { // a tool's or the project's own frame
            in.add(u"placeholder-text"_s, LintSeverity::Hint, line, line + 1,
                   u"“%1” keeps the place for an entry; no release has it."_s.arg(start(content.trimmed())));
        }
    }
}

/// An entry's words for comparison.
QString words(const QString &text)
{
    return text.simplified().toCaseFolded();
}

void checkDoubles(LintSubject &in, qsizetype release, QHash<QString, int> &shipped)
{
    QHash<QString, int> seen;
    static const QRegularExpression number(u"#\\d+"_s);
    for (const ChangelogSection &section : in.outline.releases[release].sections) {
        for (const ChangelogEntry &entry : section.entries) {
            const QString key = words(entry.text);
            const bool here = seen.contains(key);
            if (!here && !shipped.contains(key)) {
                seen.insert(key, entry.firstLine);
                continue;
            }
            // "Update dependencies" may come with each release, a numbered change only once.
            if (!here && !number.match(entry.text).hasMatch())
                continue;
            LintFinding &finding =
                addAt(in, u"duplicate-entry"_s, LintSeverity::Warning, entry,
                      u"“%1” stands in line %2 already."_s.arg(start(entry.text)).arg(here ? seen[key] : shipped[key]));
            finding.fix = withoutEntry(in, entry, u"Remove the entry"_s, here);
        }
    }
}

/// The entries of the newest published release, with their lines.
QHash<QString, int> publishedEntries(const LintSubject &in)
{
    QHash<QString, int> entries;
    if (in.open >= in.outline.releases.size())
        return entries;
    for (const ChangelogSection &section : in.outline.releases[in.open].sections) {
        for (const ChangelogEntry &entry : section.entries)
            entries.insert(words(entry.text), entry.firstLine);
    }
    return entries;
}
} // namespace

void lintEntries(LintSubject &in)
{
    if (!in.handwritten || in.open == 0)
        return;
    const bool dumps = !listsCommits(in);
    QHash<QString, int> shipped = publishedEntries(in);
    for (qsizetype i = 0; i < in.open; ++i) {
        checkPlaceholders(in, i);
        checkDoubles(in, i, shipped);
        for (const ChangelogSection &section : in.outline.releases[i].sections) {
            const bool security = sectionKey(section.name) == u"security";
            for (const ChangelogEntry &entry : section.entries) {
                if (dumps)
                    checkDump(in, entry);
                if (security)
                    checkSecurity(in, entry);
            }
        }
    }
}

namespace
{
bool saysBreaking(const QString &text)
{
    static const QRegularExpression word(u"\\bbreak(?:ing|s)\\b|\\bincompatib"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    return word.match(text).hasMatch();
}

void checkMarks(LintSubject &in, qsizetype release)
{
    for (const ChangelogSection &section : in.outline.releases[release].sections) {
        if (saysBreaking(section.name))
            continue;
        for (const ChangelogEntry &entry : section.entries) {
            if (saysBreaking(entry.text))
                continue;
            ChangelogRelease alone;
            alone.sections = {{{}, 0, 0, {entry}}};
            const Coverage coverage(alone);
            const auto says = std::ranges::find_if(
                in.context.breaking, [&coverage](const DraftEntry &commit) { return coverage.covers(commit); });
            if (says == in.context.breaking.end())
                continue;
            LintFinding &finding =
                addAt(in, u"breaking-unmarked"_s, LintSeverity::Warning, entry,
                      u"The commit “%1” breaks something; the entry does not say so."_s.arg(start(says->subject)));
            finding.fix = withBeginning(in, entry, 0, u"**Breaking:** "_s, u"Mark it as breaking"_s);
        }
    }
}

/// What the way from one version to the other is by SemVer; nothing for dates.
ReleaseLevel levelBetween(const Version &from, const Version &to)
{
    if (from.releaseNumber(0) != to.releaseNumber(0) || from.epoch() != to.epoch())
        return ReleaseLevel::Major;
    return from.releaseNumber(1) != to.releaseNumber(1) ? ReleaseLevel::Minor : ReleaseLevel::Patch;
}

void checkBump(LintSubject &in, qsizetype release)
{
    const ChangelogRelease &part = in.outline.releases[release];
    const QString next = part.version.isEmpty() ? in.context.nextVersion : part.version;
    const auto to = Version::parse(next, in.context.scheme);
    qsizetype below = in.below(release);
    while (to && below >= 0 && in.versions[below] && in.versions[below]->finalRelease() == to->finalRelease())
        below = in.below(below); // candidates of the same release
    if (!to || below < 0 || !in.versions[below] || *to < *in.versions[below])
        return;
    const Version &from = *in.versions[below];
    const bool calendar = from.releaseNumber(0).size() >= 4;
    const ReleaseLevel wanted = from.releaseNumber(0) == u"0" ? ReleaseLevel::Minor : ReleaseLevel::Major;
    if (calendar || levelBetween(from, *to) >= wanted)
        return;
    for (const ChangelogSection &section : part.sections) {
        const bool removed = sectionKey(section.name) == u"removed";
        for (const ChangelogEntry &entry : section.entries) {
            static const QRegularExpression marked(u"^\\W*breaking\\b(?:\\W*change)?\\W*:|^\\W*BREAKING\\b"_s,
                                                   QRegularExpression::CaseInsensitiveOption);
            const bool breaking = saysBreaking(section.name) || marked.match(entry.text).hasMatch();
            if (!breaking && !removed)
                continue;
            const QString asks = wanted == ReleaseLevel::Major ? u"a major bump"_s : u"a minor bump below 1.0"_s;
            const bool rule = breaking && in.context.scheme == VersionScheme::SemVer;
            addAt(in, u"breaking-small-bump"_s, rule ? LintSeverity::Warning : LintSeverity::Hint, entry,
                  breaking ? u"A breaking change comes with %1; %2 follows %3."_s.arg(asks, next, from.text())
                           : u"Removed entries usually come with %1; %2 follows %3."_s.arg(asks, next, from.text()));
            return; // one is enough to say it
        }
    }
}
} // namespace

void lintBreaking(LintSubject &in)
{
    if (!in.handwritten)
        return;
    for (qsizetype i = 0; i < in.open; ++i) {
        if (!in.context.breaking.isEmpty() && in.markdown())
            checkMarks(in, i);
        checkBump(in, i);
    }
}

} // namespace tagboat
