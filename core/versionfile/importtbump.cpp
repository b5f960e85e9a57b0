// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "versionfile/importreader.h"
#include "versionfile/pathpattern.h"

using namespace Qt::StringLiterals;

// tbump 6.11: its README, "Advanced configuration".

namespace tagboat
{

namespace
{

const QString tool = u"tbump"_s;

void readFile(ImportReader &reader, const SettingNode &file)
{
    const QString name = file.textOf(u"src"_s);
    const QString search = file.textOf(u"search"_s);
    DeclaredPlace place{tool, u"tbump.file"_s, reader.context().place(name)};
    place.key = u"file: "_s + name;
    place.line = file.line;
    if (name.isEmpty())
        return reader.leave(place.key, u"it has no \"src\""_s, file.line);
    if (file.find(u"version_template"_s) != nullptr)
        return reader.leave(place.key, u"it writes the version in a form of its own"_s, file.line);
    // "search" is an expression; without it the version alone is looked for.
    place.search = search.isEmpty() ? DeclaredPlace::Search::Text : DeclaredPlace::Search::Lines;
    place.what = search.isEmpty() ? u"{current_version}"_s : search;
    if (hasWildcards(name))
        return reader.placeEach(place, {place.path});
    reader.place(place);
}

void read(ImportReader &reader)
{
    static const QString git = u"git's side of a release is Tagboat's own"_s;
    static const QString command = u"commands of another tool are not run"_s;
    static const QHash<QString, QString> reasons{
        {u"regex"_s, u"versions are read by PEP 440 or SemVer"_s},
        {u"field"_s, u"versions are read by PEP 440 or SemVer"_s},
        {u"atomic_push"_s, git},
        {u"sign"_s, u"git's own settings say whether tags are signed"_s},
        {u"github_url"_s, u"the remote says where the repository is"_s},
        {u"hook"_s, command},
        {u"before_push"_s, command},
        {u"before_commit"_s, command},
        {u"after_push"_s, command},
    };
    const SettingNode &table = reader.table();
    if (const SettingNode *version = table.find(u"version"_s)) {
        if (const SettingNode *current = version->find(u"current"_s); current != nullptr && !current->text.isEmpty())
            reader.take(u"current-version"_s, current->text, u"version.current"_s, current->line);
        reader.leaveRest(*version, {u"current"_s}, reasons, u"version."_s);
    }
    if (const SettingNode *side = table.find(u"git"_s)) {
        if (const SettingNode *tag = side->find(u"tag_template"_s))
            reader.takeTagFormat(u"git.tag_template"_s, tag->text, tag->line, {u"{new_version}"_s});
        if (const SettingNode *message = side->find(u"message_template"_s))
            reader.takeMessage(u"commit-message"_s, u"git.message_template"_s, message->text, message->line,
                               u"{new_version}"_s);
        reader.leaveRest(*side, {u"tag_template"_s, u"message_template"_s}, reasons, u"git."_s);
    }
    if (const SettingNode *files = table.find(u"file"_s)) {
        for (const SettingNode &file : files->children)
            readFile(reader, file);
    }
    reader.leaveRest(table, {u"version"_s, u"git"_s, u"file"_s}, reasons);
}

} // namespace

void importTbump(FinderContext &context)
{
    ImportReader reader(context, tool);
    if (reader.open(context.place(u"tbump.toml"_s), {}, "current") ||
        reader.open(context.place(u"pyproject.toml"_s), {u"tool"_s, u"tbump"_s}, "tbump"))
        read(reader);
    reader.finish();
}

} // namespace tagboat
