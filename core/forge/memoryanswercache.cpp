// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "forge/memoryanswercache.h"

namespace tagboat
{

Result<std::optional<StoredAnswer>> MemoryAnswerCache::find(const AnswerKey &key)
{
    const auto held = m_answers.constFind(key);
    if (held != m_answers.constEnd())
        return std::optional(*held);
    if (m_behind == nullptr)
        return std::optional<StoredAnswer>();
    TB_TRY(const auto answer, m_behind->find(key));
    if (answer)
        hold(key, *answer);
    return answer;
}

Result<void> MemoryAnswerCache::store(const AnswerKey &key, const StoredAnswer &answer)
{
    hold(key, answer);
    return m_behind == nullptr ? Result<void>() : m_behind->store(key, answer);
}

Result<void> MemoryAnswerCache::forget(const QString &account)
{
    m_order.removeIf([&account](const AnswerKey &key) { return key.account == account; });
    m_answers.removeIf([this, &account](const auto &entry) {
        if (entry.key().account != account)
            return false;
        m_bytes -= entry.value().body.size();
        return true;
    });
    return m_behind == nullptr ? Result<void>() : m_behind->forget(account);
}

void MemoryAnswerCache::hold(const AnswerKey &key, const StoredAnswer &answer)
{
    const auto held = m_answers.constFind(key);
    if (held != m_answers.constEnd())
        m_bytes -= held->body.size();
    else
        m_order.append(key);
    m_answers.insert(key, answer);
    m_bytes += answer.body.size();
    while (m_bytes > m_byteLimit && !m_order.isEmpty())
        m_bytes -= m_answers.take(m_order.takeFirst()).body.size();
}

} // namespace tagboat
