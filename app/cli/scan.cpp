// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "commands.h"
#include "compose/adapters.h"
#include "scan/overview.h"
#include "scan/rowjson.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QMutex>
#include <QThread>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat::cli
{

namespace
{

/// The folders to look at: the arguments, or the workspace of the settings.
Result<QStringList> foldersOf(Invocation &call)
{
    QStringList given = call.arguments;
    if (given.isEmpty()) {
        TB_TRY(const Settings settings, call.session.settings());
        given = settings.workspaceFolders;
        if (given.isEmpty()) {
            return fail(Error::Kind::Usage, u"No folder was given, and the settings name none"_s, {},
                        u"Name a folder, or put [workspace] folders into %1"_s.arg(settings.file));
        }
    }
    QStringList folders;
    for (const QString &folder : given) {
        TB_TRY(const QString path, folderArgument(folder));
        folders += path;
    }
    return folders;
}

QString stateWord(const RepositoryRow &row)
{
    const WorkingState &state = row.state;
    if (row.error)
        return u"error: "_s + row.error->message;
    QStringList words;
    if (state.bare)
        words += u"bare"_s;
    if (state.detached)
        words += u"detached"_s;
    if (!state.operation.isEmpty())
        words += state.operation;
    if (state.conflicted > 0)
        words += u"%1 conflicted"_s.arg(state.conflicted);
    if (state.dirty())
        words += u"dirty"_s;
    if (state.ahead > 0)
        words += u"%1 ahead"_s.arg(state.ahead);
    if (state.behind > 0)
        words += u"%1 behind"_s.arg(state.behind);
    return words.isEmpty() ? u"clean"_s : words.join(u", "_s);
}

QStringList tableRow(const RepositoryRow &row, const PackageRow &package)
{
    const auto orDash = [](const QString &text) { return text.isEmpty() ? u"-"_s : text; };
    const QString next = !package.suggestedBump ? u"-"_s
                         : package.suggestedVersion.isEmpty()
                             ? suggestedBumpName(package)
                             : u"%1 (%2)"_s.arg(package.suggestedVersion, suggestedBumpName(package));
    return {row.name,
            package.name,
            orDash(package.versions.version),
            package.latestTag ? package.latestTag->name : u"-"_s,
            QString::number(package.commitsSinceTag),
            next,
            package.changelogPath.isEmpty() ? u"-"_s : u"%1 unreleased"_s.arg(package.unreleasedEntries),
            orDash(package.flow),
            stateWord(row)};
}

void printTable(Output &out, const QList<RepositoryRow> &rows)
{
    QList<QStringList> lines;
    for (const RepositoryRow &row : rows) {
        for (const PackageRow &package : row.packages)
            lines += tableRow(row, package);
        if (row.packages.isEmpty())
            lines += {row.name, u"-"_s, u"-"_s, u"-"_s, u"-"_s, u"-"_s, u"-"_s, u"-"_s, stateWord(row)};
    }
    if (lines.isEmpty())
        return out.note(u"No git repository was found"_s);
    out.table({u"REPOSITORY"_s, u"PACKAGE"_s, u"VERSION"_s, u"LATEST TAG"_s, u"COMMITS"_s, u"NEXT"_s, u"CHANGELOG"_s,
               u"FLOW"_s, u"STATE"_s},
              lines);
}

Result<int> run(Invocation &call)
{
    QElapsedTimer timer;
    timer.start();
    TB_TRY(const QStringList folders, foldersOf(call));
    Output &out = call.session.out;
    QMutex mutex; // rows come from several threads
    QList<RepositoryRow> rows;
    const auto onRow = [&](const RepositoryRow &row) {
        const QMutexLocker lock(&mutex);
        rows.append(row);
        out.progress(u"%1 repositories, %2"_s.arg(rows.size()).arg(row.path));
    };
    const auto onSkipped = [&](const Error &error) {
        const QMutexLocker lock(&mutex);
        out.note(describe(error));
    };
    scanWorkspace(makeGit, folders, call.session.cancel, onRow, QThread::idealThreadCount(), onSkipped);
    if (call.session.cancel.requested())
        return fail(Error::Kind::Cancelled, u"The scan was interrupted"_s);
    std::sort(rows.begin(), rows.end(), [](const auto &a, const auto &b) { return a.path < b.path; });
    if (!out.json()) {
        printTable(out, rows);
        return 0;
    }
    QJsonArray repositories;
    for (const RepositoryRow &row : rows)
        repositories.append(repositoryRowToJson(row));
    out.object({{u"schema"_s, 1}, {u"elapsedMs"_s, timer.elapsed()}, {u"repositories"_s, repositories}});
    return 0;
}

} // namespace

Command scanCommand()
{
    Command command;
    command.name = u"scan"_s;
    command.arguments = u"[DIR...]"_s;
    command.summary = u"Show every repository below the folders: version, latest tag, what wants a release."_s;
    command.description =
        u"Without DIR the workspace folders of the settings are scanned. Reads only: nothing in a\n"_s
        u"repository runs or changes, and no connection is opened. A repository that cannot be read\n"_s
        u"keeps its row, with the error."_s;
    command.examples = {u"tagboat-cli scan ~/src"_s,
                        u"tagboat-cli --json scan ~/src | jq '.repositories[].packages[].suggestedVersion'"_s};
    command.maximumArguments = -1;
    command.run = run;
    return command;
}

} // namespace tagboat::cli
