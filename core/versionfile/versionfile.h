// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/fileedit.h"
#include "base/result.h"
#include "version/version.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <functional>

namespace tagboat
{

/// A place in a file that holds the version.
struct VersionOccurrence {
    enum class Role {
        Source,  ///< the build reads the version here
        Mirror,  ///< a copy that must stay equal
        Derived, ///< computed from elsewhere; shown, never edited
    };

    QString path;         ///< relative to the repository's root
    QString kind;         ///< stable name of the layout, for example "pyproject.project.version"
    int line = 0;         ///< 1-based
    qsizetype offset = 0; ///< of the literal's characters, without quotes, in bytes from the file's begin
    qsizetype length = 0; ///< in bytes
    QString text;         ///< the literal as it stands: "1.2.3", or "1, 2, 3" for __version_info__
    QString version;      ///< the version it says: "1.2.3"; empty when it says only a part, or none
    Role role = Role::Source;

    bool operator==(const VersionOccurrence &) const = default;
};

/// Everything that says a package's version, and whether it agrees.
struct VersionFileSet {
    enum class Origin {
        Static,  ///< written in a file
        Vcs,     ///< derived from tags (setuptools-scm, hatch-vcs, versioningit, …)
        Dynamic, ///< computed some other way
        None,    ///< no version found
    };

    QString folder; ///< of the package, below the repository's root; "." for the root
    Origin origin = Origin::None;
    QString version;   ///< of the first source occurrence; empty if none
    bool agree = true; ///< all occurrences say the same, compared by the scheme
    VersionScheme scheme = VersionScheme::Pep440;
    QString ecosystem;    ///< "python", "npm", "cargo", "generic"
    QString packageName;  ///< as the package's own file says it; empty if it does not
    QString buildBackend; ///< for example "hatchling.build"; empty if not Python or not said
    QList<VersionOccurrence> occurrences;
    QList<Error> problems; ///< files that could not be understood; each names file, line and remedy
};

/// Reads one file of the tree that is looked at; NotFound if it is not there. Gives the working tree, or a commit's
/// tree.
using TreeReader = std::function<Result<QByteArray>(const QString &path)>;

/// A place named by the user in .tagboat.toml: [[version-file]] path and pattern with {version} or {major}, {minor},
/// {patch}.
struct VersionFilePattern {
    QString path;
    QString pattern;
};

/// Looks for the version of the package in @p folder ("." for the root) of the tree that @p read gives.
/// First set: pyproject.toml ([project], [tool.poetry]), the package's __version__ and __version_info__, setup.cfg,
/// package.json, Cargo.toml, VERSION and version.txt, and the user's own patterns. Never runs anything.
VersionFileSet findVersions(const TreeReader &read, const QString &folder,
                            const QList<VersionFilePattern> &patterns = {});

/// Every file edit that turns the set's version into @p to. Only the literals' bytes change; each result is parsed
/// again to prove it, and an edit that cannot be proven is an error (Conflict) and nothing is returned. Each file gets
/// its own spelling: PEP 440 in Python's files, SemVer in package.json and Cargo.toml. Empty if no file says a version
/// (Vcs, None). Errors: Refused if the version is computed (Dynamic) or cannot be spelled in one of the files; Conflict
/// if a file is not as it was found, or says the version in two places of which only one can be meant.
Result<QList<FileEdit>> editsForVersion(const VersionFileSet &set, const TreeReader &read, const Version &to,
                                        const QList<VersionFilePattern> &patterns = {});

} // namespace tagboat
