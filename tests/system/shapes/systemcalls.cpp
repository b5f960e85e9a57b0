// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "systemcalls.h"

#include <QFile>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat::test
{

namespace
{

const QSet<QString> starting{u"execve"_s, u"execveat"_s, u"fork"_s, u"vfork"_s};
const QSet<QString> opening{u"open"_s, u"openat"_s, u"openat2"_s};
const QSet<QString> networking{u"socket"_s, u"connect"_s, u"bind"_s, u"listen"_s, u"sendto"_s, u"sendmsg"_s};
const QSet<QString> changing{u"creat"_s,    u"mkdir"_s,     u"mkdirat"_s,   u"mknod"_s,    u"mknodat"_s,
                             u"rename"_s,   u"renameat"_s,  u"renameat2"_s, u"link"_s,     u"linkat"_s,
                             u"symlink"_s,  u"symlinkat"_s, u"unlink"_s,    u"unlinkat"_s, u"rmdir"_s,
                             u"truncate"_s, u"ftruncate"_s, u"chmod"_s,     u"fchmod"_s,   u"fchmodat"_s,
                             u"chown"_s,    u"lchown"_s,    u"fchown"_s,    u"fchownat"_s, u"utime"_s,
                             u"utimes"_s,   u"utimensat"_s, u"setxattr"_s,  u"mount"_s};

bool opensForWriting(const QString &line)
{
    static const QRegularExpression flags(u"\\bO_(WRONLY|RDWR|CREAT|TRUNC|APPEND)\\b"_s);
    return flags.match(line).hasMatch();
}

/// What the system itself offers for writing, and the folders that are Tagboat's own.
bool mayWrite(const QString &line, const QStringList &own)
{
    // Making a folder tries the folders above it too, which are there already.
    static const QRegularExpression made(u" mkdir\\(\"([^\"]+)\""_s);
    const QString above = made.match(line).captured(1) + u'/';
    if (above.size() > 1 && std::any_of(own.cbegin(), own.cend(), [&](const auto &it) { return it.startsWith(above); }))
        return true;
    return line.contains(u"\"/dev/null\""_s) || line.contains(u"\"/dev/tty\""_s) ||
           std::any_of(own.cbegin(), own.cend(), [&](const QString &folder) { return line.contains(folder); });
}

} // namespace

QString watchedCalls()
{
    QStringList calls = (starting + opening + networking + changing).values();
    calls.removeAll(u"fork"_s); // with -f it is seen by its execve()
    calls.removeAll(u"vfork"_s);
    // A "?" lets strace pass over calls that this processor does not have.
    return u"trace=?"_s + calls.join(u",?"_s);
}

SystemCalls SystemCalls::read(const QByteArray &log, const QStringList &own)
{
    static const QRegularExpression form(u"^(?:\\[pid +)?\\d+\\]? +(\\w+)\\("_s);
    SystemCalls calls;
    bool first = true;
    for (const QByteArray &bytes : log.split('\n')) {
        const QString line = QString::fromUtf8(bytes);
        const auto match = form.match(line);
        if (!match.hasMatch())
            continue; // how a call that was interrupted by another thread's went on, exits and signals
        ++calls.total;
        const QString name = match.captured(1);
        if (starting.contains(name) && !std::exchange(first, false))
            calls.programs += line;
        if (networking.contains(name))
            calls.connections += line;
        if ((changing.contains(name) || (opening.contains(name) && opensForWriting(line))) && !mayWrite(line, own))
            calls.writes += line;
    }
    return calls;
}

} // namespace tagboat::test
