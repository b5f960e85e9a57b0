// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "commands.h"

namespace tagboat::cli
{

QList<Command> allCommands()
{
    QList<Command> commands;
    commands += scanCommand();
    commands += versionTableCommand();
    commands += versionParseCommand();
    commands += versionCompareCommand();
    commands += versionBumpCommand();
    commands += versionTagCommand();
    commands += bumpCommand();
    commands += changelogShowCommand();
    commands += changelogDraftCommand();
    commands += changelogAddCommand();
    commands += changelogCutCommand();
    commands += changelogNotesCommand();
    commands += changelogLintCommand();
    commands += planCommand();
    commands += releaseStartCommand();
    commands += releaseStatusCommand();
    commands += releaseResumeCommand();
    commands += releasePromoteCommand();
    commands += releaseRecoverCommand();
    commands += releaseAbortCommand();
    commands += approvalsListCommand();
    commands += approvalsApproveCommand();
    commands += approvalsRejectCommand();
    commands += setupAuditCommand();
    commands += setupApplyCommand();
    commands += tokensListCommand();
    commands += tokensAddCommand();
    commands += tokensCheckCommand();
    commands += tokensRemoveCommand();
    commands += practiceCommand();
    return commands;
}

} // namespace tagboat::cli
