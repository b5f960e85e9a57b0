// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "measuredrun.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryFile>

#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <grp.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

extern char **environ;

namespace tagboat::test
{

namespace
{

/// The words as exec() wants them; @p words has to outlive the result.
std::vector<char *> pointers(std::vector<QByteArray> &words)
{
    std::vector<char *> list;
    list.reserve(words.size() + 1);
    for (QByteArray &word : words)
        list.push_back(word.data());
    list.push_back(nullptr);
    return list;
}

/// The most memory that a process held so far, in KiB; 0 if it has ended. What wait4() tells counts the memory of this
/// process too, from which the other was forked.
qint64 peakOf(pid_t process)
{
    QFile file(QStringLiteral("/proc/%1/status").arg(process));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = file.readAll();
    const qsizetype at = text.indexOf("VmHWM:");
    return at < 0 ? 0 : text.sliced(at + 6, text.indexOf("kB", at) - at - 6).trimmed().toLongLong();
}

[[noreturn]] void become(std::vector<char *> &arguments, std::vector<char *> &environment, int out, int err,
                         unsigned user)
{
    const int nothing = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    ::dup2(nothing, 0);
    ::dup2(out, 1);
    ::dup2(err, 2);
    const bool given = user == 0 || (::setgroups(0, nullptr) == 0 && ::setgid(user) == 0 && ::setuid(user) == 0);
    ::setpgid(0, 0);
    if (given)
        ::execve(arguments.front(), arguments.data(), environment.data());
    ::_exit(127);
}

} // namespace

MeasuredRun runMeasured(const QString &program, const QStringList &arguments, const QStringList &variables,
                        unsigned user, int deadlineMs)
{
    std::vector<QByteArray> words{QFile::encodeName(program)};
    for (const QString &argument : arguments)
        words.push_back(QFile::encodeName(argument));
    std::vector<QByteArray> settings;
    for (char **variable = environ; *variable != nullptr; ++variable)
        settings.emplace_back(*variable);
    for (const QString &variable : variables)
        settings.insert(settings.begin(), QFile::encodeName(variable)); // the first of a name counts
    auto argumentList = pointers(words);
    auto environment = pointers(settings);
    QTemporaryFile out;
    QTemporaryFile err;
    if (!out.open() || !err.open())
        qFatal("no room for temporary files");
    QElapsedTimer timer;
    timer.start();
    const pid_t child = ::fork();
    if (child == 0)
        become(argumentList, environment, out.handle(), err.handle(), user);
    MeasuredRun run;
    int status = 0;
    while (::waitpid(child, &status, WNOHANG) == 0) {
        if (const qint64 peak = peakOf(child); peak > 0)
            run.peakKiB = peak; // the last one is the program's; before exec() it is that of the fork
        if (timer.elapsed() > deadlineMs)
            ::kill(-child, SIGKILL);
        ::usleep(2000);
    }
    run.elapsedMs = timer.elapsed();
    run.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    out.seek(0); // the child wrote through the same file position
    err.seek(0);
    run.out = out.readAll();
    run.err = err.readAll();
    return run;
}

} // namespace tagboat::test
