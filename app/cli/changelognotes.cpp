// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelogfile.h"
#include "commands.h"

using namespace Qt::StringLiterals;

namespace tagboat::cli
{

namespace
{

Result<int> run(Invocation &call)
{
    if (!call.has(u"version"_s))
        return fail(Error::Kind::Usage, u"changelog notes wants --version"_s, {},
                    u"Use --version unreleased for what is not released yet."_s);
    TB_TRY(const OpenedChangelog opened, openChangelog(call));
    const QString version = call.value(u"version"_s);
    const bool unreleased = version.compare(u"unreleased"_s, Qt::CaseInsensitive) == 0;
    const bool fragments = unreleased && opened.towncrier;
    TB_TRY(const QString notes,
           fragments ? Result<QString>(fragmentNotes(opened.towncrier->settings, opened.towncrier->fragments))
                     : opened.changelog.notes(unreleased ? QString() : version));
    if (call.session.out.json())
        call.session.out.object({{u"version"_s, version}, {u"notes"_s, notes}});
    else
        call.session.out.block(notes);
    return 0;
}

} // namespace

Command changelogNotesCommand()
{
    Command command;
    command.name = u"changelog notes"_s;
    command.arguments = u"REPO --version V|unreleased [--package P]"_s;
    command.summary = u"Print the release notes of one version as Markdown."_s;
    command.options = {{u"version"_s, u"The version, or unreleased."_s, u"V"_s}, packageOption()};
    command.examples = {u"tagboat-cli changelog notes . --version 1.5.0"_s};
    command.minimumArguments = 1;
    command.maximumArguments = 1;
    command.run = run;
    return command;
}

} // namespace tagboat::cli
