// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelogfile.h"
#include "commands.h"
#include "ports/clock.h"
#include "scan/versionchange.h"
#include "version/releasable.h"

using namespace Qt::StringLiterals;

namespace tagboat::cli
{

namespace
{

Result<QDate> dateOf(const Invocation &call)
{
    if (!call.has(u"date"_s))
        return SystemClock().now().date();
    const QDate date = QDate::fromString(call.value(u"date"_s), u"yyyy-MM-dd"_s);
    if (!date.isValid())
        return fail(Error::Kind::Usage, u"“%1” is not a date"_s.arg(call.value(u"date"_s)), {},
                    u"Write it as YYYY-MM-DD."_s);
    return date;
}

Result<int> run(Invocation &call)
{
    if (!call.has(u"version"_s))
        return fail(Error::Kind::Usage, u"changelog cut wants --version"_s, {},
                    u"See tagboat-cli changelog cut --help"_s);
    TB_TRY(const QDate date, dateOf(call));
    TB_TRY(const OpenedChangelog opened, openChangelog(call));
    LocalRepository &repository = *opened.repository.repository;
    TB_TRY(const Version version, Version::parse(call.value(u"version"_s), opened.repository.package.versions.scheme));
    const TagGrammar &grammar = opened.repository.package.grammar;
    TB_CHECK(checkTarget(repository, opened.repository.package, version, call.has(u"new-epoch"_s)));
    TB_CHECK(checkNoDevelopment(version));
    TB_TRY(const QList<GitTag> tags, repository.tags());
    QStringList names;
    for (const GitTag &tag : tags)
        names.append(tag.name);
    ChangelogCut cut;
    cut.version = grammar.inSpelling(version).spelling();
    cut.date = date;
    cut.tag = grammar.tagFor(version);
    cut.previousTag = previousReleaseTag(version, names, grammar);
    cut.repositoryUrl = remoteWebUrl(opened.repository.row.state.remoteUrl);
    if (opened.towncrier) {
        TB_TRY(const QList<FileEdit> edits,
               buildEdits(*opened.towncrier, opened.changelog.bytes(), opened.created, {cut.version, date}));
        return finishEdit(call, opened.repository, edits);
    }
    TB_TRY(const Changelog edited, opened.changelog.withRelease(cut));
    return finishEdit(call, opened.repository, {{edited.path(), opened.changelog.bytes(), edited.bytes(), false}});
}

} // namespace

Command changelogCutCommand()
{
    Command command;
    command.name = u"changelog cut"_s;
    command.arguments = u"REPO --version V [--date YYYY-MM-DD] [--package P] [--dry-run]"_s;
    command.summary = u"Turn the unreleased part of the changelog into a release."_s;
    command.description = u"Where towncrier writes the changelog, its fragments become the release's part and are "
                          "removed."_s;
    command.options = {{u"version"_s, u"The release's version."_s, u"V"_s},
                       {u"date"_s, u"The release's date; today in UTC without it."_s, u"YYYY-MM-DD"_s},
                       packageOption(),
                       newEpochOption(),
                       {u"dry-run"_s, u"Print the diff and write nothing."_s}};
    command.examples = {u"tagboat-cli changelog cut . --version 1.5.0 --dry-run"_s};
    command.minimumArguments = 1;
    command.maximumArguments = 1;
    command.run = run;
    return command;
}

} // namespace tagboat::cli
