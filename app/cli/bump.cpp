// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "version/bump.h"
#include "base/errorjson.h"
#include "commands.h"
#include "ports/clock.h"
#include "repositoryargument.h"
#include "scan/packages.h"
#include "scan/versionchange.h"
#include "versionfile/filefacts.h"
#include "versionfile/versionfile.h"

#include <QDir>
#include <QHash>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat::cli
{

namespace
{

/// Why no file's version can be read or written: what the scan reports of the file, else what the set says.
Error withoutVersion(const VersionFileSet &set)
{
    if (!set.problems.isEmpty())
        return set.problems.constFirst();
    if (set.origin == VersionFileSet::Origin::Vcs)
        return {Error::Kind::NotFound,
                u"No file holds the version: the build takes it from the tags"_s,
                {},
                u"Tag the release instead."_s,
                {},
                0};
    return {Error::Kind::NotFound,
            u"No file holds a version that could be written"_s,
            {},
            u"Name the place under [[version-file]] in .tagboat.toml."_s,
            {},
            0};
}

Result<Version> target(const Invocation &call, const PackageRow &package)
{
    const VersionFileSet &set = package.versions;
    if (call.has(u"level"_s) == call.has(u"to"_s))
        return fail(Error::Kind::Usage, u"bump wants either --level or --to"_s, {}, u"See tagboat-cli bump --help"_s);
    if (call.has(u"to"_s)) {
        TB_TRY(const Version to, Version::parse(call.value(u"to"_s), set.scheme));
        return package.grammar.inSpelling(to);
    }
    TB_TRY(const BumpLevel level, bumpLevelFromName(call.value(u"level"_s)));
    const auto from = Version::parse(set.version, set.scheme);
    if (!from)
        return tl::unexpected(set.version.isEmpty() || !set.problems.isEmpty() ? withoutVersion(set) : from.error());
    TB_TRY(const Version to, bump(*from, level, package.calendar));
    return package.grammar.inSpelling(to);
}

/// No edits are fine if the version is there already; else nothing could be written, and that is an error.
Result<void> checkNothingToDo(const VersionFileSet &set, const Version &to)
{
    const auto now = Version::parse(set.version, set.scheme);
    if (now && *now == to)
        return {};
    return tl::unexpected(withoutVersion(set));
}

/// Whether the file of @p problem may hold a version that now stays behind: the settings name it, or would name files
/// if they could be read, or it holds the version's text, or it is a lock that is too large to be read. The changelog
/// is other commands' business.
bool staysBehind(const Error &problem, const PackageRow &package, const QList<VersionFilePattern> &patterns,
                 const QList<FileEdit> &edits, const TreeReader &read)
{
    if (problem.path.isEmpty() || problem.path == package.changelogPath)
        return false;
    if (std::ranges::find(edits, problem.path, &FileEdit::path) != edits.end())
        return false;
    const auto isNamed = [&](const VersionFilePattern &pattern) {
        return QDir::cleanPath(pattern.path) == QDir::cleanPath(problem.path);
    };
    if (problem.path == ReleasePolicy::fileName() || isLockFile(problem.path) || std::ranges::any_of(patterns, isNamed))
        return true;
    const auto content = read(problem.path);
    return content && content->contains(package.versions.version.toUtf8());
}

/// The same places with the text that they have after the edits.
QJsonArray filesToJson(const VersionFileSet &before, const QList<FileEdit> &edits, const TreeReader &read,
                       const OpenedRepository &opened)
{
    QHash<QString, QByteArray> changed;
    for (const FileEdit &edit : edits)
        changed.insert(edit.path, edit.after);
    const auto readChanged = [&](const QString &path) -> Result<QByteArray> {
        return changed.contains(path) ? Result<QByteArray>(changed.value(path)) : read(path);
    };
    const TreeReader edited(readChanged, [&read](const QString &folder) { return read.folders(folder); });
    const VersionFileSet after =
        findVersions(edited, opened.package.path, opened.row.policy.versionFilesOf(opened.package.path));
    QJsonArray files;
    for (const VersionOccurrence &place : before.occurrences) {
        for (const VersionOccurrence &now : after.occurrences) {
            if (now.path == place.path && now.line == place.line && now.kind == place.kind && now.text != place.text) {
                files.append(QJsonObject{{u"path"_s, place.path},
                                         {u"line"_s, place.line},
                                         {u"before"_s, place.text},
                                         {u"after"_s, now.text}});
                break;
            }
        }
    }
    return files;
}

Result<int> run(Invocation &call)
{
    TB_TRY(const OpenedRepository opened, openRepository(call));
    const VersionFileSet &set = opened.package.versions;
    TB_TRY(const Version to, target(call, opened.package));
    TB_CHECK(checkTarget(*opened.repository, opened.package, to, call.has(u"new-epoch"_s)));
    const TreeReader read = workingTreeReader(opened.root());
    const QList<VersionFilePattern> patterns = opened.row.policy.versionFilesOf(opened.package.path);
    TB_TRY(const QList<FileEdit> edits, editsForVersion(set, read, to, patterns, SystemClock().now().date()));
    if (edits.isEmpty())
        TB_CHECK(checkNothingToDo(set, to));
    TB_TRY(const QByteArray diff, opened.git->unifiedDiff(edits));
    const bool dryRun = call.has(u"dry-run"_s);
    if (!dryRun)
        TB_CHECK(writeEdits(opened.root(), edits));
    Output &out = call.session.out;
    if (out.json()) {
        QJsonArray problems;
        for (const Error &problem : set.problems)
            problems.append(errorToJson(problem));
        out.document({{u"from"_s, set.version},
                      {u"to"_s, to.spelling()},
                      {u"files"_s, filesToJson(set, edits, read, opened)},
                      {u"diff"_s, QString::fromUtf8(diff)},
                      {u"problems"_s, problems}});
    } else if (dryRun) {
        out.bytes(diff);
    } else {
        for (const FileEdit &edit : edits)
            out.line(edit.path);
    }
    if (edits.isEmpty())
        out.note(u"%1 is %2 already; nothing to change"_s.arg(opened.package.name, to.spelling()));
    int status = 0;
    for (const Error &problem : set.problems) {
        const bool matters = staysBehind(problem, opened.package, patterns, edits, read);
        if (matters && !out.json())
            out.error(problem); // a program has it among the problems
        else
            out.note(describe(problem));
        if (matters)
            status = 1;
    }
    return status;
}

} // namespace

Command bumpCommand()
{
    Command command;
    command.name = u"bump"_s;
    command.arguments = u"REPO (--level LEVEL | --to V) [--package P] [--dry-run]"_s;
    command.summary = u"Write a new version into a package's version files."_s;
    command.description =
        u"Only the version's own characters change. With --dry-run nothing is written and a unified "_s
        u"diff is printed, which git apply takes. A level counts from the version in the files. "_s
        u"Files that cannot be read are reported; exit status 1 means that one of them may still say "_s
        u"the old version."_s;
    command.options = {{{u"l"_s, u"level"_s}, u"patch, minor, major, candidate, promote, post or dev."_s, u"LEVEL"_s},
                       {u"to"_s, u"This version."_s, u"V"_s},
                       packageOption(),
                       newEpochOption(),
                       {u"dry-run"_s, u"Print the diff and write nothing."_s}};
    command.examples = {u"tagboat-cli bump . --level minor --dry-run"_s,
                        u"tagboat-cli bump ~/src/harbour-core --to 1.5.0rc1"_s};
    command.minimumArguments = 1;
    command.maximumArguments = 1;
    command.run = run;
    return command;
}

} // namespace tagboat::cli
