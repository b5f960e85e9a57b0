// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "base/datetext.h"
#include "base/errorjson.h"
#include "commands.h"
#include "forgeshared.h"
#include "release/releasedeployments.h"
#include "releaseshared.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace tagboat::cli
{

namespace
{

QJsonObject toJson(const ReleaseState &state)
{
    QJsonArray steps;
    for (const StepState &step : state.steps) {
        QJsonObject object{{u"id"_s, step.spec.id},
                           {u"title"_s, step.spec.title},
                           {u"state"_s, runStateName(step.state)},
                           {u"detail"_s, step.detail},
                           {u"unknown"_s, step.unknown && !step.ended()},
                           {u"error"_s, step.error ? QJsonValue(errorToJson(*step.error)) : QJsonValue()}};
        if (step.state == RunState::Waiting)
            object[u"waitsOn"_s] = step.waitsOn;
        steps.append(object);
    }
    QJsonArray waivers;
    for (const Waiver &waiver : waiversOf(state.plan))
        waivers.append(QJsonObject{{u"check"_s, waiver.check}, {u"reason"_s, waiver.reason}});
    return {{u"release"_s, state.id},
            {u"repository"_s, state.plan.repository},
            {u"package"_s, state.plan.package},
            {u"from"_s, state.plan.from},
            {u"to"_s, state.plan.to},
            {u"flow"_s, state.plan.flow},
            {u"state"_s, runStateName(state.state)},
            {u"createdAt"_s, dateText(state.createdAt)},
            {u"changedAt"_s, dateText(state.changedAt)},
            {u"digest"_s, state.plan.digest()},
            {u"waivers"_s, waivers},
            {u"steps"_s, steps}};
}

using Deployed = std::optional<QList<EnvironmentDeployment>>;

QJsonValue toJson(const Deployed &deployed)
{
    if (!deployed)
        return {};
    QJsonArray list;
    for (const EnvironmentDeployment &each : *deployed)
        list.append(QJsonObject{{u"environment"_s, each.environment},
                                {u"state"_s, deploymentStateName(each.state)},
                                {u"by"_s, each.creator},
                                {u"at"_s, dateText(each.createdAt)},
                                {u"since"_s, dateText(each.changedAt)},
                                {u"description"_s, each.description},
                                {u"log"_s, each.logUrl}});
    return list;
}

/// Where the release's commit is deployed; nothing where it has none yet, or nobody could be asked. What the journal
/// tells does not depend on it.
Deployed deploymentsFor(Invocation &call, const ReleaseState &state)
{
    const QString commit = taggedCommit(state);
    if (commit.isEmpty() || call.session.options.offline)
        return std::nullopt;
    const auto ask = [&]() -> Result<Deployed> {
        TB_TRY(const auto places, openForges(call.session));
        TB_TRY(const auto place, runToEnd(places->find(state.plan.remoteUrl, call.session.cancel)));
        if (!place)
            return Deployed();
        TB_TRY(const auto found, runToEnd(deploymentsOf(*place, commit, call.session.cancel)));
        return Deployed(found);
    };
    const auto answer = ask();
    if (!answer)
        call.session.out.note(describe(answer.error()));
    return answer.value_or(Deployed());
}

void print(const Deployed &deployed, Output &out)
{
    for (const EnvironmentDeployment &each : deployed.value_or(QList<EnvironmentDeployment>())) {
        QString line = u"  deployment %1: %2 since %3"_s.arg(each.environment, deploymentStateName(each.state),
                                                             dateText(each.changedAt));
        if (!each.creator.isEmpty())
            line += u", by "_s + each.creator;
        if (!each.logUrl.isEmpty())
            line += u", log "_s + each.logUrl;
        out.line(line);
    }
}

Result<int> run(Invocation &call)
{
    QString repository;
    if (!call.arguments.isEmpty()) {
        TB_TRY(repository, folderArgument(call.arguments.constFirst()));
    }
    TB_TRY(const auto service, releaseService(call.session));
    TB_TRY(const QList<ReleaseState> states, service->releases(repository));
    Output &out = call.session.out;
    // Of the newest release of one repository; of all of them it would be a question for each.
    const bool asks = !repository.isEmpty() && !states.isEmpty();
    const Deployed deployed = asks ? deploymentsFor(call, states.constFirst()) : std::nullopt;
    if (out.json()) {
        QJsonArray list;
        for (const ReleaseState &state : states) {
            QJsonObject object = toJson(state);
            if (!repository.isEmpty())
                object[u"deployments"_s] = list.isEmpty() ? toJson(deployed) : QJsonValue();
            list.append(object);
        }
        out.document({{u"releases"_s, list}});
        return 0;
    }
    for (const ReleaseState &state : states) {
        out.line(releaseLine(state));
        for (const Waiver &waiver : waiversOf(state.plan))
            out.line(u"  waived   %1: %2"_s.arg(waiver.check, waiver.reason));
        if (&state == &states.constFirst())
            print(deployed, out);
        if (repository.isEmpty() || state.finished())
            continue;
        for (const StepState &step : state.steps)
            out.line(u"  %1 %2%3"_s.arg(runStateName(step.state).leftJustified(8), step.spec.title,
                                        step.detail.isEmpty() ? QString() : u": "_s + step.detail));
    }
    if (states.isEmpty())
        out.line(u"No release has been made with Tagboat here yet."_s);
    return 0;
}

} // namespace

Command releaseStatusCommand()
{
    Command command;
    command.name = u"release status"_s;
    command.arguments = u"[REPO]"_s;
    command.summary = u"Show releases, and each step of the one under way."_s;
    command.description =
        u"Of REPO's newest release also where its commit is deployed, as the forge has it; --offline asks nobody."_s;
    command.examples = {u"tagboat-cli release status"_s, u"tagboat-cli --json release status ."_s};
    command.maximumArguments = 1;
    command.run = run;
    return command;
}

} // namespace tagboat::cli
