// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "support/testrepository.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;

namespace tagboat::test
{

namespace
{

struct GitOutcome {
    int status;
    QByteArray output;
};

GitOutcome runGit(const QString &folder, const QStringList &arguments, int minute)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const QString date =
        QDateTime(QDate(2026, 1, 1), QTime(12, 0), Qt::UTC).addSecs(60LL * minute).toString(Qt::ISODate);
    environment.insert(u"GIT_CONFIG_NOSYSTEM"_s, u"1"_s);
    environment.insert(u"GIT_CONFIG_GLOBAL"_s, u"/dev/null"_s);
    environment.insert(u"GIT_AUTHOR_DATE"_s, date);
    environment.insert(u"GIT_COMMITTER_DATE"_s, date);
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(folder);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(u"git"_s, arguments);
    if (!process.waitForFinished(60'000))
        return {-1, process.errorString().toUtf8()};
    return {process.exitCode(), process.readAll()};
}

} // namespace

TestRepository::TestRepository() : m_path(QDir(m_folder.path()).canonicalPath() + u"/work"_s)
{
    QDir().mkpath(m_path);
    initialise();
}

TestRepository::TestRepository(const QString &folder) : m_path(QDir(folder).canonicalPath())
{
    initialise();
}

void TestRepository::initialise() const
{
    git({u"init"_s, u"-q"_s, u"-b"_s, u"main"_s});
    git({u"config"_s, u"user.name"_s, u"Mara Maintainer"_s});
    git({u"config"_s, u"user.email"_s, u"mara@example.org"_s});
}

void TestRepository::write(const QString &file, const QByteArray &content) const
{
    const QString full = m_path + u'/' + file;
    QDir().mkpath(QFileInfo(full).path());
    QFile out(full);
    if (!out.open(QIODevice::WriteOnly) || out.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(full));
}

QByteArray TestRepository::read(const QString &file) const
{
    QFile in(m_path + u'/' + file);
    if (!in.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(file));
    return in.readAll();
}

QString TestRepository::commit(const QString &message)
{
    git({u"add"_s, u"-A"_s});
    ++m_minute;
    git({u"commit"_s, u"-q"_s, u"--allow-empty"_s, u"-m"_s, message});
    return git({u"rev-parse"_s, u"HEAD"_s});
}

QString TestRepository::git(const QStringList &arguments) const
{
    const GitOutcome outcome = runGit(m_path, arguments, m_minute);
    if (outcome.status != 0)
        qFatal("git %s: %s", qPrintable(arguments.join(u' ')), outcome.output.constData());
    return QString::fromUtf8(outcome.output).trimmed();
}

int TestRepository::tryGit(const QStringList &arguments) const
{
    return runGit(m_path, arguments, m_minute).status;
}

QString TestRepository::addBareRemote()
{
    const QString bare = m_path + u".git"_s;
    git({u"init"_s, u"-q"_s, u"--bare"_s, u"-b"_s, u"main"_s, bare});
    git({u"remote"_s, u"add"_s, u"origin"_s, bare});
    git({u"push"_s, u"-q"_s, u"-u"_s, u"origin"_s, u"main"_s, u"--tags"_s});
    return bare;
}

} // namespace tagboat::test
