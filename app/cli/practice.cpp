// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "commands.h"
#include "ports/clock.h"
#include "practice/harbour.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace tagboat::cli
{

namespace
{

/// --dir, or the folder that --practice names, or one beside the journal.
Result<QString> harbourFolder(Invocation &call)
{
    if (call.has(u"dir"_s))
        return call.value(u"dir"_s);
    if (!call.session.options.practiceFolder.isEmpty())
        return call.session.options.practiceFolder;
    TB_TRY(const QString data, call.session.dataFolder());
    return QString(data + u"/practice"_s);
}

QJsonObject toJson(const Harbour &harbour)
{
    QJsonArray repositories;
    for (const HarbourRepository &repository : harbour.repositories) {
        repositories.append(QJsonObject{{u"name"_s, repository.name},
                                        {u"path"_s, repository.path},
                                        {u"remote"_s, repository.remote},
                                        {u"remoteUrl"_s, repository.remotePath},
                                        {u"flow"_s, repository.flow}});
    }
    // Remotes are folders: there is no service yet whose address and token could stand here.
    return {{u"schema"_s, 1},
            {u"folder"_s, harbour.folder},
            {u"adopted"_s, harbour.adopted},
            {u"addresses"_s, QJsonObject()},
            {u"token"_s, QJsonValue::Null},
            {u"repositories"_s, repositories}};
}

Result<int> run(Invocation &call)
{
    Output &out = call.session.out;
    TB_TRY(const QString folder, harbourFolder(call));
    TB_TRY(const Harbour harbour, createHarbour(folder, SystemClock().now()));
    out.object(toJson(harbour));
    if (!out.json()) {
        QList<QStringList> rows;
        for (const HarbourRepository &repository : harbour.repositories)
            rows.append({repository.name, repository.flow, repository.path});
        out.table({u"REPOSITORY"_s, u"FLOW"_s, u"FOLDER"_s}, rows);
    }
    return 0;
}

} // namespace

Command practiceCommand()
{
    Command command;
    command.name = u"practice"_s;
    command.arguments = u"[--dir DIR]"_s;
    command.summary = u"Make a practice harbour: sample repositories whose remotes are folders."_s;
    command.description =
        u"Makes the harbour in DIR, or takes the one that is there as it stands; a folder that holds something else is "
        u"refused. Clones are in DIR/work/NAME, remotes in DIR/remotes/OWNER/NAME.git, and nothing outside DIR is "
        u"written. "
        u"The first line of output is a JSON object: folder, adopted (it stood before), addresses, token, and "
        u"repositories "
        u"with name, path, remote, remoteUrl and flow. Where there is nothing to serve (no address), the command ends "
        u"at "
        u"once with status 0. Remove DIR to start afresh."_s;
    command.options = {{u"dir"_s, u"The harbour's folder; by default practice/ in the data folder."_s, u"DIR"_s}};
    command.examples = {u"tagboat-cli practice --dir ~/harbour"_s, u"tagboat-cli scan ~/harbour/work"_s};
    command.run = run;
    return command;
}

} // namespace tagboat::cli
