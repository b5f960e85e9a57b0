// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "versionfile/versionfile.h"
#include "versionfile/versionprovider.h"

#include <QStringList>

namespace tagboat
{

/// What Tagboat needs of a pyproject.toml (PyPA, "Declaring project metadata", and the build back ends' own tables).
struct PyProject {
    bool readable = true;
    bool isPackage = false; ///< it describes a package, and not only tools' settings
    QString name;
    QString buildBackend;
    QList<VersionOccurrence> occurrences;
    VersionProvider provider;
    TagRules tagRules;    ///< where the provider is Vcs
    int dynamicLine = 0;  ///< where version is declared dynamic; 0 if it is not
    QStringList modules;  ///< import names that the file gives, with "/" between packages
    QStringList backends; ///< modules of a back end that builds from this very tree: "flit_core/flit_core"
    QStringList roots;    ///< folders that hold them, "." for the package's folder itself
    QList<Error> problems;
};

/// Reads @p bytes; a file that is not valid TOML gives a problem and no package.
PyProject readPyProject(const QByteArray &bytes, const QString &path);

} // namespace tagboat
