// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace tagboat::test
{

/// The real `git daemon` on a free port of 127.0.0.1, with one bare repository that takes pushes. Its hooks run, as a
/// server's do; a remote that is a mere path would skip them.
class GitDaemon
{
public:
    /// Serves a new bare repository "remote.git" whose HEAD is main.
    GitDaemon();
    ~GitDaemon();
    GitDaemon(const GitDaemon &) = delete;
    GitDaemon &operator=(const GitDaemon &) = delete;

    /// git://127.0.0.1:PORT/remote.git
    [[nodiscard]] QString url() const;
    /// The bare repository's folder, for looking from outside.
    [[nodiscard]] QString path() const;
    /// Runs git in the bare repository and returns its trimmed output; the test fails when git does.
    [[nodiscard]] QString git(const QStringList &arguments) const;
    /// Installs an executable hook with this shell script.
    void setHook(const QString &name, const QByteArray &script) const;
    void removeHook(const QString &name) const;

private:
    /// False if it ended, as it does where another program has the port.
    bool startOn(quint16 port);
    [[nodiscard]] QByteArray log() const;

    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace tagboat::test
