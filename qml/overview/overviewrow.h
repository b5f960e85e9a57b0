// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scan/nextaction.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <optional>

namespace tagboat
{

/// Where the value of a cell comes from, and since when it is so.
struct CellSource {
    enum class Kind {
        Read,     ///< read from the repository
        Recalled, ///< remembered from an earlier scan and not compared since
        Asked,    ///< a service's answer
    };
    Kind kind = Kind::Read;
    QDateTime time;     ///< null: just now
    bool stale = false; ///< its source may say something else by now, and cannot be or was not asked
    bool operator==(const CellSource &) const = default;
};

/// What a row shows of its repository's forge; all empty where nothing is known.
struct ForgeCells {
    QString label; ///< what says most, in a word or two
    QString tone;
    int rank = 0;   ///< what wants a look first; 0: nothing is known
    QString detail; ///< everything, line by line
    QString checks; ///< of the default branch
    QString checksTone;
    QString published; ///< the tag of the latest release
    QString request;   ///< the pull request that prepares a release, or how many are open
    QString requestTone;
    QString gate; ///< the environment that a deployment waits for
    QString gateTone;
    bool operator==(const ForgeCells &) const = default;
};

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
    bool differs = false; ///< the places of the version do not agree
    QString release;      ///< the id of the one in flight

    QString work;       ///< the commits since the last release by type: "3 feat · 5 fix"
    QString workDetail; ///< the same in words, with what should not wait
    QString fixAge;     ///< how long the oldest fix waits
    qint64 fixSince = 0;
    int security = 0; ///< commits and entries about security that wait
    QString flow;
    QString organisation; ///< the owner of its remote
    QString folder;       ///< that the repository lies in
    QString stage;        ///< where it stands, in a word or two
    int stageRank = 0;    ///< the order of the stages: what wants a look first

    ForgeCells forge;

    CellSource source;
    QString sourceText; ///< "as of 3 hours ago, not compared since"; empty for what was just read

    // Derived for searching and sorting; never shown.
    QString searchText; ///< folded
    QStringList facets; ///< "dimension:value"
    QString nameKey;
    QString versionKey;

    bool operator==(const OverviewRow &) const = default;
};

/// The rows of a repository: one for each package, or a single one.
QList<OverviewRow> overviewRows(const RepositoryRow &repository, const std::optional<ReleaseInFlight> &flight,
                                const QDateTime &now, const CellSource &source = {}, const ForgeFacts *forge = nullptr);

/// What a package's row shows of its forge.
ForgeCells forgeCells(const ForgeFacts &facts, const RepositoryRow &repository, const PackageRow *package,
                      const QDateTime &now);

/// Fills in what a row is found, filtered, grouped and sorted by.
void classify(OverviewRow &row, const RepositoryRow &repository, const PackageRow *package);

/// Text whose order is that of the versions: numbers by value, pre-releases before their release. Text that is no
/// version sorts before all.
QString versionSortKey(const QString &version, VersionScheme scheme);
/// Text whose order is that of names as people expect it: without regard to case and accents, numbers by value.
QString nameSortKey(const QString &name);

} // namespace tagboat
