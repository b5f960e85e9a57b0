// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "commands.h"
#include "compose/practiceworld.h"
#include "ports/clock.h"

#include <QJsonArray>
#include <QThread>

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

QJsonObject toJson(const Harbour &harbour, const PracticePlace &place)
{
    QJsonArray repositories;
    for (const HarbourRepository &repository : harbour.repositories) {
        repositories.append(QJsonObject{{u"name"_s, repository.name},
                                        {u"path"_s, repository.path},
                                        {u"remote"_s, repository.remote},
                                        {u"remoteUrl"_s, repository.remotePath},
                                        {u"flow"_s, repository.flow}});
    }
    QJsonObject addresses;
    if (!place.api.isEmpty())
        addresses = {{u"api"_s, place.api},
                     {u"graphql"_s, QString(place.api + u"/graphql"_s)},
                     {u"storage"_s, place.storage},
                     {u"control"_s, QString(place.api + u"/_harbour"_s)}};
    return {{u"schema"_s, 1},
            {u"folder"_s, harbour.folder},
            {u"adopted"_s, harbour.adopted},
            {u"addresses"_s, addresses},
            {u"user"_s, place.user.isEmpty() ? QJsonValue() : QJsonValue(place.user)},
            // A token is never printed; the file can be read by its owner alone.
            {u"tokenFile"_s, place.tokenFile.isEmpty() ? QJsonValue() : QJsonValue(place.tokenFile)},
            {u"repositories"_s, repositories}};
}

void tell(Output &out, const Harbour &harbour, const PracticePlace &place)
{
    out.object(toJson(harbour, place));
    if (!out.json()) {
        QList<QStringList> rows;
        for (const HarbourRepository &repository : harbour.repositories)
            rows.append({repository.name, repository.flow, repository.path});
        out.table({u"REPOSITORY"_s, u"FLOW"_s, u"FOLDER"_s}, rows);
        if (!place.api.isEmpty())
            out.line(u"The forge answers at %1 (tokens: %2). Ctrl+C ends it."_s.arg(place.api, place.tokenFile));
    }
    out.flush();
    Output::deliver();
}

Result<PracticeWorldOptions> optionsOf(const Invocation &call)
{
    PracticeWorldOptions options;
    options.faults = call.values(u"fault"_s);
    bool good = true;
    if (call.has(u"port"_s))
        options.port = call.value(u"port"_s).toUShort(&good);
    if (!good)
        return fail(Error::Kind::Usage, u"“%1” is no port"_s.arg(call.value(u"port"_s)));
    if (call.has(u"speed"_s)) {
        TB_TRY(options.speed, practiceSpeed(call.value(u"speed"_s)));
    }
    return options;
}

Result<int> run(Invocation &call)
{
    Output &out = call.session.out;
    TB_TRY(const QString folder, harbourFolder(call));
    if (call.has(u"make-only"_s)) {
        TB_TRY(const Harbour harbour, createHarbour(folder, SystemClock().now()));
        tell(out, harbour, {});
        return 0;
    }
    TB_TRY(const PracticeWorldOptions options, optionsOf(call));
    TB_TRY(const PracticeWorld world, openPracticeWorld(folder, options));
    tell(out, world.harbour, world.place);
    while (!call.session.cancel.requested()) // the forge has a thread of its own
        QThread::msleep(100);
    return 0;
}

} // namespace

Command practiceCommand()
{
    Command command;
    command.name = u"practice"_s;
    command.arguments = u"[--dir DIR] [--speed N] [--port P] [--fault SPEC]... [--make-only]"_s;
    command.summary = u"Run the practice harbour: sample repositories and a forge like GitHub."_s;
    command.description =
        u"Makes the harbour in DIR, or takes the one that is there as it stands; a folder that holds something else is "
        u"refused. Clones are in DIR/work/NAME, remotes in DIR/remotes/OWNER/NAME.git, and nothing outside DIR is "
        u"written. "
        u"Then its forge answers on 127.0.0.1 until Ctrl+C; a later start goes on from there. "
        u"The first line of output is a JSON object: folder, adopted (it stood before), addresses (api, graphql, "
        u"storage, control), user, tokenFile, and repositories with name, path, remote, remoteUrl and flow. "
        u"Remove DIR to start afresh."_s;
    command.options = {
        {u"dir"_s, u"The harbour's folder; by default that of --practice, or practice/ in the data folder."_s,
         u"DIR"_s},
        {u"speed"_s, u"A clock N times as fast, also for later starts: a timer of 30 minutes takes 30/N minutes."_s,
         u"N"_s},
        {u"port"_s, u"The forge's port; by default a free one."_s, u"P"_s},
        {u"fault"_s,
         u"Trouble to come, as “KIND METHOD PATH [TIMES]”: secondary, primary, too-many, portal, drop, "
         u"lost, cut, or latency and status, with milliseconds or the status after TIMES. METHOD may be "
         u"*, and PATH hold it."_s,
         u"SPEC"_s},
        {u"make-only"_s, u"Make the repositories and end, without a forge."_s}};
    command.examples = {u"tagboat-cli practice --dir ~/harbour --speed 60"_s, u"tagboat-cli scan ~/harbour/work"_s,
                        u"tagboat-cli practice --fault \"lost POST */pulls\""_s};
    command.run = run;
    return command;
}

} // namespace tagboat::cli
