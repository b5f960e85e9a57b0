// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "ports/tokenbook.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace tagboat
{

/// Which token serves which repositories, from the settings: [[account]].
struct AccountChoice {
    QString token;            ///< its name
    QStringList repositories; ///< "owner/name" or "owner/*"
    /// Why the entry cannot be followed: no other token serves its repositories instead, and where nobody can tell
    /// which those are, they are empty and it may be any.
    std::optional<Error> problem = {};
    bool operator==(const AccountChoice &) const = default;
};

/// A repository of a forge, as the address of a remote names it.
struct RemotePlace {
    QString host; ///< "github.com", with a port that is not the usual one
    QString owner;
    QString name;
    bool operator==(const RemotePlace &) const = default;
};

/// Reads https://host/owner/name.git, ssh://git@host/owner/name and git@host:owner/name; nothing for other addresses.
/// The port of an ssh address is none of the forge's, and ssh.github.com is github.com.
/// https://docs.github.com/en/authentication/troubleshooting-ssh/using-ssh-over-the-https-port
std::optional<RemotePlace> remotePlace(const QString &url);

/// The token that serves a repository: the one that the settings choose; else the one of its host that belongs to the
/// owner; else the only one of its host. NotFound where there is none, Conflict where several would do, Invalid where
/// the entry that chooses cannot be followed.
Result<TokenRecord> tokenFor(const RemotePlace &place, const QList<TokenRecord> &tokens,
                             const QList<AccountChoice> &choices);

} // namespace tagboat
