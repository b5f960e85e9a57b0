// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "commands.h"

namespace tagboat::cli
{

QList<Command> allCommands()
{
    return {
        scanCommand(),           versionParseCommand(),   versionCompareCommand(), versionBumpCommand(),
        versionTagCommand(),     bumpCommand(),           changelogShowCommand(),  changelogAddCommand(),
        changelogCutCommand(),   changelogNotesCommand(), planCommand(),           releaseStartCommand(),
        releaseStatusCommand(),  releaseResumeCommand(),  releaseAbortCommand(),   releasePromoteCommand(),
        releaseRecoverCommand(), practiceCommand(),
    };
}

} // namespace tagboat::cli
