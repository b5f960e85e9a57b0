// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/githttp.h"

#include "practice/forge/front.h"
#include "practice/forge/rules.h"

#include <QDir>
#include <QProcess>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

namespace
{

constexpr int longestMilliseconds = 60'000;

/// The commands at the head of a receive-pack request: pkt-lines "old new name\0capabilities" up to a flush. Source:
/// git's pack-protocol.
QList<RefMove> commandsOf(const QByteArray &body)
{
    static const QByteArray zero(40, '0');
    QList<RefMove> moves;
    for (qsizetype at = 0; at + 4 <= body.size();) {
        const int length = body.mid(at, 4).toInt(nullptr, 16);
        if (length < 5 || at + length > body.size())
            break;
        const QByteArray line = body.mid(at + 4, length - 4).split('\0').first().trimmed();
        const QList<QByteArray> words = line.split(' ');
        const auto text = [](const QByteArray &id) { return id == zero ? QString() : QString::fromLatin1(id); };
        if (words.size() == 3)
            moves.append({QString::fromUtf8(words[2]), text(words[0]), text(words[1])});
        at += length;
    }
    return moves;
}

/// A CGI answer as HTTP: its Status header becomes the status line.
Reply replyOf(const QByteArray &output)
{
    Reply reply;
    const qsizetype end = output.indexOf("\r\n\r\n");
    reply.type.clear();
    for (const QByteArray &line : output.left(end).split('\n')) {
        const qsizetype colon = line.indexOf(':');
        const QByteArray name = line.left(colon).trimmed();
        const QByteArray value = line.mid(colon + 1).trimmed();
        if (name.compare("Status", Qt::CaseInsensitive) == 0)
            reply.status = value.left(3).toInt();
        else if (colon > 0)
            reply.with(name, value);
    }
    reply.body = end < 0 ? QByteArray() : output.mid(end + 4);
    return reply;
}

/// The service that is asked for, by the decoded path: git-upload-pack or git-receive-pack; empty for any other path,
/// which git would look for where it leads, be that another repository. Source: git's http-protocol, "Smart Clients".
QString serviceOf(const Request &request)
{
    const QString rest = request.path.mid(2).join(u'/');
    const QString service = rest == u"info/refs"_s ? request.parameter(u"service"_s) : rest;
    return service == u"git-upload-pack"_s || service == u"git-receive-pack"_s ? service : QString();
}

QByteArray passwordOf(const Request &request)
{
    const QByteArray value = request.header("Authorization");
    return value.startsWith("Basic ") ? QByteArray::fromBase64(value.mid(6)).split(':').value(1) : QByteArray();
}

/// The hook that says no, written once: git itself then tells the other side which reference it refused.
Result<QString> hooksFolder(const QString &state)
{
    const QString folder = state + u"/hooks"_s;
    const QString hook = folder + u"/update"_s;
    if (!QFile::exists(hook)) {
        TB_CHECK(storeFile(
            hook,
            "#!/bin/sh\n"
            "# Refuses what the practice forge's rules refuse; the forge says what in two variables.\n"
            "case \" $HARBOUR_REFUSED \" in *\" $1 \"*) printf '%s\\n' \"$HARBOUR_REASON\" >&2; exit 1;; esac\n",
            QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner));
    }
    return folder;
}

} // namespace

bool GitHttp::isGit(const Request &request) const
{
    return request.path.size() >= 3 && request.path[1].endsWith(u".git"_s);
}

void GitHttp::serve(const Request &request, const Answer &answer, bool lost)
{
    const QString name = request.path[1].chopped(4);
    Repository *repository = m_world.repository(request.path[0], name);
    const AccessToken *token = m_world.token(passwordOf(request));
    if (!token) { // git asks without credentials first
        Reply reply = Reply::text("Authentication required", "text/plain");
        reply.status = 401;
        answer.send({reply.with("WWW-Authenticate", "Basic realm=\"GitHub\"")});
        return;
    }
    const QString login = token->login;
    const int rank = repository ? m_world.role(*repository, login) : 0;
    const QString service = serviceOf(request);
    const bool pushes = service == u"git-receive-pack"_s;
    if (rank < rankOf(u"pull"_s) || service.isEmpty()) {
        answer.send({Reply::error(404, u"Repository not found."_s)});
        return;
    }
    const bool mayWrite =
        token->fineGrained ? token->permissions.value(u"contents"_s) == u"write"_s : token->scopes.contains(u"repo"_s);
    if (pushes && (rank < rankOf(u"push"_s) || !mayWrite || repository->archived)) {
        Reply reply =
            Reply::text("Permission to " + repository->fullName().toUtf8() + ".git denied to " + login.toUtf8() + ".",
                        "text/plain");
        reply.status = 403;
        answer.send({reply});
        return;
    }

    const auto hooks = hooksFolder(m_world.stateFolder());
    if (!hooks) {
        answer.send({Reply::error(500, describe(hooks.error()))});
        return;
    }
    QProcessEnvironment environment;
    for (const QString &kept : {u"PATH"_s, u"LANG"_s, u"TMPDIR"_s})
        environment.insert(kept, qEnvironmentVariable(kept.toLatin1().constData()));
    QStringList refused;
    QStringList reasons;
    if (pushes && request.method == "POST") {
        for (const RefMove &move : commandsOf(request.body)) {
            if (const auto refusal = refusalOf(m_world, *repository, move, login)) {
                refused.append(move.name);
                reasons += refusal->lines;
            }
        }
    }
    environment.insert(u"HARBOUR_REFUSED"_s, refused.join(u' '));
    environment.insert(u"HARBOUR_REASON"_s, reasons.join(u'\n'));
    const QList<std::pair<QString, QString>> settings{
        {u"core.hooksPath"_s, *hooks}, {u"http.receivepack"_s, u"true"_s}, {u"safe.directory"_s, u"*"_s}};
    environment.insert(u"GIT_CONFIG_COUNT"_s, QString::number(settings.size()));
    for (qsizetype i = 0; i < settings.size(); ++i) {
        environment.insert(u"GIT_CONFIG_KEY_%1"_s.arg(i), settings[i].first);
        environment.insert(u"GIT_CONFIG_VALUE_%1"_s.arg(i), settings[i].second);
    }
    const QString folder = QDir(m_world.root()).absoluteFilePath(repository->folder);
    const QString query = QString::fromLatin1(request.target).section(u'?', 1);
    environment.insert(u"GIT_CONFIG_NOSYSTEM"_s, u"1"_s);
    environment.insert(u"GIT_CONFIG_GLOBAL"_s, u"/dev/null"_s);
    environment.insert(u"GIT_HTTP_EXPORT_ALL"_s, u"1"_s);
    environment.insert(u"PATH_TRANSLATED"_s, folder + u'/' + request.path.mid(2).join(u'/'));
    environment.insert(u"PATH_INFO"_s, u'/' + request.path.mid(2).join(u'/'));
    environment.insert(u"REMOTE_USER"_s, login);
    environment.insert(u"REMOTE_ADDR"_s, u"127.0.0.1"_s);
    environment.insert(u"REQUEST_METHOD"_s, QString::fromLatin1(request.method));
    environment.insert(u"QUERY_STRING"_s, query);
    environment.insert(u"CONTENT_TYPE"_s, QString::fromLatin1(request.header("Content-Type")));
    environment.insert(u"CONTENT_LENGTH"_s, QString::number(request.body.size()));
    if (!pushes) // git compresses no push; one that is would hide its commands from the rules
        environment.insert(u"HTTP_CONTENT_ENCODING"_s, QString::fromLatin1(request.header("Content-Encoding")));
    environment.insert(u"GIT_PROTOCOL"_s, QString::fromLatin1(request.header("Git-Protocol")));

    auto *child = new QProcess(&m_children); // deleted when it ends, at the latest with this object
    child->setProcessEnvironment(environment);
    QObject::connect(child, &QProcess::finished, &m_children, [this, child, answer, repository, login, pushes, lost] {
        Delivery delivery;
        delivery.silent = lost;
        delivery.reply = replyOf(child->readAllStandardOutput());
        if (delivery.reply.body.isEmpty() && delivery.reply.status == 200)
            delivery.reply = Reply::error(500, QString::fromUtf8(child->readAllStandardError()));
        answer.send(delivery);
        child->deleteLater();
        if (pushes)
            m_engine.look(*repository, login);
    });
    QObject::connect(child, &QProcess::errorOccurred, &m_children, [child, answer](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) {
            answer.send({Reply::error(500, child->errorString())});
            child->deleteLater();
        }
    });
    QTimer::singleShot(longestMilliseconds, child, &QProcess::kill);
    child->start(u"git"_s, {u"http-backend"_s});
    child->write(request.body);
    child->closeWriteChannel();
}

} // namespace tagboat::practice
