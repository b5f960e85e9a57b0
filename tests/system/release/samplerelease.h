// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/cliprogram.h"
#include "support/gitdaemon.h"
#include "support/testrepository.h"

namespace tagboat::test
{

/// A Python package at 1.4.2 with work since, cloned from a real git daemon: what the release tests begin with.
class SampleRelease
{
public:
    /// @p policy is the content of .tagboat.toml.
    explicit SampleRelease(const QByteArray &policy);

    TestRepository repository;
    GitDaemon remote;
    CliProgram cli;
    /// The arguments of a command of `release` on this repository, with --json.
    [[nodiscard]] CliProgram::Outcome release(const QString &command, const QStringList &options = {}) const;
    /// The release's state as `release status` tells it.
    [[nodiscard]] QJsonObject status() const;
};

} // namespace tagboat::test
