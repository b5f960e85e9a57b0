// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "support/testrepository.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QSaveFile>
#include <QTest>

#include <filesystem>

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

void copyFolder(const QString &from, const QString &to)
{
    using std::filesystem::copy_options;
    std::filesystem::copy(from.toStdString(), to.toStdString(), copy_options::recursive | copy_options::copy_symlinks);
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

TestRepository::TestRepository(const TestRepository &original)
    : m_path(QDir(m_folder.path()).canonicalPath() + u"/work"_s), m_minute(original.m_minute)
{
    const QString bare = original.m_path + u".git"_s;
    copyFolder(original.m_path, m_path);
    if (!QDir(bare).exists())
        return;
    copyFolder(bare, m_path + u".git"_s);
    const QByteArray settings = read(u".git/config"_s).replace(bare.toUtf8(), m_path.toUtf8() + ".git");
    write(u".git/config"_s, settings);
}

void TestRepository::initialise() const
{
    git({u"init"_s, u"-q"_s, u"-b"_s, u"main"_s});
    // Appended, not set with git: programs are what tests take their time for.
    QFile settings(m_path + u"/.git/config"_s);
    const QByteArray identity = "[user]\n\tname = Mara Maintainer\n\temail = mara@example.org\n"
                                "[maintenance]\n\tauto = false\n";
    if (!settings.open(QIODevice::Append) || settings.write(identity) != identity.size())
        qFatal("cannot write %s", qPrintable(settings.fileName()));
}

void TestRepository::write(const QString &file, const QByteArray &content) const
{
    const QString full = m_path + u'/' + file;
    QDir().mkpath(QFileInfo(full).path());
    QFile out(full);
    if (!out.open(QIODevice::WriteOnly) || out.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(full));
}

void TestRepository::replace(const QString &file, const QByteArray &content) const
{
    QSaveFile out(m_path + u'/' + file);
    if (!out.open(QIODevice::WriteOnly) || out.write(content) != content.size() || !out.commit())
        qFatal("cannot replace %s", qPrintable(out.fileName()));
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
    QFile head(m_path + u"/.git/HEAD"_s); // read here, since a program costs more
    const QByteArray branch = head.open(QIODevice::ReadOnly) ? head.readAll().trimmed() : QByteArray();
    QFile tip(m_path + u"/.git/"_s + QString::fromUtf8(branch.mid(5)));
    if (branch.startsWith("ref: ") && tip.open(QIODevice::ReadOnly))
        return QString::fromLatin1(tip.readAll()).trimmed();
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
