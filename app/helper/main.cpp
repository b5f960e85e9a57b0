// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "git/remoteservice.h"

#include <sys/prctl.h>
#include <unistd.h>

#include <csignal>

int main()
{
    // Dies with its parent; asked for here too, since a parent may have started it in another way. A parent that is
    // gone already has closed our input, which ends us as well.
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    std::signal(SIGPIPE, SIG_IGN);
    return tagboat::serveRemotePipes();
}
