// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

namespace tagboat
{

class FinderContext;

/// A place that another tool's settings declare to hold the version.
struct DeclaredPlace {
    enum class Search {
        Text,        ///< @c what is a text with {current_version}; every occurrence counts
        Lines,       ///< @c what is a regular expression with {current_version}; the version on each line that it finds
        Expression,  ///< the same, but what it finds is replaced as a whole by @c replacement
        Member,      ///< @c members lead to a value of a TOML, JSON or YAML file
        Element,     ///< @c what leads to the elements of an XML file: "/a/b" from the root, "//b" anywhere
        Variable,    ///< @c what is a name that the version is assigned to in any language
        Whole,       ///< the file holds nothing else
        Annotations, ///< lines and blocks marked with release-please's own comments
    };

    QString tool;
    QString kind; ///< of the occurrences that it makes
    QString path; ///< below the repository's root
    Search search = Search::Text;
    QString what = {};
    QStringList members = {};
    QString current = {}; ///< the version that the tool takes the place to say; empty: the package's
    /// Of Expression: what the tool writes, with {current_version} for the version and \1 for a group; empty: the
    /// version alone.
    QString replacement = {};
    bool mayLack = false; ///< that the version does not stand there is no fault
    QString before = {};  ///< of Variable and Whole: what stands before the version, as the "v" of a tag
    QString key = {};     ///< of the setting
    int line = 0;         ///< of the setting
};

/// Adds the version at each place that the tools' settings declare, as a mirror; places that are known already are
/// marked with the tool. What is not found, or stands where no edit of it could be proven, is added to what was left
/// of the tool's settings.
void findDeclaredPlaces(FinderContext &context);

} // namespace tagboat
