// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scan/overview.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace tagboat
{

/// Which version the files of a package are to say.
struct VersionTarget {
    enum class Kind {
        Suggested, ///< what the overview suggests
        Level,     ///< counted from the version in the files
        Exact,     ///< this one
        Align,     ///< one that the files say already, in all of them: this, or else the source's
    };
    Kind kind = Kind::Suggested;
    BumpLevel level = BumpLevel::Patch;
    QString version; ///< of Exact and Align
};

/// New versions in a package's files, ready to be looked at and written.
struct VersionChange {
    QString root; ///< the repository
    QString name; ///< the package's
    QString from;
    QString to;
    QList<FileEdit> edits; ///< never empty
    QByteArray diff;       ///< of them, as `git apply` takes it
    QList<Error> problems; ///< files that could not be read, and may keep the old version
};

/// What the next version follows: the files' version, or the latest tag's where that is higher (the files lag behind)
/// or the only one.
QString currentVersionText(const PackageRow &package);

/// Refused for a version that no plan of a release would take: as checkReleasable() and checkUnreleased() by the
/// repository's tags. What the files say already may stand in all of them.
Result<void> checkTarget(LocalRepository &repository, const PackageRow &package, const Version &to, bool newEpoch);

/// Plans the change for the package in @p folder of a repository, which is read anew. Writes nothing; writeEdits() of
/// the edits does. Errors: those of scanning; NotFound without such a package, a version, or a suggestion; Conflict if
/// the files say that version already; those of bump(), checkTarget() (but for Align) and editsForVersion().
Result<VersionChange> planVersionChange(Git &git, const QString &path, const QString &folder,
                                        const VersionTarget &target);

} // namespace tagboat
