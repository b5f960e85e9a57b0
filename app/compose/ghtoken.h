// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/secret.h"

#include <QCoroTask>
#include <QString>

namespace tagboat
{

/// Whether GitHub's own program, gh, is installed.
bool ghIsInstalled();

/// The token with which gh is signed in at @p host. Errors: NotFound where there is no gh or no token, Unavailable when
/// it does not answer within ten seconds. Needs an event loop.
QCoro::Task<Result<Secret>> tokenOfGh(QString host);

} // namespace tagboat
