// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "practice/forge/engine.h"

#include <QFileSystemWatcher>
#include <QSet>

namespace tagboat::practice
{

/// Notices pushes to the bare repositories' folders, so that only what changed is looked at.
class Watcher final : public QObject
{
    Q_OBJECT

public:
    Watcher(World &world, Engine &engine);
    void begin();
    void lookAtChanged();

private:
    void watch(const Repository &repository);

    World &m_world;
    Engine &m_engine;
    QFileSystemWatcher m_files;
    QSet<QString> m_changed; ///< folders below a repository
};

} // namespace tagboat::practice
