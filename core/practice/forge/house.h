// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "practice/forge/front.h"
#include "practice/forge/githttp.h"
#include "practice/forge/listener.h"
#include "practice/forge/practiceforge.h"
#include "practice/forge/storage.h"
#include "practice/forge/watcher.h"

#include <QTimer>

namespace tagboat::practice
{

/// The whole forge with its servers; lives in one thread.
class House final : public QObject
{
    Q_OBJECT

public:
    static Result<std::unique_ptr<House>> open(const PracticeForgeOptions &options);
    ~House() override;

    [[nodiscard]] const PracticePlace &place() const { return m_place; }

private:
    explicit House(std::unique_ptr<World> world);
    Result<void> listen(const PracticeForgeOptions &options);
    Result<void> settle(const PracticeForgeOptions &options);
    Result<void> writeTokens();
    void serve(const Request &request, const Answer &answer);
    void serveGit(const Request &request, const Answer &answer);
    void deliver(const Request &request, const Answer &answer);

    std::unique_ptr<World> m_world;
    Engine m_engine;
    Front m_front;
    Storage m_storage;
    GitHttp m_git;
    Watcher m_watcher;
    Listener m_server;
    Listener m_storageServer;
    Listener m_indexServer;
    QTimer m_tick;
    PracticePlace m_place;
};

} // namespace tagboat::practice
