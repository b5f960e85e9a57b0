// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

/// The workflow files of the flows, with placeholders such as @{project} that workflowTexts() fills.
namespace tagboat::workflowskeletons
{

extern const char *const checks;           ///< of every pull request, and called by a release
extern const char *const gated;            ///< rc-gated
extern const char *const releaseTriggered; ///< release-triggered
extern const char *const trusted;          ///< trusted-publishing, for one index
extern const char *const validated;        ///< validated-token
extern const char *const manual;           ///< validated-token, started by hand

} // namespace tagboat::workflowskeletons
