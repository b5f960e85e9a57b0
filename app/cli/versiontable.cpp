// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "commands.h"
#include "releaseshared.h"
#include "repositoryargument.h"
#include "scan/evidence.h"
#include "version/bump.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace tagboat::cli
{

namespace
{

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QString orDash(const QString &text)
{
    return text.isEmpty() ? u"—"_s : text;
}

QJsonObject tableToJson(const VersionTable &table)
{
    QJsonArray options;
    for (const VersionOption &option : table.options)
        options.append(QJsonObject{{u"level"_s, bumpLevelName(option.level)},
                                   {u"file"_s, orNull(option.version)},
                                   {u"tag"_s, orNull(option.tag)},
                                   {u"pypi"_s, orNull(option.pypi)},
                                   {u"suggested"_s, option.suggested},
                                   {u"reason"_s, orNull(option.reason)}});
    QJsonArray reasons;
    for (const EvidenceLine &line : table.reasons)
        reasons.append(QJsonObject{{u"source"_s, evidenceSourceName(line.source)},
                                   {u"level"_s, evidenceLevelName(line.level)},
                                   {u"place"_s, line.place},
                                   {u"text"_s, line.text}});
    return {{u"package"_s, table.package},
            {u"current"_s, orNull(table.current)},
            {u"suggested"_s, orNull(table.suggested)},
            {u"options"_s, options},
            {u"reasons"_s, reasons},
            {u"disagreement"_s, orNull(table.disagreement)}};
}

void printTable(const VersionTable &table, Output &out)
{
    QList<QStringList> rows;
    for (const VersionOption &option : table.options)
        rows.append({bumpLevelName(option.level), orDash(option.version), orDash(option.tag), orDash(option.pypi),
                     option.suggested ? u"suggested"_s : option.reason});
    out.line(u"%1 %2"_s.arg(table.package, table.current));
    out.table({u"LEVEL"_s, u"FILE"_s, u"TAG"_s, u"PYPI"_s, {}}, rows);
    if (!table.disagreement.isEmpty())
        out.line(table.disagreement);
    for (const EvidenceLine &line : table.reasons)
        out.line(u"%1  %2  %3"_s.arg(evidenceLevelName(line.level).leftJustified(5), line.place, line.text));
}

Result<int> run(Invocation &call)
{
    TB_TRY(const QString repository, folderArgument(call.arguments.constFirst()));
    TB_TRY(const auto service, releaseService(call.session));
    TB_TRY(const VersionTable table,
           runToEnd(service->versions(repository, call.value(u"package"_s), call.session.cancel)));
    if (call.session.out.json())
        call.session.out.document(tableToJson(table));
    else
        printTable(table, call.session.out);
    return 0;
}

} // namespace

Command versionTableCommand()
{
    Command command;
    command.name = u"version"_s;
    command.arguments = u"REPO [--package P]"_s;
    command.summary = u"Show every version that could be next, as file, tag and PyPI say it."_s;
    command.description = u"What cannot be released says why. Below stands what speaks for the suggested version: "_s
                          u"commits, changelog entries, and what users lose by the package's own data."_s;
    command.options = {packageOption()};
    command.examples = {u"tagboat-cli version ."_s, u"tagboat-cli --json version ~/src/harbour-core"_s};
    command.minimumArguments = 1;
    command.maximumArguments = 1;
    command.run = run;
    return command;
}

} // namespace tagboat::cli
