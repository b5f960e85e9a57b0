// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "base/result.h"

#include <QByteArray>
#include <QCoroTask>
#include <QProcessEnvironment>
#include <QStringList>

#include <chrono>
#include <functional>

namespace tagboat
{

/// A program to run, without a shell in between.
struct ProcessRequest {
    QString program;
    QStringList arguments;
    QString folder; ///< working folder
    QProcessEnvironment environment;
    std::chrono::milliseconds deadline{600'000};
    qsizetype outputLimit = 4 * 1024 * 1024; ///< the rest of the output is cut, with a mark
};

/// What a program did.
struct ProcessOutcome {
    int exitStatus = 0;
    QByteArray output; ///< standard output and error, as they came
};

/// Runs programs of the user.
class ProcessRunner
{
public:
    virtual ~ProcessRunner() = default;
    /// Runs to the end; @p onOutput gets each piece as it comes. Errors: NotFound (no such program), Unavailable
    /// (deadline), Cancelled. An exit status other than 0 is an outcome, not an error.
    virtual QCoro::Task<Result<ProcessOutcome>> run(ProcessRequest request, std::function<void(QByteArray)> onOutput,
                                                    Cancel cancel) = 0;
};

} // namespace tagboat
