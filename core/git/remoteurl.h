// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

namespace tagboat
{

/// A remote's address as it may be shown and stored: never a password, and no user over http(s), where it may be a
/// token. The user of an ssh address stays, since "git@" belongs to it.
QString withoutSecrets(const QString &url);

/// The address that is connected to: withoutSecrets(), if its form is one of those we speak (a local path, file, git,
/// ssh, host:path, https, or http to this computer). Refused otherwise: `ext::` and its like run commands.
Result<QString> usableUrl(const QString &url);

/// Scheme, host and port of an http(s) address, in one spelling and without a default port: "https://github.com".
/// Empty for addresses of other kinds.
QString originOf(const QString &url);

} // namespace tagboat
