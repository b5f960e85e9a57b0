// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <git2.h>
#if __has_include(<git2/sys/errors.h>)
#include <git2/sys/errors.h> // git_error_clear() from libgit2 1.8 on
#endif

namespace tagboat::git
{

/// Starts libgit2 once for the process: everything it writes in a git folder is synced, and repositories of other users
/// are not opened. Every entry into the adapter calls it.
void startLibrary();

/// The error that belongs to the negative @p code a libgit2 function just gave, with libgit2's own text as detail. Call
/// it at once: libgit2 keeps one error a thread. @p what says what was tried ("Reading the tags").
Error lastError(int code, const QString &what);

/// lastError() as the error branch of a Result.
[[nodiscard]] tl::unexpected<Error> gitFailure(int code, const QString &what);

/// The id as 40 hexadecimal digits.
QString idText(const git_oid &id);
/// Error Invalid unless @p text is 40 hexadecimal digits.
Result<git_oid> parseId(const QString &text);

} // namespace tagboat::git

/// Returns from the function if a libgit2 call fails.
#define TB_GIT(call, what)                                                                                             \
    if (const int tbCode = (call); tbCode < 0)                                                                         \
    return ::tagboat::git::gitFailure(tbCode, what)
