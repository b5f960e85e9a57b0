// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelogfile.h"
#include "commands.h"
#include "scan/changelogwork.h"

using namespace Qt::StringLiterals;

namespace tagboat::cli
{

namespace
{

Result<QString> entryText(Invocation &call)
{
    QString text = call.value(u"entry"_s);
    if (text == u"-"_s) {
        StandardInput input(call.session.cancel);
        TB_TRY(text, input.all());
    }
    text = text.trimmed();
    if (text.isEmpty())
        return fail(Error::Kind::Usage, u"The entry is empty"_s, {},
                    u"Give its text with --entry, or --entry - and the text on standard input."_s);
    return text;
}

Result<int> run(Invocation &call)
{
    if (!call.has(u"section"_s) || !call.has(u"entry"_s))
        return fail(Error::Kind::Usage, u"changelog add wants --section and --entry"_s, {},
                    u"See tagboat-cli changelog add --help"_s);
    TB_TRY(const OpenedRepository opened, openRepository(call));
    TB_TRY(const QString text, entryText(call));
    ListedTree tree(opened.root());
    TB_TRY(const auto towncrier, openTowncrier(tree, opened.package.path, opened.package.changelogPath));
    if (towncrier) {
        TB_TRY(const NewFragment fragment, newFragment(towncrier->settings, towncrier->fragments,
                                                       call.value(u"section"_s), call.value(u"issue"_s), text));
        return finishEdit(call, opened, {{fragment.path, {}, fragment.content, true}});
    }
    if (call.has(u"issue"_s))
        return fail(Error::Kind::Usage, u"--issue names towncrier's fragments, and this changelog has none"_s, {},
                    u"Name the issue in the entry's text."_s);
    bool created = false;
    const auto who = opened.repository->identity();
    TB_TRY(const Changelog changelog, readChangelog(opened.root(), opened.package, created));
    TB_TRY(const Changelog edited,
           changelog.withEntry(call.value(u"section"_s), text, changelogSections(opened.row.policy, opened.package),
                               who ? who->name : QString()));
    return finishEdit(call, opened,
                      {{edited.path(), created ? QByteArray() : changelog.bytes(), edited.bytes(), created}});
}

} // namespace

Command changelogAddCommand()
{
    Command command;
    command.name = u"changelog add"_s;
    command.arguments = u"REPO --section SECTION --entry TEXT|- [--issue N] [--package P] [--dry-run]"_s;
    command.summary = u"Add an entry to the unreleased part of the changelog."_s;
    command.description =
        u"With - the entry comes from standard input. A missing changelog is made. Where towncrier writes "
        "the changelog, the entry becomes a fragment, and SECTION is one of its types."_s;
    command.options = {
        {u"section"_s, u"Added, Changed, Deprecated, Removed, Fixed, Security, or your own."_s, u"SECTION"_s},
        {u"entry"_s, u"The entry's text, without a bullet."_s, u"TEXT"_s},
        {u"issue"_s, u"The issue of a fragment, where towncrier writes the changelog; an orphan without it."_s, u"N"_s},
        packageOption(),
        {u"dry-run"_s, u"Print the diff and write nothing."_s}};
    command.examples = {u"tagboat-cli changelog add . --section Fixed --entry 'Empty tags no longer stop a scan.'"_s};
    command.minimumArguments = 1;
    command.maximumArguments = 1;
    command.run = run;
    return command;
}

} // namespace tagboat::cli
