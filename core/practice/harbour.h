// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QDateTime>
#include <QList>
#include <QString>

namespace tagboat
{

/// A sample repository of the practice harbour.
struct HarbourRepository {
    QString name;
    QString path;       ///< the clone to work in
    QString remote;     ///< owner/name
    QString remotePath; ///< the bare repository that "origin" is
    QString flow;       ///< the shape of its releases, as .tagboat.toml names flows

    bool operator==(const HarbourRepository &) const = default;
};

/// The rehearsal world: sample repositories whose remotes are folders on this machine.
struct Harbour {
    QString folder;
    QList<HarbourRepository> repositories; ///< by name
    bool adopted = false;                  ///< it stood before and was left as it is
};

/// Makes the practice harbour in @p folder (created if need be): clones in work/NAME, remotes in
/// remotes/OWNER/NAME.git, and nothing outside. Histories end shortly before @p now; the same day gives the same commit
/// ids. A harbour that stands there already is adopted as it is; one whose making was interrupted is completed. Errors:
/// Refused (the folder holds something else), Denied, Io.
Result<Harbour> createHarbour(const QString &folder, const QDateTime &now);

/// Whether a practice harbour stands in @p folder. Errors: NotFound, with remedy; Invalid for another version's.
Result<void> findHarbour(const QString &folder);

} // namespace tagboat
