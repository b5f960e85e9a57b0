// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/http.h"

#include <QElapsedTimer>
#include <QNetworkReply>
#include <QTimer>

#include <optional>

class QNetworkAccessManager;

namespace tagboat
{

/// One request on its way: keeps its deadlines and limits, gathers the answer, and says done() once.
class Exchange final : public QObject
{
    Q_OBJECT

public:
    Exchange(HttpRequest request, Cancel cancel);
    ~Exchange() override;
    void start(QNetworkAccessManager &manager, const QByteArray &userAgent);
    [[nodiscard]] const std::optional<Result<HttpAnswer>> &result() const { return m_result; }

Q_SIGNALS:
    void done();

private:
    enum class Phase { Connecting, Sending, Waiting, Reading };
    void look();
    void read();
    void takeHeader();
    void finish();
    void enter(Phase phase);
    void end(Result<HttpAnswer> result);
    [[nodiscard]] std::optional<Error> overdue() const;
    [[nodiscard]] Error networkError() const;

    HttpRequest m_request;
    Cancel m_cancel;
    QTimer m_watch;
    QElapsedTimer m_started;
    QElapsedTimer m_moved; ///< since the phase began or a byte came or went
    Phase m_phase = Phase::Connecting;
    qint64 m_uploadSize = 0;
    qint64 m_received = 0;
    HttpAnswer m_answer;
    QStringList m_certificateFaults;
    std::optional<Result<HttpAnswer>> m_result;
    QNetworkReply *m_reply = nullptr; ///< deleted later: we may be in one of its signals; it owns what it uploads
};

} // namespace tagboat
