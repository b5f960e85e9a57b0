// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "commands.h"
#include "repositoryargument.h"
#include "scan/changelogwork.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat::cli
{

namespace
{
/// The commit that the option names: a tag, a branch or an id. Empty without the option.
Result<QString> commitArgument(const Invocation &call, LocalRepository &repository, const QString &option)
{
    const QString name = call.value(option);
    if (name.isEmpty())
        return QString();
    for (const QString &place : {u"refs/tags/"_s, u"refs/heads/"_s, u""_s}) {
        const auto commit = repository.commitOf(place + name);
        if (commit && *commit)
            return **commit;
    }
    return fail(Error::Kind::NotFound, u"There is no tag, branch or commit “%1”"_s.arg(name), {},
                u"Name a tag, as git tag lists it."_s);
}

QJsonObject entryToJson(const DraftEntry &entry, bool covered)
{
    const auto orNull = [](const QString &text) { return text.isEmpty() ? QJsonValue() : QJsonValue(text); };
    return {{u"section"_s, orNull(entry.section)},
            {u"text"_s, entry.text},
            {u"type"_s, orNull(entry.type)},
            {u"scope"_s, orNull(entry.scope)},
            {u"breaking"_s, entry.breaking},
            {u"commit"_s, entry.commit},
            {u"author"_s, entry.author},
            {u"date"_s, entry.date.toString(Qt::ISODate)},
            {u"pullRequest"_s, entry.pullRequest > 0 ? QJsonValue(entry.pullRequest) : QJsonValue()},
            {u"rule"_s, orNull(entry.rule)},
            {u"covered"_s, covered}};
}

Result<int> run(Invocation &call)
{
    TB_TRY(const OpenedRepository opened, openRepository(call));
    const PackageRow &package = opened.package;
    TB_TRY(QString from, commitArgument(call, *opened.repository, u"from"_s));
    TB_TRY(const QString to, commitArgument(call, *opened.repository, u"to"_s));
    if (from.isEmpty() && !call.has(u"all"_s) && package.latestTag)
        from = package.latestTag->commit;
    TB_TRY(QList<DraftEntry> entries, draftBetween(*opened.repository, package, opened.row.policy.drafts, from, to));
    bool created = false;
    TB_TRY(const Changelog changelog, readChangelog(opened.root(), package, created));
    const ChangelogRelease *unreleased = changelog.unreleased();
    const Coverage coverage(unreleased ? *unreleased : ChangelogRelease{});
    Output &out = call.session.out;
    if (!out.json()) {
        entries.removeIf([&coverage](const DraftEntry &entry) { return coverage.covers(entry); });
        out.block(draftMarkdown(entries, changelogSections(opened.row.policy)));
        return 0;
    }
    QJsonArray array;
    for (const DraftEntry &entry : std::as_const(entries))
        array.append(entryToJson(entry, coverage.covers(entry)));
    out.object({{u"package"_s, package.name}, {u"entries"_s, array}});
    return 0;
}

} // namespace

Command changelogDraftCommand()
{
    Command command;
    command.name = u"changelog draft"_s;
    command.arguments = u"REPO [--from TAG] [--to REV] [--all] [--package P]"_s;
    command.summary = u"Print entries for the commits that the changelog does not tell of yet."_s;
    command.description = u"Takes the commits since the latest tag. Nothing is written. With --json, entries that the "
                          "unreleased part covers and those of no section are listed too."_s;
    command.options = {{u"from"_s, u"Begin after this tag, branch or commit."_s, u"TAG"_s},
                       {u"to"_s, u"End with this tag, branch or commit instead of the current one."_s, u"REV"_s},
                       {u"all"_s, u"Take the whole history."_s},
                       packageOption()};
    command.examples = {u"tagboat-cli changelog draft . --from v1.4.0"_s};
    command.minimumArguments = 1;
    command.maximumArguments = 1;
    command.run = run;
    return command;
}

} // namespace tagboat::cli
