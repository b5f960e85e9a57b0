// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

namespace tagboat
{

/// What the repository asks whoever opens a pull request to fill in, from its working tree: pull_request_template.md or
/// .txt, in any case, in .github, the root or docs; empty if there is none. GitHub shows it on its page alone, not to
/// those who use its API (docs.github.com, "Creating a pull request template for your repository"). Its comments are
/// left out: they speak to the author. Errors: those of readFileBelow().
Result<QString> pullRequestTemplate(const QString &root);

} // namespace tagboat
