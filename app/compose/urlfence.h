// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QString>
#include <QUrl>

namespace tagboat
{

/// The one gate for addresses of forges and indexes: https to any host, http to this machine alone (the practice
/// harbour, a test's server); never with a user or password, which would be a secret in a file. The error repeats
/// nothing of
/// @p text. Error: Invalid with remedy.
Result<QUrl> fencedUrl(const QString &text);

} // namespace tagboat
