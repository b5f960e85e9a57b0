// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace tagboat
{

/// A box of a Markdown task list.
struct TaskBox {
    QString text; ///< without markup
    int line = 0; ///< 1-based
    bool ticked = false;
    bool operator==(const TaskBox &) const = default;
};

/// All boxes, in order, whatever they are nested in; those in code and comments are none. GitHub Flavored
/// Markdown, 5.3.
QList<TaskBox> taskBoxes(const QByteArray &markdown);

} // namespace tagboat
