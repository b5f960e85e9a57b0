// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "changelog/draft.h"

#include <QMutex>
#include <QSemaphore>
#include <QThreadPool>

namespace tagboat
{

/// Drafting in a thread of its own, so that a long history is read and drafted at once. Few commits start no thread.
class DraftingThread
{
public:
    explicit DraftingThread(const QList<DraftRule> &rules);
    /// Waits for its thread.
    ~DraftingThread();
    DraftingThread(const DraftingThread &) = delete;
    DraftingThread &operator=(const DraftingThread &) = delete;
    /// Waits where far more commits are read than drafted, so that few of them are in memory.
    void add(DraftCommit commit);
    /// As Drafting::take().
    QList<DraftEntry> take();

private:
    void hand();
    void work();
    void finish();

    Drafting m_drafting;
    QList<DraftCommit> m_bundle;
    QMutex m_mutex;
    QList<QList<DraftCommit>> m_waiting; ///< an empty bundle ends the thread
    QSemaphore m_ready;
    QSemaphore m_room;
    bool m_started = false;
    QThreadPool m_pool;
};

} // namespace tagboat
