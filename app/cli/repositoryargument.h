// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/fileedit.h"
#include "command.h"
#include "scan/overview.h"

#include <memory>

namespace tagboat::cli
{

/// The repository that a command's REPO names, opened.
struct OpenedRepository {
    std::unique_ptr<Git> git;
    std::unique_ptr<LocalRepository> repository;
    RepositoryRow row;
    PackageRow package; ///< the one that --package names, or the only one
    [[nodiscard]] const QString &root() const { return row.path; }
};

/// The option --package, for repositories that hold several.
QCommandLineOption packageOption();

/// The option --new-epoch: agrees to a version of another epoch.
QCommandLineOption newEpochOption();

/// Opens REPO (the call's first argument) and picks the package. Errors: NotFound, Usage when several packages stand
/// there and none is named, and those of opening.
Result<OpenedRepository> openRepository(const Invocation &call);

} // namespace tagboat::cli
