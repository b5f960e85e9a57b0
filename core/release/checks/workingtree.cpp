// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/checks/check.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace tagboat::checks
{

namespace
{

using State = CheckResult::State;

/// GitHub refuses files above 100 MiB and warns above 50.
constexpr qint64 largeFile = qint64(50) * 1024 * 1024;
constexpr qint64 tooLargeFile = 2 * largeFile;
constexpr qint64 littleSpace = qint64(200) * 1024 * 1024;
constexpr qint64 noSpace = qint64(10) * 1024 * 1024;

QString megabytes(qint64 bytes)
{
    return u"%1 MiB"_s.arg(bytes / (1024 * 1024));
}

Findings operation(const Premises &in)
{
    if (in.state().operation.isEmpty())
        return {};
    return blocks(u"A %1 is in progress"_s.arg(in.state().operation), u"Finish or abort it first."_s);
}

Findings conflicts(const Premises &in)
{
    if (in.state().conflicted == 0)
        return {};
    return blocks(counted(in.state().conflicted, u"A file has conflicts"_s, u"%1 files have conflicts"_s),
                  u"Resolve them and commit."_s);
}

Findings treeClean(const Premises &in)
{
    const WorkingState &state = in.state();
    if (state.staged + state.modified == 0)
        return passed(u"The working tree is clean"_s, u"%1 tracked files"_s.arg(in.tracked.size()));
    return blocks(u"The working tree has changes: %1 staged, %2 modified"_s.arg(state.staged).arg(state.modified),
                  u"Commit or stash them."_s);
}

Findings untracked(const Premises &in)
{
    if (in.state().untracked == 0)
        return {};
    return warns(counted(in.state().untracked, u"An untracked file stays out of the release"_s,
                         u"%1 untracked files stay out of the release"_s),
                 u"Add them, or list them in .gitignore."_s);
}

Findings submodules(const Premises &in)
{
    QStringList dirty;
    QStringList drifted;
    QStringList absent;
    for (const Submodule &module : in.submodules) {
        if (module.current.isEmpty())
            absent.append(module.path);
        else if (module.current != module.recorded)
            drifted.append(
                u"%1 is at %2, recorded is %3"_s.arg(module.path, module.current.first(7), module.recorded.first(7)));
        else if (module.dirty)
            dirty.append(module.path);
    }
    if (!drifted.isEmpty())
        return warns(counted(drifted.size(), u"A submodule is not at the commit that a release records"_s,
                             u"%1 submodules are not at the commits that a release records"_s),
                     u"Run: git submodule update, or commit the new state."_s, someOf(drifted));
    if (!dirty.isEmpty())
        return warns(counted(dirty.size(), u"A submodule has changes that are not committed"_s,
                             u"%1 submodules have changes that are not committed"_s),
                     u"Commit them there, or stash them."_s, someOf(dirty));
    if (!absent.isEmpty())
        return warns(
            counted(absent.size(), u"A submodule is not checked out"_s, u"%1 submodules are not checked out"_s),
            u"Run: git submodule update --init"_s, someOf(absent));
    return in.submodules.isEmpty() ? Findings()
                                   : passed(counted(in.submodules.size(), u"The submodule is at its recorded commit"_s,
                                                    u"%1 submodules are at their recorded commits"_s));
}

Findings largeFiles(const Premises &in)
{
    QStringList large;
    bool refused = false;
    for (const TrackedFile &file : in.tracked) {
        if (file.size < largeFile)
            continue;
        large.append(u"%1 (%2)"_s.arg(file.path, megabytes(file.size)));
        refused = refused || file.size > tooLargeFile;
    }
    if (large.isEmpty())
        return {};
    return warns(refused ? u"A tracked file is above 100 MiB, which GitHub refuses"_s
                         : u"A tracked file is above 50 MiB"_s,
                 u"Keep it in Git LFS or outside the repository."_s, someOf(large));
}

/// macOS and Windows keep one of two files whose names differ by case alone.
Findings nameCase(const Premises &in)
{
    QHash<QString, QString> seen;
    QStringList pairs;
    for (const TrackedFile &file : in.tracked) {
        const QString folded = file.path.toCaseFolded();
        if (const auto other = seen.constFind(folded); other != seen.cend())
            pairs.append(u"%1 and %2"_s.arg(*other, file.path));
        else
            seen.insert(folded, file.path);
    }
    if (pairs.isEmpty())
        return {};
    return warns(u"Tracked files differ by upper and lower case alone; macOS and Windows keep one of them"_s,
                 u"Rename one."_s, someOf(pairs));
}

Findings diskSpace(const Premises &in)
{
    if (in.freeBytes < 0 || in.freeBytes >= littleSpace)
        return {};
    const QString title = u"The disk has %1 left"_s.arg(megabytes(in.freeBytes));
    const QString remedy = u"Make room: a release writes commits, tags and its journal."_s;
    return in.freeBytes < noSpace ? blocks(title, remedy) : warns(title, remedy);
}

} // namespace

QList<Check> workingTreeChecks()
{
    const QString group = u"Working tree"_s;
    const QString git = u"git"_s;
    return {
        {{u"operation"_s, group, u"No merge, rebase or other operation is in progress"_s, git}, operation},
        {{u"conflicts"_s, group, u"No file has conflicts"_s, git}, conflicts},
        {{u"tree-clean"_s, group, u"Nothing is staged or modified"_s, git}, treeClean},
        {{u"untracked"_s, group, u"No file is neither tracked nor ignored"_s, git, State::Warns}, untracked},
        {{u"submodules"_s, group, u"Submodules are clean and at their recorded commits"_s, git, State::Warns},
         submodules},
        {{u"large-files"_s, group, u"No tracked file is too large for a forge"_s, git, State::Warns}, largeFiles},
        {{u"name-case"_s, group, u"No two files differ by case alone"_s, git, State::Warns}, nameCase},
        {{u"disk-space"_s, group, u"The disk has room"_s, u"files"_s}, diskSpace},
    };
}

} // namespace tagboat::checks
