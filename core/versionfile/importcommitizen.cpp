// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "versionfile/draftrulevalue.h"
#include "versionfile/importreader.h"
#include "versionfile/pathpattern.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

// commitizen 4: "Configuration file", "bump", "changelog".

namespace tagboat
{

namespace
{

const QString tool = u"commitizen"_s;

const QHash<QString, QString> &reasons()
{
    static const QString command = u"commands of another tool are not run"_s;
    static const QString messages = u"it is about writing commit messages"_s;
    static const QString level = u"what a commit asks of the version is told by its type"_s;
    static const QString changelog = u"the changelog keeps the form that it has"_s;
    static const QHash<QString, QString> all{
        {u"version_provider"_s, u"the version's place is found by the build's own rules"_s},
        {u"prerelease_offset"_s, u"candidates are counted from 1"_s},
        {u"major_version_zero"_s, u"on 0.x a breaking change asks for a minor version in any case"_s},
        {u"legacy_tag_formats"_s, u"older spellings of tags are read in any case"_s},
        {u"ignored_tag_formats"_s, u"tags that are no version are left out in any case"_s},
        {u"annotated_tag"_s, u"release tags are annotated in any case"_s},
        {u"annotated_tag_message"_s, u"the tag's message is made of the notes"_s},
        {u"gpg_sign"_s, u"git's own settings say whether tags are signed"_s},
        {u"pre_bump_hooks"_s, command},
        {u"post_bump_hooks"_s, command},
        {u"update_changelog_on_bump"_s, changelog},
        {u"changelog_incremental"_s, changelog},
        {u"changelog_start_rev"_s, changelog},
        {u"changelog_format"_s, changelog},
        {u"changelog_merge_prerelease"_s, changelog},
        {u"change_type_map"_s, changelog},
        {u"template"_s, changelog},
        {u"extras"_s, changelog},
        {u"name"_s, messages},
        {u"customize"_s, u"it is for cz_customize alone"_s},
        {u"bump_pattern"_s, level},
        {u"bump_map"_s, level},
        {u"bump_map_major_version_zero"_s, level},
        {u"commit_parser"_s, u"commits are read as conventional commits"_s},
        {u"changelog_pattern"_s, u"commits are read as conventional commits"_s},
        {u"questions"_s, messages},
        {u"message_template"_s, messages},
        {u"example"_s, messages},
        {u"schema"_s, messages},
        {u"schema_pattern"_s, messages},
        {u"info"_s, messages},
        {u"info_path"_s, messages},
        {u"use_shortcuts"_s, messages},
        {u"style"_s, messages},
        {u"allowed_prefixes"_s, messages},
        {u"message_length_limit"_s, messages},
        {u"always_signoff"_s, messages},
    };
    return all;
}

/// "path" or "path:expression"; the expression chooses lines.
void readFile(ImportReader &reader, const QString &entry, int line)
{
    static const QRegularExpression word(u"^\\w+$"_s);
    const QString name = entry.section(u':', 0, 0);
    const QString expression = entry.section(u':', 1);
    DeclaredPlace place{tool, u"commitizen.version_files"_s, reader.context().place(name)};
    place.key = u"version_files: "_s + entry;
    place.line = line;
    if (expression.isEmpty()) {
        place.what = u"{current_version}"_s;
    } else {
        place.search = name.endsWith(u".py"_s) && word.match(expression).hasMatch() ? DeclaredPlace::Search::Variable
                                                                                    : DeclaredPlace::Search::Lines;
        place.what = expression;
    }
    if (hasWildcards(name))
        return reader.placeEach(place, {place.path.replace(u"**"_s, u"*"_s)}); // which is all that "**" is to it
    reader.place(place);
}

void readScheme(ImportReader &reader)
{
    const SettingNode *scheme = reader.table().find(u"version_scheme"_s);
    if (scheme == nullptr)
        scheme = reader.table().find(u"version_type"_s); // its former name
    const QString name = scheme != nullptr ? scheme->text : u"pep440"_s;
    const QString key = scheme != nullptr ? scheme->key : u"version_scheme"_s;
    const int line = scheme != nullptr ? scheme->line : reader.line();
    // The spellings of commitizen's own classes: 1.2.3rc1, 1.2.3-rc1, 1.2.3-rc.1.
    const QHash<QString, QString> between{{u"pep440"_s, u"rc"_s}, {u"semver"_s, u"-rc"_s}, {u"semver2"_s, u"-rc."_s}};
    if (!between.contains(name))
        return reader.leave(key, u"\"%1\" is a scheme of a plug-in"_s.arg(name), line);
    if (scheme != nullptr)
        reader.take(u"version-scheme"_s, name == u"pep440"_s ? name : u"semver"_s, key, line);
    reader.takeCandidate(between.value(name), key, line, scheme != nullptr);
}

/// The names of sections, and their order, of which a customised commitizen has its own.
void readSections(ImportReader &reader)
{
    const SettingNode &table = reader.table();
    const SettingNode *name = table.find(u"name"_s);
    const bool own = name != nullptr && name->text == u"cz_customize"_s;
    const SettingNode *customize = own ? table.find(u"customize"_s) : nullptr;
    const SettingNode *order = table.find(u"change_type_order"_s);
    const QString within = u"customize."_s;
    if (customize != nullptr) {
        if (const SettingNode *map = customize->find(u"change_type_map"_s)) {
            for (const SettingNode &type : map->children)
                reader.take(u"draft-rule"_s, draftRuleValue(type.key.toLower(), {}, type.text),
                            within + u"change_type_map."_s + type.key, type.line);
        }
        const SettingNode *inner = customize->find(u"change_type_order"_s);
        if (order == nullptr && inner != nullptr)
            reader.take(u"changelog-sections"_s, inner->texts().join(u", "_s), within + inner->key, inner->line);
        reader.leaveRest(*customize, {u"change_type_map"_s, u"change_type_order"_s}, reasons(), within);
    }
    if (order != nullptr)
        reader.take(u"changelog-sections"_s, order->texts().join(u", "_s), order->key, order->line);
    reader.leaveRest(table,
                     {u"version"_s, u"tag_format"_s, u"version_scheme"_s, u"version_type"_s, u"changelog_file"_s,
                      u"bump_message"_s, u"version_files"_s, u"change_type_order"_s,
                      customize != nullptr ? u"customize"_s : QString()},
                     reasons());
}

void read(ImportReader &reader)
{
    const SettingNode &table = reader.table();
    if (const SettingNode *version = table.find(u"version"_s); version != nullptr && !version->text.isEmpty())
        reader.take(u"current-version"_s, version->text, u"version"_s, version->line);
    if (const SettingNode *format = table.find(u"tag_format"_s))
        reader.takeTagFormat(u"tag_format"_s, format->text, format->line,
                             {u"${version}"_s, u"$version"_s, u"$major.$minor.$patch$prerelease$devrelease"_s,
                              u"$major.$minor.$patch$prerelease"_s, u"$major.$minor.$patch"_s,
                              u"${major}.${minor}.${patch}${prerelease}${devrelease}"_s,
                              u"${major}.${minor}.${patch}${prerelease}"_s, u"${major}.${minor}.${patch}"_s});
    else
        reader.takeDefault(u"tag-format"_s, u"{version}"_s, u"tag_format"_s);
    readScheme(reader);
    if (const SettingNode *file = table.find(u"changelog_file"_s))
        reader.take(u"changelog-path"_s, reader.context().place(file->text), u"changelog_file"_s, file->line);
    if (const SettingNode *message = table.find(u"bump_message"_s))
        reader.takeMessage(u"commit-message"_s, u"bump_message"_s, message->text, message->line, u"$new_version"_s);
    if (const SettingNode *files = table.find(u"version_files"_s)) {
        for (const SettingNode &entry : files->entries())
            readFile(reader, entry.text, entry.line);
    }
    readSections(reader);
}

} // namespace

void importCommitizen(FinderContext &context)
{
    ImportReader reader(context, tool);
    for (const QString &file :
         {u".cz.toml"_s, u"cz.toml"_s, u".cz.json"_s, u"cz.json"_s, u".cz.yaml"_s, u"cz.yaml"_s, u"pyproject.toml"_s}) {
        const QStringList keys =
            file.endsWith(u".toml"_s) ? QStringList{u"tool"_s, u"commitizen"_s} : QStringList{u"commitizen"_s};
        if (!reader.open(context.place(file), keys, "commitizen"))
            continue;
        read(reader);
        break;
    }
    reader.finish();
}

} // namespace tagboat
