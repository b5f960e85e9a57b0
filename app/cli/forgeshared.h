// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "command.h"
#include "ports/forgeplace.h"
#include "scan/publishedreleases.h"

namespace tagboat::cli
{

/// The practice harbour's forge, asked by its @p member (empty: the user), or those of the user's tokens. Usage with
/// --offline, and for a member outside of practice or who is not there.
Result<std::unique_ptr<ForgePlaces>> openForges(Session &session, const QString &member = {});

/// Where the repository at @p argument stands on a forge. NotFound where no account serves its remote, and the errors
/// of folders, git and ForgePlaces.
Result<ForgePlace> forgePlaceOf(ForgePlaces &places, const QString &argument, const Session &session);

/// The option --online, without which a command that works on files opens no connection.
QCommandLineOption onlineOption(const QString &description);
/// Usage if --offline is given as well.
Result<void> wantsConnection(const Invocation &call);
/// The releases of REPO on its forge. Errors: as wantsConnection() and forgePlaceOf(), and those of reading.
Result<PublishedReleases> publishedReleases(const Invocation &call);

} // namespace tagboat::cli
