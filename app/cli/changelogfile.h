// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "changelog/changelog.h"
#include "repositoryargument.h"

namespace tagboat::cli
{

/// A package's changelog, read from the working tree.
struct OpenedChangelog {
    OpenedRepository repository;
    Changelog changelog;
};

/// The changelog of REPO's package. NotFound if it has none.
Result<OpenedChangelog> openChangelog(const Invocation &call);

/// Shows what an edit of the changelog does (--dry-run: a diff), or writes it and names the file.
Result<int> finishEdit(const Invocation &call, const OpenedRepository &opened, const FileEdit &edit);

} // namespace tagboat::cli
