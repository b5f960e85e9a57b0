// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "command.h"
#include "release/releaseservice.h"

#include <memory>

namespace tagboat::cli
{

/// The options of `plan` and `release start`: --level, --to, --package, --flow.
QList<QCommandLineOption> planOptions();
/// What they ask for. Error Usage for a level that is none, or level and version together.
Result<PlanRequest> planRequest(const Invocation &call);

/// The service for the session's data folder, printing each event as it happens.
Result<std::unique_ptr<ReleaseService>> releaseService(Session &session);

/// A plan for people, or as the JSON object of cli.md.
void printPreview(const ReleasePreview &preview, Output &out);

/// What to say at the end of a run, and its exit status: 0 complete, 1 stopped or waiting, 3 refused by a safety rule.
Result<int> finishRun(const Result<ReleaseState> &state, Session &session);

/// Options that start, resume, promote and recover share.
QCommandLineOption yesOption();
QCommandLineOption noWaitOption();
/// How far a release may go by itself, by --yes and --no-wait.
RunPolicy runPolicy(const Invocation &call);
QCommandLineOption allowCommandsOption();

/// One line for people about a release.
QString releaseLine(const ReleaseState &state);

} // namespace tagboat::cli
