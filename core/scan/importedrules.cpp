// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "scan/importedrules.h"

#include "versionfile/draftrulevalue.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

QList<DraftRule> importedDraftRules(const QList<ImportedSettings> &tools)
{
    for (const ImportedSettings &tool : tools) {
        QList<DraftRule> rules;
        for (const ImportedSetting &setting : tool.taken) {
            if (setting.name != u"draft-rule"_s)
                continue;
            const auto parts = readDraftRuleValue(setting.value);
            if (!parts)
                continue;
            DraftRule rule{parts->type, parts->pattern, parts->section};
            if (parts->plain) {
                rule.reach = DraftRule::Reach::Plain;
            } else if (!parts->message.isEmpty()) {
                rule.reach = DraftRule::Reach::Message;
                rule.pattern = parts->message;
            }
            rules.append(rule);
        }
        if (!rules.isEmpty())
            return rules;
    }
    return {};
}

QList<DraftRule> draftRulesWith(const QList<ImportedSettings> &tools)
{
    QList<DraftRule> rules = importedDraftRules(tools);
    for (const DraftRule &own : defaultDraftRules()) {
        const bool said = !own.type.isEmpty() && std::ranges::find(rules, own.type, &DraftRule::type) != rules.end();
        if (!said)
            rules.append(own);
    }
    return rules;
}

QStringList importedSections(const QList<ImportedSettings> &tools)
{
    const FoundSetting found = findImported(tools, u"changelog-sections"_s);
    if (found.setting != nullptr)
        return found.setting->value.split(u", "_s, Qt::SkipEmptyParts);
    QStringList sections;
    for (const DraftRule &rule : importedDraftRules(tools)) {
        if (!rule.section.isEmpty() && !sections.contains(rule.section))
            sections.append(rule.section);
    }
    return sections;
}

} // namespace tagboat
