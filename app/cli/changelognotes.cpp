// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelogfile.h"
#include "commands.h"
#include "forgeshared.h"

using namespace Qt::StringLiterals;

namespace tagboat::cli
{

namespace
{

Result<QString> publishedNotes(const PublishedReleases &published, const PackageRow &package, const QString &version)
{
    TB_TRY(const StandingNotes standing, PublishedNotes(published, package.grammar, {}).notesOf(version));
    return standing.text;
}

/// Prints how the notes differ from those of the release on the forge; 1 if they do.
Result<int> compare(const Invocation &call, const OpenedChangelog &opened, const QString &version, const QString &notes)
{
    TB_TRY(PublishedReleases published, publishedReleases(call));
    PublishedNotes shelf(std::move(published), opened.repository.package.grammar, {});
    TB_TRY(const StandingNotes standing, shelf.notesOf(version));
    TB_TRY(const NotesDifference difference, notesDifference(*opened.repository.git, standing.text, notes));
    Output &out = call.session.out;
    if (out.json())
        out.document({{u"version"_s, version},
                      {u"notes"_s, notes},
                      {u"standing"_s, standing.text},
                      {u"where"_s, standing.where},
                      {u"diff"_s, QString::fromUtf8(difference.diff)}});
    else if (difference.same())
        out.note(u"The same as in %1."_s.arg(standing.where));
    else
        out.bytes(difference.diff);
    return difference.same() ? 0 : 1;
}

Result<int> run(Invocation &call)
{
    if (!call.has(u"version"_s))
        return fail(Error::Kind::Usage, u"changelog notes wants --version"_s, {},
                    u"Use --version unreleased for what is not released yet."_s);
    const bool compares = call.has(u"diff"_s);
    if (compares && !call.has(u"online"_s))
        return fail(Error::Kind::Usage, u"--diff wants --online"_s, {}, u"See tagboat-cli changelog notes --help"_s);
    TB_TRY(const OpenedChangelog opened, openChangelog(call, call.has(u"online"_s)));
    const QString version = call.value(u"version"_s);
    const bool unreleased = version.compare(u"unreleased"_s, Qt::CaseInsensitive) == 0;
    const bool fragments = unreleased && opened.towncrier;
    const bool onlyPublished = opened.published && !unreleased;
    TB_TRY(const QString notes,
           onlyPublished ? publishedNotes(*opened.published, opened.repository.package, version)
           : fragments   ? Result<QString>(fragmentNotes(opened.towncrier->settings, opened.towncrier->fragments))
                         : opened.changelog.notes(unreleased ? QString() : version));
    if (compares)
        return compare(call, opened, version, notes);
    if (call.session.out.json())
        call.session.out.document({{u"version"_s, version}, {u"notes"_s, notes}});
    else
        call.session.out.block(notes);
    return 0;
}

} // namespace

Command changelogNotesCommand()
{
    Command command;
    command.name = u"changelog notes"_s;
    command.arguments = u"REPO --version V|unreleased [--online [--diff]] [--package P]"_s;
    command.summary = u"Print the release notes of one version as Markdown."_s;
    command.description =
        u"A repository without a changelog file may have its releases on a forge alone: with --online the text of the "
        "release there is printed. With --diff the notes are compared with it, and the exit status is 1 if they "
        "differ."_s;
    command.options = {{u"version"_s, u"The version, or unreleased."_s, u"V"_s},
                       onlineOption(u"Where there is no file, take the text of the release on the forge."_s),
                       {u"diff"_s, u"With --online: print how the release on the forge differs."_s},
                       packageOption()};
    command.examples = {u"tagboat-cli changelog notes . --version 1.5.0"_s};
    command.minimumArguments = 1;
    command.maximumArguments = 1;
    command.run = run;
    return command;
}

} // namespace tagboat::cli
