// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "remotescene.h"

#include <QFile>
#include <QFileInfo>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <csignal>
#include <sys/prctl.h>

using namespace Qt::StringLiterals;

namespace tagboat::test
{

quint16 freePort()
{
    QTcpServer server;
    if (!server.listen(QHostAddress::LocalHost))
        qFatal("no free port");
    return server.serverPort();
}

FolderDaemon::FolderDaemon(const QString &folder) : m_port(freePort())
{
    // No pipe of ours, which would keep a reader waiting for a daemon that outlives a crashed test.
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.setStandardErrorFile(QProcess::nullDevice());
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    m_process.start(u"/usr/lib/git-core/git-daemon"_s,
                    {u"--listen=127.0.0.1"_s, u"--port=%1"_s.arg(m_port), u"--reuseaddr"_s, u"--export-all"_s,
                     u"--enable=receive-pack"_s, u"--base-path="_s + folder, folder});
    for (int i = 0; i < 100; ++i) {
        QTcpSocket probe;
        probe.connectToHost(u"127.0.0.1"_s, m_port);
        if (probe.waitForConnected(100))
            return;
        QTest::qWait(50);
    }
    qFatal("git daemon does not answer");
}

FolderDaemon::~FolderDaemon()
{
    m_process.terminate();
    m_process.waitForFinished(5000);
}

QString FolderDaemon::url(const QString &repository) const
{
    return u"git://127.0.0.1:%1/%2"_s.arg(m_port).arg(repository);
}

Scene::Scene()
    : m_first(m_work.commit(u"1"_s)), m_bare(m_work.addBareRemote()), m_daemon(QFileInfo(m_bare).path()),
      m_second(m_work.commit(u"2"_s))
{
    m_work.git({u"tag"_s, u"-a"_s, u"-m"_s, u"x"_s, u"v1.2.3"_s});
    m_tag = m_work.git({u"rev-parse"_s, u"v1.2.3"_s});
}

QString Scene::url() const
{
    return m_daemon.url(QFileInfo(m_bare).fileName());
}

QString Scene::remoteId(const QString &reference) const
{
    return m_work.git({u"ls-remote"_s, m_bare, reference}).section(u'\t', 0, 0);
}

void Scene::hook(const QString &name, const QByteArray &script) const
{
    QFile file(m_bare + u"/hooks/"_s + name);
    if (!file.open(QIODevice::WriteOnly) || file.write("#!/bin/sh\n" + script + "\n") < 0)
        qFatal("cannot write the hook");
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

PushUpdate Scene::branchUpdate() const
{
    return {u"refs/heads/main"_s, m_second, m_first};
}

PushUpdate Scene::tagUpdate() const
{
    return {u"refs/tags/v1.2.3"_s, m_tag, {}};
}

HelperRemote helper(std::chrono::milliseconds idle)
{
    return HelperRemote(QStringLiteral(TAGBOAT_HELPER), idle);
}

Result<void> push(const Scene &scene, const QList<PushUpdate> &updates, const QString &url)
{
    HelperRemote remote = helper();
    return QCoro::waitFor(remote.push(scene.work().path(), url, updates, {}));
}

Result<void> push(const Scene &scene, const QList<PushUpdate> &updates)
{
    return push(scene, updates, scene.url());
}

Result<QList<RemoteReference>> references(const QString &url)
{
    HelperRemote remote = helper();
    return QCoro::waitFor(remote.references({}, url, {}));
}

} // namespace tagboat::test
