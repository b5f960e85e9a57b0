// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace tagboat::test
{

/// Apache's web server with git's own http-backend on a free port of 127.0.0.1, as many forges are built: repositories
/// in folder() are read and written below /git/ by who knows the token, and read by everybody below /open/. Its hooks
/// run. It dies with the test.
class GitWebServer
{
public:
    enum class Encryption { None, SelfSigned };
    /// @p token is the password of x-access-token.
    explicit GitWebServer(const QByteArray &token, Encryption encryption = Encryption::None,
                          const QString &moreSettings = {});
    ~GitWebServer();
    GitWebServer(const GitWebServer &) = delete;
    GitWebServer &operator=(const GitWebServer &) = delete;

    /// http://127.0.0.1:PORT
    [[nodiscard]] QString origin() const;
    /// A bare copy of the repository at @p path; returns its address below /git/.
    [[nodiscard]] QString addCopyOf(const QString &path, const QString &name) const;
    [[nodiscard]] QString openUrl(const QString &name) const { return origin() + QStringLiteral("/open/") + name; }
    [[nodiscard]] QString folderOf(const QString &name) const
    {
        return m_folder.filePath(QStringLiteral("repositories/") + name);
    }
    void setHook(const QString &name, const QString &hook, const QByteArray &script) const;
    /// The id of a reference of a repository here; empty if absent.
    [[nodiscard]] QString idOf(const QString &name, const QString &reference) const;
    /// What was asked so far: "GET /git/a/info/refs?… HTTP/1.1 401 Basic eC1hY2…" a line.
    [[nodiscard]] QList<QByteArray> requests() const;
    /// How many of those came with who is asking.
    [[nodiscard]] qsizetype requestsWithCredentials() const;

private:
    /// False if it ended, as it does where another program has the port.
    bool start();
    void writeSettings(const QByteArray &token, Encryption encryption, const QString &moreSettings) const;
    void handOver() const;

    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
    bool m_encrypted = false;
};

} // namespace tagboat::test
