// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace tagboat
{

/// What a scan found out about one repository, in core/scan's own form.
struct RememberedRow {
    QString path;
    QByteArray sources; ///< what the row was read from
    QByteArray stamp;   ///< how all that looked then
    QByteArray row;
    QDateTime readAt; ///< UTC
    bool operator==(const RememberedRow &) const = default;
};

/// The memory of scans. It may be lost at any time: then everything is read again. An object belongs to the thread that
/// made it.
class ScanCache
{
public:
    virtual ~ScanCache() = default;
    virtual Result<std::optional<RememberedRow>> find(const QString &path) = 0;
    virtual Result<void> store(const QList<RememberedRow> &rows) = 0;
    /// Gives every row at or below @p folders, by path, until @p take returns false.
    virtual Result<void> forEachBelow(const QStringList &folders,
                                      const std::function<bool(const RememberedRow &)> &take) = 0;
    /// Forgets the rows at or below @p folders that are not in @p paths.
    virtual Result<void> keepOnly(const QStringList &folders, const QSet<QString> &paths) = 0;
};

} // namespace tagboat
