// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "command.h"
#include "version/version.h"

namespace tagboat::cli
{

/// The option --scheme, shared by the version commands.
QCommandLineOption schemeOption();
/// What --scheme says; PEP 440 without it. Errors: Usage.
Result<VersionScheme> schemeOf(const Invocation &call);

} // namespace tagboat::cli
