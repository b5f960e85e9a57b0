// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QStringList>

namespace tagboat::test
{

/// How a program ended, and what it needed.
struct MeasuredRun {
    int status = -1; ///< -1: ended by a signal, or by force after the deadline
    QByteArray out;
    QByteArray err;
    qint64 peakKiB = 0; ///< the most memory that it held at once
    qint64 elapsedMs = 0;
};

/// Runs @p program (an absolute path) with @p variables ("NAME=value") added to the environment, as @p user unless that
/// is 0, and kills it after @p deadlineMs.
MeasuredRun runMeasured(const QString &program, const QStringList &arguments, const QStringList &variables,
                        unsigned user, int deadlineMs);

} // namespace tagboat::test
