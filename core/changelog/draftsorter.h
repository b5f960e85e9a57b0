// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "changelog/draft.h"

#include <QRegularExpression>

namespace tagboat
{

/// A pattern over whole messages. Most ask for their beginning, and need no expression, which costs time.
class MessagePattern
{
public:
    explicit MessagePattern(const QString &pattern);
    /// The words that it met; empty where it meets everything.
    [[nodiscard]] std::optional<QString> match(const QString &message) const;

private:
    bool m_all = false;
    QStringList m_beginnings;
    QRegularExpression m_expression;
};

/// Rules made ready once for many commits.
class DraftSorter
{
public:
    explicit DraftSorter(const QList<DraftRule> &rules);
    void sort(DraftEntry &entry, const QString &title, const QString &message) const;
    /// Whether a rule names the type.
    [[nodiscard]] bool knows(const QString &type) const { return m_types.contains(type); }

private:
    using Patterns = QList<std::pair<QRegularExpression, DraftRule>>;
    static bool sortBy(const Patterns &patterns, const QString &text, DraftEntry &entry);
    bool sortByMessage(DraftEntry &entry, const QString &message) const;

    struct TypeRule {
        DraftRule rule;
        bool first = false; ///< it stands before the rules over messages
    };
    QHash<QString, TypeRule> m_types;
    Patterns m_titles;
    Patterns m_subjects;
    QList<std::pair<MessagePattern, DraftRule>> m_messages;
    std::optional<DraftRule> m_plain;
};

} // namespace tagboat
