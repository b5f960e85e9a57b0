// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "command.h"

namespace tagboat::cli
{

/// Every command of the program, in the order in which --help lists them. A new command adds its factory below and one
/// line in commands.cpp.
QList<Command> allCommands();

Command scanCommand();
Command versionTableCommand();
Command versionParseCommand();
Command versionCompareCommand();
Command versionBumpCommand();
Command versionTagCommand();
Command bumpCommand();
Command changelogShowCommand();
Command changelogDraftCommand();
Command changelogAddCommand();
Command changelogCutCommand();
Command changelogNotesCommand();
Command changelogLintCommand();
Command planCommand();
Command releaseStartCommand();
Command releaseStatusCommand();
Command releaseResumeCommand();
Command releaseAbortCommand();
Command releasePromoteCommand();
Command releaseRecoverCommand();
Command approvalsListCommand();
Command approvalsApproveCommand();
Command approvalsRejectCommand();
Command setupAuditCommand();
Command setupApplyCommand();
Command tokensListCommand();
Command tokensAddCommand();
Command tokensCheckCommand();
Command tokensRemoveCommand();
Command practiceCommand();

} // namespace tagboat::cli
