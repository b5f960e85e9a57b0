// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "compose/ghtoken.h"

#include "base/secretchannel.h"

#include <QCoroSignal>
#include <QProcess>
#include <QStandardPaths>

#include <sys/prctl.h>
#include <unistd.h>

#include <csignal>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

constexpr std::chrono::seconds patience(10);

QString programOfGh()
{
    return QStandardPaths::findExecutable(u"gh"_s);
}

} // namespace

bool ghIsInstalled()
{
    return !programOfGh().isEmpty();
}

QCoro::Task<Result<Secret>> tokenOfGh(QString host)
{
    const QString program = programOfGh();
    if (program.isEmpty())
        co_return fail(Error::Kind::NotFound, u"GitHub's program gh is not installed"_s, {},
                       u"Hand a token over on standard input."_s);
    SecretChannel channel;
    TB_CO_CHECK(channel.open(Secret()));
    QProcess process;
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(QProcess::nullDevice());
    // What it prints goes straight into memory that is wiped.
    process.setChildProcessModifier([end = channel.childEnd()] {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        ::dup2(end, STDOUT_FILENO);
    });
    const QStringList arguments{u"auth"_s, u"token"_s, u"--hostname"_s, host};
    process.start(program, arguments);
    const bool started = process.waitForStarted(); // until the child runs the program, or could not
    channel.closeChildEnd();
    if (started && process.state() != QProcess::NotRunning)
        co_await qCoro(&process, &QProcess::finished, patience);
    if (!started || process.state() != QProcess::NotRunning) {
        const QString why = process.errorString();
        process.kill();
        process.waitForFinished(1'000);
        co_return fail(Error::Kind::Unavailable, u"gh does not answer"_s, why);
    }
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        co_return fail(Error::Kind::NotFound, u"gh has no token for %1"_s.arg(host),
                       QString::fromUtf8(process.readAllStandardError()).trimmed(), u"Sign in with: gh auth login"_s);
    co_return channel.taken();
}

} // namespace tagboat
