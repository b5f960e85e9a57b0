// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "controls/diffmodel.h"
#include "release/repositorysetup.h"

#include <QObject>
#include <QVariantList>
#include <qqmlintegration.h>

namespace tagboat
{

/// Changes that are shown before they are made: each in a line, with the requests that make it, and the files.
class SetupProposal : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by SetupController")
    Q_PROPERTY(bool open READ isOpen NOTIFY changed)
    Q_PROPERTY(bool sending READ sending NOTIFY changed)
    Q_PROPERTY(QString repository READ repository NOTIFY changed)
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(QVariantList lines READ lines NOTIFY changed)
    Q_PROPERTY(tagboat::DiffModel *difference READ difference CONSTANT)
    Q_PROPERTY(int files READ files NOTIFY changed)
    Q_PROPERTY(QString secret READ secret NOTIFY changed)
    Q_PROPERTY(QStringList tokens READ tokens NOTIFY changed)

public:
    using QObject::QObject;
    [[nodiscard]] bool isOpen() const { return !m_changes.isEmpty(); }
    [[nodiscard]] bool sending() const { return m_sending; }
    [[nodiscard]] QString repository() const { return m_fullName; }
    [[nodiscard]] int count() const { return static_cast<int>(m_changes.size()); }
    /// A list of {text, requests}.
    [[nodiscard]] const QVariantList &lines() const { return m_lines; }
    [[nodiscard]] DiffModel *difference() { return &m_difference; }
    /// The secret whose value is wanted; empty: none. A proposal sets one at most.
    [[nodiscard]] QString secret() const;
    [[nodiscard]] std::optional<SecretName> secretName() const;
    /// Names of tokens that could be its value.
    [[nodiscard]] const QStringList &tokens() const { return m_tokens; }
    void setTokens(const QStringList &tokens);
    [[nodiscard]] int files() const { return m_difference.fileCount(); }
    [[nodiscard]] const RepositoryClone &clone() const { return m_clone; }
    [[nodiscard]] const QList<SetupChange> &changes() const { return m_changes; }

    /// @p diff is that of the files among the changes.
    void begin(const RepositorySetup &setup, const QList<SetupChange> &changes, const QByteArray &diff);
    void setSending(bool sending);
    Q_INVOKABLE void close();
    /// The files of all changes.
    static QList<FileEdit> filesOf(const QList<SetupChange> &changes);

Q_SIGNALS:
    void changed();

private:
    RepositoryClone m_clone;
    QString m_fullName;
    QList<SetupChange> m_changes;
    QVariantList m_lines;
    DiffModel m_difference;
    QStringList m_tokens;
    bool m_sending = false;
};

} // namespace tagboat
