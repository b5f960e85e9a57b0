// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/forgeplace.h"
#include "scan/publishedreleases.h"

namespace tagboat
{

/// What a changelog wants to know of its repository on a forge.
struct ChangelogQuestion {
    QString remoteUrl;
    QDateTime mergedSince; ///< null: no merged pull requests
};

/// What a forge knows for a changelog.
struct ChangelogNews {
    QString host; ///< "github.com"
    QList<MergedPullRequest> merged;
    QList<OpenSubject> open; ///< issues and pull requests
};

/// Asks the forge: two requests for most repositories. Nothing where no account serves the remote; nobody was asked
/// then. Errors: those of ForgePlaces and Forge.
QCoro::Task<Result<std::optional<ChangelogNews>>> readChangelogNews(ForgePlaces &places, ChangelogQuestion question,
                                                                    Cancel cancel);

/// The releases of a remote's repository on its forge; nothing where no account serves it. Errors: as above.
QCoro::Task<Result<std::optional<PublishedReleases>>> readPublishedReleases(ForgePlaces &places, QString remoteUrl,
                                                                            Cancel cancel);

} // namespace tagboat
