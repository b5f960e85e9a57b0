// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "base/result.h"

#include <QCoroTask>
#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace tagboat
{

/// A file of a version, as a package index lists it.
struct IndexFile {
    QString name;
    QString sha256;     ///< in hex
    QDateTime uploaded; ///< UTC, by the index's clock
    bool operator==(const IndexFile &) const = default;
};

/// A version of a project, as a package index has it.
struct IndexedVersion {
    QString version; ///< as the index writes it
    QList<IndexFile> files;
    bool yanked = false;
    QString yankedReason;
    QDateTime serverTime; ///< when it said so, by its clock; null: it did not tell
    bool operator==(const IndexedVersion &) const = default;
};

/// A package index such as PyPI, read only.
class PackageIndex
{
public:
    virtual ~PackageIndex() = default;
    /// What the index has of @p version of @p project; nothing where it has none, or no such project. An index may tell
    /// of an upload minutes late. Errors: Usage (a name or version that is none), Unavailable (no answer, or not now),
    /// Invalid (an answer of another shape), Denied, Cancelled.
    virtual QCoro::Task<Result<std::optional<IndexedVersion>>> find(QString project, QString version,
                                                                    Cancel cancel) = 0;
};

} // namespace tagboat
