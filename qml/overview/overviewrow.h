// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scan/overview.h"

#include <QString>

#include <optional>

namespace tagboat
{

/// A release of a repository that has begun and not ended.
struct ReleaseInFlight {
    QString folder = QStringLiteral("."); ///< of its package
    QString version;
    QString release;      ///< its id
    bool running = false; ///< it works now; otherwise it waits or has stopped
    bool operator==(const ReleaseInFlight &) const = default;
};

/// What a row's button does, and why not.
struct NextAction {
    enum class Kind { None, Compose, Open };
    Kind kind = Kind::None;
    QString label; ///< empty: there is no button
    bool enabled = false;
    QString reason;       ///< why there is nothing to do, or what will stand in the way
    bool blocked = false; ///< something has to be put right before a release
    bool operator==(const NextAction &) const = default;
};

/// The next sensible thing to do with a package; @p package is null for a repository without packages. A release in
/// flight comes first, then what makes a release impossible, then the suggestion.
NextAction nextAction(const RepositoryRow &repository, const PackageRow *package,
                      const std::optional<ReleaseInFlight> &flight);

/// A row of the overview as it is shown: plain text that is safe to show, and tones (ok, warn, bad, accent, candidate,
/// neutral). The two paths alone are as they stand on the disk.
struct OverviewRow {
    QString repositoryPath;
    QString packagePath;
    QString name;
    QString subtitle;
    QString version;
    QString age;
    QString ageExact;
    qint64 tagged = 0; ///< seconds since the epoch, for sorting
    int since = 0;
    QString nextVersion;
    QString nextLabel;
    QString nextTone;
    QString changelogLabel;
    QString changelogTone;
    QString branch;
    QString branchTone;
    QString stateLabel;
    QString stateTone;
    QString stateDetail;
    NextAction action;
    bool wantsRelease = false;
    bool inFlight = false;
    QString release; ///< the id of the one in flight
    bool operator==(const OverviewRow &) const = default;
};

/// The rows of a repository: one for each package, or a single one.
QList<OverviewRow> overviewRows(const RepositoryRow &repository, const std::optional<ReleaseInFlight> &flight,
                                const QDateTime &now);

} // namespace tagboat
