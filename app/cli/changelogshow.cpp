// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelogfile.h"
#include "commands.h"
#include "forgeshared.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace tagboat::cli
{

namespace
{

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonObject releaseToJson(const ChangelogRelease &release)
{
    QJsonArray sections;
    for (const ChangelogSection &section : release.sections) {
        QJsonArray entries;
        for (const ChangelogEntry &entry : section.entries) {
            entries.append(QJsonObject{
                {u"text"_s, entry.text}, {u"firstLine"_s, entry.firstLine}, {u"lastLine"_s, entry.lastLine}});
        }
        sections.append(QJsonObject{{u"name"_s, section.name},
                                    {u"firstLine"_s, section.firstLine},
                                    {u"lastLine"_s, section.lastLine},
                                    {u"entries"_s, entries}});
    }
    return {{u"heading"_s, release.heading},   {u"version"_s, orNull(release.version)},
            {u"date"_s, orNull(release.date)}, {u"unreleased"_s, release.unreleased},
            {u"yanked"_s, release.yanked},     {u"firstLine"_s, release.firstLine},
            {u"lastLine"_s, release.lastLine}, {u"sections"_s, sections}};
}

QString lines(int first, int last)
{
    return first > 0 ? u"%1-%2"_s.arg(first).arg(last) : u"-"_s; // fragments stand in files of their own
}

/// The changelog's releases; what is in fragments stands above them.
QList<ChangelogRelease> releasesOf(const OpenedChangelog &opened)
{
    QList<ChangelogRelease> releases = opened.changelog.releases();
    if (opened.towncrier && !opened.towncrier->fragments.isEmpty())
        releases.prepend(opened.towncrier->unreleased());
    return releases;
}

void print(Output &out, const OpenedChangelog &opened)
{
    const Changelog &changelog = opened.changelog;
    if (opened.published)
        out.line(u"The releases on %1; there is no changelog file"_s.arg(changelog.path()));
    else
        out.line(u"%1 (%2)"_s.arg(changelog.path(), changelogFormatName(changelog.format())));
    if (changelog.owner())
        out.line(changelog.owner()->warning());
    QList<QStringList> rows;
    for (const ChangelogRelease &release : releasesOf(opened)) {
        rows.append({lines(release.firstLine, release.lastLine), release.heading});
        for (const ChangelogSection &section : release.sections) {
            rows.append({lines(section.firstLine, section.lastLine), u"  "_s + section.name});
            for (const ChangelogEntry &entry : section.entries)
                rows.append({lines(entry.firstLine, entry.lastLine), u"    - "_s + entry.text});
        }
    }
    out.table({u"LINES"_s, u"TEXT"_s}, rows);
}

Result<int> run(Invocation &call)
{
    TB_TRY(const OpenedChangelog opened, openChangelog(call, call.has(u"online"_s)));
    const Changelog &changelog = opened.changelog;
    if (!call.session.out.json()) {
        print(call.session.out, opened);
        return 0;
    }
    QJsonArray releases;
    for (const ChangelogRelease &release : releasesOf(opened))
        releases.append(releaseToJson(release));
    QJsonArray fragments;
    for (const Fragment &fragment : opened.towncrier ? opened.towncrier->fragments : QList<Fragment>())
        fragments.append(QJsonObject{
            {u"path"_s, fragment.path}, {u"type"_s, fragment.name.type}, {u"issue"_s, orNull(fragment.name.issue)}});
    QJsonObject object{
        {u"path"_s, opened.published ? QJsonValue() : QJsonValue(changelog.path())},
        {u"format"_s, opened.published
                          ? u"releases"_s
                          : changelogFormatName(opened.towncrier ? ChangelogFormat::Towncrier : changelog.format())},
        {u"releases"_s, releases}};
    if (const auto &owner = changelog.owner())
        object[u"owner"_s] = QJsonObject{{u"tool"_s, owner->tool}, {u"sign"_s, owner->sign}, {u"line"_s, owner->line}};
    if (opened.towncrier)
        object[u"fragments"_s] = fragments;
    call.session.out.document(object);
    return 0;
}

} // namespace

Command changelogShowCommand()
{
    Command command;
    command.name = u"changelog show"_s;
    command.arguments = u"REPO [--online] [--package P]"_s;
    command.summary = u"Show a changelog's releases, sections and entries with their lines."_s;
    command.description =
        u"A repository without a changelog file may have its releases on a forge alone: with --online they are shown, "
        "with the lines that they would have in a file."_s;
    command.options = {onlineOption(u"Where there is no file, show the releases on the forge."_s), packageOption()};
    command.examples = {u"tagboat-cli changelog show ."_s, u"tagboat-cli --json changelog show . | jq .releases[0]"_s};
    command.minimumArguments = 1;
    command.maximumArguments = 1;
    command.run = run;
    return command;
}

} // namespace tagboat::cli
