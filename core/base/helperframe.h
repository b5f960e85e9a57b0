// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QJsonObject>

#include <optional>

/// What Tagboat and its child process, tagboat-helper, say to each other: JSON objects, each after its length in four
/// bytes (big endian). One request goes down; up come any number of {"progress": true} and then one answer.
namespace tagboat
{

/// The longest message that is accepted: the references of a very large repository.
constexpr qsizetype frameLimit = 256 * 1024 * 1024;

QByteArray frameOf(const QJsonObject &message);
/// Takes the first whole message out of @p bytes; nothing if it has not all come yet. Invalid for anything else.
Result<std::optional<QJsonObject>> takeFrame(QByteArray &bytes);

QJsonObject answerOf(const Error &error);
/// {"done": true}, or the error.
QJsonObject answerOf(const Result<void> &result);
/// The error that an answer holds, if it does.
std::optional<Error> errorIn(const QJsonObject &answer);

} // namespace tagboat
