// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "versionfile/importreader.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

// bump-my-version 1.3, and bump2version before it: "Configuration", "File-specific configuration", "Version component".

namespace tagboat
{

namespace
{

const QString tool = u"bump-my-version"_s;

const QHash<QString, QString> &reasons()
{
    static const QString git = u"git's side of a release is Tagboat's own"_s;
    static const QString command = u"commands of another tool are not run"_s;
    static const QHash<QString, QString> all{
        {u"parse"_s, u"versions are read by PEP 440 or SemVer"_s},
        {u"commit"_s, git},
        {u"commit_args"_s, git},
        {u"sign_tags"_s, u"git's own settings say whether tags are signed"_s},
        {u"allow_dirty"_s, u"a release from uncommitted changes is never made"_s},
        {u"moveable_tags"_s, u"a pushed tag is never moved"_s},
        {u"setup_hooks"_s, command},
        {u"pre_commit_hooks"_s, command},
        {u"post_commit_hooks"_s, command},
        {u"allow_shell_hooks"_s, command},
        {u"parts"_s, u"the parts of a version are those of PEP 440 or SemVer"_s},
    };
    return all;
}

/// The settings of either form: the main table, its files and its parts.
struct Settings {
    SettingNode main;
    QList<SettingNode> files; ///< tables with "filename" or "glob"
    QList<SettingNode> parts;
};

/// [bumpversion:file:name] is a table with the name for itself; a suffix may stand behind "file".
Settings fromSections(const SettingNode &root)
{
    Settings settings;
    for (const SettingNode &section : root.children) {
        const QStringList name = section.key.split(u':');
        if (section.key == u"bumpversion"_s)
            settings.main = section;
        if (name.size() < 3 || name[0] != u"bumpversion"_s)
            continue;
        SettingNode table = section;
        table.key = name.mid(2).join(u':').trimmed();
        if (name[1].startsWith(u"part"_s)) {
            settings.parts.append(table);
        } else {
            const QString member = name[1].startsWith(u"glob"_s) ? u"glob"_s : u"filename"_s;
            table.children.append({SettingNode::Kind::Text, member, table.key, section.line, {}});
            settings.files.append(table);
        }
    }
    return settings;
}

Settings fromTable(const SettingNode &table)
{
    Settings settings{table, {}, {}};
    const SettingNode *files = table.find(u"files"_s);
    const SettingNode *parts = table.find(u"parts"_s);
    settings.files = files != nullptr ? files->children : QList<SettingNode>();
    settings.parts = parts != nullptr ? parts->children : QList<SettingNode>();
    return settings;
}

/// A format string of Python with {current_version} alone; nothing if it holds another field.
std::optional<QString> searchText(const QString &format)
{
    static const QRegularExpression field(u"(?<!\\{)(?:\\{\\{)*\\{(?!\\{|current_version\\})"_s);
    if (field.match(format).hasMatch())
        return std::nullopt;
    QString text = format;
    text.replace(u"{{"_s, u"{"_s).replace(u"}}"_s, u"}"_s);
    return text;
}

QString orElse(const SettingNode &table, const SettingNode &main, const QString &name, const QString &otherwise)
{
    const SettingNode *own = table.find(name);
    const SettingNode *shared = main.find(name);
    return own != nullptr ? own->text : shared != nullptr ? shared->text : otherwise;
}

/// The files that a table names: by their name, or by patterns with "|" between them.
void placeFiles(ImportReader &reader, const SettingNode &file, DeclaredPlace place)
{
    const QString glob = file.textOf(u"glob"_s); // goes before a name, as in the tool
    if (glob.isEmpty())
        return reader.place(place);
    const SettingNode *exclude = file.find(u"glob_exclude"_s);
    QStringList patterns = glob.split(u'|', Qt::SkipEmptyParts);
    QStringList without = exclude != nullptr ? exclude->texts().join(u'\n').split(u'\n') : QStringList();
    for (QStringList *list : {&patterns, &without}) {
        for (QString &pattern : *list)
            pattern = reader.context().place(pattern);
    }
    reader.placeEach(place, patterns, without);
}

/// The reason why a table is left; empty where it can be read.
QString whyLeft(const SettingNode &file, const QString &search, const QString &replace)
{
    for (const QString &some : {u"include_bumps"_s, u"exclude_bumps"_s}) {
        if (const SettingNode *bumps = file.find(some); bumps != nullptr && !bumps->texts().isEmpty())
            return u"only some bumps change it"_s;
    }
    if (file.find(u"serialize"_s) != nullptr)
        return u"it writes the version in a form of its own"_s;
    if (!search.contains(u"{current_version}"_s))
        return u"it replaces \"%1\", which is not the version"_s.arg(search);
    if (!searchText(search))
        return u"\"%1\" is more than a text around the version"_s.arg(search);
    if (!searchText(QString(replace).replace(u"{new_version}"_s, u"{current_version}"_s)) ||
        replace.contains(u"{current_version}"_s) || replace.count(u"{new_version}"_s) != 1)
        return u"\"%1\" writes more than the version"_s.arg(replace);
    return {};
}

void readFile(ImportReader &reader, const SettingNode &main, const SettingNode &file)
{
    const QString glob = file.textOf(u"glob"_s);
    const QString name = glob.isEmpty() ? file.textOf(u"filename"_s) : glob;
    const QString search = orElse(file, main, u"search"_s, u"{current_version}"_s);
    const QString replace = orElse(file, main, u"replace"_s, u"{new_version}"_s);
    const SettingNode *regex = file.find(u"regex"_s) != nullptr ? file.find(u"regex"_s) : main.find(u"regex"_s);
    DeclaredPlace place{tool, u"bumpversion.file"_s, reader.context().place(name)};
    place.key = u"files: "_s + name;
    place.line = file.line;
    place.mayLack = orElse(file, main, u"ignore_missing_version"_s, {}).toLower() == u"true"_s;
    if (name.isEmpty())
        return reader.leave(place.key, u"it names no file"_s, file.line);
    if (const QString members = file.textOf(u"key_path"_s); !members.isEmpty()) {
        place.search = DeclaredPlace::Search::Member;
        place.members = members.split(u'.');
        return placeFiles(reader, file, place);
    }
    if (const QString reason = whyLeft(file, search, replace); !reason.isEmpty())
        return reader.leave(place.key, reason, file.line);
    place.what = *searchText(search);
    QString written = replace;
    written.replace(u"{new_version}"_s, u"{current_version}"_s);
    if (regex != nullptr && regex->isTrue()) {
        place.search = DeclaredPlace::Search::Expression;
        place.replacement = replace == u"{new_version}"_s ? QString() : *searchText(written);
    } else if (replace != u"{new_version}"_s && written != search) {
        return reader.leave(place.key, u"\"%1\" writes more than the version"_s.arg(replace), file.line);
    }
    placeFiles(reader, file, place);
}

/// "-" and "rc" of "{major}.{minor}.{patch}-{pre_l}{pre_n}" where pre_l may be "rc".
void readCandidates(ImportReader &reader, const Settings &settings)
{
    static const QRegularExpression form(
        u"^\\{major\\}\\.\\{minor\\}\\.\\{patch\\}([-._]?)\\{(\\w+)\\}([-._]?)\\{\\w+\\}$"_s);
    const SettingNode *serialize = settings.main.find(u"serialize"_s);
    if (serialize == nullptr)
        return;
    for (const QString &entry : serialize->texts()) {
        for (const QString &line : entry.split(u'\n')) {
            const QRegularExpressionMatch match = form.match(line.trimmed());
            for (const SettingNode &part : settings.parts) {
                const SettingNode *values = part.key == match.captured(2) ? part.find(u"values"_s) : nullptr;
                const QStringList words = values != nullptr ? values->texts().join(u'\n').split(u'\n') : QStringList();
                if (match.hasMatch() && words.contains(u"rc"_s)) {
                    return reader.takeCandidate(match.captured(1) + u"rc"_s + match.captured(3), u"serialize"_s,
                                                serialize->line, true);
                }
            }
        }
    }
    reader.leave(u"serialize"_s, u"the forms of versions are those of PEP 440 or SemVer"_s, serialize->line);
}

void read(ImportReader &reader, const Settings &settings)
{
    const SettingNode &main = settings.main;
    if (const SettingNode *current = main.find(u"current_version"_s); current != nullptr && !current->text.isEmpty())
        reader.take(u"current-version"_s, current->text, u"current_version"_s, current->line);
    const SettingNode *tags = main.find(u"tag"_s);
    const SettingNode *name = main.find(u"tag_name"_s);
    if (tags != nullptr && tags->isTrue()) {
        if (name != nullptr)
            reader.takeTagFormat(u"tag_name"_s, name->text, name->line,
                                 {u"{new_version}"_s, u"{new_major}.{new_minor}.{new_patch}"_s});
        else
            reader.takeDefault(u"tag-format"_s, u"v{version}"_s, u"tag_name"_s);
    } else if (name != nullptr) {
        reader.leave(u"tag_name"_s, u"the tool sets no tags here: \"tag\" is not true"_s, name->line);
    }
    if (const SettingNode *message = main.find(u"message"_s))
        reader.takeMessage(u"commit-message"_s, u"message"_s, message->text, message->line, u"{new_version}"_s);
    if (const SettingNode *message = main.find(u"tag_message"_s))
        reader.takeMessage(u"tag-message"_s, u"tag_message"_s, message->text, message->line, u"{new_version}"_s);
    readCandidates(reader, settings);
    for (const SettingNode &file : settings.files)
        readFile(reader, main, file);
    reader.leaveRest(main,
                     {u"current_version"_s, u"tag"_s, u"tag_name"_s, u"message"_s, u"tag_message"_s, u"serialize"_s,
                      u"search"_s, u"replace"_s, u"regex"_s, u"files"_s, u"ignore_missing_version"_s,
                      u"ignore_missing_files"_s},
                     reasons());
}

} // namespace

void importBumpMyVersion(FinderContext &context)
{
    ImportReader reader(context, tool);
    // The first file that has the section counts, in the tool's own order.
    for (const QString &file : {u".bumpversion.cfg"_s, u".bumpversion.toml"_s, u"setup.cfg"_s, u"pyproject.toml"_s}) {
        const QString path = context.place(file);
        const bool sections = file.endsWith(u".cfg"_s);
        if (!reader.open(path, sections ? QStringList() : QStringList{u"tool"_s, u"bumpversion"_s}, "bumpversion]"))
            continue;
        read(reader, sections ? fromSections(reader.table()) : fromTable(reader.table()));
        break;
    }
    reader.finish();
}

} // namespace tagboat
