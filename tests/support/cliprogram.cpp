// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "support/cliprogram.h"

#include <QJsonDocument>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;

namespace tagboat::test
{

QJsonObject CliProgram::Outcome::json() const
{
    return QJsonDocument::fromJson(output).object();
}

QList<QJsonObject> CliProgram::Outcome::jsonLines() const
{
    QList<QJsonObject> objects;
    for (const QByteArray &line : output.split('\n')) {
        if (!line.trimmed().isEmpty())
            objects.append(QJsonDocument::fromJson(line).object());
    }
    return objects;
}

CliProgram::CliProgram() = default;

QString CliProgram::path()
{
    return qEnvironmentVariable("TAGBOAT_BINARY_DIR") + u"/bin/tagboat-cli"_s;
}

CliProgram::Outcome CliProgram::run(const QStringList &arguments, const QByteArray &input) const
{
    return start(arguments, input, QProcessEnvironment::systemEnvironment());
}

CliProgram::Outcome CliProgram::runWith(const QString &variable, const QString &value,
                                        const QStringList &arguments) const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(variable, value);
    return start(arguments, {}, environment);
}

CliProgram::Outcome CliProgram::start(const QStringList &arguments, const QByteArray &input,
                                      const QProcessEnvironment &environment) const
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(path(), QStringList{u"--config"_s, configFile(), u"--data"_s, dataFolder()} + arguments);
    if (!process.waitForStarted())
        qFatal("%s does not start; build it first", qPrintable(path()));
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(120'000))
        qFatal("tagboat-cli %s does not end", qPrintable(arguments.join(u' ')));
    return {process.exitCode(), process.exitStatus() == QProcess::CrashExit, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

} // namespace tagboat::test
