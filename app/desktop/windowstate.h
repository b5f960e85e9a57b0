// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QList>
#include <QRect>
#include <QString>

namespace tagboat
{

/// How the window was left. It lies in the data folder, not in the settings, which are the user's own text.
struct WindowState {
    QRect geometry; ///< empty: not known yet
    bool maximized = false;
    QString theme;  ///< chosen in the window; empty: what the settings say
    QString motion; ///< likewise

    /// The default if there is no file, or one that makes no sense: nothing depends on it.
    static WindowState read(const QString &dataFolder);
    [[nodiscard]] Result<void> save(const QString &dataFolder) const;
    bool operator==(const WindowState &) const = default;
};

/// Where a window that was left at @p wanted goes on these screens (their usable areas, the main one first): there, if
/// enough of it can be seen to take hold of it, else into the middle of the nearest screen; never larger than its
/// screen. Empty if @p wanted or @p screens is.
QRect placeOnScreens(const QRect &wanted, const QList<QRect> &screens);

} // namespace tagboat
