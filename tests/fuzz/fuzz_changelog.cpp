// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/changelog.h"
#include "changelog/changelogmerge.h"
#include "changelog/lint.h"
#include "git/libgit2git.h"
#include "require.h"

#include <cstddef>
#include <cstdint>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{
/// Whether each line of @p before stands in @p after, in the same order. A last line may have got a line end, and the
/// byte order mark stays where the file begins, whatever line that is now.
bool keepsLines(const QByteArray &before, const QByteArray &after)
{
    const QByteArray mark = "\xEF\xBB\xBF";
    if (before.startsWith(mark))
        return after.startsWith(mark) && keepsLines(before.sliced(mark.size()), after.sliced(mark.size()));
    const auto old = before.split('\n');
    qsizetype at = 0;
    for (const QByteArray &line : after.split('\n')) {
        if (at < old.size() && (line == old[at] || line == old[at] + '\r'))
            ++at;
    }
    return at == old.size();
}
/// Findings lie within the text, and so do the edits of their fixes; what is certain can be made without end.
void checkFindings(const QByteArray &content, const QString &path)
{
    LintContext context;
    context.today = QDate(2026, 11, 21);
    context.repositoryUrl = u"https://example.org/o/n"_s;
    context.nextVersion = u"99.0"_s;
    const auto findings = lintChangelog(content, path, context);
    if (!findings)
        return;
    const qsizetype lines = content.count('\n') + 1;
    for (const LintFinding &finding : *findings) {
        require(finding.firstLine >= 1 && finding.lastLine >= finding.firstLine && finding.lastLine <= lines);
        qsizetype free = 0;
        for (const LintEdit &edit : finding.fix ? finding.fix->edits : QList<LintEdit>()) {
            require(edit.offset >= free && edit.length >= 0 && edit.offset + edit.length <= content.size());
            free = edit.offset + edit.length;
        }
        if (finding.fix)
            (void)withLintFix(content, path, *finding.fix, {});
    }
    (void)withCertainFixes(content, path, context);
}

/// Conflicts are whole, and each can be decided alone.
void checkConflicts(const Changelog &changelog)
{
    qsizetype free = 0;
    for (qsizetype i = 0; i < changelog.conflicts().size(); ++i) {
        const Conflict &conflict = changelog.conflicts()[i];
        require(conflict.offset >= free && conflict.length > conflict.mine.size() + conflict.theirs.size());
        free = conflict.offset + conflict.length;
        require(free <= changelog.bytes().size());
        if (const auto decided = changelog.withChoice(i, ConflictChoice::Both))
            require(decided->bytes().size() ==
                    changelog.bytes().size() - conflict.length + conflict.mine.size() + conflict.theirs.size());
    }
}

/// Nothing of either side is lost: a side that changed nothing gives the other one, and where both changed something
/// the choice of one side leaves none of its lines out.
void checkMerge(const Changelog &base, const Changelog &ours, const QByteArray &theirs)
{
    LibGit2Git git;
    const auto same = mergeChangelog(git, base.bytes(), ours, base.bytes());
    require(same && same->merged.bytes() == ours.bytes());
    if (const auto taken = mergeChangelog(git, base.bytes(), base, theirs))
        require(taken->merged.bytes() == theirs);
    const auto both = mergeChangelog(git, base.bytes(), ours, theirs);
    if (!both)
        return;
    require(both->merged.conflicts().size() >= both->conflicts);
    checkConflicts(both->merged);
}
/// An entry that moves to another release says there what it said.
void checkMove(const Changelog &changelog)
{
    const auto &releases = changelog.releases();
    if (releases.size() < 2 || releases[0].sections.isEmpty() || releases[0].sections[0].entries.isEmpty())
        return;
    const QString name = releases[1].sections.isEmpty() ? u"Fixed"_s : releases[1].sections[0].name;
    const auto moved = changelog.withMovedEntry({0, 0, 0}, {1, name, -1}, defaultChangelogSections());
    if (!moved)
        return;
    const QString text = releases[0].sections[0].entries[0].text.simplified();
    bool found = false;
    for (const ChangelogRelease &release : moved->releases()) {
        for (const ChangelogSection &section : release.sections) {
            for (const ChangelogEntry &entry : section.entries)
                found = found || entry.text.simplified() == text;
        }
    }
    require(found);
}
} // namespace

/// Any bytes are read without a crash and kept; edits only add, and give what can be read again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const QString path = QStringLiteral(TAGBOAT_FUZZ_PATHS).split(u',')[data[0] % 3];
    // What stands behind a line "%%" is what another program made of the file.
    const QByteArray all(reinterpret_cast<const char *>(data) + 1, static_cast<qsizetype>(size) - 1);
    const qsizetype split = all.indexOf("\n%%\n");
    const QByteArray content = split < 0 ? all : all.first(split + 1);
    const QByteArray theirs = split < 0 ? all.first(all.lastIndexOf('\n') + 1) : all.sliced(split + 4);
    checkFindings(content, path);
    if (const auto kept = Changelog::parse(content, path, Conflicts::Keep)) {
        require(kept->bytes() == content);
        checkConflicts(*kept);
        const auto edited = kept->withEntry(u"Fixed"_s, u"Another"_s, defaultChangelogSections());
        checkMerge(*kept, edited ? *edited : *kept, theirs);
    }
    const auto changelog = Changelog::parse(content, path);
    if (!changelog)
        return 0;
    require(changelog->bytes() == content);
    for (const ChangelogRelease &release : changelog->releases()) {
        require(release.firstLine >= 1 && release.lastLine >= release.firstLine);
        if (!release.version.isEmpty())
            require(changelog->find(release.version) != nullptr);
    }
    const ChangelogRelease *open = changelog->unreleased();
    const bool kept = open == nullptr || open->entryCount() == open->standingCount(); // a placeholder makes room
    const auto added = changelog->withEntry(u"Fixed"_s, u"New"_s, defaultChangelogSections());
    if (added && kept)
        require(added->bytes().size() > content.size() &&
                (QStringLiteral(TAGBOAT_FUZZ_PATHS).contains(u".xml"_s) || keepsLines(content, added->bytes())));
    if (const auto cut = changelog->withRelease(
            {u"99.0"_s, QDate(2026, 11, 21), u"v99.0"_s, u"v98.0"_s, u"https://example.org/o/n"_s}))
        require(cut->find(u"99.0"_s) != nullptr);
    for (qsizetype r = 0; r < qMin(changelog->releases().size(), qsizetype(2)); ++r) {
        const auto &sections = changelog->releases()[r].sections;
        if (sections.isEmpty() || sections[0].entries.isEmpty())
            continue;
        if (const auto edited = changelog->withEntryText({r, 0, 0}, u"Changed"_s))
            require(edited->releases()[r].sections[0].entries[0].text == u"Changed"_s);
        if (const auto edited = changelog->withoutEntry({r, 0, 0}))
            require(edited->bytes().size() < content.size());
    }
    checkMove(*changelog);
    (void)changelog->notes({});
    for (const ChangelogRelease &release :
         changelog->releases().first(qMin(changelog->releases().size(), qsizetype(2))))
        (void)changelog->notes(release.version);
    return 0;
}
