// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "forgeclient.h"

#include <QBuffer>
#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QNetworkReply>
#include <QProcess>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace tagboat::test
{

ForgeClient::ForgeClient(const QByteArray &workflow)
{
    QDir(m_folder.path()).mkpath(u"work"_s);
    git({u"init"_s, u"-q"_s, u"-b"_s, u"main"_s});
    git({u"config"_s, u"user.name"_s, u"Mara Lindqvist"_s});
    git({u"config"_s, u"user.email"_s, u"mara@harbour.example"_s});
    write(u"README.md"_s, "demo\n");
    if (!workflow.isEmpty())
        write(u".github/workflows/release.yml"_s, workflow);
    commit(u"Begin"_s);
    git({u"clone"_s, u"-q"_s, u"--bare"_s, u"."_s, remote()});
    git({u"remote"_s, u"add"_s, u"origin"_s, remote()});
    start();
}

void ForgeClient::start()
{
    m_forge = std::make_unique<PracticeForge>();
    const PracticeForgeOptions options{
        m_folder.path(), 0, 0, {}, {{u"harbour"_s, u"demo"_s, u"remotes/demo.git"_s, {}}}};
    const auto place = m_forge->start(options);
    if (!place)
        qFatal("%s", qPrintable(describe(place.error())));
    m_place = *place;
    QFile file(m_place.tokenFile);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no tokens");
    m_tokens = QJsonDocument::fromJson(file.readAll()).object();
}

void ForgeClient::restart()
{
    m_forge.reset();
    start();
}

QString ForgeClient::tokenOf(const QString &login) const
{
    return m_tokens[u"tokens"_s][login].toString();
}

ForgeAnswer ForgeClient::send(const QByteArray &method, const QString &path, const QJsonObject &body,
                              const QMap<QByteArray, QByteArray> &headers)
{
    QString whole = path;
    if (whole.startsWith(u'~'))
        whole.replace(0, 1, u"/repos/harbour/demo"_s);
    const QByteArray bytes = method == "GET" ? QByteArray() : QJsonDocument(body).toJson(QJsonDocument::Compact);
    const QString token = m_override.isEmpty() ? tokenOf(m_login) : m_override;
    return request(method, QUrl(m_place.api + whole), "Bearer " + token.toUtf8(), bytes, headers);
}

ForgeAnswer ForgeClient::control(const QByteArray &method, const QString &path, const QJsonObject &body)
{
    const QByteArray bytes = method == "GET" ? QByteArray() : QJsonDocument(body).toJson(QJsonDocument::Compact);
    return request(method, QUrl(m_place.api + u"/_harbour/"_s + path),
                   "Bearer " + m_tokens[u"control"_s].toString().toUtf8(), bytes, {});
}

ForgeAnswer ForgeClient::request(const QByteArray &method, const QUrl &url, const QByteArray &token,
                                 const QByteArray &body, const QMap<QByteArray, QByteArray> &headers)
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    if (!token.isEmpty())
        request.setRawHeader("Authorization", token);
    request.setRawHeader("User-Agent", "tagboat-test");
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    for (const auto &[name, value] : headers.asKeyValueRange())
        request.setRawHeader(name, value);
    QNetworkReply *reply = m_network.sendCustomRequest(request, method, body);
    QEventLoop loop;
    QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    QTimer::singleShot(20'000, &loop, &QEventLoop::quit);
    loop.exec();
    ForgeAnswer answer{reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll(), {}};
    for (const auto &[name, value] : reply->rawHeaderPairs())
        answer.headers.insert(name.toLower(), value);
    reply->deleteLater();
    return answer;
}

void ForgeClient::advance(int seconds)
{
    if (control("POST", u"clock"_s, {{u"advanceSeconds"_s, seconds}}).status != 200)
        qFatal("the clock did not move");
}

ForgeAnswer ForgeClient::until(const QString &path, const std::function<bool(const ForgeAnswer &)> &done)
{
    ForgeAnswer answer = get(path);
    for (int i = 0; i < 100 && !done(answer); ++i) {
        QTest::qWait(50);
        answer = get(path);
    }
    return answer;
}

QString ForgeClient::git(const QStringList &arguments) const
{
    QProcess process;
    process.setWorkingDirectory(m_folder.filePath(u"work"_s));
    process.start(u"git"_s, arguments);
    if (!process.waitForFinished() || process.exitCode() != 0)
        qFatal("git %s: %s", qPrintable(arguments.join(u' ')), process.readAllStandardError().constData());
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

QString ForgeClient::tryGit(const QStringList &arguments) const
{
    QProcess process;
    process.setWorkingDirectory(m_folder.filePath(u"work"_s));
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(u"git"_s, arguments);
    if (!process.waitForFinished())
        qFatal("git %s does not end", qPrintable(arguments.join(u' ')));
    return QString::fromUtf8(process.readAll());
}

QString ForgeClient::gitUrl() const
{
    const QString secret = u"http://x-access-token:%1@"_s.arg(tokenOf(u"mara"_s));
    return QString(m_place.api).replace(u"http://"_s, secret) + u"/harbour/demo.git"_s;
}

void ForgeClient::write(const QString &file, const QByteArray &content) const
{
    const QString path = m_folder.filePath(u"work/"_s + file);
    QDir().mkpath(path.section(u'/', 0, -2));
    QFile out(path);
    if (!out.open(QIODevice::WriteOnly) || out.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(path));
}

QString ForgeClient::commit(const QString &message) const
{
    git({u"add"_s, u"-A"_s});
    git({u"commit"_s, u"-q"_s, u"-m"_s, message});
    return git({u"rev-parse"_s, u"HEAD"_s});
}

} // namespace tagboat::test
