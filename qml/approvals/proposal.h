// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "approvalsmodel.h"

#include <QObject>
#include <QVariantList>
#include <qqmlintegration.h>

namespace tagboat
{

/// An answer that is put to the user before it is sent: to what, and exactly what goes where.
class Proposal : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ApprovalsController")
    Q_PROPERTY(bool open READ isOpen NOTIFY changed)
    Q_PROPERTY(bool approve READ approve NOTIFY changed)
    Q_PROPERTY(bool sending READ sending NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QVariantList lines READ lines NOTIFY changed)
    Q_PROPERTY(QStringList sent READ sent NOTIFY changed)
    Q_PROPERTY(QString confirmText READ confirmText NOTIFY changed)
    Q_PROPERTY(int chosen READ chosenCount NOTIFY changed)

public:
    using QObject::QObject;

    void begin(bool approve, const QList<ApprovalRow> &rows, const QDateTime &now);
    /// Brings what it says up to date; what this account may not decide any more goes, and with the last it closes.
    void follow(const ApprovalsModel &model);
    void setSending(bool sending);
    Q_INVOKABLE void close();
    /// Leaves one of several out, or takes it in again.
    Q_INVOKABLE void toggle(const QString &key);

    [[nodiscard]] bool isOpen() const { return !m_rows.isEmpty(); }
    [[nodiscard]] bool approve() const { return m_approve; }
    [[nodiscard]] bool sending() const { return m_sending; }
    [[nodiscard]] QString title() const;
    /// One for each deployment: maps of key, text, detail, cautions (a list), next, chosen.
    [[nodiscard]] QVariantList lines() const;
    /// What goes over the wire besides the comment, a sentence for each request.
    [[nodiscard]] QStringList sent() const;
    [[nodiscard]] QString confirmText() const;
    [[nodiscard]] int chosenCount() const { return static_cast<int>(chosen().size()); }
    [[nodiscard]] QList<ApprovalItem> chosen() const;

Q_SIGNALS:
    void changed();

private:
    QList<ApprovalRow> m_rows;
    QSet<QString> m_leftOut;
    QDateTime m_now;
    bool m_approve = true;
    bool m_sending = false;
};

} // namespace tagboat
