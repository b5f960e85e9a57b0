// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace tagboat::test
{

/// The real tagboat-cli with settings and data of its own.
class CliProgram
{
public:
    struct Outcome {
        int status = 0;
        bool crashed = false; ///< ended by a signal
        QByteArray output;
        QByteArray errors;
        /// The output as one JSON object; empty if it is none.
        [[nodiscard]] QJsonObject json() const;
        /// The output as one JSON object a line.
        [[nodiscard]] QList<QJsonObject> jsonLines() const;
    };

    CliProgram();
    /// Runs the program with --config and --data of this test, then @p arguments.
    [[nodiscard]] Outcome run(const QStringList &arguments, const QByteArray &input = {}) const;
    /// The same with a variable more in the environment.
    [[nodiscard]] Outcome runWith(const QString &variable, const QString &value, const QStringList &arguments) const;
    [[nodiscard]] QString dataFolder() const { return m_folder.filePath(QStringLiteral("data")); }
    [[nodiscard]] QString configFile() const { return m_folder.filePath(QStringLiteral("config.toml")); }
    static QString path();

private:
    Outcome start(const QStringList &arguments, const QByteArray &input, const QProcessEnvironment &environment) const;
    QTemporaryDir m_folder;
};

} // namespace tagboat::test
