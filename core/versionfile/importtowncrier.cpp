// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "versionfile/draftrulevalue.h"
#include "versionfile/importreader.h"

using namespace Qt::StringLiterals;

// towncrier 25.8, "Configuration Reference". What its fragments are made of is read where they are
// (scan/towncriersettings.h); here stands what decides about more than them.

namespace tagboat
{

namespace
{

const QString tool = u"towncrier"_s;

/// Where a Conventional Commit's entry goes among a project's own types.
void takeRules(ImportReader &reader, const QString &key, const QString &name, const QString &place, int line)
{
    static const QHash<QString, QString> types{
        {u"feature"_s, u"feat"_s}, {u"features"_s, u"feat"_s}, {u"feat"_s, u"feat"_s},
        {u"bugfix"_s, u"fix"_s},   {u"bug"_s, u"fix"_s},       {u"fix"_s, u"fix"_s},
        {u"doc"_s, u"docs"_s},     {u"docs"_s, u"docs"_s},     {u"removal"_s, u"revert"_s}};
    if (const QString type = types.value(key); !type.isEmpty() && type != u"revert"_s)
        reader.take(u"draft-rule"_s, draftRuleValue(type, {}, name), place, line);
}

void readTypes(ImportReader &reader)
{
    const SettingNode &table = reader.table();
    QStringList names;
    int line = reader.line();
    if (const SettingNode *list = table.find(u"type"_s)) {
        line = list->line;
        for (const SettingNode &entry : list->children) {
            const QString name = entry.textOf(u"name"_s);
            const QString key = entry.textOf(u"directory"_s);
            names.append(name);
            takeRules(reader, key.isEmpty() ? name.toLower() : key, name, u"type: "_s + name, entry.line);
        }
    } else if (const SettingNode *tables = table.find(u"fragment"_s)) {
        line = tables->line;
        for (const SettingNode &entry : tables->children) {
            const QString said = entry.textOf(u"name"_s);
            const QString name = said.isEmpty() ? QString(entry.key.left(1).toUpper() + entry.key.mid(1)) : said;
            names.append(name);
            takeRules(reader, entry.key, name, u"fragment."_s + entry.key, entry.line);
        }
    }
    if (!names.isEmpty())
        reader.take(u"changelog-sections"_s, names.join(u", "_s), table.find(u"type"_s) ? u"type"_s : u"fragment"_s,
                    line);
    else
        reader.takeDefault(u"changelog-sections"_s,
                           u"Features, Bugfixes, Improved Documentation, Deprecations and Removals, Misc"_s, u"type"_s);
}

void read(ImportReader &reader)
{
    const SettingNode &table = reader.table();
    if (const SettingNode *file = table.find(u"filename"_s))
        reader.take(u"changelog-path"_s, reader.context().place(file->text), u"filename"_s, file->line);
    else
        reader.takeDefault(u"changelog-path"_s, reader.context().place(u"NEWS.rst"_s), u"filename"_s);
    readTypes(reader);
    const QHash<QString, QString> reasons{
        {u"version"_s, u"the version's place is found by the build's own rules"_s},
        {u"template"_s, u"templates are programs of their own: releases with one are built by towncrier"_s},
    };
    static const QString fragments = u"it is about the fragments, and is followed where they are read and built"_s;
    QHash<QString, QString> all = reasons;
    for (const QString &key :
         {u"directory"_s, u"package"_s, u"package_dir"_s, u"name"_s, u"single_file"_s, u"title_format"_s,
          u"issue_format"_s, u"underlines"_s, u"wrap"_s, u"all_bullets"_s, u"orphan_prefix"_s, u"start_string"_s,
          u"ignore"_s, u"section"_s, u"create_add_extension"_s, u"create_eof_newline"_s, u"issue_pattern"_s})
        all.insert(key, fragments);
    reader.leaveRest(table, {u"filename"_s, u"type"_s, u"fragment"_s}, all);
}

} // namespace

void importTowncrier(FinderContext &context)
{
    ImportReader reader(context, tool);
    const QStringList keys{u"tool"_s, u"towncrier"_s};
    if (reader.open(context.place(u"towncrier.toml"_s), keys, "towncrier") ||
        reader.open(context.place(u"pyproject.toml"_s), keys, "towncrier"))
        read(reader);
    reader.finish();
}

} // namespace tagboat
