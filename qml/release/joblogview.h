// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "joblogmodel.h"
#include "release/forgedesk.h"

#include <QTimer>

namespace tagboat
{

/// The log of one job: read when it is asked for, and again while the job runs. Lines show as they come.
class JobLogView : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by WorkflowView")
    Q_PROPERTY(bool opened READ opened NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(bool loading READ loading NOTIFY changed)
    Q_PROPERTY(QString note READ note NOTIFY changed)
    Q_PROPERTY(QString trouble READ trouble NOTIFY changed)
    Q_PROPERTY(tagboat::JobLogModel *lines READ lines CONSTANT)

public:
    explicit JobLogView(ForgeDesk &desk, QObject *parent = nullptr);
    ~JobLogView() override;

    /// Shows the log of @p job, of the repository behind @p remoteUrl.
    void open(const QString &remoteUrl, const WorkflowJob &job);
    /// What is known of the jobs now: reads on if the one that is shown has moved on.
    void follow(const QList<WorkflowJob> &jobs);
    Q_INVOKABLE void close();
    Q_INVOKABLE void readAgain();
    Q_INVOKABLE void copy() const; ///< the selected lines, or all that are kept, with their times, to the clipboard

    [[nodiscard]] bool opened() const { return m_job.id != 0; }
    [[nodiscard]] qint64 job() const { return m_job.id; }
    [[nodiscard]] QString title() const; ///< the job's name
    [[nodiscard]] bool loading() const { return m_reading; }
    /// What is to be known about what is shown: cut, or not there yet.
    [[nodiscard]] QString note() const;
    [[nodiscard]] QString trouble() const; ///< why it could not be read; empty if it could
    [[nodiscard]] JobLogModel *lines() { return &m_lines; }

Q_SIGNALS:
    void changed();
    /// A log was opened, another one, or none any more.
    void jobChanged();
    /// This line should be in sight; -1: the end.
    void reveal(int row);

private:
    struct Feed;
    void read();
    void drain();
    void finished(const Result<void> &end);

    ForgeDesk &m_desk;
    QString m_remoteUrl;
    WorkflowJob m_job;
    WorkflowJob m_readAs; ///< how the job stood when its log was read last
    JobLogModel m_lines;
    std::shared_ptr<Feed> m_feed;
    qsizetype m_read = 0; ///< lines of the log that were taken, with those that are not kept
    Cancel m_cancel;
    int m_ticket = 0;
    bool m_reading = false;
    bool m_revealed = false;
    std::optional<Error> m_trouble;
    QTimer m_drain;
};

} // namespace tagboat
