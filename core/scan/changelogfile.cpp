// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "scan/changelogfile.h"

#include <array>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// The lower, the better; -1 for a name that is no changelog's.
int rankOf(const QString &name)
{
    constexpr std::array stems{"changelog", "changes", "history", "news"};
    constexpr std::array endings{".md", ".markdown", ".rst", ".txt", ""};
    const QString lower = name.toLower();
    int rank = 0;
    for (const auto *stem : stems) {
        for (const auto *ending : endings) {
            if (lower == QLatin1StringView(stem) + QLatin1StringView(ending))
                return rank;
            ++rank;
        }
    }
    return -1;
}

} // namespace

Result<QString> findChangelogFile(ListedTree &tree, const QString &folder)
{
    TB_TRY(const QList<FolderEntry> entries, tree.folder(folder));
    QString best;
    int bestRank = -1;
    for (const FolderEntry &entry : entries) {
        const int rank = entry.kind == FolderEntry::Kind::File ? rankOf(entry.name) : -1;
        if (rank >= 0 && (bestRank < 0 || rank < bestRank)) {
            best = entry.name;
            bestRank = rank;
        }
    }
    if (best.isEmpty() || folder == u"."_s)
        return best;
    return folder + u'/' + best;
}

} // namespace tagboat
