// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "keyring.h"

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <algorithm>

#include <csignal>
#include <sys/prctl.h>

using namespace Qt::StringLiterals;

namespace tagboat::test
{

namespace
{

/// No folder with services: nothing is started because somebody asks for it.
const QByteArray busSettings = R"(<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=@HOME@/bus</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
)";

const QStringList changed{u"DBUS_SESSION_BUS_ADDRESS"_s, u"HOME"_s,    u"XDG_RUNTIME_DIR"_s, u"XDG_DATA_HOME"_s,
                          u"XDG_CURRENT_DESKTOP"_s,      u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s};

void diesWithTheTest(QProcess &process)
{
    process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
}

void end(QProcess &process)
{
    if (process.state() == QProcess::NotRunning)
        return;
    process.kill();
    process.waitForFinished(5000);
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

bool tells(const QByteArray &bytes, const QByteArray &secret)
{
    QByteArray wide;
    for (const char c : secret)
        wide += QByteArray(1, c) + '\0';
    QByteArray backwards(secret);
    std::reverse(backwards.begin(), backwards.end());
    // In base64 it looks in three ways, by where it starts; what is at its ends depends on what is beside.
    const QList<QByteArray> spellings{secret,
                                      secret.mid(4),
                                      wide,
                                      backwards,
                                      secret.toHex(),
                                      secret.toHex().toUpper(),
                                      secret.toBase64().chopped(4),
                                      ("x" + secret).toBase64().sliced(4).chopped(4),
                                      ("xx" + secret).toBase64().sliced(4).chopped(4)};
    return std::any_of(spellings.cbegin(), spellings.cend(),
                       [&](const QByteArray &spelling) { return bytes.contains(spelling); });
}

QStringList filesThatTell(const QString &folder, const QByteArray &secret)
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        if (tells(contentOf(path), secret) || tells(path.toUtf8(), secret))
            found += path;
    }
    return found;
}

QStringList processesThatTell(const QByteArray &secret)
{
    QStringList found;
    for (const QString &name : QDir(u"/proc"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (!name.at(0).isDigit())
            continue;
        for (const QString &what : {u"cmdline"_s, u"environ"_s}) {
            if (tells(contentOf(u"/proc/%1/%2"_s.arg(name, what)), secret))
                found += name + u' ' + what;
        }
    }
    return found;
}

KeyringSession::KeyringSession() : m_before(QProcessEnvironment::systemEnvironment())
{
    QDir(m_home.path()).mkdir(u"run"_s);
    QFile::setPermissions(m_home.filePath(u"run"_s), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    for (const QString &name : changed)
        qunsetenv(name.toUtf8().constData());
    qputenv("HOME", m_home.path().toUtf8());
    qputenv("XDG_RUNTIME_DIR", m_home.filePath(u"run"_s).toUtf8());
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + m_home.filePath(u"bus"_s).toUtf8());
    QFile settings(m_home.filePath(u"bus.conf"_s));
    if (!settings.open(QIODevice::WriteOnly) ||
        settings.write(QByteArray(busSettings).replace("@HOME@", m_home.path().toUtf8())) < 0)
        qFatal("cannot write the bus's settings");
    settings.close();
    diesWithTheTest(m_bus);
    m_bus.setStandardErrorFile(QProcess::nullDevice()); // "Failed to set fd limit"
    m_bus.start(u"dbus-daemon"_s, {u"--nofork"_s, u"--nopidfile"_s, u"--config-file="_s + settings.fileName()});
    QElapsedTimer timer;
    timer.start();
    while (!QFile::exists(m_home.filePath(u"bus"_s))) {
        if (timer.elapsed() > 10'000 || m_bus.state() == QProcess::NotRunning)
            qFatal("dbus-daemon does not start (is it installed?)");
        QTest::qSleep(20);
    }
}

KeyringSession::~KeyringSession()
{
    end(m_keyring);
    end(m_bus);
    for (const QString &name : changed) {
        qunsetenv(name.toUtf8().constData());
        if (m_before.contains(name))
            qputenv(name.toUtf8().constData(), m_before.value(name).toUtf8());
    }
}

void KeyringSession::startKeyring()
{
    diesWithTheTest(m_keyring);
    m_keyring.setStandardOutputFile(QProcess::nullDevice());
    m_keyring.setStandardErrorFile(QProcess::nullDevice());
    m_keyring.start(u"gnome-keyring-daemon"_s, {u"--foreground"_s, u"--unlock"_s, u"--components=secrets"_s});
    m_keyring.write("password of the keyring");
    if (!m_keyring.waitForStarted() || !m_keyring.waitForBytesWritten())
        qFatal("gnome-keyring-daemon does not start (is it installed?)");
    m_keyring.closeWriteChannel();
    QElapsedTimer timer;
    timer.start();
    while (true) {
        QProcess probe;
        probe.start(u"dbus-send"_s, {u"--session"_s, u"--print-reply"_s, u"--dest=org.freedesktop.secrets"_s,
                                     u"/org/freedesktop/secrets"_s, u"org.freedesktop.Secret.Service.ReadAlias"_s,
                                     u"string:default"_s});
        if (probe.waitForFinished(5000) && probe.readAllStandardOutput().contains("/collection/"))
            return;
        if (timer.elapsed() > 20'000 || m_keyring.state() == QProcess::NotRunning)
            qFatal("gnome-keyring-daemon does not start (is it installed?)");
        QTest::qSleep(50);
    }
}

void KeyringSession::lock() const
{
    (void)run(u"dbus-send"_s,
              {u"--session"_s, u"--print-reply"_s, u"--dest=org.freedesktop.secrets"_s, u"/org/freedesktop/secrets"_s,
               u"org.freedesktop.Secret.Service.Lock"_s, u"array:objpath:/org/freedesktop/secrets/aliases/default"_s});
}

void KeyringSession::stop() const
{
    ::kill(static_cast<pid_t>(m_keyring.processId()), SIGSTOP);
}

void KeyringSession::goOn() const
{
    ::kill(static_cast<pid_t>(m_keyring.processId()), SIGCONT);
}

void KeyringSession::kill()
{
    end(m_keyring);
}

QByteArray KeyringSession::run(const QString &program, const QStringList &arguments, int status,
                               const QByteArray &input) const
{
    QProcess process;
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(30'000) || process.exitCode() != status)
        qFatal("%s %s: status %d, %s", qPrintable(program), qPrintable(arguments.join(u' ')), process.exitCode(),
               process.readAllStandardError().constData());
    return process.readAllStandardOutput();
}

} // namespace tagboat::test
