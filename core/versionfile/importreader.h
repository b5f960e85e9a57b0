// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "versionfile/findercontext.h"
#include "versionfile/settingsdocument.h"

#include <QHash>

namespace tagboat
{

/// Collects what one tool's settings say. A tool's importer opens the first file that has them, takes what Tagboat has
/// a counterpart for, and leaves the rest with the reason.
class ImportReader
{
public:
    ImportReader(FinderContext &context, const QString &tool) : m_context(context) { m_found.tool = tool; }

    [[nodiscard]] FinderContext &context() { return m_context; }

    /// The table at @p keys of a file of the package's folder, which is only read as a settings file if it holds
    /// @p mark. False if there is none; a file that has the mark and can't be understood is remembered as an error.
    bool open(const QString &path, const QStringList &keys, const QByteArray &mark);
    [[nodiscard]] const SettingNode &table() const { return m_table; }
    [[nodiscard]] const QString &path() const { return m_found.path; }
    [[nodiscard]] int line() const { return m_found.line; }

    /// Takes @p value for the member @p key of @p table, and counts the key as done with.
    void take(const QString &name, const QString &value, const QString &key, int line, const QString &path = {});
    /// As take(), for what the tool does by itself where its settings say nothing.
    void takeDefault(const QString &name, const QString &value, const QString &key);
    void leave(const QString &key, const QString &reason, int line);
    /// A place that the tool declares; left where it lies outside the repository.
    void place(DeclaredPlace place);
    /// The same for each file that @p patterns name and @p without don't, both below the repository's root; left where
    /// they name none, or too many.
    void placeEach(const DeclaredPlace &place, const QStringList &patterns, const QStringList &without = {});
    /// Leaves each member of @p table that is not among @p done, with its reason or the usual one.
    void leaveRest(const SettingNode &table, const QStringList &done, const QHash<QString, QString> &reasons,
                   const QString &prefix = {});
    /// What was found of the tool, if there was anything, goes to the context.
    void finish();

    /// A tag pattern by what the tool writes for the version, as "$version", or for its three numbers; the part behind
    /// the version may name a pre-release. Left where it cannot be told.
    void takeTagFormat(const QString &key, const QString &text, int line, const QStringList &versions);
    /// A message that says the version once and nothing else that Tagboat does not fill in.
    void takeMessage(const QString &name, const QString &key, const QString &text, int line, const QString &version);
    /// The pattern of candidates, from the release's and what is between version and number: "-rc.".
    void takeCandidate(const QString &between, const QString &key, int line, bool stated);

private:
    FinderContext &m_context;
    ImportedSettings m_found;
    SettingNode m_table;
    QList<DeclaredPlace> m_places;
    int m_patterns = 0; ///< of files, so far
    bool m_any = false;
};

/// One function for each tool; each calls ImportReader::finish().
void importBumpMyVersion(FinderContext &context);
void importCommitizen(FinderContext &context);
void importSemanticRelease(FinderContext &context);
void importReleasePlease(FinderContext &context);
void importTbump(FinderContext &context);
void importBumpVer(FinderContext &context);
void importGitCliff(FinderContext &context);
void importTowncrier(FinderContext &context);

} // namespace tagboat
