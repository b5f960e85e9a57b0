// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "practice/story.h"

#include <QDate>
#include <QString>

namespace tagboat::practice
{

/// Where a sample repository goes; neither folder exists yet.
struct RepositoryPlace {
    QString work;
    QString remote; ///< bare
};

/// Tells a story as a real repository: a clone with an identity and an upstream, and the bare remote that it was pushed
/// to. The same story on the same day gives the same ids. Errors: Denied, Io, with libgit2's words.
Result<void> writeRepository(const Story &story, const RepositoryPlace &place, QDate today);

} // namespace tagboat::practice
