// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "approvaltexts.h"
#include "release/trialindex.h"

#include <QAbstractListModel>
#include <QSet>
#include <qqmlintegration.h>

namespace tagboat
{

/// What waits, with what is known of it here.
struct ApprovalRow {
    ApprovalItem item;
    ReleaseOfTag release;
    TrialListing listing; ///< on TestPyPI
    bool stale = false;   ///< its repository could not be asked the last time
    QDateTime asked;
    bool operator==(const ApprovalRow &) const = default;
};

/// Deployments that wait: those that this account may decide first, each part the oldest first. Rows change in place.
class ApprovalsModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ApprovalsController")
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(int mine READ mine NOTIFY changed)
    Q_PROPERTY(int selectedCount READ selectedCount NOTIFY changed)

public:
    enum Role {
        KeyRole = Qt::UserRole,
        NameRole,
        RepositoryRole, ///< owner/name
        VersionRole,
        CandidateRole,
        EnvironmentRole,
        TimerTextRole,
        TimerToneRole,
        SituationRole,
        SinceExactRole,
        MineRole,
        StandingRole, ///< in a word or two, where this account cannot decide
        WhyNotRole,
        SelectedRole,
        SendingRole,
        StaleTextRole,
        ChecksTextRole,
        ChecksToneRole,
        ChecksListRole, ///< names of what failed or has not ended
        CommitRole,
        RunTitleRole,
        RunUrlRole,
        StartedByRole,
        PeopleRole,
        ChangesTextRole,
        CompareUrlRole,
        DecidedRole,
        GapsRole,
        NotesRole,
        ReleaseIdRole,
        DeploymentsRole,  ///< a line for each environment that the commit came to
        VerificationRole, ///< what Tagboat itself knows of the package on its index
        VerificationToneRole,
        TimerEndsRole, ///< by the clock on the wall; empty if no timer runs
    };
    using QAbstractListModel::QAbstractListModel;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int count() const { return rowCount(); }
    [[nodiscard]] int mine() const;
    [[nodiscard]] int selectedCount() const { return static_cast<int>(m_selected.size()); }
    [[nodiscard]] const QList<ApprovalRow> &rows() const { return m_rows; }
    [[nodiscard]] const ApprovalRow *find(const QString &key) const;
    /// Selected rows, in the order of the list.
    [[nodiscard]] QStringList selected() const;

    /// Selects a row that this account may decide, or takes that back.
    Q_INVOKABLE void toggle(const QString &key);
    void clearSelection();

    void setRows(QList<ApprovalRow> rows, const QDateTime &now);
    /// An answer to these is under way.
    void setSending(const QSet<QString> &keys);
    /// Counts timers on. True if one ended since the last call.
    bool tick(const QDateTime &now);
    [[nodiscard]] bool timerRuns() const;

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] QVariant detail(const ApprovalRow &row, int role) const;
    void place(const ApprovalRow &row, int at);
    void toggled(const QString &key);

    QList<ApprovalRow> m_rows;
    QSet<QString> m_selected;
    QSet<QString> m_sending;
    QDateTime m_now;
};

} // namespace tagboat
