// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "draftmodel.h"

#include "base/displaytext.h"

#include <QMap>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
constexpr std::array kinds{"breaking", "type", "scope", "author"};

QString toneOf(const DraftEntry &entry)
{
    if (entry.breaking || entry.section == u"Removed"_s || entry.section == u"Security"_s)
        return u"bad"_s;
    if (entry.section == u"Added"_s)
        return u"accent"_s;
    if (entry.section == u"Fixed"_s)
        return u"ok"_s;
    return entry.type == u"perf"_s ? u"candidate"_s : u"neutral"_s;
}

QString detailOf(const DraftEntry &entry)
{
    QStringList parts;
    parts += entry.pullRequest > 0 ? u'#' + QString::number(entry.pullRequest)
                                   : entry.commit.first(std::min<qsizetype>(7, entry.commit.size()));
    if (!entry.login.isEmpty())
        parts += u'@' + displayText(entry.login);
    else if (!entry.author.isEmpty())
        parts += displayText(entry.author);
    if (!entry.scope.isEmpty())
        parts += displayText(entry.scope);
    return parts.join(u" · "_s);
}

/// What an entry is by one of the kinds; empty if it says nothing of that.
QString valueOf(const DraftEntry &entry, const QString &kind)
{
    if (kind == "type"_L1)
        return displayText(entry.type.isEmpty() ? entry.section.toLower() : entry.type);
    if (kind == "scope"_L1)
        return displayText(entry.scope);
    if (kind == "author"_L1)
        return displayText(entry.author);
    return entry.breaking ? u"breaking"_s : QString();
}

bool isKind(const QString &name)
{
    return std::ranges::any_of(kinds, [&name](const char *kind) { return name == QLatin1StringView(kind); });
}
} // namespace

int DraftModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant DraftModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const DraftEntry &entry = *at(index.row());
    switch (role) {
    case TypeRole:
        return QString(valueOf(entry, u"type"_s) + (entry.breaking ? u"!"_s : QString()));
    case ToneRole:
        return toneOf(entry);
    case TextRole:
        return displayText(entry.subject);
    case DetailRole:
        return detailOf(entry);
    case RuleRole:
        return entry.byLabel          ? tr("Goes to %1: %2").arg(entry.section, displayText(entry.rule))
               : entry.rule.isEmpty() ? tr("Goes to %1: no rule says otherwise").arg(entry.section)
                                      : tr("Goes to %1: “%2”").arg(entry.section, displayText(entry.rule));
    case GroupRole: {
        const QString group = groupOf(entry);
        const DraftEntry *above = at(index.row() - 1);
        return above != nullptr && groupOf(*above).compare(group, Qt::CaseInsensitive) == 0 ? QString() : group;
    }
    default:
        return {};
    }
}

QHash<int, QByteArray> DraftModel::roleNames() const
{
    return {{TypeRole, "type"},     {ToneRole, "tone"}, {TextRole, "text"},
            {DetailRole, "detail"}, {RuleRole, "rule"}, {GroupRole, "group"}};
}

const DraftEntry *DraftModel::at(int row) const
{
    return row >= 0 && row < m_shown.size() ? &m_entries[m_shown[row]] : nullptr;
}

void DraftModel::setEntries(const QList<DraftEntry> &entries)
{
    if (entries == m_entries)
        return;
    beginResetModel();
    m_entries = entries;
    // A filter for what is not there any more would hide everything.
    m_filters.removeIf([this](const QString &filter) {
        const QString kind = filter.section(u':', 0, 0);
        return std::ranges::none_of(
            m_entries, [&](const DraftEntry &entry) { return QString(kind + u':' + valueOf(entry, kind)) == filter; });
    });
    arrange();
    endResetModel();
    Q_EMIT arranged();
}

void DraftModel::setGrouping(const QString &grouping)
{
    const QString wanted = isKind(grouping) ? grouping : QString();
    if (wanted == m_grouping)
        return;
    beginResetModel();
    m_grouping = wanted;
    arrange();
    endResetModel();
    Q_EMIT arranged();
}

void DraftModel::toggleFilter(const QString &key)
{
    beginResetModel();
    if (!m_filters.removeOne(key))
        m_filters += key;
    arrange();
    endResetModel();
    Q_EMIT arranged();
}

void DraftModel::clearFilters()
{
    if (m_filters.isEmpty())
        return;
    beginResetModel();
    m_filters.clear();
    arrange();
    endResetModel();
    Q_EMIT arranged();
}

bool DraftModel::passes(const DraftEntry &entry) const
{
    for (const char *name : kinds) {
        const QString kind = QString::fromLatin1(name);
        const auto ofKind = [&kind](const QString &filter) { return filter.startsWith(kind + u':'); };
        const bool asked = std::ranges::any_of(m_filters, ofKind);
        if (asked && !m_filters.contains(QString(kind + u':' + valueOf(entry, kind))))
            return false;
    }
    return true;
}

/// Those that say nothing of it stand behind all groups.
void DraftModel::arrange()
{
    m_shown.clear();
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        if (passes(m_entries[i]))
            m_shown += i;
    }
    if (m_grouping.isEmpty())
        return;
    std::ranges::stable_sort(m_shown, [this](qsizetype a, qsizetype b) {
        const QString left = valueOf(m_entries[a], m_grouping);
        const QString right = valueOf(m_entries[b], m_grouping);
        if (left.isEmpty() != right.isEmpty())
            return right.isEmpty();
        return left.compare(right, Qt::CaseInsensitive) < 0;
    });
}

QString DraftModel::groupOf(const DraftEntry &entry) const
{
    if (m_grouping.isEmpty())
        return {};
    const QString value = valueOf(entry, m_grouping);
    if (m_grouping == "breaking"_L1)
        return value.isEmpty() ? tr("Others") : tr("Breaking");
    if (!value.isEmpty())
        return value;
    return m_grouping == "scope"_L1 ? tr("No scope") : tr("No author");
}

QVariantList DraftModel::filters() const
{
    const QHash<QString, QString> titles{{u"breaking"_s, tr("Breaking")},
                                         {u"type"_s, tr("Type")},
                                         {u"scope"_s, tr("Scope")},
                                         {u"author"_s, tr("Author")}};
    QVariantList choices;
    for (const char *name : kinds) {
        const QString kind = QString::fromLatin1(name);
        QMap<QString, int> counts;
        for (const DraftEntry &entry : m_entries) {
            if (const QString value = valueOf(entry, kind); !value.isEmpty())
                ++counts[value];
        }
        for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
            const QString key = kind + u':' + it.key();
            choices.append(QVariantMap{{u"key"_s, key},
                                       {u"label"_s, kind == "breaking"_L1 ? tr("Breaks something") : it.key()},
                                       {u"detail"_s, QString::number(it.value())},
                                       {u"section"_s, titles.value(kind)},
                                       {u"checked"_s, m_filters.contains(key)}});
        }
    }
    return choices;
}

} // namespace tagboat
