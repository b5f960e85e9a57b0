// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "base/helpercall.h"

#include "base/helperframe.h"
#include "base/secretchannel.h"

#include <QCoroSignal>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>

#include <sys/prctl.h>

#include <csignal>
#include <optional>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// Nothing of the environment leads git elsewhere: no GIT_DIR, GIT_SSH_COMMAND and the like, and no proxies.
QProcessEnvironment childEnvironment(const QString &scratch)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : environment.keys()) {
        if (name.startsWith("GIT_"_L1) || name.endsWith("_proxy"_L1, Qt::CaseInsensitive))
            environment.remove(name);
    }
    environment.insert(u"TMPDIR"_s, scratch);
    return environment;
}

/// One child and its one call. Its answer, its death, the deadline and cancellation all arrive as done().
class Call : public QObject
{
    Q_OBJECT

public:
    Call(const HelperQuestion &question, Cancel cancel)
        : m_place(question.place), m_late(question.late), m_cancel(std::move(cancel))
    {
        if (const auto opened = m_channel.open(question.secret); !opened)
            m_result = tl::unexpected(opened.error());
        m_process.setProgram(question.program);
        m_process.setProcessEnvironment(childEnvironment(m_scratch.path()));
        if (QFileInfo(question.folder).isDir())
            m_process.setWorkingDirectory(question.folder);
        m_process.setChildProcessModifier([end = m_channel.childEnd()] {
            ::prctl(PR_SET_PDEATHSIG, SIGKILL);
            SecretChannel::keepInChild(end);
        });
        m_idle.setSingleShot(true);
        m_idle.setInterval(question.idle);
        m_total.setSingleShot(true);
        m_total.setInterval(question.longest);
        connect(&m_process, &QProcess::readyReadStandardOutput, this, &Call::read);
        connect(&m_process, &QProcess::finished, this, &Call::finish);
        connect(&m_process, &QProcess::errorOccurred, this,
                [this, program = question.program](QProcess::ProcessError error) {
                    if (error != QProcess::FailedToStart)
                        return;
                    settle(fail(Error::Kind::Internal, u"The program %1 could not be started"_s.arg(program),
                                m_process.errorString(), u"Install Tagboat again."_s));
                    end();
                });
        connect(&m_watch, &QTimer::timeout, this, [this] {
            if (m_cancel.requested())
                stop(fail(Error::Kind::Cancelled, u"The talk with %1 was stopped"_s.arg(m_place)));
        });
        connect(&m_idle, &QTimer::timeout, this, [this] { stop(tl::unexpected(m_late)); });
        connect(&m_total, &QTimer::timeout, this, [this] { stop(tl::unexpected(m_late)); });
        QJsonObject request = question.request;
        request.insert(u"channel"_s, m_channel.childEnd());
        m_frame = frameOf(request);
    }

    void start()
    {
        if (m_result)
            return end();
        m_watch.start(50);
        m_idle.start();
        m_total.start();
        m_process.start();
        m_channel.closeChildEnd();
        m_process.write(m_frame);
        m_process.closeWriteChannel();
    }

    [[nodiscard]] bool ended() const { return m_ended; }

    [[nodiscard]] Result<HelperAnswer> result() const
    {
        TB_TRY(const QJsonObject message, *m_result);
        TB_TRY(Secret secret, m_channel.taken());
        return HelperAnswer{message, std::move(secret)};
    }

Q_SIGNALS:
    void done();

private:
    void read()
    {
        m_bytes += m_process.readAllStandardOutput();
        m_idle.start();
        while (!m_result) {
            auto message = takeFrame(m_bytes);
            if (!message)
                return stop(tl::unexpected(message.error()));
            if (!*message)
                return;
            if ((*message)->contains(u"progress"_s))
                continue;
            if (const auto error = errorIn(**message))
                settle(tl::unexpected(*error));
            else
                settle(**message);
        }
    }

    void finish()
    {
        read();
        const QByteArray words = m_process.readAllStandardError();
        settle(fail(Error::Kind::Internal, u"The helper process ended without an answer"_s,
                    QString::fromUtf8(words.last(std::min<qsizetype>(1000, words.size())))));
        end();
    }

    /// Ends the child; done() comes when it is gone.
    void stop(const Result<QJsonObject> &result)
    {
        settle(result);
        m_process.kill();
    }

    /// The first result counts, whatever the child's end looks like.
    void settle(const Result<QJsonObject> &result)
    {
        if (!m_result)
            m_result = result;
    }

    void end()
    {
        if (std::exchange(m_ended, true))
            return;
        m_watch.stop();
        m_idle.stop();
        m_total.stop();
        // Queued: whoever waits may destroy this object at once, while the caller still uses it.
        QMetaObject::invokeMethod(this, &Call::done, Qt::QueuedConnection);
    }

    QString m_place;
    Error m_late;
    Cancel m_cancel;
    SecretChannel m_channel;
    QByteArray m_frame;
    QByteArray m_bytes;
    QTimer m_watch;
    QTimer m_idle;
    QTimer m_total;
    std::optional<Result<QJsonObject>> m_result;
    bool m_ended = false;
    QTemporaryDir m_scratch; ///< the child's temporary folder: gone with the call, however the child ends
    QProcess m_process;      // last: its destructor still emits into the members above
};

} // namespace

QCoro::Task<Result<HelperAnswer>> askHelper(HelperQuestion question, Cancel cancel)
{
    Call call(question, std::move(cancel));
    question.secret = {};
    call.start();
    if (!call.ended())
        co_await qCoro(&call, &Call::done);
    co_return call.result();
}

} // namespace tagboat

#include "helpercall.moc"
