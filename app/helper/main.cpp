// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "base/helperservice.h"
#include "git/remoteservice.h"
#include "tokens/keychainservice.h"

#include <QCoreApplication>

#include <sys/prctl.h>
#include <unistd.h>

#include <array>
#include <csignal>

namespace
{

QJsonObject serve(const QJsonObject &request, const std::function<void()> &progress)
{
    if (!tagboat::isKeychainRequest(request))
        return tagboat::serveRemoteRequest(request, progress);
    int count = 1;
    std::array<char, 15> name{"tagboat-helper"};
    std::array<char *, 2> arguments{name.data(), nullptr};
    const QCoreApplication application(count, arguments.data());
    return tagboat::serveKeychainRequest(request);
}

} // namespace

int main()
{
    // Dies with its parent; asked for here too, since a parent may have started it in another way. A parent that is
    // gone already has closed our input, which ends us as well.
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    std::signal(SIGPIPE, SIG_IGN);
    return tagboat::serveHelperPipes(serve);
}
