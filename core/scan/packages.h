// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scan/overview.h"
#include "scan/treereading.h"

namespace tagboat
{

/// Reads files of a working tree, links never followed.
TreeReader workingTreeReader(const QString &root);
/// What was read of the file at @p path; an error if it is only the pointer of git LFS to that file.
Result<QByteArray> notPointer(Result<QByteArray> content, const QString &path);

/// The packages of a working tree, the root's first, then by path: name, path and version files are filled in, and the
/// changelog's part. A repository without any version file is one package at its root without version.
/// @p name is the root package's name where its files say none.
QList<PackageRow> findPackages(const QString &root, const QString &name, const ReleasePolicy &policy = {});
/// The same for a tree that others look at too.
QList<PackageRow> findPackages(const QString &root, ListedTree &tree, const QString &name, const ReleasePolicy &policy);

} // namespace tagboat
