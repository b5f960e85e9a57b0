// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "forge/apiclient.h"

namespace tagboat
{

/// One entry of the errors beside a GraphQL answer's data.
struct GraphFault {
    QString type; ///< "NOT_FOUND", "FORBIDDEN", "INSUFFICIENT_SCOPES", …
    QStringList path;
    QString message;
};

/// A GraphQL answer. Data and faults together are ordinary: a field that the token may not read is null.
struct GraphAnswer {
    QJsonObject data;
    QList<GraphFault> faults;
    bool tooLarge = false;  ///< the server gave up on it: ask for less
    bool unchanged = false; ///< it is the one that was seen before, and was not read
    QByteArray digest;      ///< of the answer's bytes
};

/// Asks GitHub's GraphQL API, https://docs.github.com/en/graphql/guides/forming-calls-with-graphql
class GraphClient
{
public:
    explicit GraphClient(ApiClient &api) : m_api(api) {}

    /// Runs a query; it changes nothing, so it is repeated as a GET is. Status 200 with RATE_LIMITED is waited out.
    QCoro::Task<Result<GraphAnswer>> query(QString doing, QByteArray text, QJsonObject variables, Cancel cancel);
    /// As query(); but an answer whose digest is @p seen is not read, and comes as unchanged. GraphQL knows no ETags.
    QCoro::Task<Result<GraphAnswer>> queryAgain(QString doing, QByteArray text, QJsonObject variables, QByteArray seen,
                                                Cancel cancel);
    /// A body's data and faults. Invalid for the wrong shape, and for faults alone.
    static Result<GraphAnswer> answerOf(const QString &doing, const QJsonObject &json);

private:
    ApiClient &m_api;
};

} // namespace tagboat
