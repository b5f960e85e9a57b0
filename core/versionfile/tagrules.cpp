// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "versionfile/tagrules.h"

#include "versionfile/tomlfile.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// Copies the scalars of a table, those of tables in it under "table.key".
void take(const toml::node *node, const QString &prefix, TagRules &rules)
{
    if (node == nullptr || !node->is_table())
        return;
    for (const auto &[key, value] : *node->as_table()) {
        const QString name = prefix + QString::fromUtf8(key.data(), qsizetype(key.length())).replace(u'-', u'_');
        if (const auto *text = value.as_string())
            rules.settings.insert(name, tomlText(*text));
        else if (const auto *flag = value.as_boolean())
            rules.settings.insert(name, flag->get() ? u"true"_s : u"false"_s);
        else if (value.is_table())
            take(&value, name + u'.', rules);
        else
            rules.settings.insert(name, u"?"_s);
    }
}

/// One setting of several names gets the first.
void rename(TagRules &rules, const QString &from, const QString &to)
{
    if (rules.settings.contains(from))
        rules.settings.insert(to, rules.settings.take(from));
}

} // namespace

TagRules tagRulesOf(const toml::table &root, const QString &tool)
{
    TagRules rules{tool, {}};
    if (tool == u"hatch-vcs"_s) {
        take(tomlNode(root, {"tool", "hatch", "version", "raw-options"}), {}, rules);
        const QString pattern = tomlString(root, {"tool", "hatch", "version", "tag-pattern"});
        if (!pattern.isEmpty())
            rules.settings.insert(u"tag_regex"_s, pattern);
        const QString fallback = tomlString(root, {"tool", "hatch", "version", "fallback-version"});
        if (!fallback.isEmpty())
            rules.settings.insert(u"fallback_version"_s, fallback);
    } else if (tool == u"pdm-scm"_s) {
        take(tomlNode(root, {"tool", "pdm", "version"}), {}, rules);
    } else if (tool == u"vcs-versioning"_s) {
        take(tomlNode(root, {"tool", "vcs-versioning"}), {}, rules);
    } else if (tool == u"versioneer"_s) {
        take(tomlNode(root, {"tool", "versioneer"}), {}, rules);
    } else if (tool == u"poetry-dynamic-versioning"_s) {
        take(tomlNode(root, {"tool", "poetry-dynamic-versioning"}), {}, rules);
    } else {
        take(tomlNode(root, {"tool", "setuptools_scm"}), {}, rules);
    }
    rename(rules, u"tag.regex"_s, u"tag_regex"_s);
    rename(rules, u"scm.git.describe_command"_s, u"git_describe_command"_s);
    return rules;
}

} // namespace tagboat
