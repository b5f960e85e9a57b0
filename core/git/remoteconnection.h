// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/secret.h"
#include "git/handles.h"
#include "ports/git.h"

#include <functional>

namespace tagboat::git
{

/// Who we are to the server at one place.
struct RemoteToken {
    QString origin; ///< "https://github.com": scheme, host and port, as originOf() has them; empty: nobody
    Secret secret;
};

/// What each talk with a remote takes along.
struct RemoteTalk {
    RemoteToken token;
    std::function<void()> progress; ///< called now and then while data flow
};

/// A connection to a remote by its address alone: neither insteadOf, pushUrl, proxies nor credential helpers of any
/// settings change where it goes. Lives in the child process, since libgit2 1.5 has no timeouts.
class RemoteConnection
{
public:
    /// @p repository may be null for reading references only. The token of @p talk goes to its own place and no other.
    static Result<std::unique_ptr<RemoteConnection>> open(git_repository *repository, const QString &url,
                                                          git_direction direction, const RemoteTalk &talk);
    ~RemoteConnection();
    RemoteConnection(const RemoteConnection &) = delete;
    RemoteConnection &operator=(const RemoteConnection &) = delete;

    /// What the remote advertised, annotated tags with the commit's id beside.
    Result<QList<RemoteReference>> references();
    /// Sends the updates, which must all be safe already, in one push. Each is checked once more against what libgit2
    /// is about to send, right before it does; and the server's verdict on each is honoured.
    /// @p sources holds a reference of the local repository for each update; it is empty for a deletion.
    Result<void> push(const QList<PushUpdate> &updates, const QList<QByteArray> &sources);
    /// Downloads what branches and tags need; updates no reference.
    Result<void> download();

private:
    RemoteConnection(QString url, RemoteTalk talk);
    [[nodiscard]] Error failure(int code, const QString &what) const;
    git_remote_callbacks callbacks();
    [[nodiscard]] Result<void> verdict() const;
    [[nodiscard]] QString remedyFor(Error::Kind kind) const;
    int giveToken(git_credential **out, const QString &askedBy);

    static int onSideband(const char *text, int length, void *self);
    static int onCredential(git_credential **out, const char *url, const char *user, unsigned allowed, void *self);
    static int onTransfer(const git_indexer_progress *stats, void *self);
    static int onPacking(int stage, uint32_t current, uint32_t total, void *self);
    static int onUpload(unsigned current, unsigned total, size_t bytes, void *self);
    static int onNegotiation(const git_push_update **updates, size_t count, void *self);
    static int onVerdict(const char *name, const char *status, void *self);

    struct Refusal {
        QString reference;
        QString reason;
    };

    QString m_url;
    RemoteTalk m_talk;
    RemoteHandle m_remote;
    QByteArray m_sideband; ///< what the server said to people
    bool m_askedAgent = false;
    bool m_gaveToken = false;
    QList<PushUpdate> m_updates; ///< being pushed
    QList<Refusal> m_refusals;
    QStringList m_accepted;
};

} // namespace tagboat::git
