// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QVariantList>
#include <qqmlintegration.h>

namespace tagboat
{

/// Whose part the user takes in the practice harbour, and whose they could take.
class PracticeRole : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    /// As ChoiceButton takes them: {key, label, detail, checked}.
    Q_PROPERTY(QVariantList options READ options NOTIFY changed)
    /// Who is played; empty while nobody knows who is there.
    Q_PROPERTY(QString login READ login NOTIFY changed)
    Q_PROPERTY(bool own READ own NOTIFY changed)

public:
    using QObject::QObject;

    /// Who is there, the user first.
    void setMembers(const QStringList &members);
    /// From now on this member asks and answers. Nothing happens for one who is not there.
    Q_INVOKABLE void take(const QString &login);
    /// The members are wanted: they may have changed since.
    Q_INVOKABLE void look() { Q_EMIT wanted(); }

    [[nodiscard]] QVariantList options() const;
    [[nodiscard]] QString login() const { return m_login; }
    [[nodiscard]] bool own() const { return m_members.isEmpty() || m_login == m_members.constFirst(); }

Q_SIGNALS:
    void changed();
    void wanted();
    void taken(const QString &login);

private:
    QStringList m_members;
    QString m_login;
};

} // namespace tagboat
