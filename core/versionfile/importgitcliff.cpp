// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "versionfile/draftrulevalue.h"
#include "versionfile/importreader.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

// git-cliff 2: "Configuration", its sections "changelog" and "git".

namespace tagboat
{

namespace
{

const QString tool = u"git-cliff"_s;

const QHash<QString, QString> &reasons()
{
    static const QString form = u"templates are programs of their own; entries keep the changelog's form"_s;
    static const QString order = u"entries stand in the order of the commits"_s;
    static const QString links = u"links are written as the changelog has them"_s;
    static const QHash<QString, QString> all{
        {u"header"_s, form},
        {u"body"_s, form},
        {u"footer"_s, form},
        {u"trim"_s, form},
        {u"render_always"_s, form},
        {u"postprocessors"_s, u"commands of another tool are not run"_s},
        {u"commit_preprocessors"_s, u"commands of another tool are not run"_s},
        {u"sort_commits"_s, order},
        {u"topo_order"_s, order},
        {u"topo_order_commits"_s, order},
        {u"link_parsers"_s, links},
        {u"split_commits"_s, u"the lines of a squash merge are told apart in any case"_s},
        {u"skip_tags"_s, u"tags that are no version are left out in any case"_s},
        {u"ignore_tags"_s, u"tags that are no version are left out in any case"_s},
        {u"protect_breaking_commits"_s, u"what breaks is offered in any case"_s},
        {u"filter_commits"_s, u"commits of no rule are shown, and left out by hand"_s},
        {u"conventional_commits"_s, u"Conventional Commits are read in any case"_s},
        {u"limit_commits"_s, u"all commits since the last release are offered"_s},
    };
    return all;
}

/// The group's name without the comment that sorts it: "<!-- 0 -->🚀 Features".
QString groupName(QString group)
{
    static const QRegularExpression comment(u"<!--.*?-->"_s);
    return group.remove(comment).trimmed();
}

/// The first parser that fits a message decides, so that they are taken as they are, in their order.
void readParsers(ImportReader &reader, const SettingNode &parsers)
{
    int number = 0;
    for (const SettingNode &parser : parsers.children) {
        ++number;
        const QString key = u"commit_parsers[%1]"_s.arg(number);
        const int line = parser.line > 0 ? parser.line : parsers.line;
        const SettingNode *message = parser.find(u"message"_s);
        const SettingNode *group = parser.find(u"group"_s);
        const SettingNode *skip = parser.find(u"skip"_s);
        if (message == nullptr) {
            reader.leave(key, u"it looks at something else than the message"_s, line);
            continue;
        }
        const bool skips = skip != nullptr && skip->isTrue();
        if (!skips && group == nullptr) {
            reader.leave(key, u"it names no group"_s, line);
            continue;
        }
        const QString section = skips ? QString() : groupName(group->text);
        if (message->text.isEmpty() || QRegularExpression(message->text).isValid())
            reader.take(u"draft-rule"_s, messageRuleValue(message->text.isEmpty() ? u".*"_s : message->text, section),
                        key, line);
        else
            reader.leave(key, u"“%1” is not understood as an expression"_s.arg(message->text), line);
    }
}

/// "v[0-9].*", "^v\\d+\\.\\d+\\.\\d+$": what is before the first digit is the tag's own.
void readTagPattern(ImportReader &reader, const SettingNode &pattern)
{
    static const QRegularExpression form(uR"(^\^?([A-Za-z@/_-]*)(?:\[0-9\]|\\d)[\\d\[\]0-9+*.?()$|a-z-]*$)"_s);
    const auto match = form.match(pattern.text);
    if (match.hasMatch())
        reader.takeTagFormat(u"git.tag_pattern"_s, QString(match.captured(1) + u"{version}"_s), pattern.line, {});
    else
        reader.leave(u"git.tag_pattern"_s, u"“%1” says more than what stands before the version"_s.arg(pattern.text),
                     pattern.line);
}

void read(ImportReader &reader)
{
    const SettingNode &table = reader.table();
    if (const SettingNode *git = table.find(u"git"_s); git != nullptr && git->kind == SettingNode::Kind::Table) {
        if (const SettingNode *pattern = git->find(u"tag_pattern"_s))
            readTagPattern(reader, *pattern);
        if (const SettingNode *parsers = git->find(u"commit_parsers"_s))
            readParsers(reader, *parsers);
        // git-cliff's own default, but only who says so means the changelog that is edited here.
        const SettingNode *filter = git->find(u"filter_unconventional"_s);
        if (filter != nullptr && filter->isTrue())
            reader.take(u"draft-rule"_s, plainRuleValue({}), u"git.filter_unconventional"_s, filter->line);
        reader.leaveRest(*git, {u"tag_pattern"_s, u"commit_parsers"_s, u"filter_unconventional"_s}, reasons(),
                         u"git."_s);
    }
    if (const SettingNode *log = table.find(u"changelog"_s); log != nullptr && log->kind == SettingNode::Kind::Table) {
        if (const SettingNode *output = log->find(u"output"_s); output != nullptr && !output->text.isEmpty())
            reader.take(u"changelog-path"_s, reader.context().place(output->text), u"changelog.output"_s, output->line);
        reader.leaveRest(*log, {u"output"_s}, reasons(), u"changelog."_s);
    }
    reader.leaveRest(table, {u"git"_s, u"changelog"_s}, reasons());
}

} // namespace

void importGitCliff(FinderContext &context)
{
    ImportReader reader(context, tool);
    if (reader.open(context.place(u"cliff.toml"_s), {}, "[") || reader.open(context.place(u".cliff.toml"_s), {}, "[") ||
        reader.open(context.place(u"pyproject.toml"_s), {u"tool"_s, u"git-cliff"_s}, "git-cliff"))
        read(reader);
    reader.finish();
}

} // namespace tagboat
