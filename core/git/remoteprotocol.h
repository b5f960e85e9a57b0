// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "ports/git.h"

#include <QJsonObject>

/// The messages of HelperRemote and its child process; base/helperframe.h says how they travel.
namespace tagboat::git
{

QJsonObject answerOf(const QList<RemoteReference> &references);
Result<QList<RemoteReference>> referencesIn(const QJsonObject &answer);

QJsonObject pushRequest(const QString &repository, const QString &url, const QList<PushUpdate> &updates);
QList<PushUpdate> updatesIn(const QJsonObject &request);

} // namespace tagboat::git
