// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/forgeplace.h"
#include "release/repositoryclone.h"

#include <QHash>

namespace tagboat
{

/// The repositories that one account serves; several clones may stand for one of them.
struct ForgeGroup {
    std::shared_ptr<Forge> forge;
    QList<RepositoryName> names;                   ///< each once
    QHash<QString, QList<RepositoryClone>> clones; ///< by the repository's full name
};

struct ForgeGroups {
    QList<ForgeGroup> groups;
    QStringList unplaced; ///< clones whose account could not be found out; those are in no group
    QList<Error> errors;  ///< why, each once
};

/// Which forge serves which of @p repositories. No forge is asked. A repository that no account serves is in no group,
/// which is no error.
QCoro::Task<ForgeGroups> groupByForge(ForgePlaces &places, QList<RepositoryClone> repositories, Cancel cancel);

} // namespace tagboat
