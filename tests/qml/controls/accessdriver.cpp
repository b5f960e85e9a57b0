// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "accessdriver.h"

#include <QAccessible>
#include <QAccessibleActionInterface>
#include <QMetaProperty>

#include <memory>

namespace tagboat
{

namespace
{

// Qt 6.4 keeps the interfaces in its own cache: they are not ours to delete.
QAccessibleInterface *interfaceOf(QQuickItem *item)
{
    return item ? QAccessible::queryAccessibleInterface(item) : nullptr;
}

} // namespace

QString AccessDriver::name(QQuickItem *item) const
{
    QAccessibleInterface *found = interfaceOf(item);
    return found ? found->text(QAccessible::Name) : QString();
}

int AccessDriver::role(QQuickItem *item) const
{
    QAccessibleInterface *found = interfaceOf(item);
    return found ? found->role() : QAccessible::NoRole;
}

bool AccessDriver::checked(QQuickItem *item) const
{
    QAccessibleInterface *found = interfaceOf(item);
    return found && found->state().checked;
}

QString AccessDriver::description(QQuickItem *item) const
{
    QAccessibleInterface *found = interfaceOf(item);
    return found ? found->text(QAccessible::Description) : QString();
}

bool AccessDriver::press(QQuickItem *item) const
{
    QAccessibleInterface *found = interfaceOf(item);
    QAccessibleActionInterface *actions = found ? found->actionInterface() : nullptr;
    if (!actions || !actions->actionNames().contains(QAccessibleActionInterface::pressAction()))
        return false;
    actions->doAction(QAccessibleActionInterface::pressAction());
    return true;
}

QQuickItem *AccessDriver::find(QQuickItem *root, const QString &name) const
{
    if (!root || !root->isVisible())
        return nullptr;
    if (this->name(root) == name)
        return root;
    const QList<QQuickItem *> children = root->childItems();
    for (QQuickItem *child : children) {
        if (QQuickItem *found = find(child, name))
            return found;
    }
    return nullptr;
}

QStringList AccessDriver::richTexts(QQuickItem *root) const
{
    QStringList found;
    // Text and TextEdit: 0 is PlainText in both; a TextInput knows no markup and has no such property.
    if (const QVariant format = root->property("textFormat"); format.isValid() && format.toInt() != 0)
        found.append(QString::fromLatin1(root->metaObject()->className()));
    const QList<QQuickItem *> children = root->childItems();
    for (QQuickItem *child : children)
        found += richTexts(child);
    return found;
}

} // namespace tagboat
