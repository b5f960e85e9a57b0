// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "git/handles.h"

namespace tagboat::git
{

struct Opened {
    RepositoryHandle repository;
    QString path; ///< canonical: the working tree's root, or the git folder when bare
};

/// Opens the repository at exactly @p path, after looking at what libgit2 1.5 would misread or name badly: formats it
/// does not know, a .git file that leads elsewhere, a working tree that is somebody else's folder.
Result<Opened> openRepository(const QString &path);

} // namespace tagboat::git
