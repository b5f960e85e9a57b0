// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "command.h"

namespace tagboat::cli
{

/// The options that stand before the command and are understood after it too.
QList<QCommandLineOption> globalOptions();

QString programHelp(const QList<Command> &commands);
/// The commands of a group such as "version".
QString groupHelp(const QString &group, const QList<Command> &commands);
QString commandHelp(const Command &command);

} // namespace tagboat::cli
