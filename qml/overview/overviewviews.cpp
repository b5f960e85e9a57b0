// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "overviewviews.h"

#include "base/displaytext.h"

#include <QClipboard>
#include <QGuiApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

OverviewViews::OverviewViews(OverviewFilterModel &rows, QObject *parent) : QObject(parent), m_rows(rows)
{
    connect(&rows, &OverviewFilterModel::filterChanged, this, &OverviewViews::currentChanged);
    connect(&rows, &OverviewFilterModel::sortChanged, this, &OverviewViews::currentChanged);
    connect(&rows, &OverviewFilterModel::columnsChanged, this, &OverviewViews::currentChanged);
}

QStringList OverviewViews::names() const
{
    QStringList names;
    for (const SavedView &view : m_views)
        names.append(view.name);
    return names;
}

bool OverviewViews::changed() const
{
    const SavedView *view = find(m_current);
    if (view == nullptr)
        return false;
    SavedView shown = m_rows.view();
    shown.name = view->name;
    return shown != *view;
}

bool OverviewViews::plain() const
{
    SavedView shown = m_rows.view();
    shown.name.clear();
    return shown == SavedView();
}

const SavedView *OverviewViews::find(const QString &name) const
{
    const auto found = std::ranges::find(m_views, name, &SavedView::name);
    return found == m_views.end() ? nullptr : &*found;
}

void OverviewViews::open(const QString &name)
{
    const SavedView *view = find(name);
    if (view == nullptr)
        return;
    m_current = name;
    m_rows.setView(*view);
    Q_EMIT currentChanged();
}

void OverviewViews::reset()
{
    m_current.clear();
    m_rows.setView({});
    Q_EMIT currentChanged();
}

void OverviewViews::put(const SavedView &view)
{
    const auto found = std::ranges::find(m_views, view.name, &SavedView::name);
    if (found == m_views.end())
        m_views.append(view);
    else
        *found = view;
}

void OverviewViews::keep(const QString &name)
{
    SavedView view = m_rows.view();
    view.name = name.simplified();
    if (view.name.isEmpty())
        return;
    put(view);
    m_current = view.name;
    Q_EMIT viewsChanged();
    Q_EMIT currentChanged();
    Q_EMIT edited();
}

void OverviewViews::remove(const QString &name)
{
    if (m_views.removeIf([&](const SavedView &view) { return view.name == name; }) == 0)
        return;
    if (m_current == name)
        m_current.clear();
    Q_EMIT viewsChanged();
    Q_EMIT currentChanged();
    Q_EMIT edited();
}

QString OverviewViews::text(const QString &name) const
{
    const SavedView *view = find(name);
    return view != nullptr && m_text.write ? m_text.write(*view) : QString();
}

QString OverviewViews::take(const QString &text)
{
    const auto views = m_text.read ? m_text.read(text) : Result<QList<SavedView>>();
    if (!views)
        return displayText(describe(views.error()));
    if (views->isEmpty())
        return tr("There is no [[view]] in this text");
    for (const SavedView &view : *views)
        put(view);
    Q_EMIT viewsChanged();
    Q_EMIT edited();
    open(views->constFirst().name);
    return {};
}

void OverviewViews::copy(const QString &name) const
{
    QGuiApplication::clipboard()->setText(text(name));
}

QString OverviewViews::takeFromClipboard()
{
    return take(QGuiApplication::clipboard()->text().left(64 * 1024));
}

void OverviewViews::setViews(const QList<SavedView> &views)
{
    if (views == m_views)
        return;
    m_views = views;
    Q_EMIT viewsChanged();
    Q_EMIT currentChanged();
}

} // namespace tagboat
