// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "process/qtprocessrunner.h"

#include <QCoroSignal>
#include <QProcess>
#include <QTimer>

#include <sys/prctl.h>
#include <unistd.h>

#include <csignal>
#include <memory>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// How long a killed process may take to be gone. One that runs as another user cannot be killed and is left to itself.
constexpr int farewell = 3000; // ms

/// A process whose end, failed start, deadline and cancellation all arrive as the one signal done(). QCoro's own
/// wrapper does not notice a program that cannot be started. One that is stopped is done when it is gone, not before:
/// QProcess complains of a process that outlives it, and waits for it with a blocked thread.
class Child : public QObject
{
    Q_OBJECT

public:
    explicit Child(ProcessRequest request, std::function<void(QByteArray)> onOutput, Cancel cancel)
        : m_request(std::move(request)), m_onOutput(std::move(onOutput)), m_cancel(std::move(cancel))
    {
        m_process->setProgram(m_request.program);
        m_process->setArguments(m_request.arguments);
        m_process->setWorkingDirectory(m_request.folder);
        m_process->setProcessEnvironment(m_request.environment);
        m_process->setProcessChannelMode(QProcess::MergedChannels);
        m_process->setStandardInputFile(QProcess::nullDevice());
        // Its own session, so that its children can be ended with it.
        m_process->setChildProcessModifier([] {
            ::setsid();
            ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        });
        connect(m_process.get(), &QProcess::readyRead, this, &Child::read);
        connect(m_process.get(), &QProcess::finished, this, [this] { finish(); });
        connect(m_process.get(), &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart)
                end(fail(Error::Kind::NotFound, u"The program %1 could not be started"_s.arg(m_request.program),
                         m_process->errorString(), u"Install it, or correct the command."_s));
        });
        connect(&m_watch, &QTimer::timeout, this, [this] {
            if (m_cancel.requested())
                stop(fail(Error::Kind::Cancelled, u"%1 was stopped"_s.arg(m_request.program)));
        });
        m_farewell.setSingleShot(true);
        connect(&m_farewell, &QTimer::timeout, this, &Child::abandon);
        m_deadline.setSingleShot(true);
        connect(&m_deadline, &QTimer::timeout, this, [this] {
            stop(fail(Error::Kind::Unavailable, u"%1 did not end in time and was stopped"_s.arg(m_request.program)));
        });
    }

    void start()
    {
        m_watch.start(50);
        m_deadline.start(m_request.deadline);
        m_process->start();
    }

    [[nodiscard]] bool ended() const { return m_ended; }
    [[nodiscard]] Result<ProcessOutcome> result() const { return *m_result; }

Q_SIGNALS:
    void done();

private:
    void read()
    {
        const QByteArray piece = m_process->readAll();
        if (piece.isEmpty())
            return;
        const qsizetype room = m_request.outputLimit - m_outcome.output.size();
        if (room <= 0)
            return;
        m_outcome.output += piece.first(std::min(room, piece.size()));
        if (piece.size() > room)
            m_outcome.output += "\n[output cut here]\n";
        if (m_onOutput)
            m_onOutput(piece);
    }

    void finish()
    {
        read();
        if (m_process->exitStatus() == QProcess::CrashExit && !m_result) {
            end(fail(Error::Kind::CheckFailed, u"%1 crashed"_s.arg(m_request.program),
                     QString::fromUtf8(m_outcome.output.last(std::min<qsizetype>(500, m_outcome.output.size())))));
            return;
        }
        m_outcome.exitStatus = m_process->exitCode();
        end(m_outcome);
    }

    void stop(const Result<ProcessOutcome> &result)
    {
        m_result = result;
        m_watch.stop();
        m_deadline.stop();
        m_farewell.start(farewell);
        const auto id = static_cast<pid_t>(m_process->processId());
        if (id > 0)
            ::kill(-id, SIGKILL);
        m_process->kill();
    }

    void abandon()
    {
        m_process->disconnect(this);
        QProcess *process = m_process.release();
        connect(process, &QProcess::finished, process, &QObject::deleteLater);
        end(*m_result);
    }

    /// What stop() said before stays said.
    void end(const Result<ProcessOutcome> &result)
    {
        if (m_ended)
            return;
        m_ended = true;
        m_result = m_result.value_or(result);
        m_watch.stop();
        m_deadline.stop();
        m_farewell.stop();
        Q_EMIT done();
    }

    ProcessRequest m_request;
    std::function<void(QByteArray)> m_onOutput;
    Cancel m_cancel;
    QTimer m_watch;
    QTimer m_deadline;
    ProcessOutcome m_outcome;
    QTimer m_farewell;
    std::optional<Result<ProcessOutcome>> m_result;
    bool m_ended = false;
    // Last: its destructor still emits into the members above.
    std::unique_ptr<QProcess> m_process = std::make_unique<QProcess>();
};

} // namespace

QCoro::Task<Result<ProcessOutcome>> QtProcessRunner::run(ProcessRequest request,
                                                         std::function<void(QByteArray)> onOutput, Cancel cancel)
{
    Child child(std::move(request), std::move(onOutput), std::move(cancel));
    child.start();
    if (!child.ended())
        co_await qCoro(&child, &Child::done);
    co_return child.result();
}

} // namespace tagboat

#include "qtprocessrunner.moc"
