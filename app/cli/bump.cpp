// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "version/bump.h"
#include "commands.h"
#include "repositoryargument.h"
#include "scan/packages.h"
#include "versionfile/versionfile.h"

#include <QHash>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace tagboat::cli
{

namespace
{

Result<Version> target(const Invocation &call, const VersionFileSet &set)
{
    if (call.has(u"level"_s) == call.has(u"to"_s))
        return fail(Error::Kind::Usage, u"bump wants either --level or --to"_s, {}, u"See tagboat-cli bump --help"_s);
    if (call.has(u"to"_s))
        return Version::parse(call.value(u"to"_s), set.scheme);
    TB_TRY(const BumpLevel level, bumpLevelFromName(call.value(u"level"_s)));
    TB_TRY(const Version from, Version::parse(set.version, set.scheme));
    return bump(from, level);
}

/// No edits are fine if the version is there already; else nothing could be written, and that is an error.
Result<void> checkNothingToDo(const VersionFileSet &set, const Version &to)
{
    const auto now = Version::parse(set.version, set.scheme);
    if (now && *now == to)
        return {};
    if (!set.problems.isEmpty())
        return tl::unexpected(set.problems.constFirst());
    if (set.origin == VersionFileSet::Origin::Vcs)
        return fail(Error::Kind::NotFound, u"No file holds the version: the build takes it from the tags"_s, {},
                    u"Tag the release instead."_s);
    return fail(Error::Kind::NotFound, u"No file holds a version that could be written"_s, {},
                u"Name the place under [[version-file]] in .tagboat.toml."_s);
}

/// The same places with the text that they have after the edits.
QJsonArray filesToJson(const VersionFileSet &before, const QList<FileEdit> &edits, const TreeReader &read,
                       const OpenedRepository &opened)
{
    QHash<QString, QByteArray> changed;
    for (const FileEdit &edit : edits)
        changed.insert(edit.path, edit.after);
    const VersionFileSet after = findVersions(
        [&](const QString &path) -> Result<QByteArray> {
            return changed.contains(path) ? Result<QByteArray>(changed.value(path)) : read(path);
        },
        opened.package.path, opened.row.policy.versionFilesOf(opened.package.path));
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
    TB_TRY(const Version to, target(call, set));
    const TreeReader read = workingTreeReader(opened.root());
    const QList<VersionFilePattern> patterns = opened.row.policy.versionFilesOf(opened.package.path);
    TB_TRY(const QList<FileEdit> edits, editsForVersion(set, read, to, patterns));
    if (edits.isEmpty())
        TB_CHECK(checkNothingToDo(set, to));
    TB_TRY(const QByteArray diff, opened.git->unifiedDiff(edits));
    const bool dryRun = call.has(u"dry-run"_s);
    if (!dryRun)
        TB_CHECK(writeEdits(opened.root(), edits));
    Output &out = call.session.out;
    if (out.json()) {
        out.object({{u"from"_s, set.version},
                    {u"to"_s, to.normalized()},
                    {u"files"_s, filesToJson(set, edits, read, opened)},
                    {u"diff"_s, QString::fromUtf8(diff)}});
    } else if (dryRun) {
        out.bytes(diff);
    } else {
        for (const FileEdit &edit : edits)
            out.line(edit.path);
    }
    if (edits.isEmpty())
        out.note(u"%1 is %2 already; nothing to change"_s.arg(opened.package.name, to.normalized()));
    return 0;
}

} // namespace

Command bumpCommand()
{
    Command command;
    command.name = u"bump"_s;
    command.arguments = u"REPO (--level LEVEL | --to V) [--package P] [--dry-run]"_s;
    command.summary = u"Write a new version into a package's version files."_s;
    command.description =
        u"Only the version's own characters change. With --dry-run nothing is written and a unified\n"_s
        u"diff is printed, which git apply takes."_s;
    command.options = {{{u"l"_s, u"level"_s}, u"patch, minor, major, candidate, promote, post or dev."_s, u"LEVEL"_s},
                       {u"to"_s, u"This version."_s, u"V"_s},
                       packageOption(),
                       {u"dry-run"_s, u"Print the diff and write nothing."_s}};
    command.examples = {u"tagboat-cli bump . --level minor --dry-run"_s,
                        u"tagboat-cli bump ~/src/harbour-core --to 1.5.0rc1"_s};
    command.minimumArguments = 1;
    command.maximumArguments = 1;
    command.run = run;
    return command;
}

} // namespace tagboat::cli
