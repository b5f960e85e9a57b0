// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "changelog/changelogtext.h"

#include <QString>

#include <optional>

namespace tagboat
{

/// A link reference definition, "[label]: target", as CommonMark 4.7 has it (on one line).
struct LinkDefinition {
    int line = 0; ///< 0-based
    QString label;
    QString target;
    qsizetype targetStart = 0; ///< in the line's characters
};

/// The definition on @p line; nothing for other lines and for footnotes ("[^1]: …").
std::optional<LinkDefinition> linkDefinition(const ChangelogText &text, int line);
QList<LinkDefinition> linkDefinitions(const ChangelogText &text, ChangelogMarkup markup);
/// A definition's line: "[label]: target", or ".. _label: target".
QString definitionLine(ChangelogMarkup markup, const QString &label, const QString &gap, const QString &target);

/// Labels match without regard to case and to runs of blanks (CommonMark 4.7).
QString normalizedLabel(const QString &label);

/// A link that compares two tags: https://host/owner/name/compare/v1.0.0...v1.1.0 on GitHub, GitLab, Gitea; Bitbucket
/// names the newer first.
struct CompareLink {
    QString before; ///< up to and with "compare/"
    QString from;
    QString dots; ///< ".." or "..."
    QString to;
    QString after;
    bool newerFirst = false;

    static std::optional<CompareLink> parse(const QString &url);
    /// The link between two tags in a repository given by its address, https://host/owner/name.
    static CompareLink forRepository(const QString &url);
    [[nodiscard]] QString between(const QString &older, const QString &newer) const;
    /// The page of one tag, for a first release that has nothing to compare with.
    [[nodiscard]] QString tagPage(const QString &tag) const;
};

} // namespace tagboat
