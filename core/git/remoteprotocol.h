// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "ports/git.h"

#include <QJsonObject>

#include <optional>

/// What HelperRemote and its child process say to each other: JSON objects, each after its length in four bytes (big
/// endian). One request goes down; up come any number of {"progress": true} and then one answer.
namespace tagboat::git
{

/// The longest message that is accepted: the references of a very large repository.
constexpr qsizetype frameLimit = 256 * 1024 * 1024;

QByteArray frameOf(const QJsonObject &message);
/// Takes the first whole message out of @p bytes; nothing if it has not all come yet. Invalid for anything else.
Result<std::optional<QJsonObject>> takeFrame(QByteArray &bytes);

QJsonObject answerOf(const Error &error);
/// The error that an answer holds, if it does.
std::optional<Error> errorIn(const QJsonObject &answer);

QJsonObject answerOf(const QList<RemoteReference> &references);
Result<QList<RemoteReference>> referencesIn(const QJsonObject &answer);

QJsonObject pushRequest(const QString &repository, const QString &url, const QList<PushUpdate> &updates);
QList<PushUpdate> updatesIn(const QJsonObject &request);

} // namespace tagboat::git
