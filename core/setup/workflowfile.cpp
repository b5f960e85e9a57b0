// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "setup/workflowfile.h"

#include "setup/yamlnode.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

std::optional<QStringList> filter(const YamlNode &event, const QString &name)
{
    const YamlNode &node = event[name];
    if (node.isAbsent())
        return std::nullopt;
    return node.texts();
}

WorkflowTrigger trigger(const YamlNode &event, const QString &name)
{
    WorkflowTrigger made;
    made.event = name;
    made.line = event.line;
    made.branches = filter(event, u"branches"_s);
    made.branchesIgnore = filter(event, u"branches-ignore"_s);
    made.tags = filter(event, u"tags"_s);
    made.tagsIgnore = filter(event, u"tags-ignore"_s);
    made.paths = filter(event, u"paths"_s);
    made.pathsIgnore = filter(event, u"paths-ignore"_s);
    made.types = filter(event, u"types"_s);
    return made;
}

QList<WorkflowTrigger> triggers(const YamlNode &on)
{
    QList<WorkflowTrigger> list;
    if (on.isMapping()) {
        for (const YamlNode &event : on.children)
            list.append(trigger(event, event.key));
        return list;
    }
    const QStringList events = on.texts();
    for (const QString &event : events)
        list.append(trigger(on, event));
    return list;
}

std::optional<WorkflowPermissions> permissions(const YamlNode &node)
{
    if (node.isAbsent())
        return std::nullopt;
    WorkflowPermissions made;
    if (node.kind == YamlNode::Kind::Scalar && !node.isNull()) {
        made[u"*"_s] = node.text.section(u'-', 0, 0); // read-all, write-all
        return made;
    }
    for (const YamlNode &scope : node.children)
        made[scope.key] = scope.text;
    return made;
}

/// All text below a node: where expressions may stand.
QString textBelow(const YamlNode &node)
{
    QString text = node.text;
    for (const YamlNode &child : node.children)
        text += u'\n' + textBelow(child);
    return text;
}

QStringList secretsIn(const QString &text)
{
    static const QRegularExpression reference(u"\\bsecrets(?:\\.|\\[\\s*')([A-Za-z_][A-Za-z0-9_]*)"_s);
    QStringList names;
    for (const QRegularExpressionMatch &match : reference.globalMatch(text))
        names.append(match.captured(1).toUpper());
    names.sort();
    names.removeDuplicates();
    return names;
}

WorkflowFileStep step(const YamlNode &node)
{
    WorkflowFileStep made;
    made.line = node.line;
    made.name = node[u"name"_s].text;
    made.uses = node[u"uses"_s].text.trimmed();
    made.usesLine = node[u"uses"_s].line;
    made.run = node[u"run"_s].text;
    for (const YamlNode &input : node[u"with"_s].children)
        made.with[input.key] = input.text;
    made.secrets = secretsIn(textBelow(node));
    return made;
}

WorkflowFileJob job(const YamlNode &node)
{
    WorkflowFileJob made;
    made.id = node.key;
    made.line = node.line;
    made.name = node[u"name"_s].isNull() ? node.key : node[u"name"_s].text;
    made.needs = node[u"needs"_s].texts();
    made.condition = node[u"if"_s].text;
    const YamlNode &environment = node[u"environment"_s];
    made.environment = environment.isMapping() ? environment[u"name"_s].text : environment.text;
    made.permissions = permissions(node[u"permissions"_s]);
    made.uses = node[u"uses"_s].text.trimmed();
    QString own;
    for (const YamlNode &part : node.children) {
        if (part.key != u"steps")
            own += u'\n' + textBelow(part);
    }
    made.secrets = secretsIn(own);
    for (const YamlNode &child : node[u"steps"_s].children)
        made.steps.append(step(child));
    return made;
}

} // namespace

const WorkflowTrigger *WorkflowFile::trigger(const QString &event) const
{
    const auto found = std::ranges::find(triggers, event, &WorkflowTrigger::event);
    return found != triggers.end() ? &*found : nullptr;
}

bool ActionReference::isPinned() const
{
    static const QRegularExpression commit(u"\\A[0-9a-f]{40}\\z"_s, QRegularExpression::CaseInsensitiveOption);
    return commit.match(ref).hasMatch();
}

std::optional<ActionReference> actionReference(const QString &uses)
{
    const qsizetype at = uses.lastIndexOf(u'@');
    if (uses.startsWith(u"./"_s) || uses.startsWith(u"docker://"_s) || at <= 0)
        return std::nullopt;
    return ActionReference{uses.first(at), uses.sliced(at + 1)};
}

Result<WorkflowFile> readWorkflow(const QByteArray &bytes, const QString &path)
{
    TB_TRY(const YamlNode root, readYaml(bytes, path));
    WorkflowFile file;
    file.path = path;
    file.name = root[u"name"_s].isNull() ? path : root[u"name"_s].text;
    const QString remedy = u"See GitHub's page on workflow syntax."_s;
    if (root[u"on"_s].isNull())
        return failAt(Error::Kind::Invalid, path, 0, u"The workflow has no “on”, so nothing starts it"_s, {}, remedy);
    if (!root[u"jobs"_s].isMapping())
        return failAt(Error::Kind::Invalid, path, 0, u"The workflow has no jobs"_s, {}, remedy);
    file.triggers = triggers(root[u"on"_s]);
    file.permissions = permissions(root[u"permissions"_s]);
    for (const YamlNode &node : root[u"jobs"_s].children)
        file.jobs.append(job(node));
    file.secrets = secretsIn(textBelow(root[u"env"_s]));
    return file;
}

} // namespace tagboat
