// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "base/result.h"
#include "base/secret.h"

namespace tagboat::cli
{

/// Reads a secret from standard input: all of it, or on a terminal one line, asked for by @p prompt and not shown while
/// it is typed. Errors: Cancelled, Invalid for more than 4 KiB, Io.
Result<Secret> readSecret(const QString &prompt, const Cancel &cancel);

/// The same of one line: the next of standard input, for several secrets after each other.
Result<Secret> readSecretLine(const QString &prompt, const Cancel &cancel);

/// A question on the terminal that is answered with y or n; Usage with @p otherwise as remedy where nobody is there to
/// ask.
Result<bool> agreed(const QString &question, const QString &otherwise, const Cancel &cancel);

/// The token with which GitHub's own program, gh, is signed in at @p host. Errors: NotFound where there is no gh or no
/// token, Unavailable when it does not answer within ten seconds.
Result<Secret> tokenOfGh(const QString &host);

} // namespace tagboat::cli
