// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "commands.h"
#include "forgeshared.h"
#include "setupshared.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace tagboat::cli
{

namespace
{

Result<int> run(Invocation &call)
{
    Output &out = call.session.out;
    TB_TRY(const auto places, openForges(call.session));
    QJsonArray list;
    bool good = true;
    for (const QString &argument : std::as_const(call.arguments)) {
        TB_TRY(const SetupPlace place, setupPlace(call, *places, argument));
        out.progress(u"Looking at the set-up of %1"_s.arg(place.place.repository.full()));
        TB_TRY(const SetupAudit done, audit(place, call.session.cancel));
        good = good && done.faults().isEmpty();
        if (out.json()) {
            TB_TRY(const QJsonObject object, toJson(place, done));
            list.append(object);
        } else {
            printAudit(place, done, call.has(u"all"_s), out);
        }
    }
    if (out.json())
        out.document({{u"repositories"_s, list}});
    return good ? 0 : 1;
}

} // namespace

Command setupAuditCommand()
{
    Command command;
    command.name = u"setup audit"_s;
    command.arguments = u"REPO... [--flow F] [--package P] [--reviewer ENV=WHO]... [--all]"_s;
    command.summary = u"What a release process rests on: what stands, what should, and why."_s;
    command.description =
        u"Looks at the protection of the base branch and of release tags (classic protection and rulesets), the "
        u"environments with their reviewers, timers and policies for branches and tags, secrets and their age, "
        u"workflow "
        u"files and required files, as the forge has them on the base branch. Nothing is written. Exit status 1: "
        u"something is missing, differs, or cannot be read."_s;
    command.options = setupOptions();
    command.options += {u"all"_s, u"Tell what stands, too."_s};
    command.examples = {u"tagboat-cli setup audit ."_s, u"tagboat-cli --json setup audit ~/src/*"_s};
    command.minimumArguments = 1;
    command.maximumArguments = -1;
    command.run = run;
    return command;
}

} // namespace tagboat::cli
