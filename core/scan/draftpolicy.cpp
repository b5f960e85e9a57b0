// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/notestemplate.h"
#include "scan/policyentry.h"

#include <QMap>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
/// A regular expression over the first line of a message.
Result<QString> expression(const PolicyEntry &entry)
{
    TB_TRY(const QString pattern, entry.filledText());
    const QRegularExpression checked(pattern);
    if (!checked.isValid())
        return entry.invalid(u"\"%1\" is no regular expression"_s.arg(pattern), u"Mend it as the message says."_s,
                             u"%1, at character %2"_s.arg(checked.errorString()).arg(checked.patternErrorOffset() + 1));
    return pattern;
}

/// Where the rule stands, for those who ask why.
QString placeOf(const PolicyEntry &entry)
{
    return u"%1:%2"_s.arg(entry.path).arg(tomlLine(entry.node));
}

Result<QString> sectionName(const PolicyEntry &entry)
{
    TB_TRY(const QString section, entry.text());
    if (section.contains(u'\n') || section.trimmed() != section)
        return entry.invalid(u"\"%1\" is no name of a section"_s.arg(section),
                             u"Write it on one line without blanks around it, or as \"\" to leave such commits out."_s);
    return section;
}
} // namespace

Result<void> readLeftOut(const PolicyEntry &entry, ReleasePolicy &policy)
{
    TB_TRY(const QStringList patterns, entry.texts());
    const toml::array &array = *entry.node.as_array();
    for (qsizetype i = 0; i < patterns.size(); ++i) {
        const PolicyEntry each{array[static_cast<size_t>(i)], u"%1[%2]"_s.arg(entry.name).arg(i), entry.path};
        TB_TRY(const QString pattern, expression(each));
        policy.drafts.rules.append({{}, pattern, {}, true, placeOf(each)});
    }
    return {};
}

Result<void> readDraftPatterns(const PolicyEntry &entry, ReleasePolicy &policy)
{
    const toml::array *array = entry.node.as_array();
    const QString remedy = u"Write it as [{ pattern = \"^…\", section = \"…\" }]."_s;
    if (array == nullptr)
        return entry.invalid(u"it is not a list of tables"_s, remedy);
    int index = 0;
    for (const toml::node &element : *array) {
        const PolicyEntry each{element, u"%1[%2]"_s.arg(entry.name).arg(index++), entry.path};
        const toml::table *table = element.as_table();
        const toml::node *pattern = table ? table->get("pattern") : nullptr;
        const toml::node *section = table ? table->get("section") : nullptr;
        if (pattern == nullptr || section == nullptr || table->size() != 2)
            return each.invalid(u"it is not a pattern and a section"_s, remedy);
        TB_TRY(const QString text, expression({*pattern, each.name + u".pattern"_s, entry.path}));
        TB_TRY(const QString name, sectionName({*section, each.name + u".section"_s, entry.path}));
        policy.drafts.rules.append({{}, text, name, true, placeOf(each)});
    }
    return {};
}

Result<void> readDraftTypes(const PolicyEntry &entry, ReleasePolicy &policy)
{
    const toml::table *table = entry.node.as_table();
    if (table == nullptr)
        return entry.invalid(u"it is not a table"_s, u"Write it as { feat = \"Added\", chore = \"\" }."_s);
    static const QRegularExpression word(u"^[a-z][a-z0-9_-]*$"_s);
    for (const auto &[key, node] : *table) {
        const QString type = QString::fromUtf8(key.data(), qsizetype(key.length()));
        const PolicyEntry each{node, entry.name + u'.' + type, entry.path};
        if (!word.match(type).hasMatch())
            return each.invalid(u"it is no type of a Conventional Commit"_s, u"Write the type in small letters."_s);
        TB_TRY(const QString section, sectionName(each));
        policy.drafts.rules.append({type, {}, section, false, placeOf(each)});
    }
    return {};
}

/// A table has no order, so what stands first in the file goes first.
Result<void> readDraftLabels(const PolicyEntry &entry, ReleasePolicy &policy)
{
    const toml::table *table = entry.node.as_table();
    if (table == nullptr)
        return entry.invalid(u"it is not a table"_s, u"Write it as { bug = \"Fixed\", \"skip changelog\" = \"\" }."_s);
    QMap<std::pair<toml::source_index, toml::source_index>, LabelRule> rules; // by line and column
    for (const auto &[key, node] : *table) {
        const QString label = QString::fromUtf8(key.data(), qsizetype(key.length())).trimmed();
        const PolicyEntry each{node, entry.name + u'.' + label, entry.path};
        if (label.isEmpty())
            return each.invalid(u"the label is empty"_s, u"Write the label's name before the section."_s);
        TB_TRY(const QString section, sectionName(each));
        const auto place = node.source().begin;
        rules.insert({place.line, place.column}, {label, section, false, placeOf(each)});
    }
    policy.drafts.labels += rules.values();
    return {};
}

Result<void> readBreakingLabels(const PolicyEntry &entry, ReleasePolicy &policy)
{
    TB_TRY(const QStringList labels, entry.texts());
    for (const QString &label : labels)
        policy.drafts.labels.append({label, {}, true, placeOf(entry)});
    return {};
}

Result<void> readGroupByScope(const PolicyEntry &entry, ReleasePolicy &policy)
{
    TB_TRY(policy.drafts.groupByScope, entry.boolean());
    return {};
}

Result<void> readBots(const PolicyEntry &entry, ReleasePolicy &policy)
{
    TB_TRY(policy.drafts.bots, entry.texts());
    return {};
}

Result<void> readNotes(const PolicyEntry &entry, ReleasePolicy &policy)
{
    TB_TRY(const QString text, entry.filledText());
    const auto checked = NotesTemplate::parse(text);
    if (!checked)
        return entry.invalid(checked.error().message, checked.error().remedy, checked.error().detail);
    policy.drafts.notes = text;
    return {};
}

} // namespace tagboat
