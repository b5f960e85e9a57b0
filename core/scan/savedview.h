// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

namespace tagboat
{

/// What of the workspace the user wants to see, and how: a [[view]] of the settings file. Names that the overview does
/// not know (of a newer version, or misspelt) find nothing and hurt nothing.
struct SavedView {
    QString name;
    QString search;                       ///< words, as they are typed
    QString show = QStringLiteral("all"); ///< all, wants, inflight or blocked
    QStringList filters;                  ///< "organisation:harbour", "is:security"…
    QString group;                        ///< folder, organisation or stage; empty: no groups
    QStringList sort;                     ///< columns, the first decides; "-" before one turns its order round
    QStringList columns;                  ///< what is shown beside the name; empty: the usual ones
    bool operator==(const SavedView &) const = default;
};

} // namespace tagboat
