// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/git.h"

#include <QByteArray>

namespace tagboat
{

/// How everything a row is read from looks: names, sizes, times and owners of the working tree's files (without what
/// git ignores), of the git folder's references, index, settings and marks, and of the user's settings. No file is
/// opened. Equal stamps mean that nothing was changed in between.
struct RepositoryStamp {
    QByteArray digest;
    qint64 newest = 0;   ///< the latest change of any of it, nanoseconds since 1970
    QStringList folders; ///< absolute, that were looked into, if they were asked for
};

/// Errors: Invalid for a repository with more than 200,000 names, which would cost more to compare than to read again;
/// Io for what cannot be listed; NotFound if it is gone; Cancelled.
Result<RepositoryStamp> stampRepository(const QString &workTree, const RepositorySources &sources, const Cancel &cancel,
                                        bool listsFolders = false);

/// True if something changed so shortly before @p readingBegan that a later change could carry the same time. What was
/// read then is not to be remembered.
bool isTooNew(const RepositoryStamp &stamp, qint64 readingBegan);

/// Files of the git folder that come and go without a row's change.
bool isGitNoise(const char *name);

/// The system's clock in nanoseconds since 1970.
qint64 fileClock();

} // namespace tagboat
