// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "release/releaseservice.h"

#include <QHash>
#include <QObject>
#include <QThread>

#include <memory>

namespace tagboat
{

/// What a window asks of releases. Every call returns at once: planning and running happen in a thread of their own,
/// and the answers come as signals in the thread of this object.
class ReleaseDesk final : public QObject
{
    Q_OBJECT

public:
    /// @p makePorts is called in the thread that will use them.
    explicit ReleaseDesk(std::function<ServicePorts()> makePorts, QObject *parent = nullptr);
    /// Cancels what runs; a release that runs stops before its next step and can be resumed.
    ~ReleaseDesk() override;

    /// Plans a release; answered by previewReady() or previewFailed() with the ticket that this returns. A newer
    /// request cancels an older one.
    int preview(const QString &repository, const PlanRequest &request);
    /// Plans the next candidate in place of a failed one; answered like preview().
    int previewRecovery(const QString &release);
    /// Runs a plan as it was shown. With @p confirmAll every step that cannot be undone has been agreed to.
    void start(const Plan &plan, bool confirmAll, bool allowCommands);
    /// Goes on with a release; allows the step @p allows, if that is what it stopped before.
    void resume(const QString &release, bool confirmAll, bool allowCommands, const QString &allows = {});
    /// Answers a candidate's question with "good" and goes on.
    void promote(const QString &release, bool confirmAll);
    /// Replaces a failed candidate by @p revision, which previewRecovery() gave, and goes on.
    void recover(const QString &release, const Plan &revision, bool confirmAll);
    /// Stops a release that runs before its next step.
    void pause(const QString &release);
    /// What a release that runs here waits for may have changed, such as by an answer of the user: it looks at once.
    void lookAgain(const QString &release);
    /// The user answered deployments of @p tags. A release of that repository that runs here looks at once; one that
    /// was left waiting for them goes on, up to the next step that asks the user. One that was paused here rests.
    void answered(const QString &repository, const QStringList &tags);
    /// Gives a release up. One that runs here is asked to stop, and is given up once it has; nothing waits for that.
    void abort(const QString &release);
    /// Reads all releases again; answered by releasesReady().
    void refresh();

Q_SIGNALS:
    void previewReady(int ticket, std::shared_ptr<const tagboat::ReleasePreview> preview);
    void previewFailed(int ticket, tagboat::Error error);
    /// A new release has its id: what start() was called for.
    void started(QString release);
    void happened(tagboat::ReleaseEvent event);
    /// A release's state after each event that is more than a line of output.
    void releaseChanged(std::shared_ptr<const tagboat::ReleaseState> state);
    /// Nobody works at the release here any more: it has ended, waits for the user, failed, or was stopped. While a
    /// step only waits for others the release is followed, and does not rest.
    void rested(QString release);
    /// Something that the user asked for could not be done, which stops nothing that runs. The release is empty if
    /// there is none yet.
    void refused(QString release, tagboat::Error error);
    void releasesReady(QList<std::shared_ptr<const tagboat::ReleaseState>> releases);

private:
    class Worker;
    void post(std::function<void(Worker &)> work);

    QThread m_thread;
    std::unique_ptr<Worker> m_worker;
    int m_ticket = 0;
};

} // namespace tagboat
