// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "git/helperremote.h"

#include "git/remoteprotocol.h"
#include "git/remoteurl.h"

#include <QCoroSignal>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>

#include <sys/prctl.h>

#include <csignal>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// However busy a server looks, a call ends.
constexpr std::chrono::minutes longestCall(30);

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
    Call(const QString &program, const QJsonObject &request, std::chrono::milliseconds idle, Cancel cancel)
        : m_place(request[u"url"_s].toString(request[u"remote"_s].toString())), m_cancel(std::move(cancel))
    {
        m_process.setProgram(program);
        m_process.setProcessEnvironment(childEnvironment(m_scratch.path()));
        // Relative addresses mean what they mean to git: relative to the working tree.
        if (const QString folder = request[u"repository"_s].toString(); QFileInfo(folder).isDir())
            m_process.setWorkingDirectory(folder);
        m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
        m_idle.setSingleShot(true);
        m_idle.setInterval(idle);
        m_total.setSingleShot(true);
        m_total.setInterval(longestCall);
        connect(&m_process, &QProcess::readyReadStandardOutput, this, &Call::read);
        connect(&m_process, &QProcess::finished, this, &Call::finish);
        connect(&m_process, &QProcess::errorOccurred, this, [this, program](QProcess::ProcessError error) {
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
        connect(&m_idle, &QTimer::timeout, this, &Call::giveUp);
        connect(&m_total, &QTimer::timeout, this, &Call::giveUp);
        m_frame = git::frameOf(request);
    }

    void start()
    {
        m_watch.start(50);
        m_idle.start();
        m_total.start();
        m_process.start();
        m_process.write(m_frame);
        m_process.closeWriteChannel();
    }

    [[nodiscard]] bool ended() const { return m_ended; }
    [[nodiscard]] Result<QJsonObject> result() const { return *m_result; }

Q_SIGNALS:
    void done();

private:
    void read()
    {
        m_bytes += m_process.readAllStandardOutput();
        m_idle.start();
        while (!m_result) {
            auto message = git::takeFrame(m_bytes);
            if (!message)
                return stop(tl::unexpected(message.error()));
            if (!*message)
                return;
            if ((*message)->contains(u"progress"_s))
                continue;
            if (const auto error = git::errorIn(**message))
                settle(tl::unexpected(*error));
            else
                settle(**message);
        }
    }

    void finish()
    {
        read();
        const QByteArray words = m_process.readAllStandardError();
        settle(fail(Error::Kind::Internal, u"The git process ended without an answer"_s,
                    QString::fromUtf8(words.last(std::min<qsizetype>(1000, words.size())))));
        end();
    }

    void giveUp()
    {
        stop(
            fail(Error::Kind::Unavailable, u"%1 did not answer in time"_s.arg(m_place), {},
                 u"Check the network, then try again. What was under way is looked at before anything is repeated."_s));
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
    Cancel m_cancel;
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

HelperRemote::HelperRemote(QString program, std::chrono::milliseconds idle)
    : m_program(std::move(program)), m_idle(idle)
{
}

QCoro::Task<Result<QJsonObject>> HelperRemote::ask(QJsonObject request, Cancel cancel)
{
    Call call(m_program, request, m_idle, std::move(cancel));
    call.start();
    if (!call.ended())
        co_await qCoro(&call, &Call::done);
    co_return call.result();
}

QCoro::Task<Result<QList<RemoteReference>>> HelperRemote::references(QString repository, QString url, Cancel cancel)
{
    TB_CO_TRY(const QString usable, usableUrl(url));
    const QJsonObject request{{u"operation"_s, u"references"_s}, {u"repository"_s, repository}, {u"url"_s, usable}};
    TB_CO_TRY(const QJsonObject answer, co_await ask(request, cancel));
    co_return git::referencesIn(answer);
}

QCoro::Task<Result<void>> HelperRemote::push(QString repository, QString url, QList<PushUpdate> updates, Cancel cancel)
{
    TB_CO_TRY(const QString usable, usableUrl(url));
    const QJsonObject request = git::pushRequest(repository, usable, updates);
    TB_CO_CHECK(co_await ask(request, cancel));
    co_return Result<void>();
}

QCoro::Task<Result<void>> HelperRemote::deleteCandidateTag(QString repository, QString url, CandidateTag tag,
                                                           QString expected, Cancel cancel)
{
    TB_CO_TRY(const QString usable, usableUrl(url));
    const QJsonObject request{{u"operation"_s, u"delete-candidate-tag"_s},
                              {u"repository"_s, repository},
                              {u"url"_s, usable},
                              {u"name"_s, tag.name()},
                              {u"expected"_s, expected}};
    TB_CO_CHECK(co_await ask(request, cancel));
    co_return Result<void>();
}

QCoro::Task<Result<void>> HelperRemote::fetch(QString repository, QString remoteName, Cancel cancel)
{
    const QJsonObject request{{u"operation"_s, u"fetch"_s}, {u"repository"_s, repository}, {u"remote"_s, remoteName}};
    TB_CO_CHECK(co_await ask(request, cancel));
    co_return Result<void>();
}

} // namespace tagboat

#include "helperremote.moc"
