// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "scan/changelogwork.h"

#include "base/files.h"
#include "changelog/draftingthread.h"
#include "changelog/pullrequestdrafts.h"
#include "scan/changelogfile.h"
#include "scan/importedrules.h"
#include "scan/mergedbranches.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
/// The changelog that is made where there is none: the one that another release tool's settings name, as long as it is
/// Markdown, which is what a new one is.
QString newChangelogPath(const PackageRow &package)
{
    const FoundSetting named = findImported(package.versions.imports, u"changelog-path"_s);
    const bool stated = named.setting != nullptr && named.setting->stated;
    if (stated && named.setting->value.endsWith(u".md"_s, Qt::CaseInsensitive))
        return named.setting->value;
    return (package.path == u"."_s ? QString() : package.path + u'/') + u"CHANGELOG.md"_s;
}
} // namespace

Result<Changelog> readChangelog(const QString &root, const PackageRow &package, bool &created, Conflicts conflicts)
{
    created = package.changelogPath.isEmpty();
    if (created) {
        ListedTree tree(root);
        TB_CHECK(checkNoChangelogLink(tree, package.path));
        return Changelog::parse(newChangelog(), newChangelogPath(package));
    }
    TB_TRY(const QByteArray bytes, readFileBelow(root, package.changelogPath, changelogLimit));
    return Changelog::parse(bytes, package.changelogPath, conflicts);
}

QStringList changelogSections(const ReleasePolicy &policy, const PackageRow &package)
{
    if (!policy.changelogSections.isEmpty())
        return policy.changelogSections;
    const QStringList imported = importedSections(package.versions.imports);
    return imported.isEmpty() ? defaultChangelogSections() : imported;
}

Result<QList<DraftEntry>> draftBetween(LocalRepository &repository, const PackageRow &package,
                                       const DraftSettings &settings, const QString &from, const QString &to)
{
    DraftingThread drafting(draftRules(settings, draftRulesWith(package.versions.imports)));
    MergedBranches merges;
    const bool whole = package.path == u"."_s; // of a folder not all commits are given, so that no line can be followed
    TB_CHECK(repository.eachCommit(from, to, package.path, [&drafting, &merges, whole](const GitCommit &commit) {
        if (const auto merged = whole ? merges.add(commit) : std::nullopt)
            drafting.add(*merged);
        else if (commit.parents < 2)
            drafting.add({commit.id, commit.message, commit.authorName, commit.date});
        return true;
    }));
    QList<DraftEntry> entries = merges.joined(drafting.take());
    return settings.groupByScope ? groupedByScope(std::move(entries)) : entries;
}

QList<DraftEntry> draftsWith(const QList<MergedPullRequest> &merged, const QList<DraftEntry> &drafts,
                             const PackageRow &package, const DraftSettings &settings)
{
    QList<DraftEntry> entries = drafts;
    for (DraftEntry &entry : entries) // without the scope that arranging them put before it
        entry.text = draftText(entry);
    entries = withPullRequests(entries, merged, settings, draftRulesWith(package.versions.imports));
    return settings.groupByScope ? groupedByScope(std::move(entries)) : entries;
}

QDateTime oldestMerge(const QList<DraftEntry> &drafts)
{
    QDateTime oldest;
    for (const DraftEntry &entry : drafts) {
        if (!oldest.isValid() || entry.date < oldest)
            oldest = entry.date;
    }
    // Nothing is merged before it is committed, except by clocks that are wrong.
    return oldest.isValid() ? oldest.addDays(-1) : oldest;
}

QString draftIdentity(const RepositoryRow &row)
{
    const QString url = remoteWebUrl(row.state.remoteUrl);
    return url.isEmpty() ? row.path : url;
}

Result<ChangelogWork> openChangelogWork(Git &git, const QString &path, const QString &wanted, DraftMemory *memory)
{
    TB_TRY(const auto repository, git.open(path));
    const RepositoryRow row = scanRepository(*repository);
    if (row.error)
        return tl::unexpected(*row.error);
    const auto package = std::ranges::find_if(row.packages, [&wanted](const PackageRow &candidate) {
        return wanted.isEmpty() || candidate.path == wanted || candidate.name == wanted;
    });
    if (package == row.packages.end())
        return failAt(Error::Kind::NotFound, path, 0, u"There is no package “%1” any more"_s.arg(wanted));
    bool created = false;
    TB_TRY(Changelog changelog, readChangelog(row.path, *package, created, Conflicts::Keep));
    ListedTree tree(row.path);
    TB_TRY(auto towncrier, openTowncrier(tree, package->path, package->changelogPath));
    if (created && towncrier) { // towncrier makes the file when it builds the first release's part
        TB_TRY(changelog, Changelog::parse({}, towncrier->settings.changelog, Conflicts::Keep));
    }
    const QString latest = package->latestTag ? package->latestTag->commit : QString();
    TB_TRY(QList<DraftEntry> drafts, draftBetween(*repository, *package, row.policy.drafts, latest, {}));
    QList<DraftAnswer> answers;
    if (memory != nullptr) {
        TB_TRY(answers, memory->answers(draftIdentity(row), package->path));
    }
    const auto who = repository->identity();
    return ChangelogWork{.root = row.path,
                         .remoteUrl = row.state.remoteUrl,
                         .repositoryUrl = remoteWebUrl(row.state.remoteUrl),
                         .package = *package,
                         .changelog = std::move(changelog),
                         .towncrier = std::move(towncrier),
                         .created = created,
                         .sections = changelogSections(row.policy, *package),
                         .draftSettings = row.policy.drafts,
                         .author = who ? who->name : QString(),
                         .identity = draftIdentity(row),
                         .answers = std::move(answers),
                         .drafts = std::move(drafts)};
}

} // namespace tagboat
