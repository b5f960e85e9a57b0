// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "versionfile/draftrulevalue.h"

#include "versionfile/settingsdocument.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
/// A basic string of TOML.
QString quoted(const QString &text)
{
    QString inside;
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\')
            inside += u'\\';
        if (c.unicode() < 0x20 || c.unicode() == 0x7F)
            inside += u"\\u"_s + QString::number(c.unicode(), 16).rightJustified(4, u'0');
        else
            inside += c;
    }
    return u'"' + inside + u'"';
}
} // namespace

QString draftRuleValue(const QString &type, const QString &pattern, const QString &section)
{
    const QString what =
        type.isEmpty() ? QString(u"pattern = "_s + quoted(pattern)) : QString(u"type = "_s + quoted(type));
    return u"{ "_s + what + u", section = "_s + quoted(section) + u" }"_s;
}

QString messageRuleValue(const QString &expression, const QString &section)
{
    return u"{ message = "_s + quoted(expression) + u", section = "_s + quoted(section) + u" }"_s;
}

QString plainRuleValue(const QString &section)
{
    return u"{ plain = true, section = "_s + quoted(section) + u" }"_s;
}

std::optional<DraftRuleParts> readDraftRuleValue(const QString &value)
{
    const auto document = readSettingsDocument(QString(u"rule = "_s + value).toUtf8(), u"rule.toml"_s);
    const SettingNode *rule = document ? document->find(u"rule"_s) : nullptr;
    if (rule == nullptr || rule->kind != SettingNode::Kind::Table)
        return std::nullopt;
    const SettingNode *plain = rule->find(u"plain"_s);
    return DraftRuleParts{rule->textOf(u"type"_s), rule->textOf(u"pattern"_s), rule->textOf(u"section"_s),
                          rule->textOf(u"message"_s), plain != nullptr && plain->isTrue()};
}

} // namespace tagboat
