// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "scan/lintcontext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
struct TagHere {
    GitTag git;
    LintTag tag;
};

/// The tags of a package, the highest versions first.
QList<TagHere> tagsOf(const QList<GitTag> &tags, const TagGrammar &grammar)
{
    QList<TagHere> own;
    for (const GitTag &tag : tags) {
        auto version = grammar.versionOf(tag.name);
        if (version && !tag.commit.isEmpty())
            own.append({tag, LintTag{tag.name, *std::move(version), {}}});
    }
    std::ranges::stable_sort(own, [](const TagHere &a, const TagHere &b) { return a.tag.version > b.tag.version; });
    return own;
}

/// Drops the tags without a part that lie on other branches. Of many missing ones the changelog means none: it begins
/// later, or leaves such releases out.
Result<void> keepOurs(LocalRepository &repository, const Changelog &changelog, QList<TagHere> &tags)
{
    constexpr int most = 20; // each answer walks the history
    TB_TRY(const WorkingState state, repository.state());
    QSet<QString> told;
    for (const ChangelogRelease &release : changelog.releases())
        told.insert(versionKey(release.version));
    int asked = 0;
    QList<TagHere> kept;
    for (const TagHere &tag : std::as_const(tags)) {
        if (!tag.tag.version.isPreRelease() && !told.contains(versionKey(tag.tag.version))) {
            if (state.head.isEmpty() || ++asked > most)
                continue;
            TB_TRY(const bool ours, repository.isAncestor(tag.git.commit, state.head));
            if (!ours)
                continue;
        }
        kept.append(tag);
    }
    tags = std::move(kept);
    return {};
}

/// What the newest releases said in the commits of their tags.
QList<ShippedEntries> shippedEntries(LocalRepository &repository, const Changelog &changelog,
                                     const QList<TagHere> &tags)
{
    constexpr int newest = 3;
    QList<ShippedEntries> shipped;
    for (const TagHere &tag : tags) {
        if (shipped.size() == newest)
            break;
        const ChangelogRelease *now = tag.tag.version.isPreRelease() ? nullptr : changelog.find(tag.tag.version.text());
        if (now == nullptr || now->unreleased)
            continue;
        shipped.append({now->version, {}});
        // A changelog that lay elsewhere then, or cannot be read, says nothing of what was in it.
        const auto bytes = repository.fileAt(tag.git.commit, changelog.path());
        const auto then = bytes ? Changelog::parse(*bytes, changelog.path()) : tl::unexpected(bytes.error());
        const ChangelogRelease *part = then ? then->find(now->version) : nullptr;
        if (part == nullptr || part->unreleased)
            continue;
        for (const ChangelogSection &section : part->sections) {
            for (const ChangelogEntry &entry : section.entries)
                shipped.last().entries.append(entry.text);
        }
    }
    return shipped;
}
} // namespace

Result<LintContext> readLintContext(LocalRepository &repository, const LintSources &sources, QDate today)
{
    LintContext context;
    context.today = today;
    context.scheme = sources.package.versions.scheme;
    context.grammar = sources.package.grammar;
    context.repositoryUrl = sources.repositoryUrl;
    context.sections = sources.sections;
    context.ownSections = sources.ownSections;
    context.nextVersion = sources.package.suggestedVersion;
    for (const DraftEntry &entry : sources.drafts) {
        if (entry.breaking)
            context.breaking.append(entry);
    }
    TB_TRY(const QList<GitTag> all, repository.tags());
    QList<TagHere> tags = tagsOf(all, context.grammar);
    if (sources.changelog) {
        TB_CHECK(keepOurs(repository, *sources.changelog, tags));
        context.shipped = shippedEntries(repository, *sources.changelog, tags);
    }
    for (TagHere &tag : tags) {
        if (const auto date = repository.tagDate(tag.git))
            tag.tag.date = date->date();
        GitTag bare = tag.git;
        bare.object = tag.git.commit;
        bare.annotated = false;
        if (const auto date = repository.tagDate(bare))
            tag.tag.committed = date->date();
        context.tags.append(tag.tag);
    }
    return context;
}

} // namespace tagboat
