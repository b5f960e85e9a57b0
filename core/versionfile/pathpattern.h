// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "versionfile/treereader.h"

#include <QList>
#include <QRegularExpression>

#include <optional>

namespace tagboat
{

/// Whether a path names several by "*", "?" or "[".
bool hasWildcards(const QString &path);

/// What a pattern leads to; not complete where it leads to more than is looked at.
struct PathMatches {
    QStringList paths; ///< sorted
    bool complete = true;
};

/// A pattern of paths below the root of a tree, as glob of Python and of npm reads it: "*" and "?" stay within one name
/// and match no hidden one, "[ab]" is one of the letters, and "**" stands for any number of folders. A pattern that
/// leads out of the tree matches nothing.
class PathPattern
{
public:
    explicit PathPattern(const QString &pattern);

    [[nodiscard]] bool matches(const QString &path) const;
    /// The folders of the tree; one without wildcards need not be there. "**" stands for at most four, and
    /// other repositories, and folders where build tools or other people's packages lie, are not entered for it.
    [[nodiscard]] PathMatches folders(const TreeReader &read) const;
    /// The files of the tree, by the same rules; "**" stands for at most ten folders.
    [[nodiscard]] PathMatches files(const TreeReader &read) const;

private:
    friend class PatternWalk;

    struct Segment {
        QString text;
        bool anyFolders = false;                 ///< "**"
        std::optional<QRegularExpression> shape; ///< of wildcards

        [[nodiscard]] bool matches(const QString &name) const;
    };
    QList<Segment> m_segments;
};

/// "a/{b,c}/d" as "a/b/d" and "a/c/d".
QStringList withBracesExpanded(const QString &pattern);

/// The folders in a folder of the tree, with their paths; hidden ones are left out.
QStringList subfolders(const TreeReader &read, const QString &folder);

} // namespace tagboat
