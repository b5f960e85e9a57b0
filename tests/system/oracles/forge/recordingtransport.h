// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/http.h"

#include <QJsonArray>
#include <QJsonObject>

#include <optional>

namespace tagboat
{

/// Answers with examples that others wrote (GitHub's own description), and prints each request as a line of JSON.
class RecordingTransport final : public Transport
{
public:
    /// @p examples: [{method, template, status, body}]
    explicit RecordingTransport(const QJsonArray &examples);
    QCoro::Task<Result<HttpAnswer>> send(HttpRequest request, Cancel cancel) override;

    QString call;                     ///< the function of the port that asks
    std::optional<QByteArray> always; ///< the one answer to everything, with nothing printed

private:
    struct Example {
        QByteArray method;
        QStringList segments;
        int status = 200;
        QByteArray body;
        int literals = 0;
    };
    [[nodiscard]] const Example *match(const HttpRequest &request) const;

    QList<Example> m_examples;
};

/// Prints an object as a line.
void printLine(const QJsonObject &object);

} // namespace tagboat
