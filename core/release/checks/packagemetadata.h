// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace tagboat::checks
{

/// A text in pyproject.toml and its line.
struct MetadataText {
    QString text;
    int line = 0;
};

/// What the checks need of a pyproject.toml: the tables [project] (PyPA, "Declaring project metadata") and
/// [tool.poetry].
struct PackageMetadata {
    QString path;
    MetadataText requiresPython;
    QList<MetadataText> classifiers;
    QList<MetadataText> dependencies;     ///< of the runtime, as PEP 508 has them; Poetry's as "name spec"
    QList<MetadataText> directReferences; ///< dependencies by address or path (PEP 508), which no index takes
    QList<MetadataText> extras;
    QList<MetadataText> scripts;      ///< names of console and graphical entry points
    QList<MetadataText> readmes;      ///< files that readme names
    QList<MetadataText> licenseFiles; ///< files that license = {file = …} names
};

/// Errors as parseToml().
Result<PackageMetadata> readPackageMetadata(const QByteArray &bytes, const QString &path);

} // namespace tagboat::checks
