// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/devicecode.h"
#include "release/repositoryclone.h"
#include "release/tokenstate.h"

#include <QObject>

#include <functional>

namespace tagboat
{

/// What the page asks of record, keychain and forges. Each returns at once; the answer comes in the thread of @p asker,
/// unless it is gone by then.
struct TokenQuestions {
    template <typename Value>
    using Answer = std::function<void(const Result<Value> &)>;
    using Clones = QList<RepositoryClone>;

    /// What is on record, and which clones it serves.
    std::function<Cancel(QObject *asker, Clones, Answer<TokenOverview>)> list;
    /// How one is, by keychain and forge.
    std::function<Cancel(QObject *asker, QString name, Clones, Answer<TokenState>)> check;
    /// Whose a token is and what it may, before it is kept.
    std::function<Cancel(QObject *asker, QString host, Secret, Clones, Answer<TokenState>)> look;
    std::function<Cancel(QObject *asker, QString host, Answer<Secret>)> fromGh;
    std::function<Cancel(QObject *asker, QString host, Answer<DeviceCode>)> code;
    std::function<Cancel(QObject *asker, QString host, DeviceCode, Answer<DeviceToken>)> wait;
    /// These go on to their end, whoever asked.
    std::function<void(QObject *asker, TokenRecord wanted, Secret, Answer<TokenState>)> keep;
    std::function<void(QObject *asker, QString name, Answer<void>)> remove;
    std::function<void(QObject *asker, Answer<void>)> unlock;
    /// Shows a page in the user's browser.
    std::function<void(QUrl)> open;
};

} // namespace tagboat
