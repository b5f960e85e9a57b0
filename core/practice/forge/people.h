// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "practice/forge/archive.h"

namespace tagboat::practice
{

/// Somebody with an account on the harbour's forge, or an organisation.
struct Account {
    qint64 id = 0;
    QString login;
    QString name;
    QString email;
    bool organisation = false;
    QDateTime created;

    void fields(auto &archive)
    {
        archive("id", id)("login", login)("name", name)("email", email)("organisation", organisation)("created",
                                                                                                      created);
    }
};

/// A team of an organisation.
struct Team {
    qint64 id = 0;
    QString organisation;
    QString slug;
    QString name;
    QList<QString> members; ///< logins
    QDateTime created;

    void fields(auto &archive)
    {
        archive("id", id)("organisation", organisation)("slug", slug)("name", name)("members", members)("created",
                                                                                                        created);
    }
};

/// A token of an account: classic with scopes, or fine-grained with permissions ("contents" → "write").
struct AccessToken {
    QString secret;
    QString login;
    bool fineGrained = false;
    QList<QString> scopes;
    QMap<QString, QString> permissions;
    QDateTime expires; ///< invalid: never
    bool revoked = false;

    void fields(auto &archive)
    {
        archive("secret", secret)("login", login)("fineGrained", fineGrained)("scopes", scopes)(
            "permissions", permissions)("expires", expires)("revoked", revoked);
    }
};

/// What a team member does without being asked by the user: reviews pull requests, merges some of them, answers waiting
/// environments.
struct Habit {
    QString login;
    QString repository; ///< owner/name, or empty for every one
    bool deployments = false;
    QString environment;   ///< for deployments: which one; empty means any that waits on this member
    int afterSeconds = 60; ///< of harbour time, since it was asked for
    QString merges; ///< reviews pull requests alone whose branches begin so, and merges them as long again after that
    QString answer = QStringLiteral("approve"); ///< or "request-changes", "reject"
    QString comment;
    int times = -1; ///< how often still; -1 without end

    void fields(auto &archive)
    {
        archive("login", login)("repository", repository)("deployments", deployments)("environment", environment)(
            "afterSeconds", afterSeconds)("merges", merges)("answer", answer)("comment", comment)("times", times);
    }
};

} // namespace tagboat::practice
