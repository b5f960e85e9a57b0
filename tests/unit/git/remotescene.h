// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "git/helperremote.h"
#include "support/testrepository.h"

#include <QProcess>

#include <chrono>

namespace tagboat::test
{

quint16 freePort();

/// The real `git daemon`, serving every repository below a folder for reading and writing. It dies with the test.
class FolderDaemon
{
public:
    explicit FolderDaemon(const QString &folder);
    ~FolderDaemon();
    FolderDaemon(const FolderDaemon &) = delete;
    FolderDaemon &operator=(const FolderDaemon &) = delete;

    [[nodiscard]] QString url(const QString &repository) const;

private:
    quint16 m_port;
    QProcess m_process;
};

/// A repository with two commits, of which the remote has the first; and the daemon before that remote.
class Scene
{
public:
    Scene();

    [[nodiscard]] const TestRepository &work() const { return m_work; }
    [[nodiscard]] TestRepository &work() { return m_work; }
    [[nodiscard]] const QString &first() const { return m_first; }
    [[nodiscard]] const QString &second() const { return m_second; }
    [[nodiscard]] const QString &tag() const { return m_tag; }
    [[nodiscard]] const QString &bare() const { return m_bare; }
    [[nodiscard]] QString url() const;
    /// The id of a reference on the remote; empty if absent.
    [[nodiscard]] QString remoteId(const QString &reference) const;
    /// Installs a shell script as a hook of the remote.
    void hook(const QString &name, const QByteArray &script) const;
    [[nodiscard]] PushUpdate branchUpdate() const;
    [[nodiscard]] PushUpdate tagUpdate() const;

private:
    TestRepository m_work;
    QString m_first;
    QString m_bare;
    FolderDaemon m_daemon;
    QString m_second;
    QString m_tag;
};

/// The remote through the real child process.
HelperRemote helper(std::chrono::milliseconds idle = std::chrono::seconds(20));
Result<void> push(const Scene &scene, const QList<PushUpdate> &updates, const QString &url);
Result<void> push(const Scene &scene, const QList<PushUpdate> &updates);
Result<QList<RemoteReference>> references(const QString &url);

} // namespace tagboat::test
