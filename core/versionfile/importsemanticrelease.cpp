// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "versionfile/draftrulevalue.h"
#include "versionfile/importreader.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

// python-semantic-release 10: "Configuration"; its version 7 read [semantic_release] of setup.cfg.

namespace tagboat
{

namespace
{

const QString tool = u"python-semantic-release"_s;

const QHash<QString, QString> &reasons()
{
    static const QString command = u"commands of another tool are not run"_s;
    static const QString changelog = u"the changelog keeps the form that it has"_s;
    static const QString commits = u"commits are read as conventional commits"_s;
    static const QString git = u"git's side of a release is Tagboat's own"_s;
    static const QHash<QString, QString> all{
        {u"build_command"_s, command},
        {u"build_command_env"_s, command},
        {u"branches"_s, u"the branch that is checked out is released"_s},
        {u"branch"_s, u"the branch that is checked out is released"_s},
        {u"assets"_s, u"only version files and the changelog are committed"_s},
        {u"commit_author"_s, u"git's own settings say who commits"_s},
        {u"commit_parser"_s, commits},
        {u"commit_parser_options"_s, commits},
        {u"allow_zero_version"_s, u"leaving 0.x is your own act"_s},
        {u"major_on_zero"_s, u"leaving 0.x is your own act"_s},
        {u"no_git_verify"_s, git},
        {u"add_partial_tags"_s, u"a pushed tag is never moved"_s},
        {u"remote"_s, u"the remote says where the repository is"_s},
        {u"publish"_s, u"the flow says what is published"_s},
        {u"template_dir"_s, changelog},
        {u"mode"_s, changelog},
        {u"insertion_flag"_s, changelog},
        {u"environment"_s, changelog},
        {u"default_templates"_s, changelog},
        {u"upload_to_pypi"_s, u"the flow says what is published"_s},
        {u"upload_to_release"_s, u"the flow says what is published"_s},
    };
    return all;
}

/// "v" of "v{version}", for a place that says the tag.
QString tagPrefix(const ImportReader &reader)
{
    return reader.table().textOf(u"tag_format"_s).isEmpty()
               ? u"v"_s
               : reader.table().textOf(u"tag_format"_s).section(u"{version}"_s, 0, 0);
}

/// "file:name", "file:name:nf" with the number, "file:name:tf" with the tag; "*" for a name is the whole file.
void readPlace(ImportReader &reader, const QString &list, const QString &entry, int line)
{
    const QStringList parts = entry.trimmed().split(u':');
    const bool form = parts.size() > 2 && (parts.constLast() == u"tf"_s || parts.constLast() == u"nf"_s);
    DeclaredPlace place{tool, u"semantic-release.variable"_s, reader.context().place(parts[0])};
    place.key = list + u": "_s + entry.trimmed();
    place.line = line;
    place.what = (form ? parts.mid(1, parts.size() - 2) : parts.mid(1)).join(u':');
    place.before = form && parts.constLast() == u"tf"_s ? tagPrefix(reader) : QString();
    if (parts.size() < 2 || place.what.isEmpty())
        return reader.leave(place.key, u"it does not name a file and a variable"_s, line);
    place.search = place.what == u"*"_s ? DeclaredPlace::Search::Whole : DeclaredPlace::Search::Variable;
    if (list == u"version_toml"_s) {
        place.kind = u"semantic-release.toml"_s;
        place.search = DeclaredPlace::Search::Member;
        place.members = place.what.split(u'.');
    }
    reader.place(place);
}

void readPlaces(ImportReader &reader, const QString &list)
{
    const SettingNode *node = reader.table().find(list);
    if (node == nullptr)
        return;
    for (const SettingNode &text : node->entries()) {
        // Version 7 wrote several in one text, with commas.
        for (const QString &entry : text.text.split(u',', Qt::SkipEmptyParts))
            readPlace(reader, list, entry, text.line);
    }
}

/// Its candidates are dotted, as SemVer has them; what they are called may differ by branch.
void readCandidates(ImportReader &reader)
{
    const SettingNode *branches = reader.table().find(u"branches"_s);
    for (const SettingNode &branch : branches != nullptr ? branches->children : QList<SettingNode>()) {
        const SettingNode *token = branch.find(u"prerelease_token"_s);
        if (token != nullptr && token->text == u"rc"_s)
            return reader.takeCandidate(u"-rc."_s, u"branches.%1.prerelease_token"_s.arg(branch.key), token->line,
                                        true);
    }
    const SettingNode *token = reader.table().find(u"prerelease_tag"_s); // of version 7
    if (token != nullptr && token->text != u"rc"_s)
        reader.leave(token->key, u"candidates are named rc"_s, token->line);
    else if (token != nullptr)
        reader.takeCandidate(u"-rc."_s, token->key, token->line, true);
    else if (branches == nullptr)
        reader.takeCandidate(u"-rc."_s, u"branches.main.prerelease_token"_s, reader.line(), false);
}

/// Python's re.match: each expression is for the beginning of the whole message.
void readLeftOut(ImportReader &reader, const SettingNode &patterns)
{
    const QString key = u"changelog.exclude_commit_patterns"_s;
    for (const SettingNode &entry : patterns.entries()) {
        const QString &text = entry.text;
        const bool begins = text.startsWith(u'^') && !text.contains(u'|');
        const int line = entry.line > 0 ? entry.line : patterns.line;
        if (!text.isEmpty() && QRegularExpression(text).isValid())
            reader.take(u"draft-rule"_s, messageRuleValue(begins ? text : u"^(?:"_s + text + u')', {}), key, line);
        else
            reader.leave(key, u"“%1” is not understood as an expression"_s.arg(text), line);
    }
}

void readChangelog(ImportReader &reader)
{
    if (const SettingNode *file = reader.table().find(u"changelog_file"_s)) // of version 7
        reader.take(u"changelog-path"_s, reader.context().place(file->text), file->key, file->line);
    const SettingNode *changelog = reader.table().find(u"changelog"_s);
    if (changelog == nullptr || changelog->kind != SettingNode::Kind::Table)
        return;
    const SettingNode *file = changelog->find(QStringList{u"default_templates"_s, u"changelog_file"_s});
    const bool moved = file != nullptr;
    if (!moved)
        file = changelog->find(u"changelog_file"_s); // its place before 9.11
    if (file != nullptr) {
        reader.take(u"changelog-path"_s, reader.context().place(file->text),
                    moved ? u"changelog.default_templates.changelog_file"_s : u"changelog.changelog_file"_s,
                    file->line);
    }
    if (const SettingNode *left = changelog->find(u"exclude_commit_patterns"_s))
        readLeftOut(reader, *left);
    reader.leaveRest(*changelog,
                     {u"changelog_file"_s, moved ? u"default_templates"_s : QString(), u"exclude_commit_patterns"_s},
                     reasons(), u"changelog."_s);
}

void read(ImportReader &reader)
{
    const SettingNode &table = reader.table();
    if (const SettingNode *format = table.find(u"tag_format"_s))
        reader.takeTagFormat(u"tag_format"_s, format->text, format->line, {});
    else
        reader.takeDefault(u"tag-format"_s, u"v{version}"_s, u"tag_format"_s);
    readCandidates(reader);
    readChangelog(reader);
    for (const QString &key : {u"commit_message"_s, u"commit_subject"_s}) { // the second of version 7
        if (const SettingNode *message = table.find(key))
            reader.takeMessage(u"commit-message"_s, key, message->text, message->line, u"{version}"_s);
    }
    for (const QString &list : {u"version_toml"_s, u"version_variables"_s, u"version_variable"_s})
        readPlaces(reader, list);
    reader.leaveRest(table,
                     {u"tag_format"_s, u"changelog"_s, u"commit_message"_s, u"version_toml"_s, u"version_variables"_s,
                      u"version_variable"_s, u"changelog_file"_s, u"commit_subject"_s, u"prerelease_tag"_s},
                     reasons());
}

} // namespace

void importSemanticRelease(FinderContext &context)
{
    ImportReader reader(context, tool);
    const QStringList own{u"semantic_release"_s};
    const QStringList below{u"tool"_s, u"semantic_release"_s};
    const QByteArray mark = "semantic_release";
    const QString releaserc = context.place(u"releaserc.toml"_s);
    if (reader.open(context.place(u"pyproject.toml"_s), below, mark) || reader.open(releaserc, own, mark) ||
        reader.open(releaserc, below, mark) || reader.open(context.place(u"releaserc.json"_s), own, mark) ||
        reader.open(context.place(u"setup.cfg"_s), own, mark))
        read(reader);
    reader.finish();
}

} // namespace tagboat
