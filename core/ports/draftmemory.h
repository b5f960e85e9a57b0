// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QList>
#include <QString>

namespace tagboat
{

/// What became of an entry that was offered for a changelog. A commit may give several entries: the subject tells them
/// apart, and finds an entry again whose commit was rebased but has the same pull request.
struct DraftAnswer {
    enum class Kind {
        Taken,    ///< into an entry; it holds as long as that one stands
        Dismissed ///< the user does not want it
    };
    QString commit;
    QString subject;
    int pullRequest = 0;
    Kind kind = Kind::Taken;
    QString text = {}; ///< of the entry that it was taken into, as it stood when that was last seen
    bool operator==(const DraftAnswer &) const = default;
};

/// The memory of answers, by repository (its remote's address, or its folder) and the package's folder in it. An object
/// belongs to the thread that made it.
class DraftMemory
{
public:
    virtual ~DraftMemory() = default;
    virtual Result<QList<DraftAnswer>> answers(const QString &repository, const QString &package) = 0;
    /// A later answer takes the place of an earlier one to the same entry.
    virtual Result<void> remember(const QString &repository, const QString &package,
                                  const QList<DraftAnswer> &answers) = 0;
    /// Forgets the answers to entries of these commits, so that they are offered again.
    virtual Result<void> forget(const QString &repository, const QString &package, const QStringList &commits) = 0;
};

} // namespace tagboat
