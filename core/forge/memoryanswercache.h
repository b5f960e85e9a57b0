// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/answercache.h"

#include <QHash>

namespace tagboat
{

/// An AnswerCache for as long as the program runs, or in front of another one, so that what did not change is not read
/// from the disk either.
class MemoryAnswerCache final : public AnswerCache
{
public:
    /// @p behind, if given, outlives this; what is not here is looked for there, and what is stored goes there too.
    /// At most about @p byteLimit bytes of bodies are held; the oldest go first.
    explicit MemoryAnswerCache(AnswerCache *behind = nullptr, qsizetype byteLimit = 32 * 1024 * 1024)
        : m_behind(behind), m_byteLimit(byteLimit)
    {
    }

    Result<std::optional<StoredAnswer>> find(const AnswerKey &key) override;
    Result<void> store(const AnswerKey &key, const StoredAnswer &answer) override;
    Result<void> forget(const QString &account) override;

private:
    void hold(const AnswerKey &key, const StoredAnswer &answer);

    AnswerCache *m_behind;
    qsizetype m_byteLimit;
    qsizetype m_bytes = 0;
    QHash<AnswerKey, StoredAnswer> m_answers;
    QList<AnswerKey> m_order; ///< oldest first
};

} // namespace tagboat
