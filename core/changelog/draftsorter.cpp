// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/draftsorter.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

MessagePattern::MessagePattern(const QString &pattern)
{
    static const QRegularExpression group(u"^\\^\\((?:\\?:)?([\\w| -]+)\\)$"_s);
    static const QRegularExpression plain(u"^\\^(?:[\\w :-]|\\\\[()!./])+$"_s);
    m_all = QStringList{u""_s, u"^"_s, u".*"_s, u"^.*"_s}.contains(pattern);
    const auto grouped = group.match(pattern);
    QStringList beginnings = grouped.hasMatch() ? grouped.captured(1).split(u'|') : pattern.split(u'|');
    for (QString &beginning : beginnings) {
        if (!grouped.hasMatch() && !plain.match(beginning).hasMatch()) {
            m_expression = QRegularExpression(pattern);
            m_expression.optimize();
            return;
        }
        beginning.remove(u'\\').remove(u'^');
    }
    m_beginnings = beginnings;
}

std::optional<QString> MessagePattern::match(const QString &message) const
{
    if (m_all)
        return QString();
    for (const QString &beginning : m_beginnings) {
        if (message.startsWith(beginning))
            return beginning;
    }
    if (!m_beginnings.isEmpty())
        return std::nullopt;
    const auto met = m_expression.match(message);
    return met.hasMatch() ? std::optional(met.captured(0).section(u'\n', 0, 0).trimmed()) : std::nullopt;
}

DraftSorter::DraftSorter(const QList<DraftRule> &rules)
{
    for (const DraftRule &rule : rules) {
        if (rule.reach == DraftRule::Reach::Message)
            m_messages.append({MessagePattern(rule.pattern), rule});
        else if (rule.reach == DraftRule::Reach::Plain)
            m_plain = m_plain.value_or(rule);
        else if (!rule.type.isEmpty() && !m_types.contains(rule.type))
            m_types.insert(rule.type, {rule, m_messages.isEmpty() && !m_plain});
        else if (rule.type.isEmpty())
            (rule.wholeTitle ? m_titles : m_subjects)
                .append({QRegularExpression(rule.pattern, QRegularExpression::CaseInsensitiveOption), rule});
    }
}

static void apply(const DraftRule &rule, const QString &words, DraftEntry &entry)
{
    entry.section = rule.section;
    entry.rule = words;
    if (!rule.source.isEmpty())
        entry.rule += (words.isEmpty() ? u""_s : u", "_s) + rule.source;
}

bool DraftSorter::sortBy(const Patterns &patterns, const QString &text, DraftEntry &entry)
{
    for (const auto &[pattern, rule] : patterns) {
        if (const auto match = pattern.match(text); match.hasMatch()) {
            apply(rule, match.captured(0).trimmed(), entry);
            return true;
        }
    }
    return false;
}

bool DraftSorter::sortByMessage(DraftEntry &entry, const QString &message) const
{
    if (m_plain && entry.type.isEmpty()) {
        apply(*m_plain, {}, entry);
        return true;
    }
    for (const auto &[pattern, rule] : m_messages) {
        if (const auto words = pattern.match(message)) {
            apply(rule, *words, entry);
            return true;
        }
    }
    return false;
}

void DraftSorter::sort(DraftEntry &entry, const QString &title, const QString &message) const
{
    if (sortBy(m_titles, title, entry))
        return;
    const auto type = entry.type.isEmpty() ? m_types.cend() : m_types.constFind(entry.type);
    const bool known = type != m_types.cend();
    if (!(known && type->first) && sortByMessage(entry, message))
        return;
    if (known)
        apply(type->rule, entry.type, entry);
    else
        sortBy(m_subjects, entry.subject, entry);
}

} // namespace tagboat
