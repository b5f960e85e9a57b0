// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/fileedit.h"
#include "base/result.h"
#include "version/version.h"
#include "versionfile/importedsettings.h"
#include "versionfile/tagprediction.h"
#include "versionfile/treereader.h"

#include <QByteArray>
#include <QDate>
#include <QList>
#include <QString>

#include <optional>

namespace tagboat
{

/// A place in a file that holds the version.
struct VersionOccurrence {
    enum class Role {
        Source,    ///< the build reads the version here
        Mirror,    ///< a copy that must stay equal
        Lock,      ///< the package's own entry in a lock file, which must stay equal
        Derived,   ///< computed from elsewhere; shown, never edited
        Unrelated, ///< says another version and may be none of ours; shown, never edited
    };

    /// How the place says the version.
    enum class Form {
        Whole,   ///< all of it
        Major,   ///< the first release number alone
        Minor,   ///< the second
        Patch,   ///< the third
        Short,   ///< the first two: "1.2"
        Numeric, ///< the release numbers, without a pre-release's part: CMake allows no other
        Tuple,   ///< as elements: 1, 2, 3
        Hex,     ///< two hexadecimal digits a number: 0x010203
        Date,    ///< no version but the day of its release
    };

    /// How sure it is that the place is ours.
    enum class Confidence {
        Certain, ///< a build or another tool reads it here by its own rules, or the user said so
        Likely,  ///< by custom, and it says the same or lies in our own package
        Guessed, ///< must be asked
    };

    QString path;         ///< relative to the repository's root
    QString kind;         ///< stable name of the layout, for example "pyproject.project.version"
    int line = 0;         ///< 1-based
    qsizetype offset = 0; ///< of the literal's characters, without quotes, in bytes from the file's begin
    qsizetype length = 0; ///< in bytes
    QString text;         ///< the literal as it stands: "1.2.3", or "1, 2, 3" for __version_info__
    QString version;      ///< the version it says: "1.2.3"; empty when it says only a part, or none
    Role role = Role::Source;
    Form form = Form::Whole;
    Confidence confidence = Confidence::Certain;
    QString declaredBy = {}; ///< the release tool whose settings name the place: "bump-my-version"; empty: none does

    /// An edit of the version changes this place.
    [[nodiscard]] bool isEdited() const { return role != Role::Derived && role != Role::Unrelated; }

    bool operator==(const VersionOccurrence &) const = default;
};

/// A place of which only the user can say whether it is a copy of the version. The answer is remembered as an anchor in
/// .tagboat.toml.
struct VersionQuestion {
    QString path;
    int line = 0;
    QString message;
    QString ifOurs;    ///< the anchor's TOML that makes the place a mirror
    QString ifAnother; ///< the anchor's TOML that lets the place alone for good

    bool operator==(const VersionQuestion &) const = default;
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
    std::optional<TagRules> tagRules; ///< how the tags give the version, where the origin is Vcs
    QList<VersionQuestion> questions;
    QList<ImportedSettings> imports; ///< what other release tools' settings say, and what was taken of it
    QList<Error> problems;           ///< files that could not be understood; each names file, line and remedy
};

/// The stable names for output: source, mirror, lock, derived, unrelated; certain, likely, guessed.
QString versionRoleName(VersionOccurrence::Role role);
QString versionConfidenceName(VersionOccurrence::Confidence confidence);

/// An anchor: a place named by the user in .tagboat.toml, [[version-file]] with a path and a pattern that holds
/// {version} or {major}, {minor}, {patch}. Without a pattern it says what the places are that are found in the file.
struct VersionFilePattern {
    QString path;
    QString pattern = {};
    std::optional<VersionOccurrence::Role> role =
        std::nullopt; ///< Source, Mirror or Unrelated; nothing: as it is found
};

/// Looks for the version of the package in @p folder ("." for the root) of the tree that @p read gives.
/// Each layout has a finder; versionfile.cpp lists them. Never runs anything.
VersionFileSet findVersions(const TreeReader &read, const QString &folder,
                            const QList<VersionFilePattern> &patterns = {});

/// Every file edit that turns the set's version into @p to. Only the literals' bytes change; each result is parsed
/// again to prove it, and an edit that cannot be proven is an error (Conflict) and nothing is returned. Each file gets
/// its own spelling: PEP 440 in Python's files, SemVer in package.json and Cargo.toml. @p released is written where a
/// file says the day of the release; without it that stays. Empty if no file says a version. Errors: Refused if the
/// version is computed (Dynamic) or cannot be spelled in one of the files; Conflict if a file is not as it was found,
/// or says the version in two places of which only one can be meant.
Result<QList<FileEdit>> editsForVersion(const VersionFileSet &set, const TreeReader &read, const Version &to,
                                        const QList<VersionFilePattern> &patterns = {}, QDate released = {});

} // namespace tagboat
