// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "commands.h"
#include "forgeshared.h"
#include "release/approvalinbox.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace tagboat::cli
{

namespace
{

QString dateText(const QDateTime &date)
{
    return date.isValid() ? date.toUTC().toString(Qt::ISODate) : QString();
}

QJsonObject toJson(const QString &repository, const WaitingApproval &item)
{
    QStringList reviewers;
    for (const EnvironmentReviewer &reviewer : item.gate.reviewers)
        reviewers.append(reviewer.name);
    const QString ends = dateText(item.timerEnds);
    return {{u"repository"_s, repository},
            {u"version"_s, item.run.headBranch},
            {u"commit"_s, item.run.headCommit},
            {u"environment"_s, item.gate.environmentName},
            {u"waitingSince"_s, dateText(item.run.updatedAt)},
            {u"timerEnds"_s, ends.isEmpty() ? QJsonValue() : QJsonValue(ends)},
            {u"reviewers"_s, QJsonArray::fromStringList(reviewers)},
            {u"canApprove"_s, item.gate.mayApprove},
            {u"whyNot"_s, item.whyNot()},
            {u"workflowRun"_s, item.run.url}};
}

Result<int> runList(Invocation &call)
{
    Output &out = call.session.out;
    TB_TRY(const auto places, openForges(call.session));
    QJsonArray list;
    QList<QStringList> rows;
    for (const QString &argument : std::as_const(call.arguments)) {
        TB_TRY(const ForgePlace place, forgePlaceOf(*places, argument, call.session));
        TB_TRY(const auto waiting, runToEnd(waitingApprovals(place, call.session.cancel)));
        for (const WaitingApproval &item : waiting) {
            list.append(toJson(place.repository.full(), item));
            rows.append({place.repository.full(), item.run.headBranch, item.gate.environmentName,
                         dateText(item.timerEnds), item.gate.mayApprove ? u"you"_s : item.whyNot()});
        }
    }
    if (out.json())
        out.object({{u"schema"_s, 1}, {u"approvals"_s, list}});
    else if (rows.isEmpty())
        out.note(u"Nothing waits"_s);
    else
        out.table({u"REPOSITORY"_s, u"VERSION"_s, u"ENVIRONMENT"_s, u"TIMER ENDS"_s, u"WHO MAY"_s}, rows);
    return 0;
}

Result<int> decide(Invocation &call, bool approve)
{
    TB_TRY(const auto places, openForges(call.session));
    TB_TRY(const ForgePlace place, forgePlaceOf(*places, call.arguments.constFirst(), call.session));
    const Cancel &cancel = call.session.cancel;
    TB_TRY(const auto waiting, runToEnd(waitingApprovals(place, cancel)));
    const QString environment = call.value(u"environment"_s);
    TB_CHECK(runToEnd(decideApprovals(place, waiting, environment, approve, call.value(u"comment"_s), cancel)));
    if (call.session.out.json())
        call.session.out.object({{u"repository"_s, place.repository.full()},
                                 {u"environment"_s, environment},
                                 {u"state"_s, approve ? u"approved"_s : u"rejected"_s}});
    else
        call.session.out.line(approve ? u"%1 may deploy into %2"_s.arg(place.repository.full(), environment)
                                      : u"%1 may not deploy into %2"_s.arg(place.repository.full(), environment));
    return 0;
}

Command decision(const QString &word, bool approve, const QString &summary)
{
    Command command;
    command.name = u"approvals %1"_s.arg(word);
    command.arguments = u"REPO --environment E [--comment T]"_s;
    command.summary = summary;
    command.options = {{u"environment"_s, u"The environment whose deployment is decided on."_s, u"E"_s},
                       {u"comment"_s, u"What is kept beside the decision."_s, u"T"_s}};
    command.examples = {u"tagboat-cli approvals %1 . --environment qa"_s.arg(word)};
    command.minimumArguments = 1;
    command.maximumArguments = 1;
    command.run = [approve](Invocation &call) -> Result<int> {
        if (call.value(u"environment"_s).isEmpty())
            return fail(Error::Kind::Usage, u"Which environment is meant?"_s, {}, u"Name it with --environment."_s);
        return decide(call, approve);
    };
    return command;
}

} // namespace

Command approvalsListCommand()
{
    Command command;
    command.name = u"approvals list"_s;
    command.arguments = u"REPO..."_s;
    command.summary = u"Deployments that wait for an approval or a timer, and who may approve them."_s;
    command.examples = {u"tagboat-cli approvals list ."_s, u"tagboat-cli --json approvals list ~/src/keel"_s};
    command.minimumArguments = 1;
    command.maximumArguments = -1;
    command.run = runList;
    return command;
}

Command approvalsApproveCommand()
{
    return decision(u"approve"_s, true, u"Let a waiting deployment go on."_s);
}

Command approvalsRejectCommand()
{
    return decision(u"reject"_s, false, u"Stop a waiting deployment; its workflow run ends."_s);
}

} // namespace tagboat::cli
