// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "command.h"
#include "ports/forgeplace.h"

namespace tagboat::cli
{

/// The practice harbour's forge, or those of the user's tokens.
Result<std::unique_ptr<ForgePlaces>> openForges(Session &session);

/// Where the repository at @p argument stands on a forge. NotFound where no account serves its remote, and the errors
/// of folders, git and ForgePlaces.
Result<ForgePlace> forgePlaceOf(ForgePlaces &places, const QString &argument, const Session &session);

} // namespace tagboat::cli
