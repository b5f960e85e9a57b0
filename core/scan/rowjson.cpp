// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "scan/rowjson.h"

#include "base/datetext.h"
#include "base/errorjson.h"
#include "scan/suggestion.h"
#include "version/bump.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonValue tagToJson(const PackageRow &row)
{
    if (!row.latestTag)
        return QJsonValue::Null;
    return QJsonObject{{u"name"_s, row.latestTag->name},
                       {u"version"_s, row.latestTagVersion},
                       {u"commit"_s, row.latestTag->commit},
                       {u"date"_s, dateText(row.latestTag->date)},
                       {u"candidate"_s, row.latestTagIsCandidate}};
}

/// Where the tags decide: the tool that reads them, and what a build at HEAD gets.
QJsonValue builtToJson(const PackageRow &row)
{
    if (!row.versions.tagRules)
        return QJsonValue::Null;
    const TagPrediction built = row.built.value_or(TagPrediction());
    return QJsonObject{{u"tool"_s, row.versions.tagRules->tool},
                       {u"builds"_s, orNull(built.version)},
                       {u"tag"_s, orNull(built.tag)},
                       {u"caveats"_s, QJsonArray::fromStringList(built.caveats)}};
}

QJsonArray settingsToJson(const QList<SettingSource> &settings)
{
    QJsonArray all;
    for (const SettingSource &setting : settings)
        all.append(QJsonObject{{u"name"_s, setting.name},
                               {u"value"_s, setting.value},
                               {u"source"_s, settingOriginName(setting.origin)},
                               {u"tool"_s, orNull(setting.tool)},
                               {u"key"_s, orNull(setting.key)},
                               {u"path"_s, orNull(setting.path)},
                               {u"line"_s, setting.line > 0 ? QJsonValue(setting.line) : QJsonValue::Null},
                               {u"note"_s, orNull(setting.note)},
                               {u"text"_s, describeSetting(setting)}});
    return all;
}

/// What was read of other release tools' settings: taken, and left with the reason.
QJsonArray importsToJson(const QList<ImportedSettings> &imports)
{
    QJsonArray all;
    for (const ImportedSettings &import : imports) {
        QJsonArray taken;
        for (const ImportedSetting &setting : import.taken)
            taken.append(QJsonObject{{u"name"_s, setting.name},
                                     {u"value"_s, setting.value},
                                     {u"key"_s, setting.key},
                                     {u"path"_s, setting.path.isEmpty() ? import.path : setting.path},
                                     {u"line"_s, setting.line},
                                     {u"default"_s, !setting.stated}});
        QJsonArray left;
        for (const SettingLeft &setting : import.left)
            left.append(QJsonObject{{u"key"_s, setting.key}, {u"reason"_s, setting.reason}, {u"line"_s, setting.line}});
        all.append(QJsonObject{{u"tool"_s, import.tool},
                               {u"path"_s, import.path},
                               {u"table"_s, orNull(import.table)},
                               {u"line"_s, import.line},
                               {u"taken"_s, taken},
                               {u"left"_s, left},
                               {u"error"_s, import.error ? QJsonValue(errorToJson(*import.error)) : QJsonValue::Null}});
    }
    return all;
}

QJsonObject unreleasedToJson(const PackageRow &row)
{
    const UnreleasedWork &work = row.unreleased;
    return {{u"oldestFix"_s, dateOrNull(work.oldestFix)},
            {u"securityCommits"_s, work.securityCommits},
            {u"securityEntries"_s, work.securityEntries}};
}

QString decisionName(OverviewPullRequest::Decision decision)
{
    using D = OverviewPullRequest::Decision;
    return decision == D::Approved           ? u"approved"_s
           : decision == D::ChangesRequested ? u"changes-requested"_s
           : decision == D::ReviewRequired   ? u"review-required"_s
                                             : u"none"_s;
}

QJsonValue releaseToJson(const std::optional<OverviewRelease> &release)
{
    if (!release)
        return QJsonValue::Null;
    return QJsonObject{{u"tag"_s, release->tag},
                       {u"title"_s, release->title},
                       {u"publishedAt"_s, dateOrNull(release->publishedAt)},
                       {u"url"_s, release->url}};
}

QJsonValue forgeToJson(const RepositoryRow &row, const ForgeFacts *facts)
{
    if (facts == nullptr)
        return QJsonValue::Null;
    const RepositoryOverview &card = facts->card;
    const ForgeStanding standing = forgeStanding(card, row, nullptr);
    QJsonArray gates;
    for (const WaitingGate &gate : card.gates)
        gates.append(QJsonObject{{u"tag"_s, gate.tag},
                                 {u"environment"_s, gate.environmentName},
                                 {u"workflow"_s, gate.workflow},
                                 {u"workflowRun"_s, gate.runUrl},
                                 {u"canApprove"_s, gate.mayApprove}});
    QJsonValue request = QJsonValue::Null;
    if (standing.request)
        request = QJsonObject{{u"number"_s, standing.request->number},
                              {u"title"_s, standing.request->title},
                              {u"branch"_s, standing.request->headBranch},
                              {u"draft"_s, standing.request->draft},
                              {u"decision"_s, decisionName(standing.request->decision)}};
    using State = RepositoryOverview::State;
    return QJsonObject{{u"host"_s, facts->host},
                       {u"name"_s, card.state == State::Found ? card.name.full() : card.asked.full()},
                       {u"found"_s, card.state == State::Found},
                       {u"url"_s, orNull(card.url)},
                       {u"asked"_s, dateText(facts->asked)},
                       {u"stale"_s, facts->stale},
                       {u"defaultBranch"_s, orNull(card.defaultBranch)},
                       {u"checks"_s, checksName(standing.checks)},
                       {u"release"_s, releaseToJson(standing.release)},
                       {u"draft"_s, releaseToJson(standing.draft)},
                       {u"releaseRequest"_s, request},
                       {u"openPullRequests"_s, card.openPullRequests},
                       {u"openAlerts"_s, card.openAlerts ? QJsonValue(*card.openAlerts) : QJsonValue::Null},
                       {u"gates"_s, gates}};
}

QJsonObject nextActionToJson(const NextAction &action)
{
    return {{u"standing"_s, standingName(action.standing)},
            {u"action"_s, nextActionName(action.kind)},
            {u"label"_s, orNull(action.label)},
            {u"enabled"_s, action.enabled},
            {u"blocked"_s, action.blocked},
            {u"reason"_s, orNull(action.reason)}};
}

} // namespace

QString suggestedBumpName(const PackageRow &row)
{
    if (!row.suggestedBump)
        return u"none"_s;
    if (*row.suggestedBump != BumpLevel::Promote)
        return bumpLevelName(*row.suggestedBump);
    const auto version = Version::parse(row.suggestedVersion, row.versions.scheme);
    return bumpLevelName(version ? levelOfNumbers(*version) : BumpLevel::Patch);
}

QString checksName(CommitChecks::State state)
{
    switch (state) {
    case CommitChecks::State::None:
        return u"none"_s;
    case CommitChecks::State::Pending:
        return u"pending"_s;
    case CommitChecks::State::Passed:
        return u"passed"_s;
    case CommitChecks::State::Failed:
        return u"failed"_s;
    case CommitChecks::State::Unavailable:
        break;
    }
    return u"unavailable"_s;
}

QString versionSourceName(VersionFileSet::Origin origin)
{
    switch (origin) {
    case VersionFileSet::Origin::Static:
        return u"static"_s;
    case VersionFileSet::Origin::Vcs:
        return u"vcs"_s;
    case VersionFileSet::Origin::Dynamic:
        return u"dynamic"_s;
    case VersionFileSet::Origin::None:
        break;
    }
    return u"none"_s;
}

QJsonObject packageRowToJson(const PackageRow &row)
{
    QJsonArray files;
    for (const VersionOccurrence &occurrence : row.versions.occurrences) {
        files.append(QJsonObject{{u"path"_s, occurrence.path},
                                 {u"line"_s, occurrence.line},
                                 {u"text"_s, occurrence.text},
                                 {u"kind"_s, occurrence.kind},
                                 {u"role"_s, versionRoleName(occurrence.role)},
                                 {u"confidence"_s, versionConfidenceName(occurrence.confidence)},
                                 {u"declaredBy"_s, orNull(occurrence.declaredBy)}});
    }
    QJsonArray questions;
    for (const VersionQuestion &question : row.versions.questions) {
        questions.append(QJsonObject{{u"path"_s, question.path},
                                     {u"line"_s, question.line},
                                     {u"message"_s, question.message},
                                     {u"ifOurs"_s, question.ifOurs},
                                     {u"ifAnother"_s, question.ifAnother}});
    }
    QJsonArray problems;
    for (const Error &problem : row.versions.problems)
        problems.append(errorToJson(problem));
    QJsonArray reasons;
    for (const EvidenceLine &line : row.reasons)
        reasons.append(QJsonObject{{u"source"_s, evidenceSourceName(line.source)},
                                   {u"level"_s, evidenceLevelName(line.level)},
                                   {u"place"_s, line.place},
                                   {u"text"_s, line.text}});
    return {{u"name"_s, row.name},
            {u"path"_s, row.path},
            {u"ecosystem"_s, row.versions.ecosystem},
            {u"buildBackend"_s, orNull(row.versions.buildBackend)},
            {u"version"_s, orNull(row.versions.version)},
            {u"versionSource"_s, versionSourceName(row.versions.origin)},
            {u"versionFromTags"_s, builtToJson(row)},
            {u"versionFiles"_s, files},
            {u"versionsAgree"_s, row.versions.agree},
            {u"versionQuestions"_s, questions},
            {u"latestTag"_s, tagToJson(row)},
            {u"commitsSinceTag"_s, row.commitsSinceTag},
            {u"commitsByType"_s, QJsonObject{{u"feat"_s, row.evidence.features},
                                             {u"fix"_s, row.evidence.fixes},
                                             {u"other"_s, row.evidence.others}}},
            {u"breaking"_s, row.evidence.breaking},
            {u"unreleased"_s, unreleasedToJson(row)},
            {u"suggestedBump"_s, suggestedBumpName(row)},
            {u"suggestedVersion"_s, orNull(row.suggestedVersion)},
            {u"reasons"_s, reasons},
            {u"disagreement"_s, orNull(row.disagreement)},
            {u"changelog"_s, QJsonObject{{u"path"_s, orNull(row.changelogPath)},
                                         {u"format"_s, changelogFormatName(row.changelogFormat)},
                                         {u"hasUnreleased"_s, row.hasUnreleased},
                                         {u"unreleasedEntries"_s, row.unreleasedEntries}}},
            {u"flow"_s, orNull(row.flow)},
            {u"settings"_s, settingsToJson(row.settings)},
            {u"imported"_s, importsToJson(row.versions.imports)},
            {u"problems"_s, problems}};
}

QJsonObject repositoryRowToJson(const RepositoryRow &row, const std::optional<ReleaseInFlight> &flight,
                                const ForgeFacts *forge)
{
    QJsonArray packages;
    for (const PackageRow &package : row.packages) {
        QJsonObject object = packageRowToJson(package);
        object[u"nextAction"_s] = nextActionToJson(nextAction(row, &package, flight, forge));
        packages.append(object);
    }
    const bool alone = row.packages.isEmpty() || row.error.has_value();
    const QJsonValue own =
        alone ? QJsonValue(nextActionToJson(nextAction(row, nullptr, flight, forge))) : QJsonValue(QJsonValue::Null);
    const WorkingState &state = row.state;
    return {{u"path"_s, row.path},
            {u"name"_s, row.name},
            {u"remote"_s, orNull(row.remote)},
            {u"remoteUrl"_s, orNull(state.remoteUrl)},
            {u"branch"_s, orNull(state.branch)},
            {u"detached"_s, state.detached},
            {u"head"_s, orNull(state.head)},
            {u"dirty"_s, state.dirty()},
            {u"staged"_s, state.staged},
            {u"modified"_s, state.modified},
            {u"untracked"_s, state.untracked},
            {u"conflicted"_s, state.conflicted},
            {u"operation"_s, orNull(state.operation)},
            {u"upstream"_s, orNull(state.upstream)},
            {u"ahead"_s, state.ahead},
            {u"behind"_s, state.behind},
            {u"shallow"_s, state.shallow},
            {u"bare"_s, state.bare},
            {u"submodules"_s, QJsonArray::fromStringList(state.submodules)},
            {u"nested"_s, QJsonArray::fromStringList(state.nested)},
            {u"error"_s, row.error ? QJsonValue(errorToJson(*row.error)) : QJsonValue(QJsonValue::Null)},
            {u"nextAction"_s, own},
            {u"forge"_s, forgeToJson(row, forge)},
            {u"packages"_s, packages}};
}

} // namespace tagboat
