// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QTemporaryDir>

namespace tagboat::test
{

/// Whether @p bytes hold @p secret, as it is or in one of the spellings that programs give things.
bool tells(const QByteArray &bytes, const QByteArray &secret);
/// The files below a folder that do, by name or content.
QStringList filesThatTell(const QString &folder, const QByteArray &secret);
/// The arguments and environments of all processes of this computer that do.
QStringList processesThatTell(const QByteArray &secret);

/// A session of its own: a message bus that starts nothing by itself, and on it, once started, a real GNOME Keyring
/// whose files are in a home of its own. All of it dies with the test. While it lives, the test's environment is that
/// session's, and so is its children's.
class KeyringSession
{
public:
    KeyringSession();
    ~KeyringSession();
    KeyringSession(const KeyringSession &) = delete;
    KeyringSession &operator=(const KeyringSession &) = delete;

    /// Starts the keyring, unlocked.
    void startKeyring();
    void lock() const;
    void stop() const; ///< SIGSTOP: it is there, and keeps silent
    void goOn() const; ///< SIGCONT
    void kill();       ///< SIGKILL
    [[nodiscard]] QString home() const { return m_home.path(); }
    /// Runs a program in the session and returns its output; the exit status must be @p status.
    [[nodiscard]] QByteArray run(const QString &program, const QStringList &arguments, int status = 0,
                                 const QByteArray &input = {}) const;

private:
    QTemporaryDir m_home;
    QProcess m_bus;
    QProcess m_keyring;
    QProcessEnvironment m_before;
};

} // namespace tagboat::test
