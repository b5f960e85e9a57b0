// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace tagboat::cli
{

/// Runs the whole program: @p arguments are those after the program's name. Returns the exit status.
int runProgram(const QStringList &arguments);

} // namespace tagboat::cli
