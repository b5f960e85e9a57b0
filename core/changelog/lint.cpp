// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/lint.h"

#include "changelog/changelogdialect.h"
#include "changelog/lintrpm.h"
#include "changelog/lintsubject.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

QString lintSeverityName(LintSeverity severity)
{
    switch (severity) {
    case LintSeverity::Hint:
        return u"hint"_s;
    case LintSeverity::Warning:
        return u"warning"_s;
    case LintSeverity::Error:
        break;
    }
    return u"error"_s;
}

QList<LintRule> lintRules()
{
    return {
        {u"conflict-marker"_s, u"no merge conflict is left"_s},
        {u"missing-unreleased"_s, u"there is an Unreleased part"_s},
        {u"second-unreleased"_s, u"there is only one"_s},
        {u"duplicate-version"_s, u"no version stands twice"_s},
        {u"version-order"_s, u"the newest version stands first"_s},
        {u"version-without-tag"_s, u"every version has its tag"_s},
        {u"tag-without-section"_s, u"every tag has its part"_s},
        {u"bad-date"_s, u"every date is a day, written like the others"_s},
        {u"future-date"_s, u"no date is yet to come"_s},
        {u"decreasing-date"_s, u"no release is dated before the one it follows"_s},
        {u"date-differs-from-tag"_s, u"dates are those of the tags"_s},
        {u"empty-section"_s, u"every release says something"_s},
        {u"empty-type"_s, u"every type has entries"_s},
        {u"unknown-type"_s, u"types are those of the changelog"_s},
        {u"duplicate-type"_s, u"no type stands twice in a release"_s},
        {u"type-order"_s, u"types stand in their order"_s},
        {u"missing-link"_s, u"what is in brackets has its link"_s},
        {u"wrong-link"_s, u"links compare a version with the one before"_s},
        {u"unused-link"_s, u"every link is used"_s},
        {u"link-base"_s, u"links lead to the remote"_s},
        {u"link-not-at-head"_s, u"the link of Unreleased ends at HEAD"_s},
        {u"yanked-unmarked"_s, u"yanked releases say so"_s},
        {u"marked-not-yanked"_s, u"only yanked releases say so"_s},
        {u"breaking-unmarked"_s, u"breaking changes say so"_s},
        {u"breaking-small-bump"_s, u"breaking changes come with the right number"_s},
        {u"security-without-identifier"_s, u"security entries name their identifier"_s},
        {u"commit-dump"_s, u"entries are more than a commit's line"_s},
        {u"placeholder-text"_s, u"every entry is finished"_s},
        {u"duplicate-entry"_s, u"no entry stands twice"_s},
        {u"entry-in-shipped-section"_s, u"nothing slips into a release that is out"_s},
        {u"heading-jump"_s, u"headings skip no level"_s},
        {u"short-underline"_s, u"underlines are as long as their headings"_s},
        {u"mojibake"_s, u"no character is damaged"_s},
        {u"scheme-mismatch"_s, u"versions follow the scheme that the text names"_s},
        {u"missing-final-newline"_s, u"the last line ends"_s},
    };
}

Result<QList<LintFinding>> lintChangelog(const QByteArray &bytes, const QString &path, const LintContext &context)
{
    if (isRpmChangelog(bytes, path)) { // the rest of a spec file is none of these rules'
        QList<LintFinding> conflicts = bytes.isValidUtf8() ? lintConflicts(bytes) : QList<LintFinding>();
        return conflicts.isEmpty() ? lintRpmChangelog(bytes, path, context) : conflicts;
    }
    const auto outline = ChangelogOutline::read(bytes, path);
    if (!outline || !outline->text.conflicts().isEmpty()) {
        QList<LintFinding> conflicts = bytes.isValidUtf8() ? lintConflicts(bytes) : QList<LintFinding>();
        if (conflicts.isEmpty() && !outline)
            return tl::unexpected(outline.error());
        return conflicts;
    }
    LintSubject subject(*outline, context);
    lintUnreleased(subject);
    lintVersions(subject);
    lintDates(subject);
    lintTags(subject);
    lintYanks(subject);
    lintTypes(subject);
    lintHeadingLevels(subject);
    lintUnderlines(subject);
    lintReleaseLinks(subject);
    lintReferences(subject);
    lintLinkBases(subject);
    lintEntries(subject);
    lintBreaking(subject);
    lintShipped(subject);
    lintCharacters(subject);
    lintFinalNewline(subject);
    std::ranges::stable_sort(subject.findings, {}, &LintFinding::firstLine);
    return std::move(subject.findings);
}

namespace
{
QByteArray withEdits(const QByteArray &bytes, const QList<LintEdit> &edits)
{
    QByteArray result;
    qsizetype done = 0;
    for (const LintEdit &edit : edits) {
        result += QByteArrayView(bytes).sliced(done, edit.offset - done);
        result += edit.text;
        done = edit.offset + edit.length;
    }
    return result + bytes.sliced(done);
}
} // namespace

Result<QByteArray> withLintFix(const QByteArray &bytes, const QString &path, const LintFix &fix,
                               const QStringList &sections)
{
    if (!fix.toUnreleased)
        return withEdits(bytes, fix.edits);
    TB_TRY(const Changelog changelog, Changelog::parse(bytes, path));
    const EntryPlace place = *fix.toUnreleased;
    const QString section = changelog.releases().value(place.release).sections.value(place.section).name;
    TB_TRY(const Changelog moved, changelog.withMovedEntry(place, EntryTarget{std::nullopt, section, -1},
                                                           sections.isEmpty() ? defaultChangelogSections() : sections));
    return moved.bytes();
}

Result<LintFixed> withCertainFixes(const QByteArray &bytes, const QString &path, const LintContext &context)
{
    LintFixed fixed{bytes, 0};
    constexpr int rounds = 20; // a fix may bring another to light; none brings back what it put right
    for (int round = 0; round < rounds; ++round) {
        TB_TRY(const QList<LintFinding> findings, lintChangelog(fixed.bytes, path, context));
        QList<LintEdit> edits;
        qsizetype free = 0;
        int count = 0;
        for (const LintFinding &finding : findings) {
            // Edits are sorted in a fix, not between fixes: one that reaches back waits for the next round.
            if (!finding.fix || !finding.fix->certain || finding.fix->edits.isEmpty() ||
                finding.fix->edits.first().offset < free)
                continue;
            edits += finding.fix->edits;
            free = edits.last().offset + edits.last().length + 1;
            ++count;
        }
        if (count == 0)
            break;
        fixed.bytes = withEdits(fixed.bytes, edits);
        fixed.count += count;
    }
    return fixed;
}

} // namespace tagboat
