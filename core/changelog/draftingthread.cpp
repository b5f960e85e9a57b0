// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/draftingthread.h"

#include <utility>

namespace tagboat
{

namespace
{
constexpr qsizetype bundleSize = 256;
constexpr int mostBundles = 8;
} // namespace

DraftingThread::DraftingThread(const QList<DraftRule> &rules) : m_drafting(rules), m_room(mostBundles)
{
    m_pool.setMaxThreadCount(1);
}

DraftingThread::~DraftingThread()
{
    m_bundle.clear();
    finish();
}

void DraftingThread::add(DraftCommit commit)
{
    if (m_bundle.size() == bundleSize)
        hand();
    m_bundle.append(std::move(commit));
}

/// Gives the bundle to the thread, which begins with the first one.
void DraftingThread::hand()
{
    if (!std::exchange(m_started, true))
        m_pool.start([this] { work(); });
    m_room.acquire();
    {
        const QMutexLocker lock(&m_mutex);
        m_waiting.append(std::exchange(m_bundle, {}));
    }
    m_bundle.reserve(bundleSize);
    m_ready.release();
}

void DraftingThread::work()
{
    while (true) {
        m_ready.acquire();
        QList<DraftCommit> bundle;
        {
            const QMutexLocker lock(&m_mutex);
            bundle = m_waiting.takeFirst();
        }
        m_room.release();
        if (bundle.isEmpty())
            return;
        for (const DraftCommit &commit : std::as_const(bundle))
            m_drafting.add(commit);
    }
}

void DraftingThread::finish()
{
    if (!m_started)
        return;
    if (!m_bundle.isEmpty())
        hand();
    hand();
    m_pool.waitForDone();
    m_started = false;
}

QList<DraftEntry> DraftingThread::take()
{
    finish();
    for (const DraftCommit &commit : std::as_const(m_bundle))
        m_drafting.add(commit);
    return m_drafting.take();
}

} // namespace tagboat
