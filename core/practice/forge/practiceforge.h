// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QList>
#include <QObject>
#include <QStringList>
#include <QThread>

#include <memory>

namespace tagboat
{

/// A repository that the practice forge shall serve.
struct PracticeRepository {
    QString owner;
    QString name;
    QString folder; ///< the bare repository, relative to the harbour's folder
    QString description;
    bool gated = false; ///< set up as the gated release process wants it: environments, protection, people who act
};

struct PracticeForgeOptions {
    QString root;                           ///< the harbour's folder; the forge's own files go below it, in forge/
    quint16 port = 0;                       ///< 0: a free one
    double speed = 0;                       ///< of the clock; 0 keeps what is stored
    QStringList faults;                     ///< trouble to begin with, each as "KIND METHOD PATH [TIMES]"
    QList<PracticeRepository> repositories; ///< those that are new get the harbour's usual members and roles
};

/// Where a running practice forge is, and who plays there.
struct PracticePlace {
    QString api;     ///< also GraphQL (/graphql), and the repositories' web addresses and git remotes (/OWNER/NAME.git)
    QString storage; ///< the origin that logs and assets are redirected to
    QString tokenFile; ///< JSON: "user", "control", and a token for each member; only its owner can read it
    QString user;      ///< the login whose part the user takes
};

/// Whether something listens at @p api, within half a second: a forge writes its address down when it starts, and
/// cannot take it back when it is killed.
bool practiceForgeAnswers(const QUrl &api);

/// A forge that answers like GitHub, on 127.0.0.1, in a thread of its own, until this object goes.
class PracticeForge
{
public:
    PracticeForge();
    ~PracticeForge();
    PracticeForge(const PracticeForge &) = delete;
    PracticeForge &operator=(const PracticeForge &) = delete;

    /// Errors: Usage (a fault that makes no sense), Busy (the port is taken), Denied, Invalid (its stored state), Io.
    Result<PracticePlace> start(const PracticeForgeOptions &options);

private:
    QThread m_thread;
    std::unique_ptr<QObject> m_context; ///< lives in the thread
};

} // namespace tagboat
