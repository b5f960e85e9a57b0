// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "practice/forge/repository.h"

namespace tagboat::practice
{

/// A job's log as GitHub writes it: a byte order mark, a time with seven digits before each line, groups, colours, and
/// "##[error]" where a step failed.
QByteArray logOf(const Repository &repository, const WorkflowRun &run, const Job &job);

} // namespace tagboat::practice
