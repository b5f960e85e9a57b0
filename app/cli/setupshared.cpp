// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "setupshared.h"

#include "compose/adapters.h"
#include "forgeshared.h"
#include "ports/clock.h"
#include "release/expectedsetup.h"
#include "repositoryargument.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat::cli
{

namespace
{

Result<SetupRequestOptions> optionsOf(const Invocation &call)
{
    SetupRequestOptions options;
    options.package = call.value(u"package"_s);
    options.flow = call.value(u"flow"_s);
    const QStringList reviewers = call.values(u"reviewer"_s);
    for (const QString &text : reviewers) {
        const QString environment = text.section(u'=', 0, 0);
        const QString who = text.section(u'=', 1);
        if (environment.isEmpty() || who.isEmpty())
            return fail(Error::Kind::Usage, u"“%1” names no reviewer"_s.arg(text), {},
                        u"Write --reviewer qa=LOGIN or --reviewer qa=team:SLUG."_s);
        options.reviewers[environment].append(who);
    }
    return options;
}

QString pathOf(const SetupRequest &request, const RepositoryName &repository)
{
    return u"/repos/%1/%2"_s.arg(repository.full(), request.path.join(u'/'));
}

QList<FileEdit> filesOf(const QList<SetupChange> &changes)
{
    QList<FileEdit> files;
    for (const SetupChange &change : changes) {
        if (const auto *some = std::get_if<FilesChange>(&change))
            files += some->files;
    }
    return files;
}

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

/// What a finding's repair comes to by itself.
QList<SetupChange> changesOf(const SetupFinding &finding, const ObservedSetup &observed)
{
    if (!finding.repair)
        return {};
    SetupWish wish = wishFrom(observed);
    finding.repair(wish);
    return changesBetween(observed, wish);
}

Result<QJsonObject> toJson(const SetupFinding &finding, const SetupPlace &place, const ObservedSetup &observed)
{
    TB_TRY(const QJsonArray fix, toJson(changesOf(finding, observed), place));
    const QJsonValue request = finding.pullRequest > 0 ? QJsonObject{{u"number"_s, finding.pullRequest},
                                                                     {u"url"_s, orNull(finding.pullRequestUrl)}}
                                                       : QJsonValue();
    return QJsonObject{{u"id"_s, finding.id()},
                       {u"rule"_s, finding.rule},
                       {u"subject"_s, finding.subject},
                       {u"state"_s, setupStateName(finding.state)},
                       {u"want"_s, finding.want},
                       {u"have"_s, finding.have},
                       {u"why"_s, finding.why},
                       {u"source"_s, orNull(finding.source)},
                       {u"path"_s, orNull(finding.path)},
                       {u"line"_s, finding.line > 0 ? QJsonValue(finding.line) : QJsonValue()},
                       {u"byHand"_s, finding.byHand},
                       {u"warning"_s, finding.warning},
                       {u"remedy"_s, orNull(finding.remedy)},
                       {u"pullRequest"_s, request},
                       {u"fixable"_s, bool(finding.repair)},
                       {u"takesValue"_s, finding.takesValue},
                       {u"fix"_s, fix}};
}

qsizetype standing(const QList<SetupFinding> &findings)
{
    return std::ranges::count(findings, SetupFinding::State::Stands, &SetupFinding::state);
}

void printFinding(const SetupFinding &finding, Output &out)
{
    const QString place = finding.path.isEmpty() ? QString()
                          : finding.line > 0     ? u" (%1:%2)"_s.arg(finding.path).arg(finding.line)
                                                 : u" (%1)"_s.arg(finding.path);
    const QString state = finding.warning ? u"warning"_s : setupStateName(finding.state);
    out.line(u"  %1  %2: %3%4"_s.arg(state, -10).arg(finding.id(), finding.have, place));
    if (!finding.wantsALook())
        return;
    const QString indent(14, u' ');
    out.line(indent + u"Should be: "_s + finding.want);
    if (!finding.remedy.isEmpty())
        out.line(indent + finding.remedy);
}

} // namespace

QList<SetupFinding> SetupAudit::faults() const
{
    QList<SetupFinding> list;
    std::ranges::copy_if(findings, std::back_inserter(list), &SetupFinding::isFault);
    return list;
}

QList<QCommandLineOption> setupOptions()
{
    return {{u"flow"_s, u"Measure by this flow instead of the repository's own."_s, u"F"_s},
            packageOption(),
            {u"reviewer"_s,
             u"Who approves in an environment, as “qa=LOGIN” or “qa=team:SLUG”; may be given several times. By default "
             u"the organisation's teams qa, release-managers, senior-engineers and devops."_s,
             u"ENV=WHO"_s}};
}

Result<SetupPlace> setupPlace(const Invocation &call, ForgePlaces &places, const QString &argument)
{
    TB_TRY(const SetupRequestOptions options, optionsOf(call));
    TB_TRY(const QString root, folderArgument(argument));
    SetupPlace made;
    made.folder = root;
    made.git = makeGit();
    TB_TRY(const auto repository, made.git->open(root));
    TB_TRY(made.place, forgePlaceOf(places, argument, call.session));
    TB_TRY(made.expected, expectedSetup(*repository, scanRepository(*repository), options, SystemClock().now()));
    return made;
}

Result<SetupAudit> audit(const SetupPlace &place, const Cancel &cancel)
{
    SetupAudit done;
    TB_TRY(done.observed, runToEnd(observeSetup(place.place, place.expected, cancel)));
    done.findings = auditSetup(place.expected, done.observed);
    return done;
}

Result<QJsonArray> toJson(const QList<SetupChange> &changes, const SetupPlace &place)
{
    QJsonArray list;
    for (const SetupChange &change : changes) {
        QJsonArray requests;
        const QList<SetupRequest> all = requestsOf(change);
        for (const SetupRequest &request : all) {
            requests.append(QJsonObject{{u"method"_s, QString::fromLatin1(request.method)},
                                        {u"path"_s, pathOf(request, place.place.repository)},
                                        {u"body"_s, request.body}});
        }
        TB_TRY(const QByteArray difference, place.git->unifiedDiff(filesOf({change})));
        list.append(QJsonObject{{u"text"_s, describe(change)},
                                {u"requests"_s, requests},
                                {u"diff"_s, orNull(QString::fromUtf8(difference))}});
    }
    return list;
}

Result<QJsonObject> toJson(const SetupPlace &place, const SetupAudit &audit)
{
    QJsonArray findings;
    for (const SetupFinding &finding : audit.findings) {
        TB_TRY(const QJsonObject one, toJson(finding, place, audit.observed));
        findings.append(one);
    }
    return QJsonObject{{u"repository"_s, place.place.repository.full()},
                       {u"flow"_s, place.expected.flow},
                       {u"stands"_s, standing(audit.findings)},
                       {u"faults"_s, audit.faults().size()},
                       {u"findings"_s, findings}};
}

void printAudit(const SetupPlace &place, const SetupAudit &audit, bool all, Output &out)
{
    const QList<SetupFinding> faults = audit.faults();
    out.line(u"%1, flow %2: %3 of %4 stand"_s.arg(place.place.repository.full(), place.expected.flow)
                 .arg(standing(audit.findings))
                 .arg(standing(audit.findings) + faults.size()));
    const QList<SetupRule> rules = setupRules();
    for (const SetupRule &rule : rules) {
        QList<SetupFinding> some = audit.findings;
        some.removeIf([&](const SetupFinding &one) { return one.rule != rule.id || (!all && !one.wantsALook()); });
        if (some.isEmpty())
            continue;
        out.line(rule.title);
        out.line(u"  "_s + rule.why + (rule.source.isEmpty() ? QString() : u' ' + rule.source));
        for (const SetupFinding &finding : some)
            printFinding(finding, out);
    }
    const auto fixable =
        std::ranges::count_if(faults, [](const SetupFinding &one) { return one.repair && !one.takesValue; });
    const auto waiting = std::ranges::count_if(faults, [](const SetupFinding &one) { return one.pullRequest > 0; });
    if (waiting > 0)
        out.line(u"%1 of %2 wait for a pull request that is open"_s.arg(waiting).arg(faults.size()));
    if (fixable > 0)
        out.line(u"%1 of %2 can be made right: tagboat-cli setup apply %3"_s.arg(fixable)
                     .arg(faults.size())
                     .arg(asArgument(place.folder)));
}

Result<void> printChanges(const QList<SetupChange> &changes, const SetupPlace &place, Output &out)
{
    for (const SetupChange &change : changes) {
        out.line(describe(change));
        const QList<SetupRequest> requests = requestsOf(change);
        for (const SetupRequest &request : requests) {
            out.line(u"    %1 %2"_s.arg(QString::fromLatin1(request.method), pathOf(request, place.place.repository)));
            out.line(u"    "_s + QString::fromUtf8(QJsonDocument(request.body).toJson(QJsonDocument::Compact)));
        }
    }
    const QList<FileEdit> files = filesOf(changes);
    if (files.isEmpty())
        return {};
    TB_TRY(const QByteArray difference, place.git->unifiedDiff(files));
    out.bytes(difference);
    return {};
}

} // namespace tagboat::cli
