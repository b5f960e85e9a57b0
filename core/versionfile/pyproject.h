// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "versionfile/versionfile.h"

#include <QStringList>

namespace tagboat
{

/// Where a build back end takes the version from when pyproject.toml does not say it itself.
struct VersionProvider {
    enum class Kind {
        None,      ///< not said
        Vcs,       ///< tags decide
        Attribute, ///< @c value is a dotted name: package.module.name
        Path,      ///< @c value is a Python file with __version__, or another file that @c expression searches
        PlainFile, ///< @c value is a file that holds nothing but the version
        Module,    ///< the package's own __version__
        Cargo,     ///< Cargo.toml decides
        Npm,       ///< package.json decides
        Computed,  ///< code that would have to run
    };

    Kind kind = Kind::None;
    QString value;
    QString expression; ///< a regular expression with a group "version"; empty for the usual assignment
};

/// What Tagboat needs of a pyproject.toml (PyPA, "Declaring project metadata", and the build back ends' own tables).
struct PyProject {
    bool readable = true;
    bool isPackage = false; ///< it describes a package, and not only tools' settings
    QString name;
    QString buildBackend;
    QList<VersionOccurrence> occurrences;
    VersionProvider provider;
    int dynamicLine = 0; ///< where version is declared dynamic; 0 if it is not
    QStringList modules; ///< import names that the file gives, with "/" between packages
    QStringList roots;   ///< folders that hold them, "." for the package's folder itself
    QList<Error> problems;
};

/// Reads @p bytes; a file that is not valid TOML gives a problem and no package.
PyProject readPyProject(const QByteArray &bytes, const QString &path);

} // namespace tagboat
