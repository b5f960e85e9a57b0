// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "practice/forge/gitfolder.h"

namespace tagboat::practice
{

/// A file that is uploaded to a package index.
struct Distribution {
    QString project; ///< as its pyproject.toml writes the name
    QString version; ///< normalised
    QString requiresPython;
    QString fileName;
    QByteArray bytes;
};

/// What a build of @p commit comes to: a wheel of its packages (folders with an __init__.py, in src or in the root),
/// the same bytes each time. The version is the one that pyproject.toml says, or else the one in @p tag's name.
/// Source: https://packaging.python.org/specifications/binary-distribution-format. Errors: NotFound (no
/// pyproject.toml), Invalid (it names no project, or no version can be told), Io.
Result<Distribution> buildWheel(const GitFolder &git, const QString &commit, const QString &tag);

} // namespace tagboat::practice
