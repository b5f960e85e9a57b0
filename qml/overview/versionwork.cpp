// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "versionwork.h"

#include "base/displaytext.h"
#include "version/bump.h"

#include <QDir>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace tagboat
{

VersionWork::VersionWork(OverviewModel &rows, std::function<std::unique_ptr<Git>()> makeGit, QObject *parent)
    : QAbstractListModel(parent), m_rows(rows), m_makeGit(std::move(makeGit))
{
    m_pool.setMaxThreadCount(1); // one after the other
}

VersionWork::~VersionWork()
{
    m_cancel.request();
    m_pool.waitForDone();
}

void VersionWork::bumpSelected()
{
    QList<Item> items;
    for (const OverviewModel::Row &row : m_rows.rows()) {
        if (!row->packagePath.isEmpty() && m_rows.isSelected(*row))
            items.append({row->repositoryPath, row->packagePath, row->name, State::Reading, {}, {}});
    }
    m_aligns = false;
    m_level = u"suggested"_s;
    begin(std::move(items), {});
}

void VersionWork::align(const QString &repositoryPath, const QString &packagePath, const QString &version)
{
    m_aligns = true;
    const VersionTarget target{VersionTarget::Kind::Align, BumpLevel::Patch, version};
    begin({{repositoryPath, packagePath, displayText(QDir(repositoryPath).dirName()), State::Reading, {}, {}}}, target);
}

void VersionWork::setLevel(const QString &level)
{
    if (level == m_level || m_aligns || m_written)
        return;
    const auto named = bumpLevelFromName(level);
    m_level = named ? level : u"suggested"_s;
    for (Item &item : m_items)
        item = {item.repository, item.folder, item.name, State::Reading, {}, {}};
    begin(std::exchange(m_items, {}),
          {named ? VersionTarget::Kind::Level : VersionTarget::Kind::Suggested, named.value_or(BumpLevel::Patch), {}});
}

void VersionWork::begin(QList<Item> items, const VersionTarget &target)
{
    m_cancel.request();
    m_cancel = Cancel();
    ++m_run;
    m_target = target;
    m_written = false;
    beginResetModel();
    m_items = std::move(items);
    endResetModel();
    m_diff.setParts({});
    plan();
    Q_EMIT changed();
}

void VersionWork::plan()
{
    struct Order {
        QString repository;
        QString folder;
    };
    QList<Order> orders;
    for (const Item &item : std::as_const(m_items))
        orders.append({item.repository, item.folder});
    m_pool.start([this, orders, run = m_run, target = m_target, cancel = m_cancel, makeGit = m_makeGit] {
        const auto git = makeGit();
        for (int row = 0; row < orders.size() && !cancel.requested(); ++row) {
            const auto change = planVersionChange(*git, orders[row].repository, orders[row].folder, target);
            QMetaObject::invokeMethod(
                this, [this, run, row, change] { take(run, row, change); }, Qt::QueuedConnection);
        }
    });
}

void VersionWork::take(int run, int row, const Result<VersionChange> &change)
{
    if (run != m_run)
        return;
    if (change)
        m_items[row].change = *change;
    else
        m_items[row].error = change.error();
    setState(row, change ? State::Ready : State::Failed);
    if (!busy())
        showDiff();
}

void VersionWork::apply()
{
    if (busy() || m_written || readyCount() == 0)
        return;
    m_written = true;
    struct Order {
        int row;
        QString root;
        QList<FileEdit> edits;
    };
    QList<Order> orders;
    for (int row = 0; row < rowCount(); ++row) {
        const Item &item = m_items[row];
        if (item.state != State::Ready || !item.change)
            continue;
        orders.append({row, item.change->root, item.change->edits});
        setState(row, State::Writing);
    }
    m_pool.start([this, orders, run = m_run, cancel = m_cancel] {
        for (const Order &order : orders) {
            const auto result = cancel.requested()
                                    ? fail(Error::Kind::Cancelled, u"It was not begun, and stays as it is"_s)
                                    : writeEdits(order.root, order.edits);
            QMetaObject::invokeMethod(
                this,
                [this, run, order, result] {
                    if (result)
                        Q_EMIT repositoryChanged(order.root); // also when nobody looks any more
                    finish(run, order.row, result);
                },
                Qt::QueuedConnection);
        }
    });
}

void VersionWork::finish(int run, int row, const Result<void> &result)
{
    if (run != m_run)
        return;
    if (!result)
        m_items[row].error = result.error();
    setState(row, result ? State::Done : State::Failed);
}

void VersionWork::close()
{
    m_aligns = false;
    m_level = u"suggested"_s;
    begin({}, {});
}

bool VersionWork::busy() const
{
    return countOf(State::Reading) + countOf(State::Writing) > 0;
}

int VersionWork::countOf(State state) const
{
    return static_cast<int>(std::ranges::count(m_items, state, &Item::state));
}

void VersionWork::setState(int row, State state)
{
    m_items[row].state = state;
    Q_EMIT dataChanged(index(row), index(row));
    Q_EMIT changed();
}

void VersionWork::showDiff()
{
    QList<DiffModel::Part> parts;
    for (const Item &item : std::as_const(m_items))
        parts.append({m_items.size() > 1 ? item.name : QString(), item.change ? item.change->diff : QByteArray()});
    m_diff.setParts(parts);
}

int VersionWork::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

QVariant VersionWork::data(const QModelIndex &index, int role) const
{
    static const QHash<State, QString> states{{State::Reading, u"reading"_s},
                                              {State::Ready, u"ready"_s},
                                              {State::Writing, u"writing"_s},
                                              {State::Done, u"done"_s},
                                              {State::Failed, u"failed"_s}};
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Item &item = m_items[index.row()];
    switch (role) {
    case NameRole:
        return item.name;
    case FromRole:
        return item.change ? displayText(item.change->from) : QString();
    case ToRole:
        return item.change ? displayText(item.change->to) : QString();
    case StateRole:
        return states.value(item.state);
    case MessageRole:
        if (item.error) // where it is stands before it already
            return displayText(messageAndDetail(*item.error));
        return item.change && !item.change->problems.isEmpty()
                   ? displayText(describe(item.change->problems.constFirst()))
                   : QString();
    case RemedyRole:
        return item.error ? displayText(item.error->remedy) : QString();
    case FilesRole:
        return item.change ? static_cast<int>(item.change->edits.size()) : 0;
    default:
        return {};
    }
}

QHash<int, QByteArray> VersionWork::roleNames() const
{
    return {{NameRole, "name"},       {FromRole, "from"},     {ToRole, "to"},      {StateRole, "workState"},
            {MessageRole, "message"}, {RemedyRole, "remedy"}, {FilesRole, "files"}};
}

} // namespace tagboat
