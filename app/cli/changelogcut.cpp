// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelogfile.h"
#include "commands.h"
#include "ports/clock.h"
#include "scan/releasecut.h"

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

/// What the user may not expect of the release that was cut.
QStringList warningsOf(const Changelog &before, const Changelog &after, const QString &version)
{
    const ChangelogRelease *was = before.unreleased();
    const ChangelogRelease *released = after.find(version);
    if (was == nullptr || released == nullptr)
        return {};
    QStringList warnings;
    const int left = was->standingCount() - released->standingCount();
    if (left > 0)
        warnings += left == 1 ? u"An entry was left out that only keeps a place."_s
                              : u"%1 entries were left out that only keep a place."_s.arg(left);
    if (released->entryCount() == 0)
        warnings += u"The changelog says nothing of %1: the unreleased part has no entries."_s.arg(version);
    return warnings;
}

Result<int> run(Invocation &call)
{
    if (!call.has(u"version"_s))
        return fail(Error::Kind::Usage, u"changelog cut wants --version"_s, {},
                    u"See tagboat-cli changelog cut --help"_s);
    TB_TRY(const QDate date, dateOf(call));
    TB_TRY(const OpenedChangelog opened, openChangelog(call));
    const OpenedRepository &repository = opened.repository;
    TB_TRY(const ChangelogCut cut, planCut(*repository.repository, repository.package, opened.changelog,
                                           remoteWebUrl(repository.row.state.remoteUrl), call.value(u"version"_s), date,
                                           call.has(u"new-epoch"_s)));
    if (opened.towncrier) {
        TB_TRY(const QList<FileEdit> edits,
               buildEdits(*opened.towncrier, opened.changelog.bytes(), opened.created, {cut.version, date}));
        const QStringList warnings =
            opened.towncrier->fragments.isEmpty()
                ? QStringList{u"The changelog says nothing of %1: there are no fragments."_s.arg(cut.version)}
                : QStringList();
        return finishEdit(call, opened.repository, edits, warnings);
    }
    TB_TRY(const Changelog edited, opened.changelog.withRelease(cut));
    return finishEdit(call, opened.repository, {{edited.path(), opened.changelog.bytes(), edited.bytes(), false}},
                      warningsOf(opened.changelog, edited, cut.version));
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
