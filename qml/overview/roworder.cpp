// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "roworder.h"

#include <QHash>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace tagboat
{

RowFilter::RowFilter(const SavedView &view) : m_show(view.show)
{
    for (const QString &word : view.search.split(u' ', Qt::SkipEmptyParts)) {
        const qsizetype colon = word.indexOf(u':');
        if (colon > 0 && !word.startsWith(u'/'))
            m_named.append(word);
        else
            m_words.append(word.toCaseFolded());
    }
    QHash<QString, qsizetype> places;
    for (const QString &filter : view.filters) {
        const QString dimension = filter.section(u':', 0, 0);
        if (!places.contains(dimension)) {
            places.insert(dimension, m_dimensions.size());
            m_dimensions.append({{}, dimension == u"is"_s});
        }
        m_dimensions[places.value(dimension)].values.append(filter);
    }
}

bool RowFilter::accepts(const OverviewRow &row) const
{
    if (m_show == u"wants"_s && !row.wantsRelease)
        return false;
    if (m_show == u"inflight"_s && !row.inFlight)
        return false;
    if (m_show == u"blocked"_s && !row.action.blocked)
        return false;
    const auto has = [&row](const QString &facet) { return row.facets.contains(facet); };
    const auto fits = [&](const Dimension &dimension) {
        return dimension.all ? std::ranges::all_of(dimension.values, has) : std::ranges::any_of(dimension.values, has);
    };
    const auto isNamed = [&row](const QString &word) {
        return std::ranges::any_of(row.facets,
                                   [&](const QString &facet) { return facet.startsWith(word, Qt::CaseInsensitive); });
    };
    return std::ranges::all_of(m_words, [&row](const QString &word) { return row.searchText.contains(word); }) &&
           std::ranges::all_of(m_dimensions, fits) && std::ranges::all_of(m_named, isNamed);
}

RowOrder::RowOrder(const SavedView &view)
    : m_group(view.group == u"stage"_s          ? Group::Stage
              : view.group == u"folder"_s       ? Group::Folder
              : view.group == u"organisation"_s ? Group::Organisation
                                                : Group::None)
{
    static const QHash<QString, Column> names{
        {u"name"_s, Column::Name},       {u"version"_s, Column::Version}, {u"age"_s, Column::Age},
        {u"since"_s, Column::Since},     {u"next"_s, Column::Next},       {u"changelog"_s, Column::Changelog},
        {u"branch"_s, Column::Branch},   {u"state"_s, Column::State},     {u"work"_s, Column::Work},
        {u"waits"_s, Column::Waits},     {u"flow"_s, Column::Flow},       {u"organisation"_s, Column::Organisation},
        {u"forge"_s, Column::Forge},     {u"checks"_s, Column::Checks},   {u"published"_s, Column::Published},
        {u"request"_s, Column::Request}, {u"gate"_s, Column::Gate},
    };
    for (const QString &key : view.sort) {
        const bool turned = key.startsWith(u'-');
        const auto column = names.constFind(turned ? key.mid(1) : key);
        if (column != names.cend())
            m_keys.append({*column, turned});
    }
}

int RowOrder::compare(const OverviewRow &a, const OverviewRow &b, Column column)
{
    const auto text = [](const QString &x, const QString &y) { return x.compare(y); };
    const auto toned = [](const QString &tone, const QString &tone2, const QString &label, const QString &label2) {
        const int order = tone.compare(tone2);
        return order != 0 ? order : label.compare(label2);
    };
    const auto number = [](auto x, auto y) { return x < y ? -1 : x > y ? 1 : 0; };
    // What is not known comes last.
    const auto time = [](qint64 x, qint64 y) { return x == y ? 0 : x == 0 ? 1 : y == 0 ? -1 : x < y ? -1 : 1; };
    switch (column) {
    case Column::Name:
        return text(a.nameKey, b.nameKey);
    case Column::Version:
        return text(a.versionKey, b.versionKey);
    case Column::Age: // the youngest first, those without a tag last
        return number(b.tagged, a.tagged);
    case Column::Since: // the most first
        return number(b.since, a.since);
    case Column::Next:
        return toned(a.nextTone, b.nextTone, a.nextLabel, b.nextLabel);
    case Column::Changelog:
        return toned(a.changelogTone, b.changelogTone, a.changelogLabel, b.changelogLabel);
    case Column::Branch:
        return text(a.branch, b.branch);
    case Column::State:
        return toned(a.stateTone, b.stateTone, a.stateLabel, b.stateLabel);
    case Column::Work: // the most first
        return number(b.since, a.since);
    case Column::Waits: // security first, then the fix that waits longest
        return a.security != b.security ? number(b.security, a.security) : time(a.fixSince, b.fixSince);
    case Column::Flow:
        return text(a.flow, b.flow);
    case Column::Organisation:
        return text(a.organisation, b.organisation);
    case Column::Forge: // what wants a look first, the unknown last
        return time(a.forge.rank, b.forge.rank);
    case Column::Checks:
        return toned(a.forge.checksTone, b.forge.checksTone, a.forge.checks, b.forge.checks);
    case Column::Published:
        return text(a.forge.published, b.forge.published);
    case Column::Request:
        return toned(a.forge.requestTone, b.forge.requestTone, a.forge.request, b.forge.request);
    case Column::Gate:
        return toned(a.forge.gateTone, b.forge.gateTone, a.forge.gate, b.forge.gate);
    }
    return 0;
}

int RowOrder::compareGroups(const OverviewRow &a, const OverviewRow &b) const
{
    switch (m_group) {
    case Group::Stage:
        return a.stageRank != b.stageRank ? a.stageRank - b.stageRank : a.stage.compare(b.stage);
    case Group::Folder:
        return a.folder.compare(b.folder);
    case Group::Organisation: // those without one last
        return a.organisation.isEmpty() != b.organisation.isEmpty() ? (a.organisation.isEmpty() ? 1 : -1)
                                                                    : a.organisation.compare(b.organisation);
    case Group::None:
        break;
    }
    return 0;
}

bool RowOrder::less(const OverviewRow &a, const OverviewRow &b) const
{
    int order = compareGroups(a, b);
    for (qsizetype i = 0; order == 0 && i < m_keys.size(); ++i) {
        order = compare(a, b, m_keys[i].column);
        order = m_keys[i].turned ? -order : order;
    }
    return order < 0;
}

void RowOrder::sort(QList<std::shared_ptr<const OverviewRow>> &rows) const
{
    if (m_group == Group::None && m_keys.isEmpty())
        return;
    // Not the pointers that own: to move those costs more than to compare.
    struct Place {
        const OverviewRow *row;
        qsizetype index;
    };
    std::vector<Place> order;
    order.reserve(size_t(rows.size()));
    for (const auto &row : std::as_const(rows))
        order.push_back({row.get(), qsizetype(order.size())});
    std::stable_sort(order.begin(), order.end(),
                     [this](const Place &a, const Place &b) { return less(*a.row, *b.row); });
    QList<std::shared_ptr<const OverviewRow>> sorted;
    sorted.reserve(rows.size());
    for (const Place &place : order)
        sorted.append(std::move(rows[place.index]));
    rows = std::move(sorted);
}

} // namespace tagboat
