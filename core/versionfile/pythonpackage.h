// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "versionfile/findercontext.h"
#include "versionfile/pyproject.h"

namespace tagboat
{

/// Where a Python package's modules may lie, and the versions that they say.
class PythonModules
{
public:
    /// @p modules and @p roots as files name them; the names and places that most packages use are added.
    PythonModules(FinderContext &context, QStringList modules, QStringList roots, const QString &packageName);

    /// The places of the version that the package's own modules hold.
    void findAll();
    /// The version of a back end in @p modules that lies beside what it builds: flit_core's is flit's own.
    void findBackend(const QStringList &modules);
    /// The place that "package.module.name" names, as the build's source. False if it is not there.
    bool resolveAttribute(const QString &dotted);
    /// The place of __version__ (or VERSION, version) in one file, as the build's source. False if it is not there.
    bool resolveFile(const QString &path);
    /// The package's own __version__ in its __init__ or the single module, as the build's source (flit).
    bool resolveModule();

private:
    bool scan(const QString &path, const QByteArray &bytes, const QString &only, VersionOccurrence::Role role);
    bool followImport(const QString &path, const QByteArray &bytes, const QString &name, int depth = 0);
    bool scanModule(const QString &base, const QString &only, bool asSource);

    FinderContext &m_context;
    QStringList m_modules;
    QStringList m_roots;
};

} // namespace tagboat
