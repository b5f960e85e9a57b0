// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QStringList>

namespace tagboat::test
{

/// The calls to the kernel by which a process can reach out: run a program, use the network, write.
QString watchedCalls();

/// What a log of `strace -f` over watchedCalls() shows.
struct SystemCalls {
    QStringList programs;    ///< started, the program under test excepted
    QStringList connections; ///< to anything, sockets of this computer included
    QStringList writes;      ///< files opened for writing, made, renamed, removed or changed, outside the own folders
    int total = 0;

    /// @p own are the folders in which Tagboat may write.
    static SystemCalls read(const QByteArray &log, const QStringList &own);
};

} // namespace tagboat::test
