// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "support/gitwebserver.h"

#include <QCryptographicHash>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTcpServer>
#include <QTest>

#include <csignal>
#include <sys/prctl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace tagboat::test
{

namespace
{

quint16 freePort()
{
    QTcpServer server;
    if (!server.listen(QHostAddress::LocalHost))
        qFatal("no free port");
    return server.serverPort();
}

QString runProgram(const QString &program, const QStringList &arguments, bool mayFail = false)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(60'000) || (process.exitCode() != 0 && !mayFail))
        qFatal("%s %s: %s", qPrintable(program), qPrintable(arguments.join(u' ')),
               process.readAllStandardError().constData());
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(path));
}

/// One process, which forks for git alone: it leaves nothing behind when it is killed.
QString settings()
{
    return uR"(ServerRoot "@FOLDER@"
ServerName 127.0.0.1
Listen 127.0.0.1:@PORT@
PidFile "@FOLDER@/pid"
ErrorLog "@FOLDER@/error.log"
LogFormat "%r %>s %{Authorization}i" asked
CustomLog "@FOLDER@/access.log" asked
KeepAlive Off
LimitRequestBody 0
ScriptAlias /git/ /usr/lib/git-core/git-http-backend/
ScriptAlias /open/ /usr/lib/git-core/git-http-backend/
SetEnv GIT_PROJECT_ROOT "@FOLDER@/repositories"
SetEnv GIT_HTTP_EXPORT_ALL 1
SetEnv GIT_CONFIG_NOSYSTEM 1
SetEnv GIT_CONFIG_GLOBAL /dev/null
SetEnv GIT_CONFIG_COUNT 1
SetEnv GIT_CONFIG_KEY_0 safe.directory
SetEnv GIT_CONFIG_VALUE_0 *
<Directory "/usr/lib/git-core/">
  Require all granted
</Directory>
<Location /git/>
  AuthType Basic
  AuthName "git"
  AuthUserFile "@FOLDER@/users"
  Require valid-user
</Location>
)"_s;
}

} // namespace

GitWebServer::GitWebServer(const QByteArray &token, Encryption encryption, const QString &moreSettings)
    : m_encrypted(encryption != Encryption::None)
{
    if (!QDir(m_folder.path()).mkdir(u"repositories"_s))
        qFatal("no folder for repositories");
    handOver();
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.setStandardErrorFile(m_folder.filePath(u"start.log"_s));
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    constexpr int attempts = 5; // another program may take a port that was free a moment ago
    for (int attempt = 0; attempt < attempts; ++attempt) {
        m_port = freePort();
        writeSettings(token, encryption, moreSettings);
        if (start())
            return;
    }
    QFile log(m_folder.filePath(u"start.log"_s));
    (void)log.open(QIODevice::ReadOnly);
    qFatal("apache2 did not start (is apache2-bin installed?): %s", log.readAll().constData());
}

bool GitWebServer::start()
{
    m_process.start(u"/usr/sbin/apache2"_s, {u"-X"_s, u"-f"_s, m_folder.filePath(u"httpd.conf"_s)});
    QElapsedTimer timer;
    timer.start();
    // It writes that file once it has the port: on the port, somebody else's server would answer too.
    while (!QFile::exists(m_folder.filePath(u"pid"_s))) {
        (void)m_process.waitForFinished(0); // nothing else here notices that it has ended
        if (m_process.state() == QProcess::NotRunning)
            return false;
        if (timer.elapsed() > 30'000)
            qFatal("apache2 did not get ready");
        QTest::qSleep(20);
    }
    return true;
}

GitWebServer::~GitWebServer()
{
    m_process.terminate();
    if (!m_process.waitForFinished(2000))
        m_process.kill();
    m_process.waitForFinished(2000);
}

void GitWebServer::writeSettings(const QByteArray &token, Encryption encryption, const QString &moreSettings) const
{
    QString text;
    QStringList modules{u"mpm_prefork"_s, u"authn_core"_s, u"authn_file"_s, u"authz_core"_s, u"authz_user"_s,
                        u"auth_basic"_s,  u"env"_s,        u"alias"_s,      u"cgi"_s};
    if (m_encrypted)
        modules += {u"socache_shmcb"_s, u"ssl"_s};
    for (const QString &module : modules)
        text += u"LoadModule %1_module /usr/lib/apache2/modules/mod_%1.so\n"_s.arg(module);
    text += settings() + moreSettings + u'\n';
    if (::geteuid() == 0)
        text += u"User www-data\nGroup www-data\n"_s;
    if (encryption == Encryption::SelfSigned) {
        runProgram(u"openssl"_s,
                   {u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:prime256v1"_s,
                    u"-nodes"_s, u"-subj"_s, u"/CN=127.0.0.1"_s, u"-addext"_s, u"subjectAltName=IP:127.0.0.1"_s,
                    u"-keyout"_s, m_folder.filePath(u"key.pem"_s), u"-out"_s, m_folder.filePath(u"cert.pem"_s)});
        text += u"SSLEngine on\nSSLCertificateFile \"@FOLDER@/cert.pem\"\nSSLCertificateKeyFile "
                "\"@FOLDER@/key.pem\"\n"_s;
    }
    text.replace(u"@FOLDER@"_s, m_folder.path()).replace(u"@PORT@"_s, QString::number(m_port));
    write(m_folder.filePath(u"httpd.conf"_s), text.toUtf8());
    write(m_folder.filePath(u"users"_s),
          "x-access-token:{SHA}" + QCryptographicHash::hash(token, QCryptographicHash::Sha1).toBase64() + '\n');
}

/// A server that is started as root works as another user, who has to have the repositories.
void GitWebServer::handOver() const
{
    if (::geteuid() != 0)
        return;
    runProgram(u"chmod"_s, {u"755"_s, m_folder.path()});
    runProgram(u"chown"_s, {u"-R"_s, u"www-data:www-data"_s, m_folder.filePath(u"repositories"_s)});
}

QString GitWebServer::origin() const
{
    return (m_encrypted ? u"https"_s : u"http"_s) + u"://127.0.0.1:%1"_s.arg(m_port);
}

QString GitWebServer::addCopyOf(const QString &path, const QString &name) const
{
    const QString folder = folderOf(name);
    runProgram(u"git"_s, {u"clone"_s, u"-q"_s, u"--bare"_s, u"--no-hardlinks"_s, path, folder});
    runProgram(u"git"_s, {u"--git-dir"_s, folder, u"config"_s, u"http.receivepack"_s, u"true"_s});
    handOver();
    return origin() + u"/git/"_s + name;
}

void GitWebServer::setHook(const QString &name, const QString &hook, const QByteArray &script) const
{
    const QString path = folderOf(name) + u"/hooks/"_s + hook;
    write(path, "#!/bin/sh\n" + script + "\n");
    QFile::setPermissions(path, QFile::Permissions(0x7755));
}

QString GitWebServer::idOf(const QString &name, const QString &reference) const
{
    return runProgram(u"git"_s,
                      {u"-c"_s, u"safe.directory=*"_s, u"--git-dir"_s, folderOf(name), u"rev-parse"_s, u"--verify"_s,
                       u"-q"_s, reference},
                      true);
}

QList<QByteArray> GitWebServer::requests() const
{
    QFile log(m_folder.filePath(u"access.log"_s));
    if (!log.open(QIODevice::ReadOnly))
        return {};
    QList<QByteArray> lines = log.readAll().split('\n');
    lines.removeAll(QByteArray());
    return lines;
}

qsizetype GitWebServer::requestsWithCredentials() const
{
    qsizetype count = 0;
    for (const QByteArray &line : requests())
        count += line.endsWith(" -") ? 0 : 1;
    return count;
}

} // namespace tagboat::test
