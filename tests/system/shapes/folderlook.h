// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

namespace tagboat::test
{

/// Every name below @p folder with its kind, mode, size, links, and times of change, by which any write shows: the time
/// of the last change of status cannot be set back. Nothing is opened but folders.
QHash<QByteArray, QByteArray> lookAt(const QString &folder);

/// Gives everything below @p folder to a user, and @p folder itself.
void giveAway(const QString &folder, unsigned user);

} // namespace tagboat::test
