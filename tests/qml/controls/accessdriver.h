// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QQuickItem>

namespace tagboat
{

/// What a screen reader can see of an item and do with it, for tests written in QML.
class AccessDriver : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] Q_INVOKABLE QString name(QQuickItem *item) const;
    /// The role's number, to compare with Accessible.Button and so on.
    [[nodiscard]] Q_INVOKABLE int role(QQuickItem *item) const;
    [[nodiscard]] Q_INVOKABLE bool checked(QQuickItem *item) const;
    [[nodiscard]] Q_INVOKABLE QString description(QQuickItem *item) const;
    /// Runs the press action as a screen reader would; false if the item offers none.
    Q_INVOKABLE bool press(QQuickItem *item) const;
    /// The first item below @p root, itself included, whose accessible name is @p name and that is visible.
    [[nodiscard]] Q_INVOKABLE QQuickItem *find(QQuickItem *root, const QString &name) const;
    /// Texts below @p root that would read markup: the class name of each. None may be there.
    [[nodiscard]] Q_INVOKABLE QStringList richTexts(QQuickItem *root) const;
};

} // namespace tagboat
