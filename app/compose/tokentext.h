// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/secret.h"

#include <QString>

namespace tagboat
{

/// A token as somebody pasted it, looked at without asking anybody.
struct TokenText {
    Secret secret;
    QString form;     ///< "classic", "fine-grained", "oauth", "app" or "other", by its prefix
    QString lastFour; ///< empty for a token that is so short that four characters tell too much
};

/// Reads a token for a forge: space around it is taken off. Invalid for nothing, more than 4 KiB, characters that no
/// token has, and tokens that are for something else; no error repeats any of it.
/// https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/
Result<TokenText> readForgeToken(const Secret &pasted);

} // namespace tagboat
