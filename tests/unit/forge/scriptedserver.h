// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QUrl>

class QTcpSocket;

namespace tagboat
{

/// What the server does with one request.
struct ScriptedAnswer {
    QByteArray bytes;         ///< sent as they are
    bool close = true;        ///< afterwards
    int delay = 0;            ///< ms before the first byte
    int drip = 0;             ///< ms between two bytes; 0: all at once
    qsizetype dripFrom = 0;   ///< so many bytes come at once
    bool abortBefore = false; ///< the connection is reset without a byte

    /// A whole answer with its length; @p headers end each with CR LF.
    static ScriptedAnswer of(int status, const QByteArray &body, const QByteArray &headers = {});
    /// As of(), of JSON.
    static ScriptedAnswer json(int status, const QByteArray &body, const QByteArray &headers = {});
};

/// A request as it came over the wire.
struct SeenRequest {
    QByteArray verb;
    QByteArray target;
    QByteArray head; ///< with the request line
    QByteArray body;
    [[nodiscard]] QByteArray header(const QByteArray &name) const;
};

/// A server on this computer that answers by a script, one answer a request in their order, and the last one for ever;
/// what it saw is the ledger.
class ScriptedServer final : public QTcpServer
{
    Q_OBJECT

public:
    ScriptedServer();
    /// As the other, over TLS with a certificate that nobody vouches for. The files are PEM.
    ScriptedServer(const QString &certificateFile, const QString &keyFile);
    void script(const QList<ScriptedAnswer> &answers) { m_script = answers; }
    [[nodiscard]] const QList<SeenRequest> &seen() const { return m_seen; }
    void forgetSeen() { m_seen.clear(); }
    [[nodiscard]] QUrl url(const QByteArray &path = "/") const;

protected:
    void incomingConnection(qintptr socket) override;

private:
    void serve(QTcpSocket *socket);
    void take(QTcpSocket *socket);
    void answer(QTcpSocket *socket);
    static void send(QTcpSocket *socket, const ScriptedAnswer &answer);

    QSslConfiguration m_tls; ///< null for plain
    QList<ScriptedAnswer> m_script;
    QList<SeenRequest> m_seen;
    QHash<QTcpSocket *, QByteArray> m_pending;
};

} // namespace tagboat
