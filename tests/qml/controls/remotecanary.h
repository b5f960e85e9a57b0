// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTcpServer>

namespace tagboat
{

/// A server that nobody may ever call: it counts connections, so that a test can prove that a text fetched nothing.
class RemoteCanary : public QObject
{
    Q_OBJECT
    Q_PROPERTY(QString address READ address CONSTANT)
    Q_PROPERTY(int visits READ visits NOTIFY visited)

public:
    explicit RemoteCanary(QObject *parent = nullptr);
    [[nodiscard]] QString address() const;
    [[nodiscard]] int visits() const { return m_visits; }

Q_SIGNALS:
    void visited();

private:
    QTcpServer m_server;
    int m_visits = 0;
};

} // namespace tagboat
