// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/http.h"

namespace tagboat
{

/// What an answer outside 2xx means, as an error: "<doing> failed: <reason>". The detail is the server's message with
/// the texts of its fields; a missing permission is named from the answer's own headers.
/// https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api
Error errorOf(const QString &doing, const HttpAnswer &answer);

/// Whether an answer is a refusal for a rate limit, primary or secondary. One for a permission has the same status, but
/// none of these signs. https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api
bool isRateLimited(const HttpAnswer &answer);

/// The permissions or scopes that an answer's headers say a call takes, for people: "Contents: write and Workflows:
/// write, or …"; empty if it does not say.
QString neededPermissions(const HttpAnswer &answer);

/// The message of an error's body and what it says of fields, in plain text of at most 500 characters.
QString serverWords(const QByteArray &body);

} // namespace tagboat
