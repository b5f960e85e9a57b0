// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "scan/overview.h"

#include "scan/builtversion.h"
#include "scan/evidence.h"
#include "scan/flowrecognition.h"
#include "scan/packages.h"
#include "scan/settingchoice.h"
#include "scan/suggestion.h"

#include <QDir>
#include <QRegularExpression>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// The most commits whose messages are weighed; beyond it they are only counted.
constexpr int weighedCommits = 5000;
/// How much of a commit's name is shown.
constexpr qsizetype shortId = 7;

/// The tags that name a version of the package, highest first.
QList<std::pair<Version, GitTag>> releaseTags(const QList<GitTag> &tags, const TagGrammar &grammar)
{
    QList<std::pair<Version, GitTag>> releases;
    for (const GitTag &tag : tags) {
        if (tag.commit.isEmpty())
            continue;
        if (auto version = grammar.versionOf(tag.name))
            releases.append({std::move(*version), tag});
    }
    std::stable_sort(releases.begin(), releases.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    return releases;
}

using ReleaseTags = QList<std::pair<Version, GitTag>>;

/// Finds the first of @p releases that is reachable; its end if none is.
Result<ReleaseTags::const_iterator> firstReachable(LocalRepository &repository, const ReleaseTags &releases)
{
    QList<GitTag> tags;
    for (const auto &[version, tag] : releases)
        tags += tag;
    TB_TRY(const std::optional<GitTag> found, repository.firstReachable(tags));
    if (!found)
        return releases.cend();
    const auto release = std::find_if(releases.cbegin(), releases.cend(),
                                      [&found](const auto &entry) { return entry.second.name == found->name; });
    if (release == releases.cend())
        return fail(Error::Kind::Internal, u"git named a tag that it was not asked for"_s, found->name);
    return release;
}

bool isEarly(const Version &version)
{
    return version.isPreRelease() || version.isDevRelease();
}

/// The final releases of @p releases that may have been built on top of @p early: what was tagged before it was not,
/// and to look for that would mean to read the history down to where such a tag lies, on main as far as there is one.
Result<ReleaseTags> finalsSince(LocalRepository &repository, const ReleaseTags &releases, const GitTag &early)
{
    constexpr qint64 slop = 2 * 24 * 60 * 60; // as clocks differ
    TB_TRY(const QList<GitCommit> commit, repository.commitsBetween({}, early.commit, {}, 1));
    ReleaseTags finals;
    for (const auto &release : releases) {
        if (isEarly(release.first))
            continue;
        TB_TRY(const QDateTime day, repository.tagDate(release.second));
        if (commit.isEmpty() || commit.constFirst().date <= day.addSecs(slop))
            finals.append(release);
    }
    return finals;
}

/// Finds the highest release that is reachable and was not given up: a pre-release is, where a final release of a lower
/// version was built on top of it, as when 1.0.0b0 is put off and 0.19 follows. Takes those out of @p releases.
Result<ReleaseTags::const_iterator> firstStanding(LocalRepository &repository, ReleaseTags &releases)
{
    TB_TRY(auto latest, firstReachable(repository, releases));
    if (latest == releases.cend() || !isEarly(latest->first))
        return latest;
    TB_TRY(const ReleaseTags finals, finalsSince(repository, releases, latest->second));
    TB_TRY(const auto final, firstReachable(repository, finals));
    // Each question walks the history: ask about one tag after the other, not about all that stand above.
    while (final != finals.cend() && latest != releases.cend() && isEarly(latest->first) &&
           latest->first > final->first && latest->second.commit != final->second.commit) {
        TB_TRY(const bool below, repository.isAncestor(latest->second.commit, final->second.commit));
        if (!below)
            break;
        releases.erase(latest);
        TB_TRY(latest, firstReachable(repository, releases));
    }
    return latest;
}

/// Finds the package's latest tag; nothing if it was never tagged.
Result<std::optional<Version>> findLatestTag(LocalRepository &repository, ReleaseTags releases, PackageRow &package)
{
    TB_TRY(const auto latest, firstStanding(repository, releases));
    if (latest == releases.cend())
        return std::optional<Version>();
    const Version version = latest->first;
    package.latestTag = latest->second;
    TB_TRY(package.latestTag->date, repository.tagDate(latest->second));
    package.latestTagVersion = version.normalized();
    package.latestTagIsCandidate = version.isCandidate();
    return version;
}

/// @p head is the commit whose history counts.
Result<void> weighSinceTag(LocalRepository &repository, const QString &head, PackageRow &package)
{
    const QString exclude = package.latestTag ? package.latestTag->commit : QString();
    TB_TRY(const QList<GitCommit> commits, repository.commitsBetween(exclude, head, package.path, weighedCommits));
    package.commitsSinceTag = static_cast<int>(commits.size());
    if (commits.size() == weighedCommits && package.path == u"."_s) {
        TB_TRY(package.commitsSinceTag, repository.countSince(exclude));
    }
    QList<QString> messages;
    QStringList ids;
    for (const GitCommit &commit : commits) {
        if (commit.parents < 2) {
            messages += commit.message;
            ids += commit.id;
        }
    }
    package.evidence = weighCommits(messages);
    for (const CommitReason &reason : std::as_const(package.evidence.reasons))
        package.reasons.append(
            {EvidenceLine::Source::Commit, reason.level, ids[reason.message].first(shortId), reason.subject});
    package.evidence.reasons.clear(); // said above, with the commits' names
    package.unreleased = weighUnreleased(commits, package.unreleased.securityEntries);
    return {};
}

/// The tags name one package, and not only the repository's version: "core-v{version}", but not "release-{version}".
bool isOfComponent(const TagGrammar &grammar)
{
    static const QRegularExpression shared(
        u"^(?:(?:rel|release|releases|version|versions|ver)[-_@/])?v?\\{version\\}"_s,
        QRegularExpression::CaseInsensitiveOption);
    return !shared.match(grammar.releasePattern()).hasMatch();
}

/// A component that counts for itself under tags of the repository: 0.0.72 below 0.12.5. What it says went out with
/// the tag, which names another version.
bool countsForItself(const PackageRow &package, const Version &written, const Version &tagged)
{
    return package.path != u"."_s && !isOfComponent(package.grammar) && written < tagged &&
           (written.releaseNumber(0) != tagged.releaseNumber(0) || written.releaseNumber(1) != tagged.releaseNumber(1));
}

/// What users lose by the package's own data since the latest tag.
Result<QList<EvidenceLine>> lostSinceTag(LocalRepository &repository, ListedTree &tree, const PackageRow &package)
{
    const QString path = package.path == u"."_s ? u"pyproject.toml"_s : package.path + u"/pyproject.toml"_s;
    const auto now = package.latestTag ? tree.file(path) : Result<QByteArray>();
    if (!package.latestTag || !now)
        return QList<EvidenceLine>();
    const auto before = repository.fileAt(package.latestTag->commit, path);
    if (!before && before.error().kind != Error::Kind::NotFound)
        return tl::unexpected(before.error());
    return before && *before != *now ? metadataEvidence(*before, *now, path) : QList<EvidenceLine>();
}

/// Today, and how the tags follow the calendar. Only where a version could be one are days of tagging read.
Result<Calendar> learnCalendar(LocalRepository &repository, const ReleaseTags &releases, QDate today)
{
    constexpr qsizetype looked = 16;
    QList<DatedVersion> history;
    if (releases.isEmpty() || releases.first().first.releaseNumber(0).size() < 2)
        return Calendar(today);
    for (const auto &[version, tag] : releases.first(std::min(looked, releases.size()))) {
        if (version.isPreRelease())
            continue;
        TB_TRY(const QDateTime day, repository.tagDate(tag));
        history.append({version, day.date()});
    }
    return Calendar(today, history);
}

/// Sorts the reasons, and says where commits and changelog are of different minds.
void settleReasons(CommitEvidence::Level commits, PackageRow &package)
{
    constexpr qsizetype shown = 20;
    std::ranges::stable_sort(package.reasons, std::greater{}, &EvidenceLine::level);
    if (package.reasons.size() > shown)
        package.reasons.resize(shown);
    const CommitEvidence::Level changelog = package.unreleasedLevel;
    if (commits != changelog && package.unreleasedEntries > 0 && package.commitsSinceTag > 0)
        package.disagreement = u"The commits ask for %1, the changelog for %2"_s.arg(evidenceLevelName(commits),
                                                                                     evidenceLevelName(changelog));
}

/// Zeros as in the tags' calendar versions, and where those do not tell, as in the version file's.
void learnPadding(const ReleaseTags &releases, PackageRow &package)
{
    QList<Version> spelled;
    for (const auto &[version, tag] : releases)
        spelled.append(version);
    if (const auto written = Version::parse(package.versions.version, package.versions.scheme))
        spelled.append(*written);
    package.grammar = package.grammar.withPadding(ZeroPadding::learn(spelled));
}

/// What a component's tags may begin with: its name, also without npm's scope, its folder's name, and what follows the
/// name of another package of the repository (core-v2.48.0 for pydantic-core beside pydantic).
QStringList tagNames(const RepositoryRow &row, const PackageRow &package)
{
    const QString plain = package.name.section(u'/', -1);
    QStringList names{package.name, plain};
    if (package.path != u"."_s)
        names += package.path.section(u'/', -1);
    for (const PackageRow &other : row.packages) {
        const QString &longer = other.name;
        const qsizetype size = longer.size();
        if (size > 0 && plain.size() > size + 1 && plain.startsWith(longer, Qt::CaseInsensitive) &&
            u"-_."_s.contains(plain[size]))
            names += plain.sliced(size + 1);
    }
    names.removeDuplicates();
    return names;
}

bool begins(const QString &tag, const QString &name)
{
    return tag.size() > name.size() + 1 && tag.startsWith(name, Qt::CaseInsensitive) &&
           u"-_@/"_s.contains(tag[name.size()]);
}

/// The grammar of the repository's own tags, or of the component's where it has some.
TagGrammar grammarOf(const QStringList &tags, const RepositoryRow &row, const PackageRow &package)
{
    const VersionScheme scheme = package.versions.scheme;
    const bool several = row.packages.size() > 1;
    const TagGrammar first = TagGrammar::learn(tags, scheme, several ? package.name : QString());
    if (several ? isOfComponent(first) : !first.versionsOf(tags).isEmpty())
        return first;
    for (const QString &name : tagNames(row, package)) {
        if (std::none_of(tags.cbegin(), tags.cend(), [&](const QString &tag) { return begins(tag, name); }))
            continue;
        const TagGrammar own = TagGrammar::learn(tags, scheme, name);
        if (isOfComponent(own) && !own.versionsOf(tags).isEmpty())
            return own;
    }
    return first;
}

/// How the package's tags are written: chooseTagForm() says by which rules.
void learnGrammar(const QList<GitTag> &tags, const RepositoryRow &row, PackageRow &package)
{
    QStringList names;
    for (const GitTag &tag : tags)
        names += tag.name;
    const bool several = row.packages.size() > 1;
    const VersionScheme scheme = package.versions.scheme;
    package.grammar = grammarOf(names, row, package);
    // The policy's patterns are those of the whole repository.
    const bool isPart = several && package.path != u"."_s;
    const TagForm form = chooseTagForm(isPart ? ReleasePolicy() : row.policy, package, names);
    if (isPart && form.release == package.grammar.releasePattern() &&
        form.candidate == package.grammar.candidatePattern())
        return;
    const auto grammar = TagGrammar::fromPatterns(form.release, form.candidate, scheme);
    if (grammar)
        package.grammar = grammar->withUnderscores(package.grammar.underscored());
    else
        package.versions.problems.append(grammar.error());
}

Result<void> lookAtHistory(LocalRepository &repository, ListedTree &tree, const QString &head,
                           const ReleaseTags &releases, PackageRow &package, QDate today)
{
    TB_TRY(const std::optional<Version> tagged, findLatestTag(repository, releases, package));
    TB_CHECK(weighSinceTag(repository, head, package));
    TB_TRY(package.calendar, learnCalendar(repository, releases, today));
    TB_TRY(const QList<EvidenceLine> lost, lostSinceTag(repository, tree, package));
    package.reasons += lost;
    ReleaseEvidence evidence;
    evidence.tagged = tagged;
    if (auto written = Version::parse(package.versions.version, package.versions.scheme))
        evidence.tree = *written;
    if (evidence.tree && evidence.tagged && countsForItself(package, *evidence.tree, *evidence.tagged))
        evidence.tagged = evidence.tree;
    evidence.commits = package.evidence;
    evidence.changelog = package.unreleasedLevel;
    evidence.metadata = strongestOf(lost);
    evidence.calendar = package.calendar;
    const Suggestion suggestion = suggestRelease(evidence);
    settleReasons(evidence.commits.level, package);
    package.suggestedBump = suggestion.level;
    if (package.suggestedVersion.isEmpty() && suggestion.version) // the changelog may have said it
        package.suggestedVersion = package.grammar.inSpelling(*suggestion.version).spelling();
    return {};
}

Error damagedTag(const GitTag &tag)
{
    return {Error::Kind::Invalid,
            u"The tag %1 is damaged and was left out"_s.arg(tag.name),
            {},
            u"Run git fsck in the repository."_s,
            {},
            0};
}

Result<void> fill(LocalRepository &repository, RepositoryRow &row, QDate today)
{
    TB_TRY(row.state, repository.state());
    row.remote = remoteRepositoryName(row.state.remoteUrl);
    if (row.state.bare)
        return {}; // no working tree, so no version files, and nothing that could be released from here
    ListedTree tree(row.path);
    const auto policy = readPolicy(tree);
    row.policy = policy.value_or(ReleasePolicy());
    row.packages = findPackages(row.path, tree, row.name, row.policy);
    QString flow = row.policy.flow.value_or(QString());
    if (flow.isEmpty()) {
        const auto workflows = readWorkflows(tree);
        if (workflows)
            flow = recogniseFlow(*workflows);
        else if (!row.packages.isEmpty())
            row.packages.first().versions.problems.append(workflows.error());
    }
    TB_TRY(QList<GitTag> tags, repository.tags());
    tags.removeIf([&row](const GitTag &tag) {
        if (tag.object.isEmpty() && !row.packages.isEmpty())
            row.packages.first().versions.problems.append(damagedTag(tag));
        return tag.object.isEmpty();
    });
    for (PackageRow &package : row.packages) {
        package.flow = flow;
        if (!policy)
            package.versions.problems.append(policy.error());
        learnGrammar(tags, row, package);
        addSettingSources(row.policy, package);
        const ReleaseTags releases = releaseTags(tags, package.grammar);
        learnPadding(releases, package);
        package.calendar = Calendar(today);
        if (!row.state.head.isEmpty())
            TB_CHECK(lookAtHistory(repository, tree, row.state.head, releases, package, today));
        TB_CHECK(predictBuild(repository, tags, row.state, package));
    }
    return {};
}

} // namespace

bool PackageRow::dated() const
{
    for (const QString &text : {versions.version, latestTagVersion}) {
        const auto version = Version::parse(text, versions.scheme);
        if (version && calendar.formOf(*version))
            return true;
    }
    return false;
}

RepositoryRow scanRepository(LocalRepository &repository, QDate today)
{
    RepositoryRow row;
    row.path = repository.path();
    row.name = QDir(row.path).dirName();
    if (const auto filled = fill(repository, row, today); !filled)
        row.error = filled.error();
    return row;
}

RepositoryRow scanRepository(Git &git, const QString &path, QDate today)
{
    const auto repository = git.open(path);
    if (repository)
        return scanRepository(**repository, today);
    RepositoryRow row;
    row.path = path;
    row.name = QDir(path).dirName();
    row.error = repository.error();
    return row;
}

} // namespace tagboat
