// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/secret.h"

namespace tagboat
{

/// Longer than any token that is known.
constexpr qsizetype secretLimit = 4096;

/// A line of its own between a process and its child, on which one secret goes down or comes up: so it is in no
/// argument, no environment, no JSON, and no buffer that is not wiped. Only this child gets the other end.
class SecretChannel
{
public:
    SecretChannel() = default;
    ~SecretChannel();
    SecretChannel(const SecretChannel &) = delete;
    SecretChannel &operator=(const SecretChannel &) = delete;

    /// Opens it, and puts @p secret there for the child to find; it may be empty.
    Result<void> open(const Secret &secret);
    /// The number of the child's end; in the child it is the same.
    [[nodiscard]] int childEnd() const { return m_child; }
    /// In the child, between fork and exec: keeps its end over exec.
    static void keepInChild(int end);
    /// Once the child runs: what it closes is closed.
    void closeChildEnd();
    /// What a child that has ended left there; empty if nothing.
    Result<Secret> taken() const;

private:
    int m_parent = -1;
    int m_child = -1;
};

/// In the child: what came down on its @p end.
Result<Secret> secretFrom(int end);
/// In the child: sends a secret up.
Result<void> sendSecret(int end, const Secret &secret);

} // namespace tagboat
