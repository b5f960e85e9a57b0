// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QStringList>

namespace tagboat::test
{

/// What the real tagboat-cli did.
struct CliOutcome {
    int status = -1; ///< -1: it crashed or did not end
    QByteArray out;
    QByteArray err;

    /// The standard output as one JSON object; the test dies if it is none.
    [[nodiscard]] QJsonObject json() const;
    [[nodiscard]] QStringList lines() const;
};

/// Runs tagboat-cli with settings and data of its own, so that the user's are never touched.
CliOutcome runCli(const QStringList &arguments, const QByteArray &input = {});

/// The path of the program under test.
QString cliProgram();

/// Every file, folder and link below @p folder with its kind, size, time of change, mode, and the hash of its content.
QStringList listingOf(const QString &folder);

} // namespace tagboat::test
