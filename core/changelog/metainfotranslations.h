// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "changelog/metainforeleases.h"

#include <vector>

namespace tagboat
{

/// The descriptions of one release with all that stands in them, in all languages. It tells what translates what: an
/// element with xml:lang belongs to the one before it, or goes with its like where a language has a list, or a
/// description, of its own.
class DescriptionTree
{
public:
    /// An element begins, so many levels below its release, with its start tag.
    void open(qsizetype level, const QString &name, const QString &language, TextSpan tag);
    /// And it ends, with its end tag.
    void close(qsizetype level, TextSpan tag);
    /// Gives the entries and sections of the release, whose description is read, the translations that are theirs.
    void assign(MetainfoRelease &release);

private:
    struct Node {
        struct Given {
            QString language;
            Node *node;
            TextSpan whole; ///< what holds nothing else, from the outermost
        };
        QString name;
        QString language; ///< its own; empty for what is translated
        TextSpan tag;
        TextSpan inner;
        TextSpan element;
        std::vector<Node> children;
        std::vector<Given> translations;
        qsizetype behind = -1; ///< its end, with the translations that stand there
        MetainfoEntry::Before before = MetainfoEntry::Before::All;
    };
    using Nodes = std::vector<Node *>;

    [[nodiscard]] Node &opened(qsizetype level);
    static void readSiblings(Node &parent);
    static void give(const Nodes &originals, const Nodes &translated, const QString &language);
    static void giveInside(Node &original, const Node::Given &translation);
    static void pairAll(Node &description, std::vector<Node> &descriptions);

    std::vector<Node> m_descriptions;
    qsizetype m_open = 0; ///< how many levels of what matters here are open
};

} // namespace tagboat
