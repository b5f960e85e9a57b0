// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "support/gitdaemon.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTcpServer>
#include <QTest>

#include <csignal>
#include <sys/prctl.h>

using namespace Qt::StringLiterals;

namespace tagboat::test
{

namespace
{

QString runGitIn(const QString &folder, const QStringList &arguments)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.start(u"git"_s, arguments);
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        qFatal("git %s: %s", qPrintable(arguments.join(u' ')), process.readAllStandardError().constData());
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

quint16 freePort()
{
    QTcpServer server;
    if (!server.listen(QHostAddress::LocalHost))
        qFatal("no free port");
    return server.serverPort();
}

} // namespace

GitDaemon::GitDaemon()
{
    runGitIn(m_folder.path(), {u"init"_s, u"-q"_s, u"--bare"_s, u"-b"_s, u"main"_s, u"remote.git"_s});
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"GIT_CONFIG_COUNT"_s, u"1"_s);
    environment.insert(u"GIT_CONFIG_KEY_0"_s, u"safe.directory"_s);
    environment.insert(u"GIT_CONFIG_VALUE_0"_s, u"*"_s);
    m_process.setProcessEnvironment(environment);
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    constexpr int attempts = 5; // another program may take a port that was free a moment ago
    for (int attempt = 0; attempt < attempts; ++attempt) {
        if (startOn(freePort()))
            return;
    }
    qFatal("git daemon did not start (is git installed?): %s", log().constData());
}

bool GitDaemon::startOn(quint16 port)
{
    m_port = port;
    m_process.setStandardErrorFile(m_folder.filePath(u"daemon.log"_s));
    m_process.start(u"git"_s,
                    {u"daemon"_s, u"--verbose"_s, u"--listen=127.0.0.1"_s, u"--port=%1"_s.arg(port), u"--export-all"_s,
                     u"--enable=receive-pack"_s, u"--base-path=%1"_s.arg(m_folder.path()), u"--reuseaddr"_s});
    QElapsedTimer timer;
    timer.start();
    // Its own word for it: on the port, somebody else's server would answer too.
    while (!log().contains("Ready to rumble")) {
        (void)m_process.waitForFinished(0); // nothing else here notices that it has ended
        if (m_process.state() == QProcess::NotRunning)
            return false;
        if (timer.elapsed() > 30'000)
            qFatal("git daemon did not get ready: %s", log().constData());
        QTest::qSleep(20);
    }
    return true;
}

QByteArray GitDaemon::log() const
{
    QFile file(m_folder.filePath(u"daemon.log"_s));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

GitDaemon::~GitDaemon()
{
    m_process.terminate();
    if (!m_process.waitForFinished(2000))
        m_process.kill();
    m_process.waitForFinished(2000);
}

QString GitDaemon::url() const
{
    return u"git://127.0.0.1:%1/remote.git"_s.arg(m_port);
}

QString GitDaemon::path() const
{
    return m_folder.filePath(u"remote.git"_s);
}

QString GitDaemon::git(const QStringList &arguments) const
{
    return runGitIn(path(), arguments);
}

void GitDaemon::setHook(const QString &name, const QByteArray &script) const
{
    QFile hook(path() + u"/hooks/"_s + name);
    if (!hook.open(QIODevice::WriteOnly) || hook.write("#!/bin/sh\n" + script + "\n") < 0)
        qFatal("cannot write the hook");
    hook.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

void GitDaemon::removeHook(const QString &name) const
{
    QFile::remove(path() + u"/hooks/"_s + name);
}

} // namespace tagboat::test
