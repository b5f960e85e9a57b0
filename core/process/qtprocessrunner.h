// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/processrunner.h"

namespace tagboat
{

/// ProcessRunner on QProcess. The child dies with us, and is killed at its deadline or when cancelled.
class QtProcessRunner final : public ProcessRunner
{
public:
    QCoro::Task<Result<ProcessOutcome>> run(ProcessRequest request, std::function<void(QByteArray)> onOutput,
                                            Cancel cancel) override;
};

} // namespace tagboat
