// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/secret.h"
#include "ports/forge/account.h"
#include "ports/http.h"

namespace tagboat
{

/// What a token and the headers of an answer to it tell of it: its kind by its prefix, its scopes, when it expires.
/// https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/
TokenFacts tokenFacts(const Secret &token, const HttpAnswer &answer);

/// "2027-03-31 00:00:00 UTC" or "2027-03-31 00:00:00 +0900", which is no ISO 8601; null if it is neither.
QDateTime tokenExpiration(const QByteArray &header);

} // namespace tagboat
