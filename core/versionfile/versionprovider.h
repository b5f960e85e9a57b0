// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/toml.h"

#include <QString>

namespace tagboat
{

/// Where a build back end takes the version from when pyproject.toml does not say it itself.
struct VersionProvider {
    enum class Kind {
        None,      ///< not said
        Vcs,       ///< tags decide; @c value is the tool that asks them
        Attribute, ///< @c value is a dotted name: package.module.name
        Path,      ///< @c value is a Python file with __version__, or another file that @c expression searches
        HatchPath, ///< as Path, searched with the default expression of hatchling and scikit-build-core
        PlainFile, ///< @c value is a file that holds nothing but the version
        Module,    ///< the package's own __version__
        Cargo,     ///< Cargo.toml decides
        Npm,       ///< package.json decides
        Meson,     ///< meson.build decides
        Computed,  ///< code that would have to run
    };

    Kind kind = Kind::None;
    QString value;
    QString expression; ///< a regular expression with a group "version" or "value"; empty for the usual assignment
};

/// The expression that hatchling and scikit-build-core search a file with where the settings give none: anchored at the
/// begin of a line, any case, an optional "v".
QString hatchExpression();

/// A plug-in of Poetry is switched on that takes the version from the tags; the file's version is a placeholder then.
bool poetryFromTags(const toml::table &root);

/// Where the back end of a pyproject.toml takes a dynamic version from.
VersionProvider versionProvider(const toml::table &root, const QString &backend);

} // namespace tagboat
