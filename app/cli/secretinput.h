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

/// What somebody has to read before the program can go on, on standard error: also with --quiet.
void tellUser(const QString &text);

/// A question on the terminal that is answered with y or n; Usage with @p otherwise as remedy where nobody is there to
/// ask.
Result<bool> agreed(const QString &question, const QString &otherwise, const Cancel &cancel);

} // namespace tagboat::cli
