// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>

namespace tagboat
{

/// How an imported "draft-rule" is written: { type = "feat", section = "Features" }, or with a pattern in place of the
/// type; an empty section means that such commits are not offered.
QString draftRuleValue(const QString &type, const QString &pattern, const QString &section);

/// As above: { message = "^feat", section = "Features" }, with an expression over the whole message.
QString messageRuleValue(const QString &expression, const QString &section);
/// As above: { plain = true, section = "" }, for all messages that say no type.
QString plainRuleValue(const QString &section);

struct DraftRuleParts {
    QString type;
    QString pattern;
    QString section;
    QString message;
    bool plain = false;
    bool operator==(const DraftRuleParts &) const = default;
};
/// The parts again; nothing for other texts.
std::optional<DraftRuleParts> readDraftRuleValue(const QString &value);

} // namespace tagboat
