// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QSet>
#include <QString>

namespace tagboat::git
{

/// Refused if one of the files that libgit2 opens by name is something else than a file: it would wait for ever for the
/// writer of a pipe. @p gitFolder is the worktree's own, @p commonFolder the one that all worktrees share.
Result<void> checkGitFiles(const QString &path, const QString &gitFolder, const QString &commonFolder);

/// The names (without refs/tags/) of all files below refs/tags. libgit2 lists none that comes after what it cannot
/// read, and says nothing, so that is an error here: a link to a folder, a folder that may not be read, or one that is
/// nested deeper than 60 levels.
Result<QSet<QString>> looseTagNames(const QString &commonFolder);

} // namespace tagboat::git
