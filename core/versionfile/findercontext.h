// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/sourcetext.h"
#include "versionfile/declaredplaces.h"
#include "versionfile/versionfile.h"

#include <map>
#include <optional>

namespace tagboat
{

/// What the finders of one package share: the tree, the set that they fill, and what they have read already.
class FinderContext
{
public:
    FinderContext(const TreeReader &reader, VersionFileSet &set) : m_reader(reader), m_set(set) {}

    [[nodiscard]] VersionFileSet &set() { return m_set; }
    [[nodiscard]] const TreeReader &reader() const { return m_reader; }

    /// The path below the repository's root of a path that a file of the package's folder names.
    [[nodiscard]] QString place(const QString &relative) const;

    /// The content of a file that something names: every failure is a problem of the set; null then.
    const QByteArray *named(const QString &path);
    /// The content of a file of a fixed name: that it is absent is no problem; null then.
    const QByteArray *optional(const QString &path);
    /// The content of a file that may be there: absent and linked files are nothing to talk of; null then.
    const QByteArray *guessed(const QString &path);
    /// The content of a file that another tool keeps; null if it cannot be read or is too large, which is that tool's
    /// business.
    const QByteArray *foreign(const QString &path);
    /// The same for a lock, but that one is too large to be read is a problem: it stays behind. @p command brings it in
    /// step.
    const QByteArray *lock(const QString &path, const QString &command);

    /// Remembers a place that another tool's settings declare, for findDeclaredPlaces().
    void declare(const DeclaredPlace &place) { m_declared.append(place); }
    [[nodiscard]] const QList<DeclaredPlace> &declared() const { return m_declared; }

    void problem(const Error &error) { m_set.problems.append(error); }
    /// Adds an occurrence unless the very place is in the set already.
    void add(const VersionOccurrence &occurrence);
    /// Adds the literal at @p slice of a file as an occurrence that says a whole version.
    void addLiteral(const QString &path, const QByteArray &bytes, const SourceSlice &slice, const QString &kind,
                    VersionOccurrence::Role role);

    /// Adds a place that lies where copies of the version lie by custom: a mirror if it says the same as the source.
    /// Where it says another version it is something to ask about; with @p drifts it is a mirror of its own confidence
    /// whatever it says.
    void addCompanion(VersionOccurrence occurrence, bool drifts = false);

    [[nodiscard]] bool hasSource() const;
    /// The version that the sources found so far say; nothing if they say none.
    [[nodiscard]] std::optional<Version> known() const;
    /// The role that the next place gets which the build may read: Source if there is none yet.
    [[nodiscard]] VersionOccurrence::Role nextRole() const;

private:
    const Result<QByteArray> &read(const QString &path);

    const TreeReader &m_reader;
    VersionFileSet &m_set;
    QList<DeclaredPlace> m_declared;
    std::map<QString, Result<QByteArray>> m_files; ///< a map, because what was read is pointed to
};

/// The finders of each ecosystem. Each fills the set if the folder holds a package of its kind, and says so.
bool findPythonPackage(FinderContext &context);
bool findNpmPackage(FinderContext &context);
bool findCargoPackage(FinderContext &context);
bool findCMakePackage(FinderContext &context);
bool findMesonPackage(FinderContext &context);

/// Adds the version in package.json, Cargo.toml, CMakeLists.txt and meson.build beside a package of another kind if it
/// says the same; where it is of the same name and says another, it is asked about: a settings file for tools'
/// dependencies, or a binding, has a version of its own.
void findForeignManifests(FinderContext &context);
void findForeignBuilds(FinderContext &context);
/// Adds what VERSION, version.txt and VERSION.txt say. For a folder without a package they are the source.
void findPlainFiles(FinderContext &context);
/// Adds the version in the header that a C or C++ project keeps it in: a string, split numbers, a hexadecimal number.
void findHeaders(FinderContext &context);
/// Adds the package's own entry in lock files, which "uv sync --locked", "npm ci" and "cargo build --locked" compare.
void findLockFiles(FinderContext &context);
/// Adds "version" and "release" of Sphinx's conf.py.
void findSphinxSettings(FinderContext &context);
/// Adds the version and date of CITATION.cff (Citation File Format 1.2.0).
void findCitation(FinderContext &context);
/// Reads what other release tools' settings say, whatever the package is: the set's imports, and the places that they
/// declare.
void importToolSettings(FinderContext &context);
/// Adds the copies that other release tools keep in their settings, which fail when those differ, and the places that
/// they declare.
void findToolSettings(FinderContext &context);

/// Adds the version of a manifest that the build takes it from. False if it has none.
bool addNpmVersion(FinderContext &context, const QString &path);
bool addCargoVersion(FinderContext &context, const QString &path);
bool addMesonVersion(FinderContext &context, const QString &path);

/// A package's name without npm's scope, as PyPI normalises names (PEP 503).
QString comparableName(const QString &name);

} // namespace tagboat
