// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "scan/packages.h"

#include "base/files.h"
#include "scan/changelogfile.h"
#include "scan/evidence.h"
#include "scan/towncriersettings.h"
#include "scan/treereading.h"
#include "scan/workspacemembers.h"
#include "versionfile/filefacts.h"
#include "versionfile/tomlfile.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// Where the package's changelog is: the root package's may be named by the policy, each one's by another release
/// tool's settings, as long as it is there.
Result<QString> changelogPath(const QString &root, ListedTree &tree, const PackageRow &package,
                              const ReleasePolicy &policy)
{
    if (package.path == u"."_s && policy.changelogPath)
        return *policy.changelogPath;
    const FoundSetting imported = findImported(package.versions.imports, u"changelog-path"_s);
    if (imported.setting != nullptr && readFileBelow(root, imported.setting->value, changelogLimit))
        return imported.setting->value;
    return findChangelogFile(tree, package.path);
}

/// A changelog of this many headings is none: the oldest projects have a few hundred releases.
constexpr int headingsLimit = 10'000;

Result<QByteArray> readChangelog(const QString &root, const QString &path)
{
    TB_TRY(QByteArray content, readFileBelow(root, path, changelogLimit));
    int headings = 0;
    for (qsizetype at = 0; at >= 0 && at < content.size() && headings <= headingsLimit;) {
        const QByteArrayView line = QByteArrayView(content).sliced(at);
        if (line.startsWith('#') || line.startsWith("===") || line.startsWith("---") || line.startsWith("~~~"))
            ++headings;
        at = content.indexOf('\n', at);
        at = at < 0 ? at : at + 1;
    }
    if (headings > headingsLimit)
        return failAt(Error::Kind::Invalid, path, 0, u"The changelog has more than %1 headings"_s.arg(headingsLimit));
    return content;
}

void lookAtChangelog(const QString &root, ListedTree &tree, const ReleasePolicy &policy, PackageRow &package)
{
    const auto path = changelogPath(root, tree, package, policy);
    if (!path) {
        package.versions.problems.append(path.error());
        return;
    }
    if (path->isEmpty())
        return;
    package.changelogPath = *path;
    const auto content = readChangelog(root, *path);
    const auto changelog = content ? Changelog::parse(*content, *path) : tl::unexpected(content.error());
    if (!changelog) {
        package.versions.problems.append(changelog.error());
        return;
    }
    package.changelogFormat = changelog->format();
    const auto towncrier = openTowncrier(tree, package.path, *path);
    if (!towncrier)
        package.versions.problems.append(towncrier.error());
    const bool fragments = towncrier && *towncrier;
    const ChangelogRelease waiting = fragments ? (*towncrier)->unreleased() : ChangelogRelease{};
    if (fragments)
        package.changelogFormat = ChangelogFormat::Towncrier;
    if (const ChangelogRelease *unreleased = fragments ? &waiting : changelog->unreleased()) {
        package.hasUnreleased = true;
        package.unreleasedEntries = unreleased->entryCount();
        package.reasons = changelogEvidence(*unreleased, *path);
        package.unreleasedLevel = strongestOf(package.reasons);
        package.unreleased.securityEntries = securityEntries(*unreleased);
        // Where nothing else says a version, Debian's open part says which comes next.
        if (package.versions.version.isEmpty() && Version::parse(changelog->openVersion(), package.versions.scheme))
            package.suggestedVersion = changelog->openVersion();
    }
}

PackageRow packageAt(const QString &root, ListedTree &tree, const QString &folder, const QString &name,
                     const ReleasePolicy &policy)
{
    PackageRow package;
    package.path = folder;
    package.versions = findVersions(tree.reader(), folder, policy.versionFilesOf(folder));
    const FoundSetting scheme = findImported(package.versions.imports, u"version-scheme"_s);
    if (policy.versionScheme)
        package.versions.scheme = *policy.versionScheme;
    else if (scheme.setting != nullptr && package.versions.ecosystem == u"generic"_s)
        package.versions.scheme = scheme.setting->value == u"semver"_s ? VersionScheme::SemVer : VersionScheme::Pep440;
    package.name = package.versions.packageName.isEmpty() ? name : package.versions.packageName;
    lookAtChangelog(root, tree, policy, package);
    return package;
}

} // namespace

TreeReader workingTreeReader(const QString &root)
{
    const auto read = [root](const QString &path) {
        return notPointer(readFileBelow(root, path, readLimitOf(path)), path);
    };
    const auto folders = [root](const QString &folder) {
        return namesOf(listFolderBelow(root, folder), FolderEntry::Kind::Folder);
    };
    const auto files = [root](const QString &folder) {
        return namesOf(listFolderBelow(root, folder), FolderEntry::Kind::File);
    };
    return {read, folders, files};
}

Result<QByteArray> notPointer(Result<QByteArray> content, const QString &path)
{
    if (content && content->startsWith("version https://git-lfs.github.com/spec/v1\n")) {
        return failAt(Error::Kind::Invalid, path, 0, u"It is an LFS pointer, not the file itself"_s, {},
                      u"Run: git lfs pull"_s);
    }
    return content;
}

QList<PackageRow> findPackages(const QString &root, const QString &name, const ReleasePolicy &policy)
{
    ListedTree tree(root);
    return findPackages(root, tree, name, policy);
}

QList<PackageRow> findPackages(const QString &root, ListedTree &tree, const QString &name, const ReleasePolicy &policy)
{
    const PackageRow main = packageAt(root, tree, u"."_s, name, policy);
    QList<PackageRow> packages;
    const QStringList folders = packageFolders(tree.reader());
    for (const QString &folder : folders.first(std::min(folders.size(), packageFoldersLimit))) {
        const PackageRow package = packageAt(root, tree, folder, folder.section(u'/', -1), policy);
        // A CMake or Meson project below another package is a part of it, or a copy of somebody else's.
        const bool built = package.versions.ecosystem == u"cmake"_s || package.versions.ecosystem == u"meson"_s;
        const bool inner = built && main.versions.origin != VersionFileSet::Origin::None;
        if (package.versions.origin != VersionFileSet::Origin::None && !inner)
            packages.append(package);
    }
    if (packages.isEmpty() || main.versions.origin != VersionFileSet::Origin::None)
        packages.prepend(main);
    if (folders.size() > packageFoldersLimit) {
        packages.first().versions.problems.append(
            {Error::Kind::Invalid,
             u"The repository has %1 folders of packages; the first %2 are shown"_s.arg(folders.size())
                 .arg(packageFoldersLimit),
             {},
             {},
             {},
             0});
    }
    return packages;
}

} // namespace tagboat
