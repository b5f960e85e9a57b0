// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/sourcetext.h"

#include <QList>

namespace tagboat
{

/// An argument of a CMake command, without its quotes or brackets.
struct CMakeArgument {
    SourceSlice slice;
    QByteArray text; ///< as written; variables are not expanded
};

/// A command of a CMake file.
struct CMakeCommand {
    QByteArray name; ///< in lower case
    int line = 0;
    QList<CMakeArgument> arguments;
};

/// The commands of a CMake file in order (cmake-language(7)). Errors are Invalid and name the line: what is not closed,
/// what is no command.
Result<QList<CMakeCommand>> cmakeCommands(const QByteArray &bytes, const QString &path);

/// Each command with its arguments: what must stay the same but for the literals of an edit.
Result<QList<QByteArray>> cmakeFacts(const QByteArray &bytes, const QString &path);

} // namespace tagboat
