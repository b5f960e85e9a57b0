// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "clirun.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>

#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace tagboat::test
{

QJsonObject CliOutcome::json() const
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(out, &error);
    if (!document.isObject())
        qFatal("not a JSON object: %s\n%s\n%s", qPrintable(error.errorString()), out.constData(), err.constData());
    return document.object();
}

QStringList CliOutcome::lines() const
{
    QStringList lines = QString::fromUtf8(out).split(u'\n');
    if (!lines.isEmpty() && lines.constLast().isEmpty())
        lines.removeLast();
    return lines;
}

QString cliProgram()
{
    return qEnvironmentVariable("TAGBOAT_BINARY_DIR") + u"/bin/tagboat-cli"_s;
}

CliOutcome runCli(const QStringList &arguments, const QByteArray &input)
{
    const QTemporaryDir home;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HOME"_s, home.path());
    environment.insert(u"XDG_CONFIG_HOME"_s, home.path());
    environment.insert(u"XDG_DATA_HOME"_s, home.path());
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(cliProgram(), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
        return {-1, process.readAllStandardOutput(), process.errorString().toUtf8() + process.readAllStandardError()};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

QStringList listingOf(const QString &folder)
{
    QStringList listing;
    QDirIterator entries(folder, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                         QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        const QString path = entries.next();
        struct stat info = {};
        if (::lstat(QFile::encodeName(path).constData(), &info) != 0)
            qFatal("cannot look at %s", qPrintable(path));
        QString line = u"%1 %2 %3 %4.%5"_s.arg(path)
                           .arg(info.st_mode, 0, 8)
                           .arg(info.st_size)
                           .arg(info.st_mtim.tv_sec)
                           .arg(info.st_mtim.tv_nsec);
        if (QFile file(path); S_ISREG(info.st_mode) && file.open(QIODevice::ReadOnly)) {
            QCryptographicHash hash(QCryptographicHash::Sha256);
            hash.addData(&file);
            line += u' ' + QString::fromLatin1(hash.result().toHex());
        }
        listing += line;
    }
    listing.sort();
    return listing;
}

} // namespace tagboat::test
