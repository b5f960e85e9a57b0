// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "bench.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>

#include <cerrno>
#include <cstring>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace tagboat::test
{

namespace
{

void must(bool done, const QString &what)
{
    if (!done)
        qFatal("%s: %s", qPrintable(what), std::strerror(errno));
}

} // namespace

TestRepository Bench::ordinary(const QString &sub) const
{
    makeFolder(sub);
    run(u"cp"_s, {u"-a"_s, ordinaryCopy + u"/."_s, at(sub)});
    return TestRepository(at(sub));
}

void Bench::write(const QString &relative, const QByteArray &content) const
{
    QDir().mkpath(QFileInfo(at(relative)).path());
    QFile file(at(relative));
    must(file.open(QIODevice::WriteOnly) && file.write(content) == content.size(), at(relative));
}

void Bench::append(const QString &relative, const QByteArray &content) const
{
    QFile file(at(relative));
    must(file.open(QIODevice::Append) && file.write(content) == content.size(), at(relative));
}

QByteArray Bench::read(const QString &relative) const
{
    QFile file(at(relative));
    must(file.open(QIODevice::ReadOnly), at(relative));
    return file.readAll();
}

void Bench::makeFolder(const QString &relative) const
{
    must(QDir().mkpath(at(relative)), at(relative));
}

void Bench::remove(const QString &relative) const
{
    const QFileInfo info(at(relative));
    must(info.isDir() && !info.isSymLink() ? QDir(at(relative)).removeRecursively() : QFile::remove(at(relative)),
         at(relative));
}

void Bench::link(const QString &relative, const QString &target) const
{
    QDir().mkpath(QFileInfo(at(relative)).path());
    must(::symlink(QFile::encodeName(target).constData(), QFile::encodeName(at(relative)).constData()) == 0,
         at(relative));
}

void Bench::fifo(const QString &relative) const
{
    must(::mkfifo(QFile::encodeName(at(relative)).constData(), 0600) == 0, at(relative));
}

void Bench::socket(const QString &relative) const
{
    // The name of a socket is at most 108 bytes long, so it is made from inside its folder.
    const QString before = QDir::currentPath();
    const QFileInfo info(at(relative));
    must(QDir::setCurrent(info.path()), info.path());
    const int fd = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, QFile::encodeName(info.fileName()).constData(), sizeof address.sun_path - 1);
    must(::bind(fd, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0, at(relative));
    ::close(fd);
    must(QDir::setCurrent(before), before);
}

void Bench::hollow(const QString &relative, qint64 size) const
{
    write(relative, {});
    must(::truncate(QFile::encodeName(at(relative)).constData(), size) == 0, at(relative));
}

void Bench::mode(const QString &relative, unsigned bits) const
{
    must(::chmod(QFile::encodeName(at(relative)).constData(), bits) == 0, at(relative));
}

void Bench::run(const QString &program, const QStringList &arguments) const
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        qFatal("%s %s: %s", qPrintable(program), qPrintable(arguments.join(u' ')), process.readAll().constData());
}

QString Bench::object(const TestRepository &repository, const QString &type, const QByteArray &content) const
{
    const QString file = folder + u".object"_s;
    QFile out(file);
    must(out.open(QIODevice::WriteOnly) && out.write(content) == content.size(), file);
    out.close();
    const QString id =
        repository.git({u"hash-object"_s, u"-t"_s, type, u"-w"_s, u"--literally"_s, u"--no-filters"_s, file});
    QFile::remove(file);
    return id;
}

QString Bench::looseFile(const QString &id)
{
    return u".git/objects/"_s + id.first(2) + u'/' + id.sliced(2);
}

} // namespace tagboat::test
