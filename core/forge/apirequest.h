// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/http.h"

#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace tagboat
{

/// One call of GitHub's REST API, https://docs.github.com/en/rest
struct ApiRequest {
    QString doing; ///< for errors, at the beginning of a sentence: "Merging pull request 5 of ada/x"
    QByteArray verb = "GET";
    QStringList path; ///< its segments, each of which is percent-encoded as a whole: "/" becomes %2F
    QList<std::pair<QString, QString>> query = {};
    std::optional<QJsonObject> body = {};
    QByteArray accept = "application/vnd.github+json";
    BodySink sink = {};        ///< for what is not JSON and long
    bool leadsAway = false;    ///< its answer is a redirect to another host, which does not get the token
    QByteArray nextPage = {};  ///< instead of path and query: the address of a list's next page, verbatim
    QString uploadFile = {};   ///< a file that is the body, sent to uploadUrl
    QByteArray uploadUrl = {}; ///< instead of path: an address of the uploads host
    int fineToo = 0;           ///< a status outside 2xx that is as good
};

/// As @p request, asking for something else.
inline ApiRequest changing(QByteArray verb, QString doing, QStringList path, std::optional<QJsonObject> body = {})
{
    return {std::move(doing), std::move(verb), std::move(path), {}, std::move(body)};
}

inline ApiRequest reading(QString doing, QStringList path, QList<std::pair<QString, QString>> query = {})
{
    return {std::move(doing), "GET", std::move(path), std::move(query)};
}

/// The address of a call below @p base. Usage for a segment that is empty or names a folder ("." and "..").
Result<QUrl> addressOf(const QUrl &base, const ApiRequest &request);

} // namespace tagboat
